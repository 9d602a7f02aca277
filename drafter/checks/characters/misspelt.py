"""Set phrases and idioms with one character in them that looks or sounds like the right one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.near_idioms import NearIdioms
from drafter.checks.characters.said_alone import is_said_alone
from drafter.checks.context import Context
from drafter.checks.lexicon import Lexicon, load_lexicon
from drafter.checks.official_text import strange_places
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: A word this frequent is meant where it stands in what is nearly an idiom.
_ORDINARY = 500
#: By how much the sentence is likelier with an idiom that is meant though a much used word stands in it: 老｜生长｜谈.
_CLEARLY = 200
#: In how many paragraphs of the library a word stands that is none by mistake, and one that is much used; how much
#: oftener than a slip the right word has to stand there.
_NOW_AND_THEN, _MUCH_USED, _MUCH_OFTENER = 3, 20, 50
#: A character this like another is taken for it.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Guess:
    """A misspelt word from `start` to `end`, the word that is meant, and whether that is nearly certain.

    `rule` is what found it; `alike` is true where the wrong character sounds or looks much like the right one.
    """

    start: int
    end: int
    word: str
    certain: bool
    alike: bool = False
    rule: str = "misspelt"


def misspelt(text: str, context: Context) -> Iterator[Guess]:
    """The misspelt words of a text, the longest reading of each place, none overlapping."""
    if context.cut is None:
        return
    lexicon = load_lexicon()
    bounds = _bounds(context.cut(text))
    taken: set[int] = set()
    ends = {end for _, end in bounds}
    every = _near_known(text, bounds, context)
    guesses = [g for g in every if not is_said_alone(text, g.start, g.end, g.word, ends, lexicon)]
    for guess in sorted(guesses, key=lambda guess: (guess.start - guess.end, not guess.certain)):
        span = set(range(guess.start, guess.end))
        if not taken & span:
            taken |= span
            yield from _weighed(text, guess, context)


def _near_known(text: str, bounds: Sequence[tuple[int, int]], context: Context) -> Iterator[Guess]:
    """What is one character away from a phrase or an idiom that is known; the words of the text lie between `bounds`."""
    lexicon, strange = load_lexicon(), strange_places(text)
    whole = {(a, b) for a, b in bounds if b - a > 1 and _is_ordinary(text[a:b], context)}
    for found in context.terms.characters.near.find(text, lexicon, strange):
        if not _is_other_word(text, found, whole):
            yield Guess(*found, True)
    for found in NearIdioms(lexicon).find(text, strange):
        if _is_slip(text, found, bounds, context):
            yield Guess(*found, found[2] not in lexicon.loose)


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
    words = [(a, b) for a, b in bounds if b > a + 1 and a < end and b > start]
    if written in context.terms.characters.words or _is_in_words(text, near, start + wrong, words):
        return False
    same = _sounds_alike(written[wrong], idiom[wrong], lexicon)
    return same or (not is_common(written[wrong]) and lexicon.likeness(written[wrong], idiom[wrong]) > _ALIKE)


def is_common(character: str) -> bool:
    """Whether a character stands beside any other, so that no word is to be read into it."""
    return _PATTERNS.has("common", character)


def _is_in_words(text: str, near: tuple[int, int, str], wrong: int, words: Sequence[tuple[int, int]]) -> bool:
    """Whether the words of a text at a place tell that what differs there is right: a much used word holds it, a long one
    reaches beyond, or all the rest is one word.
    """
    start, end, idiom = near
    rest = {0: (start + 1, end), len(idiom) - 1: (start, end - 1)}.get(wrong - start)
    if rest in words:
        return True
    frequency = load_lexicon().frequency
    for a, b in words:
        reaches_beyond = b - a > 2 and (a < start or b > end)
        is_used = a <= wrong < b and frequency.get(text[a:b], 0) > _ORDINARY
        if reaches_beyond or (is_used and gain_of(text, start, end, idiom) < _CLEARLY):
            return True
    return False


def _bounds(pieces: Sequence[str]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    end = 0
    for piece in pieces:
        bounds.append((end, end + len(piece)))
        end += len(piece)
    return bounds
