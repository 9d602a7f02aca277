"""The characters of one paragraph, with their looks, as they stand once all tracked changes are accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from drafter.reading.extracted import DELETED
from drafter.reading.formats.docx.math import MATH, linear
from drafter.reading.formats.docx.styles import Styles, look_of
from drafter.reading.formats.docx.trimming import SAME
from drafter.reading.formats.docx.xml import Element, is_on, w
from drafter.reading.formats.looks import PLAIN, Look, Run
from drafter.reading.formats.number_formats import enclosed
from drafter.reading.formats.raised import placed
from drafter.reading.formats.symbol_fonts import sign_of

_RUN, _RPR, _TEXT = w("r"), w("rPr"), w("t")
_FIELD, _FIELD_TYPE = w("fldChar"), w("fldCharType")
_SYMBOL, _SYMBOL_FONT, _SYMBOL_CODE, _ID = w("sym"), w("font"), w("char"), w("id")
_RUBY, _RUBY_BASE, _RUBY_TEXT = w("ruby"), w("rubyBase"), w("rt")
_SDT, _SDT_CONTENT = w("sdt"), w("sdtContent")
_PLACEHOLDER = f"{w('sdtPr')}/{w('showingPlcHdr')}"
BOX = w("txbxContent")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = _COMPATIBILITY + "AlternateContent"
_CHOICE, _FALLBACK = _COMPATIBILITY + "Choice", _COMPATIBILITY + "Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
#: In this style the program's own lectern copies mark pauses.
_PAUSE_STYLE = "GwPause"
#: Kinds of breaks after which the line goes on, on another page or in another column.
_TYPE, _TURNS = w("type"), ("page", "column")
_NOTES = {
    w("footnoteReference"): "footnotes",
    w("endnoteReference"): "endnotes",
    w("commentReference"): "comments",
}
#: What somebody has deleted while changes are tracked, in the characters that it had.
_DELETED, _DELETED_TEXT = w("del"), w("delText")
PROMPT = "内容控件里没有填的提示"
_UNKNOWN_SIGN = "没有带过来的符号"
_DRAWN = {w("drawing"), w("pict"), w("object")}
#: The code of a field, how that of a table of contents begins, and those of numbers of pages.
_CODE, _CONTENTS_FIELD = w("instrText"), "TOC"
_SIMPLE_FIELD, _INSTRUCTION = w("fldSimple"), w("instr")
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
#: As much of the code of a field as is kept, and as many fields inside each other.
_LONGEST_CODE, _DEEPEST_FIELD = 200, 50
#: Nothing in these is part of the text any more, or was ever.
LEFT_OUT = {w("del"), w("moveFrom"), w("pPr"), w("sdtPr"), w("rPrChange"), w("instrText"), w("delText")}


@dataclass(slots=True)
class Inline:
    """What stands in one paragraph."""

    runs: list[Run] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    #: What else is no part of the text, by the reason: deletions, prompts, signs that only their own font shows.
    gone: dict[str, list[str]] = field(default_factory=dict)
    #: How many of the runs a table of contents has made.
    listed: int = 0
    #: How many of the runs number pages.
    paged: int = 0
    #: Text boxes drawn before the first character, and after it.
    boxes_before: list[Element] = field(default_factory=list)
    boxes_after: list[Element] = field(default_factory=list)
    #: Drawings before the first character, and after it; they may hold pictures.
    drawn_before: list[Element] = field(default_factory=list)
    drawn_after: list[Element] = field(default_factory=list)
    #: Equations, as they stand in the text.
    equations: list[str] = field(default_factory=list)

    def leave_out(self, text: str, reason: str) -> None:
        """Note what stands in the paragraph but is no part of the text."""
        if text.strip():
            self.gone.setdefault(reason, []).append(text)

    @property
    def is_equation(self) -> bool:
        """Whether an equation stands in a paragraph of its own."""
        return bool(self.equations) and "".join(text for text, _ in self.runs).strip() == self.equations[0]


@dataclass(slots=True)
class _Field:
    """A field that has begun and not ended: its code, and whether that is what is being read."""

    code: str = ""
    in_code: bool = True

    @property
    def makes_contents(self) -> bool:
        """Whether a table of contents is its result."""
        return self.code.split()[:1] == [_CONTENTS_FIELD]

    @property
    def numbers_pages(self) -> bool:
        """Whether the number of a page, or of all pages, is its result."""
        return any(self.code.upper().split()[:1] == [name] for name in _PAGE_FIELDS)


class InlineReader:
    """Reads the paragraphs of one story in order; a field may begin in one and end in another.

    `notes` are the footnotes, endnotes and comments referred to so far, as pairs of part and id.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        #: For each look of a paragraph those of its runs, by the mark of equal run properties.
        self._looks: dict[Look, dict[str, Look]] = {}
        #: The look of the paragraph in hand, and those known of its runs.
        self._below = PLAIN
        self._known: dict[str, Look] = {}
        self._marked: dict[str, Element] | None = None
        #: The fields that are open, the outermost first.
        self._fields: list[_Field] = []
        self.notes: list[tuple[str, str]] = []

    def read(self, paragraph: Element, look: Look) -> Inline:
        """The content of a paragraph whose style sets characters in `look`."""
        found = Inline()
        self._below, self._known = look, self._looks.setdefault(look, {})
        self._gather(paragraph, found)
        # A code never runs over the end of a paragraph: this one lost its end, and must not swallow the rest.
        self._fields = [one for one in self._fields if not one.in_code]
        return found

    def _gather(self, parent: Iterable[Element], found: Inline) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, self._below, found)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None and is_on(child.find(_PLACEHOLDER)):
                    found.leave_out(characters_of(content), PROMPT)
                elif content is not None:
                    self._gather(content, found)
            elif tag == ALTERNATE:
                self._gather(chosen(child), found)
            elif tag == _SIMPLE_FIELD:
                depth = len(self._fields)
                self._fields.append(_Field(child.get(_INSTRUCTION, "")[:_LONGEST_CODE], in_code=False))
                self._gather(child, found)
                del self._fields[depth:]
            elif tag == MATH:
                self._equation(child, found)
            elif tag == _DELETED:
                found.leave_out(characters_of(child), DELETED)
            elif tag not in LEFT_OUT:
                self._gather(child, found)

    def _run(self, run: Iterable[Element], look: Look, found: Inline) -> None:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._add(_text_of(child), look, found)
            elif tag == _RPR:
                look = self._look(child)
            elif tag in _SIGNS:
                self._add("" if child.get(_TYPE) in _TURNS else _SIGNS[tag], look, found)
            elif tag == _FIELD:
                self._field(child.get(_FIELD_TYPE), look, found)
            elif tag == _CODE:
                self._code(child.text or "")
            elif tag in _DRAWN:
                _draw(child, found)
            elif tag == ALTERNATE:
                self._run(chosen(child), look, found)
            elif tag == _RUBY:
                self._gather(chain.from_iterable(child.iterchildren(_RUBY_BASE)), found)
                found.leave_out("".join(map(characters_of, child.iterchildren(_RUBY_TEXT))), "注音")
            elif tag == _SYMBOL:
                self._symbol(child, look, found)
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(_ID, "")))

    def _equation(self, math: Element, found: Inline) -> None:
        """Take an equation in as the line that can be typed for it."""
        text = linear(math)
        before = len(found.runs)
        self._add(text, self._below, found)
        if len(found.runs) > before:
            found.equations.append(text)

    def _symbol(self, symbol: Element, look: Look, found: Inline) -> None:
        """Take in the sign that a font of signs shows; one that no character stands for is told."""
        font, code = symbol.get(_SYMBOL_FONT, ""), symbol.get(_SYMBOL_CODE, "")
        if sign := sign_of(font, code):
            self._add(sign, look, found)
        else:
            found.leave_out(f"{font} {code}".strip(), _UNKNOWN_SIGN)

    def _look(self, properties: Element) -> Look:
        """The look that run properties give in this paragraph."""
        same = properties.get(SAME)
        if same is None:
            return self._worked_out(properties)
        known = self._known.get(same)
        if known is None:
            first = properties if len(properties) else self._firsts(properties).get(same, properties)
            known = self._known[same] = self._worked_out(first)
        return known

    def _worked_out(self, properties: Element) -> Look:
        style, own = look_of(properties)
        if style == _PAUSE_STYLE:
            return replace(PLAIN, hidden=True)
        return own.over(self._below if style is None else self._styled(style, self._below))

    def _firsts(self, anywhere: Element) -> dict[str, Element]:
        """The run properties that stand for all that are the same, by their mark."""
        if self._marked is None:
            every = anywhere.getroottree().iter(_RPR)
            self._marked = {element.get(SAME): element for element in every if len(element)}
        return self._marked

    def _styled(self, style_id: str, below: Look) -> Look:
        own = self._styles.character(style_id)
        styled = own.over(below)
        # Bold is a toggle between the two kinds of style (ISO 29500-1, 17.7.3).
        return replace(styled, bold=False) if own.bold and below.bold else styled

    def _field(self, kind: str | None, look: Look, found: Inline) -> None:
        if kind == "begin":
            self._fields = [*self._fields[-_DEEPEST_FIELD:], _Field()]
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.in_code:
                self._add(enclosed(ended.code), look, found)

    def _code(self, text: str) -> None:
        """Take note of a bit of the code of the innermost field; its first word is all that matters."""
        if self._fields and self._fields[-1].in_code and len(self._fields[-1].code) < _LONGEST_CODE:
            self._fields[-1].code += text[:_LONGEST_CODE]

    def _add(self, text: str, look: Look, found: Inline) -> None:
        if not text or (self._fields and any(one.in_code for one in self._fields)):
            return
        if look.hidden:
            found.hidden.append(text)
            return
        found.runs.append((placed(text, look.place) if look.place else text, look))
        if self._fields:
            found.listed += any(one.makes_contents for one in self._fields)
            found.paged += any(one.numbers_pages for one in self._fields)


def _draw(drawing: Element, found: Inline) -> None:
    """Note what is drawn, and the text boxes in it, before or behind the text of its paragraph."""
    _collect_boxes(drawing, found.boxes_after if found.runs else found.boxes_before)
    (found.drawn_after if found.runs else found.drawn_before).append(drawing)


def _text_of(element: Element) -> str:
    """The characters of a w:t; spaces around them count only where the file says so."""
    text = element.text or ""
    bare = text.strip(" \t\r\n")
    return text if text != bare and element.get(_SPACE) == "preserve" else bare


def chosen(alternate: Element) -> Iterable[Element]:
    """The children of the branch of an alternate content to read: the first with text, else the first with a drawing."""
    branches = [*alternate.iterchildren(_CHOICE), *alternate.iterchildren(_FALLBACK)]
    wanted = ((_TEXT,), tuple(_DRAWN))
    found = (b for tags in wanted for b in branches if next(b.iter(*tags), None) is not None)
    return next(found, ())


def _collect_boxes(element: Element, boxes: list[Element]) -> None:
    """The outermost text boxes in a drawing, each once."""
    if element.tag == BOX:
        boxes.append(element)
        return
    for child in chosen(element) if element.tag == ALTERNATE else element:
        _collect_boxes(child, boxes)


def characters_of(element: Element) -> str:
    """All characters in an element, those that were deleted, too."""
    return "".join(text.text or "" for text in element.iter(_TEXT, _DELETED_TEXT))
