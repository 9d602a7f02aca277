"""WordprocessingML, as far as this program writes it: elements in the order that the schema wants.

The parts are built with lxml from nothing. python-docx begins with a template (US Letter, Japanese theme
fonts, 164 styles) and lacks ruby, bookmarks, tracked changes, character indents and odd-page settings.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IN_W = f"{{{W}}}"
_OWN, _ALL = {"w": W}, {"w": W, "r": R}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element: TypeAlias = etree._Element
#: A value of an attribute: a number is written as a whole number, True as "1", None is left out.
Value: TypeAlias = str | float | bool | None


def w(tag: str, *children: Element | None, **attributes: Value) -> Element:
    """An element of the w namespace; None among children and attributes is left out."""
    return _made(_OWN, tag, children, attributes)


def root(tag: str, *children: Element | None, **attributes: Value) -> Element:
    """The outermost element of a part, with the namespaces that its parts use."""
    return _made(_ALL, tag, children, attributes)


def _made(
    spaces: Mapping[str, str], tag: str, children: Iterable[Element | None], attributes: Mapping[str, Value]
) -> Element:
    named = {f"{_IN_W}{name}": _written(value) for name, value in attributes.items() if value is not None}
    element = etree.Element(f"{_IN_W}{tag}", named, spaces)
    if children:
        element.extend([child for child in children if child is not None])
    return element


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return value if isinstance(value, str) else str(round(value or 0))


def part(element: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


# Children of pPr and rPr in the order of the schema (ECMA-376 Part 1, 17.3.1.26 and 17.3.2.28).
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "autoSpaceDE", "autoSpaceDN",
    "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "kern", "position", "sz", "szCs", "lang",
)  # fmt: skip


def paragraph_properties(*children: Element | None) -> Element | None:
    """A pPr with its children in order, None without any."""
    return _properties("pPr", _PARAGRAPH_ORDER, children)


def run_properties(*children: Element | None) -> Element | None:
    """An rPr with its children in order, None without any."""
    return _properties("rPr", _RUN_ORDER, children)


def _properties(tag: str, order: tuple[str, ...], children: Iterable[Element | None]) -> Element | None:
    given = [child for child in children if child is not None]
    given.sort(key=lambda child: order.index(etree.QName(child).localname))
    return w(tag, *given) if given else None


#: A word in Latin letters of which some bear marks, as Pinyin.
MARKED_LATIN = re.compile("[A-Za-z]*[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][A-Za-z\u00c0-\u024f]*")


def run(text: str, style: str = "", *, spacing: float | None = None, deleted: bool = False) -> Element:
    """A run in a character style, with its own spacing in points where one is given. "\\n" is a line break.

    The hint makes quotation marks, dashes and dots come from the Chinese font (ISO 29500-1, 17.3.2.26); it would
    take some of the letters of Pinyin from there, too (é, but not ē).
    """
    hint = MARKED_LATIN.fullmatch(text) is None
    return w("r", _look(style, spacing, hint), *_contents(text, "delText" if deleted else "t"))


def _look(style: str, spacing: float | None = None, hint: bool = True) -> Element | None:
    return run_properties(
        w("rStyle", val=style) if style else None,
        w("rFonts", hint="eastAsia") if hint else None,
        w("spacing", val=spacing * 20) if spacing is not None else None,
    )


def _contents(text: str, tag: str) -> Iterable[Element]:
    for position, line in enumerate(text.split("\n")):
        if position:
            yield w("br")
        if line:
            element = w(tag)
            element.text = line
            if line != line.strip():
                element.set(_XML_SPACE, "preserve")
            yield element


def ruby(base: str, reading: str, style: str, size: float, raised: float, base_size: float) -> Element:
    """Characters with their reading above. Sizes in points; `raised` is the height of the reading's line."""
    above = w(
        "r",
        run_properties(w("spacing", val=0), w("sz", val=size * 2), w("szCs", val=size * 2)),
        *_contents(reading, "t"),
    )
    properties = w(
        "rubyPr",
        w("rubyAlign", val="center"),
        w("hps", val=size * 2),
        w("hpsRaise", val=raised * 2),
        w("hpsBaseText", val=base_size * 2),
        w("lid", val="zh-CN"),
    )
    return w("r", _look(style), w("ruby", properties, w("rt", above), w("rubyBase", run(base, style))))


def field(instruction: str, cached: str) -> list[Element]:
    """A field as five runs: WPS shows nothing where they are merged or `separate` is missing."""
    text = w("instrText")
    text.text = f" {instruction} "
    text.set(_XML_SPACE, "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", text),
        w("r", w("fldChar", fldCharType="separate")),
        run(cached),
        w("r", w("fldChar", fldCharType="end")),
    ]


def bookmark(name: str, number: int) -> list[Element]:
    """A bookmark at a point; hidden in Word where its name begins with _. It holds no text: LibreOffice breaks a
    line before the end of a bookmark that stands behind a hanging full stop."""
    return [w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)]


def relationship_id(element: Element, name: str) -> Element:
    """The element with a reference to another part."""
    element.set(f"{{{R}}}id", name)
    return element
