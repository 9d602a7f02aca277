"""What is seen of a window: the size of the sheet, the panes beside it, nothing but the sheet."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from drafter.files.settings import SECRET_FILES, SHEET_ZOOM, SHOW_SOURCES
from drafter.ui.base.services import Preferences
from drafter.ui.shell.desk import Desk


class FocusMode(QObject):
    """Hides parts of a window around its sheet and brings back those that were there."""

    def __init__(self, parts: Callable[[], Sequence[QWidget]], window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._hidden: list[QWidget] = []

    @property
    def is_on(self) -> bool:
        """Whether the parts are hidden now."""
        return bool(self._hidden)

    def toggle(self) -> None:
        """Hide the parts, or bring them back."""
        if self._hidden:
            self.leave()
            return
        self._hidden = [part for part in self._parts() if not part.isHidden()]
        for part in self._hidden:
            part.hide()

    def leave(self) -> None:
        """Bring back what is hidden, if anything is."""
        for part in self._hidden:
            part.show()
        self._hidden = []


#: The zoom of the sheet changes by so many per cent at a time.
_ZOOM_STEP = 10


class View(QObject):
    """Keeps the desk of one window as the preferences say, and lets commands change them."""

    def __init__(
        self, desk: Desk, preferences: Preferences, actions: Mapping[str, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preferences = preferences
        self._actions = actions
        preferences.changed.connect(self._follow)
        self._follow(SHEET_ZOOM.name)
        self._follow(SHOW_SOURCES.name)
        self._follow(SECRET_FILES.name)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        sheet = self._desk.sheet
        return {
            "zoomIn": lambda: self._zoom(sheet.zoom + _ZOOM_STEP),
            "zoomOut": lambda: self._zoom(sheet.zoom - _ZOOM_STEP),
            "zoomReset": lambda: self._zoom(100),
            "toggleOutline": lambda: self._toggle(self._desk.outline),
            "toggleLibrary": lambda: self._toggle(self._desk.tabs),
        }

    def show_panes(self) -> None:
        """Tick in the menu the panes that are there."""
        self._actions["toggleOutline"].setChecked(not self._desk.outline.isHidden())
        self._actions["toggleLibrary"].setChecked(not self._desk.tabs.isHidden())

    def _zoom(self, percent: int) -> None:
        self._desk.sheet.set_zoom(percent)
        self._preferences.set(SHEET_ZOOM, self._desk.sheet.zoom)

    def _toggle(self, pane: QWidget) -> None:
        pane.setVisible(pane.isHidden())
        self.show_panes()

    def _follow(self, name: str) -> None:
        if name == SHEET_ZOOM.name:
            self._zoom(self._preferences.get(SHEET_ZOOM))
        elif name == SHOW_SOURCES.name:
            self._desk.sheet.show_sources(self._preferences.get(SHOW_SOURCES))
        elif name == SECRET_FILES.name:
            self._desk.sheet.takes_secrets = self._preferences.get(SECRET_FILES) == "warn"
