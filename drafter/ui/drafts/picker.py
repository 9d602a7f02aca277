"""A row of outlines as little pages to choose from, with the mouse or the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from drafter.core.model import Outline
from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.drafts.picture import PAGE_RATIO, paint_outline
from drafter.ui.widgets.item_option import ItemOption, has_focus, is_chosen, is_hovered, item_option
from drafter.ui.widgets.plain import plain_tip

OUTLINE_ROLE = Qt.ItemDataRole.UserRole + 1

_PADDING = 12
_GAP = 12


class OutlineCardDelegate(QStyledItemDelegate):
    """Paints an outline's page, its name and, where it is `told`, what it is for, as a card."""

    def __init__(self, theme: Theme, page_width: int, told: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._told = told
        self._page = QSize(page_width, round(page_width / PAGE_RATIO))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font = item_option(option).font
        name = QFontMetrics(scaled_font(font, 1.0, bold=True)).height()
        lines = QFontMetrics(scaled_font(font, 0.88)).lineSpacing() * 2 + 4 if self._told else 0
        return QSize(
            self._page.width() + 2 * _PADDING + _GAP,
            self._page.height() + 2 * _PADDING + 10 + name + lines,
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = item_option(option)
        card = QRectF(item.rect).adjusted(3, 3, -_GAP + 3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, card, item)
        outline: Outline = index.data(OUTLINE_ROLE)
        page = QRectF(card.left() + _PADDING, card.top() + _PADDING, self._page.width(), self._page.height())
        paint_outline(painter, page, outline, self.theme)
        self._paint_words(
            painter, item, QRectF(page.left(), page.bottom() + 8, page.width() + 8, 200), outline
        )
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, option: ItemOption) -> None:
        chosen = is_chosen(option)
        if chosen:
            painter.setPen(QPen(QColor(self.theme.accent_soft).darker(105), 3))
            painter.drawRoundedRect(card.adjusted(-1, -1, 1, 1), 10, 10)
        noticed = is_hovered(option) or has_focus(option)
        edge = self.theme.accent if chosen else self.theme.faint if noticed else self.theme.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_words(self, painter: QPainter, option: ItemOption, place: QRectF, outline: Outline) -> None:
        name_font = scaled_font(option.font, 1.0, bold=True)
        painter.setFont(name_font)
        painter.setPen(QColor(self.theme.text))
        metrics = QFontMetrics(name_font)
        name = metrics.elidedText(outline.title, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), name)
        if not self._told:
            return
        small = scaled_font(option.font, 0.88)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        words = place.adjusted(0, metrics.height() + 3, 0, 0)
        words.setHeight(QFontMetrics(small).lineSpacing() * 2 + 2)
        wrap = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWrapAnywhere)
        painter.drawText(words, wrap, outline.description)


class OutlinePicker(QListWidget):
    """Outlines as cards, told what they are for where `told`; else a tip says it. `outline_clicked` comes with a click, `outline_entered` with Enter or a double click,
    `current_changed` with every choice; each brings the outline."""

    outline_clicked = Signal(object)
    outline_entered = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        outlines: Sequence[Outline],
        theme: Theme,
        page_width: int = 140,
        parent: QWidget | None = None,
        *,
        told: bool = True,
    ) -> None:
        super().__init__(parent)
        self._told = told
        self._page_width = page_width
        self.setObjectName("outlinePicker")
        self.setAccessibleName("提纲")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(False)
        self.set_theme(theme)
        self.itemClicked.connect(lambda item: self.outline_clicked.emit(self._outline_of(item)))
        self.itemDoubleClicked.connect(lambda item: self.outline_entered.emit(self._outline_of(item)))
        self.itemSelectionChanged.connect(lambda: self.current_changed.emit(self.current_outline()))
        self.set_outlines(outlines)

    def set_outlines(self, outlines: Sequence[Outline]) -> None:
        """Show these outlines instead."""
        self.clear()
        for outline in outlines:
            item = QListWidgetItem(outline.title, self)
            item.setData(OUTLINE_ROLE, outline)
            item.setToolTip(plain_tip(outline.description))
            words = outline.description.replace("\n", "，")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{outline.title}，{words}")

    def current_outline(self) -> Outline | None:
        """The outline that is chosen."""
        return self._outline_of(next(iter(self.selectedItems()), None))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.setItemDelegate(OutlineCardDelegate(theme, self._page_width, self._told, self))

    def clear_choice(self) -> None:
        """Choose none."""
        self.clearSelection()

    def card_size(self) -> QSize:
        """The room that one card takes."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegate().sizeHint(option, QModelIndex())

    def show_in_one_row(self) -> None:
        """Never wrap; what does not fit is reached by scrolling."""
        self.setWrapping(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(self.card_size().height() + 12)

    def hasHeightForWidth(self) -> bool:
        return self.isWrapping()

    def heightForWidth(self, width: int) -> int:
        """The height that shows all cards at a width without scrolling."""
        card = self.card_size()
        columns = max(1, (width - 4) // card.width())
        return -(-self.count() // columns) * card.height() + 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.outline_entered.emit(self._outline_of(self.currentItem()))
            return
        super().keyPressEvent(event)

    @staticmethod
    def _outline_of(item: QListWidgetItem | None) -> Outline | None:
        return item.data(OUTLINE_ROLE) if item is not None else None
