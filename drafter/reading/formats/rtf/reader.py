"""The groups of RTF, read token by token."""

import re
from collections import defaultdict
from collections.abc import Callable
from copy import copy
from functools import partial

from drafter.core.document import NOTES
from drafter.core.errors import UserError
from drafter.reading.extracted import DELETED, Beside, Collected
from drafter.reading.formats.limits import check_lines
from drafter.reading.formats.number_formats import enclosed
from drafter.reading.formats.programs import is_equation, program_of
from drafter.reading.formats.rtf.decoding import Decoder
from drafter.reading.formats.rtf.paragraphs import Pending, State
from drafter.reading.formats.rtf.picture import PendingPicture
from drafter.reading.formats.rtf.words import CHARACTERS, ENDS, LOOSE_ENDS, MARGINS, SKIPPED
from drafter.reading.formats.tables import OpenTable

#: Groups inside groups; Word itself goes no deeper than a few dozen.
MAX_DEPTH = 1_000

#: The most columns of a table; Word has 63.
_MOST_COLUMNS = 200
#: How large a picture is to be shown, in twips and per cent.
_PICTURE_SIZES = ("picwgoal", "pichgoal", "picscalex", "picscaley")

#: As much of a number, or of the name of a style, as is kept.
_LONGEST = 200
#: The same for the code of a field.
_LONGEST_CODE = 200
#: The same for all headers and footers together.
_LONGEST_MARGIN = 10_000

#: Where the characters of a group belong that begins with a word.
_DESTINATIONS = {
    "shpinst": "shape",
    "shptxt": "box",
    "footnote": "note",
    "annotation": "note",
    "atnauthor": "author",
    "objclass": "program",
    "listtext": "number",
    "pntext": "number",
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "fldinst": "code",
}

#: What the notes are called among what is removed.
_REASONS = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}

#: Escaped, these may also be the second byte of a character.
_PLAIN_SYMBOLS = ("\\", "{", "}")


class Reader(Collected):
    """Takes one token after another and collects lines; what is not part of the text goes to `left_out`."""

    def __init__(self, *, tables_as_text: bool = False) -> None:
        super().__init__()
        self._table = OpenTable(self, tables_as_text)
        #: Where the cells of the row in hand end, and which of them go on from the row above.
        self._edges: list[float] = []
        self._going_on: list[bool] = []
        self._goes_on = False
        self._state = State()
        self._above: list[State] = []
        self._pending = [Pending()]
        self._decoder = Decoder()
        self._starred = False
        #: The code of the field that began last.
        self._code = ""
        self._margin = ""
        #: The notes and comments of the paragraph in hand: kind, words, who wrote them.
        self._notes: list[tuple[str, str, str]] = []
        self._author = ""
        #: The program of the embedded file that was met last.
        self._program = ""
        self._picture = PendingPicture()
        self._style_names: defaultdict[int, str] = defaultdict(str)
        self._words = self._handlers()

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        """What is done at a control word with its number, None where it has none."""
        decoder = self._decoder
        return {
            "b": lambda n: self._set(bold=n != 0),
            "ab": lambda n: self._set_wide(bold=n != 0),
            "fs": lambda n: self._set(size=(n or 24) / 2),
            "afs": lambda n: self._set_wide(size=(n or 24) / 2),
            "dbch": lambda n: self._set(wide=True),
            "loch": lambda n: self._set(wide=False),
            "hich": lambda n: self._set(wide=False),
            "rtlch": lambda n: self._set(wide=False),
            "v": lambda n: self._set(hidden=n != 0),
            "super": lambda n: self._set(place="superscript" if n != 0 else ""),
            "sub": lambda n: self._set(place="subscript" if n != 0 else ""),
            "nosupersub": lambda n: self._set(place=""),
            "strike": lambda n: self._set(struck=n != 0),
            "striked": lambda n: self._set(struck=n != 0),
            "deleted": lambda n: self._set(deleted=n != 0),
            "f": lambda n: self._set(font=n or 0),
            "s": lambda n: self._set(style=n or 0),
            "qc": lambda n: self._set(centred=True),
            "ql": lambda n: self._set(centred=False),
            "qr": lambda n: self._set(centred=False),
            "qj": lambda n: self._set(centred=False),
            "fi": lambda n: self._set(indented=(n or 0) > 0),
            "cufi": lambda n: self._set(indented=(n or 0) > 0),
            "outlinelevel": lambda n: self._set(outline=((9 if n is None else n) + 1) % 10),
            "intbl": lambda n: self._set(in_table=True),
            "trowd": lambda n: self._begin_row(),
            "clvmrg": lambda n: self._go_on(),
            "cellx": lambda n: self._end_column(n or 0),
            "plain": lambda n: self._state.reset_characters(),
            "pard": lambda n: self._state.reset_paragraph(),
            "fcharset": lambda n: decoder.set_charset(self._state.font, n),
            "ansicpg": decoder.set_code_page,
            **{word: partial(self._set_picture_size, word) for word in _PICTURE_SIZES},
            "uc": lambda n: self._set(stand_ins=n or 0),
            "u": lambda n: self._add(decoder.unit(n or 0, self._state.stand_ins)),
        }

    def take(self, token: re.Match[str]) -> None:
        """Take the next token: a control word, escaped bytes, a control symbol, a brace or plain bytes."""
        word, argument, escaped, symbol, brace, plain = token.groups()
        if escaped:
            self._decoder.take_escaped(escaped)
        elif plain:
            self._decoder.take_plain(plain)
        elif symbol in _PLAIN_SYMBOLS:
            self._decoder.take_plain(symbol)
        else:
            self._add(self._decoder.flush(self._state.font))
            if word:
                self._word(word, int(argument) if argument else None)
            elif symbol:
                self._symbol(symbol)
            else:
                self._decoder.end_stand_ins()
                self._open() if brace == "{" else self._close()

    @property
    def margins(self) -> tuple[str, ...]:
        """The lines of the headers and footers."""
        return tuple(line for line in self._margin.splitlines() if line.strip())

    def finish(self) -> None:
        """End the last paragraph, which some writers leave open."""
        self._add(self._decoder.flush(self._state.font))
        if self._pending[-1].text.strip() or self._notes:
            self._end_paragraph()
        self._table.leave()

    # Tables

    def _begin_row(self) -> None:
        self._edges, self._going_on, self._goes_on = [], [], False

    def _go_on(self) -> None:
        self._goes_on = True

    def _end_column(self, edge: int) -> None:
        if len(self._edges) < _MOST_COLUMNS:
            self._edges.append(edge)
            self._going_on.append(self._goes_on)
        self._goes_on = False

    def _open(self) -> None:
        if len(self._above) >= MAX_DEPTH:
            raise UserError("RTF 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx，再导入。")
        self._above.append(self._state)
        self._state = copy(self._state)
        self._starred = False

    def _close(self) -> None:
        if not self._above:
            return
        ended, self._state = self._state, self._above.pop()
        if ended.goes_to != self._state.goes_to and ended.goes_to in ("note", "box"):
            self._end_side(ended.goes_to)
        elif ended.goes_to == "picture" and self._state.goes_to != "picture":
            self.objects.append(self._picture.beside(len(self.lines)))
        elif ended.goes_to == "code" and self._state.goes_to != "code":
            self._add(enclosed(self._code))
        elif ended.goes_to == "program" and not is_equation(self._program):
            self.objects.append(Beside("embedded", len(self.lines), program_of(self._program)))

    def _end_side(self, kind: str) -> None:
        """Finish a note or a text box, and go on with the paragraph in which it stood."""
        side = self._pending.pop()
        if kind == "box" and side.text.strip():
            self._add_line(side, State())
        elif text := side.text.strip():
            self._notes.append((side.kind, text, side.author))
        for text, reason in ((side.deleted, DELETED), (side.hidden, "隐藏文字")):
            if kind == "note" and text.strip():
                self.leave_out(text.strip(), reason)

    def _word(self, word: str, argument: int | None) -> None:
        starred, self._starred = self._starred, False
        if word != "u":
            self._decoder.end_stand_ins()
        if handler := self._words.get(word):
            handler(argument)
        elif word in ENDS or (word in LOOSE_ENDS and self._pending[-1].runs):
            self._end(in_cell=word == "cell")
        elif word == "row" and self._state.goes_to == "text":
            self._table.end_row(self._edges, self._going_on)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif self._state.goes_to != "skip":
            self._group(word, starred)

    def _group(self, word: str, starred: bool) -> None:
        """Turn the characters of the group that begins with `word` to where they belong."""
        state = self._state
        if state.goes_to == "margin" or word in MARGINS:
            state.goes_to = "skip" if starred or word in SKIPPED or word == "fldinst" else "margin"
        elif word in _DESTINATIONS:
            state.goes_to = _DESTINATIONS[word]
            self._begin(word)
        elif word == "ftnalt" and state.goes_to == "note":
            self._pending[-1].kind = "endnote"
        elif word == "pict" and state.goes_to == "text":
            state.goes_to, self._picture = "picture", PendingPicture()
        elif word == "shppict":
            pass  # the picture follows; the same again for older programs is skipped
        elif starred or word in SKIPPED:
            state.goes_to = "skip"

    def _begin(self, word: str) -> None:
        """Make room for what the group of this word holds."""
        if word == "shptxt":
            self._state = State(goes_to="box", font=self._state.font, stand_ins=self._state.stand_ins)
        if word in ("shptxt", "footnote", "annotation"):
            self._pending.append(Pending())
        if word == "annotation":
            self._pending[-1].kind, self._pending[-1].author = "comment", self._author.strip()
        elif word == "atnauthor":
            self._author = ""
        elif word == "fldinst":
            self._code = ""
        elif word == "objclass":
            self._program = ""

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._end()
        elif symbol in CHARACTERS and not self._decoder.skips():
            self._add(CHARACTERS[symbol])

    def _set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self._state, name, value)

    def _set_picture_size(self, word: str, size: int | None) -> None:
        self._picture.sizes[word] = size or 0

    def _set_wide(self, **changes: object) -> None:
        if self._state.wide:
            self._set(**changes)

    def _add(self, text: str) -> None:
        if not text:
            return
        state = self._state
        if state.goes_to == "number":
            self._pending[-1].number = (self._pending[-1].number + text)[:_LONGEST]
        elif state.goes_to == "styles":
            self._style_names[state.style] = (self._style_names[state.style] + text)[:_LONGEST]
        elif state.goes_to == "author":
            self._author = (self._author + text)[:_LONGEST]
        elif state.goes_to == "program":
            self._program = (self._program + text)[:_LONGEST]
        elif state.goes_to == "code":
            self._code = (self._code + text)[:_LONGEST_CODE]
        elif state.goes_to == "picture":
            self._picture.add(text)
        elif state.goes_to == "margin":
            self._margin = (self._margin + text)[:_LONGEST_MARGIN]
        elif state.is_kept:
            self._pending[-1].add(text, state)

    def _end(self, *, in_cell: bool = False) -> None:
        """End the paragraph, unless its end has been deleted; a note or text box goes on in one."""
        if self._state.goes_to != "text":
            self._add("\n")
        elif in_cell:
            self._state.in_table = True
            self._end_paragraph()
            self._table.end_cell()
        elif not self._state.deleted:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        if self._state.in_table:
            self._table.enter()
        else:
            self._table.leave()
        pending, self._pending[-1] = self._pending[-1], Pending()
        self._add_line(pending, self._state)
        notes, self._notes = self._notes, []
        for kind, text, author in notes:
            self.objects.append(Beside(kind, len(self.lines), text, kept=kind in NOTES, author=author))
            self.leave_out(text, _REASONS[kind])

    def _add_line(self, pending: Pending, state: State) -> None:
        if pending.text.strip() or not (state.in_table or pending.hidden or pending.deleted):
            check_lines(len(self.lines) + 1)
            self.lines.append(pending.line(state, self._style_names[state.style]))
        if pending.hidden:
            self.leave_out(pending.hidden, "隐藏文字")
        if deleted := pending.deleted.strip():
            self.leave_out(deleted, DELETED)
