"""OpenDocument texts as LibreOffice writes them, and hostile ones."""

import io
import subprocess
import zipfile

import docx
import pytest

from drafter.core.errors import UserError
from drafter.core.objects import Picture, Table
from drafter.reading.extracted import DELETED
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document
from tests.reading.formats.wordfile import a_list, level, num, numbered, para, word_file
from tests.word.test_objects import png

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
CONTENT = (
    f'<office:document-content xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0"'
    f' xmlns:table="{NAMES}table:1.0" xmlns:style="{NAMES}style:1.0" xmlns:fo="{NAMES}xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">%s<office:body><office:text>%s</office:text></office:body>'
    "</office:document-content>"
)
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
)


def odt(folder, body, styles=STYLES, **parts):
    path = folder / "讲话.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT % (styles, body))
        for name, content in parts.items():
            archive.writestr(f"{name}/content.xml", content)
    return path


def test_looks_breaks_notes_and_struck_words(tmp_path):
    found = extract(
        odt(
            tmp_path,
            '<text:p text:style-name="P1">在全县林长会议上的讲话</text:p>'
            '<text:p>要<text:s text:c="2"/>管<text:span text:style-name="T1">好</text:span>林<text:line-break/>子'
            "<office:annotation><dc:creator>县长</dc:creator><text:p>再实一点</text:p></office:annotation></text:p>"
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去的话</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>",
        )
    )
    title, body = found.lines
    assert (title.text, title.centred, title.bold) == ("在全县林长会议上的讲话", True, True)
    assert body.text == "要  管好林\n子"
    assert body.struck == ((4, 5),)
    assert [(one.text, one.reason) for one in found.removed] == [
        ("再实一点", "批注"),
        ("删去的话", DELETED),
    ]
    (comment,) = found.objects
    assert (comment.kind, comment.text, comment.author, comment.before) == ("comment", "再实一点", "县长", 2)


def test_a_table_with_joined_cells_is_an_object(tmp_path):
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>".format
    rows = (
        cell(' table:number-columns-spanned="2"', "任务") + "<table:covered-table-cell/>" + cell("", "时限"),
        cell(' table:number-rows-spanned="2"', "巡山") + cell("", "东岭") + cell("", "三月"),
        "<table:covered-table-cell/>" + cell("", "西岭") + cell("", "四月"),
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    found = extract(odt(tmp_path, f"<text:p>任务如下：</text:p><table:table>{table}</table:table>"))
    (one,) = found.objects
    assert isinstance(one.found, Table)
    assert [(c.text, c.across, c.down) for row in one.found.rows for c in row] == [
        ("任务", 2, 1), ("时限", 1, 1), ("巡山", 1, 2), ("东岭", 1, 1), ("三月", 1, 1), ("西岭", 1, 1), ("四月", 1, 1),
    ]  # fmt: skip
    assert [line.text for line in found.lines] == ["任务如下："]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "content.xml"),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "实体"),
        ({"content.xml": "<office:"}, "损坏"),
        ({"content.xml": CONTENT % ("", "<text:section>" * 300 + "</text:section>" * 300)}, "。"),
    ],
)
def test_a_damaged_or_hostile_file_is_refused_with_a_sentence(tmp_path, parts, said):
    path = tmp_path / "坏.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UserError, match=said):
        extract(path)


@pytest.mark.render
def test_numbers_tables_and_pictures_come_through_libreoffice(soffice, tmp_path):
    lists = a_list(level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + num()
    body = (
        para("在全县护林工作会议上的讲话")
        + numbered("提高认识")
        + para("要学在前面。")
        + numbered("抓好落实")
    )
    path = word_file(tmp_path, body, numbering=lists)
    document = docx.Document(str(path))
    document.add_picture(io.BytesIO(png()))
    document.save(str(path))
    command = [
        soffice,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "odt",
    ]
    subprocess.run([*command, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=120)
    found = read_document(path.with_suffix(".odt"))
    assert [label for label in found.labels if label] == ["一、", "二、"]
    assert isinstance(found.objects[0].object, Picture)
    assert found.objects[0].object.data == png()


_FRAME = (
    f'<draw:frame xmlns:draw="{NAMES}drawing:1.0"><draw:object xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xlink:href="./%s"/></draw:frame>'
)
_MATH = (
    '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd">'
    '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:semantics><m:mrow><m:mi>y</m:mi><m:mo>=</m:mo>'
    "<m:mfrac><m:mi>a</m:mi><m:mrow><m:mi>b</m:mi><m:mo>+</m:mo><m:mn>1</m:mn></m:mrow></m:mfrac><m:mo>+</m:mo>"
    "<m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup><m:mo>+</m:mo><m:msqrt><m:mi>d</m:mi></m:msqrt></m:mrow>"
    "<m:annotation>y = a</m:annotation></m:semantics></m:math>"
)


def test_an_equation_stands_in_its_line_and_other_embedded_files_are_called_by_what_they_are(tmp_path):
    sheet, chart = (
        f'<office:document xmlns:office="{NAMES}office:1.0"><office:body><office:{kind}/></office:body></office:document>'
        for kind in ("spreadsheet", "chart")
    )
    body = f"<text:p>按{_FRAME % 'Eq'}计算。</text:p><text:p>如下。{_FRAME % 'Sheet'}{_FRAME % 'Chart'}{_FRAME % 'Gone'}</text:p>"
    found = extract(odt(tmp_path, body, Eq=_MATH, Sheet=sheet, Chart=chart))
    assert [line.text for line in found.lines] == ["按y=a/(b+1)+c²+√d计算。", "如下。"]
    assert [(one.kind, one.text, one.kept) for one in found.objects] == [
        ("equation", "y=a/(b+1)+c²+√d", True),
        ("embedded", "Excel 表格", False),
        ("chart", "", False),
        ("embedded", "", False),
    ]
