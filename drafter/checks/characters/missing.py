"""A character that was left out: 医保基监管 for 医保基金监管, 始终持把 for 始终坚持把.

Looked for where two neighbours stand so in no official document, neither in four characters nor in three, and where the
language model finds what stands there odd. The characters are tried that make a word with what is beside the gap. What
the sentence gains by the best of them, and how much of it official documents then write, is weighed (`Filling.weight`);
the weights were fitted to characters taken out at random of reports of cities and of speeches (half a million
characters): of 4,000 such a third is told as hints, with two false ones in 10,000 characters.
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import mul

from drafter.checks.characters.gaps import load_gaps
from drafter.checks.language_model import EMPTY, LanguageModel, load_language_model
from drafter.checks.official_text import (
    EDGE,
    LONGEST,
    Hashed,
    OfficialPlaces,
    OfficialText,
    load_official_text,
    moved,
    official_places,
    packed_hashes,
    places_in,
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
MISSING, SURELY_MISSING = 1, 4.5
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


def find_missing(text: str) -> Iterator[Filling]:
    """The likeliest missing character of each odd place of a text."""
    places = official_places(text)
    for place in _asked(text, places):
        if _is_word(places.bare[place - 1 : place + 1]) and _is_word(places.bare[place + 1 : place + 3]):
            continue
        near = places.bare[max(0, place - 1) : place + 3].strip(EDGE)
        odd = _cost(near) / len(near)
        start = max(0, place - _NEAR)
        if odd >= _ODD and (best := _best(places.bare[start : place + _NEAR], place - start, odd)):
            yield replace(best, place=place)


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


@lru_cache(maxsize=1 << 12)
def _best(bare: str, place: int, odd: float) -> Filling | None:
    """What is likeliest to be missing behind a place, of which `bare` holds the `_NEAR` characters around.

    Prose repeats itself, and a key changes what is near one place: what is found elsewhere stays known.
    """
    before = bare[max(0, place + 1 - _AROUND) : place + 1].rsplit(EDGE, 1)[-1]
    behind = bare[place + 1 : place + 1 + _BEHIND].split(EDGE, 1)[0]
    weighed: list[tuple[int, int, int, str]] = []
    for other, fours in _tried(bare, place):
        gain = _cost(before + behind) - load_language_model().cost(before + other + behind)
        weighed.append((gain + 40 * fours, gain, fours, other))
    if not weighed:
        return None
    weighed.sort(reverse=True)
    total, gain, fours, other = weighed[0]
    if gain < _LEAST:
        return None
    margin = total - weighed[1][0] if len(weighed) > 1 else _MOST_MARGIN
    return _filling(bare, place, other, (gain, margin, fours), odd)


def _tried(bare: str, place: int) -> Iterator[tuple[str, int]]:
    """The characters that make a word with a neighbour of the gap and official runs on both its sides.

    Each with the official runs of four that hold it.
    """
    official = load_official_text()
    head, tail = bare[place - 1 : place + 1], bare[place + 1 : place + 3]
    first = official.going_on(head, _behind(head[1]))
    last = _that_go_on(tail, official) if tail[0] != EDGE else ()
    found = [*dict.fromkeys((*first, *last, *_in_longer_words(bare, place)))]
    runs = [run for one in found for run in (head + one, one + tail, head[1] + one + tail[0])]
    times = Counter(number // 3 for number in official.which(runs))
    likely = [one for number, one in enumerate(found) if times[number] >= _LEAST_RUNS]
    starts = range(max(0, place + 2 - LONGEST), min(place + 2, len(bare) + 2 - LONGEST))
    filled = [bare[: place + 1] + one + bare[place + 1 :] for one in likely]
    fours = [
        run if EDGE not in (run := one[at : at + LONGEST])[1:-1] else "" for one in filled for at in starts
    ]
    held = Counter(number // len(starts) for number in official.which(fours) if fours[number])
    yield from ((one, held[number]) for number, one in enumerate(likely) if held[number] >= _LEAST_RUNS)


def _in_longer_words(bare: str, place: int) -> Iterator[str]:
    """The characters that make a word of three or four with what is beside a gap."""
    for start in range(max(0, place - _REACH), place + 1):
        for end in range(place + 1, place + 2 + _REACH):
            first, last = bare[start : place + 1], bare[place + 1 : end]
            if 1 < len(first + last) < LONGEST and EDGE not in first + last:
                yield from load_gaps().filling(first, last)


def _that_go_on(tail: str, official: OfficialText) -> Sequence[str]:
    """The characters that make a word of two before a tail's first, and an official run with the tail."""
    letters = tail.encode()
    before = _before(tail[0], len(letters))
    hashes = with_hash(before.hashes, zlib.crc32(letters))
    return [before.characters[number] for number in official.held(hashes)]


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


def _filling(bare: str, place: int, other: str, found: tuple[int, int, int], odd: float) -> Filling:
    model, official = load_language_model(), load_official_text()
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
        odd,
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
