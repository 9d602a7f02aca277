"""Which stored documents a new one is a version of, found by the band keys of its signature.

The keys of each document lie all over `band_sources`, so that writing them there dirties a page a key. Those of the last
documents therefore wait in `recent_bands`, a row a document, and in memory, until many are merged in key order.
"""

import json
import sqlite3
import struct
from collections import Counter
from collections.abc import Sequence

from drafter.library.likeness import BANDS, SAME_SPEECH, estimate

#: How many documents wait to be merged.
_MOST_RECENT = 1_000
#: So many documents of a key are looked at, the last ones to come in: a ready-made phrase may bring thousands.
_OF_A_KEY = 50
#: So many documents are compared of those that share the most keys.
_COMPARED = 8
_KEYS = struct.Struct(f"<{BANDS}q")
_MERGED = f"SELECT sources FROM band_sources WHERE key IN ({','.join('?' * BANDS)})"
_SIGNED = "SELECT family, signature FROM sources WHERE number IN (SELECT value FROM json_each(?))"


class Families:
    """Finds the family of a document, and notes under which keys it will be found itself.

    What it remembers of `recent_bands` must be forgotten when a transaction is taken back.
    """

    def __init__(self) -> None:
        self._recent: dict[int, list[int]] | None = None
        self._waiting = 0

    def find(self, connection: sqlite3.Connection, signed: bytes, keys: Sequence[int]) -> int | None:
        """The family of the stored source most like this signature, None where none is a version of it."""
        likely = [number for number, _ in self._sharing(connection, keys).most_common(_COMPARED)]
        rows = connection.execute(_SIGNED, (json.dumps(list(map(int, likely))),))
        scored = [(estimate(signed, other), family) for family, other in rows]
        best = max(scored, default=(0.0, 0))
        return best[1] if best[0] >= SAME_SPEECH else None

    def _sharing(self, connection: sqlite3.Connection, keys: Sequence[int]) -> Counter[str]:
        """How many of the keys each source shares, by its number as it is written."""
        recent = self._load(connection)
        found = [str(number) for key in keys for number in recent.get(key, ())[-_OF_A_KEY:]]
        merged = ",".join(sources for (sources,) in connection.execute(_MERGED, keys))
        return Counter(found + merged.split(",") if merged else found)

    def _load(self, connection: sqlite3.Connection) -> dict[int, list[int]]:
        if self._recent is None:
            self._recent, self._waiting = {}, 0
            for number, packed in connection.execute("SELECT source, keys FROM recent_bands ORDER BY source"):
                self._remember(self._recent, number, _KEYS.unpack(packed))
        return self._recent

    def _remember(self, recent: dict[int, list[int]], number: int, keys: Sequence[int]) -> None:
        for key in keys:
            recent.setdefault(key, []).append(number)
        self._waiting += 1

    def note(self, connection: sqlite3.Connection, number: int, keys: Sequence[int]) -> None:
        """Keep the keys of a source, within the transaction under way."""
        self._remember(self._load(connection), number, keys)
        connection.execute("INSERT INTO recent_bands VALUES (?, ?)", (number, _KEYS.pack(*keys)))
        if self._waiting >= _MOST_RECENT:
            self._merge(connection)
            self.forget()

    def _merge(self, connection: sqlite3.Connection) -> None:
        merged: dict[int, list[int]] = {}
        for number, packed in connection.execute("SELECT source, keys FROM recent_bands"):
            for key in _KEYS.unpack(packed):
                merged.setdefault(key, []).append(number)
        known = connection.execute(
            "SELECT key, sources FROM band_sources WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(merged)),),
        )
        for key, sources in known:
            merged[key] += map(int, sources.split(","))
        rows = [
            (key, ",".join(map(str, sorted(numbers, reverse=True)[:_OF_A_KEY])))
            for key, numbers in sorted(merged.items())
        ]
        connection.executemany("INSERT OR REPLACE INTO band_sources VALUES (?, ?)", rows)
        connection.execute("DELETE FROM recent_bands")

    def forget(self) -> None:
        """Give the memory back; the keys stay in the store."""
        self._recent = None
