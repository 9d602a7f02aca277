"""Where a window stands and which of its panes are open, as one line of text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

if TYPE_CHECKING:
    from drafter.ui.checks.panel import FindingsPanel
    from drafter.ui.shell.desk import Desk

#: What is not as it is at first: a pane that is hidden, the findings in the place of the library.
_NO_OUTLINE, _NO_SIDE, _FINDINGS = "outline", "library", "findings"


class WindowLayout:
    """Reads the layout of one window, and lays its panes out as they were before.

    The text holds the window's geometry, the widths of the panes and the panes that were folded or opened,
    separated by "|"; a text of an earlier version of the program lacks the last.
    """

    def __init__(self, window: QMainWindow, desk: "Desk", findings: "FindingsPanel") -> None:
        self._window = window
        self._desk = desk
        self._findings = findings

    def text(self) -> str:
        """The layout as it is now."""
        geometry = bytes(self._window.saveGeometry().toHex().data()).decode()
        widths = bytes(self._desk.splitter.saveState().toHex().data()).decode()
        panes = {
            _NO_OUTLINE: self._desk.outline.isHidden(),
            _NO_SIDE: self._desk.tabs.isHidden(),
            _FINDINGS: self._desk.tabs.shows(self._findings),
        }
        return f"{geometry}|{widths}|{','.join(name for name, holds in panes.items() if holds)}"

    def restore_panes(self, text: str) -> None:
        """Lay the panes out as `text` says; what is not understood stays as it is."""
        restore_sides(self._desk.splitter, text)
        if _FINDINGS in _folded_or_open(text):
            self._desk.tabs.open(self._findings)


def restore_sides(panes: QSplitter, text: str) -> None:
    """Give the panes of a desk, outline, sheet and tabs, the widths that a layout's text says, or hide them."""
    panes.restoreState(QByteArray.fromHex(_parts(text)[1].encode()))
    names = _folded_or_open(text)
    panes.widget(0).setHidden(_NO_OUTLINE in names)
    panes.widget(2).setHidden(_NO_SIDE in names)


def restore_frame(window: QMainWindow, text: str) -> None:
    """Put a window where a layout's text says that it stood; what is not understood changes nothing."""
    window.restoreGeometry(QByteArray.fromHex(_parts(text)[0].encode()))


def _folded_or_open(text: str) -> list[str]:
    return _parts(text)[2].split(",")


def _parts(text: str) -> tuple[str, str, str]:
    geometry, widths, panes = (*text.split("|"), "", "")[:3]
    return geometry, widths, panes
