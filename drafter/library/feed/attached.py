"""The tables and pictures of a source in the feed: facts that the reader recognised, as whatever is new becomes a fact.

`object/<reader>-<edition>/<position>/<place>` belongs to one edition of the source (16 digits of its digest); its value is
`{"caption","object"}`, the object as in a draft file. `picture/<digest>/<part>/<parts>` are the bytes of a picture in
base64, cut into parts that each fit into a fact. In the library they are no facts but the objects and pictures that every
import has, the bytes of a picture once; what comes before its source waits among the facts.
"""

import base64
import binascii
import json
import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.core.folding import fold
from drafter.core.hashing import sha256
from drafter.core.object_serial import object_from_json, object_to_json
from drafter.core.objects import DraftObject, Picture, Table
from drafter.library.feed.fact import Fact
from drafter.library.feed.record import LONGEST_VALUE

ATTACHED = ("object/", "picture/")
#: Bytes of a picture, and of all pictures of a source, that are told; larger ones stay where they are.
MOST_OF_PICTURE, MOST_OF_PICTURES = 2_000_000, 4_000_000
#: Digits of the digest of an edition that name it.
_DIGITS = 16
#: Bytes of a part of a picture.
_PART = 72_000
_OBJECT = re.compile(r"object/([0-9]{1,9})-([0-9a-f]{16})/([0-9]{1,5})/([0-9]{1,4})")
_PICTURE = re.compile(r"picture/([0-9a-f]{64})/([0-9]{1,2})/([0-9]{1,2})")
_FORMS = {"png", "jpeg", "gif", "bmp", "tiff", "emf", "wmf"}
_LONGEST_CAPTION = 1_000
_ATTACHED = "source = ? AND (name GLOB 'object/*' OR name GLOB 'picture/*')"

Rank = tuple[int, str]


def is_attached(name: str) -> bool:
    """Whether a fact of this name is a table or picture, or a part of one."""
    return name.startswith(ATTACHED)


def objects_as_facts(
    connection: sqlite3.Connection, digest: str, number: int, rank: Rank, told: set[str] | None
) -> Iterator[Fact]:
    """The tables and pictures of a source as facts.

    Pictures in `told` are left out, others are put into it; None where each source must tell its own.
    """
    told = set() if told is None else told
    left = MOST_OF_PICTURES
    sql = "SELECT position, place, caption, object, picture FROM objects WHERE source = ? ORDER BY position, place"
    for position, place, caption, written, picture in connection.execute(sql, (number,)).fetchall():
        value = _compact({"caption": caption, "object": json.loads(written)})
        if len(value) <= LONGEST_VALUE:
            yield Fact(digest, f"{_prefix(rank)}{position}/{place}", 0, rank[0], "", value)
        if picture and picture not in told:
            data = _bytes_of(connection, picture)
            if data and len(data) <= min(MOST_OF_PICTURE, left):
                left -= len(data)
                told.add(picture)
                yield from _parts(digest, picture, rank[0], data)


def _parts(digest: str, picture: str, reader: int, data: bytes) -> Iterator[Fact]:
    parts = math.ceil(len(data) / _PART)
    for part in range(parts):
        value = base64.b64encode(data[part * _PART : (part + 1) * _PART]).decode("ascii")
        yield Fact(digest, f"picture/{picture}/{part + 1}/{parts}", 0, reader, "", value)


def attach(connection: sqlite3.Connection, digest: str, number: int, rank: Rank) -> None:
    """Take the tables and pictures of a source that is here, in this edition, from among its facts; makes no sense of
    some of them, which are dropped."""
    rows = connection.execute(f"SELECT name, value FROM facts WHERE {_ATTACHED}", (digest,)).fetchall()
    done: list[str] = []
    parts: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for name, value in rows:
        if place := _OBJECT.fullmatch(name):
            if (int(place[1]), place[2]) <= (rank[0], rank[1][:_DIGITS]):  # else of one that is still to come
                done.append(name)
            if name.startswith(_prefix(rank)):
                _insert_object(connection, number, int(place[3]), int(place[4]), value)
        elif part := _PICTURE.fullmatch(name):
            parts[part[1], int(part[3])][int(part[2])] = value
        else:
            done.append(name)
    for (picture, count), values in parts.items():
        if len(values) == count:
            _insert_picture(connection, picture, [values.get(part, "") for part in range(1, count + 1)])
            done += [f"picture/{picture}/{part}/{count}" for part in values]
    which = "DELETE FROM facts WHERE source = ? AND name = ?"
    connection.executemany(which, [(digest, name) for name in done])


def _insert_object(
    connection: sqlite3.Connection, number: int, position: int, place: int, value: str
) -> None:
    try:
        told = json.loads(value)
        found = _cleaned(object_from_json(told["object"]))
        caption = fold(told["caption"])[:_LONGEST_CAPTION]
    except (ValueError, TypeError, KeyError, RecursionError):
        return
    if found is None:  # of a kind that a later version knows
        return
    picture = found.digest if isinstance(found, Picture) else ""
    row = (number, position, place, caption, _compact(object_to_json(found)), picture)
    connection.execute("INSERT OR IGNORE INTO objects VALUES (?, ?, ?, ?, ?, ?)", row)


def _cleaned(found: DraftObject | None) -> DraftObject | None:
    """An object as the reader would have read it; ValueError for one that it would not have."""
    if isinstance(found, Picture) and found.form not in _FORMS:
        raise ValueError("form")
    if isinstance(found, Table):
        rows = tuple(tuple(replace(cell, text=fold(cell.text)) for cell in row) for row in found.rows)
        return replace(found, rows=rows)
    return found


def _insert_picture(connection: sqlite3.Connection, picture: str, parts: Sequence[str]) -> None:
    try:
        data = b"".join(base64.b64decode(part, validate=True) for part in parts)
    except (binascii.Error, ValueError):
        return
    if sha256(data).hexdigest() == picture:
        connection.execute("INSERT OR IGNORE INTO pictures VALUES (?, ?)", (picture, data))


def count_left_behind(connection: sqlite3.Connection) -> int:
    """How many pictures of one's own sources are too large to be told."""
    sql = (
        "SELECT count(DISTINCT o.picture) FROM objects o JOIN sources s ON s.number = o.source"
        " JOIN pictures p ON p.digest = o.picture"
        " WHERE s.private = 0 AND s.starter = 0 AND s.removed = 0 AND s.brought = '' AND length(p.bytes) > ?"
    )
    return connection.execute(sql, (MOST_OF_PICTURE,)).fetchone()[0]


def _bytes_of(connection: sqlite3.Connection, picture: str) -> bytes:
    row = connection.execute("SELECT bytes FROM pictures WHERE digest = ?", (picture,)).fetchone()
    return row[0] if row else b""


def _prefix(rank: Rank) -> str:
    reader, edition = rank
    return f"object/{reader}-{edition[:_DIGITS]}/"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
