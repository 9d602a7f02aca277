"""Everything around the draft of one window: its file, the desk, and all that helps there.

A window stands and takes input before any of this is loaded; it is built piece by piece afterwards.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolBar, QWidget

from drafter.files.settings import LAYOUT, LECTERN_LAYOUT
from drafter.ui.base.theme import Theme
from drafter.ui.checks.desk import CheckDesk
from drafter.ui.checks.groups import told_by_kind
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Frame
from drafter.ui.drafts.assembly_flow import AssemblyFlow
from drafter.ui.drafts.refit_flow import RefitFlow
from drafter.ui.dragging.drop_guard import DropGuard
from drafter.ui.filling.alternatives import Alternatives
from drafter.ui.filling.figures_flow import FiguresFlow
from drafter.ui.filling.insertion_offers import InsertionOffers
from drafter.ui.filling.proposals import Proposals
from drafter.ui.filling.unit_flow import UnitFlow
from drafter.ui.library.archive_flow import ArchiveFlow
from drafter.ui.library.import_flow import ImportFlow
from drafter.ui.office.sharing_page import SharingPage
from drafter.ui.paper.export_flow import ExportFlow
from drafter.ui.paper.layout_flow import LayoutFlow
from drafter.ui.paper.lectern_flow import LecternFlow
from drafter.ui.paper.page_setup_flow import PageSetupFlow
from drafter.ui.revisions.revision_flow import RevisionFlow
from drafter.ui.revisions.versions_flow import VersionsFlow
from drafter.ui.sheet.actions import SheetActions
from drafter.ui.sheet.find_bar import FindBar
from drafter.ui.sheet.menu import SheetMenu
from drafter.ui.sheet.title_hint import TitleHint
from drafter.ui.shell.command_palette import CommandPalette
from drafter.ui.shell.desk import Desk, WritingPlace, build_sides
from drafter.ui.shell.library_flow import LibraryFlow
from drafter.ui.shell.origin_desk import OriginDesk
from drafter.ui.shell.outline_flow import OutlineFlow
from drafter.ui.shell.preferences_dialog import PreferencesDialog
from drafter.ui.shell.preview_flow import PreviewFlow
from drafter.ui.shell.source_news import SourceNews
from drafter.ui.shell.view import FocusMode, View
from drafter.ui.shell.window_layout import WindowLayout
from drafter.ui.support.help import show_about, show_help, show_keys, show_log
from drafter.ui.support.selftest_flow import SelfTestFlow


class Tools(QObject):
    """One object for each tool, placed around the sheet of a desk."""

    def __init__(self, frame: Frame, desk: Desk) -> None:
        super().__init__(frame.window)
        session, services = frame.session, frame.services
        self._services = services
        self._desk = desk
        self._window = frame.window
        self._actions = frame.actions
        self.alternatives = Alternatives(session, services, desk.sheet)
        self.focus = FocusMode(self._parts_around, frame.window)
        self.unit = UnitFlow(frame)
        self.refit = RefitFlow(frame, desk.sheet)
        self.find = FindBar(desk.sheet, desk.column)
        self.offers = InsertionOffers(frame, desk.sheet, desk.column)
        self.figures = FiguresFlow(frame, desk.sheet, desk.column)
        self.proposals = Proposals(frame, desk.sheet)
        self.menu = SheetMenu(desk.sheet, frame.actions)
        self.alternatives.swapped.connect(self.proposals.swapped)
        desk.column.add_above(self.find)
        desk.column.add_below(self.offers.blanks)
        desk.column.add_below(self.offers.levels)
        desk.column.add_below(self.figures.panel)
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
            "actionFigures": self.figures.panel.open,
        } | self.proposals.handlers()

    def show_preferences(self) -> None:
        """Open the form of the settings."""
        from drafter.word.layout import list_layouts  # not at start-up: layouts bring the export along

        layouts = dict(list_layouts(self._services.home.layouts))
        choices = {LAYOUT.name: layouts, LECTERN_LAYOUT.name: layouts}
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


class PaperTools(QObject):
    """The tools for paper of a window: preview, layouts, page set-up, lectern copy, revisions, versions.

    Each imports its part of `drafter.word` when it is first used.
    """

    def __init__(self, frame: Frame, desk: Desk, files: FileFlow, exports: ExportFlow) -> None:
        super().__init__(frame.window)
        self._exports = exports
        self.preview = PreviewFlow(frame, desk, files)
        self.layouts = LayoutFlow(frame)
        self.page_setup = PageSetupFlow(frame, self.layouts)
        self.lectern = LecternFlow(frame, files, exports)
        self.revisions = RevisionFlow(frame, files)
        self.versions = VersionsFlow(frame, files, self.revisions)
        self.title_hint = TitleHint(frame.session, frame.services, desk.sheet)
        self.set_theme(desk.sheet.theme)
        self.layouts.changed.connect(self.preview.reload)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        return {
            "actionPreview": self.preview.toggle,
            "actionPageSetup": self.page_setup.ask,
            "actionCopyLayout": self.layouts.ask_copy,
            "actionExportForApproval": self._exports.export_for_approval,
            "actionExportReading": self.lectern.ask,
            "actionRevision": self.revisions.ask,
            "actionVersions": self.versions.open,
        }

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.preview.set_theme(theme)
        self.page_setup.theme = theme
        self.revisions.set_theme(theme)


Handlers = dict[str, Callable[[], object]]


@dataclass(frozen=True)
class Workspace:
    """The parts, each complete; `handlers` names what every command does that needs one of them."""

    files: FileFlow
    exports: ExportFlow
    imports: ImportFlow
    desk: Desk
    checks: CheckDesk
    origin: OriginDesk
    tools: Tools
    paper: PaperTools
    outlines: OutlineFlow
    speeches: LibraryFlow
    view: View
    layout: WindowLayout
    handlers: Handlers

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.desk, self.checks, self.origin, self.paper, self.outlines):
            part.set_theme(theme)

    def take_up(self) -> None:
        """Do for a draft that was opened before the workspace was there what follows every opening."""
        self.tools.unit.offer_once()
        self.checks.flow.follow_library()

    def restore_panes(self, text: str) -> None:
        """Lay the panes out as the text of a WindowLayout says."""
        self.layout.restore_panes(text)
        self.view.show_panes()


def build_workspace(
    frame: Frame, place: WritingPlace, outline_titles: Mapping[str, str]
) -> Generator[None, None, Workspace]:
    """Make everything around a draft, a piece at each step; the last one gives the whole.

    `outline_titles` are the titles of the outlines by their names. Opens the library where it is not open yet;
    where that cannot be done, UserError is raised before anything is made.
    """
    frame.services.opened()
    files, desk = place.files, place.desk
    exports = ExportFlow(frame, files)
    imports = ImportFlow(frame)
    yield
    yield from build_sides(desk, frame, outline_titles)
    checks = CheckDesk(frame, desk.sheet, desk.tabs)
    origin = OriginDesk(frame, checks.flow, desk.sheet, desk.tabs)
    yield
    tools = Tools(frame, desk)
    yield
    paper = PaperTools(frame, desk, files, exports)
    outlines = OutlineFlow(frame, files, tools.unit)
    speeches = LibraryFlow(frame, desk, files, imports, outlines)
    view = View(desk, frame.services.preferences, frame.actions, frame.window)
    handlers = _handlers(frame, exports, imports, speeches)
    handlers["actionAssemble"] = _assembly(frame, files, checks).ask
    for part in (desk, checks, tools, paper, view, SheetActions(desk.sheet, frame.session)):
        handlers |= part.handlers()
    handlers["actionNew"] = outlines.new_draft
    handlers["saveOutline"] = lambda: outlines.keep_skeleton(frame.session.draft)
    handlers |= desk.library.handlers()
    layout = WindowLayout(frame.window, desk, checks.panel)
    yield
    workspace = Workspace(
        files,
        exports,
        imports,
        desk,
        checks,
        origin,
        tools,
        paper,
        outlines,
        speeches,
        view,
        layout,
        handlers,
    )
    _connect(frame, workspace)
    _connect_sources(frame, workspace)
    return workspace


def _assembly(frame: Frame, files: FileFlow, checks: CheckDesk) -> AssemblyFlow:
    assembly = AssemblyFlow(frame, files)
    assembly.check_wanted.connect(checks.check)
    return assembly


def _handlers(frame: Frame, exports: ExportFlow, imports: ImportFlow, speeches: LibraryFlow) -> Handlers:
    return {
        "actionExport": exports.export,
        "actionImport": imports.ask,
        "actionImportFolder": imports.ask_folder,
        "actionLibrary": speeches.show_page,
        "actionHelp": lambda: show_help(frame.window),
        "actionKeys": lambda: show_keys(frame.window),
        "actionSelfTest": SelfTestFlow(frame).start,
        "actionLog": lambda: show_log(frame.window),
        "actionAbout": lambda: show_about(frame.window),
    }


def _search_for(desk: Desk, words: str) -> None:
    """Look for words in the library, with its page in front."""
    desk.tabs.open(desk.library)
    desk.library.focus_search(words)


def _connect_sources(frame: Frame, workspace: Workspace) -> None:
    """Let a finished speech be put into the library, and an opened draft know what became of its sources."""
    workspace.origin.search_wanted.connect(partial(_search_for, workspace.desk))
    news = SourceNews(frame, workspace.desk.sheet)
    workspace.files.opened.connect(news.look)
    if frame.session.has_draft:
        news.look()
    archive = ArchiveFlow(frame)
    workspace.handlers["actionArchive"] = archive.ask
    for follow in (workspace.desk.library.refresh, workspace.checks.flow.follow_library):
        archive.archived.connect(follow)


def _connect(frame: Frame, workspace: Workspace) -> None:
    bar, actions = frame.bar, frame.actions
    workspace.files.opened.connect(workspace.tools.unit.offer_once)
    workspace.exports.findings = lambda: told_by_kind(workspace.checks.flow.findings)
    workspace.exports.look_wanted.connect(workspace.checks.check)
    workspace.exports.done.connect(workspace.origin.note_exported)
    workspace.paper.preview.toggled.connect(actions["actionPreview"].setChecked)
    workspace.checks.panel.fill_wanted.connect(actions["actionBlanks"].trigger)
    workspace.checks.flow.shares_found.connect(workspace.desk.outline.show_shares)
    workspace.checks.flow.kept_for_unit.connect(
        lambda finding: bar.show_message(
            f"“{finding.text}”记入本单位常用，以后不再提醒。",
            actions=[("改回来", lambda: workspace.checks.flow.take_back_from_unit(finding))],
        )
    )
    workspace.origin.outline_from_source_requested.connect(workspace.outlines.keep_skeleton_of)
    workspace.imports.finished.connect(workspace.desk.library.refresh)
    for changing in (workspace.imports.finished, workspace.speeches.library_changed):
        changing.connect(workspace.checks.flow.follow_library)
    workspace.desk.connect_messages(bar)
    workspace.desk.library.outline_from_source_requested.connect(workspace.outlines.keep_skeleton_of)
    workspace.desk.outline.save_outline_requested.connect(
        lambda: workspace.outlines.keep_skeleton(frame.session.draft)
    )
    workspace.outlines.outlines_changed.connect(
        lambda outlines: workspace.desk.outline.set_outline_titles({one.name: one.title for one in outlines})
    )
    for dropped_on in (DropGuard(frame.window, bar), workspace.desk.sheet):
        dropped_on.files_dropped.connect(workspace.speeches.take_files)
    workspace.desk.library.files_dropped.connect(workspace.speeches.import_files)
