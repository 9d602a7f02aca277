"""What a Word file shows at the top and at the foot of every page."""

import contextlib
import re
from collections.abc import Iterable, Iterator

from drafter.core.errors import UserError
from drafter.reading.extracted import LeftOut
from drafter.reading.formats.docx.drawings import shows_picture
from drafter.reading.formats.docx.inline import ALTERNATE, BOX, chosen
from drafter.reading.formats.docx.package import Package
from drafter.reading.formats.docx.xml import Element, parse, w
from drafter.reading.formats.heads import is_seen

_PARAGRAPH, _TEXT = w("p"), w("t")
#: A header or footer in which somebody sees more than the number of the page.
_SEEN = re.compile(
    rb"<w:t(?: [^>]*)?>[^<]*[^<\s\d\-\xe2\x80\x93\x94/.][^<]*</w:t>|textpath|<a:blip[ />]|:imagedata[ />]"
)
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


def running_heads(package: Package) -> Iterator[LeftOut]:
    """What stands at the top and foot of the pages, numbers of pages aside; each text once, and how many pictures."""
    told: set[str] = set()
    for kind, reason in (("header", "页眉"), ("footer", "页脚")):
        pictures = 0
        for part in package.every_packed(kind):
            with contextlib.suppress(UserError):  # damaged: nobody sees it
                xml = part.unpacked()
                elements = list(_shown(parse(xml))) if _SEEN.search(xml) else []
                pictures = max(pictures, sum(map(shows_picture, elements)))
                for text in _texts_in(elements):
                    if text not in told:
                        told.add(text)
                        yield LeftOut(text, reason, None)
        if pictures:
            yield LeftOut(f"{pictures} 张图片", reason, None)


def _shown(elements: Iterable[Element]) -> Iterator[Element]:
    """All that is shown of some elements, of an alternative only one branch."""
    for element in elements:
        yield element
        yield from _shown(chosen(element) if element.tag == ALTERNATE else element)


def _texts_in(elements: Iterable[Element]) -> Iterator[str]:
    """The paragraphs and the watermarks among elements."""
    for element in elements:
        if element.tag == _PARAGRAPH:
            text = "".join(_characters(element))
            if is_seen(text):
                yield text.strip()
        elif element.tag == _WORD_ART and element.get("string"):
            yield element.get("string", "")


def _characters(paragraph: Iterable[Element]) -> Iterator[str]:
    """The characters of a paragraph, without the text boxes in it, which are paragraphs of their own."""
    for element in paragraph:
        if element.tag == _TEXT:
            yield element.text or ""
        elif element.tag != BOX:
            yield from _characters(chosen(element) if element.tag == ALTERNATE else element)
