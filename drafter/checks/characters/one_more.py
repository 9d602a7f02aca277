"""A character that was dropped, typed once too often, or swapped with its neighbour: 提高政站位, 大决策策, 实落责任.

Looked for only where two neighbours stand so in no official document: what is put in, taken out or swapped there has to
make nothing but runs of characters that official documents write.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.gaps import load_gaps
from drafter.checks.language_model import load_language_model
from drafter.checks.official_text import (
    EDGE,
    LONGEST,
    Hashed,
    OfficialPlaces,
    OfficialText,
    load_official_text,
    official_places,
    places_in,
)

_RUN = re.compile("[\u4e00-\u9fff]{3,}")
#: What the text around has to gain in the language model, in its steps; a text with a character more costs more.
_DROPPED, _ADDED, _SWAPPED = 75, 60, 90
#: What is farther off than so many characters has no part in what was dropped.
_NEAR = 8
#: What stands between a character and the same one again: 实不实, 看一看.
_ASKS = frozenset("不一了没")
#: The same for a dropped character that makes all four runs around it official. Of 200 characters taken out of reports
#: of cities 85 are told so; in 137,000 characters of them five wrongly.
_DROPPED_FROM_FOUR = 40
#: By how much more where a clause may end so.
_AT_END = 50
#: How many runs of four around it have to be official.
_LEAST_RUNS = 2
#: What each of the characters around such a place costs at least.
_ODD = 80
#: Characters that are put in or left out at will.
_AT_WILL = frozenset(
    "的了地得和与及在等为是有把将对从也都又再更要不中上下里内大新各全多已所并且而或一之其这那我你他个们"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands from `start` to `end`, what is meant, and in a word what happened."""

    start: int
    end: int
    meant: str
    how: str


def find_one_more_or_less(text: str) -> Iterator[Stretch]:
    """The places of a text where a character is missing, stands there by mistake, or two have changed places."""
    official, worth = load_official_text(), _Worth.of(official_places(text))
    last = 0
    for match in _RUN.finditer(text):
        run, base = f"{EDGE}{match.group()}{EDGE}", match.start() - 1
        place = worth.after(match.start(), match.end())
        while place >= 0:
            found = None
            if place >= last and worth.dropped[place]:
                found = _dropped(run, base, place - base)
            if not found and place >= last and (worth.added[place] or worth.swapped[place]):
                found = _added_or_swapped(run, base, place - base, official)
            if found:
                last = found.end
                yield found
            place = worth.after(place + 1, match.end())


@dataclass(frozen=True, slots=True)
class _Worth:
    """A byte for each character of a text: 1 where it is worth asking whether one was dropped behind it, added, or swapped."""

    any: bytes
    dropped: bytes
    added: bytes
    swapped: bytes

    @staticmethod
    def of(places: OfficialPlaces) -> "_Worth":
        """The places where two neighbours are official in no run of four, sifted by what needs the fewest look-ups."""
        size, strange = len(places.bare), int.from_bytes(places.strange, "little")
        gaps = _gaps(places)
        again = _again(places.bare)
        dropped = (gaps & _said_around(places)).to_bytes(size, "little")
        odd = gaps & strange
        added = (odd & (again | again >> 8)).to_bytes(size, "little")
        swapped = _swapped(places.bare, odd.to_bytes(size, "little"))
        every = (int.from_bytes(one, "little") for one in (dropped, added, swapped))
        together = next(every) | next(every) | next(every)
        return _Worth(*(one[1:] for one in (together.to_bytes(size, "little"), dropped, added, swapped)))

    def after(self, start: int, end: int) -> int:
        """The first place worth asking at from `start` on, -1 where none is before `end`."""
        return self.any.find(1, start, end)


def _gaps(places: OfficialPlaces) -> int:
    """Behind which characters something may be missing: no official document ends a clause or goes on so."""
    han, three, four = (int.from_bytes(one, "little") for one in (places.han, places.three, places.four))
    within = han & han >> 8
    unsaid = within & ~(four | four << 8 | four << 16)
    # A clause of three characters and more that ends as official documents end none: 以人民为中，.
    at_end = han & ~(han >> 8) & han << 8 & han << 16 & ~(four << 16) & ~(three << 8)
    return unsaid | at_end


def _said_around(places: OfficialPlaces) -> int:
    """Where official documents write what ends at a place, and what begins behind it.

    Two look-ups that spare a hundred: what is missing has to make a run with either of them.
    """
    han, three = int.from_bytes(places.han, "little"), int.from_bytes(places.three, "little")
    ones = int.from_bytes(bytes([1]) * len(places.han), "little")
    before = three << 16 | ones & ~(han << 8)
    behind = three >> 8 | ones & ~(han >> 8 & han >> 16)
    return before & behind


def _again(bare: str) -> int:
    """The characters that stand once more one or two places before or behind, as the bytes of a number."""
    found = 0
    for by in (1, 2):
        same = bytes(one == other for one, other in zip(bare, bare[by:], strict=False))
        number = int.from_bytes(same, "little")
        found |= number | number << 8 * by
    return found


def _swapped(bare: str, asked: bytes) -> bytes:
    """Where two characters, swapped, make an official run with their neighbours, of the places asked for."""
    places = places_in(asked)
    runs = [bare[at - 1] + bare[at + 1] + bare[at] + bare[at + 2] for at in places]
    found = bytearray(len(asked))
    for number in load_official_text().which(runs):
        found[places[number]] = 1
    return bytes(found)


def _added_or_swapped(run: str, base: int, place: int, official: OfficialText) -> Stretch | None:
    """What is meant where one of two neighbours stands there once too often, or the two have changed places."""
    first, second = run[place], run[place + 1]
    near = run[max(0, place - 1) : place + 3].strip(EDGE)
    if _cost(near) < _ODD * len(near):
        return None
    added = (_added(run, base, at, official) for at in (place, place + 1))
    if found := next(filter(None, added), None):
        return found
    swapped = run[:place] + second + first + run[place + 2 :]
    fits = first != second and _fits(swapped, place, 2, official)
    if fits and _gain(run, place, place + 2, second + first) >= _SWAPPED:
        return Stretch(base + place, base + place + 2, second + first, "swapped")
    return None


@cache
def _most_used() -> Hashed:
    """The characters that most is written with, save those that are put in at will."""
    return _not_at_will(load_gaps().most_used)


@lru_cache(maxsize=1 << 9)
def _beside(head: str, tail: str) -> Hashed:
    """The characters that make a word of two with one before or behind a gap."""
    return _not_at_will(load_gaps().beside(head, tail))


def _not_at_will(characters: str) -> Hashed:
    return Hashed.of("".join(one for one in characters if one not in _AT_WILL))


def _dropped(run: str, base: int, place: int) -> Stretch | None:
    """What is meant where a character is missing between a place and the next."""
    first = max(0, place - _NEAR)
    found = _dropped_near(run[first : place + _NEAR], place - first)
    if found is None:
        return None
    return replace(found, start=base + first + found.start, end=base + first + found.end)


@lru_cache(maxsize=1 << 12)
def _dropped_near(run: str, place: int) -> Stretch | None:
    """The same of the part of a run that has a part in it, counted from its beginning.

    Prose repeats itself, and a key changes what is near one place: what is found elsewhere stays known.
    """
    at_end = run[place + 1] == EDGE
    # What is told are the two characters around the gap, or the last two of a clause.
    start, end = (max(1, place - 1), place + 1) if at_end else (place, place + 2)
    is_whole = LONGEST - 2 <= place < len(run) + 1 - LONGEST
    for other in _fitting(run, place, load_official_text()):
        meant = run[start : place + 1] + other + run[place + 1 : end]
        gain = _gain(run, start, end, meant) - _AT_END * at_end
        if gain >= (_DROPPED_FROM_FOUR if is_whole else _DROPPED):
            return Stretch(start, end, meant, "dropped")
    return None


def _fitting(run: str, place: int, official: OfficialText) -> Sequence[str]:
    """The characters that behind a place make every run of four around them official, the likeliest first."""
    starts = _starts(len(run) + 1, place + 1, 1)
    if len(starts) < _LEAST_RUNS:
        return ()
    head, after = run[max(0, place - LONGEST + 2) : place + 1], run[place + 1 :]
    beside = _beside(run[place], "")
    if after != EDGE:
        beside += _beside("", after[0])
    found = [*dict.fromkeys([*official.going_on(head, beside), *_often_behind(head)])]
    for start in starts[len(head) == LONGEST - 1 :]:
        begun, end = run[start : place + 1], after[: LONGEST - 1 - (place + 1 - start)]
        found = [found[number] for number in official.which([begun + other + end for other in found])]
    return found


@lru_cache(maxsize=1 << 11)
def _often_behind(head: str) -> str:
    """The characters much used with which a run goes on as official documents write it."""
    return "".join(load_official_text().going_on(head, _most_used()))


def _added(run: str, base: int, at: int, official: OfficialText) -> Stretch | None:
    """What is meant where the character of a place stands there once too often: the same stands beside it."""
    again = run[at] in run[max(0, at - 2) : at] + run[at + 1 : at + 3]
    if not again or run[at] in _AT_WILL or _ASKS & set(run[max(0, at - 1) : at + 2]):
        return None
    if not _fits(run[:at] + run[at + 1 :], at, 0, official) or _gain(run, at, at + 1, "") < _ADDED:
        return None
    start = max(1, at - 1)
    return Stretch(base + start, base + at + 1, run[start:at], "added")


def _fits(run: str, at: int, length: int, official: OfficialText) -> bool:
    """Whether every run of four around what was changed, and one at least, is official."""
    starts = _starts(len(run), at, length)
    return len(starts) >= _LEAST_RUNS and all(
        official.holds(run[start : start + LONGEST]) for start in starts
    )


def _starts(size: int, at: int, length: int) -> range:
    """Where the runs of four around what was changed begin, in a run of so many characters."""
    return range(max(0, at - LONGEST + 1), min(at + length, size - LONGEST + 1))


def _gain(run: str, start: int, end: int, meant: str) -> int:
    """By how much a run, whose edges are no characters, is likelier with what is meant from `start` to `end`."""
    first = int(run.startswith(EDGE))
    return gain_of(run.strip(EDGE), start - first, end - first, meant)


def _cost(text: str) -> int:
    return load_language_model().cost(text)
