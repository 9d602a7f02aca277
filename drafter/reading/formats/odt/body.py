"""The paragraphs of an OpenDocument text in reading order, each as one line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from drafter.core.document import NOTES
from drafter.core.errors import UserError
from drafter.core.objects import Picture, picture_of
from drafter.reading.extracted import DELETED, Beside, Collected, LeftOut
from drafter.reading.formats.docx.xml import Element, number_of
from drafter.reading.formats.limits import check_lines
from drafter.reading.formats.lists import NumberedList
from drafter.reading.formats.looks import Look, Run, line_of
from drafter.reading.formats.odt.inner import content_of, kind_of
from drafter.reading.formats.odt.names import (
    CREATOR,
    HREF,
    XML_ID,
    draw,
    office,
    svg,
    table,
    text,
)
from drafter.reading.formats.odt.styles import ParagraphStyle, Styles, millimetres
from drafter.reading.formats.pictures import form_of
from drafter.reading.formats.raised import placed
from drafter.reading.formats.tables import ReadCell, settle_table

_P, _H, _LIST, _TABLE = text("p"), text("h"), text("list"), table("table")
_ITEMS = (text("list-item"), text("list-header"))
_STYLE = text("style-name")
_FRAME, _IMAGE, _BOX = draw("frame"), draw("image"), draw("text-box")
_OBJECT, _OLE = draw("object"), draw("object-ole")
_CHANGES, _DELETION = text("tracked-changes"), text("deletion")
_NOTE, _COMMENT = text("note"), office("annotation")
#: What holds no text of the document, or text that is gone.
_LEFT_OUT = frozenset(
    [
        text("sequence-decls"),
        text("variable-decls"),
        text("user-field-decls"),
        text("soft-page-break"),
        office("forms"),
        office("annotation-end"),
        text("bookmark-start"),
        text("ruby-text"),
    ]
)
_INDEXES = frozenset(
    text(f"{kind}-index") for kind in ("alphabetical", "illustration", "table", "object", "user")
)
_CONTENTS = _INDEXES | {text("table-of-content"), text("bibliography")}
#: A row or cell that repeats itself more often than this is only there to fill a sheet.
_MOST_REPEATED = 60
_DEEPEST_LIST = 9
#: Elements inside elements; no office program goes deeper than a few dozen.
_DEEPEST = 200
#: What a picture measures where its file does not say, in millimetres.
_USUAL = (100.0, 75.0)
_WHITE = " \t\r\n"


class Body(Collected):
    """Reads one text. `part` gives a part of the file by its name; with `tables_as_text` cells are lines."""

    def __init__(self, styles: Styles, part: Callable[[str], bytes], *, tables_as_text: bool) -> None:
        super().__init__()
        self._styles = styles
        self._part = part
        self._tables_as_text = tables_as_text
        self._lists: dict[str, NumberedList] = {}
        self._last_of_style: dict[str, NumberedList] = {}
        self._outline = styles.outline_levels()
        self._depth = 0
        #: What was met within the paragraph in hand: boxes, pictures, notes.
        self._met: list[Element] = []

    @property
    def has_text(self) -> bool:
        """Whether there is any text."""
        return any(line.text.strip() for line in self.lines)

    def read(self, container: Iterable[Element], *, in_table: bool = False) -> None:
        """Add all paragraphs of a body, cell or text box."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UserError("文件里一层套一层太深，没有读取；请用原来的软件另存后再导入。")
        for child in container:
            if child.tag in (_P, _H):
                self._paragraph(child, self._own_number(child), in_table=in_table)
            elif child.tag == _LIST:
                self._list(child, None, "", 0, in_table=in_table)
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag == _FRAME:
                self._frame(child)
            elif child.tag == _CHANGES:
                self._deletions(child)
            elif child.tag in _CONTENTS:
                for line in child.iter(_P, _H):
                    if words := "".join(line.itertext()).strip():
                        self.leave_out(words, "目录")
            elif child.tag not in _LEFT_OUT:
                self.read(child, in_table=in_table)
        self._depth -= 1

    def _deletions(self, changes: Element) -> None:
        """Tell what was deleted; the file keeps it apart from the text."""
        for deletion in changes.iter(_DELETION):
            words = "".join("".join(line.itertext()) for line in deletion.iter(_P, _H)).strip()
            if words:
                self.left_out.append(LeftOut(words, DELETED, None))

    # Lists

    def _list(
        self, found: Element, counted: NumberedList | None, name: str, level: int, *, in_table: bool
    ) -> None:
        if level >= _DEEPEST_LIST:
            return
        name = found.get(_STYLE, name)
        counted = counted or self._counted(found, name)
        for item in found.iterchildren(*_ITEMS):
            numbered = item.tag == _ITEMS[0]
            start = item.get(text("start-value"))
            if start and level in counted.levels:
                counted.starts[level] = number_of(start, 1)
                counted.counters[level] = number_of(start, 1) - 1
            for child in item:
                if child.tag in (_P, _H):
                    number = counted.next(level) if numbered else ""
                    self._paragraph(child, number, in_table=in_table)
                    numbered = False  # what else stands in the item has no number
                elif child.tag == _LIST:
                    own = child.get(_STYLE)
                    again = self._counted(child, own) if own and own != name else counted
                    self._list(child, again, own or name, level + 1, in_table=in_table)

    def _counted(self, found: Element, name: str) -> NumberedList:
        """The list that goes on here, or a new one."""
        before = self._lists.get(found.get(text("continue-list"), ""))
        if before is None and found.get(text("continue-numbering")) == "true":
            before = self._last_of_style.get(name)
        counted = before or self._styles.list_levels(name)
        self._last_of_style[name] = counted
        if key := found.get(XML_ID):
            self._lists[key] = counted
        return counted

    def _own_number(self, paragraph: Element) -> str:
        """The number of a paragraph that stands in no list: by its style, or by the numbers of the outline."""
        form = self._styles.paragraph(paragraph.get(_STYLE, ""))
        if form.list:
            counted = self._last_of_style.setdefault(form.list, self._styles.list_levels(form.list))
            return counted.next(max(0, number_of(paragraph.get(text("outline-level")), 1) - 1))
        if paragraph.tag == _H and paragraph.get(text("is-list-header")) != "true":
            return self._outline.next(number_of(paragraph.get(text("outline-level")), 1) - 1)
        return ""

    # Paragraphs

    def _paragraph(self, paragraph: Element, number: str, *, in_table: bool) -> None:
        form = self._styles.paragraph(paragraph.get(_STYLE, ""))
        above, self._met = self._met, []
        runs = [(part, look) for part, look in self._runs(paragraph, form.look) if part]
        met, self._met = self._met, above
        hidden = _text_of(run for run in runs if run[1].hidden)
        seen = _trimmed([run for run in runs if not run[1].hidden])
        level = number_of(paragraph.get(text("outline-level"))) if paragraph.tag == _H else form.outline
        if form.contents and seen:
            self.leave_out(_text_of(seen), "目录")
        elif seen or not (in_table or hidden):
            self._add(seen, form, number, level, in_table=in_table)
        if hidden.strip():
            self.leave_out(hidden.strip(), "隐藏文字")
        for one in met:
            self._beside(one)

    def _add(self, runs: list[Run], form: ParagraphStyle, number: str, level: int, *, in_table: bool) -> None:
        check_lines(len(self.lines) + 1)
        self.lines.append(
            line_of(
                runs,
                number=number,
                outline=level,
                title=form.title,
                subtitle=form.subtitle,
                centred=form.centred,
                indented=form.indented,
                in_table=in_table,
            )
        )

    def _runs(self, element: Element, look: Look) -> Iterator[Run]:
        """The characters of a paragraph with their looks; what stands beside the text is noted in `_met`."""
        yield _characters(element.text, look)
        for child in element:
            tag = child.tag
            if tag == text("s"):
                yield " " * min(number_of(child.get(text("c")), 1), 200), look
            elif tag in (text("tab"), text("line-break")):
                yield ("\t" if tag == text("tab") else "\n"), look
            elif tag in (_NOTE, _COMMENT, _FRAME) or child.tag.startswith(draw("")):
                self._met.append(child)
                if tag == _FRAME:
                    yield self._equation(child), look
            elif tag not in _LEFT_OUT:
                own = child.get(_STYLE) if tag == text("span") else None
                yield from self._runs(child, self._styles.look(own, look) if own else look)
            yield _characters(child.tail, look)

    # Beside the text

    def _beside(self, found: Element) -> None:
        if found.tag == _NOTE:
            kind = "endnote" if found.get(text("note-class")) == "endnote" else "footnote"
            body = found.find(text("note-body"))
            self._note(kind, "" if body is None else _words(body), "")
        elif found.tag == _COMMENT:
            author = found.find(CREATOR)
            self._note("comment", _words(found), "" if author is None else author.text or "")
        elif found.tag == _FRAME:
            self._frame(found)
        else:
            self._drawn(found)

    def _note(self, kind: str, words: str, author: str) -> None:
        reasons = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
        self.objects.append(Beside(kind, len(self.lines), words, kept=kind in NOTES, author=author))
        self.leave_out(words, reasons[kind])

    def _drawn(self, found: Element) -> None:
        """The text of a drawn shape; a shape without text is told."""
        first = len(self.lines)
        self.read(found.iter(_P))
        self.lines[first:] = [replace(line, boxed=True) for line in self.lines[first:] if line.text]
        if len(self.lines) == first:
            self.leave_out("线条或形状", "没有带过来的图形")

    def _equation(self, frame: Element) -> str:
        """The equation in a frame as a line, "" where it holds something else."""
        inner = frame.find(_OBJECT)
        kind, words = ("", "") if inner is None else kind_of(content_of(inner, self._part))
        return words if kind == "equation" else ""

    def _frame(self, frame: Element) -> None:
        """A text box, a picture, an equation or another object."""
        box, image, inner = frame.find(_BOX), frame.find(_IMAGE), frame.find(_OBJECT)
        inner = frame.find(_OLE) if inner is None else inner
        if box is not None:
            first = len(self.lines)
            self.read(box)
            self.lines[first:] = [replace(line, boxed=True) for line in self.lines[first:] if line.text]
        elif inner is not None:
            self._embedded(inner, image, frame)
        elif image is not None:
            picture = self._picture(image, frame)
            title = next((one.text or "" for one in frame.iterchildren(svg("desc"), svg("title"))), "")
            words = title if picture else title or "图片取不出来"
            self.objects.append(Beside("picture", len(self.lines), words, picture))

    def _embedded(self, inner: Element, image: Element | None, frame: Element) -> None:
        """An equation, or another file in the file, of which the picture goes along."""
        kind, words = kind_of(content_of(inner, self._part))
        self.objects.append(Beside(kind, len(self.lines), words, kept=kind == "equation" and bool(words)))
        if kind != "equation" and image is not None and (picture := self._picture(image, frame)):
            self.objects.append(Beside("picture", len(self.lines), "", picture))

    def _picture(self, image: Element, frame: Element) -> Picture | None:
        name = image.get(HREF, "").removeprefix("./")
        try:
            data = self._part(name) if name and ":" not in name else b""
        except UserError:
            return None
        size = millimetres(frame.get(svg("width"))), millimetres(frame.get(svg("height")))
        form = form_of(data)
        return (
            picture_of(data, form, *(size if all(0 < one < 3000 for one in size) else _USUAL))
            if form
            else None
        )

    # Tables

    def _table(self, found: Element) -> None:
        first_object = len(self.objects)
        rows = [list(self._row(row)) for row in _rows(found)]
        settle_table(self, rows, first_object, list(self._widths(found)), as_text=self._tables_as_text)

    def _row(self, row: Element) -> Iterator[ReadCell]:
        for cell in row.iterchildren(table("table-cell"), table("covered-table-cell")):
            times = min(number_of(cell.get(table("number-columns-repeated")), 1), _MOST_REPEATED)
            for _ in range(times if cell.tag == table("table-cell") else 0):
                start = len(self.lines)
                self.read(cell, in_table=True)
                across = number_of(cell.get(table("number-columns-spanned")), 1)
                down = number_of(cell.get(table("number-rows-spanned")), 1)
                yield ReadCell(start, len(self.lines), max(1, min(across, 60)), max(1, min(down, 500)))

    def _widths(self, found: Element) -> Iterator[float]:
        for column in found.iter(table("table-column")):
            width = self._styles.width(column.get(table("style-name"), ""))
            times = min(number_of(column.get(table("number-columns-repeated")), 1), _MOST_REPEATED)
            yield from [width] * times


def _rows(found: Element) -> Iterator[Element]:
    """The rows of a table, those in groups and heads as well, but not those of tables in its cells."""
    for child in found:
        if child.tag == table("table-row"):
            yield child
        elif child.tag in (table("table-rows"), table("table-header-rows"), table("table-row-group")):
            yield from _rows(child)


def _characters(words: str | None, look: Look) -> Run:
    """Characters as they are shown: any white space is one blank."""
    if not words:
        return "", look
    begins, ends = words[0] in _WHITE, words[-1] in _WHITE
    inner = " ".join(
        part for part in words.replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" ") if part
    )
    shown = f"{' ' if begins else ''}{inner}{' ' if ends and inner else ''}"
    return (placed(shown, look.place) if look.place and look.place != "baseline" else shown), look


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs without the ends where nothing stands."""
    while runs and not runs[-1][0].strip(_WHITE):
        runs.pop()
    return runs


def _text_of(runs: Iterable[Run]) -> str:
    return "".join(part for part, _ in runs)


def _words(found: Element) -> str:
    lines = ("".join(line.itertext()).strip() for line in found.iter(_P, _H))
    return "\n".join(line for line in lines if line)
