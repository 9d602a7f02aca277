"""Word files of other programs, each ugly in its own way: every cell and every picture goes through, byte for byte."""

import base64
import io
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import draft_from_document
from drafter.core.objects import Picture, Table
from drafter.reading.read import read_document
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.word.test_objects import png

TITLE, TEXT = "在全县防汛工作会议上的讲话", "各乡镇要把防汛的责任一件一件落实到人，把隐患一处一处排查清楚。"
CELLS = [["乡镇", "任务"], ["东岭乡", "巡护"], ["西沟镇", "清淤"]]
ONE, OTHER = png(b"\x10"), png(b"\x20")
GBT9704 = load_layout("gbt9704")
Made = tuple[list[list[list[str]]], list[bytes]]


def plain() -> WordDocument:
    """A speech with a table and a picture in its middle."""
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph(TEXT)
    fill(made.add_table(3, 2))
    made.add_picture(io.BytesIO(ONE), Mm(50), Mm(30))
    made.add_paragraph(TEXT)
    return made


def fill(table) -> None:
    for row, texts in zip(table.rows, CELLS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def save(made: WordDocument, folder: Path) -> Path:
    path = folder / "来稿.docx"
    made.save(str(path))
    return path


def of_python_docx(folder: Path) -> tuple[Path, Made]:
    return save(plain(), folder), ([CELLS], [ONE])


def with_a_floating_picture(folder: Path) -> tuple[Path, Made]:
    """A picture that floats beside the text (wp:anchor), as one drags it in Word."""
    made = plain()
    inline = made.element.body.find(f".//{qn('wp:inline')}")
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/></wp:anchor>'
    )
    for child in list(inline):
        anchor.append(child)
    inline.getparent().replace(inline, anchor)
    return save(made, folder), ([CELLS], [ONE])


def with_a_picture_of_vml(folder: Path) -> tuple[Path, Made]:
    """A picture as Word 2003 and WPS write it: w:pict with v:imagedata."""
    made = plain()
    drawing = made.element.body.find(f".//{qn('w:drawing')}")
    relation = made.part.relate_to(
        made.part.package.get_or_add_image_part(io.BytesIO(OTHER)), docx.opc.constants.RELATIONSHIP_TYPE.IMAGE
    )
    shape = parse_xml(
        f'<w:pict {nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<v:shape style="width:141.75pt;height:85pt"><v:imagedata r:id="{relation}"/></v:shape></w:pict>'
    )
    drawing.getparent().replace(drawing, shape)
    return save(made, folder), ([CELLS], [OTHER])


def with_two_writings_of_a_picture(folder: Path) -> tuple[Path, Made]:
    """A picture in mc:AlternateContent, once for new readers and once for old ones: it is one picture."""
    made = plain()
    drawing = made.element.body.find(f".//{qn('w:drawing')}")
    run = drawing.getparent()
    both = parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wpg"/><mc:Fallback/></mc:AlternateContent>'
    )
    run.replace(drawing, both)
    both[0].append(drawing)
    both[1].append(deepcopy(drawing))
    return save(made, folder), ([CELLS], [ONE])


def inside_content_controls(folder: Path) -> tuple[Path, Made]:
    """A table and a picture in content controls, as templates of office systems have them."""
    made = plain()
    body = made.element.body
    for element in (body.find(qn("w:tbl")), body.find(f".//{qn('w:drawing')}").getparent().getparent()):
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[1].append(element)
    return save(made, folder), ([CELLS], [ONE])


def with_tracked_changes(folder: Path) -> tuple[Path, Made]:
    """A row and a picture that were put in, and others that were taken out, not yet accepted."""
    made = plain()
    table = made.tables[0]
    struck = table.add_row()
    struck.cells[0].text, struck.cells[1].text = "北坡乡", "不再安排"
    for row, mark in ((table.rows[2], "w:ins"), (struck, "w:del")):
        properties = row._tr.get_or_add_trPr()
        change = OxmlElement(mark)
        change.set(qn("w:id"), "9")
        change.set(qn("w:author"), "县长")
        properties.append(change)
    made.add_picture(io.BytesIO(OTHER), Mm(20))
    run = made.element.body.findall(f".//{qn('w:drawing')}")[-1].getparent()
    gone = parse_xml(f'<w:del {nsdecls("w")} w:id="8" w:author="县长"/>')
    run.addprevious(gone)
    gone.append(run)
    return save(made, folder), ([CELLS], [ONE])


def with_a_table_in_a_cell(folder: Path) -> tuple[Path, Made]:
    """A table in a cell, and a picture in another: each is kept by itself behind the outer one."""
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph(TEXT)
    outer = made.add_table(2, 2)
    for number, cell in enumerate(cell for row in outer.rows for cell in row.cells):
        cell.text = f"外{number}"
    fill(outer.cell(1, 1).add_table(3, 2))
    outer.cell(0, 1).paragraphs[0].add_run().add_picture(io.BytesIO(ONE), Mm(20))
    made.add_paragraph(TEXT)
    return save(made, folder), ([[["外0", "外1"], ["外2", "外3"]], CELLS], [ONE])


def with_one_picture_thrice(folder: Path) -> tuple[Path, Made]:
    made = plain()
    for _ in range(2):
        made.add_picture(io.BytesIO(ONE), Mm(10))
        made.add_paragraph(TEXT)
    return save(made, folder), ([CELLS], [ONE] * 3)


def of_a_page_saved_as_word(folder: Path) -> tuple[Path, Made]:
    """A web page that an office system calls .doc, its picture in the page itself."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in CELLS)
    shown = f'<img width="200" height="120" src="data:image/png;base64,{base64.b64encode(ONE).decode()}">'
    page = (
        f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p align=center>{TITLE}</p><p>{TEXT}</p>'
        f"<table border=1>{rows}</table><p>{shown}</p><p>{TEXT}</p></body></html>"
    )
    path = folder / "来稿.doc"
    path.write_text(page, encoding="utf-8")
    return path, ([CELLS], [ONE])


def of_flat_word(folder: Path) -> tuple[Path, Made]:
    """The whole package in one XML file, as Word 2003 and document systems export it."""
    parts = []
    for part in plain().part.package.iter_parts():
        name, kind = part.partname, part.content_type
        blob = part.blob
        if kind.endswith("xml"):
            inner = f"<pkg:xmlData>{blob.decode().partition('?>')[2]}</pkg:xmlData>"
        else:
            inner = f"<pkg:binaryData>{base64.b64encode(blob).decode()}</pkg:binaryData>"
        parts.append(f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}">{inner}</pkg:part>')
        if part.rels:
            relations = f"{name.rpartition('/')[0]}/_rels/{name.rpartition('/')[2]}.rels"
            kind = "application/vnd.openxmlformats-package.relationships+xml"
            written = part.rels.xml.decode().partition("?>")[2]
            parts.append(
                f'<pkg:part pkg:name="{relations}" pkg:contentType="{kind}"><pkg:xmlData>{written}</pkg:xmlData></pkg:part>'
            )
    root = (
        '<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml">'
        '<pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>'
    )
    path = folder / "来稿.xml"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{root}{"".join(parts)}</pkg:package>',
        encoding="utf-8",
    )
    return path, ([CELLS], [ONE])


UGLY = (
    of_python_docx,
    with_a_floating_picture,
    with_a_picture_of_vml,
    with_two_writings_of_a_picture,
    inside_content_controls,
    with_tracked_changes,
    with_a_table_in_a_cell,
    with_one_picture_thrice,
    of_a_page_saved_as_word,
    of_flat_word,
)


def kept(path: Path) -> Made:
    """The cells of the tables and the bytes of the pictures that a file brings into a draft."""
    objects = draft_from_document(read_document(path)).objects
    tables = [[[cell.text for cell in row] for row in one.rows] for one in objects if isinstance(one, Table)]
    return tables, [one.data for one in objects if isinstance(one, Picture)]


@pytest.mark.parametrize("make", UGLY, ids=lambda make: make.__name__)
def test_all_goes_into_the_draft_and_into_word_again(
    make: Callable[[Path], tuple[Path, Made]], tmp_path: Path
):
    path, made = make(tmp_path)
    document = read_document(path)
    assert [p.text for p in document.paragraphs] == [TITLE] + [TEXT] * (len(document.paragraphs) - 1)
    assert kept(path) == made
    (tmp_path / "排好.docx").write_bytes(to_docx(draft_from_document(document), GBT9704))
    assert kept(tmp_path / "排好.docx") == made


@pytest.mark.render
def test_all_goes_through_that_libreoffice_wrote(soffice, tmp_path: Path):
    path, made = of_python_docx(tmp_path)
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx:MS Word 2007 XML", "--outdir", tmp_path / "lo", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert kept(tmp_path / "lo" / path.name) == made


_CELL = st.text("甲乙丙丁 12,%", max_size=6).map(str.strip)
_TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(_CELL, min_size=columns, max_size=columns), min_size=2, max_size=4)
)


@given(st.lists(_TABLES, max_size=2), st.lists(st.integers(0, 255), max_size=3))
@settings(max_examples=15, deadline=None)
def test_whatever_tables_and_pictures_a_file_has_come_back(tmp_path_factory, tables, shades):
    tables = [rows for rows in tables if len(rows[0]) > 1 and any(cell for row in rows for cell in row)]
    folder = tmp_path_factory.mktemp("foreign")
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph(TEXT)
    for rows in tables:
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        made.add_paragraph(TEXT)
    for shade in shades:
        made.add_picture(io.BytesIO(png(bytes([shade]))), Mm(30))
    path = save(made, folder)
    wanted = tables, [png(bytes([shade])) for shade in shades]
    assert kept(path) == wanted
    (folder / "排好.docx").write_bytes(to_docx(draft_from_document(read_document(path)), GBT9704))
    assert kept(folder / "排好.docx") == wanted
