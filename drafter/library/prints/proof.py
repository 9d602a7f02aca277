"""The proof that the fingerprints are those of the paragraphs."""

import sqlite3
from array import array

from drafter.core.fingerprints import fingerprints_of
from drafter.core.progress import Job, Progress
from drafter.library.blocks import Kind
from drafter.library.prints.prints import Prints
from drafter.library.prints.segments import SegmentGone, parted

_RUN = 2_000


def verify_prints(connection: sqlite3.Connection, prints: Prints) -> Job[tuple[str, ...]]:
    """Check that the fingerprints of every block are those of its text; what stays of blocks that are gone is none.

    Of each block only the sum of its fingerprints is compared, so that a million of them fit into memory.
    """
    last = connection.execute("SELECT coalesce(max(id), 0) FROM blocks").fetchone()[0]
    sums, stored = array("q", bytes(8 * (last + 1))), bytearray(last + 1)
    for start in range(1, last + 1, _RUN):
        yield Progress(start, last, "正在校验查重索引")
        for block, text in connection.execute(
            "SELECT id, text FROM blocks WHERE id BETWEEN ? AND ? AND kind IN (?, ?)",
            (start, start + _RUN - 1, Kind.PARAGRAPH, Kind.HEADING),
        ):
            stored[block] = 1
            sums[block] = sum(fingerprints_of(text))
    try:
        for some in prints.entries():
            for fingerprint, block in map(parted, some):
                if block <= last:
                    sums[block] -= fingerprint
            yield Progress(last, last, "正在校验查重索引")
    except SegmentGone:
        return ("查重索引读不出来，请重建索引",)
    wrong = sum(1 for block, left in enumerate(sums) if left and stored[block])
    return (f"查重索引里有 {wrong} 段与正文不符，请重建索引",) if wrong else ()
