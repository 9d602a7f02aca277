"""Whether the files of the index are still as they were written.

Every file of a segment ends in what tantivy calls its footer: JSON with the CRC-32 of all before it, the length of that
JSON and a magic number, each of 4 bytes (tantivy, `src/directory/footer.rs`).
"""

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from drafter.core.progress import Job, Progress

_PARTS = ("idx", "pos", "term", "fast", "fieldnorm", "store")
_TAIL = struct.Struct("<II")
_MAGIC = 1337
_CHUNK = 1 << 20
#: How often it is looked again where the index was changed meanwhile.
_TRIES = 3


def damaged_files(folder: Path) -> Job[int]:
    """How many files of the last commit in an index folder are gone or changed."""
    for _ in range(_TRIES):
        meta = _read(folder / "meta.json")
        files = list(_files(folder, meta))
        damaged = 0
        for done, file in enumerate(files):
            yield Progress(done, len(files), "正在校验索引文件")
            damaged += not _is_whole(file)
        if not damaged or _read(folder / "meta.json") == meta:
            return damaged
    return 0


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _files(folder: Path, meta: bytes) -> Iterator[Path]:
    """The files of the segments that a commit is made of; one that is never whole where the commit cannot be read."""
    try:
        for segment in json.loads(meta or b"{}").get("segments", ()):
            name = segment["segment_id"].replace("-", "")
            yield from (folder / f"{name}.{part}" for part in _PARTS)
            if deletes := segment.get("deletes"):
                yield folder / f"{name}.{deletes['opstamp']}.del"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield folder / "meta.json"  # ends in no footer


def _is_whole(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            opened.seek(max(0, size - _TAIL.size))
            length, magic = _TAIL.unpack(opened.read())
            opened.seek(size - _TAIL.size - length)
            told = json.loads(opened.read(length))["crc"] if magic == _MAGIC else None
            opened.seek(0)
            return told == _checksum(opened, size - _TAIL.size - length)
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False


def _checksum(opened: BinaryIO, length: int) -> int:
    found = 0
    while length > 0 and (chunk := opened.read(min(length, _CHUNK))):
        found = zlib.crc32(chunk, found)
        length -= len(chunk)
    return found
