"""Word files written by hand, so that a test says exactly what stands in one."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "comments": "comments",
}


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """A paragraph of one plain run, or of the XML given."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, level: int = 0, num_id: int = 1) -> str:
    """A paragraph with an automatic number."""
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def level(index: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def a_list(*levels: str, abstract: int = 0, more: str = "") -> str:
    """A definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{abstract}">{more}{"".join(levels)}</w:abstractNum>'


def num(num_id: int = 1, abstract: int = 0, overrides: str = "") -> str:
    """A list made from a definition."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def style(style_id: str, name: str, properties: str = "", kind: str = "paragraph") -> str:
    """A style."""
    default = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"{default}><w:name w:val="{name}"/>{properties}</w:style>'


def field(code: str, result: str) -> str:
    """A field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(text: str) -> str:
    """A text box as Word writes it: once for new readers, once for old ones."""
    content = f"<w:txbxContent>{para(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor distT='0' distB='0' distL='0' "
        "distR='0' simplePos='0' relativeHeight='2' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'>"
        "<wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='column'><wp:posOffset>0</wp:posOffset></wp:positionH>"
        "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
        "<wp:extent cx='2000000' cy='500000'/><wp:wrapSquare wrapText='bothSides'/><wp:docPr id='1' name='b'/>"
        "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp>"
        "<wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='2000000' cy='500000'/></a:xfrm>"
        f"<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def parts(body: str, **others: str) -> dict[str, str]:
    """The parts of a Word file by name. `others`: the content of styles, numbering, footnotes, endnotes."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    kinds = {"document": "document.main", **{name: name for name in others}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE.format(kind)}"/>'
        for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONSHIPS}/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(others)
    )
    made = {
        "[Content_Types].xml": head + _CONTENT_TYPES.format(types),
        "_rels/.rels": f'{head}<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
        f'Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{head}<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
    }
    for name, content in others.items():
        made[f"word/{name}.xml"] = f"{head}<w:{_ROOTS[name]} {_NAMES}>{content}</w:{_ROOTS[name]}>"
    return made


def write(path: Path, made: Mapping[str, str | bytes]) -> Path:
    """Write parts as a Word file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in made.items():
            file.writestr(name, content)
    return path


def word_file(folder: Path, body: str, **others: str) -> Path:
    """A Word file with this body."""
    return write(folder / "speech.docx", parts(body, **others))
