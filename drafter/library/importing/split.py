"""A document cut into blocks and words, which needs no library."""

from dataclasses import dataclass
from itertools import chain

from drafter.core.document import Document
from drafter.core.model import Paragraph
from drafter.library.blocks import Kind, Piece, Span, digest_of, kind_of, spans_of
from drafter.library.indexing.entries import piece_of
from drafter.library.likeness import signature
from drafter.library.words import Words


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document cut into blocks, before anything is written.

    `pieces` are those of the paragraphs, one each, then those of `spans`, one each; `words` are all that occur.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    words: frozenset[str]
    signature: bytes


def cut_document(document: Document, words: Words) -> CutDocument:
    """Cut a document into blocks and words; needs no library."""
    paragraphs = tuple(p for p in document.paragraphs if p.text.strip())
    streams = [words.stream(p.text) for p in paragraphs]
    spans = tuple(spans_of(paragraphs))
    pieces = [piece_of(kind_of(p), p.text, stream) for p, stream in zip(paragraphs, streams, strict=True)]
    for span in spans:
        inside = pieces[span.start : span.stop]
        text = "\n".join(piece.text for piece in inside)
        stream = " ".join(piece.words for piece in inside if piece.words)
        pieces.append(Piece(Kind.SECTION, digest_of(Kind.SECTION, text), text, stream, ()))
    whole = list(chain.from_iterable(streams))
    return CutDocument(document, paragraphs, tuple(pieces), spans, frozenset(whole), signature(whole))
