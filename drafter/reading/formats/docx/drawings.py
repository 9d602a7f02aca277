"""What is drawn in a Word file: pictures go along, other drawings are told."""

import re
from collections.abc import Callable, Iterator

from drafter.core.errors import UserError
from drafter.core.objects import Picture, picture_of
from drafter.reading.extracted import Beside, LeftOut
from drafter.reading.formats.docx.inline import ALTERNATE, BOX, chosen
from drafter.reading.formats.docx.xml import RELATION_ID, Element, w
from drafter.reading.formats.pictures import form_of
from drafter.reading.formats.programs import is_equation, program_of

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLIP, _DATA = _DRAWING + "blip", _DRAWING + "graphicData"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMBED, _LINK = _RELATIONS + "embed", _RELATIONS + "link"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IMAGE, _WORD_ART = "{urn:schemas-microsoft-com:vml}imagedata", "{urn:schemas-microsoft-com:vml}textpath"
_EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
_STYLE_SIZE = re.compile(r"(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px)?")
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
_EMU_IN_MM = 36_000
#: What a picture measures where its file does not say, in millimetres.
_USUAL = (100.0, 75.0)
#: Kinds of drawings by the ends of their names that are neither text nor picture.
_NOT_DRAWN = ("chart", "diagram", "ink")
_CONTROL = w("control")
#: Why a drawing that is neither text nor picture does not go along.
SHAPE = "没有带过来的图形"


def drawn(drawing: Element, before: int, file: Callable[[str], bytes]) -> Iterator[Beside | LeftOut]:
    """The pictures of a drawing, and what of it cannot be carried. `file` gives the part of a relation."""
    elements = list(_inside(drawing))
    size = next(filter(None, map(_size_of, elements)), _USUAL)
    kind = "equation" if any(map(_is_equation, elements)) else "picture"
    words = next((e.get("descr", "") for e in elements if e.tag == _DESCRIBED), "")
    found = False
    for element in elements:
        if (relation := _relation_of(element)) is not None:
            found = True
            picture = _picture(relation, size, file) if relation else None
            yield Beside(kind, before, words if picture else words or "图片取不出来", picture)
        for one in _told(element, before):
            found = True
            yield one
    if not found and next(drawing.iter(BOX), None) is None:
        yield LeftOut("线条或形状", SHAPE, None)


def shows_picture(element: Element) -> bool:
    """Whether an element shows a picture."""
    return _relation_of(element) is not None


def _is_equation(element: Element) -> bool:
    return element.tag == _EMBEDDED and is_equation(element.get("ProgID", ""))


def _told(element: Element, before: int) -> Iterator[Beside | LeftOut]:
    """What is said of an element that is no picture and cannot be carried: a chart, an embedded file, lettering."""
    if element.tag == _DATA and (kind := _other(element.get("uri", ""))):
        yield Beside(kind, before)
    elif element.tag == _EMBEDDED and not _is_equation(element):
        yield Beside("embedded", before, program_of(element.get("ProgID", "")))
    elif element.tag == _CONTROL:
        yield Beside("embedded", before, "控件")
    elif element.tag == _WORD_ART and element.get("string"):
        yield LeftOut(element.get("string", ""), "艺术字或水印", before)


def _inside(element: Element) -> Iterator[Element]:
    """An element with all that it shows, each once, without the text boxes in it."""
    yield element
    if element.tag != BOX:
        for child in chosen(element) if element.tag == ALTERNATE else element:
            yield from _inside(child)


def _relation_of(element: Element) -> str | None:
    """The relation that an element takes its picture from, "" for one outside the file, None where it shows none."""
    if element.tag == _BLIP:
        return element.get(_EMBED) or ("" if element.get(_LINK) else None)
    if element.tag == _IMAGE:
        return element.get(RELATION_ID) or ""
    return None


def _picture(relation: str, size: tuple[float, float], file: Callable[[str], bytes]) -> Picture | None:
    try:
        data = file(relation)
    except UserError:
        return None
    form = form_of(data)
    return picture_of(data, form, *size) if form else None


def _size_of(element: Element) -> tuple[float, float] | None:
    """The width and height that an element gives, in millimetres."""
    if element.tag == _EXTENT:
        wide, high = (_number(element.get(name)) / _EMU_IN_MM for name in ("cx", "cy"))
    else:
        sizes = _STYLE_SIZE.findall(element.get("style", ""))
        found = {name: _number(number) * _MM.get(unit or "px", 1.0) for name, number, unit in sizes}
        wide, high = found.get("width", 0.0), found.get("height", 0.0)
    return (round(wide, 2), round(high, 2)) if 0 < wide < 3000 and 0 < high < 3000 else None


def _number(text: str | None) -> float:
    """A number as it stands in an attribute, 0 where it is none."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _other(uri: str) -> str:
    last = uri.rpartition("/")[2].lower()
    return next((kind for kind in _NOT_DRAWN if kind in last), "")
