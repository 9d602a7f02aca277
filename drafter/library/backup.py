"""The whole library as one file: when the user asks for it, and by itself."""

import contextlib
import datetime
import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from drafter.core.errors import UserError
from drafter.durable import flush_folder

BACKUPS = "backups"
_SUFFIX = ".gaolib"
_UPGRADE = "before-upgrade-"
#: So many of the newest automatic backups are kept, besides the newest that are older than so many days each.
_NEWEST, _AGES = 3, (7, 30)
#: All together take no more bytes than this, or than so many libraries; one is always kept.
_MOST_BYTES, _MOST_LIBRARIES = 1_000_000_000, 3
#: Bytes that are to stay free on the disk.
_LEAST_ROOM = 200_000_000


class DamagedBackup(UserError):
    """What was backed up is damaged, and so is the backup."""


def write_backup(connection: sqlite3.Connection, file: Path) -> None:
    """Write everything in the store into one file, beside it first, and read it again.

    UserError where that is not possible; DamagedBackup, with the file written all the same, where the store itself is
    damaged: it may be the last that there is.
    """
    beside = file.with_name(file.name + ".part")
    try:
        beside.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        problem = _copied(connection, beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(file)
        flush_folder(file.parent)
    except OSError as error:
        raise UserError(f"备份写不进“{file}”（{error.strerror}），请换个位置再试。") from error
    except sqlite3.OperationalError as error:
        raise UserError(f"备份写不进“{file}”（{error}），请检查磁盘空间，或换个位置再试。") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamagedBackup("语料库文件已损坏，备份不出来；请用以前的备份恢复。") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    if problem:
        raise DamagedBackup(
            f"备份已写到“{file}”，但语料库本身有损坏（{problem}），这份备份也不完整；请用以前的备份恢复。"
        )


def _copied(connection: sqlite3.Connection, file: Path) -> str:
    """Copy the store into a file; what SQLite finds wrong with the copy, "" where it is whole."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        return "" if found == "ok" else found


def back_up_before_upgrade(connection: sqlite3.Connection, folder: Path) -> None:
    """Keep the library as it is before its tables are changed; UserError where that is not possible."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    name = f"{_UPGRADE}{version}-{datetime.date.today():%Y-%m-%d}{_SUFFIX}"
    _write(connection, folder / BACKUPS, name)
    kept = sorted((folder / BACKUPS).glob(f"{_UPGRADE}*{_SUFFIX}"), key=lambda file: file.stat().st_mtime)
    _remove(kept[:-2])


def back_up_daily(connection: sqlite3.Connection, folder: Path, today: datetime.date) -> Path | None:
    """Write the backup of a day into `folder`/backups unless there is one, or nothing has changed; gives it.

    Older ones are removed then. UserError where it cannot be written, DamagedBackup where the library is damaged; the
    older ones stay then.
    """
    place = folder / BACKUPS
    known = _dated(place)
    newest = max(known, default=None)
    generation = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    if newest and (newest >= today or _generation(known[newest]) == generation):
        return None
    if not connection.execute("SELECT 1 FROM sources LIMIT 1").fetchone():
        return None
    written = _write(connection, place, f"{today:%Y-%m-%d}{_SUFFIX}")
    kept = to_keep([*known, today], today)
    _remove([file for day, file in known.items() if day not in kept])
    _bound(place, written.stat().st_size)
    return written


def to_keep(days: Sequence[datetime.date], today: datetime.date) -> set[datetime.date]:
    """Those of the days of backups that are kept: the newest, and the newest of each age."""
    ordered = sorted(days, reverse=True)
    kept = set(ordered[:_NEWEST])
    for age in _AGES:
        kept.update(next(([day] for day in ordered if (today - day).days >= age), []))
    return kept


def _write(connection: sqlite3.Connection, place: Path, name: str) -> Path:
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        _remove(list(place.glob("*.new*")))  # what a killed program left
        pages, size = (
            connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size")
        )
        if shutil.disk_usage(place).free < pages * size + _LEAST_ROOM:
            raise UserError("磁盘空间不够，语料库没有自动备份，请清理磁盘。")
    except OSError as error:
        raise UserError(
            f"语料库没能自动备份到“{place}”（{error.strerror}），请检查磁盘空间和权限。"
        ) from error
    beside = place / f"{name}.new"
    try:
        write_backup(connection, beside)
        beside.replace(place / name)
    except OSError as error:
        raise UserError(
            f"语料库没能自动备份到“{place}”（{error.strerror}），请检查磁盘空间和权限。"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return place / name


def _dated(place: Path) -> dict[datetime.date, Path]:
    found: dict[datetime.date, Path] = {}
    for file in place.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(ValueError):
            found[datetime.date.fromisoformat(file.stem)] = file
    return found


def _generation(file: Path) -> object:
    """How far the library was when it was backed up, None where that cannot be read."""
    with contextlib.suppress(sqlite3.Error):
        uri = f"{file.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as saved:
            return saved.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    return None


def _bound(place: Path, size: int) -> None:
    """Remove the oldest backups where all together are too large."""
    files = sorted(place.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)
    room = max(_MOST_BYTES, _MOST_LIBRARIES * size)
    for place_in_order, file in enumerate(files):
        room -= file.stat().st_size
        if room < 0 and place_in_order:
            _remove([file])


def _remove(files: Sequence[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
