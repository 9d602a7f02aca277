"""Opening the preview beside the sheet, printing from it, saving it as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from drafter.core.errors import UserError
from drafter.files.whole import write_whole
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.shell.desk import Desk

if TYPE_CHECKING:
    from drafter.ui.pages.page_maker import PageMaker
    from drafter.ui.paper.preview_panel import PreviewPanel

#: The desk must be so wide, in pixels, for the library to stay beside the preview.
_ROOM_FOR_BOTH = 1680
_WIDTH = 470


class PreviewFlow(Flow):
    """Builds the panel when it is first asked for: a start without it is quicker. `toggled` says if it is open."""

    toggled = Signal(bool)

    def __init__(self, frame: Frame, desk: Desk, files: FileFlow) -> None:
        super().__init__(frame)
        self._desk = desk
        self._files = files
        self._theme = desk.sheet.theme
        self._put_away: QWidget | None = None
        self.panel: PreviewPanel | None = None

    @property
    def is_open(self) -> bool:
        """Whether the panel stands beside the sheet."""
        return self.panel is not None and not self.panel.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self.panel:
            self.panel.set_theme(theme)

    def reload(self) -> None:
        """Read the layouts anew."""
        if self.panel:
            self.panel.reload()

    def toggle(self) -> None:
        """Open the panel or close it; the library makes room where both do not fit."""
        if self.is_open:
            self.close()
        else:
            self._open()
        self.toggled.emit(self.is_open)

    def _open(self) -> None:
        panel = self.panel or self._build()
        tabs = self._desk.tabs
        if self._desk.width() < _ROOM_FOR_BOTH and not tabs.isHidden():
            self._put_away = tabs
            tabs.hide()
        panel.show()
        self._widen(panel)

    def _widen(self, panel: QWidget) -> None:
        """Give the panel the width of a page that can be read, at the expense of the sheet."""
        splitter = self._desk.splitter
        sizes = splitter.sizes()
        place, sheet = splitter.indexOf(panel), splitter.indexOf(self._desk.column)
        if sizes[place] < _WIDTH:
            sizes[place] = _WIDTH
            sizes[sheet] = max(0, splitter.width() - sum(sizes) + sizes[sheet])
            splitter.setSizes(sizes)

    def close(self) -> None:
        """Put the panel away and the library back; called too before the window notes how wide its panes are."""
        if self.panel:
            self.panel.hide()
        if self._put_away:
            self._put_away.show()
            self._put_away = None

    def _build(self) -> "PreviewPanel":
        from drafter.ui.paper.preview_panel import PreviewPanel  # not at start-up: it brings the layout along

        panel = PreviewPanel(self._session, self._services, self._desk.sheet, self._theme, self._desk)
        panel.setMinimumWidth(300)
        panel.hide()
        panel.message.connect(self.say)
        panel.print_requested.connect(self._ask_printer)
        panel.pdf_requested.connect(self._ask_pdf)
        self._desk.splitter.addWidget(panel)
        self.panel = panel
        return panel

    # Print and PDF

    def _ask_printer(self, maker: "PageMaker") -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from drafter.ui.pages.page_output import print_pages, set_page

        try:
            paper = maker.make(self._session.draft)
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setDocName(paper.draft.facts.title or "稿子")
            set_page(printer, paper)
            dialog = QPrintDialog(printer, self._window)
            dialog.setMinMax(1, max(1, len(paper.pages)))
            if dialog.exec() == QDialog.DialogCode.Accepted:
                print_pages(printer, paper)
        except UserError as error:
            self.say(str(error), "error")

    def _ask_pdf(self, maker: "PageMaker") -> None:
        path = self._files.ask_target("存成 PDF", ".pdf", "PDF 文件 (*.pdf)")
        if path is not None:
            self.write_pdf(path, maker)

    def write_pdf(self, path: Path, maker: "PageMaker") -> None:
        """Write the pages of the draft into a PDF, in the background."""
        draft = self._session.draft

        def work() -> Path:
            from drafter.ui.pages.page_output import to_pdf

            write_whole(path, to_pdf(maker.make(draft)))
            return path

        self.run(work, lambda written: self.say_written(f"已存成“{written.name}”。", written))
