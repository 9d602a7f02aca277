"""A .docx as a package of parts, the same bytes whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # a compiled module without types

from drafter.word.ooxml import part

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_DOCUMENT_PARTS = {
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fontTable",
    "word/footnotes.xml": "footnotes",
    "word/footer1.xml": "footer",
    "word/footer2.xml": "footer",
}
_PACKAGE_PARTS = {
    "word/document.xml": f"{_OFFICE}/officeDocument",
    "docProps/core.xml": f"{_RELATIONSHIPS}/metadata/core-properties",
}
#: The footers of odd and even pages with the ids by which the document refers to them.
FOOTER_IDS = {"word/footer1.xml": "footer1", "word/footer2.xml": "footer2"}
_MEDIA = "word/media/"
_PICTURE_TYPES = {"emf": "image/x-emf", "wmf": "image/x-wmf"}
# The earliest moment that a zip file can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)
#: Written into each entry as its maker, so that it does not depend on the system: 0 is MS-DOS.
_SYSTEM = 0


def package(parts: Mapping[str, bytes]) -> bytes:
    """The .docx that holds these parts, by their names in the package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (
            ("[Content_Types].xml", _content_types(parts)),
            ("_rels/.rels", _relationships({n: t for n, t in _PACKAGE_PARTS.items() if n in parts})),
            ("word/_rels/document.xml.rels", _document_relationships(parts)),
            *parts.items(),
        ):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = _SYSTEM
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    types = etree.Element(f"{{{_TYPES}}}Types", None, {None: _TYPES})
    pictures = {PurePosixPath(name).suffix[1:] for name in parts if name.startswith(_MEDIA)}
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        *((form, _PICTURE_TYPES.get(form, f"image/{form}")) for form in sorted(pictures)),
    ):
        etree.SubElement(types, f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": kind})
    for name in (name for name in parts if not name.startswith(_MEDIA)):
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _CONTENT_TYPES[name]}
        )
    return part(types)


def _document_relationships(parts: Mapping[str, bytes]) -> bytes:
    pictures = {name: "image" for name in parts if name.startswith(_MEDIA)}
    kinds = {
        name.removeprefix("word/"): f"{_OFFICE}/{kind}"
        for name, kind in (_DOCUMENT_PARTS | pictures).items()
        if name in parts
    }
    return _relationships(kinds)


def _relationships(kinds: Mapping[str, str]) -> bytes:
    relationships = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", None, {None: _RELATIONSHIPS})
    for target, kind in kinds.items():
        etree.SubElement(
            relationships,
            f"{{{_RELATIONSHIPS}}}Relationship",
            {"Id": PurePosixPath(target).stem, "Type": kind, "Target": target},
        )
    return part(relationships)
