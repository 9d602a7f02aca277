"""What a sentence may be taken from: the passages that hold it or are like it, remembered as long as they hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from drafter.core.gist import telling_pairs
from drafter.core.sharing import (
    Place,
    closest_place,
    joined_short,
    pairs_of,
    sentence_bounds,
    shared_pairs,
    shares_block,
)
from drafter.core.squeezing import squeezed, squeezed_text
from drafter.library.candidates import Candidates

#: A sentence of fewer characters without marks says too little to be looked for by itself.
_LEAST = 8
#: Clauses of fewer characters are looked at with the one before.
_LEAST_CLAUSE = 8
#: Of so many passages it is looked where in them a sentence may stand: those with most of its pairs anywhere.
_COMPARED = 5
#: A passage with a smaller part of a sentence's pairs is not like it.
LEAST_SHARE = 0.3
#: A sentence of which a smaller part tells something is compared by that alone, and by so many pairs at least.
_TELLING, _LEAST_PAIRS = 0.6, 8
#: So many texts and sentences are remembered: some 10 MB.
_TEXTS, _SENTENCES = 8_000, 4_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its text without marks, where that stands in the paragraph without its marks, as it is
    written, and its clauses with their bounds in the paragraph.
    """

    text: str
    start: int
    end: int
    written: str
    clauses: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Like:
    """A passage that is like a sentence: its number, and where in it, without marks, the sentence stands."""

    id: int
    place: Place


@dataclass(frozen=True, slots=True)
class Looked:
    """What a sentence may be taken from: the passages that share so much in a row with it that a run may be longer, and
    those that are like it, the most alike first.
    """

    sharing: tuple[int, ...] = ()
    like: tuple[Like, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it is written, and without its marks."""

    written: str
    bare: str


class Looking:
    """Looks sentences up. Belongs to one thread at a time."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._texts: dict[int, Text] = {}
        self._looked: dict[tuple[str, frozenset[str]], Looked] = {}

    def look(self, sentence: Sentence) -> Looked:
        """What a sentence may be taken from."""
        return self._remembered(sentence, frozenset(), self._look)

    def look_within(self, sentence: Sentence, sources: frozenset[str]) -> Looked:
        """What a sentence may be taken from in the sources with these ids."""
        return self._remembered(sentence, sources, lambda one: self._look_within(one, sources))

    def _remembered(
        self, sentence: Sentence, within: frozenset[str], look: Callable[[Sentence], Looked]
    ) -> Looked:
        if len(sentence.text) < _LEAST:
            return Looked()
        key = (sentence.written, within)
        if key not in self._looked:
            if len(self._looked) >= _SENTENCES:
                self._looked.clear()
            self._looked[key] = look(sentence)
        return self._looked[key]

    def _look(self, sentence: Sentence) -> Looked:
        texts = self.texts(self._candidates.holding(sentence.written))
        if not any(sentence.text in text.bare for text in texts.values()):
            texts |= self.texts(self._candidates.like(sentence.written))
            rest = [
                one for one in clauses_of(sentence) if not any(one in text.bare for text in texts.values())
            ]
            texts |= self.texts(self._candidates.with_clause(rest)) if rest else {}
        return _looked(sentence, texts)

    def _look_within(self, sentence: Sentence, sources: frozenset[str]) -> Looked:
        return _looked(sentence, self.texts(self._candidates.like_within(sentence.written, sources)))

    def texts(self, ids: Iterable[int]) -> dict[int, Text]:
        """The texts of those of the passages that are there."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._texts]
        if missing:
            if len(self._texts) > _TEXTS:
                self._texts.clear()
                missing = wanted
            for one, text in self._candidates.texts(missing).items():
                self._texts[one] = Text(text, squeezed_text(text))
        return {one: self._texts[one] for one in wanted if one in self._texts}


def _looked(sentence: Sentence, texts: Mapping[int, Text]) -> Looked:
    bare = {one: text.bare for one, text in texts.items()}
    sharing = tuple(one for one, text in bare.items() if shares_block(sentence.text, text))
    return Looked(sharing, compared(sentence.text, bare))


def compared(text: str, passages: Mapping[int, str]) -> tuple[Like, ...]:
    """Those of the passages, all without marks, that are like a sentence, the most alike first."""
    pairs, every = _asked_pairs(text)
    least = LEAST_SHARE * len(pairs)
    anywhere = [(shared_pairs(pairs, passage), one) for one, passage in passages.items()]
    some = sorted((item for item in anywhere if len(item[0]) >= least), key=lambda item: -len(item[0]))
    found = [
        Like(one, closest_place(shared, every, len(text), passages[one])) for shared, one in some[:_COMPARED]
    ]
    return tuple(
        sorted((one for one in found if one.place.share >= LEAST_SHARE), key=lambda one: -one.place.share)
    )


def _asked_pairs(text: str) -> tuple[frozenset[str], int]:
    """The pairs of a sentence that are asked for, and of how many they are: all, or where much of it is stock, the rest."""
    pairs, telling = pairs_of(text), telling_pairs(text)
    if len(telling) >= _TELLING * len(pairs):
        return pairs, len(pairs)
    return telling, max(len(telling), len(pairs) // 2, _LEAST_PAIRS)


def sentences_of(text: str) -> tuple[str, tuple[int, ...], tuple[Sentence, ...]]:
    """A paragraph without its marks, where its characters stand, and its sentences."""
    own = squeezed(text)
    clauses = joined_short(sentence_bounds(text, own.places, clauses=True), _LEAST_CLAUSE)
    found = []
    for start, end in joined_short(sentence_bounds(text, own.places), _LEAST):
        written = text[own.places[start] : own.places[end - 1] + 1]
        inside = tuple((max(a, start), min(b, end)) for a, b in clauses if a < end and b > start)
        found.append(Sentence(own.text[start:end], start, end, written, inside))
    return own.text, own.places, tuple(found)


def clauses_of(sentence: Sentence) -> list[str]:
    """The clauses of a sentence, where it has several."""
    if len(sentence.clauses) < 2:
        return []
    return [sentence.text[start - sentence.start : end - sentence.start] for start, end in sentence.clauses]
