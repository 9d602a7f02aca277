"""Words written for others that sound or look like them: 罚款人物 for 罚款任务. Both are words; the sentence tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import mul

from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.gaps import load_gaps
from drafter.checks.characters.misspelt import is_common
from drafter.checks.characters.runs import runs_back
from drafter.checks.context import Context
from drafter.checks.language_model import EMPTY, LanguageModel, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import strange_places
from drafter.reading.pinyin_table import load_pinyin

_HAN = re.compile("[一-鿿]+")
#: How long a word is at most, and one that the model does not know.
_LONGEST, _UNKNOWN = 4, 3
#: By how much the sentence has to be likelier with the other word (steps of the model, 32 to a factor of ten): to be
#: told at all, to be told as more than a hint, and how much more a word needs that only looks alike.
HINT, WARNING = 100, 120
#: The same for a word that sounds alike and makes an official run, which is weighed; from which weight it is told, and from which as more than a hint.
LEAST, _TOLD, _SURE = 80, -0.5, 3.0
#: The least for a word that is read with the same tones: 反应 and 反映 stand in the same sentences.
_LEAST_IF_SAME = 0
#: What each of the features of `_weight` weighs.
_WEIGHTS = (5.11, 0.89, 1.38, 0.45, -1.35, -3.32, -2.42, 0.37)
_MORE_FOR_LOOKS = 16
#: How many words that sound alike are tried, and how many look-alikes of each character.
_MOST_ALIKE, _NEAREST = 12, 6
#: In how many places of the library a wording stands that is none by mistake; what it is worth that the library writes
#: the other word there, and never this one.
_WRITTEN, _SPEAKS_FOR_IT = 2, 30
#: A word that costs no more than this is one that much is written with.
_MUCH_USED = 150
#: What a word costs at most beside one that it is at home with; what a single character costs that is odd.
_FAMILIAR, _ODD = 96, 96


@dataclass(frozen=True, slots=True)
class Confusion:
    """What is written from `start` to `end`, the word that is meant, and whether that is nearly sure."""

    start: int
    end: int
    word: str
    certain: bool


def find_confused(text: str, context: Context) -> Iterator[Confusion]:
    """The words of a text in whose place another one makes a sentence that is clearly likelier."""
    if context.cut is None:
        return
    model, pieces = load_language_model(), context.cut(text)
    starts = [*accumulate(map(len, pieces), initial=0)]
    for first, last in _spans(pieces, starts, strange_places(text), model):
        start, end = starts[first], starts[last]
        others = _others(text[start:end])
        if text[start:end] in context.terms.characters.words:
            continue
        if last > first + 1 or model.number(text[start:end]) == EMPTY:
            others = [
                other
                for other in others
                if _is_one_slip(text[start:end], other.word)
                and _is_at_home(model, pieces, first, last, other.word)
            ]
        if not others:
            continue
        estimates = [(_gain(model, pieces, first, last, other.word) - other.extra, other) for other in others]
        estimate, best = max(estimates, key=lambda one: one[0])
        if estimate > LEAST - _SPEAKS_FOR_IT:
            yield from _weighed(text, start, end, best, context)
        else:
            yield from _as_it_sounds(text, start, end, estimates, context)


def _as_it_sounds(
    text: str, start: int, end: int, estimates: Sequence[tuple[int, "_Other"]], context: Context
) -> Iterator[Confusion]:
    """What is read with the very tones of what is written (反应, 反映), and official, though little likelier."""
    alike = [one for one in estimates if _sounds_the_same(text[start:end], one[1].word)]
    estimate, best = max(alike, key=lambda one: one[0], default=(_LEAST_IF_SAME - 1, None))
    if best is not None and estimate > _LEAST_IF_SAME - _SPEAKS_FOR_IT:
        yield from _weighed(text, start, end, best, context, _LEAST_IF_SAME)


@lru_cache(maxsize=1 << 12)
def _sounds_the_same(written: str, word: str) -> bool:
    """Whether two words are read alike, tones and all, by the most usual readings of their characters."""
    of = load_pinyin().of
    return all(of(a)[:1] == of(b)[:1] for a, b in zip(written, word, strict=True))


def _spans(
    pieces: Sequence[str], starts: Sequence[int], strange: bytes, model: LanguageModel
) -> Iterator[tuple[int, int]]:
    """The words of a text that the model knows, and short pieces side by side: from a piece to behind the last.

    Only where neighbours within them are strange; pieces begin at `starts`. Pieces side by side are looked at where one of
    them is a single character that seldom stands so.
    """
    for first, piece in enumerate(pieces):
        start = starts[first]
        if strange.find(1, start, start + _LONGEST - 1) < 0:
            continue
        is_strange = strange.find(1, start, starts[first + 1] - 1) >= 0
        if is_strange and _may_be_slip(piece, model):
            yield first, first + 1
        end, odd = first, 0
        while end < len(pieces) and starts[end + 1] - start <= _LONGEST and _HAN.fullmatch(pieces[end]):
            if len(pieces[end]) == 1 and odd < _ODD:
                odd = max(odd, _surprise(model, pieces, end))
            end += 1
            if end > first + 1 and odd >= _ODD and strange.find(1, start, starts[end] - 1) >= 0:
                yield first, end


def _may_be_slip(piece: str, model: LanguageModel) -> bool:
    """Whether a piece is a word of Han characters, a short one where the model does not know it."""
    longest = _LONGEST if model.number(piece) != EMPTY else _UNKNOWN
    return 1 < len(piece) <= longest and bool(_HAN.fullmatch(piece))


def _surprise(model: LanguageModel, pieces: Sequence[str], place: int) -> int:
    """How unlikely a piece is behind the one before it."""
    before = model.number(pieces[place - 1]) if place else EMPTY
    return model.step(before, model.number(pieces[place]))


@dataclass(frozen=True, slots=True)
class _Other:
    """A word that may be meant, and by how much more the sentence has to speak for it."""

    word: str
    extra: int


@lru_cache(maxsize=1 << 13)
def _others(written: str) -> tuple[_Other, ...]:
    """The words that sound or look like what is written."""
    model, lexicon = load_language_model(), load_lexicon()
    found = {word: _Other(word, 0) for word in model.sounding_like(written, _MOST_ALIKE)}
    for place, character in enumerate(written):
        head, tail = written[:place], written[place + 1 :]
        filling = load_gaps().filling(head, tail)
        for other in lexicon.alike[character][:_NEAREST] if filling else ():
            word = head + other + tail
            if other in filling and word not in found and model.number(word) != EMPTY:
                found[word] = _Other(word, _MORE_FOR_LOOKS)
    found.pop(written, None)
    return tuple(found.values())


def _gain(model: LanguageModel, pieces: Sequence[str], first: int, last: int, word: str) -> int:
    """By how much a word is likelier between its neighbours than the pieces from `first` to `last`; a quick estimate."""
    before = model.number(pieces[first - 1]) if first else EMPTY
    after = model.number(pieces[last]) if last < len(pieces) else EMPTY
    cost, at = 0, before
    for piece in pieces[first:last]:
        number = model.number(piece)
        cost += model.step(at, number)
        at = number
    meant = model.number(word)
    better = model.step(before, meant)
    if after != EMPTY:
        cost += model.step(at, after)
        better += model.step(meant, after)
    return cost - better


def _is_one_slip(written: str, word: str) -> bool:
    """Whether a single character differs, and what is written there is none that stands beside any other."""
    wrong = [a for a, b in zip(written, word, strict=True) if a != b]
    return len(wrong) == 1 and not is_common(wrong[0])


def _is_at_home(model: LanguageModel, pieces: Sequence[str], first: int, last: int, word: str) -> bool:
    """Whether a word is much used, and the model has seen it beside one of its neighbours here.

    Two characters that are no word are a name more often than a slip.
    """
    meant = model.number(word)
    if model.unigram(meant) > _MUCH_USED:
        return False
    before = model.number(pieces[first - 1]) if first else EMPTY
    after = model.number(pieces[last]) if last < len(pieces) else EMPTY
    seen = [model.follows(before, meant)] if before != EMPTY else []
    seen += [model.follows(meant, after)] if after != EMPTY else []
    return any(0 <= cost <= _FAMILIAR for cost in seen)


def _weighed(
    text: str, start: int, end: int, other: _Other, context: Context, least: int = LEAST
) -> Iterator[Confusion]:
    """The confusion, if the words around it bear it out, however they are cut, and the library does not write it so."""
    written = text[start:end]
    gain = gain_of(text, start, end, other.word) - other.extra
    if gain > least - _SPEAKS_FOR_IT and context.seen is not None:
        beside = (text[max(0, start - 2) : end], text[start : end + 2])
        if max(map(context.seen, beside)) >= _WRITTEN:
            return
        if not context.seen(written) and context.seen(other.word) >= _WRITTEN:
            gain += _SPEAKS_FOR_IT
    back = runs_back(text, start, end, other.word) if gain >= least else -1
    if back < 0 or (back == 0 and gain < HINT):
        return
    if other.extra:
        weight = 0.0 if gain >= HINT else _TOLD - 1
        yield from _told(start, end, other.word, weight if gain < WARNING else _SURE)
    else:
        weight = _weight(text, (start, end), other.word, gain, back)
        yield from _told(start, end, other.word, weight if gain >= HINT else min(weight, _SURE - 1))


def _told(start: int, end: int, word: str, weight: float) -> Iterator[Confusion]:
    if weight >= _TOLD:
        yield Confusion(start, end, word, weight >= _SURE)


def _weight(text: str, span: tuple[int, int], word: str, gain: int, back: int) -> float:
    """How likely a word that sounds alike is meant, as the logarithm of the odds.

    `back` are the runs that are official with it. Fitted to 1,200 homophones put at random into reports and speeches, and
    to 690,000 characters of these as they are.
    """
    start, end = span
    model, strange = load_language_model(), strange_places(text)
    written = model.number(text[start:end])
    alone = (start == 0 or strange[start - 1]) and (end >= len(text) or strange[end - 1])
    features = (
        1.0,
        gain / 100,
        float(back),
        float(alone),
        model.unigram(written) / 100,
        model.unigram(model.number(word)) / 100,
        float(written == EMPTY),
        float(end - start),
    )
    return sum(map(mul, _WEIGHTS, features))
