"""Files that a draft is compared with, without taking them into the library."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from drafter.core.document import Document, source_from_document
from drafter.core.model import FRONT_ROLES, Source
from drafter.core.sharing import pairs_of
from drafter.core.squeezing import squeezed_text
from drafter.library.candidates import Candidates

#: So many paragraphs of the files are looked at for a sentence.
_LOOKED_AT = 12


class FilePassages:
    """The paragraphs of some documents. Their numbers are negative, so that they stand beside those of the library."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._texts: dict[int, str] = {}
        self._sources: dict[int, Source] = {}
        self._holders: dict[str, list[int]] = {}
        for document in documents:
            source = source_from_document(document)
            for paragraph in document.paragraphs:
                if paragraph.role not in FRONT_ROLES and paragraph.text:
                    self._add(paragraph.text, source)

    def _add(self, text: str, source: Source) -> None:
        number = -1 - len(self._texts)
        self._texts[number], self._sources[number] = text, source
        for pair in pairs_of(squeezed_text(text)):
            self._holders.setdefault(pair, []).append(number)

    def holding(self, text: str) -> list[int]:
        """Those that share most with a text: they are few enough to be compared in any case."""
        counted: Counter[int] = Counter()
        for pair in pairs_of(squeezed_text(text)):
            counted.update(self._holders.get(pair, ()))
        return [number for number, _ in counted.most_common(_LOOKED_AT)]

    def like(self, text: str) -> list[int]:
        """None beyond those that share most with a text."""
        return []

    def about(self, text: str) -> list[int]:
        """Those that share most with several sentences."""
        return self.holding(text)

    def with_clause(self, clauses: Sequence[str]) -> list[int]:
        """Those that share most with one of the clauses."""
        return list(dict.fromkeys(number for clause in clauses for number in self.holding(clause)))

    def like_within(self, text: str, sources: Collection[str]) -> list[int]:
        """None beyond those that were found already."""
        return []

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of paragraphs."""
        return {one: self._texts[one] for one in ids if one in self._texts}

    def sources(self, ids: Iterable[int]) -> dict[int, Sequence[Source]]:
        """The one source of each."""
        return {one: (self._sources[one],) for one in ids if one in self._sources}

    def holds(self, source_id: str) -> bool:
        """Whether one of the documents is the source with this id."""
        return any(source.id == source_id for source in self._sources.values())

    def is_ready_made(self, phrase: str, ids: Sequence[int]) -> bool:
        """No: some files do not tell what everybody says."""
        return False


class Both:
    """The paragraphs of the library and of files beside it."""

    def __init__(self, library: Candidates, files: FilePassages) -> None:
        self._library, self._files = library, files

    def holding(self, text: str) -> list[int]:
        """Those of either that hold a text."""
        return [*self._library.holding(text), *self._files.holding(text)]

    def like(self, text: str) -> list[int]:
        """Those of either that are like a sentence."""
        return [*self._library.like(text), *self._files.like(text)]

    def about(self, text: str) -> list[int]:
        """Those of either that are like several sentences."""
        return [*self._library.about(text), *self._files.about(text)]

    def with_clause(self, clauses: Sequence[str]) -> list[int]:
        """Those of either that have one of the clauses."""
        return [*self._library.with_clause(clauses), *self._files.with_clause(clauses)]

    def like_within(self, text: str, sources: Collection[str]) -> Sequence[int]:
        """Those of these sources that share most with a sentence."""
        return self._library.like_within(text, sources)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of paragraphs."""
        library, files = _parted(ids)
        return {**self._library.texts(library), **self._files.texts(files)}

    def sources(self, ids: Iterable[int]) -> dict[int, Sequence[Source]]:
        """The sources that each stands in."""
        library, files = _parted(ids)
        return {**self._library.sources(library), **self._files.sources(files)}

    def is_ready_made(self, phrase: str, ids: Sequence[int]) -> bool:
        """Whether the library has a phrase in so many sources that it is nobody's."""
        return self._library.is_ready_made(phrase, _parted(ids)[0])


def _parted(ids: Iterable[int]) -> tuple[list[int], list[int]]:
    """The numbers of the library and those of files."""
    every = list(ids)
    return [one for one in every if one > 0], [one for one in every if one < 0]
