"""A few paragraphs of a library without the library, for the tests of what is made of them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from drafter.core.fingerprints import fingerprints_of
from drafter.library.api import Passage
from drafter.library.prints.passages import COMMON


class MemoryPassages:
    """Passages by their fingerprints; what more than half of the sources have, and more than twenty, is a set phrase."""

    is_complete = True

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}
        self._holders: dict[int, list[int]] = defaultdict(list)
        for passage in self._passages.values():
            for number in fingerprints_of(passage.text):
                self._holders[number].append(passage.id)
        self._most = max(COMMON, len({passage.source.id for passage in self._passages.values()}) // 2)

    def holders(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The ids of the paragraphs that hold each fingerprint; none for those of set phrases."""
        held = {number: self._holders[number] for number in fingerprints if number in self._holders}
        return {
            number: ids if len({self._passages[one].source.id for one in ids}) <= self._most else ()
            for number, ids in held.items()
        }

    def passages(
        self, ids: Sequence[int], title: str = "", date: datetime.date | None = None
    ) -> Sequence[Passage]:
        """The paragraphs with these ids, without those of the speech with this title and date."""
        found = [self._passages[one] for one in ids if one in self._passages]
        return [one for one in found if (one.source.title, one.source.date) != (title, date)]
