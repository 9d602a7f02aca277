"""What a text shares with the library: runs of thirteen characters or more that stand there in the same order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.checks.context import Passage, Passages
from drafter.core.fingerprints import SHORTEST_RUN, fingerprints, squeezed

_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text, from `start` to `end`, that stand so in a passage of the library.

    `length` counts them without marks, `squeezed` is where they stand in the text without its marks; `there` is
    where they stand in the passage.
    """

    start: int
    end: int
    length: int
    passage: Passage
    there: tuple[int, int]
    squeezed: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Copied:
    """What is copied in one paragraph: `total` and `copied` count characters without marks.

    `runs` are the runs that make up the copied part, the longest first, each character counted once.
    """

    total: int
    copied: int
    runs: tuple[Run, ...] = ()

    def by_source(self) -> Counter[str]:
        """The copied characters by the id of the source they stand in."""
        counted: Counter[str] = Counter()
        for run in self.runs:
            counted[run.passage.source.id] += run.length
        return counted


def copied_in(text: str, passages: Passages) -> Copied:
    """What of a text stands in the library."""
    own = squeezed(text)
    prints = fingerprints(own.text)
    if len(own.text) < SHORTEST_RUN:
        return Copied(len(own.text), 0)
    holders = passages.holders([number for number, _ in prints])
    candidates = _candidates(prints, holders)
    runs: list[Run] = []
    covered: set[int] = set()
    for passage in sorted(passages.passages(list(candidates)), key=lambda one: -len(candidates[one.id])):
        if not covered.issuperset(candidates[passage.id]):
            found = list(_runs(own.text, own.places, passage, candidates[passage.id]))
            covered.update(*(range(*run.squeezed) for run in found))
            runs += found
    chosen = _disjoint(runs)
    return Copied(len(own.text), sum(run.length for run in chosen), tuple(chosen))


def _candidates(
    prints: Sequence[tuple[int, int]], holders: Mapping[int, Sequence[int]]
) -> dict[int, list[int]]:
    """The passages that hold the most fingerprints of the text, with the places of these in the text."""
    places: dict[int, list[int]] = {}
    for number, place in prints:
        for passage in holders.get(number, ()):
            places.setdefault(passage, []).append(place)
    best = sorted(places, key=lambda passage: (-len(places[passage]), passage))[:_CANDIDATES]
    return {passage: places[passage] for passage in best}


def _runs(text: str, places: Sequence[int], passage: Passage, starts: Sequence[int]) -> Iterator[Run]:
    """The runs that begin at, or reach over, the places where a fingerprint is shared."""
    there = squeezed(passage.text)
    done = 0
    for start in starts:
        if start < done:
            continue
        first, last, at = _longest(text, there.text, start)
        if last - first >= SHORTEST_RUN:
            done = last
            span = (there.places[at], there.places[at + last - first - 1] + 1)
            yield Run(places[first], places[last - 1] + 1, last - first, passage, span, (first, last))


def _longest(text: str, other: str, start: int) -> tuple[int, int, int]:
    """The longest run around `start` that the other text holds: first, last (exclusive), and where it is there."""
    best = (start, start, 0)
    gram = text[start : start + 8]
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


def _disjoint(runs: Sequence[Run]) -> list[Run]:
    """The longest runs that do not overlap."""
    taken: set[int] = set()
    chosen: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.start)):
        span = set(range(run.start, run.end))
        if not taken & span:
            taken |= span
            chosen.append(run)
    return chosen
