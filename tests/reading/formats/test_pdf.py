"""PDF: running heads and page numbers go, the places of lines say how they are set."""

import io

import pypdfium2 as pdfium
import pytest

from drafter.core.numerals import to_chinese
from drafter.core.objects import Picture
from drafter.reading.extracted import Extracted
from drafter.reading.formats.opening import extract
from drafter.reading.formats.pdf_columns import PageLine
from drafter.reading.formats.pdf_layout import laid_out
from drafter.reading.read import read_lines
from tests.reading.formats.conftest import BODY
from tests.reading.formats.handmade_pdf import pdf_file
from tests.reading.formats.wordfile import para, parts, run, write

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/>'
)
_SMALL = '<w:sz w:val="14"/>'
_RELATION = (
    '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" '
    'Target="{0}.xml"/></Relationships>'
)
_OVERRIDE = (
    '<Override PartName="/word/{0}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.{0}+xml"/></Types>'
)


def jpeg() -> bytes:
    """A photograph of one grey pixel."""
    codes = bytes([1]) + bytes(15) + b"\0"
    parts = (
        (b"\xe0", b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (b"\xdb", b"\0" + b"\1" * 64),
        (b"\xc0", bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
        (b"\xc4", b"\0" + codes),
        (b"\xc4", b"\x10" + codes),
        (b"\xda", bytes([1, 1, 0, 0, 63, 0])),
    )
    written = b"".join(b"\xff" + mark + (len(data) + 2).to_bytes(2, "big") + data for mark, data in parts)
    return b"\xff\xd8" + written + b"\x3f\xff\xd9"


def numbered(number: int) -> str:
    """A paragraph that is like no other."""
    return f"{number}．第{to_chinese(number)}条" + BODY[number % 20 :] + BODY[: number % 20]


def line(text: str, page: int = 1, left: float = 90, right: float = 500, top: float = 0.4) -> PageLine:
    return PageLine(text, page, left, right, top, top + 0.02, 16.0, bold=False)


@pytest.fixture(scope="module")
def long_speech(converted, tmp_path_factory):
    """A .docx of several pages with a running head and page numbers, as a PDF."""
    body = "".join(para(numbered(number), '<w:ind w:firstLine="420"/>') for number in range(1, 81))
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    page += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made = parts(
        body + '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        f'<w:footerReference w:type="default" r:id="footer"/>{_PAGE}</w:sectPr>'
    )
    name = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    made["word/document.xml"] = made["word/document.xml"].replace("<w:document ", f"<w:document {name} ", 1)
    root = made["word/document.xml"].partition("<w:document ")[2].partition(">")[0]
    for kind, tag, content in (
        ("header", "hdr", para("全县安全生产工作会议材料")),
        ("footer", "ftr", para(run("— ") + page + run(" —"), '<w:jc w:val="center"/>')),
    ):
        made[f"word/{kind}.xml"] = f"<w:{tag} {root}>{content}</w:{tag}>"
        made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace(
            "</Relationships>", _RELATION.format(kind)
        )
        made["[Content_Types].xml"] = made["[Content_Types].xml"].replace("</Types>", _OVERRIDE.format(kind))
    return converted("pdf", write(tmp_path_factory.mktemp("long") / "long.docx", made))


@pytest.mark.render
def test_running_heads_and_page_numbers_of_a_real_pdf_are_listed_as_removed(long_speech):
    found = extract(long_speech)
    pages = found.lines[-1].page
    assert pages >= 3
    reasons = [item.reason for item in found.removed]
    assert (reasons.count("页码"), reasons.count("页眉页脚")) == (pages, pages)
    joined = "".join(line.text for line in found.lines)
    assert joined == "".join(map(numbered, range(1, 81)))


@pytest.mark.render
def test_first_lines_of_a_real_pdf_are_indented(long_speech):
    found = extract(long_speech)
    assert all(line.indented == (line.text.partition("．")[0].isdigit()) for line in found.lines)
    assert not any(line.centred for line in found.lines)


@pytest.mark.parametrize(
    "text", ["3", "— 3 —", "-3-", "第3页", "第 3 页 共 8 页", "3/8", "第3页，共8页", "·3·"]
)
@pytest.mark.parametrize("top", [0.02, 0.95])
def test_a_page_number_is_known_in_all_its_forms(text, top):
    found = laid_out([line("正文。"), line(text, top=top)], pages=1)
    kept, removed = found.lines, found.left_out
    assert [k.text for k in kept] == ["正文。"]
    assert [(r.text, r.reason) for r in removed] == [(text, "页码")]


def test_a_number_in_the_middle_of_the_page_is_text():
    found = laid_out([line("正文。"), line("3")], pages=1)
    kept, removed = found.lines, found.left_out
    assert [k.text for k in kept] == ["正文。", "3"]
    assert removed == ()


def test_a_line_at_the_edge_that_stands_on_one_page_only_is_text():
    lines = [line("讲话", top=0.05), line("正文。"), line("正文。", page=2), line("署名", page=2, top=0.93)]
    found = laid_out(lines, pages=2)
    kept, removed = found.lines, found.left_out
    assert len(kept) == 4
    assert removed == ()


def test_a_head_that_counts_is_the_same_on_every_page():
    lines = [line(f"材料 {page}", page=page, top=0.05) for page in (1, 2, 3)] + [line("正文。")]
    found = laid_out(lines, pages=3)
    kept, removed = found.lines, found.left_out
    assert [k.text for k in kept] == ["正文。"]
    assert {r.reason for r in removed} == {"页眉页脚"}


def test_a_short_line_between_equal_margins_is_centred():
    body = [line("正文" * 20) for _ in range(4)]
    *_, title, indented, last = laid_out(
        [*body, line("题目", left=250, right=340), line("首行", left=122), line("末行", right=200)], pages=1
    ).lines
    assert (title.centred, indented.centred, last.centred) == (True, False, False)
    assert (title.indented, indented.indented, last.indented) == (False, True, False)


def small(text: str, page: int = 1, top: float = 0.8) -> PageLine:
    return PageLine(text, page, 90, 500, top, top + 0.01, 9.0, bold=False)


def test_small_lines_below_the_text_are_notes():
    notes = [small("1 数据来源：县统计局，"), small("以公报为准。", top=0.82), small("② 同上。", top=0.84)]
    found = laid_out([line("正文。" * 20), *notes, line("下一页。", page=2)], pages=2)
    kept, removed = found.lines, found.left_out
    assert [k.text for k in kept] == ["正文。" * 20, "下一页。"]
    assert [(r.text, r.reason) for r in removed] == [
        ("1 数据来源：县统计局，以公报为准。", "脚注"),
        ("② 同上。", "脚注"),
    ]


def test_small_lines_without_a_mark_or_above_the_text_stay():
    lines = [small("1 小字在正文之上。", top=0.2), line("正文。" * 20), small("小字没有标记。")]
    assert laid_out(lines, pages=1).left_out == ()


@pytest.mark.render
def test_a_note_of_a_real_pdf_and_its_mark_go(converted, tmp_path):
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    text = (
        run("全县现有企业120家") + raised + '<w:footnoteReference w:id="2"/></w:r>' + run("，同比增长12%。")
    )
    note = f'<w:footnote w:id="2"><w:p>{raised}<w:footnoteRef/></w:r>{run(" 数据来源：县统计局。", _SMALL)}</w:p></w:footnote>'
    body = para(text, '<w:ind w:firstLine="420"/>') + para(BODY)
    found = extract(converted("pdf", write(tmp_path / "note.docx", parts(body, footnotes=note))))
    assert found.lines[0].text == "全县现有企业120家，同比增长12%。"
    assert [item.reason for item in found.removed] == ["脚注"]


@pytest.mark.parametrize("blank", ["\x1c", "\x85", "\u2003", "\u2028", "\u205f", "\u200b", "\u3000", " "])
def test_a_line_that_begins_with_blanks_of_any_kind_is_read(blank, tmp_path):
    found = extract(pdf_file(tmp_path / "a.pdf", [(90, 700, "正文一行。"), (90, 680, blank * 4 + "乙")]))
    assert [line.text for line in found.lines] == ["正文一行。", "乙"]


def test_slanting_words_are_a_watermark_and_no_part_of_the_text(tmp_path):
    lines = [(90.0, 700.0, "今天召开会议，安排工作。"), (90.0, 680.0, "请大家抓紧落实。")]
    found = extract(pdf_file(tmp_path / "a.pdf", lines, slanting=(250.0, 640.0, "内部文稿请勿外传")))
    assert [line.text for line in found.lines] == ["今天召开会议，安排工作。", "请大家抓紧落实。"]
    assert [(one.text, one.reason) for one in found.left_out] == [("内部文稿请勿外传", "水印")]


def test_words_in_italics_stay_in_the_text(tmp_path):
    lines = [(90.0, 700.0, "今天召开会议，安排工作。")]
    found = extract(pdf_file(tmp_path / "a.pdf", lines, leaning=(90.0, 680.0, "守住安全的底线。")))
    assert [line.text for line in found.lines] == ["今天召开会议，安排工作。", "守住安全的底线。"]
    assert not found.left_out


def test_quotation_marks_that_are_written_last_stand_in_their_places(tmp_path):
    lines = [
        (90.0, 700.0, "落实"),
        (126.0, 700.0, "两个责任"),
        (186.0, 700.0, "制度"),
        (114.0, 700.0, "“"),
        (174.0, 700.0, "”"),
    ]
    found = extract(pdf_file(tmp_path / "a.pdf", lines))
    assert [line.text for line in found.lines] == ["落实“两个责任”制度"]


def test_more_room_between_lines_parts_paragraphs(tmp_path):
    texts = (
        "一年来，全县上下",
        "齐心协力，办成了",
        "几件大事，群众",
        "看在眼里，记在",
        "心里。",
        "新的一年，任务",
        "更重，大家抓紧。",
    )
    heights = [700.0 - 18 * at - (12 if at > 4 else 0) for at in range(len(texts))]
    lines = [(90.0, height, text) for height, text in zip(heights, texts, strict=True)]
    assert [line.text for line in extract(pdf_file(tmp_path / "a.pdf", lines)).lines] == [
        *texts[:5],
        "",
        *texts[5:],
    ]


def test_stretched_lines_hold_no_blanks(tmp_path):
    spread = [(90.0 + 18 * at, 700.0, sign) for at, sign in enumerate("来之不易的成绩")]
    assert extract(pdf_file(tmp_path / "a.pdf", spread)).lines[0].text == "来之不易的成绩"


def test_a_picture_goes_along_and_the_ground_of_a_page_is_none(tmp_path):
    document = pdfium.PdfDocument(
        pdf_file(tmp_path / "a.pdf", [(90.0, 700.0, "水库示意图如下，请大家对照着检查：")])
    )
    page = document[0]
    for size in ((page.get_width(), page.get_height()), (200, 120), (12, 12)):
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(pdfium.PdfBitmap.new_native(4, 4, 3))
        picture.set_matrix(pdfium.PdfMatrix().scale(*size))
        page.insert_obj(picture)
    page.gen_content()
    document.save(tmp_path / "b.pdf")
    (one,) = extract(tmp_path / "b.pdf").objects
    assert isinstance(one.found, Picture)
    assert (one.kind, one.before, one.found.form) == ("picture", 1, "png")
    assert (one.found.width, one.found.height) == (pytest.approx(70.6, abs=0.1), pytest.approx(42.3, abs=0.1))
    assert one.found.data.startswith(b"\x89PNG")


def test_a_photograph_keeps_its_bytes(tmp_path):
    path = pdf_file(tmp_path / "a.pdf", [(90.0, 700.0, "水库示意图如下，请大家对照着检查：")])
    document, photograph = pdfium.PdfDocument(path), jpeg()
    picture = pdfium.PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(photograph), inline=True)
    picture.set_matrix(pdfium.PdfMatrix().scale(200, 120))
    page = document[0]
    page.insert_obj(picture)
    page.gen_content()
    document.save(tmp_path / "b.pdf")
    (one,) = extract(tmp_path / "b.pdf").objects
    assert isinstance(one.found, Picture)
    assert (one.found.form, one.found.data) == ("jpeg", photograph)


def test_a_line_that_reaches_the_edge_goes_on_whatever_it_counts(tmp_path):
    texts = (
        "该同志由于家庭等原因，从2006年1月起",
        "至今没有到单位上班，单位多次联系",
        "也没有回音。",
        "此复。",
    )
    lefts, size = (114.0, 90.0, 90.0, 114.0), 12.0
    lines = [(left, 700.0 - 18 * at, text) for at, (left, text) in enumerate(zip(lefts, texts, strict=True))]
    path = pdf_file(tmp_path / "a.pdf", lines, size=size)
    assert [line.full for line in extract(path).lines] == [True, False, False, False]
    edge = [line("一行到边的字，还没说完", right=500), line("半行。", right=200)]
    assert [one.full for one in laid_out([*edge, line("又一行到边的字，也没说完", right=500)], 1).lines] == [
        True,
        False,
        True,
    ]


def test_a_name_in_small_type_below_a_title_is_no_part_of_it(tmp_path):
    path = pdf_file(tmp_path / "a.pdf", [(90.0, 700.0, "关于修渠的几点想法，请大家议一议。")])
    rows = [
        PageLine("修渠记", 1, 240, 350, 0.1, 0.13, 28.0, bold=False),
        PageLine("王明", 1, 285, 305, 0.15, 0.16, 9.0, bold=False),
        *(line("今年春上，全村老少把渠修好了，水也引来了，地也浇上了。", right=500) for _ in range(3)),
    ]
    found = read_lines(Extracted("pdf", laid_out(rows, 1).lines, hard_wrapped=True), path.name)
    assert found.facts.title == "修渠记"
