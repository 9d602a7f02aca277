"""The hits of one question as a Qt model: a thin adapter over a list."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from drafter.core.clip import join
from drafter.library.api import Hit
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_to_mime
from drafter.ui.library.card_text import full_text

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST_TIP = 1500

_Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """What was found, page by page."""

    #: The view came near the end of what is here; the number says how many hits there are so far.
    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._total = 0
        self._asked = False

    @property
    def total(self) -> int:
        """How many hits the library has, here or not."""
        return self._total

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits that are here, best first."""
        return tuple(self._hits)

    def hit(self, index: _Index) -> Hit:
        """The hit at an index."""
        return self._hits[index.row()]

    def show(self, hits: Sequence[Hit], total: int) -> bool:
        """Show the first hits of `total` instead of what was here; False where nothing had to change."""
        if self._total == total and self._hits == list(hits):
            self._asked = False
            return False
        self.beginResetModel()
        self._hits, self._total, self._asked = list(hits), total, False
        self.endResetModel()
        return True

    def append(self, hits: Sequence[Hit], total: int) -> None:
        """Add the next page; what is here already is left out."""
        known = {hit.id for hit in self._hits}
        fresh = [hit for hit in hits if hit.id not in known]
        self._total, self._asked = (total if hits else len(self._hits)), False
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(fresh) - 1)
            self._hits += fresh
            self.endInsertRows()

    def hold(self) -> None:
        """Ask for no further page until the next answer: what is here is about to be replaced."""
        self._asked = True

    def set_favourite(self, hit_id: str, favourite: bool) -> None:
        """Mark the hit, or take the mark away."""
        for row, hit in enumerate(self._hits):
            if hit.id == hit_id:
                self._hits[row] = replace(hit, favourite=favourite)
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{full_text(hit)}（{hit.source.called}）"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _shortened(hit.whole.plain_text)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._asked and 0 < len(self._hits) < self._total

    def fetchMore(self, parent: _Index) -> None:
        self._asked = True
        self.more_wanted.emit(len(self._hits))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [CLIP_MIME, "text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:  # type: ignore[override]
        rows = sorted({index.row() for index in indexes})
        return clip_to_mime(join([self._hits[row].clip for row in rows]))


def _shortened(text: str) -> str:
    """A text that a tool tip has room for."""
    return text if len(text) <= _LONGEST_TIP else text[:_LONGEST_TIP] + "…"
