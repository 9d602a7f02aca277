"""The way to an office's server: its address, the connection, how it greets, and what it complains of."""

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.files.membership import Office

_PAGE = 200
_TIMEOUT = 10
_BACKUP_HOURS = 26
_UPGRADED = "服务器已升级，本机仍可查找，请升级程序后再同步。"
_NOT_PROVEN = (
    "服务器的证书通不过，没有连：请把管理员给的 CA 证书存成 {}，地址里的服务器名要和证书上的一字不差。"
)
_OLDER = "服务器上的脚本比程序旧，本机仍可查找；请管理员重新运行 drafter office server sql 打出的脚本，资料不会丢。"


@dataclass(frozen=True, slots=True)
class Hello:
    """What a contact begins with: the office, this person and his unit, and the cursor's upper end."""

    office: str
    name: str
    unit: int
    epoch: str
    mark: str
    upper: str
    fast: int
    lease: int
    every: int
    person: int


def address_of(place: str) -> dict[str, Any]:
    """The parameters of a connection; UserError where the address makes no sense, or holds a password."""
    try:
        parts = conninfo_to_dict(place)
    except psycopg.ProgrammingError as error:
        raise UserError("地址看不懂，请写成 postgresql://姓名@服务器/数据库。") from error
    if parts.get("password"):
        raise UserError("密码不要写在地址里，请填在“密码”一栏，或在终端里加 --password。")
    local = str(parts.get("host", "")).startswith("/")
    secure = {} if local else {"sslmode": "verify-full"}
    return {**parts, **secure, "connect_timeout": _TIMEOUT, "application_name": "drafter"}


def office_of_server(place: str, password: str = "") -> Office:
    """The office of a server, as it says itself; UserError where it does not answer."""
    with telling(), connected(place, password) as connection:
        hello = hello_of(connection)
    return Office(hello.office, hello.name)


def health_of(place: str, password: str = "", epoch: str = "") -> list[str]:
    """What is wrong with a server, in sentences; none where it is well. UserError where it does not answer.

    `epoch` is that of the last contact, "" before the first.
    """
    with telling(), connected(place, password) as connection:
        hello = hello_of(connection)
        ahead, hanging, hours = connection.execute("SELECT * FROM office_1.health()").fetchone() or (0, 0, 0)
        wrong = [
            no
            for (numbers,) in _all_numbers(connection)
            for no, body, edition in connection.execute(
                "SELECT no, body, edition FROM office_1.these(%s)", (numbers,)
            )
            if body is not None and sha256(body.encode()).digest() != edition
        ]
    told = []
    if ahead:
        told.append("服务器是从备份恢复的，管理员还没有运行 SELECT office.restored()，新旧材料会收不全。")
    if epoch and epoch != hello.epoch:
        told.append("服务器换过，或从备份恢复过，下次同步时本机会重新核对全部材料。")
    if hanging:
        told.append(f"服务器上有 {hanging} 个写入挂住了超过 15 秒，挡住了后面的材料，请管理员结束它们。")
    if hours is None or hours > _BACKUP_HOURS:
        last = "从来没有备份过" if hours is None else f"{hours / 24:.0f} 天没有备份了"
        told.append(f"服务器{last}（备份脚本末尾要运行 SELECT office.dumped()）。")
    if wrong:
        told.append(f"服务器上有 {len(wrong)} 篇的内容与指纹不符：{'、'.join(map(str, wrong[:5]))}。")
    return told


def _all_numbers(connection: psycopg.Connection) -> Iterator[tuple[list[int]]]:
    """The numbers of all that this person may read, some at a time."""
    numbers = [no for (no,) in connection.execute("SELECT no FROM office_1.visible()")]
    for start in range(0, len(numbers), _PAGE):
        yield (numbers[start : start + _PAGE],)


def hello_of(connection: psycopg.Connection) -> Hello:
    """How the server greets whoever has connected."""
    row = connection.execute(
        "SELECT office, name, unit, epoch, mark, upper, lease, every, person, extract(epoch FROM clock_timestamp())"
        " FROM office_1.hello()"
    ).fetchone()
    assert row
    office, name, unit, epoch, mark, upper, lease, every, person, moment = row
    fast = round(time.time() - float(moment))
    return Hello(str(office), name, unit, epoch, mark, str(upper), fast, lease, every, person)


def connected(place: str, password: str = "") -> psycopg.Connection:
    """A new connection; without a password PostgreSQL's own password file counts."""
    address = address_of(place)
    if password:
        address["password"] = password
    return psycopg.connect(**address, autocommit=True)


def _authority() -> Path:
    """Where PostgreSQL's library looks for the certificate that all others are measured by."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "%APPDATA%"), "postgresql", "root.crt")
    return Path.home() / ".postgresql" / "root.crt"


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Turn what the server or the way to it complains of into a sentence for the user."""
    try:
        yield
    except psycopg.errors.InvalidPassword as error:
        raise UserError("服务器不认这个密码，请检查后再试。") from error
    except psycopg.errors.InvalidAuthorizationSpecification as error:
        raise UserError("服务器上没有登记您，请找管理员。") from error
    except psycopg.errors.InvalidSchemaName as error:  # `office_1` is gone: two years are over
        raise UserError(_UPGRADED) from error
    except (psycopg.errors.UndefinedFunction, psycopg.errors.UndefinedColumn) as error:
        raise UserError(_OLDER) from error
    except psycopg.Error as error:
        if "password" in str(error):
            raise UserError("服务器要密码，或不认这个密码，请检查后再试。") from error
        if "certificate" in str(error):
            raise UserError(_NOT_PROVEN.format(_authority())) from error
        raise UserError("连不上服务器，会自动再试。") from error
