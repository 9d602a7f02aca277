"""Which paragraph of one version is which of the other: by id, else by likeness."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from drafter.word.differences import likeness

#: From how much in common two paragraphs count as versions of each other.
_ENOUGH = 0.4
#: So many paragraphs around the expected place are looked at.
_REACH = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph to be matched: the ids that it carries (several where paragraphs were joined) and its text."""

    ids: Collection[str]
    text: str


def match(before: Sequence[Candidate], after: Sequence[Candidate]) -> list[int | None]:
    """For each paragraph of `after` the position of its earlier version in `before`, None where it is new."""
    places = {paragraph_id: index for index, one in enumerate(before) for paragraph_id in one.ids}
    found: list[int | None] = [None] * len(after)
    free = set(range(len(before)))
    for index, one in enumerate(after):
        own = [places[paragraph_id] for paragraph_id in one.ids if places.get(paragraph_id) in free]
        if own:
            found[index] = max(own, key=lambda place: likeness(before[place].text, one.text))
            free.discard(found[index] or 0)
    _match_equal(before, after, found, free)
    _match_alike(before, after, found, free)
    return found


def _match_equal(
    before: Sequence[Candidate], after: Sequence[Candidate], found: list[int | None], free: set[int]
) -> None:
    """Match what is still alone and has the same text, first with first."""
    texts: dict[str, list[int]] = {}
    for place in sorted(free, reverse=True):
        texts.setdefault(before[place].text, []).append(place)
    for index, one in enumerate(after):
        if found[index] is None and texts.get(one.text):
            found[index] = texts[one.text].pop()
            free.discard(found[index] or 0)


def _match_alike(
    before: Sequence[Candidate], after: Sequence[Candidate], found: list[int | None], free: set[int]
) -> None:
    """Match what is still alone with the most alike of the paragraphs around where it should stand."""
    expected = 0
    for index, one in enumerate(after):
        place = found[index]
        if place is None:
            near = [p for p in free if abs(p - expected) <= _REACH]
            scored = [(likeness(before[p].text, one.text), -abs(p - expected), p) for p in near]
            best = max(scored, default=(0.0, 0, 0))
            if best[0] < _ENOUGH:
                continue
            place = found[index] = best[2]
            free.discard(place)
        expected = place + 1


def in_order(places: Sequence[int]) -> set[int]:
    """The most of these different places that follow each other in rising order: what did not move."""
    ends: list[int] = []  # The last place of the best run of each length, …
    before: dict[int, int | None] = {}  # … and which place comes before it there.
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
