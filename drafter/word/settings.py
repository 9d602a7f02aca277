"""The small parts of a Word file: settings, page numbers, properties."""

import datetime
from collections.abc import Sequence

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.core.model import Facts
from drafter.word.layout_data import WHOLE, Layout, PageNumber
from drafter.word.ooxml import Element, field, paragraph_properties, part, root, run, w

_COMPATIBILITY = (
    "spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace",
    "doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout",
)  # fmt: skip
#: What follows the digits of dates and shares, besides the signs that may not begin a line anyway.
_UNITS = "年月日"
_COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
#: Word 2013 and later; anything less shows [兼容模式] in the title bar.
_COMPATIBILITY_MODE = "15"


def settings_part(layout: Layout) -> bytes:
    """settings.xml. Where numbers stay whole, what counts them may not begin a line: so Word keeps 2025年 together
    also after someone has edited the text, and nothing is added to it (a word joiner would be)."""
    lines = layout.lines
    compatibility = w(
        "compat",
        *(w(name) for name in _COMPATIBILITY),
        w("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY_URI, val=_COMPATIBILITY_MODE),
    )
    return part(
        root(
            "settings",
            w("zoom", percent=100),
            w("defaultTabStop", val=420),
            w("evenAndOddHeaders") if layout.page_number.position == "外侧" else None,
            w("characterSpacingControl", val="compressPunctuation"),
            w("noLineBreaksAfter", lang="zh-CN", val=lines.no_end),
            w(
                "noLineBreaksBefore",
                lang="zh-CN",
                val=lines.no_start + (_UNITS if lines.whole != WHOLE[-1] else ""),
            ),
            compatibility,
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        )
    )


#: What stands before and after the number, and whether the number of pages follows.
_NUMBER_FORMATS = {
    "— 1 —": ("— ", " —"),
    "1/9": ("", ""),
    "第1页": ("第", "页"),
    "1": ("", ""),
}


def footer_part(layout: Layout, *, even: bool) -> bytes:
    """The footer of odd or of even pages."""
    number = layout.page_number
    before, after = _NUMBER_FORMATS[number.format]
    runs = [run(before)] if before else []
    runs += field("PAGE", "1")
    if number.format == "1/9":
        runs += [run("/"), *field("NUMPAGES", "1")]
    runs += [run(after)] if after else []
    properties = paragraph_properties(w("pStyle", val="Footer"), *_place(layout, number, even))
    return part(root("ftr", w("p", properties, *runs)))


def _place(layout: Layout, number: PageNumber, even: bool) -> Sequence[Element]:
    """On the outer side: right on odd pages, left on even ones (GB/T 9704-2012, 7.5)."""
    if number.position == "居中":
        return [w("jc", val="center")]
    side = "left" if even else "right"
    inset = {f"{side}Chars": number.inset * 100, side: number.inset * layout.styles["page_number"].size * 20}
    return [w("ind", **inset), w("jc", val=side)]


_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: What a file without a date of its own is dated: the same draft gives the same bytes on any day.
_NO_DATE = datetime.date(2000, 1, 1)


def core_part(facts: Facts) -> bytes:
    """docProps/core.xml: title, speaker, and the speech's own date as the time of making. There is no app.xml: it
    is optional, and what Word would write there (counts, minutes of editing) is not known here. What is not known is left
    out, too."""
    properties = etree.Element(
        f"{{{_CORE}}}coreProperties", None, {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    )
    author = facts.speaker or facts.unit
    moment = f"{(facts.date or _NO_DATE).isoformat()}T00:00:00Z"
    for name, value in (
        (f"{{{_DC}}}title", facts.title),
        (f"{{{_DC}}}subject", "讲话稿"),
        (f"{{{_DC}}}creator", author),
        (f"{{{_CORE}}}lastModifiedBy", author),
        (f"{{{_TERMS}}}created", moment),
        (f"{{{_TERMS}}}modified", moment),
        (f"{{{_DC}}}language", "zh-CN"),
    ):
        if not value:
            continue
        element = etree.SubElement(properties, name)
        element.text = value
        if value is moment:
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return part(properties)
