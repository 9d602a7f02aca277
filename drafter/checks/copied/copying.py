"""What a text shares with the library: runs of thirteen characters or more that stand there in the same order."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.core.fingerprints import GRAM, SHORTEST_RUN, Squeezed, fingerprints, squeezed, squeezed_text
from drafter.library.api import Passage, Passages

#: So many passages are looked at in one go, and so many goes at most: text of one's own may share eight characters
#: with thousands of passages and thirteen with none.
_AT_ONCE = 16
_GOES = 4
#: First only those fingerprints are followed that so many passages hold: they lead to the source of the whole.
_FEW = 32


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text, from `start` to `end`, that stand so in a passage of the library.

    `length` counts them without marks; `squeezed` is where they stand in the text without its marks, `there_squeezed`
    where they begin in the passage without its own. `counted` are those that count as copied: no set phrases, and
    nothing that is counted with a longer run.
    """

    start: int
    end: int
    length: int
    passage: Passage
    squeezed: tuple[int, int]
    there_squeezed: int
    counted: int = 0

    @property
    def there(self) -> tuple[int, int]:
        """Where the characters stand in the passage."""
        places = squeezed(self.passage.text).places
        return places[self.there_squeezed], places[self.there_squeezed + self.length - 1] + 1


@dataclass(frozen=True, slots=True)
class Copied:
    """What is copied in one paragraph: `total` and `copied` count characters without marks.

    `runs` are the runs that make up the copied part, the longest first.
    """

    total: int
    copied: int
    runs: tuple[Run, ...] = ()

    def by_source(self) -> Counter[str]:
        """The copied characters by the id of the source they stand in."""
        counted: Counter[str] = Counter()
        for run in self.runs:
            counted[run.passage.source.id] += run.counted
        return counted


def copied_in(text: str, passages: Passages, title: str = "", date: datetime.date | None = None) -> Copied:
    """What of a text stands in the library, outside the speech with this title and date."""
    own = squeezed(text)
    if len(own.text) < SHORTEST_RUN:
        return Copied(len(own.text), 0)
    prints = fingerprints(own.text)
    holders = passages.holders([number for number, _ in prints])
    held = {place: holders[number] for number, place in prints if number in holders}
    ready_made = {n for place, ids in held.items() if not ids for n in range(place, place + GRAM)}
    runs: list[Run] = []
    tried: set[int] = set()
    for most in (_FEW, None):
        wanted = {place: ids for place, ids in held.items() if ids and (most is None or len(ids) <= most)}
        for _ in range(_GOES):
            wanted = {place: ids for place, ids in wanted.items() if not _explained(place, runs)}
            chosen = _likeliest(wanted, tried)
            if not chosen:
                break
            tried |= chosen.keys()
            found = {passage.id: passage for passage in passages.passages(list(chosen), title, date)}
            for passage_id, places in chosen.items():
                if passage_id in found and not all(_explained(place, runs) for place in places):
                    runs += _runs(own, found[passage_id], places)
    counted = tuple(_counted(runs, ready_made))
    return Copied(len(own.text), sum(run.counted for run in counted), counted)


def _explained(place: int, runs: Sequence[Run]) -> bool:
    """Whether the fingerprint at a place lies within a run."""
    return any(run.squeezed[0] <= place and place + GRAM <= run.squeezed[1] for run in runs)


def _likeliest(wanted: Mapping[int, Sequence[int]], tried: Collection[int]) -> dict[int, list[int]]:
    """The passages to look at next, with the places that they may explain.

    Those that hold the most fingerprints come first, but each place gets a passage before any gets a second.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for place, ids in wanted.items():
        for passage in ids:
            places[passage].append(place)
    served: set[int] = set()
    first, others = [], []
    for passage in sorted(places.keys() - tried, key=lambda passage: (-len(places[passage]), passage)):
        (others if served.issuperset(places[passage]) else first).append(passage)
        served.update(places[passage])
    return {passage: places[passage] for passage in (first + others)[:_AT_ONCE]}


def _runs(own: Squeezed, passage: Passage, starts: Sequence[int]) -> Iterator[Run]:
    """The runs that begin at, or reach over, the places where a fingerprint is shared."""
    there = squeezed_text(passage.text)
    done = 0
    for start in starts:
        if start + GRAM <= done:
            continue
        first, last, at = _longest(own.text, there, start)
        if last - first >= SHORTEST_RUN:
            done = last
            here = (own.places[first], own.places[last - 1] + 1)
            yield Run(*here, last - first, passage, (first, last), at)


def _longest(text: str, other: str, start: int) -> tuple[int, int, int]:
    """The longest run around `start` that the other text holds: first, last (exclusive), and where it is there."""
    best = (start, start, 0)
    gram = text[start : start + GRAM]
    at = other.find(gram)
    while at >= 0:
        left = 0
        while left < min(start, at) and text[start - left - 1] == other[at - left - 1]:
            left += 1
        right = len(gram)
        while (
            start + right < len(text) and at + right < len(other) and text[start + right] == other[at + right]
        ):
            right += 1
        if left + right > best[1] - best[0]:
            best = (start - left, start + right, at - left)
        at = other.find(gram, at + 1)
    return best


def _counted(runs: Sequence[Run], ready_made: Collection[int]) -> Iterator[Run]:
    """The runs that are more than set phrases, the longest first, with what each adds to the copied part."""
    taken: set[int] = set(ready_made)
    for run in sorted(runs, key=lambda run: (-run.length, run.start, run.passage.id)):
        whole = set(range(*run.squeezed))
        fresh = whole - taken
        if fresh and len(whole.difference(ready_made)) >= SHORTEST_RUN:
            taken |= fresh
            yield replace(run, counted=len(fresh))
