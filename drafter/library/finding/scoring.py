"""What a block is worth at a place of a draft."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.core.length import count_characters
from drafter.core.model import PLACED_MOVES, Move, Role
from drafter.library.blocks import Kind
from drafter.library.finding.functions import TASK, Functions, Told
from drafter.library.finding.place import Place
from drafter.library.finding.subject import Subject, is_of_township, kind_of_speech, share_said

#: Years: nothing counts as older, and what has no date counts as so old.
_OLDEST, _UNKNOWN_AGE = 8.0, 2.0
#: A paragraph of no more characters says nothing.
_LEAST = 4
#: So many other headings and other open places are looked at.
_OTHERS = 12
#: The moves that stand within the parts of a speech; what belongs there the heading says, not the move.
_WITHIN_PARTS = frozenset({None, Move.ARGUMENT, Move.LEAD_IN})
#: Where what is asked for is told by functions: elsewhere the move is the function.
_ANSWERING = _WITHIN_PARTS | {Move.AGENDA}
#: The moves that tell how things stand, each of which may do for the other, and which are no demand.
_TOLD = frozenset({Move.PROBLEMS, Move.SITUATION})
#: A prompt of so many characters may be the beginning of a paragraph that the place was made of.
_BEGINNING = 8
_SEASONS = "春夏秋冬"
#: How much more the telling characters of what is done at an item of a meeting count.
_OF_ITEMS = 3.0
#: How much of a particular kind of speech is heard in its points.
_OF_POINTS = 0.8
#: What begins with words that say what it is about.
_NAMED = frozenset({Role.HEADING, Role.POINT})


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, against the words of the heading with 1.

    Chosen with `tests.benchmarks --only recommend`, which also says how well they do on speeches that they were
    not chosen on.
    """

    fit: float = 1.8
    sibling: float = 0.75
    move: float = 0.75
    move_alone: float = 4.0
    position: float = 1.25
    length: float = 0.3
    prompt: float = 1.0
    rival: float = 0.75
    age: float = 0.1
    fitting: float = 1.0
    titled: float = 1.0
    said: float = 0.3
    topic: float = 0.4
    bound: float = 2.0
    kind: float = 1.0
    kind_bound: float = 1.5
    covered: float = 1.5
    stale: float = 2.5
    function: float = 4.5
    part: float = 0.5
    alien: float = 4.0
    passing: float = 1.5
    kind_asked: float = 8.0
    kind_of_other: float = 2.0
    letters: float = 1.0
    told: float = 0.8
    neighbour: float = 1.2
    form: float = 1.0
    task: float = 2.0
    township: float = 0.8
    begun: float = 2.5


@dataclass(frozen=True)
class Candidate:
    """What ranking needs to know of a block; `position` is how far into its source it stands, 0 to 1.

    `day` is an ordinal, 0 where nobody knows when its source was written; `title` is that of its source. `is_stale` is
    kept beside the block: whether its card says that it is past its time. `under` is the heading that it stood under.
    """

    id: int
    source: int
    role: str
    move: str
    position: float
    text: str
    day: int
    title: str
    is_stale: bool = False
    under: str = ""

    @cached_property
    def characters(self) -> int:
        """How long it is."""
        return count_characters(self.text)

    @property
    def says_something(self) -> bool:
        """Whether it is more than a mark of what happens there: ……, （鼓掌）, （发言）."""
        if self.text.startswith("（") and self.text.endswith("）"):
            return False
        return sum(map(str.isalnum, self.text)) > _LEAST


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores candidates for places of one draft: what several places have in common is reckoned once.

    `fit` says how well sources fit the draft, by number, and `worded` how well the words of a text find blocks, by id.
    """

    kind: Kind
    subject: Subject
    fit: Mapping[int, float]
    candidates: list[Candidate]
    worded: Callable[[str], Mapping[int, float]]
    weights: Weights
    _apart: dict[int, float]
    _told: dict[int, Told]
    functions: Functions

    @classmethod
    def of(
        cls,
        kind: Kind,
        subject: Subject,
        fit: Mapping[int, float],
        candidates: list[Candidate],
        worded: Callable[[str], Mapping[int, float]],
        weights: Weights,
        functions: Functions,
    ) -> "Scorer":
        """A scorer, with what the candidates are worth wherever they would stand."""
        newest = max((one.day for one in candidates), default=0)
        scorer = cls(kind, subject, fit, candidates, worded, weights, {}, {}, functions)
        for one in candidates:
            scorer._told[one.id] = Told(functions, one.text, one.under)
            scorer._apart[one.id] = scorer._anywhere(one, newest)
        return scorer

    def scores(self, place: Place) -> dict[int, float]:
        """The score of each candidate at a place."""
        own, prompted = self.worded(place.heading), self.worded(place.prompt)
        siblings = [self.worded(text) for text in place.siblings[:_OTHERS]]
        rivals = [self.worded(text) for text in place.rivals[:_OTHERS]]
        lengths = {count_characters(text) for text in place.siblings}
        wanted = self.subject.weigh(place.prompt or place.heading)
        asked, part = self.functions.wanted(place), self.functions.asked(place.under)
        letters, said = self.functions.letters(place), self.subject.said + place.wants
        weight = self.weights
        scores: dict[int, float] = {}
        for one in self.candidates:
            score = self._apart[one.id] + own.get(one.id, 0.0) + weight.prompt * prompted.get(one.id, 0.0)
            score -= weight.sibling * max((other.get(one.id, 0.0) for other in siblings), default=0.0)
            score -= weight.rival * max((other.get(one.id, 0.0) for other in rivals), default=0.0)
            score += self._standing(one, place) + weight.covered * share_said(wanted, one.text)
            told = self._told[one.id]
            score -= weight.passing * min(sum(not _is_said_of(word, said) for word in told.passing), 2)
            if place.move in _ANSWERING:
                score += self._function(one, place, asked, part)
            if place.role in _NAMED or place.move is Move.AGENDA:
                much = _OF_ITEMS if place.move is Move.AGENDA else 1.0
                score += much * weight.letters * told.share_of(letters)
            if self.kind is Kind.HEADING and one.characters in lengths:
                score += weight.length
            scores[one.id] = score
        return scores

    def _anywhere(self, one: Candidate, newest: int) -> float:
        """What a block is worth at any place: how well its speech is about the same thing, and how new it is."""
        weight, subject = self.weights, self.subject
        foreign = subject.foreign(one.text, one.title, one.move, named=one.role in _NAMED)
        score = weight.fit * self.fit.get(one.source, 0.0) * (1 - foreign) - weight.age * _age(one, newest)
        score += weight.titled * share_said(subject.words, one.title)
        score += weight.said * share_said(subject.words, one.text)
        score += weight.topic * subject.suits(one.text, one.title)
        score -= weight.kind * (kind_of_speech(one.title) != subject.kind)
        score -= weight.alien * foreign
        return score - weight.stale * one.is_stale

    def _function(self, one: Candidate, place: Place, asked: frozenset[str], part: frozenset[str]) -> float:
        """What counts of what a block is for, at a place for something within a part; a task is one of the draft's own subject."""
        told, weight = self._told[one.id], self.weights
        score = weight.function * told.fits(asked, place.role) + weight.part * told.fits(part, place.role)
        is_task = place.role is Role.POINT and asked == {TASK}
        return score - weight.task * (is_task and not self.subject.is_of(one.text, one.title))

    def _standing(self, one: Candidate, place: Place) -> float:
        """What counts of where a block stood in its own speech, as what, and how long it is."""
        weight, score = self.weights, 0.0
        moved = one.move == (place.move or "")
        if (one.role == Role.POINT) != (place.role is Role.POINT):
            score -= weight.form
        if one.role == place.role and moved:
            score += weight.move if place.siblings and place.move in _WITHIN_PARTS else weight.move_alone
        score += self._moved(one, place) if not moved else 0.0
        if place.move in PLACED_MOVES and is_of_township(one.title) != is_of_township(self.subject.title):
            score -= weight.township
        if kind_of_speech(one.title) != self.subject.kind:
            score -= self._other_kind(place)
        if len(place.wants) >= _BEGINNING and one.text.startswith(place.wants):
            score += weight.begun
        if place.position is not None:
            score -= weight.position * abs(place.position - one.position)
        if self.kind is Kind.PARAGRAPH:
            score -= weight.fitting * _misfit(one.characters, place.planned)
        return score

    def _moved(self, one: Candidate, place: Place) -> float:
        """What a move counts at a place for another one."""
        weight = self.weights
        score = -weight.bound if one.move in PLACED_MOVES else 0.0
        if one.move in _TOLD:
            score += weight.neighbour if place.move in _TOLD else -weight.told
        return score

    def _other_kind(self, place: Place) -> float:
        """What the kind of its speech costs a block of another kind at a place: most where the kind is heard."""
        weight = self.weights
        bound = weight.kind_bound * (place.move in PLACED_MOVES)
        if not self.subject.kind:
            return bound + weight.kind_of_other
        return bound + weight.kind_asked * (_OF_POINTS if place.move in _WITHIN_PARTS else 1.0)


def _is_said_of(word: str, said: str) -> bool:
    """Whether a draft says a word that belongs to one day or season, or the season by another word."""
    return word in said or any(letter in said for letter in word if letter in _SEASONS)


def _age(one: Candidate, newest: int) -> float:
    """How many years a block is older than the newest, at most so many that more make no difference."""
    return min((newest - one.day) / 365, _OLDEST) if one.day else _UNKNOWN_AGE


def _misfit(characters: int, planned: int) -> float:
    """How far a length is from the planned one, 0 within half of it and half as much again, 1 where it is four times off."""
    if not planned or not characters:
        return 0.0
    return min(max(0.0, abs(math.log2(characters / planned)) - 0.6) / 1.4, 2.0)
