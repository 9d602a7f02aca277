"""What a window has before anything around a draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.session import Session
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
