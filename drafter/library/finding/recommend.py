"""Recommendation: the best blocks for a place in a draft, each with its reason in words."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from heapq import nlargest
from itertools import islice
from operator import itemgetter

import tantivy
from tantivy import Occur

from drafter.core.length import count_characters
from drafter.core.model import END_ROLES, FRONT_ROLES, MOVE_NAMES, Draft, Role, Slot
from drafter.library.ageing import heard_lately
from drafter.library.api import Hit, Query
from drafter.library.blocks import Kind
from drafter.library.finding.functions import TASK, Functions, Told
from drafter.library.finding.generality import Generality
from drafter.library.finding.lookup import Lookup, Scored
from drafter.library.finding.place import Place, place_of, slots_like
from drafter.library.finding.queries import Clauses, among
from drafter.library.finding.scoring import Candidate, Scorer, Weights
from drafter.library.finding.similar_sources import source_fit
from drafter.library.finding.subject import Subject, is_telling, kind_of_speech, subject_of
from drafter.library.likeness import likeness, pairs
from drafter.library.topics import Topics

#: Blocks taken from the index by the words of the place, and by those of the whole draft.
_BY_WORDS = 60
_BY_SUBJECT = 100
#: Sources looked at as a whole, and those of them all of whose paragraphs are candidates.
_SOURCES = 12
_WHOLE_SOURCES = 6
#: Sources looked at for what their titles say.
_TITLED = 6
#: How well a source fits at least whose title names the draft's subject.
_FIT_BY_TITLE = 0.5
#: Blocks that share this much of their word pairs are of a kind: only the better one is offered.
_ALIKE = 0.3
#: What a block loses for each point that it is worth more at another open place.
_ELSEWHERE = 0.5
#: What is asked to be about something of its own: other text belongs to the heading that it stands under.
_ASKED = frozenset({Role.HEADING, Role.POINT})
#: What a block loses that the same meeting has heard in the last years: more than fitting words bring.
_HEARD = 1.5


class Recommender:
    """Ranks blocks for a place by words, subject, move, and where they stood in their own speech."""

    def __init__(
        self,
        lookup: Lookup,
        topics: Topics,
        weights: Weights | None = None,
        functions: Functions | None = None,
        generality: Generality | None = None,
    ) -> None:
        self._lookup = lookup
        self._topics = topics
        self._weights = weights or Weights()
        self._functions = functions or Functions()
        self._generality = generality or Generality()

    def recommend(self, slot: Slot, draft: Draft, limit: int) -> list[Hit]:
        """The best blocks; none that the draft already holds, no two of a kind. Front matter gets none."""
        if slot.role in FRONT_ROLES | END_ROLES:
            return []
        place = place_of(slot, draft)
        kind = Kind.HEADING if slot.role is Role.HEADING else Kind.PARAGRAPH
        rarity = self._rarity()
        fit = self._fit(place, rarity)
        subject = self._subject(place, rarity)
        scorer = self._scorer(kind, subject, fit, self._candidates(kind, place, subject, fit))
        others = [place_of(other, draft) for other in slots_like(slot, draft)]
        ranked = _first_its_own(_each_at_home([scorer.scores(one) for one in (place, *others)]))
        fresh = _unlike(self._lookup.words.cut, [p.text for p in draft.paragraphs if p.text])
        heard = heard_lately(self._lookup.connection, draft.facts)
        unheard = self._unheard(ranked, scorer.candidates, heard) if heard else ranked
        hits = self._lookup.hits(kind, iter(unheard), limit, accept=fresh)
        told = [self._told(hit, place, subject) for hit in hits]
        return _answer_first(told) if place.role in _ASKED else told

    def fits(self, hit: Hit, slot: Slot, draft: Draft) -> bool:
        """Whether a hit is about what the draft is about, or about nothing in particular."""
        subject = self._subject(place_of(slot, draft), self._rarity())
        return subject.fits(hit.clip.paragraphs[0], hit.source.title)

    @staticmethod
    def _unheard(
        ranked: Sequence[Scored], candidates: Iterable[Candidate], heard: Collection[int]
    ) -> list[Scored]:
        """The same blocks, those that the meeting has heard lately further down: behind all that fit about as well."""
        sources = {one.id: one.source for one in candidates}
        worth = [(block, score - _HEARD * (sources.get(block) in heard)) for block, score in ranked]
        return sorted(worth, key=lambda one: -one[1])

    def _rarity(self) -> Callable[[str], float]:
        """What weighs a word by how rare it is among the paragraphs, 0 for one that the library does not have."""
        frequency = self._lookup.builder(Kind.PARAGRAPH).frequency(self._lookup.searcher)
        blocks = self._lookup.searcher.num_docs

        @cache
        def rarity(word: str) -> float:
            found = frequency(word)
            return math.log(1 + blocks / found) if found else 0.0

        return rarity

    def _subject(self, place: Place, rarity: Callable[[str], float]) -> Subject:
        """What the draft is about. A word of its title that the library lacks tells as much as its rarest."""
        topics = self._topics.of(place.title) or self._topics.of(place.heading)
        rarest = math.log(1 + self._lookup.searcher.num_docs)

        @cache
        def weigh(text: str) -> dict[str, float]:
            words = dict.fromkeys(word for word in self._lookup.words.cut(text) if is_telling(word))
            return {word: rarity(word) or rarest for word in words}

        @cache
        def named(text: str) -> tuple[str, ...]:
            return tuple(self._topics.of(text))

        def topics_of(text: str, title: str) -> frozenset[str]:
            return frozenset((*named(text), *named(title)[:1]))

        words = weigh(subject_of(place.title))
        return Subject(
            place.title,
            words,
            frozenset(topics),
            topics_of,
            weigh,
            place.subject,
            self._generality,
            self._functions,
        )

    def _fit(self, place: Place, rarity: Callable[[str], float]) -> dict[int, float]:
        """How well the sources that share the most words with the draft's subject fit it, by number."""
        builder = self._lookup.builder(Kind.PARAGRAPH)
        keywords = self._lookup.keywords(builder, place.subject, 40)
        scored = dict(self._first(builder.any_of(dict.fromkeys(keywords, 1.0)), _BY_SUBJECT))
        votes: defaultdict[int, float] = defaultdict(float)
        for candidate in self._read(scored):
            votes[candidate.source] += scored[candidate.id]
        titled = self._titled(place.title)
        numbers = list(dict.fromkeys([*titled, *sorted(votes, key=lambda number: -votes[number])]))[:_SOURCES]
        fit = source_fit(
            self._lookup.connection, self._lookup.words, rarity, numbers, place.title, place.subject
        )
        return fit | {number: max(_FIT_BY_TITLE, fit.get(number, 0.0)) for number in titled}

    def _titled(self, title: str) -> list[int]:
        """The newest sources whose titles name the draft's subject, then those whose titles are of its topics."""
        words = [word for word in self._lookup.words.cut(subject_of(title)) if is_telling(word)]
        topics = set(self._topics.of(title))
        named = self._entitled(lambda other: any(word in other for word in words)) if words else []
        return named + self._entitled(lambda other: not topics.isdisjoint(self._topics.of(other)[:1]))

    def _of_kind(self, title: str) -> list[int]:
        """The newest sources of the draft's kind, where that is a particular one."""
        kind = kind_of_speech(title)
        return self._entitled(lambda other: kind_of_speech(other) == kind) if kind else []

    def _entitled(self, fits: Callable[[str], bool]) -> list[int]:
        rows = self._lookup.connection.execute(
            "SELECT number, title FROM sources WHERE removed = 0 ORDER BY day DESC"
        )
        return list(islice((number for number, title in rows if fits(title)), _TITLED))

    def _told(self, hit: Hit, place: Place, subject: Subject) -> Hit:
        """A hit with its reason, whether it is about the same thing, and whether it answers what is asked for."""
        text = hit.clip.paragraphs[0].text
        title = hit.source.title
        reason = _reason(hit, place, subject.is_shared(text, title))
        asked = self._functions.wanted(place)
        prompt = place.prompt or place.heading
        is_task = asked == {TASK} and (place.role is not Role.POINT or subject.is_of(text, title))
        names_nothing = is_task or (not asked and subject.names_nothing(prompt))
        answers = (
            names_nothing
            or place.role not in _ASKED
            or Told(self._functions, text, "").fits(asked, place.role) > 0
            or subject.answers(prompt, text)
        )
        return replace(hit, reason=reason, suits=subject.fits(hit.clip.paragraphs[0], title), answers=answers)

    def _candidates(
        self, kind: Kind, place: Place, subject: Subject, fit: dict[int, float]
    ) -> list[Candidate]:
        """The blocks worth ranking: by the words of the place, by its move, and from the sources that fit best."""
        builder = self._lookup.builder(kind)
        moved = self._lookup.narrowing(Query(move=place.move)) if place.move else []
        ids: set[int] = set()
        for text in (place.heading, place.prompt, place.subject, subject_of(place.title)):
            words = dict.fromkeys(self._lookup.words.cut(text), 1.0)
            worded: Clauses = [(Occur.Must, builder.any_of(words))] if words else []
            for clauses in (worded, worded + moved):
                ids.update(block for block, _ in self._first(builder.all_of(clauses), _BY_WORDS))
        best = sorted(fit, key=lambda number: -fit[number])[:_WHOLE_SOURCES]
        best += [*self._of_kind(place.title), *self._titled(place.title)]
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
            "SELECT found.*, (SELECT above.text FROM placements h JOIN blocks above ON above.id = h.block"
            " WHERE h.source = found.source AND h.position < found.position AND h.role = 'heading'"
            " ORDER BY h.position DESC LIMIT 1) FROM ("
            "SELECT p.block, max(p.source) AS source, p.position AS position, p.role, p.move, (p.position + 0.5) / s.paragraphs, b.text, s.day, s.title,"
            " EXISTS (SELECT 1 FROM stale WHERE stale.block = p.block)"
            " FROM placements p JOIN sources s ON s.number = p.source JOIN blocks b ON b.id = p.block"
            " WHERE s.removed = 0 AND p.block IN (SELECT value FROM json_each(?)) GROUP BY p.block) found",
            (json.dumps(list(ids)),),
        )
        found = [
            Candidate(block, source, role, move, position, text, day or 0, title, bool(is_stale), under or "")
            for block, source, _, role, move, position, text, day, title, is_stale, under in rows
        ]
        return [one for one in found if one.role == Role.HEADING or one.says_something]

    def _scorer(
        self, kind: Kind, subject: Subject, fit: dict[int, float], candidates: list[Candidate]
    ) -> Scorer:
        """What gives the scores of the candidates for a place; what several places have in common is reckoned once."""
        ids = [candidate.id for candidate in candidates]

        @cache
        def worded(text: str) -> dict[int, float]:
            return self._word_scores(kind, text, ids)

        return Scorer.of(kind, subject, fit, candidates, worded, self._weights, self._functions)

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


def _answer_first(hits: list[Hit]) -> list[Hit]:
    """The same hits; where the first does not answer what is asked, the first one that does and suits goes before it."""
    if not hits or hits[0].answers:
        return hits
    answer = next((hit for hit in hits if hit.answers and hit.suits), None)
    return hits if answer is None else [answer, *(hit for hit in hits if hit is not answer)]


def _each_at_home(places: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    """The scores of the blocks at several open places; a block loses where it fits another of them better."""
    best = {block: max(place[block] for place in places) for block in places[0]}
    return [
        {block: score - _ELSEWHERE * min(best[block] - score, 1.0) for block, score in place.items()}
        for place in places
    ]


def _first_its_own(places: Sequence[Mapping[int, float]]) -> list[Scored]:
    """The blocks for the first place, the best first; what stands first at another one does not stand first there.

    Each place gets the block that it is the best place for, the best pair before all others.
    """
    ranked = sorted(places[0].items(), key=lambda item: -item[1])
    best = [nlargest(len(places), place.items(), key=itemgetter(1)) for place in places]
    pairs_of = sorted(((-points, at, block) for at, some in enumerate(best) for block, points in some))
    given: dict[int, int] = {}
    for _, at, block in pairs_of:
        if at not in given and block not in given.values():
            given[at] = block
    first = given.get(0)
    return sorted(ranked, key=lambda item: item[0] != first)


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


def _reason(hit: Hit, place: Place, on_topic: bool) -> str:
    """Why a block is offered, in a few words; `on_topic` where it is on the subject of the draft."""
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
