"""The sources of the library as a table that can be sorted and filtered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from drafter.library.api import SourceRecord

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
_SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_Column = tuple[str, Callable[[SourceRecord], str | int]]

#: The columns: the heading and what a record shows there.
_COLUMNS: tuple[_Column, ...] = (
    ("标题", lambda record: record.source.title or _tr("（无标题）")),
    ("日期", lambda record: record.source.date.isoformat() if record.source.date else ""),
    ("单位", lambda record: record.source.unit or record.source.place),
    ("段落", lambda record: record.paragraphs),
    ("用过", lambda record: record.uses),
    ("版本", lambda record: record.versions),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourceModel(QAbstractTableModel):
    """One row a source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[SourceRecord] = ()

    @property
    def records(self) -> Sequence[SourceRecord]:
        """All sources, those in the bin too."""
        return self._records

    def show(self, records: Sequence[SourceRecord]) -> None:
        """Show these sources instead of what was here."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _tr(_COLUMNS[section][0])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self._records[index.row()]
        value = _COLUMNS[index.column()][1](record)
        if role == RECORD_ROLE:
            return record
        if role == _SORT_ROLE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(record, index.column(), value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return record.source.file or value
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(value, int):
            return _RIGHT
        return None

    def _shown(self, record: SourceRecord, column: int, value: str | int) -> str:
        if column == 0 and record.source.starter:
            return _tr("{}（入门语料）").format(value)
        if isinstance(value, int):
            return f"{value:,}" if value else "—"
        return value


class SourceFilter(QSortFilterProxyModel):
    """The sources whose title, unit, place, speaker, occasion or file holds some words; the bin or the rest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._bin = False
        self.setSortRole(_SORT_ROLE)

    def narrow(self, text: str, in_bin: bool) -> None:
        """Keep what holds every word of the text, and lies in the bin or does not."""
        self._words, self._bin = text.casefold().split(), in_bin
        self.invalidateFilter()

    def record(self, index: _Index) -> SourceRecord:
        """The source at an index of this filter."""
        return self.data(index, RECORD_ROLE)  # type: ignore[return-value]

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, SourceModel)
        record = model.records[source_row]
        source = record.source
        text = "\n".join(
            (source.title, source.unit, source.place, source.speaker, source.occasion, source.file)
        ).casefold()
        return record.removed is self._bin and all(word in text for word in self._words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("sources", text)
