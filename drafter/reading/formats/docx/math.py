"""Equations of Word (OMML, ISO 29500-1, 22.1) as the line that one would type for them."""

from collections.abc import Callable, Mapping

from drafter.reading.formats.docx.xml import Element
from drafter.reading.formats.raised import placed

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: An equation in a line.
MATH = _M + "oMath"
_TEXT, _VALUE = _M + "t", _M + "val"
#: Nothing in these is seen.
_PROPERTIES = ("Pr",)
#: Equations nest no deeper than people can read.
_DEEPEST = 30


def linear(math: Element, depth: int = 0) -> str:
    """The text of an equation: fractions with a stroke, roots with √, exponents raised."""
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in math.iter(_TEXT))
    parts: list[str] = []
    for child in math:
        name = child.tag.rpartition("}")[2]
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag in _SHAPES:
            parts.append(_SHAPES[child.tag](child, depth + 1))
        elif not name.endswith(_PROPERTIES):
            parts.append(linear(child, depth + 1))
    return "".join(parts)


def _part(element: Element, name: str, depth: int) -> str:
    found = element.find(_M + name)
    return "" if found is None else linear(found, depth)


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: Element, depth: int) -> str:
    return f"{_grouped(_part(element, 'num', depth))}/{_grouped(_part(element, 'den', depth))}"


def _root(element: Element, depth: int) -> str:
    degree = _part(element, "deg", depth)
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"{_shifted(degree, 'superscript')}√")
    return sign + _grouped(_part(element, "e", depth))


def _script(element: Element, depth: int) -> str:
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    return _part(element, "e", depth) + _shifted(below, "subscript") + _shifted(above, "superscript")


def _shifted(text: str, where: str) -> str:
    """A text raised or lowered; where there are no such characters, behind ^ or _."""
    shifted = placed(text, where)
    if not text or shifted != text:
        return shifted
    return ("^" if where == "superscript" else "_") + _grouped(text)


def _sum(element: Element, depth: int) -> str:
    sign = element.find(f"{_M}naryPr/{_M}chr")
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    bounds = _shifted(below, "subscript") + _shifted(above, "superscript")
    return ("∫" if sign is None else sign.get(_VALUE, "∫")) + bounds + _part(element, "e", depth)


def _bracket(element: Element, depth: int) -> str:
    opening, closing = (element.find(f"{_M}dPr/{_M}{name}") for name in ("begChr", "endChr"))
    inner = ",".join(linear(part, depth) for part in element.iterchildren(_M + "e"))
    left = "(" if opening is None else opening.get(_VALUE, "")
    right = ")" if closing is None else closing.get(_VALUE, "")
    return left + inner + right


_SHAPES: Mapping[str, Callable[[Element, int], str]] = {
    _M + "f": _fraction,
    _M + "rad": _root,
    _M + "sSup": _script,
    _M + "sSub": _script,
    _M + "sSubSup": _script,
    _M + "nary": _sum,
    _M + "d": _bracket,
}
