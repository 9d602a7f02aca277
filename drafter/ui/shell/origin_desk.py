"""Where the words of the draft come from, in the window: the page, the lines on the sheet, and files to compare with."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QFileDialog, QWidget

from drafter.core.clip import Clip
from drafter.core.kept import is_kept, with_kept
from drafter.core.model import Paragraph
from drafter.core.origin import Origin
from drafter.core.origin_parts import Taken
from drafter.ui.base.side_tabs import SideTabs
from drafter.ui.base.theme import Theme
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.library.import_flow import READABLE
from drafter.ui.library.source_view import SourceView, read_whole
from drafter.ui.origin.page import OriginPage
from drafter.ui.origin.sheet import write_sheet
from drafter.ui.sheet.marks import Mark
from drafter.ui.sheet.sheet import Sheet

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares
    from drafter.core.document import Document

_LAYER = "origins"
#: So many words of a passage are looked for.
_LOOKED_FOR = 2


class OriginDesk(Flow):
    """The page 引用与出处 of one window."""

    outline_from_source_requested = Signal(str)
    #: Words to look for in the library: what one's own office has said of the same.
    search_wanted = Signal(str)

    def __init__(self, frame: Frame, flow: CheckFlow, sheet: Sheet, tabs: SideTabs) -> None:
        super().__init__(frame)
        theme = frame.theme
        self._flow = flow
        self._sheet = sheet
        self._tabs = tabs
        self._theme = theme
        self._shares: CopiedShares | None = None
        self._exported: Path | None = None
        self.page = OriginPage(theme, tabs)
        tabs.add("引用与出处", self.page)
        flow.shares_found.connect(self._show)
        tabs.page_shown.connect(self._follow_tab)
        self.page.passage_chosen.connect(self._show_on_sheet)
        self.page.part_chosen.connect(lambda part: self._sheet.go_to(part, 0))
        self.page.passage.reword_wanted.connect(self._reword)
        self.page.passage.own_wanted.connect(self._look_for_own)
        self.page.leftover_chosen.connect(lambda one: self._sheet.go_to(one.paragraph_id, one.start, one.end))
        self.page.passage.keep_wanted.connect(self._keep)
        self.page.passage.source_wanted.connect(self._show_source)
        self.page.compare_wanted.connect(self._ask_files)
        self.page.sheet_wanted.connect(self._ask_sheet)
        self.page.stop_comparing.connect(lambda: self.compare_with(()))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.page.set_theme(theme)
        self._mark()

    def _show(self, shares: "CopiedShares | None") -> None:
        """Take over what is known; of a draft that has changed since, the next answer comes at once."""
        self._shares = shares
        self._tabs.say(self.page, f"{shares.whole.percent}%" if shares and shares.whole.total else "")
        self.page.show_shares(shares, self._session.draft)
        self._mark()

    def _follow_tab(self, page: QWidget) -> None:
        """The lines on the sheet are there only while the page is."""
        if page is self.page and self._shares is None:
            self._flow.check_now()
        self._mark()

    def _mark(self) -> None:
        shares = self._shares if self._tabs.shows(self.page) else None
        paragraphs = self._session.draft.paragraphs
        if shares is None or len(shares.stretches) != len(paragraphs):
            self._sheet.set_marks(_LAYER, [])
            return
        formats = {origin: self._format(origin) for origin in Origin}
        marks = [
            Mark(paragraph.id, one.start, one.end, formats[one.origin])
            for paragraph, row in zip(paragraphs, shares.stretches, strict=True)
            for one in row
        ]
        self._sheet.set_marks(_LAYER, marks)

    def _format(self, origin: Origin) -> QTextCharFormat:
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        line.setUnderlineColor(QColor(self._theme.origin_colour(origin)))
        return line

    def _show_on_sheet(self, taken: Taken) -> None:
        self._sheet.go_to(taken.paragraph_id, taken.start, taken.end)

    def _reword(self, taken: Taken) -> None:
        self._show_on_sheet(taken)
        self._sheet.setFocus()

    def _look_for_own(self, taken: Taken) -> None:
        """Show a passage of another office on the sheet, and look in the library for what is said here of the same."""
        from drafter.library.words import load_words  # not before it is needed

        self._show_on_sheet(taken)
        words = [word for word in dict.fromkeys(load_words().cut(taken.words)) if len(word) > 1]
        self.search_wanted.emit(" ".join(sorted(words, key=len, reverse=True)[:_LOOKED_FOR]))

    def _keep(self, taken: Taken) -> None:
        kept = is_kept(self._session.draft, taken.words)
        foreign = taken.origin is Origin.FOREIGN and not taken.source.starter
        label = "再想想" if kept else "标为借鉴" if foreign else "就这样用"
        self._session.apply(lambda draft: with_kept(draft, taken.words, not kept), label)
        self.page.show_shares(self._shares, self._session.draft)

    def _show_source(self, taken: Taken) -> None:
        """Show the whole speech that a passage is from, beside the window."""
        view = SourceView(taken.source, Clip((Paragraph("", text=taken.text),)), self.page)
        view.outline_requested.connect(self.outline_from_source_requested)
        if not self._flow.is_compared(taken.source.id):
            library = self._services.library
            self.run(lambda: read_whole(library, taken.source.id), view.show_text, kind="warning")
        view.show()

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self.page, "与哪份文件比", "", READABLE)
        if chosen:
            self.compare([Path(name) for name in chosen])

    def compare(self, files: Sequence[Path]) -> None:
        """Read files and compare the draft with them, beside the library."""
        from drafter.reading.read import read_document

        work = partial(list, map(read_document, files))
        self.run(work, self.compare_with, trouble="没能比。", kind="warning")

    def compare_with(self, documents: "Sequence[Document]") -> None:
        """Compare the draft with these documents from now on."""
        self.page.show_compared([document.file for document in documents])
        self._flow.compare_with(documents)

    def note_exported(self, path: Path) -> None:
        """Remember the file that the draft was exported to: the sheet bears its digest."""
        self._exported = path

    def _ask_sheet(self) -> None:
        stem = self._session.path.stem if self._session.path else self._session.draft.facts.title or "讲话稿"
        folder = self._session.path.parent if self._session.path else Path.home()
        proposed = folder / f"{stem}-出处与借鉴核对单.docx"
        kinds = "Word 文档 (*.docx);;PDF 文档 (*.pdf)"
        chosen, kind = QFileDialog.getSaveFileName(self.page, "导出核对单", str(proposed), kinds)
        if chosen:
            is_pdf = chosen.lower().endswith(".pdf") or "pdf" in kind
            self.write_sheet(Path(chosen).with_suffix(".pdf" if is_pdf else ".docx"))

    def write_sheet(self, path: Path) -> None:
        """Write the sheet of the draft as it is now, in the background."""
        shares, draft, exported = self._shares, self._session.draft, self._exported
        if shares is None or len(shares.stretches) != len(draft.paragraphs):
            self.say("稿子刚改过，等出处查完再导出核对单。", "info")
            return
        unit = self._services.unit()
        work = partial(write_sheet, path, draft, shares.stretches, unit, exported)
        self.run(work, lambda _: self.say_written(f"核对单已存为“{path.name}”。", path), kind="warning")
