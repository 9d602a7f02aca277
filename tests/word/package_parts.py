"""Looking into a .docx that was exported."""

import io
import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(docx: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(docx: bytes, name: str):
    """The root element of a part."""
    return etree.fromstring(parts(docx)[name])


def texts(docx: bytes) -> list[str]:
    """The text of each paragraph that has one."""
    found = []
    for paragraph in root(docx, "word/document.xml").iter(f"{W}p"):
        text = "".join(
            "\n" if element.tag == f"{W}br" else element.text or ""
            for element in paragraph.iter(f"{W}t", f"{W}br")
        )
        if text:
            found.append(text)
    return found


def invalid(docx: bytes, schemas: Path) -> list[str]:
    """What the schema has against the parts of a .docx; ours use no namespaces but the schema's."""
    schema = etree.XMLSchema(etree.parse(str(schemas / "wml.xsd")))
    problems = []
    for name, content in parts(docx).items():
        if name.startswith("word/") and name.endswith(".xml"):
            schema.validate(etree.fromstring(content))
            problems += [f"{name}:{error.line}: {error.message}" for error in schema.error_log]
    return problems
