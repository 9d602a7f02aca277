"""What a draft needs to be read, written and saved: its file and the desk with the sheet.

It is there long before everything else around a draft, and needs neither library nor checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from drafter.files.settings import SHEET_ZOOM, SHOW_SOURCES
from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.shell.desk import Desk
from drafter.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True)
class Frame:
    """What a window has before anything around a draft: the draft, what all windows share, colours, message bar, actions."""

    session: Session
    services: Services
    theme: Theme
    bar: MessageBar
    actions: Mapping[str, QAction]
    window: QMainWindow


@dataclass(frozen=True)
class WritingPlace:
    """The file of a draft and the desk on which it lies."""

    files: FileFlow
    desk: Desk


def build_writing_place(frame: Frame) -> WritingPlace:
    """Make it for one window; what the file has to say appears in the window's message bar."""
    files = FileFlow(frame.session, frame.services, frame.window)
    files.message.connect(frame.bar.show_message)
    files.withdrawn.connect(frame.bar.withdraw)
    files.question.connect(lambda text, choices: frame.bar.show_message(text, "warning", choices))
    sheet = Sheet(frame.session, frame.theme, frame.window)
    sheet.set_zoom(frame.services.preferences.get(SHEET_ZOOM))
    sheet.show_sources(frame.services.preferences.get(SHOW_SOURCES))
    return WritingPlace(files, Desk(frame.session, sheet, frame.window))
