"""Contacts one after the other, and what the window is told of them."""

import contextlib
import datetime
import importlib
import importlib.util
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

import drafter
from drafter.core.errors import UserError
from drafter.files.membership import Membership, load_membership
from drafter.files.office_status import PAUSED, OfficeStatus, load_status, save_status
from drafter.library.feed.attached import MOST_OF_PICTURE
from drafter.library.feed.journal import counted
from drafter.library.restore import DATABASE
from drafter.office.ledger import Ledger
from drafter.office.password import known_password
from drafter.office.share import Contact, Share
from drafter.paths import Home

if TYPE_CHECKING:
    from drafter.office.server import Server

Taken = TypeVar("Taken")

#: Seconds until the next contact after each failure in a row.
_RETRIES = (5.0, 10.0, 30.0, 60.0, 300.0)
#: Seconds by which a clock may be off before the user is told.
_CLOCK = 600


class Syncing:
    """The contacts of one user's library. `library` is where it lies."""

    def __init__(self, home: Home, library: Path | None = None) -> None:
        """UserError where the library belongs to no office."""
        membership = load_membership(home.office)
        if membership is None:
            raise UserError("还没有加入共享，请先运行 drafter office join 文件夹。")
        self.membership: Membership = membership
        self.inbox = inbox_of(home)
        self._folder = home.office_folder
        self._status_file = status_file_of(home)
        self._database = (library or home.library) / DATABASE

    @property
    def status(self) -> OfficeStatus:
        """How the last contact went."""
        return load_status(self._status_file)

    def contact(self) -> Contact:
        """One contact; UserError where it failed. Either way the window is told."""
        with contextlib.closing(self._other_side()) as side:
            return self._contact_with(side)

    def _contact_with(self, side: "_Side") -> Contact:
        try:
            made = side.contact()
        except UserError as error:
            self._tell(replace(self.status, error=str(error)))
            raise
        last = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        notes = self._notes(made, side.ledger)
        self._tell(OfficeStatus(last, "", *counted(side.ledger.waiting()), made.damaged, notes))
        return made

    def _notes(self, made: Contact, ledger: Ledger) -> tuple[str, ...]:
        """What the user should know of a contact, as things stand now."""
        later = sum(one.state.startswith("later") for one in ledger.seen().values())
        left = ledger.left_behind(again=made.told > 0)
        return tuple(told_of(made, is_server(self.membership.place), later, left))

    def take_in(self, made: Contact, apply: Callable[[], Taken]) -> Taken:
        """Take in what a contact brought, as `apply` does, where nobody else does; UserError where that failed.

        Either way the window is told: what came may say more than the contact saw.
        """
        try:
            taken = apply()
        except UserError as error:
            told = f"{error}{PAUSED}"
            with contextlib.suppress(UserError):  # where the disk is full
                self._tell(replace(self.status, error=told))
            raise UserError(told) from error
        if made.fetched:
            with contextlib.closing(Ledger(self._database)) as ledger:
                self._tell(replace(self.status, notes=self._notes(made, ledger)))
        return taken

    def _tell(self, status: OfficeStatus) -> None:
        """Tell the window, unless only the second of the last contact is another."""
        known = self.status
        if replace(known, last="") != replace(status, last="") or known.when != status.when:
            save_status(status, self._status_file)

    def _other_side(self) -> "_Side":
        """The folder or the server that the colleagues share."""
        membership = self.membership
        if not membership.place:
            raise UserError("这台机器用光盘接收，没有共享文件夹可以同步；请用 drafter office bundle read。")
        with contextlib.ExitStack() as undo:
            ledger = Ledger(self._database)
            undo.callback(ledger.close)
            if ledger.office != membership.office.id:  # a library from before the office
                ledger.join(membership.office.id, membership.name, is_server(membership.place))
            made = self._made_side(ledger)
            undo.pop_all()
        return _Side(made, ledger, membership.name, self._database)

    def _made_side(self, ledger: Ledger) -> "Share | Server":
        membership = self.membership
        if is_server(membership.place):
            password = known_password(self._folder)
            return server_module().Server(membership.place, ledger, membership.office, self.inbox, password)
        return Share(Path(membership.place), ledger, membership.office, self.inbox)

    def watch(self, stopping: threading.Event, apply: Callable[[], object]) -> None:
        """Contact after contact until told to stop; `apply` takes in what came, where nobody else does."""
        failures, side, pause = 0, None, 0.0
        while not stopping.wait(pause):
            try:
                if side and not side.is_current:
                    side.close()
                    side = None
                side = side or self._other_side()
                self.take_in(self._contact_with(side), apply)
                failures, pause = 0, side.every
            except UserError:  # told in the status
                failures += 1
                pause = _RETRIES[min(failures, len(_RETRIES)) - 1]
                if side:  # the library may be another by now
                    side.close()
                    side = None


class _Side:
    """What the colleagues share, with the ledger that goes with it."""

    def __init__(self, made: "Share | Server", ledger: Ledger, name: str, database: Path) -> None:
        self._made, self.ledger, self._name = made, ledger, name
        self._database = database
        self._file = _identity(database)

    @property
    def is_current(self) -> bool:
        """Whether the library is still the file that was opened: a restored backup may have taken its place."""
        return self._file == _identity(self._database)

    @property
    def every(self) -> float:
        """Seconds until the next contact."""
        return self._made.every

    def contact(self) -> Contact:
        """One contact; UserError where it failed."""
        return self._made.contact(self._name, drafter.__version__)

    def close(self) -> None:
        """Give connection and file back."""
        self._made.close()
        self.ledger.close()


def _identity(file: Path) -> tuple[int, int]:
    """What tells a file from another of its name; zeros where there is none."""
    try:
        look = file.stat()
    except OSError:
        return 0, 0
    return look.st_dev, look.st_ino


def is_server(place: str) -> bool:
    """Whether a place is the address of a server, and no folder."""
    return place.startswith(("postgresql://", "postgres://"))


def server_module(name: str = "server") -> ModuleType:
    """A module that speaks with a server; UserError where its libraries are not installed."""
    try:
        with _ssl_at_hand():
            return importlib.import_module(f"drafter.office.{name}")
    except ImportError as error:
        raise UserError(
            "这个程序没有带连服务器的组件，请安装时加上 office（pip install drafter[office]）。"
        ) from error


@contextlib.contextmanager
def _ssl_at_hand() -> Iterator[None]:
    """Let psycopg's compiled part import `ssl`, of which it needs nothing, where Python comes without: it has its own OpenSSL."""
    import asyncio  # takes an `ssl` that is there for a whole one

    assert asyncio
    if "ssl" in sys.modules or importlib.util.find_spec("_ssl"):
        yield
        return
    sys.modules["ssl"] = ModuleType("ssl")
    try:
        yield
    finally:
        del sys.modules["ssl"]


def inbox_of(home: Home) -> Path:
    """Where segments lie until whoever has the library open takes them in."""
    return home.office_folder / "in"


def status_file_of(home: Home) -> Path:
    """Where the window reads how the last contact went."""
    return home.office_folder / "status.json"


def told_of(contact: Contact, of_server: bool = False, later: int = 0, left: int = 0) -> list[str]:
    """What the user should know of a contact, in sentences.

    `later` segments need a later version of the program, `left` pictures are too large to be told.
    """
    told = []
    if contact.renewed:
        told.append("本机的语料库是从备份恢复的，或与别的机器重了，已重新同步。")
    if contact.withdrawn:
        told.append(f"{contact.withdrawn} 篇材料已不再共享给本单位，本机已删除。")
    if contact.refused:
        told.append(f"{contact.refused} 处更正不归本单位，或要由库管员来改，只留在本机。")
    if contact.mended:
        told.append(f"共享文件夹里 {contact.mended} 个文件损坏，已由本机补上。")
    if contact.damaged:
        told.append(f"共享文件夹里 {contact.damaged} 个文件损坏，等原来的机器补上。")
    if later:
        told.append(f"有 {later} 个文件里的内容要升级程序后才能全部看到。")
    if left:
        told.append(f"有 {left} 张图片超过 {MOST_OF_PICTURE // 1_000_000} MB，没有共享，只在本机。")
    if abs(contact.fast) >= _CLOCK:
        minutes = abs(contact.fast) // 60
        amount = f"{minutes // 60} 小时" if minutes >= 60 else f"{minutes} 分钟"
        told.append(f"本机时间与{'服务器' if of_server else '同事'}相差 {amount}，请校准。")
    return told
