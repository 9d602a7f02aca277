"""Web pages: each block, and each line between <br>, becomes a line."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.core.errors import UserError
from drafter.reading.extracted import Collected, Extracted, Line
from drafter.reading.formats.encodings import decode
from drafter.reading.formats.html_tags import (
    BLOCKS,
    BOLD,
    HEADINGS,
    is_layout,
    is_number,
    is_silent,
    reason_to_leave_out,
    show_hidden_page,
)
from drafter.reading.formats.limits import check_lines, too_large
from drafter.reading.formats.number_formats import formatted
from drafter.reading.formats.outlined import with_title
from drafter.reading.formats.page_pictures import shown_picture
from drafter.reading.formats.raised import placed
from drafter.reading.formats.tables import ReadCell, settle_table

#: The most tags that a page may hold, and the most words in one: lxml compares each attribute with those before it.
MAX_TAGS, MAX_WORDS = 400_000, 5_000

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG, _QUOTED = re.compile(rf"<[^<>]{{{2 * MAX_WORDS},}}"), re.compile(r""""[^"]*"|'[^']*'""")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_INDENTED = re.compile(r"text-indent\s*:\s*(?!-|0)", re.IGNORECASE)
_CHINESE = re.compile(
    r"list-style(?:-type)?\s*:[^;]{0,100}(?:cjk-ideographic|chinese|cjk-decimal)", re.IGNORECASE
)
_KINDS = {"A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman"}
#: From this share of a line that is a link on, the line leads to other pages and is no text.
_LINKED = 0.5
_LONGEST_LINK = 60
_NAVIGATION = "网页导航"
#: The style of a title in a page that Word has saved.
_WORD_TITLE = "msotitle"
_WIDE = r"[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")


def read(data: bytes) -> Extracted:
    """The lines of a web page without its navigation and scripts. Raises UserError where it has no text."""
    named = _CHARSET.search(data[:4096])
    root = _parsed(decode(data, named.group(1).decode("ascii") if named else ""))
    show_hidden_page(root)
    page = _Page()
    page.read(root)
    if not page.has_text:
        page = _Page(tables_as_text=True)
        page.read(root)
    if not page.has_text:
        raise UserError("网页里没有文字。")
    return Extracted(
        "html",
        with_title(page.lines),
        hard_wrapped=False,
        left_out=tuple(page.left_out),
        objects=tuple(page.objects),
    )


def _parsed(text: str) -> etree._Element:
    if text.count("<") > MAX_TAGS or any(map(_has_too_many_words, _LONG_TAG.findall(text))):
        raise too_large()
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError("网页内容已损坏，打不开，请把正文复制到 Word 文档后再导入。") from error
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise too_large()
    if root is None:
        raise UserError("网页里没有文字。")
    return root


def _has_too_many_words(tag: str) -> bool:
    """Whether a tag has more attributes than any page needs; a picture within one is a single quoted word."""
    return len(_QUOTED.sub("", tag).split()) > MAX_WORDS


@dataclass(slots=True)
class _Open:
    """What holds inside an element that is being read."""

    bold: bool = False
    centred: bool = False
    indented: bool = False
    heading: int = 0
    title: bool = False
    kept: bool = False
    in_table: bool = False
    linked: bool = False
    place: str = ""


def _opened(element: etree._Element, above: _Open) -> _Open:
    """What holds inside an element: what holds around it, and what the element adds to it."""
    tag, style = element.tag, element.get("style", "")
    return _Open(
        bold=above.bold or tag in BOLD or "font-weight:bold" in style.replace(" ", "").lower(),
        centred=_is_centred(element) or (above.centred and not _sets_its_side(element)),
        indented=above.indented or bool(_INDENTED.search(style)),
        heading=HEADINGS.get(tag, above.heading),
        title=above.title or element.get("class", "").lower() == _WORD_TITLE,
        kept=above.kept or tag == "pre",
        in_table=above.in_table or (tag == "table" and not is_layout(element)),
        linked=above.linked or _is_link(element),
        place=tag if tag in ("sup", "sub") else above.place,
    )


def _is_centred(element: etree._Element) -> bool:
    if element.tag == "center" or element.get("align", "").lower() == "center":
        return True
    return bool(_CENTRED.search(element.get("style", "")))


def _sets_its_side(element: etree._Element) -> bool:
    """Whether an element says on which side its lines stand."""
    return element.get("align") is not None or "text-align" in element.get("style", "")


@dataclass(slots=True)
class _Rows:
    """A table that is being read: its rows so far, the objects found before it, and where the cell in hand began."""

    first_object: int
    rows: list[list[ReadCell]] = field(default_factory=list)
    start: int = 0


@dataclass(slots=True)
class _Page(Collected):
    """Collects lines while it walks through a page."""

    tables_as_text: bool = False
    _pieces: list[tuple[str, bool]] = field(default_factory=list)
    #: The tables that are open, from the outermost.
    _tables: list[_Rows] = field(default_factory=list)
    #: How many characters of the line in hand are links.
    _linked: int = 0
    _open: list[_Open] = field(default_factory=lambda: [_Open()])
    _counters: list[int | None] = field(default_factory=list)
    _number: str = ""

    @property
    def has_text(self) -> bool:
        """Whether there is any text."""
        return any(line.text.strip() for line in self.lines)

    def read(self, root: etree._Element) -> None:
        """Add the lines of a page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start" and self._is_skipped(element):
                skipped = element
                walk.skip_subtree()
            elif event == "start":
                self._enter(element)
            else:
                if element is not skipped:
                    self._leave(element)
                self._add(element.tail)
        self._break()

    def _is_skipped(self, element: etree._Element) -> bool:
        if is_silent(element):
            return True
        if is_number(element):
            self._number = _shown_number(_seen(element))
            return True
        reason = reason_to_leave_out(element)
        if reason and (text := _seen(element)):
            self.leave_out(text, reason)
        return bool(reason)

    def _enter(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._break()
        if element.tag == "img":
            self.objects += shown_picture(element, len(self.lines))
        self._enter_table(element)
        self._enter_list(element)
        self._open.append(_opened(element, self._open[-1]))
        self._add(element.text)

    def _enter_list(self, element: etree._Element) -> None:
        if element.tag in ("ol", "ul"):
            self._counters.append(_start(element) if element.tag == "ol" else None)
        elif element.tag == "li" and self._counters and self._counters[-1] is not None:
            self._number = _number(self._counters[-1], element.getparent())
            self._counters[-1] += 1

    def _leave(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._break()
        self._leave_table(element)
        if element.tag in ("ol", "ul"):
            self._counters.pop()
        self._open.pop()

    def _enter_table(self, element: etree._Element) -> None:
        if element.tag == "table" and not is_layout(element):
            self._tables.append(_Rows(len(self.objects)))
        elif self._tables and element.tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and element.tag in ("td", "th"):
            self._tables[-1].start = len(self.lines)

    def _leave_table(self, element: etree._Element) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if element.tag in ("td", "th") and table.rows:
            across, down = (_start_of(element.get(name)) for name in ("colspan", "rowspan"))
            table.rows[-1].append(ReadCell(table.start, len(self.lines), across, down))
        elif element.tag == "table" and not is_layout(element):
            self._tables.pop()
            settle_table(self, table.rows, table.first_object, as_text=self.tables_as_text, told=False)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        now = self._open[-1]
        text = placed(text, now.place) if now.place else text
        self._linked += len("".join(text.split())) * now.linked
        if not now.kept:
            self._pieces.append((text, now.bold))
            return
        first, *others = text.split("\n")
        self._pieces.append((first, now.bold))
        for line in others:
            self._break()
            self._pieces.append((line, now.bold))

    def _break(self) -> None:
        """End the line in hand."""
        pieces, self._pieces = self._pieces, []
        linked, self._linked = self._linked, 0
        now = self._open[-1]
        text = "".join(piece for piece, _ in pieces)
        text = text if now.kept else _WHITE.sub(" ", _WRAPPED.sub("", text)).strip(" ")
        text = text.replace("\xa0", " ").rstrip()
        if not text:
            return
        if linked >= _LINKED * len(text) and not now.heading:
            self.leave_out(text, _NAVIGATION)
            return
        seen = [bold for piece, bold in pieces if not piece.isspace()]
        check_lines(len(self.lines) + 1)
        self.lines.append(
            Line(
                text,
                number=self._number,
                heading=now.heading,
                title=now.title,
                centred=now.centred,
                bold=all(seen),
                lead_bold=_lead(pieces),
                indented=now.indented or text[0].isspace(),
                in_table=now.in_table,
            )
        )
        self._number = ""


def _is_link(element: etree._Element) -> bool:
    """Whether an element is a link of a few words; one around a whole text has lost its end."""
    if element.tag != "a" or element.get("href") is None:
        return False
    return len("".join(element.itertext()).strip()) <= _LONGEST_LINK


def _seen(element: etree._Element) -> str:
    """The characters in an element, those of scripts left out, with single spaces."""
    texts = element.xpath(".//text()[not(parent::script or parent::style)]")
    return _WHITE.sub(" ", "".join(map(str, texts))).strip()


def _shown_number(text: str) -> str:
    """A number as Word writes it, "" for the sign of a list without numbers, a letter of a font of signs."""
    number = text.replace("\xa0", " ").strip()
    is_sign = len(number) == 1 and number.isascii()
    return number if not is_sign and any(map(str.isalnum, number)) else ""


def _lead(pieces: list[tuple[str, bool]]) -> int:
    """The length of the bold beginning of a line that goes on in plain, 0 where it has none."""
    visible = [(_WHITE.sub("", piece), bold) for piece, bold in pieces if piece.strip()]
    lead = list(takewhile(lambda piece: piece[1], visible))
    rest = visible[len(lead) :]
    return sum(len(text) for text, _ in lead) if rest and not any(bold for _, bold in rest) else 0


def _number(count: int, ordered: etree._Element) -> str:
    """The number of an item as a browser shows it in the kind of list that it stands in."""
    chinese = _CHINESE.search(ordered.get("style", ""))
    return (
        f"{formatted(count, 'chineseCounting')}、"
        if chinese
        else formatted(count, _KINDS.get(ordered.get("type"), "decimal")) + "."
    )


def _start(element: etree._Element) -> int:
    return _start_of(element.get("start"), 99_999)


def _start_of(number: str | None, most: int = 60) -> int:
    """A whole number of an attribute from 1 to `most`, 1 where there is none."""
    text = number or ""
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
