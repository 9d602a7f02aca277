"""WordprocessingML: its names, and a parser that trusts nothing."""

from typing import TypeAlias

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.core.errors import UserError
from drafter.reading.formats.limits import too_large

Element: TypeAlias = etree._Element

#: The most tags and attributes that a part may hold. A million empty paragraphs take over 100 MB, so that a small
#: part of nothing but tags could fill hundreds of megabytes.
MAX_NODES = 1_200_000

_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _TRANSITIONAL + b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", _TRANSITIONAL + b"drawingml/2006/"),
)
#: How Word names a text box in strict OOXML.
_STRICT_BOX = "{http://schemas.microsoft.com/office/word/2006/wordml}txbxContent"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _W + name


VAL = w("val")
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parse(data: bytes) -> Element:
    """The root of one part; names of strict OOXML become those of transitional OOXML.

    Raises UserError where the XML is broken, nested too deep, too large, or declares entities.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UserError("文件里有不该出现的实体声明，为安全起见没有读取。")
    if data.count(b"<") + data.count(b"=") > MAX_NODES:
        raise too_large()
    strict = b"http://purl.oclc.org/ooxml/" in data
    if strict:
        for theirs, transitional in _STRICT:
            data = data.replace(theirs, transitional)
    # A parser of its own for each part: a shared one may not be used by two threads at once.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError("文件内容已损坏，打不开；请用 Word 或 WPS 打开修复后另存，再导入。") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError("文件里有不该出现的实体声明，为安全起见没有读取。")
    if strict:
        for box in root.iter(_STRICT_BOX):
            box.tag = w("txbxContent")
    return root


def is_on(element: Element | None) -> bool:
    """The value of an on/off property: present without a value means on (ISO 29500-1, 17.17.4)."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def number_of(text: str | None, default: int = 0) -> int:
    """A whole number as it stands in an attribute; `default` where it is none, or beyond reason."""
    try:
        number = int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default
    return number if abs(number) < 1_000_000 else default
