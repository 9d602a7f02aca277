"""Asking what a reading copy is to have, then exporting it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.settings import READING_LAYOUT
from drafter.ui.paper.export_flow import ExportFlow
from drafter.ui.services import Services
from drafter.ui.session import Session
from drafter.ui.widgets.message_bar import MessageBar


class ReadingFlow(QObject):
    """Shows the options, remembers them and exports."""

    def __init__(
        self, session: Session, services: Services, exports: ExportFlow, bar: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._services = services
        self._exports = exports
        self._bar = bar
        self._window = window

    def ask(self) -> None:
        """Ask for the options of a reading copy of the draft and export it."""
        if layout := self.ask_options(self._session.draft):
            self._exports.export(layout)

    def ask_options(self, draft: Draft) -> str:
        """Ask for the options of a reading copy of any draft; the name of its layout, "" where nothing is wanted."""
        from drafter.ui.paper.reading_options import ReadingOptions
        from drafter.word.layout import load_layout

        preferences, name = self._services.preferences, self._services.preferences.get(READING_LAYOUT)
        try:
            layout = load_layout(name, self._services.home.layouts)
        except UserError as error:
            self._bar.show_message(str(error), "error")
            return ""
        sizes = list(layout.sizes or {})
        dialog = ReadingOptions(draft, sizes, layout.size, preferences, self._window)
        accepted = dialog.exec()
        dialog.deleteLater()
        return name if accepted else ""
