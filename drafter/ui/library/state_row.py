"""What the cards of the panel are: how many of what, and the way back from it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from drafter.core.model import Source
from drafter.ui.base.theme import set_style
from drafter.ui.library.questions import Answer, is_narrowed
from drafter.ui.library.search import LibrarySearch
from drafter.ui.widgets.plain import PlainLabel, plain_tip


class StateRow(QWidget):
    """A line above the cards, with what sorts them at its right.

    `back_wanted` asks for what was looked at before, where something is narrowed or similar blocks are shown.
    """

    back_wanted = Signal()

    def __init__(self, search: LibrarySearch, sort: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._search = search
        self._answer = Answer((), 0)
        self._source: Source | None = None
        self._planned = 0
        self._whole = ""
        self._said = PlainLabel(self)
        self._said.setObjectName("libraryState")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_style(self._said, muted=True, small=True)
        self._back = QPushButton("清除筛选", self)
        self._back.setObjectName("libraryBack")
        set_style(self._back, link=True)
        self._back.setFont(sort.font())
        self._back.hide()
        self._back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._back)
        row.addWidget(sort)

    def show_answer(self, answer: Answer, source: Source | None, planned: int = 0) -> None:
        """Say what an answer is; `source` is the only one that was looked through, None where all were.

        `planned` is how many characters the place asks for that something is recommended for, 0 where nobody said.
        """
        self._answer, self._source, self._planned = answer, source, planned
        self._say(answer)
        self._back.setText("返回" if self._search.similar_to else "清除筛选")
        narrowed = is_narrowed(self._search.query) and not answer.recommended
        self._back.setVisible(bool(self._search.similar_to) or narrowed)

    def show_total(self, total: int) -> None:
        """Say how many there are in all, where the answer told only the least."""
        if self._answer.is_rough:
            self._say(replace(self._answer, total=total, is_rough=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, answer: Answer) -> None:
        self._whole = self._words(answer)
        self._said.setToolTip(plain_tip(self._whole))
        self._fit()

    def _fit(self) -> None:
        """All of the words; where the row is narrow, what stands before the comma, or the title cut. The tip has the rest."""
        metrics, room = self._said.fontMetrics(), self._said.width()
        shown = self._whole
        if self.isVisible() and metrics.horizontalAdvance(shown) > room:
            shown = shown if self._source else shown.partition("，")[0]
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self._said.setText(shown)

    def _words(self, answer: Answer) -> str:
        total = f"{answer.total:,}{'+' if answer.is_rough else ''}"
        if self._search.similar_to:
            return self._beside().format(answer.total)
        if answer.recommended:
            if not any(hit.suits for hit in answer.hits):
                return f"语料里没有合适的，这 {answer.total} 条只是相近"
            needed = f"，约需 {self._planned:,} 字" if self._planned else ""
            if not answer.hits[0].answers:
                return f"没有正对着这里的，主题相近 {answer.total} 条{needed}"
            return f"为此处推荐 {answer.total} 条{needed}"
        if not answer.total:
            return ""
        if self._source:
            return f"{total} 条，来自《{self._source.called}》"
        if self._search.query.text or is_narrowed(self._search.query):
            found = f"找到 {total} 条"
            return f"按“{answer.mended}”{found}" if answer.mended else found
        return "最近的语料"

    def _beside(self) -> str:
        """What the cards are that are shown for one other card."""
        if not self._search.shows_versions:
            return "与所选段落相近的 {} 条"
        if any(hit.highlights for hit in self._answer.hits):
            return "{} 个版本，与第一条不同的字已标出"
        return "{} 个版本"
