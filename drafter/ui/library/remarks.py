"""What of a card is past its time, in a small box beside it: what is said instead, who holds the post, the newer figure."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from drafter.library.api import Hit
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel

_WIDTH = 320


class RemarksBox(QFrame):
    """Goes away with the next click or Esc."""

    def __init__(self, hit: Hit, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("cardRemarks")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        head = PlainLabel("用的时候要改：", self)
        set_style(head, section=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.addWidget(head)
        for remark in hit.remarks:
            line = PlainLabel(f"· {remark}", self)
            line.setWordWrap(True)
            line.setFixedWidth(_WIDTH)
            layout.addWidget(line)
        self.setAccessibleName("过时的说法")
        self.setAccessibleDescription("；".join(hit.remarks))


def show_remarks(hit: Hit, place: QPoint, parent: QWidget) -> None:
    """Show what is to be changed in a hit, at a place of the screen."""
    box = RemarksBox(hit, parent)
    box.move(place)
    box.show()
