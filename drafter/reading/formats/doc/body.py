"""The paragraphs of a binary Word file in reading order, each as one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drafter.core.document import NOTES
from drafter.reading.extracted import DELETED, Beside, Collected
from drafter.reading.formats.doc.binary import WordFile
from drafter.reading.formats.doc.formats import (
    ParagraphFormat,
    Style,
    Styles,
    character_style,
    format_over,
    is_deleted,
    look_over,
    row_of,
    symbol,
)
from drafter.reading.formats.doc.notes import boxes_of, notes_of, table
from drafter.reading.formats.doc.numbering import Numbering
from drafter.reading.formats.doc.pictures import picture_at
from drafter.reading.formats.doc.pieces import Pieces
from drafter.reading.formats.doc.sprms import PropertyPages
from drafter.reading.formats.limits import check_lines
from drafter.reading.formats.looks import Run, line_of
from drafter.reading.formats.number_formats import enclosed
from drafter.reading.formats.programs import is_equation, program_of
from drafter.reading.formats.tables import OpenTable

_STYLES, _CHARACTER_PAGES, _PARAGRAPH_PAGES = 1, 12, 13
_SECTIONS, _SECTION_SIZE = 6, 12
#: What the notes are called among what is removed.
_REASONS = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
_END = re.compile("[\r\x07\x0c]")
_BREAK = "\x0c"  # Ends a paragraph where it ends a section; elsewhere the paragraph goes on on another page.
_CODE, _RESULT, _FIELD = "\x13", "\x14", re.compile("[\x13-\x15]")
_LONGEST_CODE = 200
#: The codes of fields that have none inside them.
_CODES = re.compile("\x13[^\x13-\x15]*[\x14\x15]")
#: What stands in the place of a picture, and what ends a cell or a row.
_PICTURE, _CELL_END = "\x01", "\x07"
_SYMBOL, _DRAWING = "\x28", "\x08"
_CHARACTERS = str.maketrans(
    {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\r": None, "\x07": None, "\x0c": None}
    | {chr(code): None for code in (*range(7), 8, *range(0x0E, 0x1E), 0x1F)}
)


@dataclass(slots=True)
class _Found:
    """What stands in one paragraph."""

    runs: list[Run] = field(default_factory=list)
    hidden: str = ""
    #: What was deleted while changes are tracked.
    deleted: str = ""
    #: The first and last character of text boxes drawn before the first character, and after it.
    boxes_before: list[tuple[int, int]] = field(default_factory=list)
    boxes_after: list[tuple[int, int]] = field(default_factory=list)
    #: The properties of the characters that stand for pictures.
    pictures: list[bytes] = field(default_factory=list)


class Body(Collected):
    """Reads the text of one file; what is not part of the text goes to `left_out`."""

    def __init__(self, file: WordFile, *, tables_as_text: bool = False) -> None:
        super().__init__()
        self._table = OpenTable(self, tables_as_text)
        self._data = file.data
        self._pieces = Pieces(file)
        self._styles = Styles(file.structure(_STYLES))
        self._numbering = Numbering(file)
        self._characters = PropertyPages(file.main, file.structure(_CHARACTER_PAGES), paragraphs=False)
        self._paragraphs = PropertyPages(file.main, file.structure(_PARAGRAPH_PAGES), paragraphs=True)
        self._boxes = boxes_of(file)
        #: The notes and comments that are still to come.
        self._notes = notes_of(file)[::-1]
        self._section_ends = {end for _, end, _ in table(file.structure(_SECTIONS), _SECTION_SIZE)}
        self._carried: list[Run] = []
        #: How many text boxes are open; tables in them stay lines.
        self._inside = 0
        #: For each open field whether its code (True) or its result (False) is being read.
        self._fields: list[bool] = []
        #: The code of the field that began last, as far as it is read.
        self._code = ""

    def read(self, start: int, end: int) -> None:
        """Add the paragraphs between two characters of the text to `lines`."""
        for first, last in self._bounds(start, end):
            self._paragraph(first, last)
        if not self._inside:
            self._table.leave()

    def _add_notes(self, end: int) -> None:
        """Add the notes and comments that stand before a character of the body."""
        while self._notes and self._notes[-1].at < end and not self._inside:
            note = self._notes.pop()
            text = "\n".join(filter(None, self._words(note.start, note.end)))
            if text:
                kept = note.kind in NOTES
                self.objects.append(Beside(note.kind, len(self.lines), text, kept=kept, author=note.author))
                self.leave_out(text, _REASONS[note.kind])

    def _words(self, start: int, end: int) -> Iterator[str]:
        """The paragraphs of a note; what was deleted in it or is hidden is told."""
        for first, last in self._bounds(start, end):
            found = self._content(first, last, Style())
            yield _shown("".join(text for text, _ in found.runs)).strip()
            for text, reason in ((found.deleted, DELETED), (found.hidden, "隐藏文字")):
                if shown := _shown(text).strip():
                    self.leave_out(shown, reason)

    def margins(self, start: int, end: int) -> tuple[str, ...]:
        """The lines of the headers and footers, which lie between two characters of the text."""
        text = _CODES.sub("", self._pieces.text[start:end])
        lines = (_shown(line).strip() for line in re.split("[\\x00-\\x1f]", text))
        return tuple(filter(None, lines))

    def _bounds(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each paragraph begins, and where it ends behind its mark."""
        text = self._pieces.text
        end = min(end, len(text))
        for mark in _END.finditer(text, start, end):
            if mark.group() != _BREAK or mark.end() in self._section_ends:
                yield start, mark.end()
                start = mark.end()
        if start < end:
            yield start, end

    def _paragraph(self, start: int, end: int) -> None:
        mark = self._pieces.offset_of(end - 1)
        properties = self._paragraphs.at(mark)
        style = self._styles[int.from_bytes(properties[:2], "little")]
        form = format_over(properties[2:], style.format)
        found = self._content(start, end, style)
        if not self._inside:
            self._table.enter() if form.in_table else self._table.leave()
        self._read_boxes(found.boxes_before)
        runs, self._carried = self._carried, []
        runs += found.runs
        if is_deleted(self._characters.at(mark)) and self._pieces.text[end - 1] == "\r":
            self._carried = runs
        elif not form.row_end and not (found.hidden and not runs):
            number = self._numbering.next(form.list, form.list_level)
            if form.list and not form.indented:
                form = replace(form, indented=bool(self._numbering.indented(form.list, form.list_level)))
            check_lines(len(self.lines) + 1)
            self._add(runs, style, number, form)
        if found.hidden:
            self.leave_out(_shown(found.hidden), "隐藏文字")
        if deleted := _shown(found.deleted).strip():
            self.leave_out(deleted, DELETED)
        self.objects += (picture_at(self._data, one, len(self.lines)) for one in found.pictures)
        self._read_boxes(found.boxes_after)
        self._add_notes(end)
        if form.in_table and not self._inside:
            self._end_cell(end, form, properties)

    def _end_cell(self, end: int, form: ParagraphFormat, properties: bytes) -> None:
        """End the row or the cell of the table that a paragraph ends, if it ends one."""
        if self._pieces.text[end - 1] != _CELL_END:
            return
        if form.row_end:
            self._table.end_row(*row_of(properties[2:]))
        else:
            self._table.end_cell()

    def _read_boxes(self, boxes: list[tuple[int, int]]) -> None:
        """Add the paragraphs of text boxes, without blank ones."""
        first = len(self.lines)
        self._inside += 1
        for box in boxes:
            self.read(*box)
        self._inside -= 1
        self.lines[first:] = [line for line in self.lines[first:] if line.text]

    def _content(self, start: int, end: int, style: Style) -> _Found:
        """The characters of a paragraph with their looks, as they stand once all changes are accepted."""
        found = _Found()
        for piece in self._pieces.between(start, end):
            stop = piece.offset_of(piece.end)
            for low, high, properties in self._characters.between(piece.offset, stop):
                first = piece.start + (low - piece.offset) // piece.width
                last = piece.start + (high - piece.offset) // piece.width
                if is_deleted(properties):
                    found.deleted += self._pieces.text[first:last]
                else:
                    self._run(first, last, properties, style, found)
        # A code never runs over the end of a paragraph: this one lost its end, and must not swallow the rest.
        self._fields = [code for code in self._fields if not code]
        return found

    def _run(self, first: int, last: int, properties: bytes, style: Style, found: _Found) -> None:
        own = character_style(properties)
        look = look_over(properties, style.look if own is None else self._styles.character(own, style.look))
        text = self._pieces.text[first:last]
        sign = symbol(properties)
        if _DRAWING in text:
            boxes = found.boxes_after if found.runs else found.boxes_before
            boxes += [box for at in range(first, last) if at in self._boxes for box in self._boxes[at]]
        for part, code in self._outside_codes(text):
            if not code:
                shown = part.replace(_SYMBOL, sign) if sign else part
                found.pictures += [properties] * part.count(_PICTURE)
                if look.hidden:
                    found.hidden += shown
                elif _shown(shown):
                    found.runs.append((shown, look))

    def _outside_codes(self, text: str) -> Iterator[tuple[str, bool]]:
        """The parts of a run, each with whether it is the code of a field, which nobody sees."""
        at = 0
        for sign in _FIELD.finditer(text):
            yield self._read_code(text[at : sign.start()]), any(self._fields)
            at = sign.end()
            if sign.group() == _CODE:
                self._fields.append(True)
                self._code = ""
            elif self._fields and sign.group() == _RESULT:
                self._note_embedded()
                self._fields[-1] = False
            elif self._fields and self._fields.pop():
                yield enclosed(self._code), any(self._fields)
        yield self._read_code(text[at:]), any(self._fields)

    def _note_embedded(self) -> None:
        """Tell a file in the file, whose picture is all that goes along."""
        kind, _, name = self._code.strip().partition(" ")
        if kind == "EMBED" and self._fields[-1] and not is_equation(name):
            self.objects.append(Beside("embedded", len(self.lines), program_of(name.strip())))

    def _read_code(self, text: str) -> str:
        """The same text; where it is the code of a field, it is taken note of."""
        if self._fields and self._fields[-1]:
            self._code = (self._code + text[:_LONGEST_CODE])[:_LONGEST_CODE]
        return text

    def _add(self, runs: list[Run], style: Style, number: str, form: ParagraphFormat) -> None:
        shown = [(_shown(text), look) for text, look in runs]
        text = "".join(text for text, _ in shown).strip()
        if style.is_contents:
            if text:
                self.leave_out(text, "目录")
        elif text or not form.in_table:
            self.lines.append(
                line_of(
                    shown,
                    number=number,
                    outline=form.outline,
                    title=style.is_title,
                    subtitle=style.is_subtitle,
                    centred=form.centred,
                    indented=form.indented,
                    in_table=form.in_table,
                )
            )


def _shown(text: str) -> str:
    """The characters that a reader sees, the halves of those beyond the first plane put together."""
    text = text.translate(_CHARACTERS)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
