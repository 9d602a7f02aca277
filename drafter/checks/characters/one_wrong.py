"""A single character that is wrong, told by the language model: 被搞 for 被告, 制毒 for 制度, 自冶 for 自治.

At each place that official documents do not write so, the characters that sound or look like the one that stands there
are tried where they make a word with their neighbours. What the sentence gains by the best of them, and what else is
known of the two characters, is weighed (`Trial.weight`); the weights were fitted to slips made at random and to sentences
of others with slips (two thirds of EC-ODW and EC-LAW of lemon, half of them) and without (reports of cities).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import mul

from drafter.checks.characters.gaps import load_gaps
from drafter.checks.characters.look_alikes import look_and_sound_alike
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.characters.runs import runs_back
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import beside_strange, strange_places

_RUN = re.compile("[\u4e00-\u9fff]{2,}")
#: Words that a character is read into have so many characters; what is around tells as far as this many.
_LENGTHS, _AROUND = (2, 3, 4), 5
#: What is farther off than so many characters has no part in it.
_NEAR = 7
#: What two or three characters cost for each of them, where one is wrong, at the least.
_ODD = 104
#: What a word has to save by itself to be tried in its sentence, how many are, and what the sentence has to gain.
_SAVED, _TRIED, _LEAST = 70, 2, 80


#: What each of `Trial.features` weighs.
_WEIGHTS = (-1.15, 2.26, 0.38, 0.72, 2.17, -0.31, -0.32, -2.29, 0.25, -0.01, 0.02)


@dataclass(frozen=True, slots=True)
class Trial:
    """Another character at a place, and what speaks for it; costs and gains in steps of the language model."""

    place: int
    character: str
    gain: int
    margin: int
    sides: int
    back: int
    written_alone: int
    meant_alone: int
    word: int
    same_sound: bool
    likeness: float
    known: bool

    @property
    def weight(self) -> float:
        """How likely the other character is what is meant, as the logarithm of the odds."""
        return sum(map(mul, _WEIGHTS, self.features))

    @property
    def features(self) -> tuple[float, ...]:
        """What the weight is made of, each about as large as 1."""
        return (
            1.0,
            self.gain / 100,
            min(self.margin, 150) / 100,
            float(self.sides == 2),
            max(-1, min(self.back, 4)) / 2,
            self.written_alone / 100,
            self.meant_alone / 100,
            self.word / 100,
            float(self.same_sound),
            self.likeness,
            float(self.known),
        )


def trials(text: str) -> Iterator[Trial]:
    """The likeliest other character at each strange place of a text, where one is clearly likelier."""
    strange = strange_places(text)
    for match in _RUN.finditer(text):
        for place in beside_strange(strange, *match.span()):
            sides = _strange_sides(strange, place, match.start(), match.end())
            if not sides or not _is_odd(text[max(match.start(), place - 1) : min(match.end(), place + 2)]):
                continue
            start = max(0, place - _NEAR)
            near = text[start : place + _NEAR]
            first, end = max(0, match.start() - start), min(len(near), match.end() - start)
            if trial := _best(near, place - start, sides, first, end):
                yield replace(trial, place=place)


def word_around(text: str, place: int, character: str) -> tuple[int, int, str]:
    """The word of two that a character makes at a place with what stands before or behind it: start, end, word."""
    model = load_language_model()
    left, right = text[max(0, place - 1) : place] + character, character + text[place + 1 : place + 2]
    costs = [
        model.unigram(number) if (number := model.number(one)) != EMPTY and len(one) > 1 else EMPTY
        for one in (left, right)
    ]
    if costs[0] == costs[1] == EMPTY:
        return place, place + 1, character
    return (place - 1, place + 1, left) if costs[0] <= costs[1] else (place, place + 2, right)


def _strange_sides(strange: bytes, place: int, first: int, end: int) -> int:
    """0 where a character stands so in official documents, 2 where it does with neither neighbour, 1 otherwise."""
    left = place == first or bool(strange[place - 1])
    right = place == end - 1 or bool(strange[place])
    if left and right:
        return 2
    return int((left and place > first) or (right and place < end - 1))


@lru_cache(maxsize=1 << 12)
def _best(text: str, place: int, sides: int, first: int, end: int) -> Trial | None:
    """The likeliest other character at a place, of which `text` holds the `_NEAR` characters around.

    The Han characters around it go from `first` to `end`. Prose repeats itself, and a key changes what is near one place:
    what is found elsewhere stays known.
    """
    model = load_language_model()
    tried = _worth_trying(text, place, first, end)
    if not tried:
        return None
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    cost = model.cost(before + text[place] + after)
    gains = sorted(
        ((cost - model.cost(before + other + after), other, word) for other, word in tried), reverse=True
    )
    gain, other, word = gains[0]
    if gain < _LEAST:
        return None
    lexicon, written = load_lexicon(), text[place]
    around = (text[max(first, place - 1) : place + 1], text[place : min(end, place + 2)])
    return Trial(
        place,
        other,
        gain,
        gain - gains[1][0] if len(gains) > 1 else gain,
        sides,
        runs_back(text, place, place + 1, other),
        model.unigram(model.number(written)),
        model.unigram(model.number(other)),
        word,
        bool(set(blurred_sounds(written)) & set(blurred_sounds(other))),
        lexicon.likeness(written, other),
        any(len(pair) > 1 and pair in lexicon.frequency for pair in around),
    )


@lru_cache(maxsize=1 << 13)
def _is_odd(near: str) -> bool:
    """Whether the language model finds two or three neighbours strange enough that one may be wrong."""
    return load_language_model().cost(near) >= _ODD * len(near)


def _worth_trying(text: str, place: int, first: int, end: int) -> list[tuple[str, int]]:
    """The characters that make a word at a place which by itself saves much, with what the word costs."""
    saved: dict[str, tuple[int, int]] = {}
    for length in _LENGTHS:
        for start in range(max(first, place - length + 1), min(place, end - length) + 1):
            for other, cost, worth in _words(text[start : start + length], place - start):
                if worth > saved.get(other, (_SAVED, 0))[0]:
                    saved[other] = worth, cost
    best = sorted(saved.items(), key=lambda one: -one[1][0])[:_TRIED]
    return [(other, cost) for other, (_, cost) in best]


def _words(written: str, at: int) -> Sequence[tuple[str, int, int]]:
    """The words that differ from what is written in a character alike: that one, what the word costs, what it saves."""
    filling = load_gaps().filling(written[:at], written[at + 1 :])
    alike = [other for other in look_and_sound_alike(written[at]) if other in filling] if filling else ()
    if not alike:
        return ()
    model, head, tail = load_language_model(), written[:at], written[at + 1 :]
    found: list[tuple[str, int, int]] = []
    spent = model.cost(written)
    for other in alike:
        number = model.number(head + other + tail)
        if number != EMPTY and (worth := spent - model.unigram(number)) > _SAVED:
            found.append((other, model.unigram(number), worth))
    return found
