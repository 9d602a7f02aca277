"""What the library knows of itself among others: the office that it belongs to, its name there, its device number."""

import json
import os
import sqlite3
from collections.abc import Sequence


def office_value(connection: sqlite3.Connection, key: str) -> str:
    """The value of `office`, `name` or `device`, "" where there is none."""
    row = connection.execute("SELECT value FROM office WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def set_office_value(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, within the transaction under way."""
    connection.execute("INSERT OR REPLACE INTO office VALUES (?, ?)", (key, value))


def private_folders(connection: sqlite3.Connection) -> list[str]:
    """The folders of which nothing that is imported is ever told to colleagues."""
    return json.loads(office_value(connection, "private_folders") or "[]")


def set_private_folders(connection: sqlite3.Connection, folders: Sequence[str]) -> None:
    """Remember these folders, within the transaction under way."""
    set_office_value(connection, "private_folders", json.dumps(sorted(set(folders)), ensure_ascii=False))


def device_of(connection: sqlite3.Connection) -> str:
    """The device number: 16 hexadecimal digits, made by the first who writes a fact."""
    return office_value(connection, "device") or new_device(connection)


def new_device(connection: sqlite3.Connection) -> str:
    """Take a new device number, within the transaction under way."""
    device = os.urandom(8).hex()
    set_office_value(connection, "device", device)
    return device
