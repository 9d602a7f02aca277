"""How much of the draft is taken from old speeches, from which, and the passages with the words they share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QSplitter, QVBoxLayout, QWidget

from drafter.checks.finding import Finding
from drafter.core.model import Paragraph
from drafter.ui.checks.evidence_box import EvidenceBox
from drafter.ui.checks.groups import places_of
from drafter.ui.theme import Theme, set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.ui.widgets.two_lines import DETAIL_ROLE, TwoLineDelegate

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares

#: So many of the sources that most is taken from are told.
_MOST_SOURCES = 5
_PASSAGE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


def share_told(shares: "CopiedShares | None") -> str:
    """The share of the characters that stand in old speeches: 38%; "" where it is not known."""
    return f"{shares.whole.percent}%" if shares is not None and shares.whole.total else ""


def share_details(shares: "CopiedShares | None") -> str:
    """Of what the share is made up, in a few lines."""
    if shares is None or not shares.whole.total:
        return ""
    lines = [f"与旧稿连续十三字以上相同的有 {shares.whole.copied:,} 字，套话不计"]
    lines += [f"《{source.title}》{count:,} 字" for source, count in shares.sources[:_MOST_SOURCES]]
    if shares.longest is not None:
        lines.append(f"最长连续 {shares.longest.length} 字")
    return "\n".join(lines)


class BorrowedPage(QWidget):
    """The page 引用与出处; it judges nothing, borrowing is the normal case.

    `passage_chosen` carries the passage (a Finding) that the sheet is to show, `source_wanted` (an Evidence) the
    speech that somebody wants to read as a whole.
    """

    passage_chosen = Signal(object)
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("borrowedPage")
        self._head = PlainLabel(self)
        self._details = PlainLabel(self)
        self._details.setObjectName("borrowedDetails")
        self._model = _Passages(self)
        self._list = QListView(self)
        self._delegate = TwoLineDelegate(theme, self._list)
        self._evidence = EvidenceBox(theme, self)
        self._build()
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(lambda: self._show_evidence())
        self._model.modelReset.connect(self._show_evidence)
        self._evidence.source_wanted.connect(self.source_wanted)
        self.show_shares(None)

    def _build(self) -> None:
        set_style(self._head, section=True)
        set_style(self._details, muted=True)
        self._details.setWordWrap(True)
        self._list.setObjectName("borrowedList")
        self._list.setAccessibleName("取自旧稿的段落")
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self._list)
        halves.addWidget(self._evidence)
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 6, 6)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self._details)
        layout.addWidget(halves, 1)

    def show_shares(self, shares: "CopiedShares | None") -> None:
        """Say how much is taken over and from where; nothing where nobody knows yet."""
        told = share_told(shares)
        self._head.setText(f"照用旧稿 {told}" if told else "照用旧稿")
        self._details.setText(share_details(shares) or "校核以后，这里列出取自旧稿的文字。")

    def show_passages(self, passages: Sequence[Finding], paragraphs: Sequence[Paragraph]) -> None:
        """List the passages of a draft with these paragraphs, with the same one chosen if it is still there."""
        chosen = self._passage()
        self._model.show(passages, places_of(paragraphs) if passages else {})
        if chosen is not None and (row := self._model.row_of(chosen.key)) >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._evidence.set_theme(theme)
        self._list.viewport().update()

    def _passage(self) -> Finding | None:
        return self._list.currentIndex().data(_PASSAGE_ROLE)

    def _choose(self, index: QModelIndex) -> None:
        self.passage_chosen.emit(index.data(_PASSAGE_ROLE))

    def _show_evidence(self) -> None:
        passage = self._passage()
        self._evidence.show_evidence(passage.evidence if passage else None)


class _Passages(QAbstractListModel):
    """A thin adapter over a tuple of passages."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passages: tuple[Finding, ...] = ()
        self._places: dict[str, str] = {}

    def show(self, passages: Sequence[Finding], places: dict[str, str]) -> None:
        """Show other passages, with the places of their paragraphs in words."""
        if (tuple(passages), places) != (self._passages, self._places):
            self.beginResetModel()
            self._passages, self._places = tuple(passages), places
            self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of the passage with a key, -1 where it is gone."""
        return next((row for row, passage in enumerate(self._passages) if passage.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of passages."""
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words taken over, what is to be said of them, and the passage itself."""
        if not 0 <= index.row() < len(self._passages):
            return None
        passage = self._passages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.text
        if role == DETAIL_ROLE:
            return f"{self._places.get(passage.paragraph_id, '')}　{passage.message}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(passage.message)
        return passage if role == _PASSAGE_ROLE else None
