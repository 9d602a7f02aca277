"""The terminal commands by which colleagues share one library."""

import platform
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli_bundle import BUNDLE_COMMANDS, own_key
from drafter.cli_library import JSON, opened_library, receive_segments
from drafter.core.errors import UserError
from drafter.library.colleagues import SCOPE_NAMES
from drafter.terminal import note, say, say_json
from drafter.usage import Command, Group, argument

if TYPE_CHECKING:
    from drafter.files.membership import Membership
    from drafter.files.office_status import OfficeStatus
    from drafter.library.colleagues import Received
    from drafter.office.share import Contact


def join(place: str, name: str, office: str, password: bool, as_json: bool) -> None:
    """加入共享文件夹、服务器或光盘文件（.gwk）的单位：同事导入的旧讲话，各人机器上都能查到。"""
    from drafter.files.membership import Membership, save_membership
    from drafter.files.unit import load_unit
    from drafter.library.restore import DATABASE
    from drafter.office.bundle import BUNDLE_SUFFIX, read_manifest
    from drafter.office.ledger import Ledger
    from drafter.office.password import keep_password, known_password
    from drafter.office.share import found_office
    from drafter.office.syncing import is_server, server_module
    from drafter.paths import default_home

    home = default_home()
    folder = Path(place).expanduser().absolute()
    place = place if is_server(place) else str(folder)
    own_name = name or platform.node() or "同事"
    known = _membership()
    if known and known.place != place:
        raise UserError(f"已经加入了“{known.office.name}”，请先运行 drafter office leave。")
    if is_server(place):
        secret = _asked_password() if password else known_password(home.office_folder)
        found = server_module("connection").office_of_server(place, secret)
        if password:
            keep_password(secret, home.office_folder)
    elif folder.suffix == BUNDLE_SUFFIX:
        found, place = read_manifest(folder).office, ""
    else:
        found = found_office(folder, office or load_unit(home.unit).name or folder.name, own_key)
    if not (home.library / DATABASE).exists():
        with opened_library(None, starter=True):
            pass
    ledger = Ledger(home.library / DATABASE)
    try:
        count = ledger.join(found.id, own_name, is_server(place))
    finally:
        ledger.close()
    save_membership(Membership(found, place, own_name), home.office)
    if as_json:
        say_json({"office": found.name, "code": found.check_code, "waiting": count})
    else:
        say(f"已加入“{found.name}”。核对码 {found.check_code}；本机 {count} 篇尚未共享")


def _asked_password() -> str:
    """The password: asked for at a terminal, else the first line that comes in."""
    import getpass

    return getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def sync(watch: bool, once: bool, as_json: bool) -> None:
    """把本机新导入、新更正的告诉同事，把同事的取来；--watch 一直做下去。"""
    from drafter.lock import FileLock
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home
    from drafter.process import stand_behind

    if watch and once:
        raise UserError("--watch 和 --once 只能选一个。")
    home = default_home()
    syncing = Syncing(home)
    home.office_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.office_folder / "lock")
    if not lock.acquire():
        raise UserError("同步正在进行，不用再开一次。")
    try:
        if watch:
            stand_behind()
            syncing.watch(_until_input_ends(), lambda: receive_segments(syncing.inbox))
            return
        contact = syncing.contact()
        received = syncing.take_in(contact, lambda: receive_segments(syncing.inbox))
        _tell(contact, received, syncing.status, as_json)
    finally:
        lock.release()


def _tell(contact: "Contact", received: "Received | None", status: "OfficeStatus", as_json: bool) -> None:
    """Say how a contact went."""
    sources, changes = (received.sources, received.changes) if received else (0, 0)
    notes = [*status.notes, *(met.sentence for met in (received.met if received else ()))]
    if as_json:
        say_json(
            {
                "sources": sources,
                "changes": changes,
                "told": contact.sources,
                "told_changes": contact.changes,
                "notes": notes,
                "last": status.when,
            }
        )
        return
    came = f"收到 {sources} 篇、修改 {changes} 处" if received else "收到的由打开的窗口收下"
    sent = f"发出 {contact.sources} 篇、修改 {contact.changes} 处"
    say(f"{came}；{sent}；{status.when}；需要注意 {len(notes)}")
    for sentence in notes:
        note(sentence)


def _until_input_ends() -> threading.Event:
    """An event that is set once whoever started this process closes the pipe, or is gone itself."""
    ended = threading.Event()
    if not sys.stdin.isatty():

        def wait() -> None:
            sys.stdin.read()
            ended.set()

        threading.Thread(target=wait, daemon=True).start()
    return ended


def server_sql() -> None:
    """打出在 PostgreSQL 上建库的脚本，由管理员用 psql 运行；程序自己从不要管理员密码。"""
    from drafter.paths import resource

    say(resource("office", "office-1.sql").read_text(encoding="utf-8").rstrip())


def status(as_json: bool) -> None:
    """加入了哪里、上次同步、还有什么没发出、有没有损坏的文件、谁很久没来。"""
    from drafter.library.feed.journal import counted
    from drafter.library.restore import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.office.share import devices_of
    from drafter.office.syncing import Syncing, is_server
    from drafter.paths import default_home

    syncing = Syncing(default_home())
    member, last = syncing.membership, syncing.status
    ledger = Ledger(default_home().library / DATABASE)
    try:
        waiting, seen = counted(ledger.waiting()), ledger.seen()
    finally:
        ledger.close()
    later = sum(one.state.startswith("later") for one in seen.values())
    devices = [] if is_server(member.place) else devices_of(Path(member.place))
    if as_json:
        say_json(
            {
                "office": member.office.name,
                "code": member.office.check_code,
                "place": member.place,
                "name": member.name,
                "last": last.last,
                "error": last.error,
                "waiting": waiting[0],
                "waiting_changes": waiting[1],
                "damaged": last.damaged,
                "later": later,
                "devices": devices,
            }
        )
        return
    say(f"“{member.office.name}”，本机是“{member.name}”：{member.place}")
    say(f"核对码 {member.office.check_code}")
    say(
        f"{last.when or '还没有同步过'}；还没发出 {waiting[0]} 篇、修改 {waiting[1]} 处；损坏 {last.damaged} 个文件"
    )
    for device in devices:
        say(f"  {device['name']}　{device['last'][:16].replace('T', ' ')}{_silence(device['last'])}")
    for sentence in (*last.notes, *([last.error] if last.error else [])):
        note(sentence)


def _silence(last: str) -> str:
    """How long a device has been silent, where that is long."""
    import datetime

    try:
        days = (datetime.datetime.now().astimezone() - datetime.datetime.fromisoformat(last)).days
    except (ValueError, TypeError):
        return ""
    return f"　已 {days} 天没有同步" if days >= 30 else ""


def scope(sources: list[str], to: str) -> None:
    """定稿或已讲的材料给谁看：本单位、本条线、下级，或者大家；由库管员定。"""
    with opened_library(None) as library:
        library.set_scope(to, *sources)
    say(f"{len(sources)} 篇的范围已改为“{SCOPE_NAMES[to]}”，下次同步时告诉服务器。")


def check() -> None:
    """逐个核对共享文件夹里的文件，或服务器上的材料：有没有损坏、挂住、没有备份。"""
    from drafter.library.restore import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.office.password import known_password
    from drafter.office.share import Share
    from drafter.office.syncing import Syncing, is_server, server_module
    from drafter.paths import default_home

    syncing = Syncing(default_home())
    ledger = Ledger(default_home().library / DATABASE)
    try:
        if is_server(syncing.membership.place):
            secret = known_password(default_home().office_folder)
            told = server_module("connection").health_of(
                syncing.membership.place, secret, ledger.remembered("epoch")
            )
            for sentence in told:
                note(sentence)
            say("服务器连得上。")
            return
        share = Share(Path(syncing.membership.place), ledger, syncing.membership.office, syncing.inbox)
        wrong = share.check()
    finally:
        ledger.close()
    for file in wrong:
        say(f"损坏：{file}")
    if wrong:
        raise UserError(
            f"{len(wrong)} 个文件损坏，下次同步时由写它的机器补上；那台机器已停用的，由读过它的补上。"
        )
    say("共享文件夹里的文件都完好。")


def leave(keep: bool) -> None:
    """退出共享：本机导入的都留下，同事的删去；加 --keep 则同事的也留下。"""
    import shutil

    from drafter.office.password import forget_password
    from drafter.paths import default_home

    home = default_home()
    member = _membership()
    if member is None:
        raise UserError("没有加入共享，不用退出。")
    with opened_library(None) as library:
        if library.read_only and not keep:
            raise UserError("语料库正在另一个窗口里使用，请先关闭那个窗口，再退出共享。")
        gone = 0 if keep else library.forget_colleagues()
        stay = library.counts()[0]
    _leave_ledger()
    forget_password(home.office_folder)
    shutil.rmtree(home.office_folder, ignore_errors=True)
    home.office.unlink(missing_ok=True)
    say(f"已退出“{member.office.name}”：本机留下 {stay} 篇，删去同事的 {gone} 篇。")


def _leave_ledger() -> None:
    from drafter.library.restore import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.paths import default_home

    ledger = Ledger(default_home().library / DATABASE)
    try:
        ledger.leave()
    finally:
        ledger.close()


def _membership() -> "Membership | None":
    from drafter.files.membership import load_membership
    from drafter.paths import default_home

    return load_membership(default_home().office)


OFFICE_COMMANDS = Group(
    "几个人合用一个语料库：共享一个文件夹，查找仍在本机。",
    {
        "join": Command(
            join,
            (
                argument(
                    "place", metavar="FOLDER|postgresql://…", help="大家都能读写的文件夹，或服务器地址。"
                ),
                argument("--name", default="", metavar="名称", help="同事看到的本机名称，如 综合科。"),
                argument(
                    "--password", action="store_true", help="服务器要密码：在终端里问，或从标准输入读一行。"
                ),
                argument("--office", default="", metavar="名称", help="第一个加入的人给大家起的名称。"),
                JSON,
            ),
        ),
        "sync": Command(
            sync,
            (
                argument("--watch", action="store_true", help="一直同步下去。"),
                argument("--once", action="store_true", help="只同步一次（默认）。"),
                JSON,
            ),
        ),
        "status": Command(status, (JSON,)),
        "server": Group(
            "给管理员：自己办一个服务器。",
            {"sql": Command(server_sql)},
        ),
        "bundle": BUNDLE_COMMANDS,
        "scope": Command(
            scope,
            (
                argument("to", choices=tuple(SCOPE_NAMES), metavar="|".join(SCOPE_NAMES), help="给谁看。"),
                argument("sources", nargs="+", metavar="编号", help="来源的编号，见 drafter library list。"),
            ),
        ),
        "check": Command(check),
        "leave": Command(leave, (argument("--keep", action="store_true", help="同事的材料也留在本机。"),)),
    },
)
