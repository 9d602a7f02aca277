"""A segment: a file of records that is named by the SHA-256 of itself and never changed.

It is gzip over lines; the first is `{"feed":1,"needs":1,"office","dev","made"}`, where `needs` is the least feed version
that understands all of it, `office` and `dev` say whose it is and `made` when it was made.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.core.hashing import sha256
from drafter.library.feed.fact import Fact
from drafter.library.feed.record import FEED, MOST_OF_SEGMENT, Edition, Turn, read_line

SUFFIX = ".feed"
#: gzip: what stays on a share is worth some time; what this machine reads at once and deletes is not.
_LEVEL, AT_ONCE = 6, 1


class BadSegment(ValueError):
    """The bytes are no segment, or not the one that the name tells."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What a segment says. `is_later` tells that a later version is needed for all of it; `refused` counts records
    that make no sense.
    """

    office: str
    device: str
    editions: Sequence[Edition]
    facts: Sequence[Fact]
    turns: Sequence[Turn]
    is_later: bool
    refused: int


def pack(lines: Sequence[str], office: str, device: str, made: str, level: int = _LEVEL) -> tuple[str, bytes]:
    """The name and the bytes of a segment of these lines; `level` says how hard gzip tries."""
    head = json.dumps(
        {"feed": FEED, "needs": FEED, "office": office, "dev": device, "made": made},
        separators=(",", ":"),
        ensure_ascii=False,
    )
    data = gzip.compress("\n".join((head, *lines)).encode(), level, mtime=0)
    return sha256(data).hexdigest() + SUFFIX, data


def is_named(name: str, data: bytes) -> bool:
    """Whether a segment is the one that its name tells."""
    return name == sha256(data).hexdigest() + SUFFIX


def unpack(name: str, data: bytes) -> Segment:
    """What the segment of this name says; BadSegment where the bytes are others, or no segment."""
    if not is_named(name, data):
        raise BadSegment("name")
    head, *lines = _lines(data)
    try:
        told = json.loads(head)
        office, device, needs = told["office"], told["dev"], told["needs"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadSegment("head") from error
    if not (isinstance(office, str) and isinstance(device, str) and isinstance(needs, int)):
        raise BadSegment("head")
    records = list(_read(lines))
    return Segment(
        office,
        device,
        [one for one in records if isinstance(one, Edition)],
        [one for one in records if isinstance(one, Fact)],
        [one for one in records if isinstance(one, Turn)],
        needs > FEED,
        sum(one is False for one in records),
    )


def _read(lines: Sequence[str]) -> Iterator[Edition | Fact | Turn | bool | None]:
    """The records of lines, False for one that makes no sense."""
    for line in lines:
        try:
            yield read_line(line)
        except ValueError:
            yield False


def _lines(data: bytes) -> list[str]:
    """The lines of a segment, never more than a segment may have."""
    try:
        unpacking = zlib.decompressobj(wbits=31)
        text = unpacking.decompress(data, 2 * MOST_OF_SEGMENT)
        if not unpacking.eof:
            raise BadSegment("size")
        return text.decode().split("\n")
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadSegment("gzip") from error
