"""The card of one hit, measured for one width: where each line, badge and dot stands."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.base.utf16 import characters, unit_span
from drafter.ui.library.card_text import Badge, CardAction, CardText

#: Families that read well on a screen at this size; elsewhere the interface's own font serves.
_SERIF = ("Source Han Serif SC", "Noto Serif CJK SC", "Songti SC")
MAX_LINES = 4
PADDING = 12.0
_LEADING = 1.55
_DOT = 7.0
_GAP = 6.0
_ROW_GAP = 4.0
#: The room within a button beside its words, and the least width of a bar that says something.
BUTTON_INSET, _LEAST_BAR = 9.0, 30.0
#: The least width that a title keeps beside the badges before they take a row of their own.
_LEAST_TITLE = 90.0


class CardFonts:
    """The fonts of a card, made from the interface's font, and what they measure."""

    def __init__(self, interface: QFont) -> None:
        self.text = scaled_font(interface, 1.06)
        serif = [family for family in _SERIF if QFontDatabase.hasFamily(family)]
        self.text.setFamilies([*serif[:1], *interface.families()])
        self.small = scaled_font(interface, 0.86)
        self.text_metrics = QFontMetricsF(self.text)
        self.small_metrics = QFontMetricsF(self.small)

    @cached_property
    def line_height(self) -> float:
        """The distance from one line of text to the next, in pixels."""
        return round(self.text_metrics.horizontalAdvance("国") * _LEADING)

    @cached_property
    def row_height(self) -> float:
        """The height of a row of badges, in pixels."""
        return round(self.small_metrics.height() + 4)

    def room(self, width: float) -> int:
        """About how many characters the lines of a card hold, less one line."""
        per_line = (width - 2 * PADDING) / self.text_metrics.horizontalAdvance("国")
        return max(12, int(per_line * (MAX_LINES - 1)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A badge and where it stands."""

    badge: Badge
    box: QRectF
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line about what comes along: words at the left, a figure at the right."""

    box: QRectF
    text: str
    figure: str


@dataclass(frozen=True, slots=True)
class Button:
    """An action of a card and where it stands; its key is shown in `key_box`, where it is shown."""

    action: CardAction
    box: QRectF
    key_box: QRectF


class CardLayout:
    """Everything that painting a card needs; positions count from the card's upper left corner."""

    def __init__(self, card: CardText, fonts: CardFonts, theme: Theme, width: float) -> None:
        self.width = width
        self._fonts = fonts
        inner = width - 2 * PADDING
        self.text = _text_layout(card, fonts, theme, inner)
        self.text_origin = QPointF(PADDING, PADDING - 2)
        top = self.text_origin.y() + self.text.lineCount() * fonts.line_height + _GAP
        self.rows: list[Row] = []
        self.bar: QRectF | None = None
        self.planned = ""
        self.card = card
        for text, figure in card.rows:
            top = self._place_row(text, figure, top, inner)
        if card.length:
            top = self._place_length(top, inner)
        self._place_footer(card, top, inner)
        self.buttons = self._place_buttons(keyed=False)
        self.keyed_buttons = self._place_buttons(keyed=True)
        if self.buttons:
            self.height = self.buttons[0].box.bottom() + PADDING - 2

    def _place_row(self, text: str, figure: str, top: float, inner: float) -> float:
        """Place a line; where the next thing may stand."""
        metrics = self._fonts.small_metrics
        room = inner - metrics.horizontalAdvance(figure) - _GAP
        box = QRectF(PADDING, top, inner, self._fonts.row_height)
        self.rows.append(Row(box, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), figure))
        return box.bottom() + 1

    def _place_length(self, top: float, inner: float) -> float:
        """Place the length of all, with a bar against the planned one where there is a plan."""
        metrics, card = self._fonts.small_metrics, self.card
        self.planned = f"计划 {card.planned:,} 字" if card.planned else ""
        bottom = self._place_row(card.length, self.planned, top, inner)
        left = PADDING + metrics.horizontalAdvance(card.length) + 2 * _GAP
        right = PADDING + inner - metrics.horizontalAdvance(self.planned) - 2 * _GAP
        if self.planned and right - left > _LEAST_BAR:
            self.bar = QRectF(left, (top + bottom) / 2 - 2, right - left, 3)
        return bottom + 1

    def _place_buttons(self, *, keyed: bool) -> list[Button]:
        """The actions side by side, each with its key where they are `keyed`."""
        metrics, x = self._fonts.small_metrics, PADDING
        placed: list[Button] = []
        for action in self.card.actions:
            key = metrics.horizontalAdvance(action.key) + 8 if keyed else 0.0
            width = metrics.horizontalAdvance(action.text) + 2 * BUTTON_INSET + (key + _GAP if keyed else 0)
            box = QRectF(x, self.height - 4, width, self._fonts.row_height + 8)
            key_box = QRectF(box.right() - BUTTON_INSET - key, box.top() + 4, key, self._fonts.row_height)
            placed.append(Button(action, box, key_box))
            x += width + _GAP
        return placed

    def _place_footer(self, card: CardText, top: float, inner: float) -> None:
        fonts = self._fonts
        lead = _DOT + _GAP
        when = fonts.small_metrics.horizontalAdvance(card.when)
        wanted = lead + fonts.small_metrics.horizontalAdvance(card.title) + when + 1
        sizes = [min(_badge_width(badge, fonts), inner) for badge in card.badges]
        beside = sum(sizes) + _GAP * len(sizes)
        one_row = min(wanted, lead + _LEAST_TITLE + when) + beside <= inner
        width = min(wanted, inner - beside if one_row else inner)
        self.dot = QRectF(PADDING, top + (fonts.row_height - _DOT) / 2, _DOT, _DOT)
        self.footer_box = QRectF(PADDING + lead, top, width - lead, fonts.row_height)
        elide = Qt.TextElideMode.ElideRight
        self.footer = fonts.small_metrics.elidedText(card.title, elide, width - lead - when) + card.when
        x = PADDING + width + _GAP if one_row else PADDING
        y = top if one_row else top + fonts.row_height + _ROW_GAP
        self.badges = self._place_badges(card.badges, sizes, QPointF(x, y))
        bottom = max([self.footer_box.bottom(), *(placed.box.bottom() for placed in self.badges)])
        self.height = bottom + PADDING - 2

    def _place_badges(self, badges: tuple[Badge, ...], sizes: list[float], start: QPointF) -> list[Placed]:
        placed: list[Placed] = []
        x, y = start.x(), start.y()
        for badge, size in zip(badges, sizes, strict=True):
            if x > PADDING and x + size > self.width - PADDING + 0.5:
                x, y = PADDING, y + self._fonts.row_height + _ROW_GAP
            box = QRectF(x, y, size, self._fonts.row_height)
            text = self._fonts.small_metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, size - 11)
            placed.append(Placed(badge, box, text))
            x += size + _GAP
        return placed


def _badge_width(badge: Badge, fonts: CardFonts) -> float:
    return fonts.small_metrics.horizontalAdvance(badge.text) + 12


def _text_layout(card: CardText, fonts: CardFonts, theme: Theme, width: float) -> QTextLayout:
    """The lines of the text, the last one elided where there are more."""
    shown = card.text[: fonts.room(width) * 2]
    layout = _broken(shown, card, fonts, theme, width)
    if layout.lineCount() < MAX_LINES or characters(shown, _end_of(layout)) >= len(card.text):
        return layout
    start = characters(shown, layout.lineAt(MAX_LINES - 1).textStart())
    last = shown[start:].replace("\u2028", " ")
    if start + len(last) < len(card.text):
        last += "…"
    elided = fonts.text_metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)
    return _broken(shown[:start] + elided, card, fonts, theme, width)


def _end_of(layout: QTextLayout) -> int:
    line = layout.lineAt(layout.lineCount() - 1)
    return line.textStart() + line.textLength()


def _broken(text: str, card: CardText, fonts: CardFonts, theme: Theme, width: float) -> QTextLayout:
    layout = QTextLayout(text, fonts.text)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(card, theme, text))
    layout.beginLayout()
    for number in range(MAX_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * fonts.line_height))
    layout.endLayout()
    return layout


def _formats(card: CardText, theme: Theme, text: str) -> list[QTextLayout.FormatRange]:
    bold, soft, mark = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    soft.setForeground(QColor(theme.faint))
    mark.setBackground(QColor(theme.highlight))
    ranges = [(0, card.bold, bold), (0, card.soft, soft)]
    ranges += [(start, end, mark) for start, end in card.highlights]
    return [_range(text, start, end, form) for start, end, form in ranges if start < min(end, len(text))]


def _range(text: str, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    first, length = unit_span(text, start, end)
    made.start, made.length, made.format = first, length, form  # type: ignore[attr-defined]
    return made
