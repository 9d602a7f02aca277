"""What a window offers beside the writing itself: finding, filling, the unit, alternatives."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from drafter.ui.desk import Desk
from drafter.ui.find_bar import FindBar
from drafter.ui.insertion_offers import InsertionOffers
from drafter.ui.message_bar import MessageBar
from drafter.ui.services import Services
from drafter.ui.session import Session
from drafter.ui.unit_flow import UnitFlow


class Tools(QObject):
    """One object for each tool, placed around the sheet of a desk."""

    def __init__(
        self, session: Session, services: Services, desk: Desk, bar: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self.unit = UnitFlow(services, bar, window)
        self.find = FindBar(desk.sheet, desk.column)
        self.offers = InsertionOffers(session, services, desk.sheet, bar, desk.column)
        desk.column.add_above(self.find)
        desk.column.add_below(self.offers.blanks)
        desk.column.add_below(self.offers.levels)
        self.find.left.connect(desk.sheet.setFocus)
        self.unit.saved.connect(self.offers.refresh)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        return {
            "actionUnit": self.unit.open,
            "actionFind": self.find.open,
            "actionReplace": lambda: self.find.open(replacing=True),
            "actionFindNext": lambda: self.find.go(1),
            "actionFindPrevious": lambda: self.find.go(-1),
            "actionBlanks": self.offers.blanks.open,
            "actionLevels": self.offers.levels.open,
        }
