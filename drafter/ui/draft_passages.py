"""The speeches that a draft was put together from, for finding what was copied from them."""

from collections.abc import Iterable

from drafter.checks.context import Passage
from drafter.checks.memory_passages import MemoryPassages
from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.library.api import Library


class DraftPassages:
    """The paragraphs of every speech that a draft has taken something from.

    They are read from the library when a speech comes in or goes out, and kept until then. One belongs to one
    thread at a time.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sources: frozenset[str] = frozenset()
        self._passages = MemoryPassages(())

    def of(self, draft: Draft) -> MemoryPassages:
        """The passages of the draft's sources; the same object as long as the sources are the same."""
        sources = frozenset(p.source.id for p in draft.paragraphs if p.source is not None)
        if sources != self._sources:
            self._sources, self._passages = sources, MemoryPassages(self._read(sorted(sources)))
        return self._passages

    def _read(self, sources: Iterable[str]) -> Iterable[Passage]:
        number = 0
        for source_id in sources:
            try:
                paragraphs = self._library.document(source_id).paragraphs
            except (UserError, KeyError):  # taken out of the library since, or from another computer's
                continue
            for paragraph in paragraphs:
                number += 1
                if paragraph.source is not None:
                    yield Passage(number, paragraph.text, paragraph.source)
