"""The one quiet line in the status area that says what a modal box would interrupt for."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolTip, QWidget

from drafter.ui.base.theme import Theme, set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip

Kind = Literal["info", "warning", "error"]
Action = tuple[str, Callable[[], object]]

_GRAVITY: dict[Kind, int] = {"info": 0, "warning": 1, "error": 2}
_DOT = 3.5


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text, how grave it is, what can be done about it, and how long it is true (None: see MessageBar)."""

    text: str
    kind: Kind
    actions: tuple[Action, ...]
    holds: Callable[[], bool] | None

    @property
    def stays(self) -> bool:
        """Whether it is more than a word in passing: displaced, it comes back after the next one."""
        return self.kind != "info" or bool(self.actions) or self.holds is not None

    def is_over(self) -> bool:
        """Whether the draft has changed in a way that ends this message."""
        return not self.holds() if self.holds else self.kind == "info"


class MessageBar(QWidget):
    """Shows one message at a time in a line that is always there, so that nothing moves when one comes or goes.

    The newest of the gravest is shown: it answers what was done last. What it displaces comes back after it, unless it
    only told of something that is done. What can be done about a message is a link beside it, any more of it is in a
    menu there; an action closes the message and is carried out, Esc and × only close it. One that is shown or waits is
    not said twice.

    `draft_changed` ends what is over: a message with `holds` as soon as that is False, any other of kind "info" at
    once; warnings and errors stay until they are closed or withdrawn. `said` brings each message with its kind, also one
    that has to wait.
    """

    said = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current: Message | None = None
        self._waiting: deque[Message] = deque()
        self._line = _Line(self)
        self._links = (QPushButton(self), QPushButton(self))
        self._more = QPushButton("更多…", self)
        self._count = PlainLabel(self)
        self._close = QPushButton("×", self)
        self._build()
        self._show_next()

    def _build(self) -> None:
        self.setObjectName("messageBar")
        self.setAccessibleName("消息")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_style(self._count, muted=True, small=True)
        set_style(self._close, quiet=True)
        for link in (*self._links, self._more):
            set_style(link, link=True)
        self._close.setAccessibleName("关闭这条消息")
        self._close.setToolTip("关闭（Esc）")
        self._close.clicked.connect(self.close_message)
        for number, link in enumerate(self._links):
            link.clicked.connect(lambda _=False, number=number: self._act(number))
        self._more.clicked.connect(self._offer_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(6)
        for part in (self._line, *self._links, self._more, self._count, self._close):
            row.addWidget(part)
        row.addStretch(1)

    def sizeHint(self) -> QSize:
        """As high as the highest thing that may stand in the line."""
        return QSize(200, self._close.sizeHint().height())

    @property
    def text(self) -> str:
        """The message that is shown, "" where there is none."""
        return self._current.text if self._current else ""

    @property
    def actions_offered(self) -> tuple[str, ...]:
        """The words of what can be done about the message that is shown."""
        return tuple(words for words, _ in self._current.actions) if self._current else ()

    @property
    def _linked(self) -> int:
        """How many of the actions are links: one, or both answers to a question."""
        asks = self._current is not None and self._current.kind != "info"
        return min(len(self.actions_offered), 2 if asks else 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def show_message(
        self,
        text: str,
        kind: Kind = "info",
        actions: Sequence[Action] = (),
        holds: Callable[[], bool] | None = None,
    ) -> None:
        """Show a message now, or after graver ones."""
        message = Message(text, kind, tuple(actions), holds)
        known = [*self._waiting, *([self._current] if self._current else [])]
        if any((other.text, other.kind) == (text, kind) for other in known):
            return
        self.said.emit(text, kind)
        if self._current and _GRAVITY[kind] < _GRAVITY[self._current.kind]:
            self._wait(message)
            self._say_how_many()
            return
        if self._current and self._current.stays:
            self._wait(self._current)
        self._waiting.appendleft(message)
        self._show_next()

    def _wait(self, message: Message) -> None:
        """Let a message wait in front of those that are no graver."""
        grave = sum(_GRAVITY[other.kind] > _GRAVITY[message.kind] for other in self._waiting)
        self._waiting.insert(grave, message)

    def close_message(self) -> None:
        """Close the message that is shown; the next one follows."""
        self._show_next()

    def withdraw(self, text: str) -> None:
        """Take back a message that is not true any more, shown or waiting."""
        self._drop(lambda message: message.text == text)

    def draft_changed(self) -> None:
        """Close what a change of the draft has ended, shown or waiting."""
        if self._current:
            self._drop(Message.is_over)

    def _drop(self, is_over: Callable[[Message], bool]) -> None:
        self._waiting = deque(message for message in self._waiting if not is_over(message))
        if self._current and is_over(self._current):
            self._show_next()
        else:
            self._say_how_many()

    def clear(self) -> None:
        """Close this message and all that wait."""
        self._waiting.clear()
        self._show_next()

    def _show_next(self) -> None:
        self._current = message = self._waiting.popleft() if self._waiting else None
        self._line.set_text(message.text if message else "")
        self.setAccessibleDescription(self.text)
        actions, linked = self.actions_offered, self._linked
        for number, link in enumerate(self._links):
            link.setText(actions[number] if number < linked else "")
            link.setVisible(number < linked)
        self._more.setVisible(len(actions) > linked)
        self._close.setVisible(message is not None)
        self._say_how_many()
        self.update()
        if message:
            self._speak()

    def _speak(self) -> None:
        """Tell a screen reader that there is a message."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # two milliseconds that no start-up needs

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _offer_more(self) -> None:
        menu = QMenu(self)
        for number, words in list(enumerate(self.actions_offered))[self._linked :]:
            menu.addAction(words).triggered.connect(lambda _=False, number=number: self._act(number))
        menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))

    def _act(self, number: int) -> None:
        if self._current is not None:
            _, act = self._current.actions[number]
            self.close_message()
            act()

    def _say_how_many(self) -> None:
        self._count.setText(f"还有 {len(self._waiting)} 条" if self._waiting else "")
        self._count.setVisible(bool(self._waiting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot before what is grave."""
        if self._current is None or self._current.kind == "info":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        grave = self._current.kind == "error"
        painter.setBrush(QColor(self._theme.accent if grave else self._theme.warning))
        painter.drawEllipse(QPointF(_DOT + 1, self.height() / 2), _DOT, _DOT)


class _Line(QWidget):
    """Words in one line, cut where they have no room; a click shows all of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._text = " ".join(text.split())
        self.setToolTip(plain_tip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self._text)) + 2, 0)

    def minimumSizeHint(self) -> QSize:
        """The words may be cut."""
        return QSize(0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        QToolTip.showText(event.globalPosition().toPoint(), self.toolTip(), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)
