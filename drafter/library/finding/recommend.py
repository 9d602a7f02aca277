"""Recommendation: the best blocks for a place in a draft, each with its reason in words."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

import tantivy
from tantivy import Occur

from drafter.core.length import count_characters
from drafter.core.model import END_ROLES, FRONT_ROLES, MOVE_NAMES, Draft, Move, Role, Slot
from drafter.library.api import Hit, Query
from drafter.library.blocks import Kind
from drafter.library.finding.lookup import Lookup, Scored
from drafter.library.finding.place import Place, place_of, slots_before
from drafter.library.finding.queries import Clauses, among
from drafter.library.finding.similar_sources import source_fit
from drafter.library.likeness import likeness, pairs
from drafter.library.topics import Topics, block_topics

#: Blocks taken from the index by the words of the place, and by those of the whole draft.
_BY_WORDS = 60
_BY_SUBJECT = 100
#: Sources looked at as a whole, and those of them all of whose paragraphs are candidates.
_SOURCES = 12
_WHOLE_SOURCES = 6
#: Blocks that share this much of their word pairs are of a kind: only the better one is offered.
_ALIKE = 0.3
#: Years: nothing counts as older, and what has no date counts as so old.
_OLDEST, _UNKNOWN_AGE = 8.0, 2.0
#: So many words of a title that has no topic tell what a speech is about.
_TELLING = 3

#: The moves that stand within the parts of a speech; what belongs there the heading says, not the move.
_WITHIN_PARTS = frozenset({None, Move.ARGUMENT, Move.LEAD_IN})


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, against the words of the heading with 1.

    Chosen with `tests.benchmarks --only recommend`, which also says how well they do on speeches that they were
    not chosen on.
    """

    fit: float = 1.5
    sibling: float = 0.75
    move: float = 0.5
    move_alone: float = 1.5
    position: float = 1.25
    length: float = 0.3
    prompt: float = 1.0
    rival: float = 0.75
    age: float = 0.12
    fitting: float = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ranking needs to know of a block; `position` is how far into its source it stands, 0 to 1.

    `day` is an ordinal, 0 where nobody knows when its source was written.
    """

    id: int
    source: int
    role: str
    move: str
    position: float
    characters: int
    day: int = 0


#: Gives the scores of the candidates for a place.
Scoring = Callable[[Place], dict[int, float]]


class Recommender:
    """Ranks blocks for a place by words, subject, move, and where they stood in their own speech."""

    def __init__(self, lookup: Lookup, topics: Topics, weights: Weights = Weights()) -> None:
        self._lookup = lookup
        self._topics = topics
        self._weights = weights

    def recommend(self, slot: Slot, draft: Draft, limit: int) -> list[Hit]:
        """The best blocks; none that the draft already holds, no two of a kind. Front matter gets none."""
        if slot.role in FRONT_ROLES | END_ROLES:
            return []
        place = place_of(slot, draft)
        kind = Kind.HEADING if slot.role is Role.HEADING else Kind.PARAGRAPH
        fit = self._fit(place)
        candidates = self._candidates(kind, place, fit)
        score = self._scoring(kind, fit, candidates)
        claimed = self._claimed([place_of(other, draft) for other in slots_before(slot, draft)], score)
        ranked = _first_unclaimed(score(place), claimed)
        fresh = _unlike(self._lookup.words.cut, [p.text for p in draft.paragraphs if p.text])
        hits = self._lookup.hits(kind, iter(ranked), limit, accept=fresh)
        topics = {topic for text in (place.title, place.heading) for topic in self._topics.of(text)}
        telling = {} if topics else self._lookup.telling(self._lookup.builder(kind), place.title, _TELLING)
        on_topic = [not topics.isdisjoint(self._topics_of(hit)) for hit in hits]
        return [
            replace(hit, reason=_reason(hit, place, told), suits=told or _says_any(hit, telling))
            for hit, told in zip(hits, on_topic, strict=True)
        ]

    def _topics_of(self, hit: Hit) -> Iterator[str]:
        """The topics that a card is found under, as far as its own source gives them."""
        return block_topics(self._topics, hit.clip.paragraphs[0].text, [hit.source.title])

    def _fit(self, place: Place) -> dict[int, float]:
        """How well the sources that share the most words with the draft's subject fit it, by number."""
        builder = self._lookup.builder(Kind.PARAGRAPH)
        telling = self._lookup.telling(builder, place.subject, 40)
        scored = dict(self._first(builder.any_of(dict.fromkeys(telling, 1.0)), _BY_SUBJECT))
        votes: defaultdict[int, float] = defaultdict(float)
        for candidate in self._read(scored):
            votes[candidate.source] += scored[candidate.id]
        frequency = builder.frequency(self._lookup.searcher)
        blocks = self._lookup.searcher.num_docs

        @cache
        def rarity(word: str) -> float:
            found = frequency(word)
            return math.log(1 + blocks / found) if found else 0.0

        numbers = sorted(votes, key=lambda number: -votes[number])[:_SOURCES]
        return source_fit(
            self._lookup.connection, self._lookup.words, rarity, numbers, place.title, place.subject
        )

    def _candidates(self, kind: Kind, place: Place, fit: dict[int, float]) -> list[Candidate]:
        """The blocks worth ranking: by the words of the place, by its move, and from the sources that fit best."""
        builder = self._lookup.builder(kind)
        moved = self._lookup.narrowing(Query(move=place.move)) if place.move else []
        ids: set[int] = set()
        for text in (place.heading, place.subject):
            words = dict.fromkeys(self._lookup.words.cut(text), 1.0)
            worded: Clauses = [(Occur.Must, builder.any_of(words))] if words else []
            for clauses in (worded, worded + moved):
                ids.update(block for block, _ in self._first(builder.all_of(clauses), _BY_WORDS))
        best = sorted(fit, key=lambda number: -fit[number])[:_WHOLE_SOURCES]
        rows = self._lookup.connection.execute(
            "SELECT p.block FROM placements p JOIN blocks b ON b.id = p.block"
            f" WHERE b.kind = ? AND p.source IN ({','.join('?' * len(best))})",
            (kind, *best),
        )
        ids.update(block for (block,) in rows)
        return self._read(ids)

    def _first(self, looked_for: tantivy.Query, count: int) -> list[Scored]:
        return list(islice(self._lookup.ranked(looked_for, count).scored, count))

    def _read(self, ids: Collection[int]) -> list[Candidate]:
        """The blocks as they stand in the newest of their sources outside the bin."""
        rows = self._lookup.connection.execute(
            "SELECT p.block, max(p.source), p.role, p.move, (p.position + 0.5) / s.paragraphs, b.text, s.day"
            " FROM placements p JOIN sources s ON s.number = p.source JOIN blocks b ON b.id = p.block"
            " WHERE s.removed = 0 AND p.block IN (SELECT value FROM json_each(?)) GROUP BY p.block",
            (json.dumps(list(ids)),),
        )
        return [
            Candidate(block, source, role, move, position, count_characters(text), day or 0)
            for block, source, role, move, position, text, day in rows
        ]

    def _scoring(self, kind: Kind, fit: dict[int, float], candidates: list[Candidate]) -> Scoring:
        """What gives the score of each candidate for a place; what several places have in common is reckoned once."""
        ids = [candidate.id for candidate in candidates]

        @cache
        def worded(text: str) -> dict[int, float]:
            return self._word_scores(kind, text, ids)

        return lambda place: self._scores(kind, place, fit, candidates, worded)

    @staticmethod
    def _claimed(places: Iterable[Place], score: Scoring) -> set[int]:
        """The blocks that stand first for these places, each another one."""
        claimed: set[int] = set()
        for place in places:
            left = ((points, block) for block, points in score(place).items() if block not in claimed)
            claimed |= {block for _, block in [max(left, default=(0.0, 0))]}
        return claimed

    def _scores(
        self,
        kind: Kind,
        place: Place,
        fit: dict[int, float],
        candidates: list[Candidate],
        worded: Callable[[str], dict[int, float]],
    ) -> dict[int, float]:
        """The score of each candidate."""
        own = worded(place.heading)
        siblings = [worded(text) for text in place.siblings[:_SOURCES]]
        lengths = {count_characters(text) for text in place.siblings}
        asked = worded(place.prompt)
        rivals = [worded(text) for text in place.rivals[:_SOURCES]]
        newest = max((one.day for one in candidates), default=0)
        weight = self._weights
        scores: dict[int, float] = {}
        for one in candidates:
            score = own.get(one.id, 0.0) + weight.fit * fit.get(one.source, 0.0)
            score -= weight.sibling * max((other.get(one.id, 0.0) for other in siblings), default=0.0)
            score += weight.prompt * asked.get(one.id, 0.0)
            score -= weight.rival * max((other.get(one.id, 0.0) for other in rivals), default=0.0)
            score -= weight.age * _age(one, newest)
            if kind is Kind.PARAGRAPH:
                score -= weight.fitting * _misfit(one.characters, place.planned)
            if one.role == place.role and one.move == (place.move or ""):
                score += weight.move if place.siblings and place.move in _WITHIN_PARTS else weight.move_alone
            if place.position is not None:
                score -= weight.position * abs(place.position - one.position)
            if kind is Kind.HEADING and one.characters in lengths:
                score += weight.length
            scores[one.id] = score
        return scores

    def _word_scores(self, kind: Kind, text: str, ids: list[int]) -> dict[int, float]:
        """BM25 of a text's words for these blocks, the best of them 1."""
        builder = self._lookup.builder(kind)
        words = dict.fromkeys(self._lookup.words.cut(text), 1.0)
        if not words or not ids:
            return {}
        clauses = [(Occur.Must, builder.any_of(words)), (Occur.Must, among(self._lookup.schema, ids))]
        found = dict(self._first(builder.all_of(clauses), len(ids)))
        best = max(found.values(), default=1.0)
        return {block: score / best for block, score in found.items()}


def _first_unclaimed(scores: Mapping[int, float], claimed: Collection[int]) -> list[Scored]:
    """The blocks, the best first; none that is claimed comes first where there is another."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    first = next((item for item in ranked if item[0] not in claimed), None)
    return ranked if first is None else [first, *(item for item in ranked if item is not first)]


def _age(one: Candidate, newest: int) -> float:
    """How many years a block is older than the newest, at most so many that more make no difference."""
    return min((newest - one.day) / 365, _OLDEST) if one.day else _UNKNOWN_AGE


def _misfit(characters: int, planned: int) -> float:
    """How far a length is from the planned one, 0 within half of it and half as much again, 1 where it is four times off."""
    if not planned or not characters:
        return 0.0
    return min(max(0.0, abs(math.log2(characters / planned)) - 0.6) / 1.4, 1.5)


def _unlike(cut: Callable[[str], list[str]], texts: Iterable[str]) -> Callable[[str], bool]:
    """What accepts a text unless it is like one of these or like one that was accepted before."""
    taken = [pairs(cut(text)) for text in texts]

    def accept(text: str) -> bool:
        own = pairs(cut(text))
        if any(likeness(own, other) >= _ALIKE for other in taken):
            return False
        taken.append(own)
        return True

    return accept


def _says_any(hit: Hit, words: Iterable[str]) -> bool:
    """Whether a block or the title of its source says one of these words."""
    said = hit.source.title + hit.clip.plain_text
    return any(word in said for word in words if len(word) > 1)


def _reason(hit: Hit, place: Place, on_topic: bool) -> str:
    """Why a block is offered, in a few words; `on_topic` where it shares a topic with the place."""
    first = hit.clip.paragraphs[0]
    reasons: list[str] = []
    if place.move is not None and first.move is place.move:
        reasons.append(f"同为“{MOVE_NAMES[place.move]}”")
    if on_topic:
        reasons.append("主题相符")
    lengths = {count_characters(text) for text in place.siblings}
    if place.role is Role.HEADING and count_characters(first.text) in lengths:
        reasons.append("字数与其他小标题相同")
    if not reasons:
        reasons.append("用词相近")
    return "，".join(reasons)
