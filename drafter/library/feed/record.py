"""The lines of the feed: a source with its paragraphs, or a fact; written as UTF-8 JSON, read from strangers.

`{"k":"source","id","reader","edition","file","by","paragraphs":[[role, level, move, marker, starts, text], …]}` and
`{"k":"fact","id","name","n","at","dev","by","value"}`. The edition is the SHA-256 of the paragraphs as they stand in the
line, without spaces and escapes. A field that is not known is ignored; whatever is new becomes a fact name.
"""

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafter.core.folding import fold
from drafter.core.hashing import sha256
from drafter.core.model import Move, Paragraph, Role
from drafter.core.numbering import split_label
from drafter.library.feed.fact import Fact

#: The feed version that this program writes and understands.
FEED = 1
#: Bytes of one source, and of all lines of a segment.
MOST_OF_SOURCE, MOST_OF_SEGMENT = 4_000_000, 8_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}(#[0-9]{1,3})?")
_MOST_PARAGRAPHS = 20_000
#: What stands before the paragraphs in a line; inside a text its quotation marks would be escaped.
_PARAGRAPHS = ',"paragraphs":'
#: Characters of the value of a fact.
LONGEST_VALUE = 100_000
_MOST = 1 << 53
_ROLES = {role.value: role for role in Role}
_MOVES = {move.value: move for move in Move}


@dataclass(frozen=True, slots=True)
class Edition:
    """A source as one version of the reader read it; `reader` is that version, `by` who brought it.

    `written` is the JSON of the paragraphs, which the digest `edition` proves; it is read by whoever needs them.
    """

    source: str
    reader: int
    edition: str
    file: str
    by: str
    written: str

    @property
    def rank(self) -> tuple[int, str]:
        """Of two editions of a source the one of the greater rank stays."""
        return self.reader, self.edition

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs; ValueError where they make no sense."""
        try:
            rows = json.loads(self.written)
        except RecursionError as error:
            raise ValueError("nested") from error
        if not isinstance(rows, list) or len(rows) > _MOST_PARAGRAPHS:
            raise ValueError("paragraphs")
        return tuple(_paragraph(number, row) for number, row in enumerate(rows))


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said of a source is no longer meant: it is another unit's source with the same bytes that is shown now.

    Only the process that speaks with a server writes it, for this library alone.
    """

    source: str


def turn_line(source: str) -> str:
    """The line of a turn."""
    return _compact({"k": "turn", "id": source})


def edition_of(paragraphs: Sequence[Paragraph]) -> tuple[str, str]:
    """The JSON of the paragraphs of a source, and the SHA-256 that names it."""
    rows = [[p.role.value, p.level, p.move or "", p.marker, int(p.starts), p.text] for p in paragraphs]
    written = _compact(rows)
    return written, sha256(written.encode()).hexdigest()


def source_line(source: str, reader: int, file: str, by: str, paragraphs: Sequence[Paragraph]) -> str:
    """The line of a source."""
    written, edition = edition_of(paragraphs)
    head = {"k": "source", "id": source, "reader": reader, "edition": edition, "file": file, "by": by}
    return f'{_compact(head)[:-1]},"paragraphs":{written}}}'


def fact_line(fact: Fact, by: str) -> str:
    """The line of a fact; `by` stands for a fact of this library's own."""
    return _compact(
        {
            "k": "fact",
            "id": fact.source,
            "name": fact.name,
            "n": fact.n,
            "at": fact.at,
            "dev": fact.device,
            "by": fact.who or (by if fact.n else ""),
            "value": fact.value,
        }
    )


def read_line(line: str) -> Edition | Fact | Turn | None:
    """The record of a line; None for a kind of a later version. ValueError for a record that is none."""
    data, written = _parted(line)
    if not isinstance(data, dict) or not isinstance(data.get("k"), str):
        raise ValueError("record")
    if data["k"] == "source":
        return _edition(data, written or _compact(data.get("paragraphs")))
    if data["k"] == "turn":
        return Turn(_digest(data))
    return _fact(data) if data["k"] == "fact" else None


def _parted(line: str) -> tuple[object, str]:
    """What a line says, and of a source the JSON of its paragraphs, unread, where these stand last in it; else ""."""
    try:
        head, between, tail = line.partition(_PARAGRAPHS)
        if between:
            with contextlib.suppress(ValueError):
                data = json.loads(f"{head}}}")
                if isinstance(data, dict) and data.get("edition") == _proof(tail[:-1]):
                    return data, tail[:-1]
        return json.loads(line), ""
    except RecursionError as error:
        raise ValueError("nested") from error


def _edition(data: Mapping[str, Any], written: str) -> Edition:
    edition = _text(data, "edition", 64)
    if _proof(written) != edition:
        raise ValueError("edition")
    by, file = fold(_text(data, "by", 100)), fold(_text(data, "file", 1_000))
    return Edition(_digest(data), _whole(data, "reader"), edition, file, by, written)


def _proof(written: str) -> str:
    return sha256(written.encode()).hexdigest()


def _paragraph(number: int, row: object) -> Paragraph:
    if not isinstance(row, list) or len(row) < 6:
        raise ValueError("paragraph")
    role, level, move, marker, starts, text = row[:6]
    if not all(isinstance(one, str) for one in (role, move, marker, text)):
        raise ValueError("paragraph")
    if not isinstance(level, int) or not 0 <= level <= 9 or (marker and not split_label(f"{marker}甲")):
        raise ValueError("paragraph")
    return Paragraph(
        str(number),
        _ROLES.get(role, Role.BODY),
        level,
        fold(text),
        marker,
        _MOVES.get(move),
        starts=bool(starts),
    )


def _fact(data: Mapping[str, Any]) -> Fact:
    name = _text(data, "name", 100)
    if not name:
        raise ValueError("name")
    n, at, device = _whole(data, "n"), _whole(data, "at"), _text(data, "dev", 40)
    value, who = _text(data, "value", LONGEST_VALUE), fold(_text(data, "by", 100))
    return Fact(_digest(data), name, n, at, device, value, who)


def _digest(data: Mapping[str, Any]) -> str:
    found = _text(data, "id", 70)
    if not _DIGEST.fullmatch(found):
        raise ValueError("id")
    return found


def _text(data: Mapping[str, Any], key: str, longest: int) -> str:
    value = data.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(key)
    value.encode()  # UnicodeEncodeError, a ValueError, for half a character
    return value


def _whole(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise ValueError(key)
    return value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
