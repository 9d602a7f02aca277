"""The list of what a replacement would change in the whole draft."""

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
from drafter.core.model import Draft
from drafter.ui.theme import set_style
from drafter.ui.widgets.plain import PlainLabel


class ReplacePreview(QWidget):
    """One line for each match as it would read; what is unticked stays. `accepted` carries the ticked spots.

    `left` says that Esc put the list away.
    """

    accepted = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: Sequence[Spot] = ()
        self._title = PlainLabel(self)
        self._title.setObjectName("replaceCount")
        set_style(self._title, muted=True)
        self.lines = QListWidget(self)
        self.lines.setObjectName("replaceList")
        self.lines.setAccessibleName("将要替换的地方")
        self.lines.setUniformItemSizes(True)
        self.lines.itemChanged.connect(lambda _item: self._say())
        self._accept = QPushButton("替换打勾的", self)
        self._accept.setObjectName("replaceAll")
        self._accept.setToolTip("一步就能撤销（回车）；空格键打勾或去掉")
        set_style(self._accept, primary=True)
        self._accept.clicked.connect(self._give)
        foot = QHBoxLayout()
        foot.addWidget(self._title, 1)
        foot.addWidget(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.lines)
        layout.addLayout(foot)
        self.lines.setMaximumHeight(self.fontMetrics().lineSpacing() * 10)
        self.hide()

    def show_spots(self, draft: Draft, spots: Sequence[Spot], words: str, new: str) -> None:
        """List these spots, where `new` would take the place of `words`, all of them ticked."""
        texts = {paragraph.id: paragraph.text for paragraph in draft.paragraphs}
        self._spots = spots
        self.lines.blockSignals(True)
        self.lines.clear()
        for spot in spots:
            old = texts[spot.paragraph_id][spot.start : spot.end]
            item = QListWidgetItem(
                f"{spot.before}〔{old} → {new or '（删去）'}〕{spot.after}".replace("\n", " ")
            )
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

    def _ticked(self) -> list[Spot]:
        states = (self.lines.item(row).checkState() for row in range(self.lines.count()))
        return [s for s, state in zip(self._spots, states, strict=True) if state is Qt.CheckState.Checked]

    def _give(self) -> None:
        if ticked := self._ticked():
            self.accepted.emit(ticked)

    def _say(self) -> None:
        ticked = len(self._ticked())
        self._title.setText(f"共 {self.lines.count()} 处，替换 {ticked} 处")
        self._accept.setEnabled(ticked > 0)
