"""The page 引用与出处; it judges nothing, borrowing is the normal case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from drafter.core.kept import is_kept
from drafter.core.localising import Leftover, LocalPart
from drafter.core.model import Draft
from drafter.core.origin_parts import LONG_RUN, Taken, origin_parts, taken_passages
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.origin.chart import OriginChart
from drafter.ui.origin.passages import TAKEN_ROLE, TakenDelegate, TakenModel
from drafter.ui.origin.side_by_side import SideBySide
from drafter.ui.widgets.plain import PlainLabel, plain_tip

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares

_MARGIN = 12
#: Of more parts than fit into so many pixels the others are scrolled to.
_LEAST_CHART, _MOST_CHART = 90, 260
_NEW = "新写：在语料库和所比的文件里没有找到相近的话"


class OriginPage(QWidget):
    """Shares, parts and passages; what is to be done with a passage.

    `passage_chosen` carries the passage (Taken) and `leftover_chosen` the words (Leftover) that the sheet is to show, `part_chosen` the id of a heading,
    `compare_wanted` and `stop_comparing` concern files to compare with, `sheet_wanted` the sheet to sign.
    """

    passage_chosen = Signal(object)
    leftover_chosen = Signal(object)
    part_chosen = Signal(str)
    compare_wanted = Signal()
    stop_comparing = Signal()
    sheet_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originPage")
        self._total = PlainLabel(self)
        self.chart = OriginChart(theme, self)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keys
        self._count = PlainLabel(self)
        self._model = TakenModel(self)
        self.list = QListView(self)
        self._delegate = TakenDelegate(theme, self.list)
        self.passage = SideBySide(theme, self)
        self._local = PlainLabel(self)
        self._look_left = QPushButton("看一看", self)
        self._leftovers: tuple[Leftover, ...] = ()
        self._next_left = 0
        self._compared = PlainLabel(self)
        self._stop = QPushButton("不比了", self)
        self._sheet = QPushButton("核对单…", self)
        self._draft = Draft()
        self._build()
        self.list.clicked.connect(lambda index: self.passage_chosen.emit(index.data(TAKEN_ROLE)))
        self.list.activated.connect(lambda index: self.passage_chosen.emit(index.data(TAKEN_ROLE)))
        self.list.selectionModel().currentChanged.connect(self._show_passage)
        self.chart.part_chosen.connect(self.part_chosen)
        self._stop.clicked.connect(self.stop_comparing)
        self.show_shares(None, self._draft)
        self.show_compared(())

    def _build(self) -> None:
        self.list.setObjectName("originList")
        self.list.setAccessibleName("取自来源的文字")
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.chart)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        for part, stretch in ((self._lower(), 4), (self.passage, 2)):
            halves.addWidget(part)
            halves.setStretchFactor(halves.count() - 1, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        layout.setSpacing(6)
        layout.addLayout(self._head_row("每个字从哪里来", self._total))
        layout.addWidget(self._area)
        layout.addLayout(self._local_row())
        layout.addWidget(halves, 1)
        layout.addLayout(self._compare_row())
        layout.addLayout(self._foot())

    def _lower(self) -> QWidget:
        lower = QWidget(self)
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head_row("连续照用最长的", self._count))
        layout.addWidget(self.list, 1)
        return lower

    def _head_row(self, title: str, figure: PlainLabel) -> QHBoxLayout:
        head = PlainLabel(title, self)
        head.setToolTip(plain_tip(_NEW))
        set_style(head, section=True)
        set_style(figure, muted=True)
        row = QHBoxLayout()
        row.addWidget(head)
        row.addStretch(1)
        row.addWidget(figure)
        return row

    def _local_row(self) -> QHBoxLayout:
        self._local.setObjectName("originLocal")
        set_style(self._local, muted=True, small=True)
        self._local.setWordWrap(True)
        self._look_left.setObjectName("originLeftover")
        self._look_left.setToolTip("一处一处看还留着来源的名称和数字的地方")
        set_style(self._look_left, link=True)
        self._look_left.clicked.connect(self._show_leftover)
        row = QHBoxLayout()
        row.addWidget(self._local, 1)
        row.addWidget(self._look_left)
        return row

    def _show_local(self, parts: Sequence[LocalPart]) -> None:
        """Say what of the draft is its own place's, and how much is left of others; by part in the tip."""
        self._leftovers = tuple(one for part in parts for one in part.leftovers)
        names, figures, facts = (
            sum(getattr(part, kind) for part in parts) for kind in ("names", "figures", "facts")
        )
        left = f"；还留着来源的 {len(self._leftovers)} 处" if self._leftovers else ""
        self._local.setText(
            f"本地化：本地名称 {names} 处，自己的数 {figures} 处，自己的事 {facts} 件{left}" if parts else ""
        )
        self._local.setToolTip(plain_tip("\n".join(part.told for part in parts)))
        self._local.setVisible(bool(parts))
        self._look_left.setVisible(bool(self._leftovers))

    def _show_leftover(self) -> None:
        """Go from one place to the next that still belongs to a source."""
        one = self._leftovers[self._next_left % len(self._leftovers)]
        self._next_left += 1
        self.leftover_chosen.emit(one)

    def _compare_row(self) -> QHBoxLayout:
        self._compared.setObjectName("originCompared")
        set_style(self._compared, muted=True, small=True)
        set_style(self._stop, link=True)
        row = QHBoxLayout()
        row.addWidget(self._compared, 1)
        row.addWidget(self._stop)
        return row

    def _foot(self) -> QHBoxLayout:
        compare = QPushButton("与一份文件比一比…", self)
        compare.setObjectName("originCompare")
        compare.setToolTip("选一份或几份文件，看本稿有哪些话取自它们；文件不收进语料库")
        set_style(compare, link=True)
        compare.clicked.connect(self.compare_wanted)
        self._sheet.setObjectName("originSheet")
        self._sheet.setToolTip("导出一页《出处与借鉴核对单》，供核稿人签字；不随讲话稿走")
        self._sheet.clicked.connect(self.sheet_wanted)
        row = QHBoxLayout()
        row.addWidget(compare)
        row.addStretch(1)
        row.addWidget(self._sheet)
        return row

    def show_shares(self, shares: "CopiedShares | None", draft: Draft) -> None:
        """Show where the words of a draft come from, with the same passage chosen if it is still there; nothing where
        nobody knows yet.
        """
        chosen = self.chosen
        known = shares if shares is not None and len(shares.stretches) == len(draft.paragraphs) else None
        stretches = known.stretches if known else ()
        self._draft = draft
        self.chart.show_parts(origin_parts(draft.paragraphs, stretches) if known else ())
        self._sheet.setEnabled(self.chart.total > 0 and known is not None and known.is_whole)
        wanted = min(self.chart.sizeHint().height(), _MOST_CHART)
        self._area.setMaximumHeight(wanted)
        self._area.setMinimumHeight(min(wanted, _LEAST_CHART))  # a low window takes some of it
        passages = taken_passages(draft.paragraphs, stretches) if known else []
        self._model.show(passages, draft)
        self._total.setText(_total_text(known, self.chart.total))
        long = sum(one.is_verbatim and one.length > LONG_RUN for one in passages)
        self._count.setText(f"共 {long} 处超过 {LONG_RUN} 字" if long else "")
        self._show_local(known.local if known else ())
        self._choose_again(chosen)

    def _choose_again(self, chosen: Taken | None) -> None:
        row = self._model.row_of(chosen) if chosen is not None else -1
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
        self._show_passage(self.list.currentIndex())

    @property
    def chosen(self) -> Taken | None:
        """The passage that is chosen in the list."""
        return self.list.currentIndex().data(TAKEN_ROLE)

    def _show_passage(self, index: QModelIndex) -> None:
        taken = index.data(TAKEN_ROLE)
        self.passage.show_taken(taken, taken is not None and is_kept(self._draft, taken.words))

    def show_compared(self, names: Sequence[str]) -> None:
        """Say with which files the draft is compared, if with any."""
        self._compared.setText(f"正在同{'、'.join(f'“{name}”' for name in names)}比" if names else "")
        self._compared.setVisible(bool(names))
        self._stop.setVisible(bool(names))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = self.chart.theme = theme
        self.passage.set_theme(theme)
        self.chart.update()
        self.list.viewport().update()


def _total_text(known: "CopiedShares | None", total: int) -> str:
    """What is said of the length of the draft, and of how far the search has come."""
    if known is None:
        return "正在查…"
    return f"全文 {total:,} 字" if known.is_whole else f"正在查，已看 {total:,} 字…"
