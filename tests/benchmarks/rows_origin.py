"""Origins: drafts of known origin told by character, in a library where every sentence has near siblings; and the time."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, process_time

from drafter.core.model import Paragraph
from drafter.core.origin import VERBATIM, Home, Origin, Stretch
from drafter.core.progress import run_job
from drafter.library.candidates import Candidates
from drafter.library.embedded import open_library
from drafter.library.origin.files import FilePassages
from drafter.library.origin.tracing import Traced, Tracer
from tests.benchmarks import assembled
from tests.benchmarks.row import Options, Row, percentile

_DRAFTS = 40
_KEYS = 60
_SEED = 1
_HOME = Home("清源县", "清源县人民政府", ("临江市",))
_ORIGINS = {"own": Origin.OWN, "superior": Origin.SUPERIOR, "foreign": Origin.FOREIGN}
_RANKS = (Origin.FOREIGN, Origin.OWN, Origin.SUPERIOR)
#: The kinds of the target: nothing above thirty percent reworded.
_UP_TO_30 = ("verbatim", "fragment", "0.1", "0.2", "0.3", "new", "set")


@dataclass
class Score:
    """Characters by the kind of their span: all, given a source, given the right one, only suspected."""

    every: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    suspected: Counter[str] = field(default_factory=Counter)
    verbatim: int = 0
    right_class: int = 0

    def add(self, draft: assembled.Assembled, told: Sequence[Sequence[Stretch]]) -> None:
        """Count a draft in."""
        for paragraph, stretches in zip(draft.paragraphs, told, strict=True):
            at = [one for one in stretches for _ in range(one.start, one.end)]
            for span in draft.spans[paragraph.id]:
                for place in range(span.start, span.end):
                    if paragraph.text[place].isalnum():
                        self._count(span, at[place])

    def _count(self, span: assembled.Span, one: Stretch) -> None:
        is_given = one.origin is not Origin.NEW
        is_right = is_given and bool(span.original) and span.original in one.text
        self.every[span.kind] += 1
        self.given[span.kind] += is_given
        self.right[span.kind] += is_right
        self.suspected[span.kind] += one.suspected
        if is_right and one.origin in VERBATIM:
            # Where a superior's speech holds the very sentence too, it goes first.
            self.verbatim += 1
            self.right_class += _RANKS.index(one.origin) >= _RANKS.index(_ORIGINS[span.owner])

    def precision(self, counted: Counter[str], kinds: Sequence[str]) -> float:
        """Of the characters of these kinds that were given a source, the part that `counted` calls right."""
        given = sum(self.given[kind] for kind in kinds)
        return sum(counted[kind] for kind in _borrowed(kinds)) / max(1, given)

    def recall(self, counted: Counter[str], kinds: Sequence[str]) -> float:
        """Of the characters of these kinds that were borrowed, the part that `counted` calls right."""
        return sum(counted[kind] for kind in _borrowed(kinds)) / max(
            1, sum(self.every[k] for k in _borrowed(kinds))
        )


def _borrowed(kinds: Sequence[str]) -> list[str]:
    return [kind for kind in kinds if kind not in ("new", "set")]


def rows(options: Options) -> Iterator[Row]:
    """Forty drafts of 8,000 characters each: what is found, and how long it takes."""
    for size in options.sizes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            library = open_library(Path(temporary))
            run_job(library.add_many(assembled.speeches(size, _SEED, vary=True)))
            library.wait_until_level()
            library.prepare()
            yield from _rows(library.candidates(), size)
            library.close()


def _rows(candidates: Candidates, size: int) -> Iterator[Row]:
    score, clock, spent = Score(), list[float](), list[float]()
    for number in range(_DRAFTS):
        draft = assembled.draft(_SEED, number, size // 18, vary=True)
        began, used = perf_counter(), process_time()
        told = run_job(Tracer(candidates, {}, _HOME).trace(Traced(draft.paragraphs)))
        clock.append(perf_counter() - began)
        spent.append(process_time() - used)
        score.add(draft, told)
    yield from _score_rows(score, size)
    yield Row(f"a draft of 8,000 characters, {size:,}", 1000 * percentile(clock, 0.5), "ms", bound=300)
    yield Row("   processor time of it", 1000 * percentile(spent, 0.5), "ms")
    yield Row("a keystroke's share, p99", 1000 * _keys(candidates, size), "ms", bound=10)
    yield Row("against a file of 100 paragraphs", 1000 * _file(), "ms", bound=1000)


def _score_rows(score: Score, size: int) -> Iterator[Row]:
    for kinds, name in ((_UP_TO_30, "up to 30 %"), (tuple(assembled.KINDS), "up to 40 %")):
        precision, recall = score.precision(score.given, kinds), score.recall(score.given, kinds)
        yield Row(f"borrowed or not, {name}, {size:,}: P", precision, "", bound=0.98, higher_is_better=True)
        yield Row("   R", recall, "", bound=0.97, higher_is_better=True)
    kinds = tuple(assembled.KINDS)
    yield Row(
        "the right source: P", score.precision(score.right, kinds), "", bound=0.95, higher_is_better=True
    )
    yield Row("   R", score.recall(score.right, kinds), "", bound=0.94, higher_is_better=True)
    yield Row(
        "the right class of what is verbatim",
        score.right_class / max(1, score.verbatim),
        "",
        bound=0.95,
        higher_is_better=True,
    )
    for kind, bound in (("set", 0.01), ("new", 0.02)):
        yield Row(f"{kind} given a source", score.given[kind] / max(1, score.every[kind]), "", bound=bound)
    for kind in assembled.KINDS:
        yield Row(f"   {kind}: found", score.given[kind] / max(1, score.every[kind]), "")


def _keys(candidates: Candidates, size: int) -> float:
    """The seconds of tracing again after one more character in some paragraph, 99th percentile."""
    paragraphs = list(assembled.draft(_SEED, 0, size // 18, vary=True).paragraphs)
    tracer = Tracer(candidates, {}, _HOME)
    run_job(tracer.trace(Traced(paragraphs)))
    chance = random.Random(1)
    times = []
    for _ in range(_KEYS):
        at = chance.randrange(len(paragraphs))
        paragraphs[at] = _typed(paragraphs[at], chance)
        began = perf_counter()
        run_job(tracer.trace(Traced(paragraphs)))
        times.append(perf_counter() - began)
    return percentile(times, 0.99)


def _typed(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    place = chance.randrange(len(paragraph.text))
    return replace(paragraph, text=f"{paragraph.text[:place]}好{paragraph.text[place:]}")


def _file() -> float:
    """The seconds of comparing a draft with six speeches outside the library, these read already."""
    documents = [assembled.document(_SEED, number, vary=True) for number in range(6)]
    draft = assembled.draft(_SEED, 0, 6, vary=True)
    began = perf_counter()
    run_job(Tracer(FilePassages(documents), {}, _HOME).trace(Traced(draft.paragraphs)))
    return perf_counter() - began
