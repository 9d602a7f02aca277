"""What a style, with all that it is based on, says of a paragraph and its characters."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from drafter.reading.formats.docx.xml import VAL, Element, is_on, number_of, w
from drafter.reading.formats.looks import PLAIN, Look

_STYLE, _NAME, _BASED_ON = w("style"), w("name"), w("basedOn")
_STYLE_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_PPR, _RPR, _NUM_PR, _NUM_ID, _ILVL = w("pPr"), w("rPr"), w("numPr"), w("numId"), w("ilvl")
_JC, _IND, _OUTLINE, _RSTYLE = w("jc"), w("ind"), w("outlineLvl"), w("rStyle")
_PLACE = w("vertAlign")
_BOLD, _SIZE, _FONTS, _VANISH = w("b"), w("sz"), w("rFonts"), w("vanish")
_STRUCK = {w("strike"), w("dstrike")}
_FIRST_LINE = (w("firstLineChars"), w("firstLine"))
_HANGING = (w("hangingChars"), w("hanging"))
_EAST_ASIA, _EAST_ASIA_THEME = w("eastAsia"), w("eastAsiaTheme")

T = TypeVar("T")

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)

#: The most styles on which one may stand, each on the next: the whole chain is gone through for each.
_LONGEST_CHAIN = 20

#: Word sets characters in 10 points where nothing says otherwise.
_WORD_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set. None: not said here."""

    centred: bool | None = None
    indented: bool | None = None
    #: Outline level from 1, 0 for body text.
    outline: int | None = None
    #: The list that it belongs to, "0" for none.
    num_id: str | None = None
    list_level: int | None = None

    def over(self, below: "ParagraphFormat") -> "ParagraphFormat":
        """This format where it says something, `below` elsewhere."""
        return ParagraphFormat(
            below.centred if self.centred is None else self.centred,
            below.indented if self.indented is None else self.indented,
            below.outline if self.outline is None else self.outline,
            below.num_id if self.num_id is None else self.num_id,
            below.list_level if self.list_level is None else self.list_level,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with all that it inherits."""

    look: Look = PLAIN
    format: ParagraphFormat = field(default_factory=ParagraphFormat)
    title: bool = False
    subtitle: bool = False
    #: A line of a table of contents.
    contents: bool = False


def look_of(properties: Element) -> tuple[str | None, Look]:
    """The character style that run properties name, and what they say directly."""
    style = bold = hidden = struck = face = size = place = None
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = is_on(child)
        elif tag == _FONTS:
            face = child.get(_EAST_ASIA) or child.get(_EAST_ASIA_THEME) or face
        elif tag == _SIZE:
            size = number_of(child.get(VAL)) / 2 or None
        elif tag == _VANISH:
            hidden = is_on(child)
        elif tag in _STRUCK:
            struck = is_on(child) or bool(struck)
        elif tag == _PLACE:
            place = child.get(VAL)
        elif tag == _RSTYLE:
            style = child.get(VAL)
    return style, Look(bold, face, size, hidden, struck, place)


def format_of(properties: Element) -> ParagraphFormat:
    """What paragraph properties say directly, without the style that they name."""
    centred = indented = outline = num_id = list_level = None
    for child in properties:
        tag = child.tag
        if tag == _JC:
            centred = child.get(VAL) == "center"
        elif tag == _IND:
            indented = indented_by(child)
        elif tag == _OUTLINE:
            outline = (number_of(child.get(VAL), 9) + 1) % 10
        elif tag == _NUM_PR:
            num_id, list_level = _list_of(child)
    return ParagraphFormat(centred, indented, outline, num_id, list_level)


def indented_by(ind: Element) -> bool | None:
    """Whether an indentation moves the first line in; None where it says nothing of the first line."""
    first = [number_of(ind.get(name)) for name in _FIRST_LINE if ind.get(name)]
    if first:
        return any(value > 0 for value in first)
    return False if any(ind.get(name) for name in _HANGING) else None


def _list_of(properties: Element) -> tuple[str | None, int | None]:
    num_id, level = properties.find(_NUM_ID), properties.find(_ILVL)
    return (
        None if num_id is None else num_id.get(VAL),
        None if level is None else number_of(level.get(VAL)),
    )


class Styles:
    """The styles of one document, each worked out when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default_id = ""
        self._base = Look(size=_WORD_SIZE)
        self._base_format = ParagraphFormat()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for style in root.iterchildren(_STYLE):
            self._elements[style.get(_STYLE_ID, "")] = style
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default_id = style.get(_STYLE_ID, "")
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}")
        if run is not None:
            self._base = look_of(run)[1].over(self._base)
        paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{_PPR}")
        if paragraph is not None:
            self._base_format = format_of(paragraph)

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph style, the default one where the id is None or unknown."""
        name = style_id if style_id in self._elements else self._default_id
        assert name is not None
        return self._resolved(name, self._base, self._base_format)

    def character(self, style_id: str | None) -> Look:
        """What a character style says, nothing where the id is None or unknown."""
        if style_id not in self._elements:
            return PLAIN
        assert style_id is not None
        return self._resolved(style_id, PLAIN, ParagraphFormat()).look

    def _resolved(self, style_id: str, look: Look, form: ParagraphFormat) -> Style:
        known = self._known.get(style_id)
        if known is None:
            title = subtitle = contents = False
            for element in reversed(list(self._chain(style_id))):
                name = _name(element)
                look = _part(element, _RPR, look_of, (None, PLAIN))[1].over(look)
                own = _part(element, _PPR, format_of, ParagraphFormat())
                form = own.over(ParagraphFormat(outline=_outline_by(name)).over(form))
                title |= name in ("title", "标题")
                subtitle |= name in ("subtitle", "副标题")
                contents |= name.startswith(("toc ", "目录"))
            known = self._known[style_id] = Style(look, form, title, subtitle, contents)
        return known

    def _chain(self, style_id: str) -> Iterator[Element]:
        """A style and those it is based on, the nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            element = self._elements[style_id]
            yield element
            base = element.find(_BASED_ON)
            style_id = "" if base is None else base.get(VAL, "")


def _name(style: Element) -> str:
    name = style.find(_NAME)
    return "" if name is None else name.get(VAL, "").strip().lower()


def _outline_by(name: str) -> int | None:
    """The level that a built-in heading style has by its name."""
    found = _HEADING_NAME.match(name)
    return int(found.group(1)) if found else None


def _part(style: Element, tag: str, read: Callable[[Element], T], nothing: T) -> T:
    properties = style.find(tag)
    return nothing if properties is None else read(properties)
