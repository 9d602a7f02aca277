"""The page set-up that people ask for, over a layout file: margins, pitch, characters a line, page number, fonts."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from math import floor
from typing import Any

from drafter.word.layout_data import POINTS_PER_MM, Layout

#: The smallest step of Word's character spacing is a twentieth of a point.
_STEPS = 20
#: Points that a line may be too long by before it counts as such; what is written keeps to half of it.
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the form shows: margins in millimetres, the pitch of lines in points, full-width characters on a line,
    style and place of the page number, whether headings of level 2 are bold, and the font of each use."""

    top: float
    bottom: float
    left: float
    right: float
    pitch: float
    characters: int
    number_format: str
    number_position: str
    bold_second: bool
    fonts: Mapping[str, str]


def setup_of(layout: Layout) -> PageSetup:
    """The page set-up of a layout."""
    page, body, number = layout.page, layout.styles["body"], layout.page_number
    return PageSetup(
        page.top,
        page.bottom,
        page.left,
        page.right,
        body.line,
        floor((page.text_width + _TOLERANCE) / (body.size + body.spacing)),
        number.format,
        number.position,
        layout.styles["heading2"].bold,
        dict(layout.fonts),
    )


def lines_on_page(layout: Layout, setup: PageSetup) -> int:
    """How many lines of text a page holds."""
    return floor((layout.page.height - setup.top - setup.bottom) * POINTS_PER_MM / setup.pitch)


def with_setup(table: Mapping[str, Any], layout: Layout, setup: PageSetup) -> dict[str, Any]:
    """The content of a layout file with a page set-up; `layout` is what the file says so far.

    Only what the form changed is written, so that everything else still follows the layout that the file is
    based on.
    """
    was, result = setup_of(layout), deepcopy(dict(table))

    def write(value: object, *where: str) -> None:
        section = result
        for name in where[:-1]:
            section = section.setdefault(name, {})
        section[where[-1]] = value

    for side in ("top", "bottom", "left", "right"):
        if getattr(setup, side) != getattr(was, side):
            write(getattr(setup, side), "page", side)
    if setup.pitch != was.pitch:
        write(setup.pitch, "styles", "body", "line")
    if (setup.characters, setup.left, setup.right) != (was.characters, was.left, was.right):
        write(_spacing(layout, setup), "styles", "body", "spacing")
    if setup.number_format != was.number_format:
        write(setup.number_format, "page_number", "format")
    if setup.number_position != was.number_position:
        write(setup.number_position, "page_number", "position")
    if setup.bold_second != was.bold_second:
        write(setup.bold_second, "styles", "heading2", "bold")
        write(setup.bold_second, "leads", "heading2", "bold")
    for use, font in setup.fonts.items():
        if font != was.fonts[use]:
            write(font, "fonts", "schemes", layout.scheme, use)
    return result


def _spacing(layout: Layout, setup: PageSetup) -> float:
    """The spacing in points with which so many characters fill a line, rounded down to what Word can tell apart."""
    width = (layout.page.width - setup.left - setup.right) * POINTS_PER_MM
    room = (width + _TOLERANCE / 2) / setup.characters - layout.styles["body"].size
    return floor(room * _STEPS) / _STEPS
