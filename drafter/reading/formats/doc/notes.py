"""Where the notes and comments of a binary Word file stand, and where its text boxes are drawn (MS-DOC 2.8)."""

import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.reading.formats.doc.binary import WordFile

#: The structures with the places of the notes of a kind and with their texts, and the size of an entry of the first.
_FOOTNOTES, _COMMENTS, _ENDNOTES = (2, 3, 2), (4, 5, 30), (46, 47, 2)
_AUTHORS, _AUTHOR = 36, 20
_DRAWN, _BOXES = 40, 56
_DRAWN_SIZE, _BOX_SIZE, _BOX_UNUSED, _BOX_ID = 26, 22, 8, 14


@dataclass(frozen=True, slots=True)
class Note:
    """A note or comment: the character of the body at which it stands, and the first and last of its text."""

    at: int
    kind: str
    start: int
    end: int
    author: str = ""


def notes_of(file: WordFile) -> list[Note]:
    """All notes and comments in the order in which the body refers to them."""
    counts = file.counts
    comments = counts.body + counts.footnotes + counts.headers + counts.macros
    found = [
        *_notes(file, "footnote", _FOOTNOTES, counts.body, counts.footnotes),
        *_notes(file, "comment", _COMMENTS, comments, counts.comments),
        *_notes(file, "endnote", _ENDNOTES, comments + counts.comments, counts.endnotes),
    ]
    return sorted(found, key=lambda one: one.at)


def _notes(file: WordFile, kind: str, places: tuple[int, int, int], base: int, length: int) -> Iterator[Note]:
    references, texts, size = places
    data = file.structure(texts)
    bounds = struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
    authors = _authors(file.structure(_AUTHORS)) if kind == "comment" else []
    for number, (at, _, entry) in enumerate(table(file.structure(references), size)):
        if number + 1 < len(bounds) and bounds[number] <= bounds[number + 1] <= length:
            author = _author_of(entry, authors)
            yield Note(at, kind, base + bounds[number], base + bounds[number + 1], author)


def _author_of(entry: bytes, authors: list[str]) -> str:
    if not authors or len(entry) < _AUTHOR + 2:
        return ""
    (number,) = struct.unpack_from("<H", entry, _AUTHOR)
    return authors[number] if number < len(authors) else ""


def _authors(data: bytes) -> list[str]:
    found, at = [], 0
    while at + 2 <= len(data):
        (length,) = struct.unpack_from("<H", data, at)
        found.append(data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length
    return found


def boxes_of(file: WordFile) -> dict[int, list[tuple[int, int]]]:
    """The first and last character of each text box, by the character of the body at which it is drawn.

    A box in a group of shapes stands where the group is drawn, whose number comes before its own.
    """
    counts = file.counts
    base = counts.body + counts.footnotes + counts.headers + counts.macros + counts.comments + counts.endnotes
    drawn = sorted(
        (struct.unpack_from("<i", data)[0], start)
        for start, _, data in table(file.structure(_DRAWN), _DRAWN_SIZE)
        if start < counts.body
    )
    shapes = [shape for shape, _ in drawn]
    boxes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end, data in table(file.structure(_BOXES), _BOX_SIZE):
        (shape,) = struct.unpack_from("<i", data, _BOX_ID)
        (unused,) = struct.unpack_from("<H", data, _BOX_UNUSED)
        group = bisect_right(shapes, shape) - 1
        if not unused and shape and group >= 0 and end - start <= counts.boxes:
            boxes[drawn[group][1]].append((base + start, base + end))
    return boxes


def table(data: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """The entries of a table of this size: the characters from which and to which each holds, and its data."""
    count = (len(data) - 4) // (4 + size)
    if count < 1:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", data)
    for index in range(count):
        at = 4 * (count + 1) + size * index
        yield bounds[index], bounds[index + 1], data[at : at + size]
