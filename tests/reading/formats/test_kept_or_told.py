"""What a Word file holds beside its text goes along once, or is told once under its own name."""

from pathlib import Path

import pytest

from drafter.core.document import draft_from_document
from drafter.core.objects import Cell, table_of_rows
from drafter.core.told import summary
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document
from tests.reading.formats.wordfile import STRICT, W, box, para, parts, run, word_file, write

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_OFFICE = "urn:schemas-microsoft-com:office:office"
TEXT = "各单位要把责任落实到人，按时报送情况。"


def drawn(uri: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1000000" cy="500000"/><wp:docPr id="1" name="c"/>'
        f'<a:graphic><a:graphicData uri="{uri}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def embedded(program: str) -> str:
    return f'<w:r><w:object><o:OLEObject xmlns:o="{_OFFICE}" ProgID="{program}"/></w:object></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc>{properties}{content}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def told(path: Path) -> str:
    document = read_document(path)
    return summary(document, draft_from_document(document))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (drawn(_CHART), "没有带过来：1 个统计图"),
        (drawn(_DIAGRAM), "没有带过来：1 个智能图形"),
        (embedded("Excel.Sheet.12"), "没有带过来：1 个嵌入的文件"),
        (drawn(_CHART) + drawn(_CHART) + embedded("Package"), "没有带过来：2 个统计图、1 个嵌入的文件"),
    ],
)
def test_what_cannot_be_carried_is_counted_once(content: str, words: str, tmp_path: Path):
    assert told(word_file(tmp_path, para(TEXT) + para(content) + para(TEXT))) == words


def test_an_embedded_file_is_called_by_its_program(tmp_path: Path):
    body = para(TEXT) + para(embedded("Excel.Sheet.12")) + para(embedded("AcroExch.Document.11"))
    objects = read_document(word_file(tmp_path, body)).objects
    assert [(one.kind, one.text, one.kept) for one in objects] == [
        ("embedded", "Excel 表格", False),
        ("embedded", "PDF", False),
    ]


def test_an_endnote_is_not_counted_among_the_footnotes(tmp_path: Path):
    note = "<w:{0} w:id='2'><w:p><w:r><w:t>见年报。</w:t></w:r></w:p></w:{0}>"
    refer = "<w:r><w:{}Reference w:id='2'/></w:r>"
    body = para(run(TEXT) + refer.format("footnote")) + para(run(TEXT) + refer.format("endnote"))
    files = parts(body, footnotes=note.format("footnote"), endnotes=note.format("endnote"))
    assert told(write(tmp_path / "a.docx", files)) == "原样保留 1 条脚注；1 条尾注改为脚注"


def test_a_table_in_a_cell_follows_the_outer_one_and_is_told(tmp_path: Path):
    inner = table(cell(para("甲")) + cell(para("乙")), cell(para("丙")) + cell(para("丁")))
    outer = table(cell(para("任务")) + cell(para("单位")), cell(inner + para("清淤")) + cell(para("水利局")))
    path = word_file(tmp_path, para(TEXT) + outer + para(TEXT))
    objects = read_document(path).objects
    assert [(one.kind, one.moved) for one in objects] == [("table", False), ("table", True)]
    assert told(path) == "原样保留 2 个表格；1 个表格从表格的格子里移到表格后面"


def test_a_table_that_only_sets_the_page_is_told(tmp_path: Path):
    path = word_file(tmp_path, table(cell(para("今天开会。") + para("安排工作。"))) + para(TEXT))
    document = read_document(path)
    assert [one.kind for one in document.objects] == ["frame"] and len(document.paragraphs) == 3
    assert told(path) == "1 个只排版面的表格拆成了段落"


def test_a_file_that_holds_nothing_but_data_keeps_its_table(tmp_path: Path):
    rows = [["乡镇", "面积"], ["东岭乡", "320亩"]]
    path = word_file(tmp_path, table(*("".join(cell(para(text)) for text in row) for row in rows)))
    document = read_document(path)
    assert (document.paragraphs, [one.object for one in document.objects]) == ((), [table_of_rows(rows)])
    assert [p.object for p in draft_from_document(document).paragraphs] == [table_of_rows(rows)]


def test_a_row_that_begins_further_right_stays_below_its_columns(tmp_path: Path):
    head = cell(para("乡镇")) + cell(para("面积")) + cell(para("户数"))
    short = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell(para("320亩"))
    [held] = extract(word_file(tmp_path, para(TEXT) + table(head, short))).objects
    assert held.found == table_of_rows([["乡镇", "面积", "户数"], ["", "320亩", ""]])


def test_cells_stand_in_lines_without_the_white_space_around_them(tmp_path: Path):
    broken = "<w:r><w:t xml:space='preserve'>东岭乡 </w:t><w:br/><w:t>（含\t林场）</w:t></w:r>"
    [held] = extract(
        word_file(tmp_path, para(TEXT) + table(cell(para(broken)) + cell(para("320亩"))))
    ).objects
    assert held.found.rows == ((Cell("东岭乡\n（含 林场）"), Cell("320亩")),)


def test_text_boxes_of_strict_files_are_read(tmp_path: Path):
    files = parts(para(box("请补一段。") + run(TEXT)))
    document = files["word/document.xml"].replace(W, STRICT).replace("w:txbxContent", "n:txbxContent")
    declared = '<w:document xmlns:n="http://schemas.microsoft.com/office/word/2006/wordml" '
    files["word/document.xml"] = document.replace("<w:document ", declared, 1)
    found = extract(write(tmp_path / "a.docx", files))
    assert [line.text for line in found.lines] == ["请补一段。", TEXT]


def test_a_number_typed_behind_a_soft_return_stays(tmp_path: Path):
    broken = "- **要抓早。**全年抓\n2. 要抓小\n3. 要抓实"
    runs = "<w:br/>".join(f"<w:t>{text}</w:t>" for text in broken.split("\n"))
    document = read_document(word_file(tmp_path, para(TEXT) + para(f"<w:r>{runs}</w:r>")))
    shown = [label + p.text for label, p in zip(document.labels, document.paragraphs, strict=True)]
    assert [text[:2] for text in shown[-2:]] == ["2.", "3."]


def test_a_text_box_in_a_header_is_told_once_and_its_pictures_are_counted(tmp_path: Path):
    files = parts(para(TEXT), header="")
    picture = '<w:r><w:drawing><a:blip xmlns:r="r" r:embed="i"/></w:drawing></w:r>'.replace(
        'xmlns:r="r"', 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    content = para(box("平山县人民政府") + picture)
    names = files["word/document.xml"].partition("<w:body>")[0].replace("<w:document", "<w:hdr")
    files["word/header.xml"] = f"{names}{content}</w:hdr>"
    found = extract(write(tmp_path / "a.docx", files))
    assert [(one.text, one.reason) for one in found.removed] == [
        ("平山县人民政府", "页眉"),
        ("1 张图片", "页眉"),
    ]


def test_what_a_note_holds_beside_its_words_is_told(tmp_path: Path):
    gone = "<w:del w:id='5' w:author='a'><w:r><w:delText>旧话</w:delText></w:r></w:del>"
    note = f"<w:footnote w:id='2'>{para(run('见年报。') + gone + drawn(_CHART))}</w:footnote>"
    body = para(run(TEXT) + "<w:r><w:footnoteReference w:id='2'/></w:r>")
    document = read_document(write(tmp_path / "a.docx", parts(body, footnotes=note)))
    assert [(one.kind, one.kept) for one in document.objects] == [("footnote", True), ("chart", False)]
    assert ("旧话", "修订中已删去的文字") in [(one.text, one.reason) for one in document.removed]
