"""The paragraphs of the library as the check for copied text asks for them: by fingerprint."""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from drafter.library.api import Passage
from drafter.library.prints.prints import Holders, Prints
from drafter.library.sources import SOURCE_COLUMNS, source_of
from drafter.library.store import Store

#: In how many sources a fingerprint may stand before it belongs to a set phrase: half of them, but at least so many.
COMMON = 20
#: How many holders of a fingerprint are told at most: enough to find a source of what was copied.
_TOLD = 64
#: Of how many holders it is looked up in how many sources they stand, before it is reckoned for all.
_LOOKED_UP = 16
_NEWEST = """
SELECT p.source FROM placements p JOIN sources s ON s.number = p.source
WHERE p.block = b.id AND s.removed = 0 AND (s.title, s.day) IS NOT (?, ?) ORDER BY p.source DESC LIMIT 1
"""
_TEXTS = f"""
SELECT b.id, b.text, {SOURCE_COLUMNS} FROM blocks b JOIN sources s ON s.number = ({_NEWEST})
WHERE b.id IN (SELECT value FROM json_each(?))
"""
_PLACES = """
SELECT block, count(*) FROM placements WHERE block IN (SELECT value FROM json_each(?)) GROUP BY block
"""
_SOURCES = """
SELECT count(DISTINCT p.source) FROM placements p JOIN sources s ON s.number = p.source
WHERE s.removed = 0 AND p.block IN (SELECT value FROM json_each(?))
"""
_ALL = 1 << 30


class LibraryPassages:
    """The paragraphs of the library as they are at one moment; `is_complete` where all have their fingerprints."""

    def __init__(self, store: Store, prints: Prints, *, is_complete: bool) -> None:
        self._store = store
        self._prints = prints
        self.is_complete = is_complete
        with store.reading() as connection:
            sources = connection.execute("SELECT count(*) FROM sources WHERE removed = 0").fetchone()[0]
        self._most = max(COMMON, sources // 2)
        #: The fingerprints that many blocks hold, with whether they belong to set phrases.
        self._judged: dict[int, bool] = {}

    def holders(self, fingerprints: Sequence[int]) -> dict[int, Sequence[int]]:
        """The ids of the paragraphs that hold each fingerprint, the first ones where they are many.

        A fingerprint that no paragraph holds is left out; one of a set phrase has no ids.
        """
        held = self._prints.holders(dict.fromkeys(fingerprints), _TOLD)
        with self._store.reading() as connection:
            common = self._common(connection, held)
        return {number: () if number in common else one.blocks for number, one in held.items()}

    def _common(self, connection: sqlite3.Connection, held: Mapping[int, Holders]) -> set[int]:
        """The fingerprints that so many sources hold that they belong to set phrases."""
        some = {block for one in held.values() for block in one.blocks[:_LOOKED_UP]}
        places = dict(connection.execute(_PLACES, (json.dumps(list(some)),)).fetchall())
        for number in held.keys() - self._judged.keys():
            one = held[number]
            known = one.blocks[:_LOOKED_UP]
            reckoned = sum(places.get(block, 0) for block in known) * one.count / len(known)
            if reckoned > self._most:
                self._judged[number] = self._sources(connection, number) > self._most
        return {number for number in held if self._judged.get(number)}

    def _sources(self, connection: sqlite3.Connection, fingerprint: int) -> int:
        """In how many sources a fingerprint stands."""
        held = self._prints.holders([fingerprint], _ALL)
        blocks = held[fingerprint].blocks if held else ()
        return connection.execute(_SOURCES, (json.dumps(list(blocks)),)).fetchone()[0]

    def passages(
        self, ids: Iterable[int], title: str = "", date: datetime.date | None = None
    ) -> list[Passage]:
        """The paragraphs with these ids, each in its newest source; those that are gone or in the bin are left out.

        Nor do sources count that have this title and date: they are the speech that is being written.
        """
        own = (title, date.toordinal() if date else None)
        with self._store.reading() as connection:
            rows = connection.execute(_TEXTS, (*own, json.dumps(list(ids))))
            return [Passage(block, text, source_of(source)) for block, text, *source in rows]
