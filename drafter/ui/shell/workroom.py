"""Everything around the draft of one window: its file, the desk, and all that helps there.

A window stands and takes input before any of this is loaded; it is built piece by piece afterwards.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass

from drafter.ui.base.theme import Theme
from drafter.ui.checks.desk import CheckDesk
from drafter.ui.checks.groups import told_by_kind
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.drafts.assembly_flow import AssemblyFlow
from drafter.ui.dragging.drop_guard import DropGuard
from drafter.ui.library.archive_flow import ArchiveFlow
from drafter.ui.library.import_flow import ImportFlow
from drafter.ui.paper.export_flow import ExportFlow, tell_exported
from drafter.ui.sheet.actions import SheetActions
from drafter.ui.shell.desk import Desk, build_sides
from drafter.ui.shell.library_flow import LibraryFlow
from drafter.ui.shell.origin_desk import OriginDesk
from drafter.ui.shell.outline_flow import OutlineFlow
from drafter.ui.shell.paper_tools import PaperTools
from drafter.ui.shell.tools import Tools
from drafter.ui.shell.view_flow import ViewFlow
from drafter.ui.shell.window_layout import WindowLayout
from drafter.ui.shell.writing_place import Frame, WritingPlace
from drafter.ui.support.help import show_about, show_help, show_keys, show_log
from drafter.ui.support.selftest_flow import SelfTestFlow

Handlers = dict[str, Callable[[], object]]


@dataclass(frozen=True)
class Workroom:
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
    view: ViewFlow
    layout: WindowLayout
    handlers: Handlers

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.desk, self.checks, self.origin, self.paper, self.outlines):
            part.set_theme(theme)

    def take_up(self) -> None:
        """Do for a draft that was opened before the workroom was there what follows every opening."""
        self.tools.unit.offer_once()
        self.checks.flow.follow_library()

    def restore_panes(self, text: str) -> None:
        """Lay the panes out as the text of a WindowLayout says."""
        self.layout.restore_panes(text)
        self.view.show_panes()


def build_workroom(
    frame: Frame, place: WritingPlace, outline_titles: Mapping[str, str]
) -> Generator[None, None, Workroom]:
    """Make everything around a draft, a piece at each step; the last one gives the whole.

    `outline_titles` are the titles of the outlines by their names. Opens the library where it is not open yet;
    where that cannot be done, UserError is raised before anything is made.
    """
    session, services, bar, window = frame.session, frame.services, frame.bar, frame.window
    services.opened()
    files, desk = place.files, place.desk
    exports = ExportFlow(session, services, files, window)
    imports = ImportFlow(services, window)
    yield
    yield from build_sides(desk, session, services, frame.theme, outline_titles)
    checks = CheckDesk(session, services, desk.sheet, desk.tabs, frame.theme)
    origin = OriginDesk(session, services, checks.flow, desk.sheet, desk.tabs, frame.theme)
    yield
    tools = Tools(session, services, desk, bar, window)
    tools.use_actions(frame.actions)
    yield
    paper = PaperTools(session, services, desk, (files, exports), bar, window)
    outlines = OutlineFlow(services, files, tools.unit, frame.theme, bar, window)
    speeches = LibraryFlow(session, services, desk, (files, imports, outlines), bar, window)
    view = ViewFlow(desk, services.preferences, frame.actions, window)
    handlers = _handlers(frame, exports, imports, speeches)
    handlers["actionAssemble"] = _assembly(frame, files, checks).ask
    for part in (desk, checks, tools, paper, view, SheetActions(desk.sheet, session)):
        handlers |= part.handlers()
    handlers["actionNew"] = outlines.new_draft
    layout = WindowLayout(window, desk, checks.panel)
    yield
    room = Workroom(
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
    _connect(frame, room)
    _connect_archive(frame, room)
    return room


def _assembly(frame: Frame, files: FileFlow, checks: CheckDesk) -> AssemblyFlow:
    assembly = AssemblyFlow(frame.services, files, frame.window)
    assembly.message.connect(frame.bar.show_message)
    assembly.check_wanted.connect(checks.check)
    return assembly


def _handlers(frame: Frame, exports: ExportFlow, imports: ImportFlow, speeches: LibraryFlow) -> Handlers:
    return {
        "actionExport": exports.export,
        "actionImport": imports.ask_files,
        "actionImportFolder": imports.ask_folder,
        "actionLibrary": speeches.show_page,
        "actionHelp": lambda: show_help(frame.window),
        "actionKeys": lambda: show_keys(frame.window),
        "actionSelfTest": SelfTestFlow(frame.services, frame.window).run,
        "actionLog": lambda: show_log(frame.window),
        "actionAbout": lambda: show_about(frame.window),
    }


def _connect_archive(frame: Frame, room: Workroom) -> None:
    """Let a finished speech be put into the library."""
    archive = ArchiveFlow(frame.session, frame.services, frame.window)
    room.handlers["actionArchive"] = archive.ask
    archive.message.connect(frame.bar.show_message)
    for follow in (room.desk.library.refresh, room.checks.flow.follow_library):
        archive.archived.connect(follow)


def _connect(frame: Frame, room: Workroom) -> None:
    bar, actions = frame.bar, frame.actions
    for flow in (room.exports, room.checks.flow, room.origin):
        flow.message.connect(bar.show_message)
    room.files.opened.connect(room.tools.unit.offer_once)
    room.exports.findings = lambda: told_by_kind(room.checks.flow.findings)
    room.exports.look_wanted.connect(room.checks.check)
    room.exports.done.connect(lambda path: tell_exported(bar, path))
    room.exports.done.connect(room.origin.note_exported)
    room.paper.preview.toggled.connect(actions["actionPreview"].setChecked)
    room.checks.panel.fill_wanted.connect(actions["actionBlanks"].trigger)
    room.checks.flow.shares_found.connect(room.desk.outline.show_shares)
    room.checks.flow.kept_for_unit.connect(
        lambda finding: bar.show_message(
            f"“{finding.text}”记入本单位常用，以后不再提醒。",
            actions=[("改回来", lambda: room.checks.flow.take_back_from_unit(finding))],
        )
    )
    room.origin.outline_from_source_requested.connect(room.outlines.keep_skeleton_of)
    room.imports.finished.connect(room.desk.library.refresh)
    for changing in (room.imports.finished, room.speeches.library_changed):
        changing.connect(room.checks.flow.follow_library)
    room.imports.message.connect(bar.show_message)
    room.desk.connect_messages(bar)
    room.desk.library.outline_from_source_requested.connect(room.outlines.keep_skeleton_of)
    room.desk.outline.save_outline_requested.connect(lambda: room.outlines.keep_skeleton(frame.session.draft))
    room.outlines.outlines_changed.connect(
        lambda outlines: room.desk.outline.set_outline_titles({one.name: one.title for one in outlines})
    )
    for dropped_on in (DropGuard(frame.window, bar), room.desk.sheet):
        dropped_on.files_dropped.connect(room.speeches.take_files)
    room.desk.library.files_dropped.connect(room.speeches.import_files)
