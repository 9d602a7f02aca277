"""When the unit profile is asked for: by command, and offered once with the first draft."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from drafter.files.settings import UNIT_OFFERED
from drafter.library.own_names import own_names
from drafter.ui.base.jobs import Latest
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.filling.unit_page import UnitPage
from drafter.ui.filling.unit_proposal import unit_of_draft


class UnitFlow(Flow):
    """Opens the unit page; `saved` says that there is a new profile."""

    saved = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._page: UnitPage | None = None
        self._names = Latest(frame.services.jobs, self)
        self._names.answered.connect(self._offer_names)

    def _offer_names(self, names: Sequence[str]) -> None:
        if self._page is not None:
            self._page.offer_names(names)

    def open(self) -> None:
        """Show the page, or bring it to the front."""
        if self._page is None:
            path = self._services.home.unit
            proposed = None if path.exists() else unit_of_draft(self._session.draft.facts)
            self._page = UnitPage(path, self._window, proposed=proposed)
            self._page.saved.connect(self._tell)
            self._page.destroyed.connect(self._forget)
            library, unit = self._services.library, self._page.unit()
            self._names.ask(lambda: own_names(library, unit))
        self._page.show()
        self._page.activateWindow()

    def offer_once(self) -> None:
        """Offer the page with the first draft of a user who has no profile yet; never again after that."""
        preferences = self._services.preferences
        if preferences.get(UNIT_OFFERED) or self._services.home.unit.exists():
            return
        preferences.set(UNIT_OFFERED, True)
        text = "填一次本单位情况，以后自动用上：填空、核对地名和职务。"
        self.say(text, "info", [("现在填", self.open)], lambda: not self._services.home.unit.exists())

    def suggest_meetings(self, field: QLineEdit) -> None:
        """Let a field complete the unit's usual meetings."""
        completer = QCompleter(list(self._services.unit().meetings), field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(completer)
        # A choice counts as typed; queued, because the field takes the text only after this signal.
        completer.activated.connect(field.textEdited, Qt.ConnectionType.QueuedConnection)

    def _tell(self) -> None:
        self.say("本单位情况已保存，以后自动用上。", "info")
        self.saved.emit()

    def _forget(self) -> None:
        self._page = None
