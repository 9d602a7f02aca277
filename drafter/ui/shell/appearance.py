"""Light or dark: what the user chose, or what the system shows, and the whole program dressed in it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from drafter.files.settings import APPEARANCE
from drafter.ui.base.services import Preferences
from drafter.ui.base.theme import Theme, apply_theme, current_theme, system_is_dark


class Appearance(QObject):
    """The theme of one window, as its preferences say; `changed` brings the new one."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.theme = self._dressed()
        preferences.changed.connect(self._follow)

    def toggle(self) -> None:
        """Make it dark where it is light, and the other way round."""
        self._preferences.set(APPEARANCE, "light" if self.theme.dark else "dark")

    def _follow(self, name: str) -> None:
        if name == APPEARANCE.name:
            self.theme = self._dressed()
            self.changed.emit(self.theme)

    def _dressed(self) -> Theme:
        """The theme that is wanted, put on the application."""
        app = QApplication.instance()
        chosen = self._preferences.get(APPEARANCE)
        is_app = isinstance(app, QApplication)
        theme = current_theme(system_is_dark(app) if chosen == "auto" and is_app else chosen == "dark")
        if is_app:
            apply_theme(app, theme)
        return theme
