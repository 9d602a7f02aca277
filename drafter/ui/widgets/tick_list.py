"""A list of what would be changed, to be ticked before it is done at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.fills import Spot
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip


def change_line(spot: Spot, old: str, new: str) -> str:
    """How a place would read: what stands before it, what becomes of it, what stands behind it."""
    return f"{spot.before}〔{old} → {new or '（删去）'}〕{spot.after}".replace("\n", " ")


class TickList(QWidget):
    """One line for each thing to do, all of them ticked; what is unticked stays. `accepted` carries the ticked things.

    `verb` is what is done, in one or two characters: 替换, 改. `left` says that Esc put the list away.
    """

    accepted = Signal(list)
    left = Signal()

    def __init__(self, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb = verb
        self._things: Sequence[object] = ()
        self._title = PlainLabel(self)
        self._title.setObjectName("tickCount")
        set_style(self._title, muted=True)
        self.lines = QListWidget(self)
        self.lines.setObjectName("tickList")
        self.lines.setAccessibleName(f"将要{verb}的地方")
        self.lines.setUniformItemSizes(True)
        self.lines.itemChanged.connect(lambda _item: self._say())
        self._accept = QPushButton(f"{verb}打勾的", self)
        self._accept.setObjectName("acceptTicked")
        self._accept.setToolTip("一步就能撤销（回车）；空格键打勾或去掉")
        set_style(self._accept, primary=True)
        self._accept.clicked.connect(self._give)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._title, 1)
        self._foot.addWidget(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.lines, 1)
        layout.addLayout(self._foot)
        self.hide()

    def limit_lines(self, most: int) -> None:
        """Show at most so many lines at once; the others can be scrolled to."""
        self.lines.setMaximumHeight(self.fontMetrics().lineSpacing() * most)

    def wrap_lines(self) -> None:
        """Break lines that are wider than the list; for lists of which nobody expects thousands of lines."""
        self.lines.setUniformItemSizes(False)
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add_way_out(self, words: str) -> None:
        """Put a button beside the other that leaves without doing anything."""
        button = QPushButton(words, self)
        button.clicked.connect(self.left)
        self._foot.insertWidget(1, button)

    def show_things(self, things: Sequence[object], lines: Sequence[str]) -> None:
        """List these things, told by `lines`, all of them ticked."""
        self._things = things
        self.lines.blockSignals(True)
        self.lines.clear()
        for line in lines:
            item = QListWidgetItem(line)
            item.setToolTip(plain_tip(line))
            item.setCheckState(Qt.CheckState.Checked)
            self.lines.addItem(item)
        self.lines.blockSignals(False)
        self._say()
        self.show()
        self.lines.setCurrentRow(0)
        self.lines.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts; Esc puts the list away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ticked(self) -> list[object]:
        states = (self.lines.item(row).checkState() for row in range(self.lines.count()))
        return [
            thing for thing, state in zip(self._things, states, strict=True) if state is Qt.CheckState.Checked
        ]

    def _give(self) -> None:
        if ticked := self._ticked():
            self.accepted.emit(ticked)

    def _say(self) -> None:
        ticked = len(self._ticked())
        self._title.setText(f"共 {self.lines.count()} 处，{self._verb} {ticked} 处")
        self._accept.setEnabled(ticked > 0)
