"""The preview: pages as they will print, in step with what is typed."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from drafter.core.errors import UserError
from drafter.files.settings import FONT_SCHEME
from drafter.ui.base.jobs import Latest
from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.base.utf16 import characters
from drafter.ui.document.session import Session
from drafter.ui.pages.looks import LOOK_SETTINGS, look_for
from drafter.ui.pages.page_list import PageList
from drafter.ui.pages.page_maker import PageMaker, Paper
from drafter.ui.paper.preview_head import PreviewHead
from drafter.ui.sheet.sheet import Sheet
from drafter.word.layout import list_layouts, load_layout

#: Milliseconds from a change to the pages that show it: changes that follow faster are shown together.
_AFTER = 200


class PreviewPanel(QWidget):
    """Shows the session's draft as pages and follows the sheet's cursor.

    A layout for print that is chosen here becomes the draft's own, as one step of the history; one for reading
    from is only looked at. `message` is a sentence with its kind; `print_requested` and `pdf_requested` carry
    the PageMaker of what is shown.
    """

    message = Signal(str, str)
    print_requested = Signal(object)
    pdf_requested = Signal(object)

    def __init__(
        self, session: Session, services: Services, sheet: Sheet, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("previewPanel")
        self.setAccessibleName("预览")
        self._session = session
        self._services = services
        self._sheet = sheet
        self._looked_at = ""
        self._maker = self._new_maker()
        self._latest = Latest(services.jobs, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self.head = PreviewHead(self)
        self.pages = PageList(theme, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.pages, 1)
        self._connect()
        self.list_layouts()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.pages.set_theme(theme)

    def reload(self) -> None:
        """Read the layouts anew: a file of the unit's own has changed."""
        self.list_layouts()
        self._start_anew()

    def list_layouts(self) -> None:
        """Offer the layouts that there are now."""
        self.head.set_layouts(list_layouts(self._services.home.layouts), self._maker.look.layout)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._ask)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self._tell)
        self._session.changed.connect(self._note_change)
        self._services.preferences.changed.connect(self._follow_preference)
        self._sheet.place_changed.connect(self._follow_place)
        self.pages.place_chosen.connect(self._sheet.go_to)
        self.pages.place_chosen.connect(lambda _id, _position: self._sheet.setFocus())
        self.head.layout_chosen.connect(self.choose_layout)
        self.head.scheme_chosen.connect(lambda name: self._services.preferences.set(FONT_SCHEME, name))
        self.head.print_requested.connect(lambda: self.print_requested.emit(self._new_maker()))
        self.head.pdf_requested.connect(lambda: self.pdf_requested.emit(self._new_maker()))

    # Which layout

    def choose_layout(self, name: str) -> None:
        """Set the draft in another layout; a file with a mistake is told and changes nothing."""
        try:
            layout = load_layout(name, self._services.home.layouts)
        except UserError as error:
            self.message.emit(str(error), "error")
            self.list_layouts()
            return
        self._looked_at = name if layout.lectern else ""
        if not layout.lectern:
            self._session.apply(lambda draft: replace(draft, layout=name), "换版式")
        self._start_anew()

    def _new_maker(self) -> PageMaker:
        draft = self._session.draft
        look = look_for(self._looked_at or draft.layout, self._services.preferences, draft)
        return PageMaker(look, self._services.home.layouts)

    def _start_anew(self) -> None:
        self._maker = self._new_maker()
        self.list_layouts()
        self._ask()

    def _follow_preference(self, name: str) -> None:
        if name in LOOK_SETTINGS:
            self._start_anew()

    # The pages

    def _note_change(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _ask(self) -> None:
        draft = self._session.draft
        if not self._looked_at and draft.layout != self._maker.look.layout:
            self._maker = self._new_maker()
            self.list_layouts()
        maker = self._maker
        if self.isVisible():
            self._latest.ask(lambda: maker.make(draft))

    def _show(self, paper: Paper) -> None:
        self.pages.set_paper(paper)
        self.head.set_count(len(paper.pages))
        self.head.set_schemes(paper.layout.schemes, paper.layout.scheme)
        self._follow_place()

    def _tell(self, error: Exception) -> None:
        self.message.emit(str(error), "error")

    def _follow_place(self) -> None:
        paragraph = self._sheet.paragraph
        if paragraph and self.isVisible():
            position = characters(paragraph.text, self._sheet.textCursor().positionInBlock())
            self.pages.show_place(paragraph.id, position)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was typed while nobody looked."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._ask)
