"""Recommendation: the best blocks for a place in a draft, each with its reason in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import tantivy
from tantivy import Occur

from drafter.core.model import MOVE_NAMES, Draft, Move, Paragraph, Role, Slot
from drafter.core.structure import heading_above
from drafter.library.api import Hit, Query
from drafter.library.blocks import Kind
from drafter.library.likeness import likeness, pairs
from drafter.library.look import Clauses
from drafter.library.lookup import Lookup
from drafter.library.topics import Topics

#: Candidates taken from the index for each place shown.
_CANDIDATES = 60
#: Blocks that share this much of their word pairs are of a kind: only the better one is offered.
_ALIKE = 0.3
_MOVE_BONUS = 0.5
_TOPIC_BONUS = 0.3
_RECENT_BONUS = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the place to fill. `about` are texts with their weights, the heading above first."""

    role: Role
    move: Move | None
    about: tuple[tuple[str, float], ...]
    topics: frozenset[str]


class Recommender:
    """Ranks blocks for a place by their words, their move and their topic."""

    def __init__(self, lookup: Lookup, topics: Topics) -> None:
        self._lookup = lookup
        self._words = lookup.words
        self._topics = topics

    def recommend(self, slot: Slot, draft: Draft, limit: int) -> list[Hit]:
        """The best blocks; none that the draft already holds, no two of a kind."""
        place = self._place(slot, draft)
        taken = [pairs(self._words.cut(p.text)) for p in draft.paragraphs if p.text]
        scored = [(self._score(hit, place), hit) for hit in self._candidates(place)]
        chosen: list[Hit] = []
        for score, hit in sorted(scored, key=lambda pair: -pair[0]):
            own = pairs(self._words.cut(hit.clip.paragraphs[0].text))
            if any(likeness(own, other) >= _ALIKE for other in taken):
                continue
            taken.append(own)
            chosen.append(replace(hit, score=score, reason=self._reason(hit, place)))
            if len(chosen) == limit:
                break
        return chosen

    def _place(self, slot: Slot, draft: Draft) -> Place:
        position = _position(slot, draft.paragraphs)
        above = None if position is None else heading_above(draft.paragraphs, position)
        heading = "" if above is None else draft.paragraphs[above].text
        about = ((heading, 1.0), (" ".join(slot.topics), 0.8), (draft.facts.title, 0.4), (slot.prompt, 0.2))
        topics = frozenset(topic for text, _ in about[:3] for topic in self._topics.of(text))
        return Place(slot.role, slot.move, about, topics)

    def _candidates(self, place: Place) -> Sequence[Hit]:
        kind = Kind.HEADING if place.role is Role.HEADING else Kind.PARAGRAPH
        builder = self._lookup.builder(kind)
        weights: dict[str, float] = {}
        for text, weight in place.about:
            for word, own in self._lookup.telling(builder, text).items():
                weights[word] = max(weights.get(word, 0.0), weight * own)
        worded: Clauses = [(Occur.Must, builder.any_of(weights))] if weights else []
        moved = self._lookup.narrowing(Query(move=place.move))
        found = [*self._best(kind, builder.all_of(worded + moved)), *self._best(kind, builder.all_of(worded))]
        return list({hit.id: hit for hit in found}.values())

    def _best(self, kind: Kind, looked_for: tantivy.Query) -> list[Hit]:
        return self._lookup.hits(kind, self._lookup.ranked(looked_for, _CANDIDATES).scored, _CANDIDATES)

    def _score(self, hit: Hit, place: Place) -> float:
        first = hit.clip.paragraphs[0]
        score = hit.score
        score += _MOVE_BONUS * (place.move is not None and first.move is place.move)
        score += _TOPIC_BONUS * bool(place.topics & set(self._topics.of(first.text)))
        return score

    def _reason(self, hit: Hit, place: Place) -> str:
        first = hit.clip.paragraphs[0]
        reasons: list[str] = []
        if place.move is not None and first.move is place.move:
            reasons.append(f"同为“{MOVE_NAMES[place.move]}”")
        if place.topics & set(self._topics.of(first.text)):
            reasons.append("主题相符")
        if hit.source.date:
            reasons.append(f"{hit.source.date.year}年")
        return "，".join(reasons) or "用词相近"


def _position(slot: Slot, paragraphs: Iterable[Paragraph]) -> int | None:
    """Where a slot stands in a draft: where it is still empty, else where it was; None where it is not."""
    places = [index for index, paragraph in enumerate(paragraphs) if paragraph.slot == slot]
    return places[0] if places else None
