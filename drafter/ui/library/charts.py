"""How much there is of what: two small charts of the whole library."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from drafter.library.api import Library, Query
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.base.theme import Theme
from drafter.ui.widgets.bar_chart import BarChart

#: More years than an office keeps, and about as many topics as there are.
_BARS = 20


class LibraryCharts(QWidget):
    """The paragraphs by year and by topic, asked for with `refresh`; `failed` brings the exception where that fails."""

    failed = Signal(object)

    def __init__(self, library: Library, jobs: JobRunner, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._facets = Latest(jobs, self)
        self._facets.answered.connect(self._show)
        self._facets.failed.connect(self.failed)
        self._years = BarChart("按年份（段）", theme, self)
        self._topics = BarChart("按主题（段）", theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self._years)
        column.addWidget(self._topics)

    def refresh(self) -> None:
        """Look again: the library has changed."""
        self._facets.ask(lambda: self._library.facets(Query()))

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._years.set_theme(theme)
        self._topics.set_theme(theme)

    def _show(self, facets: Mapping[str, Mapping[str, int]]) -> None:
        years = sorted(facets.get("year", {}).items(), reverse=True)
        topics = sorted(facets.get("topic", {}).items(), key=lambda item: -item[1])
        self._years.set_bars(years[:_BARS])
        self._topics.set_bars(topics[:_BARS])
