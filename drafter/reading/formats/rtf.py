"""RTF: groups, control words and escaped characters, read in one pass."""

import codecs
import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from drafter.core.document import Removed
from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted, Line
from drafter.reading.formats.limits import check_lines, too_large
from drafter.reading.formats.looks import Look, Piece, line_of
from drafter.reading.formats.rtf_words import CHARACTERS, CHARSETS, CODE_PAGES, ENDS, SKIPPED

MAX_DEPTH = 1_000
MAX_TOKENS = 1_000_000

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9A-Fa-f]{2})+)|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
_DAMAGED = "RTF 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx，再导入。"
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": "title", "标题": "title", "subtitle": "subtitle", "副标题": "subtitle"}


#: Escaped, these may also be the second byte of a character.
_PLAIN_SYMBOLS = ("\\", "{", "}")


@dataclass(slots=True)
class _State:
    """What holds inside a group; a group inside it begins with the same."""

    #: What becomes of the characters: text, skip, number, fonts, styles, note, box.
    goes_to: str = "text"
    #: Characters that stand in after a \\u for readers that know no Unicode.
    stand_ins: int = 1
    font: int = 0
    style: int = 0
    #: What the associated properties (\\ab, \\afs) say holds for Chinese characters.
    wide: bool = False
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    size: float = 12.0
    centred: bool = False
    indented: bool = False
    outline: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Pending:
    """A paragraph that is not yet finished."""

    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    hidden: str = ""
    #: What a note is called among the removed.
    reason: str = "脚注"


def read(data: bytes) -> Extracted:
    """The paragraphs of an RTF file. Notes and hidden text are listed as removed.

    Raises UserError where the file is damaged, hostile or without text.
    """
    reader = _Reader()
    for count, token in enumerate(_TOKEN.finditer(data.decode("latin-1"))):
        if count > MAX_TOKENS:
            raise too_large()
        reader.take(token)
    reader.finish()
    if not any(line.text.strip() for line in reader.lines):
        raise UserError("文件里没有文字。")
    return Extracted("rtf", tuple(reader.lines), hard_wrapped=False, removed=tuple(reader.removed))


class _Reader:
    """Takes one token after another and collects lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.removed: list[Removed] = []
        self._state = _State()
        self._above: list[_State] = []
        self._pending = [_Pending()]
        self._bytes = b""
        self._skip = 0
        #: The first half of a character beyond the first plane.
        self._high = 0
        self._starred = False
        self._code_page = "cp1252"
        self._font_encodings: dict[int, str] = {}
        self._style_names: dict[int, str] = {}
        self._words: dict[str, Callable[[int | None], None]] = {
            "b": lambda n: self._set(bold=n != 0),
            "ab": lambda n: self._set_wide(bold=n != 0),
            "afs": lambda n: self._set_wide(size=(n or 24) / 2),
            "dbch": lambda n: self._set(wide=True),
            "loch": lambda n: self._set(wide=False),
            "hich": lambda n: self._set(wide=False),
            "rtlch": lambda n: self._set(wide=False),
            "v": lambda n: self._set(hidden=n != 0),
            "deleted": lambda n: self._set(deleted=n != 0),
            "fs": lambda n: self._set(size=(n or 24) / 2),
            "uc": lambda n: self._set(stand_ins=n or 0),
            "s": lambda n: self._set(style=n or 0),
            "qc": lambda n: self._set(centred=True),
            "ql": lambda n: self._set(centred=False),
            "qr": lambda n: self._set(centred=False),
            "qj": lambda n: self._set(centred=False),
            "fi": lambda n: self._set(indented=(n or 0) > 0),
            "cufi": lambda n: self._set(indented=(n or 0) > 0),
            "outlinelevel": lambda n: self._set(outline=((9 if n is None else n) + 1) % 10),
            "intbl": lambda n: self._set(in_table=True),
            "plain": lambda n: self._set(bold=False, hidden=False, deleted=False, size=12.0),
            "pard": self._paragraph_reset,
            "f": self._font,
            "fcharset": self._charset,
            "ansicpg": self._ansi,
            "u": self._unicode,
        }

    def take(self, token: re.Match[str]) -> None:
        """Take the next token of the file."""
        word, argument, escaped, symbol, brace, text = token.groups()
        if self._skip and (escaped or text):
            escaped, text = self._without_stand_ins(escaped, text)
        if escaped:
            self._bytes += bytes.fromhex(escaped.replace("\\'", ""))
        elif text:
            self._bytes += text.encode("latin-1", errors="replace")
        elif brace:
            self._flush()
            self._open() if brace == "{" else self._close()
        elif word:
            self._flush()
            self._word(word, int(argument) if argument else None)
        elif symbol in _PLAIN_SYMBOLS and not self._skip:
            self._bytes += symbol.encode("ascii")
        elif symbol:
            self._flush()
            self._symbol(symbol)

    def finish(self) -> None:
        """End the last paragraph, which some writers leave open."""
        self._flush()
        if any(text.strip() for text, _ in self._pending[-1].pieces):
            self._end_paragraph()

    def _without_stand_ins(self, escaped: str | None, text: str | None) -> tuple[str | None, str | None]:
        if escaped:
            count = min(self._skip, len(escaped) // 4)
            escaped = escaped[4 * count :]
        else:
            assert text is not None
            count = min(self._skip, len(text))
            text = text[count:]
        self._skip -= count
        return escaped, text

    def _open(self) -> None:
        if len(self._above) >= MAX_DEPTH:
            raise UserError(_DAMAGED)
        self._above.append(self._state)
        self._state = copy(self._state)
        self._skip = 0
        self._starred = False

    def _close(self) -> None:
        self._skip = 0
        if not self._above:
            return
        ended, self._state = self._state, self._above.pop()
        if ended.goes_to in ("note", "box") and self._state.goes_to != ended.goes_to:
            self._end_side(ended.goes_to)

    def _end_side(self, kind: str) -> None:
        """Finish a note or a text box, and go on with the paragraph in which it stood."""
        side = self._pending.pop()
        text = "".join(piece for piece, _ in side.pieces).strip()
        if text and kind == "note":
            self.removed.append(Removed(text, side.reason))
        elif text:
            self._add_line(side, _State())

    def _word(self, word: str, argument: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._skip and word != "u":
            self._skip = 0
        if handler := self._words.get(word):
            handler(argument)
        elif word in ENDS:
            self._ended(word)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word == "bin":
            raise UserError(_DAMAGED.replace("已损坏", "里有二进制数据"))
        else:
            self._group(word, starred)

    def _group(self, word: str, starred: bool) -> None:
        """Turn the characters of the group that begins with `word` to where they belong."""
        goes_to = self._state.goes_to
        if word == "shptxt" and goes_to in ("skip", "text"):
            self._state = _State(goes_to="box", font=self._state.font, stand_ins=self._state.stand_ins)
            self._pending.append(_Pending())
        elif word == "fonttbl":
            self._set(goes_to="fonts")
        elif word == "stylesheet":
            self._set(goes_to="styles")
        elif goes_to not in ("text", "box", "note"):
            return
        elif word == "ftnalt" and goes_to == "note":
            self._pending[-1].reason = "尾注"
        elif word == "footnote":
            self._set(goes_to="note")
            self._pending.append(_Pending())
        elif word in ("listtext", "pntext"):
            self._set(goes_to="number")
        elif starred or word in SKIPPED:
            self._set(goes_to="skip")

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol == "\r" or symbol == "\n":
            self._ended("par")
        elif self._skip:
            self._skip -= 1
        elif symbol in CHARACTERS:
            self._add(CHARACTERS[symbol])

    def _set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self._state, name, value)

    def _set_wide(self, **changes: object) -> None:
        if self._state.wide:
            self._set(**changes)

    def _paragraph_reset(self, _: int | None) -> None:
        self._set(centred=False, indented=False, outline=0, in_table=False, style=0)

    def _font(self, number: int | None) -> None:
        self._set(font=number or 0)

    def _charset(self, number: int | None) -> None:
        if self._state.goes_to == "fonts" and number in CHARSETS:
            self._font_encodings[self._state.font] = CHARSETS[number]

    def _ansi(self, number: int | None) -> None:
        name = CODE_PAGES.get(number or 0, f"cp{number}")
        try:
            self._code_page = codecs.lookup(name).name
        except LookupError:
            self._code_page = "cp1252"

    def _unicode(self, code: int | None) -> None:
        unit = (code or 0) % 0x10000
        self._skip = self._state.stand_ins
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            self._add(
                chr(0x10000 + (self._high - 0xD800) * 0x400 + unit - 0xDC00) if self._high else "\ufffd"
            )
            self._high = 0
        else:
            self._add(chr(unit))

    def _flush(self) -> None:
        """Decode the bytes collected so far; the two bytes of a character may come in different ways."""
        if self._bytes:
            encoding = self._font_encodings.get(self._state.font, self._code_page)
            text = self._bytes.decode(encoding, errors="replace")
            self._bytes = b""
            self._add(text)

    def _add(self, text: str) -> None:
        state, pending = self._state, self._pending[-1]
        if state.goes_to == "number":
            pending.number += text
        elif state.goes_to == "styles":
            self._style_names[state.style] = self._style_names.get(state.style, "") + text
        elif state.goes_to not in ("text", "note", "box") or state.deleted:
            return
        elif state.hidden:
            pending.hidden += text
        else:
            pending.pieces.append((text, Look(state.bold, size=state.size)))

    def _ended(self, word: str) -> None:
        if self._state.deleted:
            return
        if self._state.goes_to == "text":
            if word not in ("row", "nestrow", "sect") or self._pending[-1].pieces:
                self._end_paragraph()
        elif self._state.goes_to in ("note", "box"):
            self._add("\n")

    def _end_paragraph(self) -> None:
        pending, self._pending[-1] = self._pending[-1], _Pending()
        self._add_line(pending, self._state)

    def _add_line(self, pending: _Pending, state: _State) -> None:
        if pending.hidden:
            self.removed.append(Removed(pending.hidden, "隐藏文字"))
        pieces = pending.pieces
        if (state.in_table or pending.hidden) and not "".join(text for text, _ in pieces).strip():
            return
        check_lines(len(self.lines) + 1)
        name = self._style_names.get(state.style, "").strip().rstrip(";").lower()
        named = _HEADING_NAME.match(name)
        self.lines.append(
            line_of(
                pieces,
                number=pending.number.strip(" \t·•"),
                outline=state.outline or (int(named.group(1)) if named else 0),
                title=_TITLES.get(name) == "title",
                subtitle=_TITLES.get(name) == "subtitle",
                centred=state.centred,
                indented=state.indented,
                in_table=state.in_table,
            )
        )
