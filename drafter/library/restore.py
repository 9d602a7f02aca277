"""A backup in place of a library, whatever became of the library.

The backup is copied beside the library, checked there, brought up to date and verified. Only then it takes the
library's place, and what was there is moved aside and kept. A program that is killed meanwhile leaves the old library or
the new one: once the copy is called `ready.db`, whoever opens the library next finishes the exchange.
"""

import contextlib
import datetime
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.core.errors import UserError
from drafter.core.model import Move, Role
from drafter.core.progress import Job, Progress
from drafter.durable import flush_folder
from drafter.library.indexing.verify import changed_texts, store_problems
from drafter.library.migrations import MIGRATIONS
from drafter.library.store import migrate_tables
from drafter.lock import FileLock

DATABASE = "library.db"
_BESIDE = ("-wal", "-shm", "-journal")
_MAGIC = b"SQLite format 3\0"
_CHUNK = 8 << 20
#: Seconds for a question that takes milliseconds in any backup of ours; what takes longer was built to.
_PATIENCE = 4.0
#: Bytes that are checked in a second at the least.
_SLOWEST = 5_000_000
#: No library of ours has larger numbers; checking goes from the first to the last.
_MOST = 100_000_000
_RUN = 2_000
#: The tables with texts, besides those of the blocks.
_TEXTS = ("meta", "sources", "placements", "words", "facts", "was", "office", "journal", "seen", "holdings")

_BAD_VALUES = (
    f"SELECT 1 FROM sources WHERE number NOT BETWEEN 1 AND {_MOST} OR day NOT BETWEEN 1 AND 3652059",
    "SELECT 1 FROM sources WHERE date_guessed NOT IN (0, 1)",
    f"SELECT 1 FROM sources WHERE paragraphs NOT BETWEEN 0 AND {_MOST} OR length(signature) % 4 <> 0",
    f"SELECT 1 FROM blocks WHERE id NOT BETWEEN 1 AND {_MOST} OR kind NOT BETWEEN 0 AND 3",
    f"SELECT 1 FROM blocks WHERE uses NOT BETWEEN 0 AND {_MOST} OR changed NOT BETWEEN 0 AND 1000000000000",
    f"SELECT 1 FROM placements WHERE position NOT BETWEEN 0 AND {_MOST} OR level NOT BETWEEN 0 AND 9",
    "SELECT 1 FROM placements WHERE role NOT IN ({})".format(",".join(f"'{one.value}'" for one in Role)),
    "SELECT 1 FROM placements WHERE move NOT IN ('',{})".format(",".join(f"'{one.value}'" for one in Move)),
    f"SELECT 1 FROM sections WHERE position NOT BETWEEN 0 AND {_MOST} OR stop NOT BETWEEN 0 AND {_MOST}",
    "SELECT 1 FROM meta WHERE key IN ('generation', 'digests_merged', 'last_block')"
    " AND (value GLOB '*[^0-9]*' OR length(value) NOT BETWEEN 1 AND 12)",
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'generation')",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """What a library or a backup holds: sources and paragraphs, and the day on which the file was last written."""

    sources: int
    paragraphs: int
    day: datetime.date

    def __str__(self) -> str:
        """In words, for the user."""
        return f"{self.sources:,} 篇、{self.paragraphs:,} 段，{self.day:%Y年%m月%d日}"


def holding_of(file: Path) -> Holding | None:
    """What a library or backup holds, None where that cannot be read."""
    with contextlib.suppress(sqlite3.Error, OSError, UserError, ValueError):
        with contextlib.closing(_opened(file)) as connection, _bounded(connection, _PATIENCE):
            sources, paragraphs = connection.execute(
                "SELECT count(*), coalesce(sum(paragraphs), 0) FROM sources WHERE removed = 0"
            ).fetchone()
        return Holding(int(sources), int(paragraphs), datetime.date.fromtimestamp(file.stat().st_mtime))
    return None


def restore(folder: Path, file: Path) -> Job[Path | None]:
    """Put a backup in place of the library in a folder that nobody has open; gives where what was there is kept.

    Raises UserError, and leaves everything as it was, where the file is no whole backup or somebody has the library
    open.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / "lock")
        is_free = lock.acquire()
    except OSError as error:
        raise UserError(f"语料库文件夹“{folder}”用不了（{error.strerror}），请检查它的权限。") from error
    if not is_free:
        raise UserError("语料库正在另一个窗口里使用，请先关闭那个窗口，再恢复备份。")
    try:
        yield from prepare(folder, file)
        return exchange(folder)
    finally:
        lock.release()


def prepare(folder: Path, file: Path) -> Job[Path]:
    """A backup copied beside the library, checked, brought up to date and verified; gives the copy, `ready.db`.

    UserError where the file is no whole backup of ours, or there is no room; then nothing is left of the copy.
    """
    _refuse_strange(file)
    place = folder / "restoring"
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        copy = place / DATABASE
        yield from _copied(file, copy)
        yield from _checked(copy, file.name)
        for suffix in _BESIDE:
            copy.with_name(DATABASE + suffix).unlink(missing_ok=True)
        ready = copy.replace(place / "ready.db")
        flush_folder(place)
        return ready
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)
        raise UserError(f"恢复不了备份（{error.strerror}），语料库没有变动，请检查磁盘后再试。") from error
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def exchange(folder: Path) -> Path | None:
    """Put what was prepared in place of the library, for whoever holds its lock; gives where what was there is kept.

    Where nothing was prepared, only what a killed program left of preparing is removed.
    """
    ready = folder / "restoring" / "ready.db"
    if not ready.exists():
        shutil.rmtree(ready.parent, ignore_errors=True)
        return None
    try:
        (folder / "index" / "stamp.json").unlink(missing_ok=True)
        kept = _moved_aside(folder)
        ready.replace(folder / DATABASE)
        flush_folder(folder)
        shutil.rmtree(ready.parent, ignore_errors=True)
    except OSError as error:
        raise UserError(
            f"备份已经备好，但换不上去（{error.strerror}）；请关闭正在使用语料库的程序，再打开本程序，会自动换上。"
        ) from error
    return kept


def refuse_lost(folder: Path, has_index: bool) -> None:
    """UserError where a library that was there is gone or empty: a new one in its place would hide the loss."""
    file = folder / DATABASE
    try:
        with file.open("rb") as opened:
            head = opened.read(64)
    except OSError:
        head = b""
    log = file.with_name(DATABASE + "-wal")
    is_empty = not head or (head.startswith(_MAGIC) and not any(head[60:]) and not log.exists())
    if is_empty and has_index:
        raise UserError(
            f"语料库文件“{file}”不见了或是空的，而它的索引还在；为免丢失，没有另建新库。请恢复备份；"
            f"确实要从头建，请先移走“{folder / 'index'}”文件夹。"
        )


def aside(folder: Path) -> Path:
    """A new folder, named after the moment, for what is replaced."""
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        place = folder / f"replaced-{stamp}{f'-{number}' if number > 1 else ''}"
        with contextlib.suppress(FileExistsError):
            place.mkdir()
            return place
    raise FileExistsError(17, "replaced")


def _moved_aside(folder: Path) -> Path | None:
    files = [folder / (DATABASE + suffix) for suffix in ("", *_BESIDE)]
    present = [file for file in files if file.exists()]
    if not present:
        return None
    place = aside(folder)
    for file in reversed(present):  # the library last: as long as it stands, its log may be missed
        file.replace(place / file.name)
    flush_folder(place)
    return place


def _refuse_strange(file: Path) -> None:
    if not file.is_file():
        raise UserError(f"找不到备份文件“{file}”，请重新选择。")
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
        size = file.stat().st_size
    except OSError as error:
        raise UserError(f"备份文件“{file.name}”读不出来（{error.strerror}），请检查后再试。") from error
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    if not head.startswith(_MAGIC) or len(head) < 100 or page < 512 or size % page:
        raise UserError(f"“{file.name}”不是语料库的备份，或者不完整，语料库没有变动，请重新选择。")


def _copied(file: Path, copy: Path) -> Job[None]:
    """The file, and the log that a library copied by hand has beside it."""
    log = file.with_name(file.name + "-wal")
    pairs = [(file, copy)]
    if log.is_file():
        pairs.append((log, copy.with_name(copy.name + "-wal")))
    total = sum(one.stat().st_size for one, _ in pairs)
    if total > 2 * shutil.disk_usage(copy.parent).free:
        raise UserError("磁盘空间不够，恢复不了备份，语料库没有变动；请清理磁盘后再试。")
    done = 0
    for source, target in pairs:
        with source.open("rb") as read, target.open("xb") as written:
            target.chmod(0o600)
            left = source.stat().st_size
            while left > 0 and (chunk := read.read(min(left, _CHUNK))):
                written.write(chunk)
                left -= len(chunk)
                done += len(chunk)
                yield Progress(done, total, "正在复制备份")


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _bounded(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Interrupt what takes longer: a view may make any question endless."""
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _checked(copy: Path, name: str) -> Job[None]:
    """Bring a copy up to date and prove that it is whole; UserError, naming the backup, where it is not."""
    seconds = _PATIENCE + copy.stat().st_size / _SLOWEST
    bad = UserError(f"备份“{name}”已损坏，或者不是语料库的备份；语料库没有变动，请换一份备份。")
    yield Progress(0, 0, "正在检查备份")
    try:
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            with _bounded(connection, _PATIENCE):
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version > len(MIGRATIONS):
                    raise UserError("这份备份是用更新版本的程序做的，请先升级程序再恢复；语料库没有变动。")
                if version < 1 or _shape(connection) != _shape_of_version(version):
                    raise bad
            with _bounded(connection, seconds):
                if store_problems(connection) or _wrong_types(connection):
                    raise bad
                migrate_tables(connection)
                if _shape(connection) != _shape_of_version(len(MIGRATIONS)):
                    raise bad
                if any(connection.execute(f"{question} LIMIT 1").fetchone() for question in _BAD_VALUES):
                    raise bad
                for table in _TEXTS:
                    for _ in connection.execute(
                        f"SELECT * FROM {table}"
                    ):  # OperationalError for half a character
                        pass
            last = connection.execute("SELECT coalesce(max(id), 0) FROM blocks").fetchone()[0]
            for start in range(1, last + 1, _RUN):
                yield Progress(start, last, "正在核对备份")
                if changed_texts(connection, range(start, start + _RUN)):
                    raise bad
            connection.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise bad from error


def _shape(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    """The tables with their columns, the indexes, and whatever else there is, apart from what SQLite keeps for itself."""
    found: set[tuple[object, ...]] = set()
    for kind, name, table in connection.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall():
        if str(name).startswith("sqlite_"):
            continue
        columns = connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall()
        found.add((kind, name, table, tuple(columns) if kind == "table" else ()))
    return found


def _shape_of_version(version: int) -> set[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate_tables(connection, version)
        return _shape(connection)


def _wrong_types(connection: sqlite3.Connection) -> bool:
    """Whether a column holds a value of another type than its table says."""
    tables = [name for kind, name, _, _ in _shape(connection) if kind == "table"]
    for table in tables:
        for _, column, declared, not_null, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            allowed = f"'{declared.lower()}'" + ("" if not_null else ", 'null'")
            question = f"SELECT 1 FROM {table} WHERE typeof({column}) NOT IN ({allowed}) LIMIT 1"
            if connection.execute(question).fetchone():
                return True
    return False


def replace_live(connection: sqlite3.Connection, ready: Path) -> Path:
    """Put what was prepared in place of a library that is open, in one transaction; gives where what was there is kept.

    UserError where the open library is too damaged to be written to: it is exchanged when it is opened next.
    """
    folder = ready.parent.parent
    kept = aside(folder)
    try:
        with contextlib.closing(sqlite3.connect(kept / DATABASE)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with contextlib.closing(sqlite3.connect(ready)) as saved:
            saved.backup(connection)
    except sqlite3.DatabaseError as error:
        raise UserError("语料库文件损坏，备份已经备好；请关掉程序再打开，会自动换上备份。") from error
    shutil.rmtree(ready.parent, ignore_errors=True)
    return kept
