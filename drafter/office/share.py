"""A folder that colleagues share: in it one folder a device, with segments that are written once and never changed.

A file comes into being by a rename, so it is there whole or not at all; its name proves it; and two machines with one
device number cannot damage each other's files. A contact may be killed anywhere.
"""

import contextlib
import datetime
import json
import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.core.disk import is_full
from drafter.core.errors import UserError
from drafter.files.membership import Office
from drafter.files.whole import write_whole
from drafter.library.feed.journal import Row, counted
from drafter.library.feed.record import FEED, MOST_OF_SEGMENT
from drafter.library.feed.segment import SUFFIX, is_named, pack
from drafter.office.ledger import Ledger, Seen

FOLDER = "起草助手语料"
_OFFICE, _DEVICE = "office.json", "device.json"
#: So many small segments of one's own are said again in one; the old ones stay for a week.
_MANY, _SMALL, _WEEK = 32, 1_000_000, 7 * 24 * 3_600_000
#: Milliseconds that the owner of a damaged segment has to write it again, before whoever read it does.
_PATIENCE = 3_600_000
#: Seconds between two contacts.
_INTERVAL = 10.0
#: Bytes that are fetched in one contact.
_MOST_FETCHED = 64_000_000
#: Bytes of a segment file, packed; none of ours is larger than its lines.
MOST_OF_FILE = MOST_OF_SEGMENT + 1_000_000
#: How often at most `device.json` is written, in milliseconds.
_EVERY = 600_000


@dataclass(frozen=True, slots=True)
class Contact:
    """How a contact went: segments `fetched` into the inbox and `written`, lines `told`, files found `damaged`.

    `sources` and `changes` say what was told as people count it: whole sources, and corrections of others.

    `renewed` says that a new device number was taken; `mended` counts damaged files that this library made good.
    `fast` are the seconds by which this machine's clock is ahead. Of a server, `withdrawn` counts sources that it no
    longer lets this library hold, `refused` what it did not take from it.
    """

    fetched: int = 0
    written: int = 0
    told: int = 0
    damaged: int = 0
    mended: int = 0
    renewed: bool = False
    fast: int = 0
    withdrawn: int = 0
    refused: int = 0
    sources: int = 0
    changes: int = 0

    def having_told(self, rows: Sequence[Row], lines: int) -> "Contact":
        """The same after one more segment, or batch, that tells these rows in so many lines."""
        sources, changes = counted(rows)
        return replace(
            self,
            written=self.written + 1,
            told=self.told + lines,
            sources=self.sources + sources,
            changes=self.changes + changes,
        )


def found_office(place: Path, name: str, key: Callable[[], str] = str) -> Office:
    """The office of a shared folder; made under `name` where there is none, with the public `key` of its bundles.

    UserError where that is not possible.
    """
    file = place / FOLDER / _OFFICE
    try:
        if not place.is_dir():
            raise UserError(f"找不到文件夹“{place}”，请检查网络和路径。")
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            _make_once(file, {"office": str(uuid.uuid4()), "name": name, "feed": FEED, "key": key()})
        data = json.loads(file.read_text(encoding="utf-8"))
        return Office(data["office"], data["name"], data.get("key", ""))
    except OSError as error:
        raise UserError(f"共享文件夹“{place}”用不了（{error.strerror}），请检查网络和权限。") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"“{file}”读不懂，请用备份换上，或换一个文件夹。") from error


def _put(file: Path, data: bytes) -> None:
    """Write a file of the share: under another name, flushed, then renamed. Its rights are those of the folder."""
    beside = _beside(file, data)
    try:
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _beside(file: Path, data: bytes) -> Path:
    """A new file beside another, with these bytes on the disk."""
    beside = file.with_name(f"{os.urandom(8).hex()}.part")
    with beside.open("xb") as written:
        written.write(data)
        written.flush()
        os.fsync(written.fileno())
    return beside


def _make_once(file: Path, value: Mapping[str, object]) -> None:
    """Make a file with this content unless somebody else just did."""
    beside = _beside(file, json.dumps(value, ensure_ascii=False).encode())
    try:
        with contextlib.suppress(FileExistsError):
            if os.name == "nt":
                beside.rename(file)  # refuses what is there; elsewhere it would replace it
            else:
                os.link(beside, file)
    finally:
        beside.unlink(missing_ok=True)


class Share:
    """One library's side of a shared folder. `inbox` is where segments are laid for whoever has the library open."""

    def __init__(
        self, place: Path, ledger: Ledger, office: Office, inbox: Path, patience: int = _PATIENCE
    ) -> None:
        self._root = place / FOLDER
        self._ledger = ledger
        self._office = office
        self._inbox = inbox
        self._patience = patience
        self._own = self._root / ledger.device
        #: Seconds until the next contact.
        self.every = _INTERVAL

    def contact(self, name: str, version: str) -> Contact:
        """Look what is new, tell what is not told. UserError, with nothing lost, where the folder cannot be used."""
        try:
            if not self._root.is_dir():
                raise UserError(f"连不上共享文件夹“{self._root.parent}”，会自动再试。")
            self._own.mkdir(exist_ok=True)
            renewed = self._renew_if_doubted()
            mended = self._mend_own()
            fetched, damaged, restated = self._read()
            written = self._write()
            self._tidy()
            fast = self._sign(name, version)
        except OSError as error:
            raise UserError(_why_not(error, self._root.parent)) from error
        found = Contact(fetched, 0, 0, damaged, mended + restated, renewed, fast)
        return replace(
            found,
            written=written.written,
            told=written.told,
            sources=written.sources,
            changes=written.changes,
        )

    def close(self) -> None:
        """Nothing is kept open between two contacts."""

    def sound_segments(self) -> list[Path]:
        """Every segment of the folder that is what its name tells, each once."""
        found = {file.name: file for _, file in self._segments() if self._is_right(file)}
        return [found[name] for name in sorted(found)]

    def check(self) -> list[str]:
        """The files of the folder that are not what their names tell, by path; reads all of them."""
        return [str(file) for _, file in self._segments() if not self._is_right(file)]

    def _renew_if_doubted(self) -> bool:
        """Take a new device number where somebody writes under ours, or this library comes from a backup."""
        seen = self._ledger.seen()
        states = [seen.get(file.name, Seen("")).state for file in self._own.glob(f"*{SUFFIX}")]
        if all(state in ("mine", "retired") for state in states):
            return False
        self._ledger.tell_all_as_another()
        self._own = self._root / self._ledger.device
        self._own.mkdir(exist_ok=True)
        return True

    def _mend_own(self) -> int:
        """Have again to tell what stood in segments of ours that are missing or damaged."""
        wrong = []
        for name, seen in self._ledger.seen().items():
            if seen.state == "mine" and not self._is_as_known(self._own / name, seen):
                wrong.append(name)
                (self._own / name).unlink(missing_ok=True)
        if wrong:
            self._ledger.tell_again(wrong)
        return len(wrong)

    def _is_as_known(self, file: Path, seen: Seen) -> bool:
        """Whether a file is what its name tells; it is read only where it looks otherwise than last time."""
        try:
            look = file.stat()
        except FileNotFoundError:
            return False
        if seen.size == look.st_size and seen.written == look.st_mtime_ns and not seen.wrong:
            return True
        right = self._is_right(file)
        wrong = 0 if right else seen.wrong or _now()
        self._ledger.note_look(file.name, look.st_size, look.st_mtime_ns, wrong)
        return right

    def _is_right(self, file: Path) -> bool:
        return is_named(file.name, _read_bounded(file))

    def _segments(self) -> Iterator[tuple[str, Path]]:
        """Every segment of every device."""
        for folder in sorted(self._root.iterdir()):
            if folder.is_dir():
                for file in sorted(folder.glob(f"*{SUFFIX}")):
                    yield folder.name, file

    def _read(self) -> tuple[int, int, int]:
        """Fetch what is new; gives how many segments came, how many are damaged, how many were made good."""
        seen = self._ledger.seen()
        fetched = damaged = restated = size = 0
        self._inbox.mkdir(parents=True, exist_ok=True)
        for device, file in self._segments():
            if device == self._own.name:
                continue
            known = seen.get(file.name, Seen(""))
            if self._is_known(file.name, known):
                if not self._is_as_known(file, known):
                    damaged += 1
                    restated += self._restate(file)
            elif size < _MOST_FETCHED:
                came = self._fetch(file)
                fetched, damaged, size = fetched + bool(came), damaged + (came == 0), size + came
        return fetched, damaged - restated, restated

    def _is_known(self, name: str, known: Seen) -> bool:
        """Whether a segment was applied, or waits in the inbox to be."""
        if known.state == "in":
            return (self._inbox / name).exists()
        return known.state in ("read", "mine", "retired", f"later-{FEED}")

    def _fetch(self, file: Path) -> int:
        """Lay a segment into the inbox; gives its size, 0 where it is damaged."""
        look = file.stat()
        data = _read_bounded(file)
        if not is_named(file.name, data):
            return 0
        self._ledger.note_seen(file.name, Seen("in", _now(), look.st_size, look.st_mtime_ns))
        write_whole(self._inbox / file.name, data)
        return len(data)

    def _restate(self, file: Path) -> int:
        """Make a damaged segment good that its owner did not write again: tell everything, and delete it."""
        known = self._ledger.seen().get(file.name)
        if known is None or not known.wrong or _now() - known.wrong < self._patience:
            return 0
        self._ledger.tell_all()
        try:
            file.unlink()
        except OSError:
            return 0
        return 1

    def _write(self) -> Contact:
        """Tell what waits: first the name of the segment into the journal, then the file."""
        made_so_far = Contact()
        made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        for rows, lines in self._ledger.portions(MOST_OF_SEGMENT // 2):
            name, data = pack(lines, self._office.id, self._own.name, made)
            self._ledger.name_rows(rows, name)
            _put(self._own / name, data)
            made_so_far = made_so_far.having_told(rows, len(lines))
        return made_so_far

    def _tidy(self) -> None:
        """Say many small segments again in one, and remove what is out of use."""
        now = _now()
        seen = self._ledger.seen()
        small = [
            file.name
            for file in self._own.glob(f"*{SUFFIX}")
            if seen.get(file.name, Seen("")).state == "mine" and file.stat().st_size < _SMALL
        ]
        if len(small) >= _MANY:
            self._ledger.retire(small)
            self._write()
        for file in self._own.glob(f"*{SUFFIX}"):
            known = seen.get(file.name)
            if known and known.state == "retired" and now - known.at > _WEEK:
                file.unlink(missing_ok=True)
        for file in self._own.glob("*.part"):
            if now - file.stat().st_mtime * 1000 > _WEEK // 7:
                file.unlink(missing_ok=True)

    def _sign(self, name: str, version: str) -> int:
        """Say whose folder this is and when it was last here; gives by how many seconds this clock is ahead."""
        file = self._own / _DEVICE
        with contextlib.suppress(FileNotFoundError):
            if abs(_now() - file.stat().st_mtime * 1000) < _EVERY:
                return 0
        last = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        told = {"name": name, "version": version, "last": last}
        _put(file, json.dumps(told, ensure_ascii=False).encode())
        return round(time.time() - file.stat().st_mtime)


def devices_of(place: Path) -> list[dict[str, str]]:
    """What each device of a shared folder last said of itself."""
    found = []
    for file in sorted((place / FOLDER).glob(f"*/{_DEVICE}")):
        with contextlib.suppress(OSError, ValueError):
            data = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(data, dict):
                found.append({key: str(data.get(key, "")) for key in ("name", "version", "last")})
    return found


def _why_not(error: OSError, place: Path) -> str:
    """Why a contact with a folder failed, in a sentence: one that is full can be read all the same."""
    if is_full(error):
        return f"共享文件夹“{place}”满了，本机的更改还没告诉同事；请清理它，会自动再试。"
    return f"连不上共享文件夹“{place}”（{error.strerror}），会自动再试。"


def _read_bounded(file: Path) -> bytes:
    """The bytes of a file, no more than one segment may have."""
    with file.open("rb") as opened:
        return opened.read(MOST_OF_FILE)


def _now() -> int:
    return time.time_ns() // 1_000_000
