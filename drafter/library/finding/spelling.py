"""What somebody meant who typed Pinyin initials, half a word, or one character wrong."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from drafter.library.blocks import Kind
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.parse import Wish
from drafter.reading.sounds import sound_of

_LONGEST_WORD = 5
#: Nobody types more than this without a space and errs only once.
_LONGEST_MENDED = 12
#: In Pinyin each character takes up to six letters.
_LONGEST_SPELT = 36
#: Guesses for one piece that are tried against the index, and those that are looked for in the end.
_MOST_TRIED = 60
_MOST_MEANT = 6
#: Words with the same initials that are tried in a row with others.
_MOST_IN_A_ROW = 4
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
#: The Pinyin of a word of the library as it is typed.
_JOINED = "replace(sound, ' ', '')"


class SpellingFixer:
    """Replaces each word of a wish that the library does not have by what may have been meant."""

    def __init__(self, lookup: Lookup, kind: Kind) -> None:
        self._lookup = lookup
        self._builder = lookup.builder(kind)
        self._frequency = self._builder.frequency(lookup.searcher)

    def mend(self, wish: Wish) -> Wish | None:
        """The wish with the guesses of its words; None where there is nothing to mend or no idea how."""
        kept = tuple(word for word in wish.words if self._count(word))
        either = tuple(self._meant(word) for word in wish.words if word not in kept)
        if either and all(either):
            return replace(wish, words=kept, either=either)
        spelt = _plain("".join(wish.words))
        if len(wish.words) > 1 and _is_spelt(spelt) and (meant := self._meant(spelt)):
            return replace(wish, words=(), either=(meant,))  # syllable by syllable: an quan
        return None

    def _count(self, text: str) -> int:
        """How many blocks have this piece of text."""
        clauses = self._builder.wish(Wish(words=(text,)))
        return self._lookup.count(self._builder.all_of(clauses)) if clauses else 0

    def _counts(self, guesses: Sequence[str], *, in_a_row: bool) -> dict[str, int]:
        """How many blocks have each guess, the most first; its words in a row, or anywhere in the block."""
        counts: dict[str, int] = {}
        for guess in guesses:
            wish = Wish(phrases=(guess,)) if in_a_row else Wish(words=(guess,))
            counts[guess] = self._lookup.count(self._builder.all_of(self._builder.wish(wish)))
        ordered = sorted(counts, key=lambda guess: -counts[guess])
        return {guess: counts[guess] for guess in ordered if counts[guess]}

    def _meant(self, typed: str) -> tuple[str, ...]:
        """The guesses for a part of the query that the library holds, those in the most blocks first."""
        lower = _plain(typed)
        if len(lower) > (_LONGEST_SPELT if _is_spelt(lower) else _LONGEST_MENDED):
            return ()
        if _is_spelt(lower):
            ways = [self._spelt]
        elif len(self._lookup.words.cut(lower)) == 1:
            ways = [self._begun]  # a whole word that the library just does not have
        else:
            ways = [self._begun, self._sounding, self._slipped]
        return self._read(lower, ways, in_a_row=True) or self._read(lower, ways, in_a_row=False)

    def _read(
        self, typed: str, ways: Sequence[Callable[[str], Iterable[str]]], *, in_a_row: bool
    ) -> tuple[str, ...]:
        """The guesses of the first ways that give enough of them."""
        found: dict[str, int] = {}
        for way in ways:
            tried = list(islice(dict.fromkeys(way(typed)), _MOST_TRIED))
            found |= dict(islice(self._counts(tried, in_a_row=in_a_row).items(), _MOST_MEANT))
            if len(found) >= _MOST_MEANT:
                break
        return tuple(islice(found, _MOST_MEANT))

    def _words(self, condition: str, *values: str | int) -> list[str]:
        """The words of the library for which this holds, the most frequent first."""
        rows = self._lookup.connection.execute(f"SELECT word FROM words WHERE {condition}", values)
        return sorted((word for (word,) in rows), key=self._frequency, reverse=True)

    def _spelt(self, letters: str) -> Iterator[str]:
        """Words with these Pinyin initials, or this Pinyin; long initials as several words in a row."""
        yield from self._words("initials = ?", letters)
        yield from self._words(f"{_JOINED} = ?", letters)
        yield from self._in_a_row(letters)
        yield from self._sounding_in_a_row(letters, {})

    def _in_a_row(self, letters: str) -> Iterator[str]:
        """Words in a row with these initials together, those of longer words first."""
        for cut in range(min(_LONGEST_WORD, len(letters)), 1, -1):
            heads = self._words("initials = ?", letters[:cut])[:_MOST_IN_A_ROW]
            tails = (
                [""] if cut == len(letters) else list(islice(self._in_a_row(letters[cut:]), _MOST_IN_A_ROW))
            )
            yield from (head + tail for head in heads for tail in tails)

    def _sounding_in_a_row(self, letters: str, known: dict[str, list[str]]) -> list[str]:
        """Words in a row with this Pinyin together, those of longer words first; `known` are the rows of tails."""
        if letters in known:
            return known[letters]
        heads: dict[int, list[str]] = {}
        for word in self._words(f"substr(?, 1, length({_JOINED})) = {_JOINED}", letters):
            heads.setdefault(len("".join(sound_of(word))), []).append(word)
        rows = known[letters] = []
        for cut in sorted(heads, reverse=True):
            tails = [""] if cut == len(letters) else self._sounding_in_a_row(letters[cut:], known)
            rows += [head + tail for head in heads[cut][:_MOST_IN_A_ROW] for tail in tails[:_MOST_IN_A_ROW]]
        return rows

    def _begun(self, typed: str) -> Iterator[str]:
        """Guesses whose last word is only begun."""
        for start in range(max(0, len(typed) - _LONGEST_WORD), len(typed)):
            tail = typed[start:]
            words = self._words("word GLOB ? AND length(word) > ?", f"{tail}*", len(tail))
            yield from (typed[:start] + word for word in words[:_MOST_MEANT])

    def _sounding(self, typed: str) -> Iterator[str]:
        """Guesses with one word replaced by one that sounds the same."""
        for start, end in _windows(typed):
            words = self._words("sound = ?", " ".join(sound_of(typed[start:end])))
            yield from (typed[:start] + word + typed[end:] for word in words)

    def _slipped(self, typed: str) -> Iterator[str]:
        """Guesses with one character of a word replaced, missing or too many."""
        for start, end in _windows(typed):
            patterns = [pattern for pattern in _patterns(typed[start:end]) if len(pattern) > 1]
            words = self._words(" OR ".join(["word GLOB ?"] * len(patterns)), *patterns)
            yield from (typed[:start] + word + typed[end:] for word in words)


def _plain(typed: str) -> str:
    """What was typed in small letters of half width: an input method may be set to ＡＢＣ; ' parts syllables."""
    return unicodedata.normalize("NFKC", typed).lower().replace("'", "")


def _is_spelt(typed: str) -> bool:
    """Whether something was typed in Latin letters alone."""
    return bool(typed) and set(typed) <= _LETTERS


def _patterns(piece: str) -> Iterable[str]:
    """What a word may look like of which this is written with one slip; ? is any one character."""
    for place in range(len(piece)):
        yield f"{piece[:place]}?{piece[place + 1 :]}"
        yield piece[:place] + piece[place + 1 :]
        yield f"{piece[:place]}?{piece[place:]}"
    yield f"{piece}?"


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The places of the pieces of a text that may be words, the longest first."""
    for length in range(min(_LONGEST_WORD, len(text)), 1, -1):
        for start in range(len(text) - length + 1):
            yield start, start + length
