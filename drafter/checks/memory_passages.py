"""The paragraphs of a small library in memory, asked by fingerprint."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from drafter.checks.context import Passage
from drafter.core.fingerprints import fingerprints, squeezed

#: In how many sources a fingerprint may stand before it belongs to a set phrase: half of them, but at least so many.
_COMMON = 20
#: How many holders of a fingerprint are told at most: enough to find a source of what was copied.
_TOLD = 32


class MemoryPassages:
    """Passages that fit into memory: those of a folder of speeches, or of a draft's own sources."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}
        holders: dict[int, list[int]] = defaultdict(list)
        for passage in self._passages.values():
            for number in {number for number, _ in fingerprints(squeezed(passage.text).text)}:
                holders[number].append(passage.id)
        sources = len({passage.source.id for passage in self._passages.values()})
        most = max(_COMMON, sources // 2)
        self._holders = {
            number: ids[:_TOLD] for number, ids in holders.items() if not self._is_set_phrase(ids, most)
        }

    def _is_set_phrase(self, ids: Sequence[int], most: int) -> bool:
        return len(ids) > most and len({self._passages[one].source.id for one in ids}) > most

    def holders(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The ids of the paragraphs that hold each fingerprint, without those of set phrases."""
        return {number: self._holders[number] for number in fingerprints if number in self._holders}

    def passages(self, ids: Sequence[int]) -> Sequence[Passage]:
        """The paragraphs with these ids."""
        return [self._passages[one] for one in ids if one in self._passages]
