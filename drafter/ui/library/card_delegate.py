"""Paints the cards of the library, in the list and under the pointer while they are dragged."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from drafter.library.api import Hit
from drafter.ui.base.theme import Theme
from drafter.ui.library.card_layout import BUTTON_INSET, CardFonts, CardLayout
from drafter.ui.library.card_text import BadgeKind, CardAction, card_text
from drafter.ui.library.model import HIT_ROLE
from drafter.ui.widgets.item_option import is_chosen, is_hovered, item_option
from drafter.ui.widgets.side_tip import show_beside

RADIUS = 8.0
SPACING = 8
_KEPT_LAYOUTS = 1200
_STACK_STEP = 5.0
#: The bar of a length reaches so far past the planned one, where nothing is longer.
_PAST_PLAN = 1.35
#: Room above and beside the dragged card for the count that sits on its edge, in pixels.
_RIM = 11.0


class CardDelegate(QStyledItemDelegate):
    """Draws a hit as a rounded card; layouts are kept as long as width, font and theme stay."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fonts = CardFonts(font)
        #: The layout of a card, and the hit that it was made for: all of that but the score may be seen on it.
        self._layouts: OrderedDict[tuple[object, ...], tuple[Hit, CardLayout]] = OrderedDict()
        self._planned = 0

    def set_planned(self, characters: int) -> None:
        """Say how many characters the place asks for that the cards are for, 0 where nobody said."""
        self._planned = characters

    def action_at(self, hit: Hit, width: int, point: QPointF, *, active: bool) -> CardAction | None:
        """The action of a card at a point of it."""
        layout = self._layout(hit, width)
        buttons = layout.keyed_buttons if active else layout.buttons
        return next((button.action for button in buttons if button.box.contains(point)), None)

    def is_on_remarks(self, hit: Hit, width: int, point: QPointF) -> bool:
        """Whether a point of a card is on the badge that says that something of it is past its time."""
        badges = self._layout(hit, width).badges
        return any(one.badge.kind is BadgeKind.OLD and one.box.contains(point) for one in badges)

    def set_look(self, theme: Theme, font: QFont) -> None:
        """Take other colours and another font."""
        self._theme = theme
        self._fonts = CardFonts(font)
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = item_option(option).rect.width()
        layout = self._layout(index.data(HIT_ROLE), width)
        return QSize(width, round(layout.height) + SPACING)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole text of a card, beside it."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        card = item_option(option).rect.adjusted(0, 0, 0, -SPACING)
        show_beside(str(index.data(Qt.ItemDataRole.ToolTipRole)), card, view.viewport())
        return True

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        drawn = item_option(option)
        rect = drawn.rect
        layout = self._layout(index.data(HIT_ROLE), rect.width())
        painter.save()
        painter.translate(rect.topLeft())
        self._paint_card(
            painter,
            layout,
            index.data(HIT_ROLE),
            selected=is_chosen(drawn),
            active=drawn.widget is not None and drawn.widget.hasFocus(),
            hovered=is_hovered(drawn),
        )
        painter.restore()

    def stack(self, hits: Sequence[Hit], width: int, ratio: float) -> QPixmap:
        """The picture under the pointer: the first card, slightly transparent, with others looking out below."""
        layout = self._layout(hits[0], width)
        behind = min(len(hits) - 1, 2)
        more = behind * _STACK_STEP
        size = QSize(round(width + more + _RIM), round(layout.height + more + _RIM))
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.92)
        painter.translate(0, _RIM)
        for step in range(behind, 0, -1):
            painter.save()
            painter.translate(step * _STACK_STEP, step * _STACK_STEP)
            self._paint_box(painter, layout, QColor(self._theme.faint), 1.0)
            painter.restore()
        self._paint_card(painter, layout, hits[0], selected=True, active=True, hovered=False)
        if behind:
            self._paint_count(painter, len(hits), layout.width)
        painter.end()
        return pixmap

    def _layout(self, hit: Hit, width: int) -> CardLayout:
        key = (hit.id, width, self._planned)
        known, layout = self._layouts.get(key, (None, None))
        if known is not hit or layout is None:
            if known is None or layout is None or replace(known, score=hit.score) != hit:
                text = card_text(hit, self._fonts.room(width), self._planned)
                layout = CardLayout(text, self._fonts, self._theme, width)
            self._layouts[key] = hit, layout
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        return layout

    def _paint_card(
        self, painter: QPainter, layout: CardLayout, hit: Hit, *, selected: bool, active: bool, hovered: bool
    ) -> None:
        theme = self._theme
        edge = theme.link if selected and active else theme.faint if selected or hovered else theme.line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, layout, QColor(edge), 1.6 if selected else 1.0)
        painter.setPen(QColor(theme.text))
        layout.text.draw(painter, layout.text_origin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.source_colour(hit.source.id)))
        painter.drawEllipse(layout.dot)
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(layout.footer_box, Qt.AlignmentFlag.AlignVCenter, layout.footer)
        self._paint_badges(painter, layout)
        self._paint_rows(painter, layout)
        self._paint_buttons(painter, layout, active=selected and active)

    def _paint_rows(self, painter: QPainter, layout: CardLayout) -> None:
        painter.setPen(QColor(self._theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        for row in layout.rows:
            painter.drawText(row.box, middle, row.text)
            painter.drawText(row.box, middle | Qt.AlignmentFlag.AlignRight, row.figure)
        if layout.bar is None:
            return
        card, bar = layout.card, layout.bar
        whole = max(card.characters, card.planned * _PAST_PLAN)
        reached, plan = bar.width() * card.characters / whole, bar.width() * card.planned / whole
        painter.fillRect(bar, QColor(self._theme.line))
        painter.fillRect(QRectF(bar.left(), bar.top(), reached, bar.height()), QColor(self._theme.warning))
        within = min(reached, plan)
        painter.fillRect(QRectF(bar.left(), bar.top(), within, bar.height()), QColor(self._theme.hint))
        painter.fillRect(QRectF(bar.left() + plan - 1, bar.top() - 3, 2, 9), QColor(self._theme.ink))

    def _paint_buttons(self, painter: QPainter, layout: CardLayout, *, active: bool) -> None:
        theme = self._theme
        for button in layout.keyed_buttons if active else layout.buttons:
            filled = active and button.action.whole
            painter.setPen(QPen(QColor(theme.chip if filled else theme.line), 1))
            painter.setBrush(QColor(theme.chip if filled else theme.card))
            painter.drawRoundedRect(button.box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(QColor(theme.on_chip if filled else theme.text))
            words = button.box.adjusted(BUTTON_INSET, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, button.action.text)
            if active:
                painter.setPen(QPen(QColor(theme.muted if filled else theme.line), 1))
                painter.drawRoundedRect(button.key_box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
                painter.setPen(QColor(theme.on_chip if filled else theme.text))
                painter.drawText(button.key_box, Qt.AlignmentFlag.AlignCenter, button.action.key)

    def _paint_box(self, painter: QPainter, layout: CardLayout, edge: QColor, thickness: float) -> None:
        painter.setPen(QPen(edge, thickness))
        painter.setBrush(QColor(self._theme.card))
        inset = thickness / 2
        box = QRectF(inset, inset, layout.width - thickness, layout.height - thickness)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_badges(self, painter: QPainter, layout: CardLayout) -> None:
        for placed in layout.badges:
            ground, ink = self._badge_colours(placed.badge.kind)
            painter.setPen(QPen(QColor(self._theme.line), 1) if ground is None else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(placed.box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(ink)
            painter.drawText(placed.box, Qt.AlignmentFlag.AlignCenter, placed.text)

    def _badge_colours(self, kind: BadgeKind) -> tuple[str | None, QColor]:
        theme = self._theme
        if kind is BadgeKind.REASON:
            return theme.warning_soft, mixed(theme.warning, theme.text, 0.5)
        if kind is BadgeKind.OLD:
            return theme.accent_soft, QColor(theme.accent)
        if kind is BadgeKind.NEXT:
            return theme.blank_soft, QColor(theme.link)
        if kind is BadgeKind.STARTER:
            return None, QColor(theme.muted)
        return theme.hover, mixed(theme.muted, theme.text, 0.3)

    def _paint_count(self, painter: QPainter, count: int, right: float) -> None:
        painter.setOpacity(1.0)
        text = f"{count} 条"
        width = self._fonts.small_metrics.horizontalAdvance(text) + 16
        box = QRectF(right - width + _RIM / 2, -_RIM, width, self._fonts.row_height + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.chip))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(self._theme.on_chip))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def mixed(colour: str, other: str, share: float) -> QColor:
    """The colour with `share` (0 to 1) of another in it."""
    first, second = QColor(colour), QColor(other)
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
