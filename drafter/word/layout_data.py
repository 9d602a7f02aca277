"""A layout: page, fonts, sizes and spacing as data.

Lengths of the page are millimetres, type sizes and line distances points, indents characters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from drafter.core.toml import choice, column, flag, line, number, whole
from drafter.word.type_sizes import type_size

FONT_ROLES = ("标宋", "仿宋", "楷体", "黑体", "宋体")
LATIN = "西文"
#: What may not be parted at the end of a line: whole dates; numbers, years, months and days; nothing.
WHOLE = ("日期和数字", "数字", "不限")
#: The styles whose last line of one character is pulled back.
HEADINGS = ("heading1", "heading2", "heading3", "heading4")
TIGHTENED = ("body", *HEADINGS)
#: Twips (twentieths of a point) in a millimetre.
TWIPS_PER_MM = 1440 / 25.4
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins, in millimetres; header and footer count from the edge of the sheet."""

    width: float = column(number(100, 500, "毫米"))
    height: float = column(number(100, 500, "毫米"))
    top: float = column(number(0, 150, "毫米"))
    bottom: float = column(number(0, 150, "毫米"))
    left: float = column(number(0, 150, "毫米"))
    right: float = column(number(0, 150, "毫米"))
    header: float = column(number(0, 150, "毫米"))
    footer: float = column(number(0, 150, "毫米"))

    @property
    def text_width(self) -> float:
        """The width of the text box in points."""
        return (self.width - self.left - self.right) * POINTS_PER_MM

    @property
    def text_height(self) -> float:
        """The height of the text box in points."""
        return (self.height - self.top - self.bottom) * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of paragraph looks; `font` is a use (仿宋, 黑体, …), not the name of a font."""

    font: str = column(choice(*FONT_ROLES))
    size: float = column(type_size())
    line: float = column(number(8, 120, "磅"))
    align: str = column(choice("justify", "left", "center", "right"))
    indent: float = column(number(0, 20, "字"))
    left: float = column(number(0, 20, "字"))
    hanging: float = column(number(0, 20, "字"))
    right: float = column(number(0, 20, "字"))
    spacing: float = column(number(-5, 20, "磅"))
    bold: bool = column(flag())
    keep_next: bool = column(flag())


@dataclass(frozen=True, slots=True)
class Lead:
    """How the first sentence of a run-in heading or point differs from the rest of its paragraph."""

    font: str = column(choice(*FONT_ROLES))
    bold: bool = column(flag())


@dataclass(frozen=True, slots=True)
class TextRules:
    """Rules on the text as a whole; the blank ones count lines of body text."""

    date_order: str = column(choice("照原稿", "姓名前", "姓名后"))
    blank_after_front: int = column(whole(0, 5, "行"))
    blank_before_signature: int = column(whole(0, 5, "行"))
    blank_before_attachment: int = column(whole(0, 5, "行"))
    lead_limit: int = column(whole(0, 200, "字"))
    tighten: float = column(number(0, 2, "磅"))
    seal: bool = column(flag())


@dataclass(frozen=True, slots=True)
class LineRules:
    """Which characters may not begin or end a line, which may hang beyond its end, and what stays whole."""

    whole: str = column(choice(*WHOLE))
    no_start: str = column(line())
    no_end: str = column(line())
    hanging: str = column(line())


@dataclass(frozen=True, slots=True)
class PageNumber:
    """What the page number looks like and where it stands; `inset` is in characters of its own size."""

    format: str = column(choice("— 1 —", "1/9", "第1页", "1"))
    position: str = column(choice("外侧", "居中", "无"))
    inset: float = column(number(0, 10, "字"))
    first_page: bool = column(flag())


@dataclass(frozen=True, slots=True)
class Speech:
    """How fast the speech is read, in characters a minute."""

    speed: int = column(whole(50, 500, "字"))


@dataclass(frozen=True, slots=True)
class Lectern:
    """What a copy for the lectern has besides; lines are counted, `note_left` and `note_width` millimetres."""

    page_turns: bool = column(flag())
    keep_lines: int = column(whole(0, 20, "行"))
    turn_lines: int = column(whole(0, 20, "行"))
    pinyin: bool = column(flag())
    pauses: bool = column(flag())
    times: bool = column(flag())
    ruby_scale: float = column(number(0.2, 1, "倍"))
    note_size: float = column(type_size())
    note_left: float = column(number(0, 500, "毫米"))
    note_width: float = column(number(5, 100, "毫米"))


@dataclass(frozen=True, slots=True)
class TextSize:
    """One of the type sizes that a layout offers: for the text and for its title, in points."""

    size: float = column(type_size())
    line: float = column(number(8, 120, "磅"))
    spacing: float = column(number(-5, 20, "磅"))
    title: float = column(type_size())
    title_line: float = column(number(8, 120, "磅"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that a layout file says. `reading` is None in a layout for print.

    `fonts` maps a use (仿宋, 西文, …) to the font's name in the scheme that was chosen, `stand_ins` a font's
    name to those that may replace it, first choice first.
    """

    name: str
    title: str
    description: str
    scheme: str
    schemes: Mapping[str, Mapping[str, str]]
    stand_ins: Mapping[str, tuple[str, ...]]
    page: Page
    text: TextRules
    lines: LineRules
    page_number: PageNumber
    speech: Speech
    styles: Mapping[str, Style]
    leads: Mapping[str, Lead]
    lectern: Lectern | None = None
    sizes: Mapping[str, TextSize] | None = None
    size: str = ""

    @property
    def fonts(self) -> Mapping[str, str]:
        """The fonts of the chosen scheme by their use."""
        return self.schemes[self.scheme]

    def tightening(self, style: str) -> float:
        """By how many points the characters of a paragraph of this style stand closer where that pulls back a last
        line of one character, 0 for never: in headings by what makes room for one more on any line, else by the
        layout's own figure."""
        if style not in HEADINGS:
            return self.text.tighten
        heading = self.styles[style]
        rest = self.page.text_width - (heading.left + heading.right) * heading.size
        first = rest - (heading.indent - heading.hanging) * heading.size
        pitch = heading.size + heading.spacing
        return max(ceil((pitch - room / (int(room / pitch) + 1)) * 20) / 20 for room in (first, rest))

    def with_scheme(self, scheme: str) -> "Layout":
        """This layout with another of its font schemes; KeyError where it has none of that name."""
        self.schemes[scheme]
        return replace(self, scheme=scheme)

    def with_size(self, name: str) -> "Layout":
        """This layout set in another of its sizes (小二, 二号, 一号); KeyError where it offers none such."""
        size = (self.sizes or {})[name]
        styles = {key: _resized(key, style, self.styles["body"], size) for key, style in self.styles.items()}
        return replace(self, styles=styles, size=name)


_TITLES = ("title", "attachment_title")


def _resized(key: str, style: Style, body: Style, size: TextSize) -> Style:
    """The style in a size: titles in the title's, what was set as the body is in the body's, others kept."""
    if key in _TITLES:
        return replace(style, size=size.title, line=size.title_line)
    if (style.size, style.line) == (body.size, body.line):
        return replace(style, size=size.size, line=size.line, spacing=size.spacing)
    return style
