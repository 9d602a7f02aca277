"""The table of all sources: narrowed by words, parted from the bin, and keeping what is chosen in it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from drafter.library.api import SourceRecord
from drafter.ui.library.source_model import SourceModel

#: So many characters of a title are always seen; where the table is too narrow for that, it scrolls sideways.
_TITLE = 14


class SourceTable(QTableView):
    """A row a source.

    `chosen_changed` says that other sources are chosen; `removal_wanted` that Delete was pressed. What is chosen
    stays so when the table is shown anew, as far as it is still there.
    """

    chosen_changed = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceTable")
        self.setAccessibleName("来源")
        self._model = SourceModel(self)
        self.setModel(self._model)
        self._build()
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.removal_wanted)

    @property
    def records(self) -> Sequence[SourceRecord]:
        """All sources, those in the bin too."""
        return self._model.records

    def chosen(self) -> list[SourceRecord]:
        """The selected sources."""
        return [self._model.record(index) for index in self.selectionModel().selectedRows()]

    def show_records(self, records: Sequence[SourceRecord], words: str, in_bin: bool) -> None:
        """Show these sources instead of what was here, those that hold the words and lie in the bin or do not."""
        kept = {record.source.id for record in self.chosen()}
        self._model.show(records)
        self.narrow(words, in_bin)
        self._choose(kept)

    def narrow(self, words: str, in_bin: bool) -> None:
        """Show what holds every one of the words, and lies in the bin or does not."""
        self._model.narrow(words, in_bin)

    def take_keys(self) -> None:
        """Take the keyboard, on the first row where none is chosen."""
        if not self.chosen():
            self.selectRow(0)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles what the other columns leave, and never less than tells one from another."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(1, header.count()))
        least = self.fontMetrics().horizontalAdvance("在") * _TITLE
        fits = self.viewport().width() - others >= least
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(0, modes.Stretch if fits else modes.Interactive)
        if not fits:
            header.resizeSection(0, least)

    def _choose(self, ids: Collection[str]) -> None:
        """Select the sources with these ids, those that are in the table."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        chosen = [index for index in rows if self._model.record(index).source.id in ids]
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for index in chosen:
            selection.append(QItemSelectionRange(index))
        self.selectionModel().select(selection, flags.Select | flags.Rows)
        if chosen:
            self.selectionModel().setCurrentIndex(chosen[0], flags.NoUpdate)

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # whose it is stands last
        self.setSortingEnabled(True)
        self.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 160), (3, 72), (4, 64), (5, 64), (6, 64)):
            header.resizeSection(column, width)
