"""The characters of a paragraph marked with what they come from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.core.gist import telling_pairs
from drafter.core.model import Source
from drafter.core.origin import Origin
from drafter.core.sharing import SharedRun
from drafter.core.squeezing import SHORTEST_RUN, squeezed_text
from drafter.library.origin.choice import NEIGHBOUR, RANKS, Choice
from drafter.library.origin.finder import Found, plainly_like
from drafter.library.origin.looking import Like, Looked, Looking, Sentence

#: A sentence with this part of its pairs in a passage is reworded from it; a short one needs more.
_REWORDED, _SHORT, _SHORT_MORE = 0.46, 14, 0.08
#: What lies so much below is a question.
_QUESTION = 0.11
#: A question names one passage: with another as near, the sentence is like what everybody says.
_AHEAD = 0.08
#: A clause of a reworded sentence of which less stands in the passage is new.
_CLAUSE = 0.2
#: How much longer a run of somebody else's has to be to count before a superior's.
_RANK_COUNTS = 0.15


@dataclass(frozen=True, slots=True)
class Mark:
    """What a character comes from: the number of the passage, and the place of the first of these characters in it."""

    origin: Origin
    id: int = 0
    source: Source | None = None
    there: tuple[int, int] = (0, 0)
    changed: float = 0.0
    document: str = ""
    suspected: bool = False


NEW = Mark(Origin.NEW)


def paint_reworded(
    marks: list[Mark],
    found: Found,
    looking: Looking,
    options: Mapping[Sentence, Sequence[Like]],
    choice: Choice,
) -> None:
    """Mark what is reworded, by the passages that each sentence is like."""
    explaining = Counter(
        one for sentence, looked in found.sentences for one in _explaining(sentence, looked, found)
    )
    for sentence, looked in found.sentences:
        mine = _explaining(sentence, looked, found)
        neighbours = {one for one, count in explaining.items() if count > (one in mine)}
        if best := choice.best(options[sentence], neighbours):
            closer = best.id in neighbours or choice.is_own(best.id)
            mark = _mark(sentence, best, choice, closer=closer)
            if mark and not (mark.suspected and _is_like_several(best, options[sentence])):
                _paint_sentence(marks, found, sentence, looking.texts([best.id])[best.id].bare, mark)


def _is_like_several(best: Like, options: Sequence[Like]) -> bool:
    """Whether a sentence is nearly as like to another passage."""
    others = [one.place.share for one in options if one.id != best.id]
    return best.place.share < max(others, default=0.0) + _AHEAD


def _mark(sentence: Sentence, best: Like, choice: Choice, *, closer: bool) -> Mark | None:
    """How a sentence is marked that is like a passage; None where it is not enough so. Less will do where the passage
    also explains a neighbour, or is the one that was dragged (`closer`).
    """
    least = _REWORDED + (_SHORT_MORE if len(sentence.text) < _SHORT else 0) - (NEIGHBOUR if closer else 0)
    share = best.place.share
    if share < least - _QUESTION:
        return None
    _, source = choice.source(best.id)
    origin = Origin.NEW if share < least else Origin.REWORDED
    return Mark(
        origin, best.id, source, (best.place.start, best.place.end), 1 - share, suspected=share < least
    )


def _paint_sentence(marks: list[Mark], found: Found, sentence: Sentence, passage: str, mark: Mark) -> None:
    """Mark the clauses of a sentence that stand in the passage that it is like; not its set phrases."""
    around = len(sentence.text) // 2
    within = passage[max(0, mark.there[0] - around) : mark.there[1] + around]
    own = [_own_pairs(found, start, end) for start, end in sentence.clauses]
    if found.ready_made and not _is_like(frozenset().union(*own), within, _REWORDED):
        return
    for (start, end), pairs in zip(sentence.clauses, own, strict=True):
        if _is_like(pairs, within, _CLAUSE):
            _paint(marks, found, start, end, mark)


def _paint(marks: list[Mark], found: Found, start: int, end: int, mark: Mark) -> None:
    if found.ready_made.isdisjoint(range(start, end)):
        marks[start:end] = [mark] * (end - start)
        return
    for place in range(start, end):
        if place not in found.ready_made:
            marks[place] = mark


def _own_pairs(found: Found, start: int, end: int) -> frozenset[str]:
    """The pairs of a clause that tell something and belong to no set phrase."""
    telling = telling_pairs(found.text[start:end])
    if found.ready_made.isdisjoint(range(start, end)):
        return telling
    return telling.intersection(
        found.text[place : place + 2]
        for place in range(start, end - 1)
        if place not in found.ready_made and place + 1 not in found.ready_made
    )


def _is_like(pairs: frozenset[str], text: str, least: float) -> bool:
    return bool(pairs) and sum(pair in text for pair in pairs) >= least * len(pairs)


def _explaining(sentence: Sentence, looked: Looked, found: Found) -> set[int]:
    """The passages that a sentence is plainly like, or shares a run with."""
    return set(plainly_like(looked)) | {
        one.id for one in found.runs if one.run.start < sentence.end and sentence.start < one.run.end
    }


def paint_runs(marks: list[Mark], found: Found, choice: Choice) -> None:
    """Mark what stands word for word in a passage.

    Of passages that hold a whole sentence a superior's goes before the office's own before others'. Where only a part
    of it is shared, the longer run goes first: a few words in common do not make a sentence a superior's.
    """
    units = [(sentence.start, sentence.end) for sentence, _ in found.sentences] + list(found.quoted)
    parts: list[tuple[tuple[float, ...], int, int, Mark]] = []
    for one in found.runs:
        if choice.known.get(one.id):
            origin, source = choice.source(one.id)
            run, rank = one.run, RANKS[origin]
            mark = Mark(origin, one.id, source, (run.there, run.there + one.length))
            length = one.length + SHORTEST_RUN * (source.id in choice.used) + 1000 * (source.id == choice.own)
            parts.append(((0, length * (1 + _RANK_COUNTS * rank)), run.start, run.end, mark))
            parts += [((1, rank, length), *unit, mark) for unit in units if _holds(run, unit)]
    for _, start, end, mark in sorted(parts, key=lambda part: part[0]):
        _paint(marks, found, start, end, mark)


def _holds(run: SharedRun, unit: tuple[int, int]) -> bool:
    return run.start <= unit[0] and unit[1] <= run.end


def drop_remnants(marks: list[Mark], looking: Looking, text: str) -> None:
    """Call new what runs have left of reworded clauses, where it does not stand in the passage itself and no run of the
    same passage stands on both sides: 同志们 before a sentence that was taken over.
    """
    end = 0
    for _, same in groupby(list(marks), key=id):
        start, end = end, end + len(list(same))
        mark = marks[start]
        beside = [marks[place].id for place in (start - 1, end) if 0 <= place < len(marks)]
        if mark.origin is Origin.REWORDED and mark.id in beside and beside != [mark.id, mark.id]:
            passage = looking.texts([mark.id])[mark.id].bare
            if not _is_like(telling_pairs(text[start:end]), passage, _CLAUSE):
                marks[start:end] = [NEW] * (end - start)


def paint_kindred(marks: list[Mark], found: Found, choice: Choice) -> None:
    """Mark as a question what says the same as a passage in words of its own, where nothing else explains it."""
    for one in found.kindred:
        if not choice.known.get(one.like.id):
            continue
        place, (_, source) = one.like.place, choice.source(one.like.id)
        there = (place.start, place.end)
        mark = Mark(Origin.NEW, one.like.id, source, there, 1 - place.share, suspected=True)
        for at in range(one.start, one.end):
            if marks[at] is NEW:
                marks[at] = mark


def paint_fixed(marks: list[Mark], found: Found, wordings: "Wordings") -> None:
    """Mark the fixed wordings, which go before all else."""
    for start, end, document in wordings.find(found.text):
        marks[start:end] = [Mark(Origin.FIXED, document=document)] * (end - start)


class Wordings:
    """The fixed wordings, to be found in a text without marks."""

    def __init__(self, fixed: Mapping[str, str]) -> None:
        bare = {squeezed_text(text): document for text, document in fixed.items()}
        self._documents = bare
        longest_first = sorted(filter(None, bare), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Where each of them stands, the longest first, with the document that fixes it."""
        return ((*match.span(), self._documents[match.group()]) for match in self._pattern.finditer(text))
