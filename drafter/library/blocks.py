"""What a document is cut into: the blocks that can be found and dragged."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from drafter.core.carried import Carried
from drafter.core.clip import ClipKind
from drafter.core.hashing import blake2b
from drafter.core.model import Paragraph, Role, Source
from drafter.core.structure import section_stop


class Kind(IntEnum):
    """The kinds of blocks as the store numbers them; FRONT is kept for the whole text and never found."""

    FRONT = 0
    PARAGRAPH = 1
    HEADING = 2
    SECTION = 3


KIND_OF_CLIP = {
    ClipKind.PARAGRAPH: Kind.PARAGRAPH,
    ClipKind.HEADING: Kind.HEADING,
    ClipKind.SECTION: Kind.SECTION,
}
_KIND_OF_ROLE = {Role.BODY: Kind.PARAGRAPH, Role.POINT: Kind.PARAGRAPH, Role.HEADING: Kind.HEADING}
#: Headings down to this level are offered with everything below them as one section.
_SECTION_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Span(Carried):
    """A section: the paragraphs from `start` up to but not including `stop`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class CutBlock(Carried):
    """One block of a document before it has its id; `words` as the index holds them, parted by spaces.

    `tiers` are those of a paragraph that weigh much in it, tier by tier; there are none in other blocks.
    """

    kind: Kind
    digest: bytes
    text: str
    words: str
    tiers: Sequence[str]

    @property
    def stored_text(self) -> str:
        """The text as the store keeps it: none for a section, whose text is that of its paragraphs."""
        return "" if self.kind is Kind.SECTION else self.text


@dataclass(frozen=True, slots=True)
class Fresh:
    """A block written just now, which no other source has; `moves` are those of its paragraphs in its source.

    `first_version` is the id of the first of its versions: its own where it is not a version of another block.
    """

    id: int
    first_version: int
    cut: CutBlock
    moves: Collection[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What writing a document made: the source and its number in the store, the blocks that are new, the ids of the others."""

    source: Source
    number: int
    fresh: Sequence[Fresh]
    known: Sequence[int]


def kind_of(paragraph: Paragraph) -> Kind:
    """The kind of the block that one paragraph makes."""
    return _KIND_OF_ROLE.get(paragraph.role, Kind.FRONT)


def spans_of(paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """The sections of a document that have more than their heading."""
    for start, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.HEADING and paragraph.level <= _SECTION_LEVELS:
            stop = section_stop(paragraphs, start)
            if stop > start + 1:
                yield Span(start, stop)


def digest_of(kind: Kind, text: str) -> bytes:
    """What tells blocks apart: equal for equal texts of one kind."""
    return blake2b(f"{kind.value}{text}".encode(), digest_size=12).digest()
