"""The paragraphs of a small library in memory, asked by fingerprint."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from drafter.checks.context import Passage
from drafter.core.fingerprints import fingerprints, squeezed

#: In how many sources a fingerprint may stand before it belongs to a set phrase: half of them, but at least so many.
_COMMON = 20


class MemoryPassages:
    """Passages that fit into memory: those of a folder of speeches, or of a draft's own sources."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}
        self._holders: dict[int, list[int]] = defaultdict(list)
        for passage in self._passages.values():
            for number in {number for number, _ in fingerprints(squeezed(passage.text).text)}:
                self._holders[number].append(passage.id)
        sources = len({passage.source.id for passage in self._passages.values()})
        self._most = max(_COMMON, sources // 2)

    def holders(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The ids of the paragraphs that hold each fingerprint, without those of set phrases."""
        found = {number: self._holders[number] for number in fingerprints if number in self._holders}
        return {number: ids for number, ids in found.items() if self._sources(ids) <= self._most}

    def passages(self, ids: Sequence[int]) -> Sequence[Passage]:
        """The paragraphs with these ids."""
        return [self._passages[one] for one in ids if one in self._passages]

    def _sources(self, ids: Sequence[int]) -> int:
        if len(ids) <= self._most:
            return len(ids)
        return len({self._passages[one].source.id for one in ids})
