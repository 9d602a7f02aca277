"""One speech in .docx, .doc, .wps, .rtf and .pdf: the same text, the same numbers, the same looks."""

import io
import shutil

import docx
import pytest
from docx.shared import Mm

from drafter.core.objects import Picture, Table
from drafter.reading.extracted import DELETED, Extracted
from drafter.reading.formats.opening import extract
from tests.reading.formats.conftest import BODY
from tests.reading.formats.test_pdf import jpeg
from tests.reading.formats.wordfile import box, para, parts, run, write

pytestmark = pytest.mark.render

SHOWN = [
    "在全县安全生产工作会议上的讲话",
    "（2024年3月5日）",
    "同志们：",
    BODY,
    "一、提高认识",
    "要学在前面。" + BODY,
    "（一）压实责任",
    "1.落实到人",
    "2.落实到岗",
    "二、抓好落实",
    "（一）排查隐患",
    "要坚决彻底整改。",
    "谢谢大家！",
]
#: The cells of its table.
CELLS = ["责任单位", "县应急局"]
#: All that stands on the page: a PDF and a plain text do not tell cells from lines.
ON_THE_PAGE = [*SHOWN[:-1], *CELLS, SHOWN[-1]]


def shown(found: Extracted) -> list[str]:
    return [line.number + line.text for line in found.lines if not line.in_table]


def cells(found: Extracted) -> list[str]:
    """The cells of the tables, as objects or, where a format does not tell rows from columns, as lines."""
    tables = (one.found for one in found.objects if isinstance(one.found, Table))
    objects = [cell.text for table in tables for row in table.rows for cell in row]
    return objects + [line.text for line in found.lines if line.in_table]


def having(found: Extracted, name: str) -> list[str]:
    """The beginnings of the lines that have a property."""
    return [line.text[:5] for line in found.lines if getattr(line, name)]


@pytest.fixture(params=["docx", "doc", "wps", "rtf"])
def found(request, speech, converted, tmp_path):
    if request.param == "docx":
        return extract(speech)
    if request.param == "wps":
        return extract(shutil.copy(converted("doc"), tmp_path / "speech.wps"))
    return extract(converted(request.param))


def test_text_and_numbers_come_out_as_a_reader_sees_them(found):
    assert shown(found) == SHOWN
    assert cells(found) == CELLS
    assert found.removed == ()
    assert not found.hard_wrapped


def test_looks_come_out_alike(found):
    assert having(found, "title") == ["在全县安全"]
    assert having(found, "centred") == ["在全县安全", "（2024"]
    assert having(found, "bold") == ["在全县安全"]
    assert having(found, "indented") == ["安全生产是", "要学在前面", "要坚决彻底", "谢谢大家！"]
    assert [line.heading for line in found.lines if line.heading] == [1, 1]
    assert [line.lead_bold for line in found.lines if line.lead_bold] == [6]
    assert {line.size for line in found.lines} == {22.0, 16.0}


@pytest.mark.parametrize("kind", ["docx", "doc", "rtf"])
def test_all_that_is_not_plain_text_comes_out_alike(kind, rich, converted):
    found = extract(rich if kind == "docx" else converted(kind, rich))
    assert [line.text for line in found.lines] == [
        "正文结束。",
        "公开。",
        "要坚决整改。",
        "日期三月。",
        "软\n换行",
        "甲𠮷乙㙍 Section A: café “引号”",
        "框中文字",
        "框后。",
        "末段。",
    ]
    assert sorted((item.reason, item.text) for item in found.removed) == [
        (DELETED, "适当"),
        ("尾注", "尾注一"),
        ("脚注", "脚注一"),
        ("隐藏文字", "隐藏"),
    ]


def test_a_page_break_in_a_doc_does_not_end_the_paragraph(rich, converted, tmp_path):
    data = converted("doc", rich).read_bytes()
    assert data.count("公开".encode("utf-16-le")) == 1
    broken = tmp_path / "broken.doc"
    broken.write_bytes(data.replace("公开".encode("utf-16-le"), "公\x0c".encode("utf-16-le")))
    assert extract(broken).lines[1].text == "公。"


def test_a_wps_file_is_named_as_such(converted, tmp_path):
    assert extract(converted("doc")).format == "doc"
    assert extract(shutil.copy(converted("doc"), tmp_path / "speech.WPS")).format == "wps"


def test_a_pdf_gives_its_physical_lines(converted):
    found = extract(converted("pdf"))
    assert found.format == "pdf"
    assert found.hard_wrapped
    joined = "".join(line.text for line in found.lines).replace(" ", "")
    assert joined == "".join(ON_THE_PAGE)
    assert having(found, "centred") == ["在全县安全", "（2024"]
    assert having(found, "bold") == ["在全县安全"]
    assert having(found, "indented") == ["安全生产是", "要学在前面", "要坚决彻底", "谢谢大家！"]
    assert {line.page for line in found.lines} == {1}


def test_libreoffice_sees_the_same_numbers(converted):
    """The numbers that we work out are those that another program shows."""
    found = extract(converted("txt:Text (encoded):UTF8"))
    assert [line.text.strip().replace(" ", "") for line in found.lines if line.text] == ON_THE_PAGE


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_a_picture_goes_along_byte_for_byte(kind, converted, tmp_path):
    document, photograph = docx.Document(), jpeg()
    document.add_paragraph("堤防示意图如下。")
    document.add_picture(io.BytesIO(photograph), width=Mm(60), height=Mm(40))
    document.add_paragraph("请大家对照检查。")
    document.save(str(tmp_path / "图.docx"))
    (one,) = extract(converted(kind, tmp_path / "图.docx")).objects
    assert isinstance(one.found, Picture)
    assert (one.kind, one.before in (1, 2), one.found.data) == ("picture", True, photograph)
    if kind != "doc":  # which tells sizes by a scale that one pixel does not reach
        assert (one.found.width, one.found.height) == (pytest.approx(60, abs=1), pytest.approx(40, abs=1))


@pytest.mark.parametrize("kind", ["doc:MS Word 97", "rtf", "odt"])
def test_notes_comments_and_a_text_box_stand_where_they_stood(kind, converted, tmp_path):
    note = f"<w:footnote w:id='2'>{para('数据来自县统计局。')}</w:footnote>"
    first = run("面积比上年增加。") + "<w:r><w:footnoteReference w:id='2'/></w:r>"
    remark = "<w:r><w:commentReference w:id='1'/></w:r>"
    body = (
        para(first) + para(run("各单位要抓好落实。") + remark) + para(box("此处请核对") + run("谢谢大家！"))
    )
    files = parts(
        body, footnotes=note, comments=f"<w:comment w:id='1' w:author='Li'>{para('再实一点')}</w:comment>"
    )
    found = extract(converted(kind, write(tmp_path / "a.docx", files)))
    lines = [line.text for line in found.lines if line.text]
    assert sorted(lines) == sorted(["面积比上年增加。", "各单位要抓好落实。", "此处请核对", "谢谢大家！"])
    beside = [(one.kind, found.lines[one.before - 1].text, one.text, one.author) for one in found.objects]
    assert beside == [
        ("footnote", "面积比上年增加。", "数据来自县统计局。", ""),
        ("comment", "各单位要抓好落实。", "再实一点", "Li"),
    ]
