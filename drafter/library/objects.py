"""The tables and pictures of sources: no blocks that can be found, but what a section brings along."""

import json
import sqlite3

from drafter.core.document import Document
from drafter.core.object_serial import object_to_json
from drafter.core.objects import Picture


def insert_objects(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Keep the tables and pictures of a document under the number of its source; the bytes of a picture once."""
    blank = [not paragraph.text.strip() for paragraph in document.paragraphs]
    for place, one in enumerate(document.objects):
        if one.object is None:
            continue
        digest = one.object.digest if isinstance(one.object, Picture) else ""
        above = one.after - sum(blank[: one.after])
        written = json.dumps(object_to_json(one.object), ensure_ascii=False, separators=(",", ":"))
        connection.execute(
            "INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?)",
            (number, above, place, one.text, written, digest),
        )
        if isinstance(one.object, Picture) and one.object.data:
            connection.execute("INSERT OR IGNORE INTO pictures VALUES (?, ?)", (digest, one.object.data))


def forget_pictures(connection: sqlite3.Connection) -> None:
    """Delete the bytes of pictures that no source has any more."""
    connection.execute("DELETE FROM pictures WHERE digest NOT IN (SELECT picture FROM objects)")


def picture_bytes(connection: sqlite3.Connection, digest: str) -> bytes:
    """The bytes of the picture with this digest, b"" where they are not here."""
    row = connection.execute("SELECT bytes FROM pictures WHERE digest = ?", (digest,)).fetchone()
    return row[0] if row else b""
