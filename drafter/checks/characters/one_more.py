"""A character that was dropped, typed once too often, or swapped with its neighbour: 提高政站位, 大决策策, 实落责任.

Looked for only where two neighbours stand so in no official document: what is put in, taken out or swapped there has to
make nothing but runs of characters that official documents write.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.characters.gaps import load_gaps
from drafter.checks.language_model import load_language_model
from drafter.checks.official_text import (
    EDGE,
    LONGEST,
    OfficialText,
    hashed,
    load_official_text,
    strange_places,
)

_RUN = re.compile("[\u4e00-\u9fff]{3,}")
#: What the text around has to gain in the language model, in its steps; a text with a character more costs more.
_DROPPED, _ADDED, _SWAPPED = 75, 60, 90
_AROUND = 5
#: What stands between a character and the same one again: 实不实, 看一看.
_ASKS = frozenset("不一了没")
#: The same for a dropped character that makes all four runs around it official. Of 200 characters taken out of reports
#: of cities 85 are told so; in 137,000 characters of them five wrongly.
_DROPPED_FROM_FOUR = 40
#: By how much more where a clause may end so.
_AT_END = 50
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
    official, strange = load_official_text(), strange_places(text)
    last = 0
    for match in _RUN.finditer(text):
        run, base = f"{EDGE}{match.group()}{EDGE}", match.start() - 1
        for place in range(1, len(run) - 1):
            found = None
            if base + place >= last and _is_gap(run, place, official):
                found = _dropped(run, base, place, official)
                if not found and strange[base + place]:
                    found = _added_or_swapped(run, base, place, official)
            if found:
                last = found.end
                yield found


def _is_gap(run: str, place: int, official: OfficialText) -> bool:
    """Whether something may be missing behind a place: no official document ends a clause or goes on so."""
    if place == len(run) - 2:
        return _ends_oddly(run, official)
    return _is_unsaid(run, place, official)


def _is_unsaid(run: str, place: int, official: OfficialText) -> bool:
    """Whether no official document has two neighbours in a run of four: 提高治站位."""
    starts = range(max(0, place - LONGEST + 2), min(place, len(run) - LONGEST) + 1)
    return not any(official.holds(run[start : start + LONGEST]) for start in starts)


def _ends_oddly(run: str, official: OfficialText) -> bool:
    """Whether no official document ends a clause so: 以人民为中，."""
    return len(run) > LONGEST and not official.holds(run[-LONGEST:]) and not official.holds(run[-3:])


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


@lru_cache(maxsize=1 << 12)
def _between(first: str, second: str) -> tuple[tuple[str, int], ...]:
    """The characters that may be missing between two, hashed; those left out that are put in at will."""
    return hashed("".join(other for other in load_gaps().between(first, second) if other not in _AT_WILL))


def _dropped(run: str, base: int, place: int, official: OfficialText) -> Stretch | None:
    """What is meant where a character is missing between a place and the next."""
    at_end = run[place + 1] == EDGE
    if not _is_said_around(run, place, official):
        return None
    # What is told are the two characters around the gap, or the last two of a clause.
    start, end = (max(1, place - 1), place + 1) if at_end else (place, place + 2)
    others = _between(run[place], "" if at_end else run[place + 1])
    for other in official.going_on(run[max(0, place - 2) : place + 1], others):
        meant = run[start : place + 1] + other + run[place + 1 : end]
        whole = run[: place + 1] + other + run[place + 1 :]
        if _fits(whole, place + 1, 1, official):
            gain = _gain(run, start, end, meant) - _AT_END * at_end
            is_whole = LONGEST - 2 <= place < len(whole) - LONGEST
            if gain >= (_DROPPED_FROM_FOUR if is_whole else _DROPPED):
                return Stretch(base + start, base + end, meant, "dropped")
    return None


def _is_said_around(run: str, place: int, official: OfficialText) -> bool:
    """Whether official documents write what ends at a place, and what begins behind it.

    Two look-ups that spare a hundred: what is missing has to make a run with either of them.
    """
    before, behind = run[max(0, place - 2) : place + 1], run[place + 1 : place + LONGEST]
    return all(len(part) < LONGEST - 1 or official.holds(part) for part in (before, behind))


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
    starts = range(max(0, at - LONGEST + 1), min(at + length, len(run) - LONGEST + 1))
    if length == 0:
        starts = range(max(0, at - LONGEST + 1), min(at, len(run) - LONGEST + 1))
    return len(starts) > 1 and all(official.holds(run[start : start + LONGEST]) for start in starts)


def _gain(run: str, start: int, end: int, meant: str) -> int:
    """By how much a run is likelier with what is meant from `start` to `end`."""
    before, after = run[max(0, start - _AROUND) : start].strip(EDGE), run[end : end + _AROUND].strip(EDGE)
    return _cost(before + run[start:end] + after) - _cost(before + meant + after)


def _cost(text: str) -> int:
    return load_language_model().cost(text)
