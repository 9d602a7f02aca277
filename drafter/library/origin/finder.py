"""What is found for one paragraph: the passages that each of its sentences may be taken from, and the shared runs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.core.sharing import SharedRun, shared_runs
from drafter.core.squeezing import SHORTEST_RUN
from drafter.library.candidates import Candidates
from drafter.library.origin.kindred import Kindred, kindred_of
from drafter.library.origin.looking import Looked, Looking, Sentence, sentences_of

#: So much of a sentence must be in a passage for it to be plainly like it.
EXPLAINS = 0.5
#: So many passages with one run, and it may be a set phrase.
_MANY = 8
_QUOTED = re.compile("“([^“”]+)”")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a paragraph that stands in the passage with this number."""

    run: SharedRun
    id: int

    @property
    def length(self) -> int:
        return self.run.end - self.run.start


@dataclass(frozen=True, slots=True)
class Found:
    """One paragraph and what was found for it: its text without marks, where that stands, and its sentences with the
    passages each may be taken from; `runs` without set phrases, `ready_made` the places of those; `kindred` what says
    the same as a passage in words of its own.
    """

    text: str
    places: tuple[int, ...]
    sentences: tuple[tuple[Sentence, Looked], ...]
    quoted: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]
    ready_made: frozenset[int]
    kindred: tuple[Kindred, ...] = ()


class Finder:
    """Finds paragraphs, and remembers the last ones. Belongs to one thread at a time."""

    def __init__(self, candidates: Candidates, looking: Looking) -> None:
        self._candidates = candidates
        self._looking = looking
        self._known: dict[str, Found] = {}

    def find(self, texts: Sequence[str]) -> Iterator[dict[str, Found]]:
        """The paragraphs with these texts, a paragraph a step; those of the draft before are still known."""
        found: dict[str, Found] = {}
        for text in texts:
            found[text] = self._known.get(text) or self._find(text)
            yield found
        self._known = found

    def _find(self, text: str) -> Found:
        own, places, sentences = sentences_of(text)
        looked = tuple((sentence, self._looking.look(sentence)) for sentence in sentences)
        near = dict.fromkeys(
            one for _, one_looked in looked for one in (*one_looked.sharing, *plainly_like(one_looked))
        )
        runs = self._runs(own, near)
        ready_made = self._set_phrases(own, runs)
        kept = tuple(one for one in runs if _own_part(one, ready_made) >= SHORTEST_RUN)
        found = Found(own, places, looked, _quoted(text, places), kept, ready_made)
        return replace(found, kindred=tuple(self._kindred(found)))

    def _kindred(self, found: Found) -> Iterator[Kindred]:
        """What may be reworded of that which no passage explains."""
        rest = [
            sentence for sentence, looked in found.sentences if not _is_explained(sentence, looked, found)
        ]
        known = {sentence: [one.id for one in looked.like] for sentence, looked in found.sentences}
        return kindred_of(rest, self._candidates, self._looking, known)

    def with_runs(self, found: Found, passages: Iterable[int]) -> Found:
        """What was found for a paragraph, with the runs that it shares with further passages."""
        known = {one.id for one in found.runs}
        runs = self._runs(found.text, [one for one in passages if one not in known])
        more = tuple(one for one in runs if _own_part(one, found.ready_made) >= SHORTEST_RUN)
        return replace(found, runs=found.runs + more) if more else found

    def _runs(self, text: str, passages: Iterable[int]) -> list[Run]:
        return [
            Run(run, one)
            for one, passage in self._looking.texts(passages).items()
            for run in shared_runs(text, passage.bare, SHORTEST_RUN)
        ]

    def _set_phrases(self, text: str, runs: Sequence[Run]) -> frozenset[int]:
        """The places of what so many sources say that it is nobody's."""
        holders: dict[tuple[int, int], list[int]] = {}
        for one in runs:
            holders.setdefault((one.run.start, one.run.end), []).append(one.id)
        places: set[int] = set()
        for (start, end), ids in holders.items():
            if len(ids) >= _MANY and self._candidates.is_ready_made(text[start:end], ids):
                places.update(range(start, end))
        return frozenset(places)


def _quoted(text: str, places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """What stands in quotation marks, where it is long enough to be somebody's words."""
    bounds = (
        (bisect_left(places, match.start(1)), bisect_left(places, match.end(1)))
        for match in _QUOTED.finditer(text)
    )
    return tuple((start, end) for start, end in bounds if end - start >= SHORTEST_RUN)


def _own_part(one: Run, ready_made: frozenset[int]) -> int:
    """The characters of a run that are no set phrase."""
    return sum(place not in ready_made for place in range(one.run.start, one.run.end))


def _is_explained(sentence: Sentence, looked: Looked, found: Found) -> bool:
    """Whether a passage is plainly like a sentence, or half of it stands somewhere, or is a set phrase."""
    told = found.ready_made | {place for one in found.runs for place in range(one.run.start, one.run.end)}
    inside = sum(place in told for place in range(sentence.start, sentence.end))
    return bool(plainly_like(looked)) or 2 * inside >= sentence.end - sentence.start


def plainly_like(looked: Looked) -> list[int]:
    return [one.id for one in looked.like if one.place.share >= EXPLAINS]
