"""What a .docx says of how its paragraphs look: headings, titles, bold, centred, indented, size."""

import pytest

from drafter.reading.extracted import Line
from drafter.reading.formats.opening import extract
from tests.reading.formats.wordfile import a_list, level, num, numbered, para, run, style, word_file

BOLD, CENTRED = "<w:b/>", '<w:jc w:val="center"/>'


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


def only_line(tmp_path, body: str, **others: str) -> Line:
    (line,) = extract(word_file(tmp_path, body, **others)).lines
    return line


def test_a_heading_style_is_known_by_its_name_and_never_by_its_id(tmp_path):
    body = para("甲", styled("X1")) + para("乙", styled("Heading1"))
    styles = style("X1", "heading 1") + style("Heading1", "正文样式")
    assert [line.heading for line in extract(word_file(tmp_path, body, styles=styles)).lines] == [1, 0]


def test_a_style_based_on_a_heading_is_a_heading(tmp_path):
    styles = style("H", "heading 2") + style("Mine", "公文二级", '<w:basedOn w:val="H"/>')
    assert only_line(tmp_path, para("甲", styled("Mine")), styles=styles).heading == 2


def test_an_outline_level_makes_a_heading_and_level_nine_makes_body_text(tmp_path):
    styles = style("H", "heading 1") + style(
        "B", "正文", '<w:basedOn w:val="H"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
    )
    body = (
        para("甲", '<w:outlineLvl w:val="2"/>')
        + para("乙", styled("B"))
        + para("丙", '<w:outlineLvl w:val="7"/>')
    )
    assert [line.heading for line in extract(word_file(tmp_path, body, styles=styles)).lines] == [3, 0, 4]


def test_title_and_subtitle_are_known_by_name(tmp_path):
    styles = style("a", "Title") + style("b", "Subtitle") + style("c", "大标题", '<w:basedOn w:val="a"/>')
    body = "".join(para("题", styled(name)) for name in "abc")
    lines = extract(word_file(tmp_path, body, styles=styles)).lines
    assert [(line.title, line.subtitle) for line in lines] == [(True, False), (False, True), (True, False)]


def test_a_line_is_bold_where_all_that_is_seen_is_bold(tmp_path):
    body = para(run("一、", BOLD) + run(" ") + run("提高认识", BOLD)) + para(run("提高", BOLD) + run("认识"))
    assert [line.bold for line in extract(word_file(tmp_path, body)).lines] == [True, False]


def test_bold_comes_through_styles_and_can_be_taken_back(tmp_path):
    styles = style("B", "Bold", f"<w:rPr>{BOLD}</w:rPr>")
    body = para("甲", styled("B")) + para(run("乙", '<w:b w:val="0"/>'), styled("B"))
    assert [line.bold for line in extract(word_file(tmp_path, body, styles=styles)).lines] == [True, False]


def test_a_bold_character_style_in_a_bold_paragraph_is_plain(tmp_path):
    styles = style("B", "Bold", f"<w:rPr>{BOLD}</w:rPr>") + style(
        "S", "Strong", f"<w:rPr>{BOLD}</w:rPr>", "character"
    )
    strong = run("字", '<w:rStyle w:val="S"/>')
    body = para(strong) + para(strong, styled("B"))
    assert [line.bold for line in extract(word_file(tmp_path, body, styles=styles)).lines] == [True, False]


def test_the_defaults_of_the_document_hold_where_nothing_else_does(tmp_path):
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{BOLD}<w:sz w:val="32"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{CENTRED}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    line = only_line(tmp_path, para("甲"), styles=defaults)
    assert (line.bold, line.size, line.centred) == (True, 16.0, True)


def test_size_is_that_of_most_characters(tmp_path):
    content = run("题", '<w:sz w:val="44"/>') + run("大多数的字", '<w:sz w:val="32"/>')
    assert only_line(tmp_path, para(content)).size == 16.0


def test_a_centred_line_says_so_unless_the_paragraph_is_set_otherwise(tmp_path):
    styles = style("C", "Centred", f"<w:pPr>{CENTRED}</w:pPr>")
    body = para("甲", CENTRED) + para("乙", styled("C")) + para("丙", styled("C") + '<w:jc w:val="both"/>')
    assert [line.centred for line in extract(word_file(tmp_path, body, styles=styles)).lines] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("content", "properties", "indented"),
    [
        ("字", '<w:ind w:firstLine="640"/>', True),
        ("字", '<w:ind w:firstLineChars="200" w:firstLine="640"/>', True),
        ("字", '<w:ind w:firstLine="0"/>', False),
        ("字", '<w:ind w:left="640" w:hanging="640"/>', False),
        ("字", '<w:ind w:left="640"/>', False),
        ("　　字", "", True),
        ("\t字", "", True),
        ("字", "", False),
    ],
)
def test_a_first_line_is_indented_by_its_format_or_by_white_space(tmp_path, content, properties, indented):
    assert only_line(tmp_path, para(content, properties)).indented is indented


def test_the_indentation_of_a_list_counts_where_the_paragraph_says_nothing(tmp_path):
    lists = a_list(level(0, "decimal", "%1.", '<w:pPr><w:ind w:firstLine="640"/></w:pPr>')) + num()
    own = para("乙", '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="0"/>')
    lines = extract(word_file(tmp_path, numbered("甲") + own, numbering=lists)).lines
    assert [line.indented for line in lines] == [True, False]


@pytest.mark.parametrize(
    ("content", "lead"),
    [
        (run("一要学习。", BOLD) + run("学无止境。"), 5),
        (run("一要") + run("，", BOLD) + run("学习。"), 0),
        (run("要学习", BOLD) + run("。") + run("学无止境。"), 4),
        (run("学无") + run("止境", BOLD) + run("，要学。"), 0),
        (run("学无") + run("止境。", BOLD), 0),
        (
            run("要学习。", '<w:rFonts w:eastAsia="楷体"/>')
            + run("学无止境。", '<w:rFonts w:eastAsia="仿宋"/>'),
            4,
        ),
        (run("学无止境。", BOLD) + run("学无止境。", BOLD), 0),
    ],
)
def test_a_lead_is_what_stands_out_at_the_start(tmp_path, content, lead):
    assert only_line(tmp_path, para(content)).lead_bold == lead


def test_styles_that_stand_on_each_other_in_a_circle_do_no_harm(tmp_path):
    styles = style("A", "甲", '<w:basedOn w:val="B"/>') + style(
        "B", "乙", f'<w:basedOn w:val="A"/><w:rPr>{BOLD}</w:rPr>'
    )
    assert only_line(tmp_path, para("字", styled("A")), styles=styles).bold


def test_table_styles_are_left_aside_and_change_nothing(tmp_path):
    table = '<w:style w:type="table" w:styleId="T"><w:name w:val="Grid"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    styles = table + style("C", "Centred", f"<w:pPr>{CENTRED}</w:pPr>") + table
    assert only_line(tmp_path, para("字", styled("C")), styles=styles).centred
