"""What the styles of an OpenDocument text say: looks, paragraphs, lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.reading.formats.docx.xml import Element, number_of
from drafter.reading.formats.lists import Level, NumberedList
from drafter.reading.formats.looks import PLAIN, Look
from drafter.reading.formats.odt.names import EXTENDED, fo, style, text

_NAME, _PARENT, _FAMILY, _SHOWN = (
    style("name"),
    style("parent-style-name"),
    style("family"),
    style("display-name"),
)
#: Styles that stand on each other go no deeper; a circle ends here, too.
_DEEPEST = 20
_LENGTH = re.compile(r"(-?[\d.]+)(mm|cm|in|pt|pc|px)")
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_POINTS_IN_MM = 72 / 25.4
_LEVEL_MARK = re.compile(r"%(\d+)%")
_NUMBERED, _OUTLINED = text("list-level-style-number"), text("outline-level-style")
#: The number formats of OpenDocument in the words of Word; those that begin with 一 count in Chinese.
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE = (
    ("壹", "chineseLegalSimplified"),
    ("一", "chineseCounting"),
    ("①", "decimalEnclosedCircle"),
    ("甲", "ideographTraditional"),
)
_TITLES, _SUBTITLES = ("Title", "标题"), ("Subtitle", "副标题")


def millimetres(length: str | None) -> float:
    """A length as it stands in an attribute, in millimetres; 0 where there is none."""
    found = _LENGTH.fullmatch(length or "")
    return float(found.group(1)) * _MM[found.group(2)] if found and found.group(1).count(".") < 2 else 0.0


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set."""

    look: Look = PLAIN
    centred: bool = False
    indented: bool = False
    title: bool = False
    subtitle: bool = False
    contents: bool = False
    #: The list that numbers the paragraphs of this style, "" where none.
    list: str = ""
    outline: int = 0


class Styles:
    """The styles of one file; those of its content count before the common ones."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._roots = roots
        for root in roots:
            for found in root.iter(style("style"), text("list-style"), text("outline-style")):
                if found.tag == style("style"):
                    self._styles[found.get(_FAMILY, ""), found.get(_NAME, "")] = found
                elif found.tag == text("list-style"):
                    self._lists[found.get(_NAME, "")] = found
                else:
                    self.outline = found

    @property
    def margins(self) -> tuple[str, ...]:
        """The lines of the headers and footers."""
        heads = (head for root in self._roots for head in root.iter(style("header"), style("footer")))
        lines = ("".join(line.itertext()).strip() for head in heads for line in head.iter(text("p")))
        return tuple(line for line in lines if line)

    def paragraph(self, name: str) -> ParagraphStyle:
        """How a paragraph of this style is set."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph(name)
        return self._paragraphs[name]

    def look(self, name: str, below: Look) -> Look:
        """How characters of a style are set over what stands below them."""
        for found in reversed(list(self._with_parents("text", name))):
            below = _look_of(found).over(below)
        return below

    def width(self, name: str) -> float:
        """The width of a table's column of this style, in millimetres, 0 where it is not told."""
        found = self._styles.get(("table-column", name))
        said = None if found is None else found.find(style("table-column-properties"))
        return 0.0 if said is None else millimetres(said.get(style("column-width")))

    def list_levels(self, name: str) -> NumberedList:
        """A list of this style, from its start; without levels where there is none of this name."""
        return _levels_of(self._lists.get(name), _NUMBERED)

    def outline_levels(self) -> NumberedList:
        """The numbers of headings that stand in no list."""
        return _levels_of(self.outline, _OUTLINED)

    def _with_parents(self, family: str, name: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            found = self._styles.get((family, name))
            if found is None:
                return
            yield found
            name = found.get(_PARENT, "")

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = list(self._with_parents("paragraph", name))
        look = PLAIN
        for found in reversed(chain):
            look = _look_of(found).over(look)
        names = {found.get(_SHOWN) or found.get(_NAME, "") for found in chain}
        own = [found.find(style("paragraph-properties")) for found in chain]
        align = _first(own, fo("text-align"))
        return ParagraphStyle(
            look,
            centred=align == "center",
            indented=millimetres(_first(own, fo("text-indent"))) > 0
            or _first(own, style("auto-text-indent")) == "true",
            title=bool(names & set(_TITLES)),
            subtitle=bool(names & set(_SUBTITLES)),
            contents=any(one.startswith(("Contents", "目录")) for one in names),
            list=next(
                (
                    found.get(style("list-style-name"), "")
                    for found in chain
                    if found.get(style("list-style-name"))
                ),
                "",
            ),
            outline=next(
                (number_of(v) for found in chain if (v := found.get(style("default-outline-level")))), 0
            ),
        )


def _first(elements: Sequence[Element | None], name: str) -> str:
    return next((value for one in elements if one is not None and (value := one.get(name))), "")


def _look_of(found: Element) -> Look:
    """What a style itself says of its characters; what it says of Chinese ones counts first."""
    said = found.find(style("text-properties"))
    if said is None:
        return PLAIN
    weight = said.get(style("font-weight-asian")) or said.get(fo("font-weight"))
    size = said.get(style("font-size-asian")) or said.get(fo("font-size"))
    points = millimetres(size) * _POINTS_IN_MM
    line = said.get(style("text-line-through-style")) or said.get(style("text-line-through-type"))
    place = said.get(style("text-position"), "")
    raised = (
        {"super": "superscript", "sub": "subscript"}.get(place.split(" ")[0], "baseline") if place else None
    )
    return Look(
        bold=None if weight is None else weight == "bold" or weight[:1] in "6789",
        face=said.get(style("font-name-asian")) or said.get(style("font-name")),
        size=round(points, 1) if points else None,
        hidden=None if said.get(text("display")) is None else said.get(text("display")) == "none",
        struck=None if line is None else line != "none",
        place=raised,
    )


def _levels_of(found: Element | None, wanted: str) -> NumberedList:
    """The levels of a list or of the outline; those with bullets show no number."""
    levels: dict[int, Level] = {}
    for one in found.iterchildren(wanted) if found is not None else ():
        level = number_of(one.get(text("level")), 1) - 1
        if 0 <= level <= 8 and one.get(style("num-format")):
            levels[level] = Level(
                _format_of(one.get(style("num-format"), "")),
                _pattern(one, level),
                number_of(one.get(text("start-value")), 1),
                spaced=False,
            )
    return NumberedList(levels)


def _format_of(sign: str) -> str:
    return next((name for first, name in _CHINESE if sign.startswith(first)), _FORMATS.get(sign, "decimal"))


def _pattern(one: Element, level: int) -> str:
    """How a number is written, with %1 to %9 for the numbers of the levels."""
    if (own := one.get(EXTENDED + "num-list-format")) is not None:
        return _LEVEL_MARK.sub(r"%\1", own)
    shown = max(1, min(number_of(one.get(text("display-levels")), 1), level + 1))
    numbers = ".".join(f"%{place + 1}" for place in range(level + 1 - shown, level + 1))
    return one.get(style("num-prefix"), "") + numbers + one.get(style("num-suffix"), "")
