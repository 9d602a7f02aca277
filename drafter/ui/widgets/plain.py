"""Text that others wrote, shown as text.

Qt takes a text with tags for a page: a title with `<img src="//host/…">` in a tool tip makes it open that path, which on
Windows logs in to the host. Every label of the window is a `PlainLabel`, every tool tip that shows foreign words goes
through `plain_tip`, every box that asks is a `plain_box`.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class PlainLabel(QLabel):
    """A label that shows tags as they stand."""

    def __init__(self, *arguments: str | QWidget | None) -> None:
        """A text, if any, and the parent, as for QLabel."""
        text = "".join(one for one in arguments if isinstance(one, str))
        super().__init__(next((one for one in arguments if isinstance(one, QWidget)), None))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tip(text: str) -> str:
    """A text for a tool tip, or another place where Qt guesses what it is, that shows tags as they stand."""
    if "<" not in text:  # without it Qt takes nothing for a page
        return text
    import html  # not at start-up

    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>'


def plain_box(window: QWidget | None, title: str, text: str, more: str = "") -> "QMessageBox":
    """A box that asks something; its buttons are still to be added."""
    from PySide6.QtWidgets import QMessageBox  # not at start-up

    box = QMessageBox(window)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(plain_tip(more))
    return box
