"""The window of one draft: start view, desk, menus, and what ties them together."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from drafter.core.clip import join
from drafter.core.errors import UserError
from drafter.core.model import Draft, Outline, new_id
from drafter.core.outline import outline_from_paragraphs
from drafter.files.outlines import save_outline
from drafter.files.settings import (
    APPEARANCE,
    LAYOUT,
    SHEET_ZOOM,
    SHOW_SOURCES,
    SPEED,
    WINDOW_STATE,
)
from drafter.library.api import Hit
from drafter.ui.check_desk import CheckDesk
from drafter.ui.commands import build_menus
from drafter.ui.desk import Desk
from drafter.ui.drop_guard import DropGuard
from drafter.ui.export_flow import ExportFlow
from drafter.ui.file_flow import FileFlow
from drafter.ui.help import show_about, show_help, show_keys
from drafter.ui.import_flow import ImportFlow
from drafter.ui.library_page import LibraryPage
from drafter.ui.message_bar import Action, MessageBar
from drafter.ui.new_draft import NewDraftDialog
from drafter.ui.paper_tools import PaperTools
from drafter.ui.recent_drafts import recent_drafts
from drafter.ui.selftest_flow import SelfTestFlow
from drafter.ui.services import Services
from drafter.ui.session import Session
from drafter.ui.sheet_actions import SheetActions
from drafter.ui.source_picker import ask_source
from drafter.ui.start_view import StartView
from drafter.ui.status import StatusLine
from drafter.ui.theme import apply_theme, current_theme, system_is_dark
from drafter.ui.tool_bar import make_tool_bar
from drafter.ui.tools import Tools
from drafter.ui.window_layout import WindowLayout
from drafter.ui.window_title import window_title

#: What the system's title bar takes of the screen's height, in pixels.
_FRAME = 40
#: The zoom of the sheet changes by so many per cent at a time.
_ZOOM_STEP = 10


class MainWindow(QMainWindow):
    """One draft and everything around it.

    `elsewhere_wanted` brings an Opening that needs a window of its own, or None for a new window; `quit_wanted`
    asks for the end of the program; `closed` says that this window has given back what is its own.
    """

    elsewhere_wanted = Signal(object)
    quit_wanted = Signal()
    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        room = self.screen().availableSize()
        self.resize(min(1440, room.width()), min(900, room.height() - _FRAME))
        self.setMinimumSize(960, 600)
        self._services = services
        self._theme = current_theme(self._wants_dark())
        self._dress()
        self.session = Session(Draft(), parent=self)
        self.files = FileFlow(self.session, services, self)
        self.exports = ExportFlow(self.session, services, self.files, self)
        self.imports = ImportFlow(services, self)
        self._build()
        self.actions_by_name = build_menus(self, self._handlers())
        self.tools.use_actions(self.actions_by_name)
        self.addToolBar(make_tool_bar(self, self.actions_by_name))
        self._connect()
        self._restore()
        self.show_start()

    # Building

    def _build(self) -> None:
        self.message_bar = MessageBar(self._theme, self)
        self.drops = DropGuard(self, self.message_bar)
        self.start_view = StartView(self._services.outlines(), self._theme, self)
        self.desk = Desk(self.session, self._services, self._theme, self)
        self.checks = CheckDesk(self.session, self._services, self.desk.sheet, self._theme, self)
        self.desk.add_footer(self.checks.panel)
        self.layout_state = WindowLayout(self, self.desk, self.checks.panel)
        self.tools = Tools(self.session, self._services, self.desk, self.message_bar, self)
        flows = self.files, self.exports
        self.paper = PaperTools(self.session, self._services, self.desk, flows, self.message_bar, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.start_view)
        self._pages.addWidget(self.desk)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        speed = self._services.preferences.get(SPEED)
        self._status = StatusLine(self.statusBar(), self.session, speed, self)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        paragraph_commands = SheetActions(self.desk.sheet, self.session).handlers()
        return (
            paragraph_commands
            | self.checks.handlers()
            | self.tools.handlers()
            | self.paper.handlers()
            | {
                "actionNew": self.new_draft,
                "actionOpen": self.files.open,
                "actionSave": self.files.save,
                "actionSaveAs": self.files.save_as,
                "actionExport": self.exports.export,
                "actionImport": self.imports.ask_files,
                "actionImportFolder": self.imports.ask_folder,
                "actionLibrary": self._show_library_page,
                "actionHome": self.show_start,
                "actionNewWindow": lambda: self.elsewhere_wanted.emit(None),
                "actionClose": self.close,
                "actionQuit": self.quit_wanted.emit,
                "actionUndo": self.session.undo,
                "actionRedo": self.session.redo,
                "actionSearch": self._search,
                "zoomIn": lambda: self._zoom(self.desk.sheet.zoom + _ZOOM_STEP),
                "zoomOut": lambda: self._zoom(self.desk.sheet.zoom - _ZOOM_STEP),
                "zoomReset": lambda: self._zoom(100),
                "toggleOutline": lambda: self._toggle_pane("toggleOutline", self.desk.outline),
                "toggleLibrary": lambda: self._toggle_pane("toggleLibrary", self.desk.library),
                "toggleDark": self._toggle_dark,
                "actionHelp": lambda: show_help(self),
                "actionKeys": lambda: show_keys(self),
                "actionSelfTest": SelfTestFlow(self).run,
                "actionAbout": lambda: show_about(self),
            }
        )

    def _connect(self) -> None:
        self.session.changed.connect(lambda _change: self._status.follow())
        self.session.state_changed.connect(self._follow_state)
        self.files.opened.connect(self._show_desk)
        self.files.opened.connect(self.tools.unit.offer_once)
        self.files.elsewhere_wanted.connect(self.elsewhere_wanted)
        for flow in (self.files, self.exports, self.checks.flow):
            flow.message.connect(self.message_bar.show_message)
        self.paper.preview.toggled.connect(self.actions_by_name["actionPreview"].setChecked)
        self.files.question.connect(self._ask)
        self.files.saving.connect(self._status.set_saving)
        self.checks.panel.fill_wanted.connect(self.actions_by_name["actionBlanks"].trigger)
        self.exports.done.connect(self._tell_exported)
        self.imports.finished.connect(self.desk.library.refresh)
        self.imports.message.connect(self.message_bar.show_message)
        self.desk.connect_messages(self.message_bar)
        self.drops.files_dropped.connect(self._take_files)
        self.desk.sheet.files_dropped.connect(self._take_files)
        self.desk.library.files_dropped.connect(self._take_files)
        self.desk.library.insert_requested.connect(self._insert)
        self.desk.library.outline_from_source_requested.connect(self._outline_from_source)
        self.desk.outline.save_outline_requested.connect(self._save_own_outline)
        self._connect_start_view()
        self._services.preferences.changed.connect(self._follow_preference)

    def _connect_start_view(self) -> None:
        view = self.start_view
        view.outline_chosen.connect(self.new_draft)
        view.draft_chosen.connect(self.files.open)
        view.open_requested.connect(self.files.open)
        view.import_requested.connect(self.imports.ask_files)
        view.files_dropped.connect(self._take_files)
        view.recover_requested.connect(self.files.recover)
        view.discard_recovery_requested.connect(self._discard_recovery)

    def _restore(self) -> None:
        """Take up the zoom and the layout that the window had last time."""
        preferences = self._services.preferences
        self._zoom(preferences.get(SHEET_ZOOM))
        self.desk.sheet.show_sources(preferences.get(SHOW_SOURCES))
        if state := preferences.get(WINDOW_STATE):
            self.layout_state.restore(state)
        self.actions_by_name["toggleOutline"].setChecked(not self.desk.outline.isHidden())
        self.actions_by_name["toggleLibrary"].setChecked(not self.desk.library.isHidden())
        self.actions_by_name["toggleDark"].setChecked(self._theme.dark)
        if preferences.problem:
            self.message_bar.show_message(preferences.problem, "warning")
        self._follow_state()

    # Pages

    def show_start(self) -> None:
        """Show the start view, with what can be taken up again."""
        recents = self._services.preferences.recents
        self.start_view.set_recent(recents)
        looking = self._services.jobs.run(lambda: recent_drafts(recents))
        looking.finished.connect(self.start_view.show_details)
        self.start_view.set_orphans(self.files.orphans())
        self._pages.setCurrentWidget(self.start_view)

    def _show_desk(self) -> None:
        self._pages.setCurrentWidget(self.desk)
        self.desk.sheet.show_draft()
        self.desk.sheet.setFocus()

    def _discard_recovery(self, orphan: object) -> None:
        self.files.discard(orphan)  # type: ignore[arg-type]
        self.start_view.set_orphans(self.files.orphans())

    def _follow_state(self) -> None:
        """Title, status and the names of what can be undone."""
        self.setWindowTitle(window_title(self.session))
        self._status.follow_state()
        for name, word, label in (
            ("actionUndo", self.tr("撤销"), self.session.undo_label),
            ("actionRedo", self.tr("重做"), self.session.redo_label),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(bool(label))
            action.setText(f"{word}{label}")
            action.setIconText(f"{word}{label}")

    # Drafts and outlines

    def new_draft(self, outline: Outline | None = None) -> None:
        """Ask what is to be written, and lay its outline out."""
        dialog = NewDraftDialog(self._services.outlines(), self._services.usual_facts(), self._theme, self)
        self.paper.watch_title(dialog.form)
        if outline is not None:
            dialog.choose(outline)
        self.tools.unit.suggest_meetings(dialog.form.occasion)
        dialog.outline_from_speech_requested.connect(lambda: self._offer_speeches(dialog))
        if dialog.exec():
            self.files.start(replace(dialog.draft(), layout=self._services.preferences.get(LAYOUT)))

    def _offer_speeches(self, dialog: NewDraftDialog) -> None:
        """Let the user pick an old speech whose skeleton becomes an outline."""
        chosen = ask_source(self._services.library.sources(), dialog)
        if chosen is not None and (outline := self._outline_of(chosen)):
            dialog.add_outline(outline)

    def _save_own_outline(self) -> None:
        draft = self.session.draft
        self._keep_outline(outline_from_paragraphs(draft.paragraphs, new_id(), draft.facts.title))

    def _outline_from_source(self, source_id: str) -> None:
        if outline := self._outline_of(source_id):
            self._keep_outline(outline)

    def _outline_of(self, source_id: str) -> Outline | None:
        """The skeleton of a speech in the library, None where it has no paragraphs."""
        clip = self._services.library.document(source_id)
        source = clip.paragraphs[0].source if clip.paragraphs else None
        return outline_from_paragraphs(clip.paragraphs, source.id, source.title) if source else None

    def _keep_outline(self, outline: Outline) -> None:
        try:
            save_outline(outline, self._services.home.outlines)
        except UserError as error:
            self.message_bar.show_message(str(error), "error")
            return
        outlines = self._services.outlines()
        self.start_view.set_outlines(outlines)
        self.desk.outline.set_outline_titles({known.name: known.title for known in outlines})
        text = self.tr("已存为提纲“{}”，新建稿子时可以选用。").format(outline.title)
        self.message_bar.show_message(text, "info", [(self.tr("用它起草"), lambda: self.new_draft(outline))])

    # The library

    def _insert(self, hits: list[Hit]) -> None:
        """Put blocks from the library where the cursor stands, as one step."""
        if not hits or self._pages.currentWidget() is not self.desk:
            return
        self.desk.sheet.insert_clip(join([hit.clip for hit in hits]), self.tr("插入段落"))
        ids, library = [hit.id for hit in hits], self._services.library
        self._services.jobs.run(lambda: library.note_use(ids))

    def _take_files(self, paths: list[Path]) -> None:
        """Open a dropped draft, import everything else."""
        drafts = [path for path in paths if path.suffix.lower() == ".gao"]
        others = [path for path in paths if path not in drafts]
        if drafts:
            self.files.open(drafts[0])
        self.imports.run(others)

    def note_starter(self, added: int) -> None:
        """Show the starter material once it has been put into a new library."""
        if added:
            self.desk.library.refresh()

    def _search(self) -> None:
        self._pages.setCurrentWidget(self.desk)
        self.desk.library.focus_search()

    def _ask(self, text: str, actions: list[Action]) -> None:
        self.message_bar.show_message(text, "warning", actions)

    def _show_library_page(self) -> None:
        page = LibraryPage(self._services.library, self._services.jobs, self._theme, self)
        page.library_changed.connect(self.desk.library.refresh)
        page.outline_from_source_requested.connect(self._outline_from_source)
        page.import_requested.connect(self.imports.ask_files)
        self.imports.finished.connect(page.refresh)
        page.message.connect(lambda text: self.message_bar.show_message(text, "info"))
        page.show()

    def _tell_exported(self, path: Path) -> None:
        text = self.tr("已导出“{}”。").format(path.name)
        target = QUrl.fromLocalFile(str(path))
        folder = QUrl.fromLocalFile(str(path.parent))
        actions = [
            (self.tr("打开"), lambda: QDesktopServices.openUrl(target)),
            (self.tr("打开文件夹"), lambda: QDesktopServices.openUrl(folder)),
        ]
        self.message_bar.show_message(text, "info", actions)

    # View

    def _zoom(self, percent: int) -> None:
        self.desk.sheet.set_zoom(percent)
        self._status.set_zoom(self.desk.sheet.zoom)
        self._services.preferences.set(SHEET_ZOOM, self.desk.sheet.zoom)

    def _toggle_pane(self, name: str, pane: QWidget) -> None:
        pane.setVisible(pane.isHidden())
        self.actions_by_name[name].setChecked(not pane.isHidden())

    def _wants_dark(self) -> bool:
        chosen = self._services.preferences.get(APPEARANCE)
        app = QApplication.instance()
        if chosen == "auto" and isinstance(app, QApplication):
            return system_is_dark(app)
        return chosen == "dark"

    def _toggle_dark(self) -> None:
        self._services.preferences.set(APPEARANCE, "light" if self._theme.dark else "dark")

    def _follow_preference(self, name: str) -> None:
        if name == APPEARANCE.name:
            self._theme = current_theme(self._wants_dark())
            self._dress()
            for part in (self.message_bar, self.start_view, self.desk, self.checks, self.paper):
                part.set_theme(self._theme)
            self.actions_by_name["toggleDark"].setChecked(self._theme.dark)
        elif name == SHEET_ZOOM.name:
            self._zoom(self._services.preferences.get(SHEET_ZOOM))
        elif name == SPEED.name:
            self._status.set_speed(self._services.preferences.get(SPEED))
        elif name == SHOW_SOURCES.name:
            self.desk.sheet.show_sources(self._services.preferences.get(SHOW_SOURCES))

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self._theme)

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about unsaved changes, remember the layout, give everything back."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.tools.focus.leave()
        self.paper.preview.close()
        self._services.preferences.set(WINDOW_STATE, self.layout_state.text())
        self._services.jobs.shut_down()
        self.files.close()
        event.accept()
        self.closed.emit()
