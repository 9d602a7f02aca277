"""Asks the library what the panel wants to show, off the main thread; only the latest question counts."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from drafter.library.api import Hit, Library, Query
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.library.questions import Answer, Place, question, similar, versions


class LibrarySearch(QObject):
    """The question that the panel puts at the moment, and its answers."""

    #: An Answer to the latest question, or the next page of it.
    answered = Signal(object)
    #: How many results each value of each facet would leave.
    facets_counted = Signal(object)
    #: Pairs of a Source and how many results it alone would leave.
    sources_counted = Signal(object)
    #: How many results there are in all, where the answer only told the least.
    counted = Signal(int)
    #: The exception that came instead of an answer.
    failed = Signal(object)

    def __init__(self, library: Library, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._place: Place | None = None
        self.query = Query()
        #: The hit that blocks alike, or its versions, are shown for, None while the query is answered.
        self.similar_to: Hit | None = None
        self.shows_versions = False
        self._hits = Latest(jobs, self)
        self._hits.answered.connect(self.answered)
        self._hits.failed.connect(self.failed)
        self._facets = Latest(jobs, self)
        self._facets.answered.connect(self._tell_counts)

    def ask(self, query: Query, place: Place | None) -> None:
        """Ask for the first page of what suits a query and a place."""
        self.query, self._place, self.similar_to = query, place, None
        self._hits.ask(question(self._library, query, place))

    def ask_more(self, offset: int) -> None:
        """Ask for the page that begins at `offset`."""
        self._hits.ask(question(self._library, replace(self.query, offset=offset), self._place))

    def ask_similar(self, hit: Hit) -> None:
        """Ask for blocks that are like a hit."""
        self.similar_to, self.shows_versions = hit, False
        self._hits.ask(similar(self._library, hit))

    def ask_versions(self, hit: Hit) -> None:
        """Ask for the versions of a hit."""
        self.similar_to, self.shows_versions = hit, True
        self._hits.ask(versions(self._library, hit))

    def count(self, answer: Answer) -> None:
        """Ask how many results there are in all and what each value of each facet would leave of them."""
        query, library = self.query, self._library
        self._facets.ask(
            lambda: (
                library.facets(query),
                library.main_sources(query),
                library.count(query) if answer.is_rough else answer.total,
            )
        )

    def _tell_counts(self, counts: tuple[object, object, int]) -> None:
        facets, sources, total = counts
        self.facets_counted.emit(facets)
        self.sources_counted.emit(sources)
        self.counted.emit(total)
