"""The sources of the library as a table that can be narrowed and put in order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from drafter.core.model import STATE_NAMES
from drafter.core.news import is_new
from drafter.library.api import SourceRecord
from drafter.ui.widgets.plain import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_Column = tuple[str, Callable[[SourceRecord], str | int]]

#: The columns: the heading and what a record shows there.
_COLUMNS: tuple[_Column, ...] = (
    ("标题", lambda record: record.source.called),
    ("日期", lambda record: record.source.day_shown),
    ("单位或讲话人", lambda record: record.source.unit or record.source.speaker or record.source.place),
    ("状态", lambda record: STATE_NAMES.get(record.source.state, "")),
    ("段落", lambda record: record.paragraphs),
    ("用过", lambda record: record.uses),
    ("版本", lambda record: record.versions),
)
#: From this column on they are numbers.
_FIRST_COUNT = 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourceModel(QAbstractTableModel):
    """One row a source: those whose facts hold some words, in the bin or outside it, in a chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[SourceRecord] = ()
        self._texts: list[str] = []
        self._shown: list[SourceRecord] = []
        self._words: list[str] = []
        self._in_bin = False
        self._column, self._order = 1, Qt.SortOrder.DescendingOrder

    @property
    def records(self) -> Sequence[SourceRecord]:
        """All sources, those in the bin too."""
        return self._records

    def record(self, index: _Index) -> SourceRecord:
        """The source at an index."""
        return self._shown[index.row()]

    def show(self, records: Sequence[SourceRecord]) -> None:
        """Take these sources instead of what was here."""
        self._records = records
        self._texts = [_searched(record) for record in records]
        self._arrange()

    def narrow(self, text: str, in_bin: bool) -> None:
        """Show what holds every word of the text, and lies in the bin or does not."""
        self._words, self._in_bin = text.casefold().split(), in_bin
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._arrange()

    def _arrange(self) -> None:
        """Choose and order the rows. In one pass over a list: a proxy model asks Python for every comparison."""
        self.beginResetModel()
        value = _COLUMNS[self._column][1]
        wanted = [
            record
            for record, text in zip(self._records, self._texts, strict=True)
            if record.removed is self._in_bin and all(word in text for word in self._words)
        ]
        self._shown = sorted(wanted, key=value, reverse=self._order is Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= _FIRST_COUNT:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self._shown[index.row()]
        value = _COLUMNS[index.column()][1](record)
        if role == Qt.ItemDataRole.DisplayRole:
            return _displayed(record, index.column(), value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(record.source.file or str(value))
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(value, int):
            return _RIGHT
        return None


def _displayed(record: SourceRecord, column: int, value: str | int) -> str:
    if column == 0 and record.source.starter:
        return f"{value}（入门语料）"
    if column == 0 and record.source.brought:
        return f"{value}（{'新 · ' if is_new(record.source) else ''}{record.source.brought}）"
    if column == 0 and record.private:
        return f"{value}（只留本机）"
    if isinstance(value, int):
        return f"{value:,}" if value else "—"
    return value


def _searched(record: SourceRecord) -> str:
    """The facts of a source that the filter box looks into."""
    source = record.source
    facts = (source.title, source.unit, source.place, source.speaker, source.occasion, source.file)
    return "\n".join(facts).casefold()
