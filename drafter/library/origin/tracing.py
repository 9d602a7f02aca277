"""Where every character of a draft comes from: which passage explains which sentence, and whose words they are.

It is asked by the sentence, and what was found is remembered, so that after an edit only what changed is looked for.
The result depends on the draft and the library alone, not on what was asked before.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from drafter.core.model import FRONT_ROLES, Draft, Paragraph, Source
from drafter.core.origin import Home, Stretch
from drafter.core.progress import Job, Progress, run_job
from drafter.core.squeezing import squeezed
from drafter.library.candidates import Candidates
from drafter.library.origin.choice import Choice
from drafter.library.origin.finder import EXPLAINS, Finder, Found
from drafter.library.origin.looking import Looked, Looking, Sentence
from drafter.library.origin.painting import (
    NEW,
    Mark,
    Wordings,
    drop_remnants,
    paint_fixed,
    paint_kindred,
    paint_reworded,
    paint_runs,
)

#: The sources that a draft uses: so many at most, each for so many characters. Passages count alike for them that
#: differ by so little in their likeness.
_SOURCES, _CHARACTERS, _ALIKE = 12, 40, 0.03
#: So many passages are known with their sources: some 5 MB.
_KNOWN = 20_000
_OPENING = "“‘《（(〈【"


_LOOKING = "正在查每一句的出处"
#: Seconds after which a part of a new draft is told, and each time twice as long again.
_PATIENCE = 0.2

#: The stretches of each paragraph of a draft.
Traces = tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True)
class SoFar(Progress):
    """How far tracing has come, with what it has told so far: none of the paragraphs that it has not looked at."""

    traces: Traces = ()


@dataclass(frozen=True)
class Traced:
    """What is traced: the paragraphs, and the title and date by which the draft itself is known in the library."""

    paragraphs: Sequence[Paragraph]
    title: str = ""
    date: datetime.date | None = None


class Tracer:
    """Traces a draft. Belongs to one thread at a time."""

    def __init__(
        self, candidates: Candidates, fixed: Mapping[str, str], home: Home, patience: float = _PATIENCE
    ) -> None:
        """`fixed` are the fixed wordings with the documents that fix them, `home` is whom the draft is written for;
        `patience` counts seconds until a part of a new draft is told.
        """
        self._patience = patience
        self._candidates = candidates
        self._home = home
        self._looking = Looking(candidates)
        self._finder = Finder(candidates, self._looking)
        self._wordings = Wordings(fixed)
        self._known: dict[int, tuple[Source, ...]] = {}
        #: How much each paragraph speaks for each source, by its text.
        self._weights: dict[str, Counter[str]] = {}
        #: What was told of the paragraphs, by their texts and the sources that they were dragged from.
        self._told: dict[tuple[str, str], tuple[Stretch, ...]] = {}
        self._speech: tuple[str, datetime.date | None] = ("", None)
        self._used: frozenset[str] = frozenset()

    def trace(self, draft: Traced) -> Job[Traces]:
        """The stretches of each paragraph, which lie side by side and cover its text; none where nothing counts.

        Of a draft that is new to it, a part is told now and then with the progress (`SoFar`).
        """
        texts = list(dict.fromkeys(paragraph.text for paragraph in draft.paragraphs if _counts(paragraph)))
        found: dict[str, Found] = {}
        told_at, patience = perf_counter(), self._patience
        for found in self._finder.find(texts):
            yield Progress(len(found), len(texts), _LOOKING)
            if perf_counter() - told_at > patience and len(found) < len(texts):
                yield SoFar(len(found), len(texts), _LOOKING, self._tell(draft, found))
                told_at, patience = perf_counter(), 2 * patience
        return self._tell(draft, found)

    def _tell(self, draft: Traced, found: Mapping[str, Found]) -> Traces:
        """What comes from where, of those paragraphs that were looked for."""
        self._weigh(found, (draft.title, draft.date))
        told = {
            (paragraph.text, _own(paragraph)): self._of(found[paragraph.text], paragraph)
            for paragraph in draft.paragraphs
            if _counts(paragraph) and paragraph.text in found
        }
        self._told = told
        return tuple(
            told.get((paragraph.text, _own(paragraph)), ()) if _counts(paragraph) else ()
            for paragraph in draft.paragraphs
        )

    def origins(self, draft: Draft) -> Traces:
        """The stretches of each paragraph of a draft, as `trace` gives them, in one go."""
        return run_job(self.trace(Traced(draft.paragraphs, draft.facts.title, draft.facts.date)))

    def _weigh(self, found: Mapping[str, Found], speech: tuple[str, datetime.date | None]) -> None:
        """See which sources the draft plainly uses; `speech` is the one that the draft itself is."""
        if speech != self._speech or len(self._known) > _KNOWN:
            self._speech, self._known, self._weights, self._told = speech, {}, {}, {}
        fresh = [text for text in found if text not in self._weights]
        self._learn(_passages_of(found[text] for text in fresh))
        self._weights = {
            text: self._weights[text] if text in self._weights else self._weights_of(one)
            for text, one in found.items()
        }
        counted: Counter[str] = Counter()
        for weights in self._weights.values():
            counted.update(weights)
        used = frozenset(source for source, count in counted.most_common(_SOURCES) if count >= _CHARACTERS)
        if used != self._used:
            self._used, self._told = used, {}

    def _learn(self, passages: Iterable[int]) -> None:
        """Read the sources of passages in one go, without the speech that the draft itself is."""
        missing = [one for one in passages if one not in self._known]
        if missing:
            for one, sources in self._candidates.sources(missing).items():
                self._known[one] = tuple(s for s in sources if (s.title, s.date) != self._speech)

    def _weights_of(self, found: Found) -> Counter[str]:
        """The characters of a paragraph by the sources that they are plainly like."""
        counted: Counter[str] = Counter()
        for sentence, looked in found.sentences:
            if looked.like and looked.like[0].place.share >= EXPLAINS:
                least = looked.like[0].place.share - _ALIKE
                tied = [one for one in looked.like if one.place.share >= least]
                for source in (source for one in tied for source in self._known.get(one.id, ())[:3]):
                    counted[source.id] += len(sentence.text) // len(tied)
        return counted

    def _of(self, found: Found, paragraph: Paragraph) -> tuple[Stretch, ...]:
        own = _own(paragraph)
        if (paragraph.text, own) not in self._told:
            self._told[paragraph.text, own] = self._stretches(found, paragraph.text, own)
        return self._told[paragraph.text, own]

    def _stretches(self, found: Found, text: str, own: str) -> tuple[Stretch, ...]:
        choice = Choice(self._known, self._home, own, self._used)
        options = {sentence: looked.like for sentence, looked in found.sentences}
        sharing = dict[int, None]()
        for sentence, like in options.items():
            if self._used and not choice.is_settled(like):
                more = self._looked_within(sentence)
                options[sentence] = like + more.like
                sharing |= dict.fromkeys(more.sharing)
        found = self._finder.with_runs(found, sharing)
        marks = [NEW] * len(found.text)
        paint_reworded(marks, found, self._looking, options, choice)
        paint_runs(marks, found, choice)
        drop_remnants(marks, self._looking, found.text)
        paint_kindred(marks, found, choice)
        paint_fixed(marks, found, self._wordings)
        return self._joined(text, found.places, marks)

    def _looked_within(self, sentence: Sentence) -> Looked:
        """What a sentence may be taken from in the sources that the draft uses."""
        more = self._looking.look_within(sentence, self._used)
        self._learn((*(one.id for one in more.like), *more.sharing))
        return more

    def _joined(self, text: str, places: Sequence[int], marks: Sequence[Mark]) -> tuple[Stretch, ...]:
        """The marks as stretches of the written text, each with the passage as it is written."""
        told: list[Stretch] = []
        start = 0
        while start < len(marks):
            mark, end = marks[start], start + 1
            while end < len(marks) and marks[end] is mark:
                end += 1
            first = told[-1].end if told else 0
            last = _with_marks_behind(
                text, places[end - 1] + 1, places[end] if end < len(places) else len(text)
            )
            told.append(self._stretch(mark, first, last, end - start))
            start = end
        return tuple(told)

    def _stretch(self, mark: Mark, first: int, last: int, length: int) -> Stretch:
        if not mark.id:
            return Stretch(first, last, mark.origin, length, document=mark.document)
        passage = self._looking.texts([mark.id])[mark.id].written
        places = squeezed(passage).places
        there = (places[mark.there[0]], places[mark.there[1] - 1] + 1) if places else (0, 0)
        others = max(0, len(self._known.get(mark.id, ())) - 1)
        return Stretch(
            first,
            last,
            mark.origin,
            length,
            mark.source,
            passage,
            there,
            mark.changed,
            suspected=mark.suspected,
            others=others,
        )


def _own(paragraph: Paragraph) -> str:
    """The id of the source that a paragraph was dragged from, "" where there is none."""
    return paragraph.source.id if paragraph.source else ""


def _counts(paragraph: Paragraph) -> bool:
    return (
        paragraph.role not in FRONT_ROLES
        and paragraph.object is None
        and not paragraph.is_parked
        and any(map(str.isalnum, paragraph.text))
    )


def _passages_of(found: Iterable[Found]) -> set[int]:
    """The passages that may explain something."""
    wanted: set[int] = set()
    for one in found:
        wanted.update(run.id for run in one.runs)
        wanted.update(kindred.like.id for kindred in one.kindred)
        wanted.update(like.id for _, looked in one.sentences for like in looked.like)
    return wanted


def _with_marks_behind(text: str, end: int, following: int) -> int:
    """The end of a stretch with the marks that close it; opening ones belong to what follows."""
    while end < following and text[end] not in _OPENING:
        end += 1
    return end
