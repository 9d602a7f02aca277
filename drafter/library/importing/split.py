"""A document cut into blocks and words, which needs no library."""

from dataclasses import dataclass
from itertools import chain

from drafter.core.document import Document
from drafter.core.model import Paragraph
from drafter.library.blocks import CutBlock, Kind, Span, digest_of, kind_of, spans_of
from drafter.library.importing.vocabulary import kept_words
from drafter.library.indexing.entries import cut_block
from drafter.library.likeness import signature
from drafter.library.words import Words


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document cut into blocks, before anything is written.

    `blocks` are those of the paragraphs, one each, then those of `spans`, one each; `words` are those that the
    vocabulary keeps, parted by spaces: one text goes from process to process much faster than many.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[CutBlock, ...]
    spans: tuple[Span, ...]
    words: str
    signature: bytes


def cut_document(document: Document, words: Words) -> CutDocument:
    """Cut a document into blocks and words; needs no library."""
    paragraphs = tuple(p for p in document.paragraphs if p.text.strip())
    streams = [words.stream(p.text) for p in paragraphs]
    spans = tuple(spans_of(paragraphs))
    blocks = [cut_block(kind_of(p), p.text, stream) for p, stream in zip(paragraphs, streams, strict=True)]
    for span in spans:
        inside = blocks[span.start : span.stop]
        text = "\n".join(block.text for block in inside)
        stream = " ".join(block.words for block in inside if block.words)
        blocks.append(CutBlock(Kind.SECTION, digest_of(Kind.SECTION, text), text, stream, ()))
    whole = list(chain.from_iterable(streams))
    return CutDocument(
        document, paragraphs, tuple(blocks), spans, " ".join(kept_words(whole)), signature(whole)
    )
