"""What the elements of a web page are for: text, headings, what stands around the text, what nobody sees."""

import re
from itertools import islice

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.reading.extracted import STRUCK

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = {"b", "strong", *HEADINGS}
_BLOCK_NAMES = (
    "address article blockquote body br center dd details dialog div dl dt fieldset figcaption figure form header hr li"
    " main ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split()) | set(HEADINGS)

#: These hold no text of the page at all.
_NO_TEXT_NAMES = "script style head noscript template iframe object svg select button title textarea rt rp"
_NO_TEXT = frozenset(_NO_TEXT_NAMES.split())
#: Why the text of these is none of the speech.
_REASONS = {
    **dict.fromkeys(("nav", "aside", "footer"), "网页导航"),
    **dict.fromkeys(("s", "strike"), STRUCK),
    "del": "已删除的文字",
}
#: How the Writer of LibreOffice marks what stands beside the text.
_WRITER_TITLES = {"header": "页眉页脚", "footer": "页眉页脚"}
_WRITER_NOTE = re.compile(r"sd(?:foot|end)note\d+$")
#: How Word marks them: a reference to a note or a comment, the number of a list, and what stands beside the text.
_WORD_MARK = re.compile(r"mso-(?:foot|end)note-id", re.IGNORECASE)
_WORD_COMMENT_MARK = "msocommentreference"
_WORD_NUMBER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WORD_BESIDE = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment)(?![\w-])", re.IGNORECASE)
_WORD_REASONS = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
_WORD_CONTENTS = "msotoc"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)

#: From this share of the text of a page on, nobody hides it for good.
_NEARLY_ALL = 0.67
#: So many hidden elements are looked at: each costs a walk through its text.
_MOST_HIDDEN = 100
#: A cell with more characters than this holds text, not data.
_LONGEST_DATA = 200


def is_silent(element: etree._Element) -> bool:
    """Whether nothing in an element is text that a reader of the page would see as such."""
    return (
        element.tag in _NO_TEXT
        or _WORD_MARK.search(element.get("style", "")) is not None
        or element.get("class", "").lower() == _WORD_COMMENT_MARK
    )


def is_number(element: etree._Element) -> bool:
    """Whether an element holds the automatic number of its paragraph, as Word writes it."""
    return element.tag == "span" and _WORD_NUMBER.search(element.get("style", "")) is not None


def reason_to_leave_out(element: etree._Element) -> str:
    """Why the text in an element is no part of the speech, "" where it may be one."""
    tag = element.tag
    if tag in _REASONS:
        return _REASONS[tag]
    if tag == "header" and next(element.iterancestors("article", "main", "section"), None) is None:
        return "网页导航" if next(element.iter("h1", "h2"), None) is None else ""
    if tag == "div":
        if title := _WRITER_TITLES.get(element.get("title", "")):
            return title
        if _WRITER_NOTE.match(element.get("id", "")):
            return "脚注"
    if element.get("class", "").lower().startswith(_WORD_CONTENTS):
        return "目录"
    if found := _WORD_BESIDE.search(element.get("style", "")):
        return _WORD_REASONS[found.group(1).lower()]
    return "隐藏文字" if _is_hidden(element) else ""


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def show_hidden_page(root: etree._Element) -> None:
    """Take the hiding off an element that holds nearly all the text of a page: a script shows it when it has loaded."""
    whole = _length(root)
    hidden = (element for element in root.iter(etree.Element) if _is_hidden(element))
    for element in list(islice(hidden, _MOST_HIDDEN)):
        if _length(element) >= _NEARLY_ALL * whole and "mso-hide" not in element.get("style", ""):
            element.attrib.pop("hidden", None)
            element.set("style", _HIDDEN.sub("", element.get("style", "")))


def _length(element: etree._Element) -> int:
    """How many characters of text an element holds, scripts and blanks left out."""
    texts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::head)]")
    return sum(len("".join(text.split())) for text in texts)


def is_layout(table: etree._Element) -> bool:
    """Whether a table only sets the page: it holds another table, a single cell, or a cell with a whole text."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = list(table.iter("td", "th"))
    return len(cells) < 2 or any(len("".join(cell.itertext()).strip()) > _LONGEST_DATA for cell in cells)
