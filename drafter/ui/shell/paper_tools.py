"""What a window offers around the finished paper: preview, layouts, reading copy, revisions, versions."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.session import Session
from drafter.ui.paper.export_flow import ExportFlow
from drafter.ui.paper.layout_flow import LayoutFlow
from drafter.ui.paper.page_setup_flow import PageSetupFlow
from drafter.ui.paper.reading_flow import ReadingFlow
from drafter.ui.revisions.revision_flow import RevisionFlow
from drafter.ui.revisions.versions_flow import VersionsFlow
from drafter.ui.sheet.title_hint import TitleHint
from drafter.ui.shell.desk import Desk
from drafter.ui.shell.preview_flow import PreviewFlow
from drafter.ui.widgets.message_bar import MessageBar


class PaperTools(QObject):
    """One object for each of them; each brings its part of `drafter.word` along when it is first used."""

    def __init__(
        self,
        session: Session,
        services: Services,
        desk: Desk,
        flows: tuple[FileFlow, ExportFlow],
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        files, exports = flows
        self._exports = exports
        self._services = services
        self.preview = PreviewFlow(session, services, desk, files, bar, window)
        self.layouts = LayoutFlow(services, bar, window)
        self.page_setup = PageSetupFlow(session, services, self.layouts, desk.sheet.theme, bar, window)
        self.reading = ReadingFlow(session, services, flows, bar, window)
        self.revisions = RevisionFlow(session, services, files, bar, window)
        self.versions = VersionsFlow(session, services, files, self.revisions, bar, window)
        self.title_hint = TitleHint(session, services, desk.sheet)
        self.set_theme(desk.sheet.theme)
        self.layouts.changed.connect(self.preview.reload)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does."""
        return {
            "actionPreview": self.preview.toggle,
            "actionPageSetup": self.page_setup.ask,
            "actionCopyLayout": self.layouts.ask_copy,
            "actionExportForApproval": self._exports.export_for_approval,
            "actionExportReading": self.reading.ask,
            "actionRevision": self.revisions.ask,
            "actionVersions": self.versions.open,
        }

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.preview.set_theme(theme)
        self.page_setup.theme = theme
        self.revisions.set_theme(theme)
