"""The list of cards: choosing, dragging, and what stands there while it is empty."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from drafter.library.api import Hit
from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.dragging.ghost import tilted
from drafter.ui.library.card_delegate import CardDelegate
from drafter.ui.library.card_text import CardAction
from drafter.ui.library.model import LibraryModel
from drafter.ui.library.remarks import show_remarks

_WIDEST_DRAGGED = 340
#: Cards that are measured in one go, about 0.15 ms each.
_BATCH = 50
_KEYS_TO_INSERT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryResults(QListView):
    """Cards below one another. Dragging copies; it never takes a card out of the library."""

    #: A list of Hit chosen by Enter or a double click, of sections only their headings (False), or by Ctrl+Enter with
    #: all that belongs to them (True).
    insert_requested = Signal(object, bool)
    #: Cards are taken up to be dragged, and, a list of Hit, were dropped somewhere.
    lifted = Signal()
    dropped = Signal(object)
    #: A list of Hit to copy to the clipboard.
    copy_requested = Signal(object)
    #: Esc, or Up from the first card: back to the search box.
    left = Signal()
    #: The pointer went away, or the keyboard did, or the card that was pressed or dragged is free again.
    let_go = Signal()
    #: A letter was typed while the list had the focus: it belongs into the search box.
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryResults")
        self.setAccessibleName("语料段落")
        self.cards = LibraryModel(self)
        self._theme = theme
        self._delegate = CardDelegate(theme, self.font(), self)
        self._empty: tuple[str, str] = ("", "")
        self._held = False
        self._pressed: CardAction | None = None
        self._clicked = QTimer(self, singleShot=True)
        self._clicked.timeout.connect(self._release)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self._set_up()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # so that many cards never hold up a frame
        self.setBatchSize(_BATCH)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        bar = self.verticalScrollBar()
        bar.setSingleStep(24)
        # Its place is kept, so that no card changes its width; where nothing scrolls, nothing is seen of it.
        bar.setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.doubleClicked.connect(lambda index: self.insert_requested.emit([self.cards.hit(index)], False))

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._delegate.set_look(theme, self.font())
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_empty_text(self, heading: str, advice: str) -> None:
        """What to say while there is no card."""
        self._empty = (heading, advice)
        self.viewport().update()

    def show_hits(
        self, hits: Sequence[Hit], total: int, *, afresh: bool = False, without: Collection[str] = ()
    ) -> None:
        """Show other hits from the first one on; whoever stood on a card keeps standing where it was.

        `afresh` the first card is stood on: these are for another place. Nobody is left standing on one of `without`.
        """
        row = self.currentIndex().row() if self.hasFocus() else -1
        if self.cards.show(hits, total):
            self.scrollToTop()
        elif not without:
            return
        if row < 0 or not hits:
            return
        row = 0 if afresh else min(row, len(hits) - 1)
        below = [other for other in range(row, len(hits)) if hits[other].id not in without]
        self.setCurrentIndex(self.cards.index(below[0]) if below else QModelIndex())

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody is working on the cards with the pointer: they must not change under it."""
        return self.hasFocus() and self.underMouse()

    @property
    def is_held(self) -> bool:
        """Whether a card is pressed or dragged, or was clicked just now and may be clicked again: it is lost to the hand where other cards take its place."""
        return self._held

    def set_planned(self, characters: int) -> None:
        """Say how many characters the place asks for that the cards are for, 0 where nobody said."""
        self._delegate.set_planned(characters)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_remarks(event):
            index = self.indexAt(event.position().toPoint())
            show_remarks(self.cards.hit(index), event.globalPosition().toPoint(), self)
            return
        self._held = event.button() == Qt.MouseButton.LeftButton
        self._clicked.stop()
        self._pressed = self._action_at(event) if self._held else None
        if self._pressed is None:
            super().mousePressEvent(event)
        else:  # as the buttons stood when they were pressed: the card that is stood on shows them wider
            self.setCurrentIndex(self.indexAt(event.position().toPoint()))
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks on a button does nothing more."""
        if self._action_at(event) is None:
            super().mouseDoubleClickEvent(event)

    def _is_on_remarks(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return False
        rect = self.visualRect(index)
        point = event.position() - QPointF(rect.topLeft())
        return self._delegate.is_on_remarks(self.cards.hit(index), rect.width(), point)

    def _action_at(self, event: QMouseEvent) -> CardAction | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        point = event.position() - QPointF(rect.topLeft())
        active = index in self.selectedIndexes() and self.hasFocus()
        return self._delegate.action_at(self.cards.hit(index), rect.width(), point, active=active)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.insert_requested.emit([self.cards.hit(self.currentIndex())], pressed.whole)
        # The second click of two must find the card of the first.
        self._clicked.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def _release(self) -> None:
        self._held = False
        self.let_go.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.let_go.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go.emit()

    def chosen(self) -> list[Hit]:
        """The selected hits in the order in which they stand."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.cards.hits[row] for row in rows]

    def enter(self) -> None:
        """Take the focus, with the first card chosen where none is."""
        if self.cards.rowCount() and not self.selectedIndexes():
            self.setCurrentIndex(self.cards.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def startDrag(self, supported: Qt.DropAction) -> None:
        hits = self.chosen()
        if not hits:
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData(self.selectedIndexes()))
        width = min(self.viewport().width(), _WIDEST_DRAGGED)
        drag.setPixmap(tilted(self._delegate.stack(hits, width, self.devicePixelRatioF())))
        drag.setHotSpot(QPoint(24, 18))
        self.lifted.emit()
        if drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction:
            self.dropped.emit(hits)
        self._release()  # a drag keeps the release of the button to itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS_TO_INSERT and self.chosen():
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.insert_requested.emit(self.chosen(), whole)
        elif event.matches(QKeySequence.StandardKey.Copy) and self.chosen():
            self.copy_requested.emit(self.chosen())
        elif event.key() == Qt.Key.Key_Escape or self._leaves_upwards(event):
            self.left.emit()
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the search box, not to a card that begins with them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.cards.rowCount() and self._empty[0]:
            self._paint_empty()

    def _leaves_upwards(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0

    def _paint_empty(self) -> None:
        heading, advice = self._empty
        painter = QPainter(self.viewport())
        box = QRectF(self.viewport().rect()).adjusted(16, 48, -16, -16)
        wrap = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(scaled_font(self.font(), 1.1))
        painter.setPen(QColor(self._theme.muted))
        used = painter.boundingRect(box, wrap, heading)
        painter.drawText(box, wrap, heading)
        painter.setFont(scaled_font(self.font(), 0.92))
        painter.setPen(QColor(self._theme.faint))
        painter.drawText(box.adjusted(0, used.height() + 10, 0, 0), wrap, advice)
