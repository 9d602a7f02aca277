"""The user's own outlines as a list, and the way to make one of an old speech."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from drafter.core.model import Outline
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.drafts.picker import OUTLINE_ROLE
from drafter.ui.drafts.picture import OutlinePicture
from drafter.ui.widgets.plain import PlainLabel
from drafter.ui.widgets.two_lines import DETAIL_ROLE, TwoLineDelegate

#: The most rows that the list shows at once, and those on a low screen.
_ROWS, _ROWS_LOW = 9, 4


class _OutlineList(QListWidget):
    """A list that tells when Enter is pressed."""

    entered_with_key = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_with_key.emit()
            return
        super().keyPressEvent(event)


class OwnOutlines(QWidget):
    """我的提纲, with the little page of the one that is chosen unless the screen is `low`.

    `current_changed` and `outline_entered` bring the outline; at most one is chosen.
    """

    current_changed = Signal(object)
    outline_entered = Signal(object)
    old_speech_requested = Signal()

    def __init__(
        self, outlines: Sequence[Outline], theme: Theme, parent: QWidget | None = None, *, low: bool = False
    ) -> None:
        super().__init__(parent)
        self._low = low
        heading = PlainLabel("我的提纲", self)
        set_style(heading, section=True)
        self._hint = PlainLabel(
            "还没有自己的提纲。写好的稿子可以“存为提纲”，旧讲话也可以直接拿来当提纲。", self
        )
        self._hint.setWordWrap(True)
        set_style(self._hint, muted=True, small=True)
        self.list = _OutlineList(self)
        self.list.setObjectName("ownOutlines")
        self.list.setAccessibleName("我的提纲")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(TwoLineDelegate(theme, self.list))
        self.picture = OutlinePicture(theme, self)
        self.picture.hide()
        self.from_speech = QPushButton("以一篇旧稿为提纲…", self)
        self.from_speech.setAutoDefault(False)
        set_style(self.from_speech, link=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self._hint)
        layout.addWidget(self.list)
        layout.addWidget(self.from_speech, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.picture)
        layout.addStretch(1)
        self.setFixedWidth(self.sizeHint().width())
        self.list.itemSelectionChanged.connect(self._follow)
        self.list.entered_with_key.connect(lambda: self.outline_entered.emit(self.current_outline()))
        self.list.itemDoubleClicked.connect(lambda item: self.outline_entered.emit(_outline_of(item)))
        self.from_speech.clicked.connect(self.old_speech_requested)
        for outline in outlines:
            self.add(outline)
        self._show_what_there_is()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("字") * 15, super().sizeHint().height())

    def add(self, outline: Outline) -> None:
        """List another outline."""
        item = QListWidgetItem(outline.title, self.list)
        item.setData(OUTLINE_ROLE, outline)
        item.setData(DETAIL_ROLE, outline.description.replace("\n", "，"))
        self._show_what_there_is()

    def choose(self, outline: Outline) -> None:
        """Stand on the last listed outline of this name."""
        for row in reversed(range(self.list.count())):
            listed = _outline_of(self.list.item(row))
            if listed is not None and listed.name == outline.name:
                self.list.setCurrentRow(row)
                return

    def clear_choice(self) -> None:
        """Choose none."""
        self.list.clearSelection()

    def current_outline(self) -> Outline | None:
        """The outline that is chosen here."""
        return _outline_of(next(iter(self.list.selectedItems()), None))

    def _follow(self) -> None:
        outline = self.current_outline()
        self.picture.set_outline(outline)
        self.picture.setVisible(outline is not None and not self._low)
        self.current_changed.emit(outline)

    def _show_what_there_is(self) -> None:
        self._hint.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)
        self.list.ensurePolished()
        rows = min(self.list.count(), _ROWS_LOW if self._low else _ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 4 if rows else 0)


def _outline_of(item: QListWidgetItem | None) -> Outline | None:
    return item.data(OUTLINE_ROLE) if item is not None else None
