"""Word documents in one XML file: a .docx that is not packed (flat OPC), and the XML of Word 2003.

Office systems write both, often under the name .doc.
"""

import io
import re
import zipfile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats import docx
from drafter.reading.formats.docx.xml import Element, parse

_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_AUX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_BASE64 = re.compile(r"\s+")


def read(data: bytes) -> Extracted:
    """The paragraphs of the document, as `docx.read` gives them. Raises UserError as that does."""
    if _FLAT in data[:4096]:
        return docx.read(_packed(_parts_of(parse(data))))
    return docx.read(_packed(_parts_of_2003(parse(data.replace(_WORD_2003, _WORD)))))


def _packed(parts: dict[str, bytes]) -> bytes:
    """The parts as the archive that a .docx is."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _parts_of(root: Element) -> dict[str, bytes]:
    """The parts of a flat package by their names."""
    parts: dict[str, bytes] = {}
    for part in root.iterchildren(_PKG + "part"):
        name = part.get(_PKG + "name", "").lstrip("/")
        xml, binary = part.find(_PKG + "xmlData"), part.find(_PKG + "binaryData")
        if name and xml is not None and len(xml):
            parts[name] = etree.tostring(xml[0], encoding="utf-8")
        elif name and binary is not None:
            parts[name] = _bytes_of(binary.text or "")
    return parts


def _bytes_of(text: str) -> bytes:
    import base64
    import binascii

    try:
        return base64.b64decode(_BASE64.sub("", text))
    except (binascii.Error, ValueError) as error:
        raise UserError("文件内容已损坏，打不开；请用 Word 或 WPS 打开修复后另存，再导入。") from error


def _parts_of_2003(root: Element) -> dict[str, bytes]:
    """The main part and the styles of a document of Word 2003; the numbers of its lists become text."""
    for hint in list(root.iter(_AUX + "sect", _AUX + "sub-section", _AUX + "pBdrGroup")):
        _unwrap(hint)
    for number in list(root.iter(f"{_W}listPr")):
        _write_number(number)
    body, styles = root.find(_W + "body"), root.find(_W + "styles")
    main = b'<w:document xmlns:w="' + _WORD + b'">%s</w:document>'
    relation = '<Relationships xmlns="{0}"><Relationship Id="r1" Type="{1}{2}" Target="{3}"/></Relationships>'
    parts = {
        "_rels/.rels": relation.format(
            _PACKAGE_RELATIONS, _RELATIONS, "officeDocument", "word/document.xml"
        ).encode(),
        "word/document.xml": main % (b"" if body is None else etree.tostring(body, encoding="utf-8")),
    }
    if styles is not None:
        parts["word/styles.xml"] = etree.tostring(styles, encoding="utf-8")
        parts["word/_rels/document.xml.rels"] = relation.format(
            _PACKAGE_RELATIONS, _RELATIONS, "styles", "styles.xml"
        ).encode()
    return parts


def _unwrap(element: Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _write_number(properties: Element) -> None:
    """Write the number that Word 2003 shows before a paragraph into its text."""
    shown = properties.find(_AUX + "t")
    paragraph = next(properties.iterancestors(_W + "p"), None)
    if shown is None or paragraph is None or not shown.get(_AUX + "val"):
        return
    run = etree.SubElement(etree.Element(_W + "p"), _W + "r")
    etree.SubElement(run, _W + "t").text = shown.get(_AUX + "val")
    paragraph.insert(1 if paragraph[0].tag == _W + "pPr" else 0, run)
