"""What is seen before a draft is open: outlines to start from, recent drafts, and where old speeches come in."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from drafter.core.model import Outline
from drafter.files.draft_names import is_draft
from drafter.reading.formats.kinds import formats_told
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.drafts.picker import OutlinePicker
from drafter.ui.drafts.recent_drafts import RecentDraft, RecentDrafts, when_said
from drafter.ui.dragging.file_drop import FileDrop
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.ui.widgets.sure_button import SureButton

if TYPE_CHECKING:
    from drafter.files.recovery import Orphan

#: The widest that the page becomes, what stands beside the outlines, and the width of the outlines' little pages.
_WIDEST = 1200
_BESIDE = 290
_PAGE_WIDTH = 146


class StartView(QWidget):
    """Offers all the ways to begin.

    `outline_chosen` brings an Outline, `draft_chosen` the Path of a .gao, `files_dropped` a list of Paths to
    import, `back_requested` the draft that is open; `recover_requested` and `discard_recovery_requested` an Orphan.
    """

    outline_chosen = Signal(object)
    draft_chosen = Signal(object)
    back_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    files_dropped = Signal(list)
    recover_requested = Signal(object)
    discard_recovery_requested = Signal(object)

    def __init__(self, outlines: Sequence[Outline], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startView")
        self.setAccessibleName("开始")
        self._files = FileDrop(self)
        self._files.dropped.connect(self._take)
        self._theme = theme
        self.picker = OutlinePicker(outlines, theme, _PAGE_WIDTH, self)
        self.recents = RecentDrafts(theme, self)
        self._no_recents = self._label(
            "写过的稿子会列在这里。第一次用，点左边任意一个提纲就能动手。", faint=True
        )
        self.back_button = self._button("", "回到正在写的稿子（Alt+2）")
        self.back_button.setObjectName("backToDraft")
        self.back_button.hide()
        self.open_button = self._button("打开…", "打开（Ctrl+O）")
        self.import_button = self._button("导入旧讲话…", "导入语料（Ctrl+I）")
        self._recovered = QVBoxLayout()
        self._recovered.setSpacing(8)
        self._build()
        self._connect()
        self.set_recent([])

    def set_outlines(self, outlines: Sequence[Outline]) -> None:
        """Offer these outlines."""
        self.picker.set_outlines(outlines)
        self.picker.updateGeometry()

    def set_waiting(self, title: str | None) -> None:
        """Offer the way back to the draft with this title, which the page stands before; None where there is none."""
        self.back_button.setVisible(title is not None)
        name = f"《{title}》" if title else "正在写的稿子"
        room = _BESIDE - 80
        shown = self.fontMetrics().elidedText(f"回到{name}", Qt.TextElideMode.ElideRight, room)
        self.back_button.setText(shown)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List these drafts, newest first, by their names; `show_details` follows when their files were seen."""
        self.recents.set_paths(paths)
        self._no_recents.setVisible(not paths)

    def show_details(self, drafts: Sequence[RecentDraft]) -> None:
        """Say when the listed drafts were changed; those whose file is gone turn grey."""
        self.recents.show_details(drafts, datetime.datetime.now())

    def set_orphans(self, orphans: "Sequence[Orphan]", now: datetime.datetime | None = None) -> None:
        """Offer drafts that a crash left behind."""
        while (item := self._recovered.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for orphan in orphans:
            self._recovered.addWidget(self._offer(orphan, now or datetime.datetime.now()))

    def _offer(self, orphan: "Orphan", now: datetime.datetime) -> QWidget:
        card = QFrame(self)
        set_style(card, offer=True)
        label = self._label(self._offer_words(orphan, now))
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 10, 12, 10)
        row.addWidget(label, 1)
        if orphan.draft is not None:
            recover = QPushButton("恢复", card)
            recover.setObjectName("recoverDraft")
            set_style(recover, primary=True)
            recover.clicked.connect(lambda: self.recover_requested.emit(orphan))
            row.addWidget(recover)
        row.addWidget(self._discard_button(orphan, card))
        return card

    def _discard_button(self, orphan: "Orphan", card: QWidget) -> QPushButton:
        """Throws a copy away: at the second press where it holds a draft, for there is no way back."""
        text = "不要了"
        button = QPushButton(text, card) if orphan.draft is None else SureButton(text, card)
        pressed = button.meant if isinstance(button, SureButton) else button.clicked
        pressed.connect(lambda: self.discard_recovery_requested.emit(orphan))
        return button

    def _offer_words(self, orphan: "Orphan", now: datetime.datetime) -> str:
        if orphan.draft is None:
            return orphan.problem
        title = orphan.draft.facts.title or (orphan.original.stem if orphan.original else "未命名的稿子")
        when = when_said(orphan.saved_at, now) if orphan.saved_at else "上次"
        return f"上次没有正常退出。《{title}》还有没存下的内容（{when}）。"

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.picker.set_theme(theme)
        self.recents.set_theme(theme)
        self.update()

    def _label(self, text: str, **style: bool) -> QLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        set_style(label, **style)
        return label

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(plain_tip(tip))
        return button

    def _build(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addWidget(_scrolling(self._outlines()), 1)
        columns.addWidget(_scrolling(self._beside()))
        page = QWidget(self)
        page.setMaximumWidth(_WIDEST)
        content = QVBoxLayout(page)
        content.setContentsMargins(32, 24, 20, 12)
        content.setSpacing(10)
        content.addLayout(self._recovered)
        content.addLayout(columns, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.addStretch(1)
        layout.addWidget(page, 1000)
        layout.addStretch(1)

    def _outlines(self) -> QWidget:
        """What a new draft begins with; the user's own outlines may be many."""
        column = QWidget(self)
        content = QVBoxLayout(column)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(8)
        content.addWidget(self._label("写一篇新稿", heading=True))
        content.addWidget(self._label("选一个提纲，空位已经摆好，把语料拖进去就行。", muted=True))
        content.addWidget(self.picker)
        content.addStretch(1)
        return column

    def _beside(self) -> QWidget:
        """The drafts that were open before and the way in for old speeches: in sight however many outlines there are."""
        column = QWidget(self)
        column.setFixedWidth(_BESIDE)
        content = QVBoxLayout(column)
        content.setContentsMargins(0, 0, 10, 0)
        content.setSpacing(8)
        content.addWidget(self._label("接着写", heading=True))
        content.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        content.addWidget(
            self._label("打开存下的稿子接着写；现成的 Word 文件也能打开，排成公文版式。", muted=True)
        )
        content.addWidget(self._no_recents)
        content.addWidget(self.recents)
        content.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        content.addSpacing(18)
        content.addWidget(self._label("把旧讲话变成语料", heading=True))
        told = (
            f"以前的讲话（{formats_told()}）会拆成段落，收进语料库，原文件不动。"
            "也可以把几份文件或整个文件夹直接拖进这个窗口。"
        )
        content.addWidget(self._label(told, muted=True))
        content.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignLeft)
        content.addStretch(1)
        return column

    def _connect(self) -> None:
        self.picker.outline_clicked.connect(self.outline_chosen)
        self.picker.outline_entered.connect(self.outline_chosen)
        self.recents.draft_chosen.connect(self.draft_chosen)
        self.back_button.clicked.connect(self.back_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.import_button.clicked.connect(self.import_requested)

    def _take(self, paths: list[Path]) -> None:
        """A draft alone is opened, all else is imported."""
        if len(paths) == 1 and is_draft(paths[0]):
            self.draft_chosen.emit(paths[0])
        else:
            self.files_dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._files.is_over:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


def _scrolling(column: QWidget) -> QScrollArea:
    """A column that scrolls by itself where it is higher than the window."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(column)
    if column.minimumWidth() == column.maximumWidth():
        scroll.setFixedWidth(column.width())
    return scroll
