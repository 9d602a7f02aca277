"""Pictures of a web page: one that stands in the page itself goes along, others are told."""

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.core.objects import picture_of
from drafter.reading.extracted import Beside
from drafter.reading.formats.pictures import form_of

_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
#: The longest picture in base64; a page may hold no more anyway.
_LONGEST = 12_000_000
_PIXEL_MM = 25.4 / 96
_USUAL = (100.0, 75.0)
#: A picture that is smaller than this, in pixels, is a sign or a button.
_SMALLEST = 60
_WIDTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)px", re.IGNORECASE)


def shown_picture(element: etree._Element, before: int) -> Iterator[Beside]:
    """The picture that an element shows, none where it only adorns the page."""
    source = (element.get("src") or element.get("data-src") or "").strip()
    width, height = _size(element, "width"), _size(element, "height")
    small = 0 < width < _SMALLEST or 0 < height < _SMALLEST
    inside = next(element.iterancestors("a", "button", "nav"), None) is not None
    if not source or small or inside:
        return
    words = " ".join((element.get("alt") or "").split())
    found = _DATA.match(source)
    if found is None:
        yield Beside("picture", before, words or "网页里的图片")
        return
    data = _bytes(source[found.end() :])
    if form := form_of(data):
        size = (width * _PIXEL_MM, height * _PIXEL_MM) if width and height else _USUAL
        yield Beside("picture", before, words, picture_of(data, form, *size))
    else:
        yield Beside("picture", before, words or "图片取不出来")


def _size(element: etree._Element, name: str) -> float:
    """The width or height in pixels that an element states, 0 where it states none."""
    styled = {found[0].lower(): found[1] for found in _WIDTH.findall(element.get("style") or "")}
    text = styled.get(name) or (element.get(name) or "").removesuffix("px")
    try:
        return min(float(text), 10_000.0) if text else 0.0
    except ValueError:
        return 0.0


def _bytes(text: str) -> bytes:
    if len(text) > _LONGEST:
        return b""
    try:
        return base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return b""
