"""Recommendation: how often a part's own paragraph is among the first five, headings left out of the index.

The library holds every speech at hand (the samples, our own texts) without headings and titles. For each part of
each speech the draft has the headings of that speech and one empty place under the heading of the part. Plain BM25
looks for any word of the heading. What the weights do on topics that they were not chosen on is told by choosing
them anew on each half of the speeches and counting on the other, and by the labelled speeches of the tests of reading,
on which nothing was ever chosen, in a library that holds them beside the others.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from drafter.core.document import Document
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot
from drafter.core.progress import run_job
from drafter.core.structure import section_stop
from drafter.library.blocks import Kind
from drafter.library.embedded import open_library
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.recommend import Recommender
from drafter.library.finding.scoring import Weights
from drafter.library.topics import Topics, load_topics
from drafter.paths import resource
from drafter.reading.read import read_document
from tests.benchmarks.built import judge_all
from tests.benchmarks.row import Options, Row
from tests.reading.labelled.authored import all_authored

_FIRST = 5
_ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = (resource("library"), _ROOT / "tests" / "drafts", _ROOT.parent / "shared" / "samples")
_FOUND_IN = (Role.BODY, Role.POINT)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a speech: the draft with its place, and the texts that belong there."""

    slot: Slot
    draft: Draft
    own: frozenset[str]
    heading: str


def rows(options: Options) -> Iterator[Row]:
    """The share of parts with a hit among the first five, beside plain BM25: of all, and of those held out."""
    documents = [read_document(path) for folder in _FOLDERS for path in sorted(folder.glob("*.txt"))]
    halves = [[part for document in documents[half::2] for part in parts_of(document)] for half in (0, 1)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = open_library(Path(folder))
        bare = [(without_headings(document), str(number)) for number, document in enumerate(documents)]
        run_job(library.add_many(bare))
        judge_all(library)
        with library._looking() as lookup:
            parts = halves[0] + halves[1]
            plain = sum(bool(part.own & set(plain_bm25(lookup, part.heading))) for part in parts)
            ours = found(lookup, parts, Weights())
            held_out = sum(
                found(lookup, tested, chosen_on(lookup, other))
                for tested, other in (halves, reversed(halves))
            )
        library.close()
    for weights, hits in (("", ours), (", weights chosen on the other half of the speeches", held_out)):
        yield _row(f"{len(parts)} parts of {len(documents)} speeches{weights}", hits, plain, len(parts))
    yield _unseen_row(documents)


def _row(name: str, hits: int, plain: int, parts: int) -> Row:
    name = f"own paragraph among the first {_FIRST}, {name}"
    return Row(name, 100 * hits / parts, "%", 100 * plain / parts, "plain BM25", 1.0, higher_is_better=True)


def _unseen_row(others: Sequence[Document]) -> Row:
    """The share of the parts of the labelled speeches, in a library that holds all speeches."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        unseen = list(_labelled(Path(folder)))
        library = open_library(Path(folder) / "library")
        bare = [(without_headings(document), str(n)) for n, document in enumerate([*others, *unseen])]
        run_job(library.add_many(bare))
        judge_all(library)
        parts = [part for document in unseen for part in parts_of(document)]
        with library._looking() as lookup:
            plain = sum(bool(part.own & set(plain_bm25(lookup, part.heading))) for part in parts)
            ours = found(lookup, parts, Weights())
        library.close()
    name = f"{len(parts)} parts of {len(unseen)} speeches that nothing was chosen on"
    return _row(name, ours, plain, len(parts))


def _labelled(folder: Path) -> Iterator[Document]:
    """The labelled speeches, read from files as their authors wrote them."""
    for name, speeches in all_authored().items():
        for speech in speeches:
            file = folder / f"{name}-{speech.name}.txt"
            file.write_text(speech.text, encoding="utf-8")
            yield read_document(file)


def found(lookup: Lookup, parts: Sequence[Part], weights: Weights) -> int:
    """For how many of the parts one of their own paragraphs is among the first."""
    return sum(bool(part.own & set(recommended(lookup, part, weights))) for part in parts)


def chosen_on(lookup: Lookup, parts: Sequence[Part]) -> Weights:
    """The weights that do best on these parts, each tried halved and doubled in turn, all alike at first."""
    best = Weights(*(1.0 for _ in fields(Weights)))
    most = found(lookup, parts, best)
    for field in fields(Weights):
        for value in (0.5, 2.0):
            tried = replace(best, **{field.name: value})
            if (hits := found(lookup, parts, tried)) > most:
                best, most = tried, hits
    return best


def without_headings(document: Document) -> Document:
    """The document as it stands in the library: no heading, no title, nothing that names them."""
    paragraphs = tuple(p for p in document.paragraphs if p.role in _FOUND_IN)
    return replace(document, paragraphs=paragraphs, labels=("",) * len(paragraphs), facts=Facts())


def parts_of(document: Document) -> Iterator[Part]:
    """The parts that have a paragraph of their own."""
    paragraphs = document.paragraphs
    starts = [i for i, p in enumerate(paragraphs) if p.role is Role.HEADING and p.level == 1]
    for start in starts:
        inside = [p for p in paragraphs[start : section_stop(paragraphs, start)] if p.role in _FOUND_IN]
        if inside:
            first = inside[0]
            slot = Slot(first.role, first.level, first.move, prompt=f"第{start}处")
            draft = Draft(document.facts, tuple(_outline(paragraphs, starts, start, slot)))
            yield Part(slot, draft, frozenset(p.text for p in inside), paragraphs[start].text)


def _outline(
    paragraphs: Sequence[Paragraph], starts: list[int], start: int, slot: Slot
) -> Iterator[Paragraph]:
    for place in starts:
        yield replace(paragraphs[place], id=str(place))
        if place == start:
            yield Paragraph("empty", slot.role, slot.level, slot=slot)


@cache
def _topics() -> Topics:
    return load_topics(resource("topics.toml"))


def recommended(lookup: Lookup, part: Part, weights: Weights) -> list[str]:
    """The first texts that are recommended for a part."""
    hits = Recommender(lookup, _topics(), weights).recommend(part.slot, part.draft, _FIRST)
    return [hit.clip.paragraphs[0].text for hit in hits]


def plain_bm25(lookup: Lookup, heading: str) -> list[str]:
    """The first texts that BM25 finds for any word of a heading."""
    builder = lookup.builder(Kind.PARAGRAPH)
    looked_for = builder.any_of(dict.fromkeys(lookup.words.cut(heading), 1.0))
    scored = lookup.ranked(looked_for, _FIRST).scored
    return [hit.clip.paragraphs[0].text for hit in lookup.hits(Kind.PARAGRAPH, scored, _FIRST)]
