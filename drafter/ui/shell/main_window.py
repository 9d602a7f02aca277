"""The window of one draft: start view, menus and status line at once, the workspace when it is needed."""

from collections.abc import Callable, Generator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget

from drafter.core.errors import UserError
from drafter.core.model import Draft, Outline
from drafter.files.draft_names import holds_drafts
from drafter.files.settings import SHEET_ZOOM, SPEED, WINDOW_STATE
from drafter.ui.base.commands import NEEDS_DRAFT, all_commands, build_menus
from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.session import Session
from drafter.ui.shell.appearance import Appearance
from drafter.ui.shell.loading import WorkspaceLoader
from drafter.ui.shell.status import StatusLine, window_title
from drafter.ui.shell.tool_bar import ActionState, TopRow
from drafter.ui.shell.window_layout import restore_frame, restore_sides
from drafter.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from drafter.ui.checks.desk import CheckDesk
    from drafter.ui.document.file_flow import FileFlow
    from drafter.ui.document.flow import Frame
    from drafter.ui.drafts.start_view import StartView
    from drafter.ui.library.import_flow import ImportFlow
    from drafter.ui.opened.flow import OpenedFlow
    from drafter.ui.opened.page import OpenedPage
    from drafter.ui.paper.export_flow import ExportFlow
    from drafter.ui.shell.desk import Desk, WritingPlace
    from drafter.ui.shell.origin_desk import OriginDesk
    from drafter.ui.shell.workspace import PaperTools, Tools, Workspace

#: What the system's title bar takes of the screen's height, in pixels.
_FRAME = 40


class MainWindow(QMainWindow):
    """One draft and everything around it.

    The start view takes input as soon as the window is made. The sheet comes with the first draft; what is around it
    comes with `workspace`, with `load_workspace_later`, or with whatever first asks for one of its parts;
    `workspace_loaded` says that it is there.
    `elsewhere_wanted` brings an Opening that needs a window of its own, or None for a new window; `quit_wanted`
    asks for the end of the program; `closed` says that this window has given back what is its own.
    """

    workspace_loaded = Signal()
    elsewhere_wanted = Signal(object)
    quit_wanted = Signal()
    closed = Signal()

    def __init__(self, services: Services, *, at_start: bool = True) -> None:
        """Make the window with its start view; empty unless `at_start`, for a draft that is opened at once."""
        super().__init__()
        self.setObjectName("mainWindow")
        room = self.screen().availableSize()
        self.resize(min(1440, room.width()), min(900, room.height() - _FRAME))
        self.setMinimumSize(min(960, room.width()), min(600, room.height() - _FRAME))
        self._services = services
        self._loader = WorkspaceLoader(services, self._begin_workspace, self)
        self._start_view: StartView | None = None
        self._place: WritingPlace | None = None
        self._opened: OpenedFlow | None = None
        self._appearance = Appearance(services.preferences, self)
        self.session = Session(Draft(), parent=self, bytes_of=services.picture_bytes)
        services.sessions.add(self.session)
        self._build()
        self._connect()
        restore_frame(self, services.preferences.get(WINDOW_STATE))
        if services.preferences.problem:
            self.message_bar.show_message(services.preferences.problem, "warning")
        self._follow_state()
        if at_start:
            self.show_start()

    # Building

    def _build(self) -> None:
        self._own_handlers = self._handlers()
        perform = {command.name: partial(self._perform, command.name) for command in all_commands()}
        menus = QMenuBar(self)
        self.actions_by_name = build_menus(self, menus, perform)
        self.setMenuWidget(TopRow(menus, self.actions_by_name, self))
        self.actions_by_name["toggleDark"].setChecked(self.theme.dark)
        self.message_bar = MessageBar(self.theme, self)
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        preferences = self._services.preferences
        self._status = StatusLine(self.statusBar(), self.session, preferences.get(SPEED), self)
        self._status.place(self.message_bar, self.actions_by_name["actionCheck"])
        self._status.set_zoom(preferences.get(SHEET_ZOOM))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each command does that needs nothing around a draft."""
        return {
            "actionHome": self.show_start,
            "actionNewWindow": lambda: self.elsewhere_wanted.emit(None),
            "actionOpen": lambda: self.files.open(),
            "actionSave": lambda: self.files.save(),
            "actionSaveAs": lambda: self.files.save_as(),
            "actionClose": self.close,
            "actionQuit": self.quit_wanted.emit,
            "actionUndo": self.session.undo,
            "actionRedo": self.session.redo,
            "actionSearch": self._search,
            "toggleDark": self._appearance.toggle,
        }

    def _perform(self, command: str) -> None:
        try:
            handler = self._own_handlers.get(command) or self.workspace().handlers[command]
        except UserError as error:  # no library, and nothing that could stand in for it
            self.message_bar.show_message(str(error), "error")
            return
        if command in NEEDS_DRAFT and self._pages.currentWidget() is self._start_view:
            self._show_desk()  # what is done to a draft is done before one's eyes
        handler()

    def _connect(self) -> None:
        self.session.changed.connect(lambda _change: self._status.follow())
        self.session.changed.connect(lambda _change: self.message_bar.draft_changed())
        ActionState(self.actions_by_name, self.session, self)
        self.session.state_changed.connect(self._follow_state)
        self._appearance.changed.connect(self._follow_theme)
        self._services.preferences.changed.connect(self._follow_preference)
        self._loader.done.connect(self._move_in)
        self._loader.failed.connect(lambda problem: self.message_bar.show_message(problem, "error"))

    @cached_property
    def _outlines(self) -> list[Outline]:
        """The outlines there are, read when they are first to be seen."""
        return self._services.outlines()

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._appearance.theme

    @property
    def start_view(self) -> "StartView":
        """What stands in the place of a draft, made when it is first to be seen."""
        if self._start_view is None:
            from drafter.ui.drafts.start_view import StartView  # not where a draft is opened at once

            self._start_view = StartView(self._outlines, self.theme, self)
            self._pages.addWidget(self._start_view)
            self._connect_start(self._start_view)
        return self._start_view

    def _connect_start(self, view: "StartView") -> None:
        view.outline_chosen.connect(lambda outline: self.new_draft(outline))
        view.draft_chosen.connect(lambda path: self.files.open(path))
        view.back_requested.connect(self._show_desk)
        view.open_requested.connect(lambda: self.files.open())
        view.import_requested.connect(lambda: self.imports.ask())
        view.files_dropped.connect(lambda paths: self.workspace().speeches.take_files(paths))
        view.recover_requested.connect(self._recover)
        view.discard_recovery_requested.connect(self._discard_recovery)

    # What is around a draft

    def workspace(self) -> "Workspace":
        """Everything around the draft, built now as far as it is not there yet."""
        return self._loader.now()

    def load_workspace_later(self) -> None:
        """Build everything around the draft without holding the window up."""
        self._loader.later()

    def _begin_workspace(self) -> "Generator[None, None, Workspace]":
        from drafter.ui.shell.workspace import build_workspace  # not before the window stands

        titles = {one.name: one.title for one in self._outlines}
        return build_workspace(self._frame(), self._writing_place(), titles)

    def _frame(self) -> "Frame":
        from drafter.ui.document.flow import Frame  # not before the window stands

        return Frame(self.session, self._services, self.theme, self.message_bar, self.actions_by_name, self)

    def _writing_place(self) -> "WritingPlace":
        """The file and the sheet, made when first asked for: no draft waits for what is around it."""
        if self._place is None:
            from drafter.ui.shell.desk import build_writing_place  # not before the window stands

            self._place = build_writing_place(self._frame())
            self._pages.addWidget(self._place.desk)
            restore_sides(self._place.desk.splitter, self._services.preferences.get(WINDOW_STATE))
            self._place.files.opened.connect(self._show_desk)
            self._place.files.elsewhere_wanted.connect(self.elsewhere_wanted)
            self._place.files.saving.connect(self._status.set_saving)
            self._place.files.reading_wanted.connect(lambda path: self.opening.open(path))
        return self._place

    def _move_in(self, workspace: "Workspace") -> None:
        workspace.set_theme(self.theme)
        workspace.restore_panes(self._services.preferences.get(WINDOW_STATE))
        if self.session.has_draft:
            workspace.take_up()
        workspace.checks.flow.found.connect(self._status.show_findings)
        workspace.checks.flow.shares_found.connect(
            lambda shares: self._status.show_shares(shares, self._services.unit().foreign_limit)
        )
        workspace.outlines.outlines_changed.connect(self._take_outlines)
        self.workspace_loaded.emit()

    @property
    def has_workspace(self) -> bool:
        """Whether everything around the draft is there."""
        return self._loader.workspace is not None

    @property
    def files(self) -> "FileFlow":
        """Saving, opening and recovering."""
        return self._writing_place().files

    @property
    def opening(self) -> "OpenedFlow":
        """Files that are no drafts, opened to look at."""
        if self._opened is None:
            from drafter.ui.opened.flow import OpenedFlow  # not before the window stands

            self._opened = OpenedFlow(self._frame(), self._ask_copy)
            self._opened.page_made.connect(self._show_opened)
            self._opened.left.connect(self._leave_opened)
            self._opened.draft_wanted.connect(self._take_opened)
            self._opened.import_wanted.connect(lambda path, kept: self.imports.take([path], {path: kept}))
        return self._opened

    def _ask_copy(self, draft: Draft, beside: Path) -> tuple[str, Path] | None:
        return self.paper.lectern.ask_copy(draft, beside)

    @property
    def exports(self) -> "ExportFlow":
        """Exporting as Word document."""
        return self.workspace().exports

    @property
    def imports(self) -> "ImportFlow":
        """Bringing speeches into the library."""
        return self.workspace().imports

    @property
    def desk(self) -> "Desk":
        """Outline, sheet and library."""
        return self.workspace().desk

    @property
    def origin(self) -> "OriginDesk":
        """Where the words of the draft come from."""
        return self.workspace().origin

    @property
    def checks(self) -> "CheckDesk":
        """The checks and the list of what they found."""
        return self.workspace().checks

    @property
    def tools(self) -> "Tools":
        """Finding, filling, the unit, alternatives."""
        return self.workspace().tools

    @property
    def paper(self) -> "PaperTools":
        """Preview, layouts, lectern copy, revisions, versions."""
        return self.workspace().paper

    # Pages

    def new_draft(self, outline: Outline | None = None) -> None:
        """Ask what is to be written, and lay its outline out."""
        self.workspace().outlines.new_draft(outline)

    def show_start(self) -> None:
        """Show the start view, with what can be taken up again.

        What a crash left behind is there at once: later it would move what somebody is about to click on.
        """
        recents = self._services.preferences.recents
        self.start_view.set_recent(recents)
        from drafter.ui.drafts.recent_drafts import recent_drafts  # not where a draft is opened at once

        looking = self._services.jobs.run(lambda: recent_drafts(recents))
        looking.finished.connect(self.start_view.show_details)
        left = self.files.orphans() if holds_drafts(self._services.home.recovery) else ()
        self.start_view.set_orphans(left)
        self.start_view.set_waiting(self.session.draft.facts.title if self.session.has_draft else None)
        self._pages.setCurrentWidget(self.start_view)

    def _show_desk(self) -> None:
        desk = self._writing_place().desk
        self._pages.setCurrentWidget(desk)
        desk.sheet.show_draft()
        desk.sheet.setFocus()

    def _show_opened(self, page: "OpenedPage") -> None:
        self._drop_opened()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.paper.setFocus()

    def _leave_opened(self) -> None:
        """Go back to the draft, or to the start view where there is none."""
        self._drop_opened()
        if self.session.has_draft:
            self._show_desk()
        else:
            self.show_start()

    def _drop_opened(self) -> None:
        for place in reversed(range(self._pages.count())):
            page = self._pages.widget(place)
            if page.objectName() == "openedPage":
                self._pages.removeWidget(page)
                page.deleteLater()

    def _take_opened(self, draft: Draft) -> None:
        """Go on with what an opened file has become: here, or in a window of its own beside the draft that is here."""
        from drafter.ui.document.opening import Opening

        self._leave_opened()
        self.files.take(Opening(draft, saved=False))

    def _search(self) -> None:
        self._pages.setCurrentWidget(self.desk)
        self.desk.tabs.open(self.desk.library)
        chosen = self.desk.sheet.textCursor().selectedText()
        on_sheet = self.desk.sheet.hasFocus() and chosen.isprintable()
        self.desk.library.focus_search(chosen if on_sheet and chosen else None)

    def tell_of_recoveries(self) -> None:
        """Say what else a crash left behind, where the start view does not show it."""
        left = self.files.orphans() if holds_drafts(self._services.home.recovery) else ()
        if left:
            said = f"还有 {len(left)} 篇没保存的稿子可以恢复。"
            self.message_bar.show_message(said, "warning", [("去看看", self.show_start)])

    def _recover(self, orphan: object) -> None:
        self.files.recover(orphan)  # type: ignore[arg-type]
        self.tell_of_recoveries()

    def _discard_recovery(self, orphan: object) -> None:
        self.files.discard(orphan)  # type: ignore[arg-type]
        self.start_view.set_orphans(self.files.orphans())

    def _take_outlines(self, outlines: list[Outline]) -> None:
        self._outlines = outlines
        if self._start_view is not None:
            self._start_view.set_outlines(outlines)

    def _follow_state(self) -> None:
        """Say in the title and the status line how the draft stands."""
        self.setWindowTitle(window_title(self.session))
        self._status.follow_state()

    def _follow_preference(self, name: str) -> None:
        preferences = self._services.preferences
        if name == SHEET_ZOOM.name:
            self._status.set_zoom(preferences.get(SHEET_ZOOM))
        elif name == SPEED.name:
            self._status.set_speed(preferences.get(SPEED))

    def show_office(self, line: str, details: str) -> None:
        """Say when the last contact with colleagues was; nothing where there are none."""
        self._status.show_office(line, details)

    def _follow_theme(self, theme: Theme) -> None:
        around = self._loader.workspace or (self._place and self._place.desk.sheet)
        for part in (self.message_bar, self._start_view, self._opened, around):
            if part is not None:
                part.set_theme(theme)
        self.actions_by_name["toggleDark"].setChecked(theme.dark)

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about unsaved changes, remember the layout, give everything back."""
        workspace = self._loader.workspace
        if self._place is not None and not self._place.files.may_leave():
            event.ignore()
            return
        if workspace is not None:
            workspace.tools.focus.leave()
            workspace.paper.preview.close()
            self._services.preferences.set(WINDOW_STATE, workspace.layout.text())
        self._services.sessions.discard(self.session)
        self._loader.stop()
        self._services.jobs.shut_down()
        if self._place is not None:
            self._place.files.close()
        event.accept()
        self.closed.emit()
