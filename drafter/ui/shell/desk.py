"""The place of work: outline, sheet and, in a column of tabs, what helps to write; and the file of the draft on it."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from drafter.core.alternatives import as_slot
from drafter.core.clip import Clip
from drafter.core.model import Draft, Role, Slot
from drafter.files.settings import SHEET_ZOOM, SHOW_SOURCES
from drafter.ui.base.side_tabs import SideTabs
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Frame
from drafter.ui.document.session import Session
from drafter.ui.sheet.column import SheetColumn
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from drafter.ui.library.panel import LibraryPanel
    from drafter.ui.outline.panel import OutlinePanel


_WIDTHS = (250, 780, 350)
#: The least widths of outline, sheet and tabs; the sheet gives way where the window has no room for all three.
_LEAST = (166, 520, 233)
#: The roles for which the library has something to recommend, also where the outline has no slot.
_WRITTEN = (Role.HEADING, Role.POINT, Role.BODY)


class Desk(QWidget):
    """The three panes of the window, with a cursor that all of them follow.

    The sheet is there at once; what is beside it comes with `add_sides`, until then its place is kept free. `tabs` is
    the column at the right, its first page the library.
    """

    outline: "OutlinePanel"
    library: "LibraryPanel"
    tabs: SideTabs

    def __init__(self, session: Session, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.sheet = sheet
        self.column = SheetColumn(self.sheet, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for pane, width in zip((QWidget(self), self.column, QWidget(self)), _LEAST, strict=True):
            self.splitter.addWidget(pane)
            pane.setMinimumWidth(width)
        self.splitter.setSizes(list(_WIDTHS))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sheet be narrower than it should be where the others would stand over it."""
        super().resizeEvent(event)
        outline, sheet, tabs = _LEAST
        self.column.setMinimumWidth(min(sheet, max(0, self.width() - outline - tabs - 2)))

    def add_sides(self, outline: "OutlinePanel", library: "LibraryPanel") -> None:
        """Put the outline and the library into their places; they follow the cursor where it is by now."""
        self.outline, self.library = outline, library
        self.tabs = SideTabs(self)
        self.tabs.add("语料", library)
        for place, pane in ((0, outline), (2, self.tabs)):
            free = self.splitter.widget(place)
            pane.setMinimumWidth(free.minimumWidth())
            self.splitter.replaceWidget(place, pane)
            free.deleteLater()
        self._connect()
        if self.sheet.paragraph is not None:
            self._follow_place(self.sheet.paragraph.id)

    def _connect(self) -> None:
        self.sheet.place_changed.connect(self._follow_place)
        self.outline.paragraph_chosen.connect(self._go_to)
        self.outline.paragraph_activated.connect(self._write_in)
        self.library.left.connect(self.sheet.setFocus)

    def connect_messages(self, bar: MessageBar) -> None:
        """Let what the panes have to say appear in a message bar."""
        for warned in (self.sheet.message, self.outline.message_raised):
            warned.connect(bar.show_message)
        self.library.message.connect(bar.show_message)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.sheet.set_theme(theme)
        self.outline.set_theme(theme)
        self.library.set_theme(theme)

    def _follow_place(self, paragraph_id: str) -> None:
        self.outline.show_place(paragraph_id)
        self.library.set_place(*self._place_to_fill())

    def _place_to_fill(self) -> tuple[Slot | None, Draft]:
        """What the library is to recommend for: the slot at the cursor, or what a slot there would be."""
        paragraph, draft = self.sheet.paragraph, self._session.draft
        if paragraph is None or paragraph.slot:
            return (paragraph.slot if paragraph else None), draft
        if paragraph.role in _WRITTEN and any(p.id == paragraph.id for p in draft.paragraphs):
            return as_slot(draft, paragraph.id)
        return None, draft

    def insert_and_go_on(self, clip: Clip, label: str) -> bool:
        """Put a clip at the cursor and go to the next empty slot, the cards with it; False where there is none."""
        went_on = self.sheet.insert_and_go_on(clip, label)
        self.library.go_on(*self._place_to_fill())
        return went_on

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        return {
            "nextSlot": lambda: self._step_to_slot(1),
            "previousSlot": lambda: self._step_to_slot(-1),
            "goOutline": self._go_to_outline,
            "goSheet": self.sheet.setFocus,
            "goLibrary": self._go_to_cards,
        }

    def _step_to_slot(self, step: int) -> None:
        """Go to an empty slot; the keyboard stays in the pane where it is."""
        if not self.sheet.step_to_slot(step):
            self.sheet.message.emit("没有空位了。")
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.sheet.setFocus()

    def _go_to_outline(self) -> None:
        self.outline.show()
        self.outline.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_cards(self) -> None:
        self.tabs.open(self.library)
        self.library.focus_cards()

    def _go_to(self, paragraph_id: str) -> None:
        """Show a paragraph on the sheet; the keyboard stays where it is."""
        self.sheet.go_to(paragraph_id)

    def _write_in(self, paragraph_id: str) -> None:
        self.sheet.go_to(paragraph_id)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)


def build_sides(desk: Desk, frame: Frame, outline_titles: Mapping[str, str]) -> Generator[None, None, None]:
    """Make what is beside the sheet, a pane at each step; `outline_titles` are those of the outlines by their names."""
    from drafter.ui.library.panel import LibraryPanel  # a draft can be written before they are there
    from drafter.ui.outline.panel import OutlinePanel

    outline = OutlinePanel(frame.session, frame.theme, outline_titles, desk)
    yield
    library = LibraryPanel(frame.services.library, frame.services.jobs, frame.theme, desk)
    yield
    desk.add_sides(outline, library)


@dataclass(frozen=True)
class WritingPlace:
    """The file of a draft and the desk on which it lies."""

    files: FileFlow
    desk: Desk


def build_writing_place(frame: Frame) -> WritingPlace:
    """Make it for one window; what the file has to say appears in the window's message bar."""
    files = FileFlow(frame)
    sheet = Sheet(frame.session, frame.theme, frame.window)
    sheet.set_zoom(frame.services.preferences.get(SHEET_ZOOM))
    sheet.show_sources(frame.services.preferences.get(SHOW_SOURCES))
    return WritingPlace(files, Desk(frame.session, sheet, frame.window))
