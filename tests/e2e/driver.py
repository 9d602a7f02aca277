"""A hand on the real pointer and keyboard of the display on which the program runs.

The driver works in a thread of its own, so that the program's own loops (a drag, a dialog) go on while it
moves the pointer. It only asks the program where things are; it never calls the program to do anything.
"""

import os
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from tests.e2e import hand

T = TypeVar("T")

#: Seconds until what is waited for is given up; wine shares a busy machine with its tests.
_PATIENCE = 60.0 if hand.is_elsewhere() else 20.0

#: Seconds until a key that changed nothing counts as lost.
_LOST = 4.0

#: Where the picture of a screen on which a story failed is kept.
_PICTURES = Path(os.environ.get("DRAFTER_SCREENSHOTS", tempfile.gettempdir()))


class Driver(QObject):
    """Drives the program from another thread."""

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked.connect(lambda ask: ask(), Qt.ConnectionType.QueuedConnection)
        self.failure = ""

    def run(self, story: "Callable[[Driver], None]") -> threading.Thread:
        """Play a story in a thread while the program runs; what goes wrong is kept in `failure`."""

        def play() -> None:
            try:
                story(self)
            except BaseException as error:
                self.failure = f"{error}\n{traceback.format_exc()}"
                self.photograph(_PICTURES / "failure.png")
                self._asked.emit(lambda: QApplication.exit(3))

        thread = threading.Thread(target=play, daemon=True)
        thread.start()
        return thread

    def photograph(self, path: Path) -> None:
        """Keep a picture of the whole screen."""
        if hand.is_elsewhere():
            hand.photograph(path.stem)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        self.see(lambda: QApplication.primaryScreen().grabWindow(0).save(str(path)))

    # Looking

    def see(self, question: Callable[[], T]) -> T:
        """The answer to a question that only the program's own thread can give."""
        done, answer = threading.Event(), []

        def ask() -> None:
            try:
                answer.append((True, question()))
            except Exception as error:
                answer.append((False, error))
            done.set()

        self._asked.emit(ask)
        if not done.wait(_PATIENCE):
            raise TimeoutError("the program does not answer")
        good, value = answer[0]
        if not good:
            raise value
        return value

    def wait(self, question: Callable[[], T], what: str) -> T:
        """Wait until a question has a true answer, and return it."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if answer := self.see(question):
                return answer
            time.sleep(0.05)
        raise TimeoutError(f"waited in vain for: {what}; the keyboard is with {self.see(keyboard_owner)}")

    def widget(self, name: str) -> Any:
        """The visible widget with an object name, once it is there."""

        def find() -> QWidget | None:
            return next(
                (w for w in QApplication.allWidgets() if w.objectName() == name and w.isVisible()), None
            )

        return self.wait(find, f"widget {name}")

    def place(self, name: str, where: Callable[[Any], QRect | QPoint] | None = None) -> QPoint:
        """A point on the screen: the middle of a widget, or of a rectangle within it."""
        widget = self.widget(name)

        def find() -> QPoint:
            spot = where(widget) if where else widget.rect()
            return widget.mapToGlobal(spot.center() if isinstance(spot, QRect) else spot)

        return self.see(find)

    # Doing

    def click(self, point: QPoint, times: int = 1, held: str = "") -> None:
        """Click with the left button, with a key held down (ctrl, shift) where one is named."""
        self._xdotool("mousemove", point.x(), point.y(), "sleep", 0.1)
        if held:
            self._xdotool("keydown", held)
        self._xdotool("click", "--repeat", times, "--delay", 80, 1)
        if held:
            self._xdotool("keyup", held)

    def drag(self, start: QPoint, end: QPoint, cancel: bool = False, linger: float = 0.25) -> None:
        """Drag from one point to another in small steps, and linger there, in seconds, before the release.

        Esc instead of the release where `cancel`.
        """
        self._xdotool("mousemove", start.x(), start.y(), "sleep", 0.15, "mousedown", 1, "sleep", 0.15)
        self.catch_up()
        for step in range(1, 13):
            x = start.x() + (end.x() - start.x()) * step // 12
            y = start.y() + (end.y() - start.y()) * step // 12
            self._xdotool("mousemove", x, y, "sleep", 0.03)
        self._xdotool("mousemove", end.x() + 1, end.y(), "sleep", linger)
        self.catch_up()
        if cancel:
            self._xdotool("key", "Escape", "sleep", 0.2)
        self._xdotool("mouseup", 1, "sleep", 0.2)

    def catch_up(self) -> None:
        """Let a busy program see what the hand has done so far, as a person waits for the screen to follow."""
        for _ in range(2):
            self.see(lambda: None)

    def put_window(self, window: QWidget, x: int, y: int) -> None:
        """Move a window on the screen, as the hand that takes it by its title."""
        self._xdotool("windowmove", self.see(lambda: int(window.winId())), x, y, "sleep", 0.3)

    def type(self, text: str) -> None:
        """Type a text, Chinese included; by way of the clipboard where the keys of the display mean no Chinese."""
        if hand.is_elsewhere() and not text.isascii():
            hand.fill_clipboard(text)
            self.key("ctrl+v")
        else:
            self._xdotool("type", "--delay", 40, text)

    def key(self, *keys: str) -> None:
        """Press keys, as xdotool names them: ctrl+s, Return."""
        self.wait(lambda: QApplication.activeWindow() is not None, "a window that takes the keys")
        for key in keys:
            self._xdotool("key", "--delay", 60, key, "sleep", 0.1)

    def key_until(self, key: str, question: Callable[[], T], what: str) -> T:
        """Press a key until it has done its work, as a person does when the screen shows that it was not taken.

        While a window manager hands the keyboard from one window to the next, a press may reach nobody. The key is
        pressed again only where the keyboard is still where it was.
        """
        before = self.see(keyboard_owner)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            self.key(key)
            pause = time.monotonic() + _LOST
            while time.monotonic() < pause or self.see(keyboard_owner) != before:
                if answer := self.see(question):
                    return answer
                if time.monotonic() > end:
                    break
                time.sleep(0.05)
        return self.wait(question, what)

    def _xdotool(self, *words: object) -> None:
        hand.xdotool(*words)


def keyboard_owner() -> str:
    """The object names of the window and the widget that take the keys."""
    widgets = QApplication.activeWindow(), QApplication.focusWidget()
    return " / ".join(w.objectName() or type(w).__name__ if w else "nobody" for w in widgets)
