"""A quiet bar above the sheet that says what a modal box would interrupt for."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from drafter.ui.theme import Theme, set_style
from drafter.ui.widgets.plain import PlainLabel

Kind = Literal["info", "warning", "error"]
Action = tuple[str, Callable[[], object]]

#: How long a sentence stays that asks for nothing, in seconds.
READING_SECONDS = 8

_GRAVITY: dict[Kind, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text, how grave it is, the buttons beside it and the seconds it stays (None: until closed)."""

    text: str
    kind: Kind
    actions: tuple[Action, ...]
    timeout: float | None


class MessageBar(QWidget):
    """Shows one message at a time and keeps the others waiting; hidden while there is none.

    The newest of the gravest is shown: it answers what was done last. What it displaces comes back after it.
    Esc or × closes a message, an action closes it and is carried out. A message that is shown or waits already
    is not shown twice.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current: Message | None = None
        self._waiting: deque[Message] = deque()
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_message)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setObjectName("messageBar")
        self.setAccessibleName("消息")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._label = PlainLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._count = PlainLabel(self)
        set_style(self._count, muted=True, small=True)
        self._close = QPushButton("×", self)
        self._close.setAccessibleName("关闭这条消息")
        self._close.setToolTip("关闭（Esc）")
        set_style(self._close, quiet=True)
        self._close.clicked.connect(self.close_message)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 6, 10, 6)
        self._row.setSpacing(6)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._count)
        self._row.addWidget(self._close)

    @property
    def text(self) -> str:
        """The message that is shown, "" where there is none."""
        return self._current.text if self._current else ""

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def show_message(
        self,
        text: str,
        kind: Kind = "info",
        actions: Sequence[Action] = (),
        timeout: float | None = None,
    ) -> None:
        """Show a message now, or after graver ones; `timeout` in seconds counts from when it is seen."""
        message = Message(text, kind, tuple(actions), timeout)
        known = [*self._waiting, *([self._current] if self._current else [])]
        if any((other.text, other.kind) == (text, kind) for other in known):
            return
        if self._current and _GRAVITY[kind] < _GRAVITY[self._current.kind]:
            self._wait(message)
            self._say_how_many()
            return
        if self._current:
            self._timer.stop()
            self._wait(self._current)
        self._waiting.appendleft(message)
        self._show_next()

    def _wait(self, message: Message) -> None:
        """Let a message wait in front of those that are no graver."""
        grave = sum(_GRAVITY[other.kind] > _GRAVITY[message.kind] for other in self._waiting)
        self._waiting.insert(grave, message)

    def close_message(self) -> None:
        """Close the message that is shown; the next one follows."""
        self._timer.stop()
        self._current = None
        self._show_next()

    def withdraw(self, text: str) -> None:
        """Take back a message that is not true any more, shown or waiting."""
        self._waiting = deque(message for message in self._waiting if message.text != text)
        if self._current and self._current.text == text:
            self.close_message()
        else:
            self._say_how_many()

    def clear(self) -> None:
        """Close this message and all that wait."""
        self._waiting.clear()
        self.close_message()

    def _show_next(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if not self._waiting:
            self.hide()
            return
        self._current = message = self._waiting.popleft()
        self._label.setText(message.text)
        self.setAccessibleDescription(message.text)
        for label, callback in message.actions:
            self._add_button(label, callback)
        self._say_how_many()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if message.timeout is not None:
            self._timer.start(round(message.timeout * 1000))

    def _add_button(self, label: str, callback: Callable[[], object]) -> None:
        button = QPushButton(label, self)
        set_style(button, link=True)
        button.clicked.connect(lambda: self._act(callback))
        self._row.insertWidget(1 + len(self._buttons), button)
        self._buttons.append(button)

    def _act(self, callback: Callable[[], object]) -> None:
        self.close_message()
        callback()

    def _say_how_many(self) -> None:
        self._count.setText(f"还有 {len(self._waiting)} 条" if self._waiting else "")
        self._count.setVisible(bool(self._waiting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        surface, edge = {
            "info": (theme.card, theme.hint),
            "warning": (theme.warning_soft, theme.warning),
            "error": (theme.accent_soft, theme.accent),
        }[self._current.kind if self._current else "info"]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(surface))
        painter.fillRect(0, 0, 4, self.height(), QColor(edge))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
