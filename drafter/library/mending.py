"""What somebody meant who typed Pinyin initials, half a word, or one character wrong."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from drafter.library.blocks import Kind
from drafter.library.lookup import Lookup
from drafter.library.parse import Wish
from drafter.library.vocabulary import sound_of

_LONGEST_WORD = 5
#: Readings of one piece that are tried against the index.
_MOST_TRIED = 40
#: Words with the same initials that are tried in a row with others.
_MOST_FREQUENT = 4
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Mender:
    """Replaces each word of a wish that the library does not have by the most frequent one that was meant."""

    def __init__(self, lookup: Lookup, kind: Kind) -> None:
        self._lookup = lookup
        self._builder = lookup.builder(kind)

    def mend(self, wish: Wish) -> Wish | None:
        """The wish with its words mended; None where there is nothing to mend or no idea how."""
        mended = tuple(word if self._count(word) else self._meant(word) or word for word in wish.words)
        return None if mended == wish.words else replace(wish, words=mended)

    def _count(self, word: str) -> int:
        """How many blocks have this piece of text."""
        clauses = self._builder.wish(Wish(words=(word,)))
        return self._lookup.count(self._builder.all_of(clauses)) if clauses else 0

    def _meant(self, typed: str) -> str | None:
        """The reading with the most blocks among those of the first way that leads anywhere."""
        lower = typed.lower()
        if set(lower) <= _LETTERS:
            ways = [self._spelt]
        elif len(self._lookup.words.cut(lower)) == 1:
            ways = [self._begun]  # a whole word that the library just does not have
        else:
            ways = [self._begun, self._sounding, self._slipped]
        for way in ways:
            tried = list(dict.fromkeys(way(lower)))[:_MOST_TRIED]
            best = max(((self._count(reading), reading) for reading in tried), default=(0, ""))
            if best[0]:
                return best[1]
        return None

    def _words(self, condition: str, *values: str) -> list[str]:
        rows = self._lookup.connection.execute(f"SELECT word FROM words WHERE {condition}", values)
        return [word for (word,) in rows]

    def _spelt(self, letters: str) -> Iterator[str]:
        """Words with these Pinyin initials, or this Pinyin; long initials as several words in a row."""
        yield from self._words("initials = ?", letters)
        yield from self._words("replace(sound, ' ', '') = ?", letters)
        yield from self._in_a_row(letters)

    def _in_a_row(self, letters: str) -> Iterator[str]:
        """Words in a row with these initials together, those of longer words first."""
        for cut in range(min(_LONGEST_WORD, len(letters)), 1, -1):
            heads = self._frequent(self._words("initials = ?", letters[:cut]))
            tails = (
                list(islice(self._in_a_row(letters[cut:]), _MOST_FREQUENT)) if cut < len(letters) else [""]
            )
            yield from (head + tail for head in heads for tail in tails)

    def _frequent(self, words: list[str]) -> list[str]:
        frequency = self._builder.frequency(self._lookup.searcher)
        return sorted(words, key=frequency, reverse=True)[:_MOST_FREQUENT]

    def _begun(self, typed: str) -> Iterator[str]:
        """Readings whose last word is only begun."""
        for start in range(max(0, len(typed) - _LONGEST_WORD), len(typed)):
            tail = typed[start:]
            for word in self._words("word GLOB ? AND length(word) > ?", f"{tail}*", str(len(tail)))[
                :_MOST_TRIED
            ]:
                yield typed[:start] + word

    def _sounding(self, typed: str) -> Iterator[str]:
        """Readings with one word replaced by one that sounds the same."""
        for start, end in _windows(typed, 2):
            for word in self._words("sound = ?", " ".join(sound_of(typed[start:end]))):
                yield typed[:start] + word + typed[end:]

    def _slipped(self, typed: str) -> Iterator[str]:
        """Readings with one character of a word replaced, missing or too many."""
        for start, end in _windows(typed, 2):
            piece = typed[start:end]
            for place in range(len(piece)):
                patterns = [f"{piece[:place]}?{piece[place + 1 :]}", piece[:place] + piece[place + 1 :]]
                if place:
                    patterns.append(f"{piece[:place]}?{piece[place:]}")
                for pattern in patterns:
                    if len(pattern) > 1:
                        yield from (
                            typed[:start] + word + typed[end:] for word in self._words("word GLOB ?", pattern)
                        )


def _windows(text: str, shortest: int) -> Iterator[tuple[int, int]]:
    """The places of the pieces of a text that may be words, the longest first."""
    for length in range(min(_LONGEST_WORD, len(text)), shortest - 1, -1):
        for start in range(len(text) - length + 1):
            yield start, start + length
