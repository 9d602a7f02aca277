"""The paragraphs of a story (the body, a text box, a note) in reading order, each as one line."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from drafter.core.errors import UserError
from drafter.reading.extracted import DELETED, Beside, Collected, Extracted, LeftOut, moved_down
from drafter.reading.formats.docx.drawings import drawn
from drafter.reading.formats.docx.inline import (
    ALTERNATE,
    LEFT_OUT,
    PROMPT,
    Inline,
    InlineReader,
    characters_of,
    chosen,
)
from drafter.reading.formats.docx.numbering import Numbering
from drafter.reading.formats.docx.styles import ParagraphFormat, Style, Styles, format_of
from drafter.reading.formats.docx.xml import RELATION_ID, VAL, Element, is_on, number_of, w
from drafter.reading.formats.limits import check_lines
from drafter.reading.formats.looks import Run, line_of
from drafter.reading.formats.tables import ReadCell, settle_table
from drafter.reading.pages import PAGE_NUMBER

_P, _PPR, _RPR, _P_STYLE = w("p"), w("pPr"), w("rPr"), w("pStyle")
_TABLE, _ROW, _CELL, _CELL_PROPERTIES = w("tbl"), w("tr"), w("tc"), w("tcPr")
_GRID, _GRID_COLUMN, _W, _ACROSS, _MERGED = w("tblGrid"), w("gridCol"), w("w"), w("gridSpan"), w("vMerge")
#: How many columns of the table lie left of a row.
_SKIPPED = f"{w('trPr')}/{w('gridBefore')}"
#: Word's own limit of the columns of a table.
_WIDEST = 63
_SDT, _SDT_CONTENT, _PLACEHOLDER = w("sdt"), w("sdtContent"), f"{w('sdtPr')}/{w('showingPlcHdr')}"
_CHUNK = w("altChunk")
#: A letter set large over several lines stands in a frame of its own before its paragraph.
_FRAME, _DROP_CAP, _LONGEST_DROP_CAP = w("framePr"), w("dropCap"), 2
#: Where a table says that a row or a cell of it has been deleted.
_DELETED = {_ROW: f"{w('trPr')}/{w('del')}", _CELL: f"{w('tcPr')}/{w('cellDel')}"}
_BOOKMARK, _NAME, _OWN = w("bookmarkStart"), w("name"), "_gao_"
_AROUND_BOOKMARKS = (w("ins"), w("moveTo"), w("sdt"), w("hyperlink"))
#: What a lectern copy of this program adds to the text.
_PAUSES = "‖｜"
#: In this style the program's own lectern copies say in the margin how long a part takes.
_TIME_STYLE = "GwTime"
#: What the fields of page numbers and of a table of contents make; one that lost its end must not take the text along.
_PAGE = re.compile(r"[\s\d\-—–/ivxlcIVXLC]+")
_CONTENTS_LINE = re.compile(r"\t[\s\d.\-—–ivxlcIVXLC]+$")
_MARK_DELETED = (w("del"), w("moveFrom"))


class Story(Collected):
    """Reads the paragraphs of one document; what is not part of the text goes to `left_out`.

    `chunk` reads the file inside the document to which a relation refers by its id, `file` gives its bytes. With
    `tables_as_text` cells are lines, as in a file whose whole text stands in a table.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        chunk: Callable[[str], Extracted],
        file: Callable[[str], bytes],
        *,
        tables_as_text: bool = False,
    ) -> None:
        super().__init__()
        self._file = file
        self._tables_as_text = tables_as_text
        self._bookmarks: list[str] = []
        #: The notes and comments referred to: part, id, and the number of the line behind the paragraph.
        self.notes: list[tuple[str, str, int]] = []
        self._styles = styles
        self._numbering = numbering
        self._chunk = chunk
        self._inline = InlineReader(styles)
        self._carried: list[Run] = []

    def read(self, container: Element) -> None:
        """Add all paragraphs of a body, text box or note to `lines`."""
        self._blocks(container, in_table=False)
        if self._carried:
            self._finish(self._carried, self._styles.paragraph(None), ParagraphFormat(), "", in_table=False)
            self._carried = []

    def _blocks(self, container: Iterable[Element], *, in_table: bool) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, in_table)
            elif tag == _TABLE:
                self._table(child)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None and is_on(child.find(_PLACEHOLDER)):
                    self.leave_out(characters_of(content), PROMPT)
                elif content is not None:
                    self._blocks(content, in_table=in_table)
            elif tag == ALTERNATE:
                self._blocks(chosen(child), in_table=in_table)
            elif tag == _CHUNK:
                self._add_chunk(child.get(RELATION_ID, ""))
            elif tag not in LEFT_OUT:
                self._blocks(child, in_table=in_table)

    def _table(self, table: Element) -> None:
        """Add a table as one object; what else stands in its cells follows it."""
        first_object, first_note, start = len(self.objects), len(self.notes), len(self.lines)
        rows = [self._row(row) for row in _within(table, _ROW)]
        grid = table.find(_GRID)
        widths = [] if grid is None else [number_of(c.get(_W)) for c in grid.iterchildren(_GRID_COLUMN)]
        for row in table.iterchildren(_ROW):
            if row.find(_DELETED[_ROW]) is not None:
                self.leave_out(characters_of(row), DELETED)
        settle_table(self, rows, first_object, widths, as_text=self._tables_as_text)
        if len(self.lines) == start:
            self.notes[first_note:] = [(kind, one, start) for kind, one, _ in self.notes[first_note:]]

    def _row(self, row: Element) -> list[ReadCell]:
        """The cells of a row; where it begins further right than the table, empty ones stand before them."""
        cells = [*map(self._cell, _within(row, _CELL))]
        skipped = row.find(_SKIPPED)
        count = 0 if skipped is None else max(0, min(number_of(skipped.get(VAL)), _WIDEST))
        start = cells[0].start if cells else len(self.lines)
        return [*(ReadCell(start, start) for _ in range(count)), *cells]

    def _cell(self, cell: Element) -> ReadCell:
        start = len(self.lines)
        self._blocks(cell, in_table=True)
        properties = cell.find(_CELL_PROPERTIES)
        across, merged = (None, None) if properties is None else map(properties.find, (_ACROSS, _MERGED))
        return ReadCell(
            start,
            len(self.lines),
            across=1 if across is None else max(1, min(number_of(across.get(VAL), 1), _WIDEST)),
            goes_on=merged is not None and merged.get(VAL, "continue") == "continue",
        )

    def _drawn(self, drawings: Iterable[Element]) -> None:
        """Add the pictures of drawings, and what cannot be carried to what is left out."""
        for drawing in drawings:
            for one in drawn(drawing, len(self.lines), self._file):
                if isinstance(one, Beside):
                    self.objects.append(one)
                else:
                    self.left_out.append(one)

    def _add_chunk(self, relation: str) -> None:
        """Add what a file inside the document holds, or say that it could not be read."""
        try:
            found = self._chunk(relation)
        except UserError as error:
            self.left_out.append(LeftOut("嵌入的文件", f"读不出来：{error}", None))
            return
        check_lines(len(self.lines) + len(found.lines))
        self.left_out += moved_down(found.left_out, len(self.lines))
        self.objects += (replace(one, before=one.before + len(self.lines)) for one in found.objects)
        self.lines += found.lines

    def _paragraph(self, paragraph: Element, in_table: bool) -> None:
        properties = next(paragraph.iterchildren(_PPR), None)
        style_id, direct, mark_deleted = None, ParagraphFormat(), False
        if properties is not None:
            style_id, direct, mark_deleted = _own(properties)
        style = self._styles.paragraph(style_id)
        first_note = len(self._inline.notes)
        self._bookmarks += _own_bookmarks(paragraph)
        found = self._inline.read(paragraph, style.look)
        self._boxes(found.boxes_before)
        self._drawn(found.drawn_before)
        if style_id == _TIME_STYLE:
            self.leave_out("".join(run for run, _ in found.runs), "旁注的朗读时间")
            return
        runs, self._carried = self._carried, []
        runs += found.runs
        if mark_deleted or _is_drop_cap(runs, properties):
            self._carried = runs
        elif not self._is_of_field(runs, found) and (runs or not found.hidden):
            number, form = self._numbered(style_id, style, direct)
            start = len(self.lines)
            self._finish(runs, style, form, number, in_table=in_table)
            if found.is_equation:
                self.lines[start:] = [replace(line, equation=True) for line in self.lines[start:]]
        if (hidden := "".join(found.hidden)).strip(_PAUSES):
            self.leave_out(hidden, "隐藏文字")
        for reason, texts in found.gone.items():
            self.leave_out("／".join(texts), reason)
        self.objects += (Beside("equation", len(self.lines), text, kept=True) for text in found.equations)
        self.notes += ((part, one, len(self.lines)) for part, one in self._inline.notes[first_note:])
        self._boxes(found.boxes_after)
        self._drawn(found.drawn_after)

    def _is_of_field(self, runs: Sequence[Run], found: Inline) -> bool:
        """Whether a paragraph is all what a field made, an entry of a list of contents or a page number; that is left out."""
        if not (found.listed or found.paged):
            return False
        text = _text_of(runs)
        if found.listed and found.listed == len(runs) and _CONTENTS_LINE.search(text):
            self._list(runs)
            return True
        if found.paged and found.paged == len(runs) and _PAGE.fullmatch(text):
            self.leave_out(text, PAGE_NUMBER)
            return True
        return False

    def _boxes(self, boxes: Iterable[Element]) -> None:
        """Add the paragraphs of text boxes, without blank ones."""
        first = len(self.lines)
        for box in boxes:
            self._blocks(box, in_table=False)
        self.lines[first:] = [replace(line, boxed=True) for line in self.lines[first:] if line.text]

    def _numbered(
        self, style_id: str | None, style: Style, direct: ParagraphFormat
    ) -> tuple[str, ParagraphFormat]:
        """The number of the paragraph, counted, and its format with that of its list."""
        form = direct.over(style.format)
        num_id = form.num_id
        if num_id is None or num_id == "0":
            return "", form
        level = form.list_level or 0
        if direct.num_id is None and direct.list_level is None and style_id is not None:
            by_style = self._numbering.level_of_style(num_id, style_id)
            level = level if by_style is None else by_style
        found = self._numbering.level(num_id, level)
        if found is not None and direct.indented is None and found.indented is not None:
            form = ParagraphFormat(indented=found.indented).over(form)
        return self._numbering.next(num_id, level), form

    def _finish(
        self,
        runs: list[Run],
        style: Style,
        form: ParagraphFormat,
        number: str,
        *,
        in_table: bool,
    ) -> None:
        if style.contents:
            self._list(runs)
            return
        if in_table and not _text_of(runs):
            return
        check_lines(len(self.lines) + 1)
        self.lines.append(
            line_of(
                runs,
                number=number,
                outline=form.outline or 0,
                title=style.title,
                subtitle=style.subtitle,
                centred=bool(form.centred),
                indented=bool(form.indented),
                in_table=in_table,
            )
        )
        if self._bookmarks and self.lines[-1].text:
            self.lines[-1] = replace(self.lines[-1], bookmarks=tuple(self._bookmarks))
            self._bookmarks = []

    def _list(self, runs: Iterable[Run]) -> None:
        """Put a line of a table of contents among what is removed."""
        if text := _text_of(runs):
            self.leave_out(text, "目录")


def _within(container: Iterable[Element], wanted: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, that have not been deleted; controls around them do not count."""
    for child in container:
        if child.tag == wanted:
            if child.find(_DELETED[wanted]) is None:
                yield child
        elif child.tag not in LEFT_OUT and child.tag not in (_ROW, _CELL):
            yield from _within(child, wanted)


def _own_bookmarks(paragraph: Element) -> list[str]:
    """The names of our bookmarks that begin in a paragraph, not in a text box that is drawn in it."""
    names = (mark.get(_NAME, "") for mark in paragraph.iterchildren(_BOOKMARK, *_AROUND_BOOKMARKS))
    nested = (
        mark.get(_NAME, "")
        for child in paragraph.iterchildren(*_AROUND_BOOKMARKS)
        for mark in child.iter(_BOOKMARK)
    )
    return [name for name in (*names, *nested) if name.startswith(_OWN)]


def _is_drop_cap(runs: Sequence[Run], properties: Element | None) -> bool:
    if len(runs) != 1 or len(runs[0][0]) > _LONGEST_DROP_CAP or properties is None:
        return False
    frame = properties.find(_FRAME)
    return frame is not None and frame.get(_DROP_CAP, "none") != "none"


def _text_of(runs: Iterable[Run]) -> str:
    return "".join(run for run, _ in runs).rstrip()


def _own(properties: Element) -> tuple[str | None, ParagraphFormat, bool]:
    """The style, the direct format, and whether the mark at the end of the paragraph has been deleted."""
    style = properties.find(_P_STYLE)
    mark = properties.find(_RPR)
    deleted = mark is not None and any(mark.find(tag) is not None for tag in _MARK_DELETED)
    return (None if style is None else style.get(VAL)), format_of(properties), deleted
