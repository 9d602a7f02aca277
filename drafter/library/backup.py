"""The whole library as one file, and back."""

import contextlib
import sqlite3
from pathlib import Path

from drafter.core.errors import UserError
from drafter.library.migrations import MIGRATIONS
from drafter.library.store import told


def write_backup(connection: sqlite3.Connection, file: Path) -> None:
    """Write everything in the store into one file, beside it first; UserError where that is not possible."""
    beside = file.with_name(file.name + ".part")
    try:
        beside.unlink(missing_ok=True)
        with told(beside), contextlib.closing(sqlite3.connect(beside)) as target:
            connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        beside.replace(file)
    except OSError as error:
        raise UserError(f"备份写不进“{file}”（{error.strerror}），请换个位置再试。") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def read_backup(connection: sqlite3.Connection, file: Path) -> None:
    """Put what is in a backup in place of the store; UserError where the file is no whole backup of ours."""
    if not file.is_file():
        raise UserError(f"找不到备份文件“{file}”，请重新选择。")
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as saved:
        _check(saved, file)
        with told(file):
            saved.backup(connection)


def _check(saved: sqlite3.Connection, file: Path) -> None:
    """UserError unless the file is a whole library that this program can read."""
    try:
        version = saved.execute("PRAGMA user_version").fetchone()[0]
        whole = saved.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        saved.execute("SELECT count(*) FROM placements").fetchone()
    except sqlite3.DatabaseError as error:
        raise UserError(f"“{file.name}”不是语料库的备份，请重新选择。") from error
    if version > len(MIGRATIONS):
        raise UserError("这份备份是用更新版本的程序做的，请先升级程序再恢复。")
    if not whole:
        raise UserError(f"备份“{file.name}”已损坏，请换一份备份。")
