"""The SQLite file of a library: connections, transactions, and what their failures mean to the user."""

import contextlib
import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafter.core.errors import UserError
from drafter.library.backup import back_up_before_upgrade
from drafter.library.migrations import MIGRATIONS
from drafter.library.pen import Pen

#: Seconds to wait for another program that is writing to the file, and once it has been waited for in vain.
_PATIENCE = 3.0
#: Seconds that closing waits for a thread that is in the middle of a question or a change.
_PATIENCE_AT_CLOSE = 5.0
_LITTLE_PATIENCE = 0.1
#: What a thread that writes very much keeps of the file, and what every other does: the system keeps the file, too.
_WRITING_CACHE_KIB, _ASKING_CACHE_KIB = 8192, 256
#: A checkpoint waits for the disk, so it is made off the thread that writes, after so many commits.
_COMMITS = 40
#: Where that never catches up with an import, the import itself makes one, each so many pages (64 MB).
_CHECKPOINT_PAGES = 16_000


class _ClosesWithThread:
    """Closes a connection when its thread ends: it lies among the things of the thread, whoever started that.

    Python takes the threads of Qt's pool for alive for ever: `threading` does not know when they end.
    """

    def __init__(self, store: "Store", connection: sqlite3.Connection) -> None:
        self._store = weakref.ref(store)
        self._connection = connection

    def __del__(self) -> None:
        if store := self._store():
            store._let_go(self._connection)


class Store:
    """One SQLite file with a connection a thread. Reading never waits for writing.

    `read_only` opens an existing file for reading; the file is not made or brought up to date then.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._opening = threading.Lock()
        #: How many questions and changes are under way on each connection; told when one ends.
        self._in_use: Counter[sqlite3.Connection] = Counter()
        self._ended = threading.Condition()
        #: Held by whoever changes what the index holds, over the store and the index together.
        self.writing = Pen()
        #: Held during one transaction; taken after the pen by whoever needs both.
        self._changing = threading.RLock()
        self._closed = False
        self._patience = _PATIENCE
        self._commits = 0
        self._helper: threading.Thread | None = None
        if not read_only:
            try:
                self.migrate()
            except BaseException:  # an open file can be neither moved nor replaced under Windows
                self.close()
                raise

    def migrate(self) -> None:
        """Bring the tables up to date; UserError for a library of a later program."""
        with told(self._path):
            connection = self.connection()
            if 0 < connection.execute("PRAGMA user_version").fetchone()[0] < len(MIGRATIONS):
                # On a full disk goes on without: the step is whole or not at all in any case.
                with contextlib.suppress(UserError):
                    back_up_before_upgrade(connection, self._path.parent)
            migrate_tables(connection)

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        if self._closed:
            raise UserError("语料库已经关闭，请重新打开程序。")
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None or self._local.read_only != self._read_only:
            found = self._local.connection = self._connect()
            self._local.read_only, self._local.patience = self._read_only, _PATIENCE
            self._local.keeps_much = False
        return found

    def allow_writing(self) -> None:
        """From now on write, where before this store could only be read."""
        self._read_only = False
        self.migrate()

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self._read_only else "rwc"
        if not self._read_only:
            with contextlib.suppress(OSError):  # what SQLite says of it is told below
                self._path.touch(mode=0o600)
        with told(self._path):
            connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=_PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            try:
                self._set_up(connection)
            except BaseException:
                connection.close()
                raise
        with self._opening:
            self._opened.append(connection)
        self._local.closer = _ClosesWithThread(self, connection)
        return connection

    def _set_up(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_ASKING_CACHE_KIB}")
        if not self._read_only:
            connection.execute("PRAGMA secure_delete = ON")  # what was deleted for good can be read by nobody
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    def _let_go(self, connection: sqlite3.Connection) -> None:
        """Close the connection of a thread that has ended, or made another."""
        with self._ended:
            self._in_use.pop(connection, None)
        with self._opening, contextlib.suppress(ValueError):
            self._opened.remove(connection)
            connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; UserError if the file cannot be read."""
        with told(self._path), self._used() as connection:
            yield connection

    @contextlib.contextmanager
    def _used(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, which nobody closes meanwhile."""
        with self._ended:
            connection = self.connection()
            self._in_use[connection] += 1
        try:
            yield connection
        finally:
            with self._ended:
                self._in_use[connection] -= 1
                self._ended.notify_all()

    @contextlib.contextmanager
    def transaction(self, *, among_many: bool = False) -> Iterator[sqlite3.Connection]:
        """A write that happens as a whole or not at all; UserError if the disk or another program forbids it.

        One `among_many` to all places of the file has the thread keep more of it at hand until it can `rest`.
        """
        with self._changing, told(self._path), self._used() as connection:
            self._begin(connection, among_many)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            self._checkpoint_in_time()

    def _begin(self, connection: sqlite3.Connection, among_many: bool) -> None:
        """Begin to write. A batch of documents waits for another program once, not with each document."""
        if among_many and not self._local.keeps_much:
            connection.execute(f"PRAGMA cache_size = -{_WRITING_CACHE_KIB}")
            self._local.keeps_much = True
        if self._local.patience != self._patience:
            connection.execute(f"PRAGMA busy_timeout = {int(self._patience * 1000)}")
            self._local.patience = self._patience
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            self._patience = _LITTLE_PATIENCE
            raise
        self._patience = _PATIENCE

    def rest(self) -> None:
        """Give back what this thread kept of the file for writing; it takes it again when it writes again."""
        connection = self.connection()
        if self._local.keeps_much:
            connection.execute(f"PRAGMA cache_size = -{_ASKING_CACHE_KIB}")
            self._local.keeps_much = False

    def _checkpoint_in_time(self) -> None:
        self._commits += 1
        if self._commits >= _COMMITS and not (self._helper and self._helper.is_alive()):
            self._commits = 0
            self._helper = threading.Thread(target=self._checkpoint, name="library-checkpoint", daemon=True)
            self._helper.start()

    def _checkpoint(self) -> None:
        """Copy what was committed from the log into the file; the next checkpoint does what this one cannot."""
        with contextlib.suppress(UserError), self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def empty_log(self) -> None:
        """Leave nothing of what was just deleted in the log; where somebody is reading it, the next checkpoint does that."""
        with contextlib.suppress(UserError), self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def wait(self) -> None:
        """Wait for what runs in the background."""
        if self._helper:
            self._helper.join()

    def close(self) -> None:
        """Close every connection of every thread, each when what it does has come to its end.

        SQLite crashes where a connection goes in the middle of a question. One that takes longer than five seconds
        is closed when its thread ends.
        """
        self.wait()
        own = getattr(self._local, "connection", None)
        with self._ended:
            self._closed = True
            self._ended.wait_for(lambda: not self._busy(own), timeout=_PATIENCE_AT_CLOSE)
            busy = self._busy(own)
        with self._opening:
            for connection in self._opened:
                if connection not in busy:
                    connection.close()
            self._opened[:] = busy

    def _busy(self, own: sqlite3.Connection | None) -> list[sqlite3.Connection]:
        """The connections of other threads on which something is under way."""
        return [one for one, times in self._in_use.items() if times > 0 and one is not own]


def next_generation(connection: sqlite3.Connection) -> int:
    """Count the store's generation up by one, within the transaction under way, and give it."""
    return _counted(
        connection.execute(
            "UPDATE meta SET value = value + 1 WHERE key = 'generation' RETURNING CAST(value AS INTEGER)"
        )
    )


def generation_of(connection: sqlite3.Connection) -> int:
    """The store's generation, which grows with every change."""
    return _counted(connection.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'"))


def _counted(cursor: sqlite3.Cursor) -> int:
    """The number in the first row; DatabaseError where a damaged file has none."""
    row = cursor.fetchone()
    if row is None or not isinstance(row[0], int):
        raise sqlite3.DatabaseError("the generation is lost")
    return row[0]


def migrate_tables(connection: sqlite3.Connection, target: int = len(MIGRATIONS)) -> None:
    """Bring the tables of an open store up to a version; UserError for those of a later program."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise UserError("这个语料库是用更新版本的程序建立的，请先升级程序再打开。")
    connection.execute("PRAGMA foreign_keys = OFF")  # a table is made anew by another that takes its name
    for number in range(version, target):
        script = f"BEGIN IMMEDIATE;\n{MIGRATIONS[number]}\nPRAGMA user_version = {number + 1};\nCOMMIT;"
        connection.executescript(script)
    connection.execute("PRAGMA foreign_keys = ON")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into a sentence for the user."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UserError(_sentence(error, path)) from error
    except MemoryError as error:  # so SQLite calls a size that only a damaged file can name
        raise UserError(f"语料库文件“{path}”已损坏，请用备份恢复。") from error
    except UnicodeDecodeError as error:  # what SQLite says of a damaged table quotes the damage
        raise UserError(f"语料库文件“{path}”已损坏，请用备份恢复。") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise UserError(f"语料库文件“{path}”已损坏，请用备份恢复。") from error


def _sentence(error: sqlite3.OperationalError, path: Path) -> str:
    message = str(error).lower()
    if "full" in message:
        return "磁盘已满，没有存进语料库，请腾出空间后再试。"
    if "locked" in message or "busy" in message:
        return "语料库正被别的程序占用，请关闭那个程序后再试。"
    if "readonly" in message:
        return f"语料库所在的文件夹不能写入，请检查“{path.parent}”的权限。"
    if "disk i/o" in message:
        return "语料库读写不了，磁盘可能已满或已断开，请检查磁盘后再试。"
    if "unable to open" in message:
        return f"语料库打不开，请检查“{path.parent}”是否还在、能否读写。"
    return f"语料库出错（{error}），请校验或用备份恢复。"
