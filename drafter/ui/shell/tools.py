"""What a window offers beside the writing itself: finding, filling, the unit, alternatives."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget

from drafter.files.settings import LAYOUT, READING_LAYOUT
from drafter.ui.base.services import Services
from drafter.ui.document.session import Session
from drafter.ui.drafts.refit_flow import RefitFlow
from drafter.ui.filling.alternatives import Alternatives
from drafter.ui.filling.insertion_offers import InsertionOffers
from drafter.ui.filling.proposals import Proposals
from drafter.ui.filling.unit_flow import UnitFlow
from drafter.ui.office.sharing_page import SharingPage
from drafter.ui.sheet.find_bar import FindBar
from drafter.ui.sheet.menu import SheetMenu
from drafter.ui.shell.command_palette import CommandPalette
from drafter.ui.shell.desk import Desk
from drafter.ui.shell.focus_mode import FocusMode
from drafter.ui.shell.preferences_dialog import PreferencesDialog
from drafter.ui.widgets.message_bar import MessageBar


class Tools(QObject):
    """One object for each tool, placed around the sheet of a desk."""

    def __init__(
        self, session: Session, services: Services, desk: Desk, bar: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._desk = desk
        self._window = window
        self._actions: Mapping[str, QAction] = {}
        self.alternatives = Alternatives(session, services, desk.sheet)
        self.focus = FocusMode(self._parts_around, window)
        self.unit = UnitFlow(session, services, bar, window)
        self.refit = RefitFlow(session, services, desk.sheet, bar, window)
        self.find = FindBar(desk.sheet, desk.column)
        self.offers = InsertionOffers(session, services, desk.sheet, bar, desk.column)
        self.proposals = Proposals(session, services, desk.sheet, bar, desk)
        self.alternatives.swapped.connect(self.proposals.swapped)
        desk.column.add_above(self.find)
        desk.column.add_below(self.offers.blanks)
        desk.column.add_below(self.offers.levels)
        self.find.left.connect(desk.sheet.setFocus)
        self.unit.saved.connect(self.offers.refresh)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        return {
            "actionUnit": self.unit.open,
            "actionRefit": self.refit.ask,
            "actionPreferences": self.show_preferences,
            "actionPalette": self.show_palette,
            "toggleFocus": self._toggle_focus,
            "nextAlternative": self.alternatives.next,
            "previousAlternative": self.alternatives.previous,
            "actionFind": self.find.open,
            "actionReplace": lambda: self.find.open(replacing=True),
            "actionFindNext": lambda: self.find.go(1),
            "actionFindPrevious": lambda: self.find.go(-1),
            "actionBlanks": self.offers.blanks.open,
            "actionLevels": self.offers.levels.open,
        } | self.proposals.handlers()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions: for the menu of the sheet and for finding them by name."""
        self._actions = actions
        self.menu = SheetMenu(self._desk.sheet, actions)

    def show_preferences(self) -> None:
        """Open the form of the settings."""
        from drafter.word.layout import list_layouts  # not at start-up: layouts bring the export along

        layouts = dict(list_layouts(self._services.home.layouts))
        choices = {LAYOUT.name: layouts, READING_LAYOUT.name: layouts}
        dialog = PreferencesDialog(self._services.preferences, choices, self._window)
        dialog.add_page(SharingPage(self._services, dialog), "共享")
        dialog.show()

    def show_palette(self) -> None:
        """Open the box that finds commands by name."""
        others = [action for name, action in self._actions.items() if name != "actionPalette"]
        palette = CommandPalette(others, self._services.jobs, self._window)
        palette.show()
        palette.words.setFocus()

    def _toggle_focus(self) -> None:
        self.focus.toggle()
        self._actions["toggleFocus"].setChecked(self.focus.is_on)
        self._desk.sheet.setFocus()

    def _parts_around(self) -> list[QWidget]:
        bars = self._window.findChildren(QToolBar)
        return [*bars, self._desk.outline, self._desk.tabs]
