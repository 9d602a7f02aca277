"""What the tracing of origins asks of a library, or of a file beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from drafter.core.model import Source


class Candidates(Protocol):
    """Paragraphs that text may be taken from, by number; those of the library, or of a file."""

    def holding(self, text: str) -> Sequence[int]:
        """Those that have all the rarer words of a text."""
        ...

    def like(self, text: str) -> Sequence[int]:
        """Those that have most of the words of a sentence."""
        ...

    def about(self, text: str) -> Sequence[int]:
        """Those that have most of the words of several sentences together."""
        ...

    def with_clause(self, clauses: Sequence[str]) -> Sequence[int]:
        """Those that have all words of one of the clauses of a sentence."""
        ...

    def like_within(self, text: str, sources: Collection[str]) -> Sequence[int]:
        """Those of the sources with these ids that share the most with a sentence."""
        ...

    def texts(self, ids: Iterable[int]) -> Mapping[int, str]:
        """Their texts."""
        ...

    def sources(self, ids: Iterable[int]) -> Mapping[int, Sequence[Source]]:
        """The sources that each stands in; none for those in the bin."""
        ...

    def is_ready_made(self, phrase: str, ids: Sequence[int]) -> bool:
        """Whether a phrase, which stands in these, stands in so many sources that it is nobody's."""
        ...
