"""What is embedded in an OpenDocument text: equations as the line that one would type for them, charts, other files."""

import re
from collections.abc import Callable

from drafter.core.errors import UserError
from drafter.reading.formats.docx.xml import Element, parse
from drafter.reading.formats.odt.names import EQUATION, HREF, office
from drafter.reading.formats.raised import placed

_MATH = EQUATION.removesuffix("math")
#: A type of document without declarations of its own, as old programs write it before an equation.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[<>]*>")
_ANNOTATION = _MATH + "annotation"
_KINDS = {
    office("chart"): ("chart", ""),
    office("spreadsheet"): ("embedded", "Excel 表格"),
    office("presentation"): ("embedded", "演示文稿"),
    office("text"): ("embedded", "Word 文档"),
}
#: Equations nest no deeper than people can read.
_DEEPEST = 30


def content_of(embedded: Element, part: Callable[[str], bytes]) -> Element | None:
    """The content of an embedded document, which stands in its place or in a part of the file; None where it cannot be had."""
    if len(embedded):
        return embedded
    name = embedded.get(HREF, "").removeprefix("./").rstrip("/")
    try:
        return parse(_DOCTYPE.sub(b"", part(f"{name}/content.xml"), count=1)) if name else None
    except UserError:
        return None


def kind_of(content: Element | None) -> tuple[str, str]:
    """What an embedded document is, and what it is called: an equation is called by its line."""
    if content is None:
        return "embedded", ""
    if (equation := next(content.iter(EQUATION), None)) is not None:
        return "equation", linear(equation)
    return next(
        (told for tag, told in _KINDS.items() if next(content.iter(tag), None) is not None), ("embedded", "")
    )


def linear(math: Element, depth: int = 0) -> str:
    """The text of an equation (MathML): fractions with a stroke, roots with √, exponents raised."""
    if math.tag == _ANNOTATION or depth > _DEEPEST:
        return ""
    parts = [linear(child, depth + 1) for child in math]
    name = math.tag.removeprefix(_MATH)
    if name == "mfrac" and len(parts) > 1:
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if name in ("msqrt", "mroot"):
        return "√" + _grouped("".join(parts[:1] if name == "mroot" else parts))
    if name in ("msup", "msub", "msubsup", "mover", "munder", "munderover") and parts:
        return parts[0] + "".join(
            _shifted(text, where) for text, where in zip(parts[1:], _PLACES[name], strict=False)
        )
    return "".join([(math.text or "").strip(), *parts])


_BELOW, _ABOVE = "subscript", "superscript"
_PLACES = {
    "msup": (_ABOVE,),
    "mover": (_ABOVE,),
    "msub": (_BELOW,),
    "munder": (_BELOW,),
    "msubsup": (_BELOW, _ABOVE),
    "munderover": (_BELOW, _ABOVE),
}


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _shifted(text: str, where: str) -> str:
    shifted = placed(text, where)
    return shifted if not text or shifted != text else ("^" if where == _ABOVE else "_") + _grouped(text)
