"""Words that no dictionary knows and that are one look-alike or sound-alike character away from one it does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.checks.characters.near_idioms import NearIdioms
from drafter.checks.characters.said_alone import is_said_alone
from drafter.checks.context import Context
from drafter.checks.lexicon import Lexicon, load_lexicon
from drafter.checks.official_text import strange_places

_HAN = re.compile("[\u4e00-\u9fff]+")
#: Characters that stand beside any other: no word is to be read into them.
COMMON = frozenset(
    "的了着过是在和与及等不没有要就都也很被把让从对为这那其所之我你他她它们一二三四五六七八九十百千万上中下大小多少好更最再还又只先后前能可会得地到去来给向以于而且或并将已正当如若因每各某本该全几光年月日时个次件项名条位说看做讲谁逐越细勤常多快慢早晚重轻严实再先难易紧松高低长短净齐透足牢稳顺住满新"
)
_LONGEST = 4
#: From which score a word of two characters is reported, and from which as more than a hint.
_HINT = -2.0
_CERTAIN = -0.4
#: Where a character stands beside any other, only a word this frequent and this like is read into it.
_NEARLY_THE_SAME = 0.9
_VERY_FREQUENT = 2000
#: A word this frequent is meant where it stands in what is nearly an idiom.
_ORDINARY = 500
#: In how many paragraphs of the library a word stands that is none by mistake, and one that is much used; how much
#: oftener than a slip the right word has to stand there.
_NOW_AND_THEN, _MUCH_USED, _MUCH_OFTENER = 3, 20, 50
#: By how much oftener a word has to be meant than two characters that also stand side by side by chance.
_CLEARLY = -1.0
#: The weight of a character that seldom stands by itself.
_RARE = 8.0
#: A character this like another is taken for it.
_ALIKE = 0.5
#: A pair is nearly certain only where the wrong character sounds like the right one, or looks this much like it.
_VERY_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """A misspelt word from `start` to `end`, the word that is meant, and whether that is nearly certain.

    `alike` is true where the wrong character sounds or looks much like the right one.
    """

    start: int
    end: int
    word: str
    certain: bool
    alike: bool = False


def misspelt(text: str, context: Context) -> Iterator[Guess]:
    """The misspelt words of a text, the longest reading of each place, none overlapping."""
    if context.cut is None:
        return
    lexicon = load_lexicon()
    bounds = _bounds(context.cut(text))
    taken: set[int] = set()
    strange = strange_places(text)
    near = context.terms.characters.near
    whole = {(a, b) for a, b in bounds if b - a > 1 and _is_ordinary(text[a:b], context)}
    phrases = [found for found in near.find(text, lexicon, strange) if not _is_other_word(text, found, whole)]
    idioms = [
        found for found in NearIdioms(lexicon).find(text, strange) if _is_slip(text, found, bounds, context)
    ]
    guesses = [Guess(*found, True) for found in phrases]
    guesses += [Guess(*found, found[2] not in lexicon.loose) for found in idioms]
    words = context.terms.characters.words
    guesses += [
        guess
        for span in _windows(text, bounds, words)
        if strange.find(1, span.start, span.end - 1) >= 0
        for guess in _guesses(text, span, lexicon, context)
    ]
    guesses += _odd_words(text, bounds, lexicon, context)
    ends = {end for _, end in bounds}
    guesses = [g for g in guesses if not is_said_alone(text, g.start, g.end, g.word, ends, lexicon)]
    for guess in sorted(guesses, key=lambda guess: (guess.start - guess.end, not guess.certain)):
        span = set(range(guess.start, guess.end))
        if not taken & span:
            taken |= span
            yield from _weighed(text, guess, context)


def _weighed(text: str, guess: Guess, context: Context) -> Iterator[Guess]:
    """A guess in the light of what the library writes; asked only of guesses, since each question takes a while.

    What the library writes now and then is a word, unless it writes what is meant very much oftener: then old
    speeches hold the same slip. What it never writes, beside a much used word, is more than a hint.
    """
    if context.seen is None:
        yield guess
        return
    written, meant = context.seen(text[guess.start : guess.end]), context.seen(guess.word)
    if written >= _NOW_AND_THEN and meant < _MUCH_OFTENER * written:
        return
    certain = guess.certain or (guess.alike and not written and meant >= _MUCH_USED)
    yield replace(guess, certain=certain)


def _sounds_alike(character: str, other: str, lexicon: Lexicon) -> bool:
    return not lexicon.sounds(character).isdisjoint(lexicon.sounds(other))


def are_alike(written: str, word: str, lexicon: Lexicon) -> bool:
    """Whether each character that differs sounds or looks like the one that is meant: not 群防群控 and 群防群治."""
    differing = [(a, b) for a, b in zip(written, word, strict=False) if a != b]
    return len(written) != len(word) or all(
        _sounds_alike(a, b, lexicon) or lexicon.likeness(a, b) > 0 for a, b in differing
    )


def _is_ordinary(word: str, context: Context) -> bool:
    """Whether a word is one that may stand in place of what a phrase has there."""
    return word in context.terms.characters.words or load_lexicon().frequency.get(word, 0) > _ORDINARY


def _is_other_word(text: str, near: tuple[int, int, str], whole: set[tuple[int, int]]) -> bool:
    """Whether the character by which a text differs from a phrase belongs to a word of its own: 坚决防治."""
    start, end, phrase = near
    wrong = next(n for n in range(end - start) if text[start + n] != phrase[n]) + start
    return any(a <= wrong < b for a, b in whole)


def _is_slip(
    text: str, near: tuple[int, int, str], bounds: Sequence[tuple[int, int]], context: Context
) -> bool:
    """Whether what differs from an idiom is no idiom of its own kind: 群众心里 beside 群众心理, 年轻人在外流."""
    start, end, idiom = near
    lexicon, written = load_lexicon(), text[start:end]
    wrong = next(n for n in range(end - start) if written[n] != idiom[n])
    rest = (*((start, end - 1),) * (wrong == end - start - 1), *((start + 1, end),) * (wrong == 0))
    words = [(a, b) for a, b in bounds if b > a + 1 and a < end and b > start]
    if any(span in words for span in rest) or written in context.terms.characters.words:
        return False
    if any(b - a > 2 and (a < start or b > end) for a, b in words):
        return False
    if any(a <= start + wrong < b and lexicon.frequency.get(text[a:b], 0) > _ORDINARY for a, b in words):
        return False
    same = _sounds_alike(written[wrong], idiom[wrong], lexicon)
    return same or (written[wrong] not in COMMON and lexicon.likeness(written[wrong], idiom[wrong]) > _ALIKE)


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring pieces of a text; `singles` are the offsets of those of one character."""

    start: int
    end: int
    singles: tuple[int, ...]
    pieces: int


def _bounds(pieces: Sequence[str]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    end = 0
    for piece in pieces:
        bounds.append((end, end + len(piece)))
        end += len(piece)
    return bounds


def _windows(text: str, bounds: Sequence[tuple[int, int]], words: frozenset[str]) -> Iterator[_Window]:
    """Two to four neighbouring pieces that together have two to four characters and hold none of the words.

    Nor does such a word begin or end in them: 守牢｜初心.
    """
    is_han = [bool(_HAN.fullmatch(text, start, end)) for start, end in bounds]
    known = bytes(text[place : place + 2] in words for place in range(len(text) - 1))
    for first, (start, _) in enumerate(bounds):
        if not is_han[first]:
            continue
        for last in range(first + 1, min(first + _LONGEST, len(bounds))):
            end = bounds[last][1]
            if end - start > _LONGEST or not is_han[last]:
                break
            if known.find(1, max(0, start - 1), end) >= 0 or text[start:end] in words:
                continue
            singles = tuple(a for a, b in bounds[first : last + 1] if b - a == 1)
            if singles:
                yield _Window(start, end, singles, last - first + 1)


def _guesses(text: str, window: _Window, lexicon: Lexicon, context: Context) -> Iterator[Guess]:
    if window.end - window.start == 2:
        yield from list(_pairs(text, window, lexicon)) or _core(text, window, lexicon, context)
    elif window.end - window.start == 3 and (meant := _core_word(text, window.start, window.end, context)):
        yield Guess(window.start, window.end, meant, False, True)
    elif len(window.singles) > 1 or window.end - window.start == _LONGEST:
        yield from _longer(text, window, lexicon)


def _core(text: str, window: _Window, lexicon: Lexicon, context: Context) -> Iterator[Guess]:
    """Two characters by themselves that do not stand so in ordinary text, and sound like a word much used."""
    first, second = text[window.start : window.end]
    if len(window.singles) < 2:
        return
    meant = _core_word(text, window.start, window.end, context)
    if meant and lexicon.stands(first, second) and _excess(first, second, meant, lexicon) < _CLEARLY:
        return
    if meant:
        yield Guess(window.start, window.end, meant, False, True)


def _excess(first: str, second: str, meant: str, lexicon: Lexicon) -> float:
    """By how much a word is oftener than two characters by themselves (logarithms)."""
    return lexicon.weight(meant) - (lexicon.weight(first) + lexicon.weight(second)) / 2


def _core_word(text: str, start: int, end: int, context: Context) -> str:
    """The word much used in official prose that sounds like what is written, "" where there is none."""
    lexicon, written = load_lexicon(), text[start:end]
    found = context.terms.characters.core.find(written)
    words = [word for word in found if _may_stand_for(written, word)]
    return max(words, key=lexicon.weight, default="") if words else ""


def _may_stand_for(written: str, word: str) -> bool:
    """Whether the wrong character is none that stands beside any other; in words of two, beside a rare one only."""
    wrong = next(a for a, b in zip(written, word, strict=True) if a != b)
    if wrong not in COMMON:
        return True
    kept = written.replace(wrong, "")
    return len(kept) == 1 and kept not in COMMON and load_lexicon().weight(kept) < _RARE


def _odd_words(
    text: str, bounds: Sequence[tuple[int, int]], lexicon: Lexicon, context: Context
) -> Iterator[Guess]:
    """Words that the cutter makes of characters that do not ordinarily stand so."""
    for start, end in bounds:
        if end - start in (2, 3) and _HAN.fullmatch(text, start, end):
            word = text[start:end]
            if all(lexicon.stands(a, b) for a, b in pairwise(word)) or word in context.terms.characters.words:
                continue
            if meant := _core_word(text, start, end, context):
                yield Guess(start, end, meant, False, True)


def _longer(text: str, window: _Window, lexicon: Lexicon) -> Iterator[Guess]:
    """Words of three or four characters: one of them is wrong and does not stand so beside its neighbours."""
    written = text[window.start : window.end]
    for place in window.singles:
        if not _is_odd(text, place, window, lexicon):
            continue
        offset = place - window.start
        before, after = written[:offset], written[offset + 1 :]
        meant = ""
        if lexicon.pairs.may_be_in_word(written, offset):
            others = lexicon.mistaken_for(text[place])
            words = [before + other + after for other in others if other != text[place]]
            meant = max((word for word in words if word in lexicon.frequency), key=lexicon.weight, default="")
        if meant not in lexicon.idioms and not _is_likely(text[place], meant[offset:], lexicon):
            meant = ""
        if not meant and window.pieces == _LONGEST:
            known = _idioms_around(before, after, lexicon)
            meant = known[0] if len(known) == 1 else ""
        if meant:
            yield Guess(window.start, window.end, meant, True)


def _idioms_around(before: str, after: str, lexicon: Lexicon) -> list[str]:
    """The idioms of which all but the first or the last character stands here."""
    if before and after:
        return []
    return lexicon.idioms.beginning(before) if before else lexicon.idioms.ending(after)


def _is_likely(wrong: str, meant: str, lexicon: Lexicon) -> bool:
    """Whether a character may stand for the first one of what is meant, in a word that is no idiom."""
    return bool(meant) and wrong not in COMMON and lexicon.likeness(wrong, meant[0]) > 0


def _is_odd(text: str, place: int, window: _Window, lexicon: Lexicon) -> bool:
    """Whether a character does not ordinarily stand beside its neighbours in the window."""
    if text[place] in COMMON and window.pieces < _LONGEST:
        return False
    sides = []
    if place > window.start:
        sides.append(lexicon.stands(text[place - 1], text[place]))
    if place + 1 < window.end:
        sides.append(lexicon.stands(text[place], text[place + 1]))
    return not any(sides)


def _pairs(text: str, window: _Window, lexicon: Lexicon) -> Iterator[Guess]:
    """Words of two characters, weighed by how often they and the characters by themselves occur."""
    first, second = text[window.start : window.end]
    if len(window.singles) < 2 or lexicon.stands(first, second):
        return
    alone = (lexicon.weight(first) + lexicon.weight(second)) / 2
    common = bool({first, second} & COMMON)
    best, meant, like = _HINT, "", False
    for wrong, place in ((first, 0), (second, 1)):
        kept = second if place == 0 else first
        for word in lexicon.pairs.words_of_two(place, kept, lexicon.mistaken_for(wrong)):
            other = word[place]
            if other == wrong or word not in lexicon.frequency or word in lexicon.places:
                continue
            likeness = lexicon.likeness(wrong, other)
            if common and (likeness < _NEARLY_THE_SAME or lexicon.frequency[word] < _VERY_FREQUENT):
                continue
            score = lexicon.weight(word) - alone + likeness
            if score > best:
                best, meant = score, word
                like = likeness >= _VERY_ALIKE or _sounds_alike(wrong, other, lexicon)
    certain = best > _CERTAIN and like
    if meant and (certain or not common):
        yield Guess(window.start, window.end, meant, certain and not common, like and not common)
