"""Which block has a text already, found by the digest of the text.

The digests of each document lie all over `digests`, so that writing them there dirties a page a block. Those of the
last blocks are therefore only remembered, read from `blocks`, until many are merged in order.
"""

import sqlite3
from collections.abc import Mapping, Sequence

#: How many blocks wait to be merged.
_MOST_RECENT = 50_000
#: For so many digests at a time is asked, the rest left empty: SQLite keeps a statement by its text.
_ROOMS = (32, 128, 512)
_MERGED = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'digests_merged'"


class Digests:
    """Finds blocks by their digests.

    What it remembers of the last blocks must be forgotten when a transaction is taken back, and when blocks
    were deleted.
    """

    def __init__(self) -> None:
        self._recent: dict[bytes, int] | None = None

    def find(self, connection: sqlite3.Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
        """The ids of those blocks that are there, by digest."""
        recent = self._load(connection)
        found = {digest: recent[digest] for digest in digests if digest in recent}
        others = [digest for digest in digests if digest not in found]
        for start in range(0, len(others), max(_ROOMS)):
            some = others[start : start + max(_ROOMS)]
            room = next(room for room in _ROOMS if room >= len(some))
            found.update(connection.execute(_merged_among(room), [*some, *[None] * (room - len(some))]))
        return found

    def _load(self, connection: sqlite3.Connection) -> dict[bytes, int]:
        if self._recent is None:
            rows = connection.execute(f"SELECT digest, id FROM blocks WHERE id > ({_MERGED})")
            self._recent = dict(rows.fetchall())
        return self._recent

    def note(self, connection: sqlite3.Connection, blocks: Mapping[bytes, int]) -> None:
        """Remember blocks just written, within the transaction under way."""
        recent = self._load(connection)
        recent.update(blocks)
        if len(recent) >= _MOST_RECENT:
            connection.executemany("INSERT OR REPLACE INTO digests VALUES (?, ?)", sorted(recent.items()))
            connection.execute(
                "UPDATE meta SET value = ? WHERE key = 'digests_merged'", (max(recent.values()),)
            )
            self.forget()

    def forget(self) -> None:
        """Give the memory back; the digests stay in the store."""
        self._recent = None


def _merged_among(room: int) -> str:
    """What asks for so many digests. A block that was deleted is still in `digests`."""
    return (
        "SELECT b.digest, b.id FROM digests d JOIN blocks b ON b.id = d.block"
        f" WHERE d.digest IN ({','.join('?' * room)})"
    )
