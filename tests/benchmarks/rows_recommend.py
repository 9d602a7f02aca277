"""Recommendation: how often a part's own paragraph is among the first five, headings left out of the index.

The library holds every speech at hand (the samples, our own texts) without headings and titles. For each part of
each speech the draft has the headings of that speech and one empty place under the heading of the part. Plain BM25
looks for any word of the heading.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.core.document import Document
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot
from drafter.core.progress import run_job
from drafter.core.structure import section_stop
from drafter.library.blocks import Kind
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.lookup import Lookup
from drafter.paths import resource
from drafter.reading.read import read_document
from tests.benchmarks.row import Options, Row

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
    """The share of parts with a hit among the first five, beside plain BM25."""
    documents = [read_document(path) for folder in _FOLDERS for path in sorted(folder.glob("*.txt"))]
    parts = [part for document in documents for part in parts_of(document)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = open_library(Path(folder))
        bare = [(without_headings(document), str(number)) for number, document in enumerate(documents)]
        run_job(library.add_many(bare))
        ours = sum(bool(part.own & set(recommended(library, part))) for part in parts)
        with library._looking() as lookup:
            plain = sum(bool(part.own & set(plain_bm25(lookup, part.heading))) for part in parts)
        library.close()
    name = f"own paragraph among the first {_FIRST}, {len(parts)} parts of {len(documents)} speeches"
    yield Row(
        name, 100 * ours / len(parts), "%", 100 * plain / len(parts), "plain BM25", 1.0, higher_is_better=True
    )


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


def recommended(library: EmbeddedLibrary, part: Part) -> list[str]:
    """The first texts that are recommended for a part."""
    return [hit.clip.paragraphs[0].text for hit in library.recommend(part.slot, part.draft, _FIRST)]


def plain_bm25(lookup: Lookup, heading: str) -> list[str]:
    """The first texts that BM25 finds for any word of a heading."""
    builder = lookup.builder(Kind.PARAGRAPH)
    looked_for = builder.any_of(dict.fromkeys(lookup.words.cut(heading), 1.0))
    scored = lookup.ranked(looked_for, _FIRST).scored
    return [hit.clip.paragraphs[0].text for hit in lookup.hits(Kind.PARAGRAPH, scored, _FIRST)]
