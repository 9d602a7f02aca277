"""Where everything stands in a row of the findings, measured for one width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from drafter.checks.finding import Finding, Fix
from drafter.checks.together import likeliest_fixes
from drafter.ui.base.theme import scaled_font
from drafter.ui.checks.groups import BLANKS, COMMENTS, Kind, is_a_word, titles
from drafter.ui.checks.model import FindingRow, HeadingRow, KindRow, Row

#: The left edge of dots, and of words; the room at the right; that between two things.
DOT_LEFT, WORDS_LEFT, RIGHT, GAP = 26.0, 38.0, 14.0, 8.0
#: From the edges of the list to a card, and from a card's edges to what is in it.
CARD_MARGIN, CARD_PADDING = 10.0, 12.0
_BUTTON_PADDING, _KEY_PADDING = 10.0, 5.0
#: The most ways to mend that have a button; all of them are in the menu.
_FIXES = 3


class Look(Enum):
    """How a piece is painted."""

    SECTION = auto()
    TITLE = auto()
    TEXT = auto()
    NOTE = auto()
    LINK = auto()
    BUTTON = auto()
    MAIN_BUTTON = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row: where, how they look, what a click on them does, and the key that does the same."""

    rect: QRectF
    words: str
    look: Look
    act: Callable[[], object] | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class FindingActions:
    """What can be done about findings: one mended, called right here or for the unit, filled in, a kind mended."""

    fix: Callable[[Finding, Fix], object]
    keep: Callable[[Finding], object]
    own: Callable[[Finding], object]
    fill: Callable[[], object]
    mend_all: Callable[[Kind], object]


@dataclass(frozen=True, slots=True)
class _Button:
    words: str
    look: Look
    act: Callable[[], object]
    key: str = ""


class RowLayout:
    """Lays rows out in an interface font, `width` pixels wide; positions count from a row's upper left corner."""

    def __init__(self, font: QFont, width: float, actions: FindingActions) -> None:
        self.font, self.bold, self.small = font, scaled_font(font, 1.0, bold=True), scaled_font(font, 0.9)
        self._width = width
        self._actions = actions
        self._text, self._strong, self._little = (
            QFontMetricsF(one) for one in (self.font, self.bold, self.small)
        )

    def height(self, row: Row) -> float:
        """How high a row is."""
        if isinstance(row, FindingRow) and row.is_open:
            return self.pieces(row)[-1].rect.bottom() + CARD_PADDING + 4
        return round(self._text.height() + (6 if isinstance(row, FindingRow) else 10))

    def pieces(self, row: Row) -> list[Piece]:
        """Everything that stands in a row, from top to bottom."""
        if isinstance(row, HeadingRow):
            line = QRectF(CARD_MARGIN + 2, 0, self._width, self.height(row))
            return [Piece(line, row.text, Look.SECTION)]
        if isinstance(row, KindRow):
            return self._kind(row)
        return self._card(row) if row.is_open else self._line(row)

    def _kind(self, row: KindRow) -> list[Piece]:
        height, kind = self.height(row), row.kind
        title = self._strong.horizontalAdvance(kind.title) + 1
        count = str(len(kind.findings))
        pieces = [
            Piece(QRectF(WORDS_LEFT, 0, title, height), kind.title, Look.TITLE),
            Piece(QRectF(WORDS_LEFT + title + GAP, 0, 60, height), count, Look.NOTE),
        ]
        if link := self._kind_link(kind):
            width = self._text.horizontalAdvance(link.words) + 1
            rect = QRectF(self._width - RIGHT - width, 0, width, height)
            pieces.append(Piece(rect, link.words, Look.LINK, link.act))
        return pieces

    def _kind_link(self, kind: Kind) -> _Button | None:
        if any(_is_to_fill(finding) for finding in kind.findings):
            return _Button("填空…", Look.LINK, self._actions.fill)
        if kind.check != COMMENTS and len(likeliest_fixes(kind.findings)) > 1:
            return _Button("全部改…", Look.LINK, lambda: self._actions.mend_all(kind))
        return None

    def _line(self, row: FindingRow) -> list[Piece]:
        """A finding that is not open: its words, and at the right where it stands."""
        height = self.height(row)
        room = self._width - WORDS_LEFT - RIGHT
        words = row.why if row.finding.check == COMMENTS else row.finding.text or row.finding.message
        note = self._little.elidedText(row.place, Qt.TextElideMode.ElideRight, room * 0.5)
        note_width = self._little.horizontalAdvance(note) + 1
        words = self._text.elidedText(words, Qt.TextElideMode.ElideRight, room - note_width - GAP)
        return [
            Piece(QRectF(WORDS_LEFT, 0, room - note_width, height), words, Look.TEXT),
            Piece(QRectF(self._width - RIGHT - note_width, 0, note_width, height), note, Look.NOTE),
        ]

    def _card(self, row: FindingRow) -> list[Piece]:
        """A finding with why it is one and what can be done about it."""
        finding = row.finding
        left = CARD_MARGIN + CARD_PADDING
        room = self._width - 2 * left
        line = self._text.height()
        note_width = self._little.horizontalAdvance(row.place) + 1
        words = finding.text or titles()[finding.check]
        words = self._strong.elidedText(words, Qt.TextElideMode.ElideRight, room - note_width - GAP)
        top = 2 + CARD_PADDING
        pieces = [
            Piece(QRectF(left, top, room - note_width, line), words, Look.TITLE),
            Piece(QRectF(left + room - note_width, top, note_width, line), row.place, Look.NOTE),
        ]
        top += line + 4
        body = self._text.boundingRect(QRectF(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, row.why)
        pieces.append(Piece(QRectF(left, top, room, body.height()), row.why, Look.TEXT))
        pieces += self._flow(self._buttons(finding), left, top + body.height() + GAP, room)
        if is_a_word(finding):
            own = _Button("本单位常用，不再提醒", Look.LINK, lambda: self._actions.own(finding))
            pieces += self._flow([own], left, pieces[-1].rect.bottom() + GAP, room)
        return pieces

    def _buttons(self, finding: Finding) -> list[_Button]:
        buttons = [
            _Button(fix.label, Look.BUTTON, lambda fix=fix: self._actions.fix(finding, fix))
            for fix in finding.fixes[:_FIXES]
        ]
        if buttons:
            buttons[0] = _Button(buttons[0].words, Look.MAIN_BUTTON, buttons[0].act, "Ctrl+.")
        elif _is_to_fill(finding):
            buttons.append(_Button("填空", Look.MAIN_BUTTON, self._actions.fill, "Ctrl+B"))
        keep = _Button("就是这里", Look.BUTTON, lambda: self._actions.keep(finding), "Del")
        return [*buttons[:1], keep, *buttons[1:]]

    def _flow(self, buttons: Sequence[_Button], left: float, top: float, room: float) -> list[Piece]:
        """The buttons from left to right, in as many lines as they take."""
        at, pieces = left, []
        for button in buttons:
            plain = button.look is Look.LINK
            height = self._text.height() + (0 if plain else 8)
            key = self._little.horizontalAdvance(button.key) + 2 * _KEY_PADDING + GAP if button.key else 0
            sides = 0 if plain else 2 * _BUTTON_PADDING
            words = self._text.elidedText(button.words, Qt.TextElideMode.ElideMiddle, room - key - sides)
            width = self._text.horizontalAdvance(words) + key + sides + 1
            if at > left and at + width > left + room:
                at, top = left, top + height + GAP
            pieces.append(Piece(QRectF(at, top, width, height), words, button.look, button.act, button.key))
            at += width + GAP
        return pieces


def _is_to_fill(finding: Finding) -> bool:
    """Whether a finding is a 【…】 that the panel for blanks fills."""
    return finding.check == BLANKS and finding.text.startswith("【")
