"""A character that was left out: 医保基监管 for 医保基金监管, 始终持把 for 始终坚持把.

Looked for where two neighbours stand so in no official document, neither in four characters nor in three, and where the
language model finds what stands there odd. The characters are tried that make a word with what is beside the gap. What
the sentence gains by the best of them, and how much of it official documents then write, is weighed (`Filling.weight`);
the weights were fitted to characters taken out at random of reports of cities and of speeches (half a million
characters): of 4,000 such a third is told as hints, with two false ones in 10,000 characters.
"""

import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain
from operator import mul

from drafter.checks.characters.gaps import load_gaps
from drafter.checks.language_model import EMPTY, LanguageModel, load_language_model
from drafter.checks.official_text import (
    EDGE,
    LONGEST,
    Hashed,
    OfficialPlaces,
    load_official_text,
    moved,
    official_places,
    packed_hashes,
    places_in,
    runs_of_four,
    with_hash,
)

#: What each character around a gap costs at least; what the text has to gain at least (steps of the language model).
_ODD, _LEAST = 84, 20
_AROUND, _BEHIND, _MOST_MARGIN = 5, 5, 150
#: What is farther off than so many characters has no part in it.
_NEAR = 7
#: How many of the three runs of three, and of the four of four, that hold it have to be official.
_LEAST_RUNS = 2
#: Words that a character is read into begin at most so many characters before it, and end so many behind.
_REACH = 2
#: What each of `Filling.features` weighs.
_WEIGHTS = (-4.18, -0.66, 0.55, 0.74, 0.08, 0.09, 2.22, 0.76, 0.85, 1.6, -0.38, -1.48, -0.36, 2.08, 1.26)
#: From which weight on a missing character is told, and from which as more than a hint.
MISSING, SURELY_MISSING = 3, 6
#: What ends a clause; behind an item of a list what is short is as often an abbreviation: 公、铁衔接.
_ENDS = ("，", "。", "；", "：", "！", "？")
#: What stands for the cost of a character where a clause ends.
_END_COST = 120
_NO_WORD = 250


@dataclass(frozen=True, slots=True)
class Filling:
    """A character that may be missing before a place of the text; costs and gains in steps of the language model.

    `fours` and `threes` are the official runs of four and of three characters that hold it, `across` those of four that
    hold both neighbours as well.
    """

    place: int
    character: str
    gain: int
    margin: int
    fours: int
    threes: int
    across: int
    odd: float
    ends: bool
    is_pair: bool
    before_alone: int
    behind_alone: int
    alone: int
    word: int
    words: int

    @property
    def weight(self) -> float:
        """How likely the character is missing, as the logarithm of the odds."""
        return sum(map(mul, _WEIGHTS, self.features))

    @property
    def features(self) -> tuple[float, ...]:
        """What the weight is made of, each about as large as 1."""
        gain = self.gain / 100
        return (
            1.0,
            gain,
            float(self.fours),
            float(self.threes),
            min(self.margin, _MOST_MARGIN) / 100,
            self.odd / 100,
            float(self.ends),
            float(self.is_pair),
            self.before_alone / 100,
            self.behind_alone / 100,
            self.alone / 100,
            self.word / 100,
            float(self.words),
            gain * self.fours / 2,
            gain * self.across / 2,
        )

    def told(self, text: str) -> tuple[int, int, str]:
        """What is told of it: the two characters around the gap, or the last two of a clause, and what is meant there."""
        start, end = (self.place - 2, self.place) if self.ends else (self.place - 1, self.place + 1)
        return start, end, text[start : self.place] + self.character + text[self.place : end]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place behind which a character may be missing, of which `bare` holds the `_NEAR` characters around."""

    bare: str
    place: int

    @property
    def head(self) -> str:
        """The two characters before the gap."""
        return self.bare[self.place - 1 : self.place + 1]

    @property
    def tail(self) -> str:
        """The two characters behind it."""
        return self.bare[self.place + 1 : self.place + 3]

    @property
    def odd(self) -> float:
        """What each character around the gap costs, in steps of the language model."""
        near = self.bare[max(0, self.place - 1) : self.place + 3].strip(EDGE)
        return _cost(near) / len(near)

    def threes_with(self, other: str) -> tuple[str, str, str]:
        """The runs of three that hold a character in the gap."""
        head, tail = self.head, self.tail
        return head + other, other + tail, head[1] + other + tail[0]

    def fours_with(self, other: str) -> Sequence[str]:
        """The runs of four that hold a character in the gap, without those across a mark."""
        begin = max(0, self.place + 2 - LONGEST)
        filled = self.bare[begin : self.place + 1] + other + self.bare[self.place + 1 : self.place + LONGEST]
        return runs_of_four(filled)


#: What is likeliest to be missing in a gap, None where nothing is; for so many it is kept.
_KEPT = 1 << 12
_known: dict[_Gap, Filling | None] = {}


def find_missing(text: str) -> Iterator[Filling]:
    """The likeliest missing character of each odd place of a text.

    Prose repeats itself, and a key changes what is near one place: what was found elsewhere stays known.
    """
    near = dict(_odd_places(text, official_places(text)))
    known = {gap: _known[gap] for gap in near.values() if gap in _known}
    new = [gap for gap in dict.fromkeys(near.values()) if gap not in known]
    known.update(zip(new, _best(new), strict=True))
    if len(_known) + len(new) > _KEPT:
        _known.clear()
    _known.update((gap, known[gap]) for gap in new)
    for place, gap in near.items():
        if best := known[gap]:
            yield replace(best, place=place)


def _odd_places(text: str, places: OfficialPlaces) -> Iterator[tuple[int, _Gap]]:
    """Behind which characters something may be missing where the language model finds the text odd, with what is near."""
    bare = places.bare
    for place in _asked(text, places):
        if not (_is_word(bare[place - 1 : place + 1]) and _is_word(bare[place + 1 : place + 3])):
            start = max(0, place - _NEAR)
            gap = _Gap(bare[start : place + _NEAR], place - start)
            if gap.odd >= _ODD:
                yield place, gap


@lru_cache(maxsize=1 << 12)
def _is_word(pair: str) -> bool:
    """Whether two characters are a word, from which none is missing at its end or beginning."""
    return load_language_model().number(pair) != EMPTY


def _asked(text: str, places: OfficialPlaces) -> Sequence[int]:
    """Behind which characters of `places.bare` something may be missing: what stands around is in no official document."""
    han, three, four = (int.from_bytes(one, "little") for one in (places.han, places.three, places.four))
    within = han & han >> 8
    unsaid = within & ~(four | four << 8 | four << 16 | three | three << 8)
    # A clause of three characters and more that ends as official documents end none: 以人民为中，.
    at_end = han & ~(han >> 8) & han << 8 & han << 16 & ~(four << 16) & ~(three << 8)
    size = len(places.bare)
    found = places_in((unsaid | at_end).to_bytes(size + 2, "little")[:size])
    return [at for at in found if at and (places.bare[at + 1] != EDGE or text[at : at + 1] in _ENDS)]


def _best(gaps: Sequence[_Gap]) -> Iterator[Filling | None]:
    """What is likeliest to be missing in each gap, where something is."""
    for gap, tried in zip(gaps, _tried(gaps), strict=True):
        before = gap.bare[max(0, gap.place + 1 - _AROUND) : gap.place + 1].rsplit(EDGE, 1)[-1]
        behind = gap.bare[gap.place + 1 : gap.place + 1 + _BEHIND].split(EDGE, 1)[0]
        cost = _cost(before + behind) if tried else 0
        weighed: list[tuple[int, int, int, str]] = []
        for other, fours in tried:
            gain = cost - load_language_model().cost(before + other + behind)
            weighed.append((gain + 40 * fours, gain, fours, other))
        weighed.sort(reverse=True)
        if not weighed or weighed[0][1] < _LEAST:
            yield None
        else:
            total, gain, fours, other = weighed[0]
            margin = total - weighed[1][0] if len(weighed) > 1 else _MOST_MARGIN
            yield _filling(gap, other, (gain, margin, fours))


def _tried(gaps: Sequence[_Gap]) -> Iterator[Sequence[tuple[str, int]]]:
    """The characters that make a word with a neighbour of each gap and official runs on both its sides.

    Each with the official runs of four that hold it. All of them are looked up at once.
    """
    likely = [*_said_beside(gaps, [*_making_words(gaps)])]
    runs = [[gap.fours_with(one) for one in others] for gap, others in zip(gaps, likely, strict=True)]
    fours = load_official_text().which_in([*chain.from_iterable(each)] for each in runs)
    for others, each, held in zip(likely, runs, fours, strict=True):
        ends = [*accumulate(map(len, each))]
        times = Counter(bisect_right(ends, number) for number in held)
        yield [(one, times[n]) for n, one in enumerate(others) if times[n] >= _LEAST_RUNS]


def _making_words(gaps: Sequence[_Gap]) -> Iterator[Sequence[str]]:
    """The characters that make a word with a neighbour of each gap, a word of two in an official run of three."""
    official = load_official_text()
    firsts = official.held_in([_behind(gap.head[1]).behind(gap.head) for gap in gaps])
    lasts = official.held_in([_that_go_on(gap.tail) if gap.tail[0] != EDGE else b"" for gap in gaps])
    for gap, first, last in zip(gaps, firsts, lasts, strict=True):
        behind = _behind(gap.head[1]).characters
        before = _before(gap.tail[0], len(gap.tail.encode())).characters if last else ""
        words_of_two = chain(map(behind.__getitem__, first), map(before.__getitem__, last))
        yield [*dict.fromkeys(chain(words_of_two, _in_longer_words(gap)))]


def _said_beside(gaps: Sequence[_Gap], found: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Those of the characters found for each gap of which most runs of three are official."""
    runs = ([gap.threes_with(one) for one in others] for gap, others in zip(gaps, found, strict=True))
    threes = load_official_text().which_in([*chain.from_iterable(each)] for each in runs)
    for others, held in zip(found, threes, strict=True):
        times = Counter(number // 3 for number in held)
        yield [one for number, one in enumerate(others) if times[number] >= _LEAST_RUNS]


def _in_longer_words(gap: _Gap) -> Iterator[str]:
    """The characters that make a word of three or four with what is beside a gap."""
    bare, place = gap.bare, gap.place
    for start in range(max(0, place - _REACH), place + 1):
        for end in range(place + 1, place + 2 + _REACH):
            first, last = bare[start : place + 1], bare[place + 1 : end]
            if 1 < len(first + last) < LONGEST and EDGE not in first + last:
                yield from load_gaps().filling(first, last)


def _that_go_on(tail: str) -> bytes:
    """The packed hashes of the runs of a tail behind each character that makes a word of two with its first."""
    letters = tail.encode()
    return with_hash(_before(tail[0], len(letters)).hashes, zlib.crc32(letters))


@lru_cache(maxsize=1 << 11)
def _behind(character: str) -> Hashed:
    """The characters that make a word of two behind this one."""
    return Hashed.of(load_gaps().beside(character, ""))


@lru_cache(maxsize=1 << 11)
def _before(character: str, count: int) -> Hashed:
    """The characters that make a word of two before this one, with their hashes moved by so many bytes."""
    characters = load_gaps().beside("", character)
    hashes = [moved(zlib.crc32(one.encode()), count) for one in characters]
    return Hashed(characters, packed_hashes(hashes))


def _filling(gap: _Gap, other: str, found: tuple[int, int, int]) -> Filling:
    model, official = load_language_model(), load_official_text()
    bare, place = gap.bare, gap.place
    gain, margin, fours = found
    filled = bare[: place + 1] + other + bare[place + 1 : place + 1 + LONGEST]
    threes = [filled[start : start + 3] for start in range(max(0, place - 1), place + 2)]
    runs = [filled[start : start + LONGEST] for start in range(max(0, place - 1), place + 1)]
    words = _words(filled, place + 1, model)
    behind = bare[place + 1]
    return Filling(
        place,
        other,
        gain,
        margin,
        fours,
        len(official.which([run for run in threes if len(run) == LONGEST - 1 and run[1] != EDGE])),
        sum(official.holds(run) for run in runs if len(run) == LONGEST and EDGE not in run[1:-1]),
        gap.odd,
        behind == EDGE,
        model.number(bare[place] + behind) != EMPTY,
        model.unigram(model.number(bare[place])),
        _END_COST if behind == EDGE else model.unigram(model.number(behind)),
        model.unigram(model.number(other)),
        min(words, default=_NO_WORD),
        len(words),
    )


def _words(filled: str, place: int, model: LanguageModel) -> Sequence[int]:
    """What the words cost that a character makes with its neighbours."""
    texts = (
        filled[place - before : place + 1 + behind]
        for before in range(min(_REACH, place) + 1)
        for behind in range(_REACH + 1)
        if 0 < before + behind < LONGEST
    )
    return [model.unigram(number) for text in texts if (number := model.number(text)) != EMPTY]


@lru_cache(maxsize=1 << 12)
def _cost(text: str) -> int:
    return load_language_model().cost(text)
