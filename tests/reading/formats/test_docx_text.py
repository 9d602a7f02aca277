"""What text a .docx holds, and in which order."""

import os
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.model import Role
from drafter.core.objects import Table, table_of_rows
from drafter.reading.extracted import DELETED, Extracted
from drafter.reading.formats.opening import extract
from drafter.reading.formats.symbol_fonts import sign_of
from drafter.reading.read import read_document
from tests.reading.formats.wordfile import STRICT, W, box, field, para, parts, run, style, word_file, write


def texts(found: Extracted) -> list[str]:
    return [line.text for line in found.lines]


def removed(found: Extracted) -> list[tuple[str, str]]:
    return [(item.text, item.reason) for item in found.removed]


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_paragraphs_come_in_order_and_the_file_says_where_they_end(tmp_path):
    found = extract(word_file(tmp_path, para("同志们：") + para() + para("今天开会。")))
    assert texts(found) == ["同志们：", "", "今天开会。"]
    assert found.format == "docx"
    assert not found.hard_wrapped


def test_runs_of_a_paragraph_are_one_line_with_its_tabs_and_soft_breaks(tmp_path):
    content = (
        run("一是抓")
        + "<w:r><w:tab/><w:t>落实</w:t><w:br/><w:t>二是</w:t><w:noBreakHyphen/></w:r>"
        + run("　抓责任")
    )
    found = extract(word_file(tmp_path, para(content)))
    assert texts(found) == ["一是抓\t落实\n二是-　抓责任"]


def test_space_around_a_text_counts_only_where_the_file_preserves_it(tmp_path):
    found = extract(word_file(tmp_path, para("<w:r><w:t>  要 </w:t></w:r>" + run(" 抓 ") + run("紧"))))
    assert texts(found) == ["要 抓 紧"]


def test_a_table_is_one_object_where_it_stood_with_its_empty_cells(tmp_path):
    found = extract(
        word_file(tmp_path, para("如下。") + table(["责任单位", "事项"], ["县应急局", ""]) + para("完"))
    )
    assert texts(found) == ["如下。", "完"]
    (one,) = found.objects
    assert (one.kind, one.before) == ("table", 1)
    assert isinstance(one.found, Table)
    assert one.found.plain_text == "责任单位\t事项\n县应急局\t"


def test_a_file_whose_whole_text_stands_in_a_table_is_read_as_text(tmp_path):
    found = extract(word_file(tmp_path, table(["同志们：", "今天开会。"], ["一、提高认识", "要抓好落实。"])))
    assert texts(found) == ["同志们：", "今天开会。", "一、提高认识", "要抓好落实。"]


def test_a_frame_of_a_single_cell_is_no_table(tmp_path):
    found = extract(word_file(tmp_path, table(["同志们：今天开会。"])))
    assert [line.in_table for line in found.lines] == [False]


def test_a_text_box_is_read_once_where_it_is_drawn(tmp_path):
    body = para(box("红头") + run("正文一。")) + para(run("正文二。") + box("旁注"))
    assert texts(extract(word_file(tmp_path, body))) == ["红头", "正文一。", "正文二。", "旁注"]


def test_a_text_box_of_old_word_is_read(tmp_path):
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('旧框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert texts(extract(word_file(tmp_path, para(old + run("正文。"))))) == ["旧框", "正文。"]


def test_tracked_insertions_stay_and_deletions_go_with_a_word(tmp_path):
    content = (
        run("要")
        + f"<w:ins>{run('坚决')}</w:ins>"
        + "<w:del><w:r><w:delText>适当</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('从前')}</w:moveFrom><w:moveTo>{run('现在')}</w:moveTo>"
        + run("整改。")
    )
    found = extract(word_file(tmp_path, para(content)))
    assert texts(found) == ["要坚决现在整改。"]
    assert removed(found) == [("适当", DELETED)]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path):
    body = para(run("前半句，"), "<w:rPr><w:del/></w:rPr>") + para("后半句。") + para("下一段。")
    assert texts(extract(word_file(tmp_path, body))) == ["前半句，后半句。", "下一段。"]


def test_a_deleted_table_row_goes(tmp_path):
    rows = table(["甲", "乙"], ["丙", "丁"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    found = extract(word_file(tmp_path, rows))
    assert texts(found) == ["丙", "丁"]
    assert removed(found)[0] == ("甲乙", DELETED)


def test_content_controls_hyperlinks_and_smart_tags_are_read_through(tmp_path):
    control = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    tag = f"<w:smartTag><w:smartTag>{run('标记')}</w:smartTag></w:smartTag>"
    body = f"<w:sdt><w:sdtContent>{para(control + link + tag)}</w:sdtContent></w:sdt>"
    assert texts(extract(word_file(tmp_path, body))) == ["控件链接标记"]


def test_the_prompt_of_an_empty_content_control_is_listed_as_removed(tmp_path):
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt>"
    found = extract(word_file(tmp_path, para(run("标题") + prompt)))
    assert texts(found) == ["标题"]
    assert removed(found) == [("单击此处输入文字", "内容控件里没有填的提示")]


def test_of_a_field_only_the_result_is_read(tmp_path):
    nested = field("IF " + "", "是").replace(
        " IF  ", " IF </w:instrText></w:r>" + field("DATE", "内") + "<w:r><w:instrText>"
    )
    simple = f'<w:fldSimple w:instr="AUTHOR">{run("张三")}</w:fldSimple>'
    found = extract(word_file(tmp_path, para(run("日期：") + field("DATE", "4月10日") + nested + simple)))
    assert texts(found) == ["日期：4月10日是张三"]


def test_a_field_that_lost_its_end_does_not_swallow_the_rest(tmp_path):
    broken = para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("代码"))
    assert texts(extract(word_file(tmp_path, broken + para("正文。")))) == ["", "正文。"]


def test_hidden_text_is_listed_as_removed(tmp_path):
    body = para(run("公开的话。") + run("内部批注", "<w:vanish/>")) + para(run("整段隐藏", "<w:vanish/>"))
    found = extract(word_file(tmp_path, body))
    assert texts(found) == ["公开的话。"]
    assert removed(found) == [("内部批注", "隐藏文字"), ("整段隐藏", "隐藏文字")]


def test_text_hidden_by_a_character_style_is_listed_as_removed(tmp_path):
    hidden = style("H", "Hidden", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = para(run("看得见") + run("看不见", '<w:rStyle w:val="H"/>'))
    found = extract(word_file(tmp_path, body, styles=hidden))
    assert texts(found) == ["看得见"]
    assert removed(found) == [("看不见", "隐藏文字")]


def test_notes_are_listed_as_removed_in_their_order(tmp_path):
    notes = "".join(f'<w:footnote w:id="{n}">{para(run(f"注{n}"))}</w:footnote>' for n in (1, 2, 3))
    ends = f'<w:endnote w:id="1">{para("尾一")}</w:endnote>'
    body = para(
        run("正文")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        + '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    found = extract(word_file(tmp_path, body, footnotes=notes, endnotes=ends))
    assert texts(found) == ["正文"]
    assert removed(found) == [("注2", "脚注"), ("注1", "脚注"), ("尾一", "尾注")]


def test_a_table_of_contents_is_listed_as_removed(tmp_path):
    body = para("一、提高认识\t1", '<w:pStyle w:val="T1"/>') + para("一、提高认识")
    found = extract(word_file(tmp_path, body, styles=style("T1", "toc 1")))
    assert texts(found) == ["一、提高认识"]
    assert removed(found) == [("一、提高认识\t1", "目录")]


def contents_field(*lines: str, ended: bool = True) -> str:
    """A table of contents as Word's field makes it, its lines in no style of their own."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    )
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = para('<w:r><w:fldChar w:fldCharType="end"/></w:r>') if ended else ""
    return para(begin + run(lines[0])) + "".join(para(line) for line in lines[1:]) + end


def test_a_table_of_contents_is_known_by_its_field_too(tmp_path):
    listed = ["一、提高认识\t1", "二、压实责任\t12"]
    found = extract(word_file(tmp_path, contents_field(*listed) + para("一、提高认识")))
    assert texts(found) == ["", "一、提高认识"]
    assert removed(found) == [(line, "目录") for line in listed]


def test_a_table_of_contents_without_end_does_not_take_the_text_along(tmp_path):
    body = contents_field("一、提高认识\t1", ended=False) + para("\t同志们，任务很重。") + para("谢谢大家！")
    found = extract(word_file(tmp_path, body))
    assert texts(found) == ["\t同志们，任务很重。", "谢谢大家！"]
    assert removed(found) == [("一、提高认识\t1", "目录")]


def test_text_that_older_programs_see_in_place_of_a_sign_is_read(tmp_path):
    sign = '<mc:Choice Requires="w16se"><w:sym w:font="Segoe UI Emoji" w:char="F04A"/></mc:Choice>'
    stand_in = "<mc:Fallback><w:t>①</w:t></mc:Fallback>"
    body = para(
        f"<w:r><mc:AlternateContent>{sign}{stand_in}</mc:AlternateContent></w:r>" + run("先说第一点。")
    )
    assert texts(extract(word_file(tmp_path, body))) == ["①先说第一点。"]


def test_a_deleted_cell_goes(tmp_path):
    cells = f'<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{para("删去")}</w:tc><w:tc>{para("留下")}</w:tc>'
    assert texts(extract(word_file(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))) == ["留下"]


def test_moved_paragraphs_stand_where_they_were_moved_to(tmp_path):
    def moved(kind: str) -> str:
        mark = f'<w:rPr><w:{kind} w:id="1"/></w:rPr>'
        return f'<w:p><w:pPr>{mark}</w:pPr><w:{kind} w:id="2">{run("整段移动。")}</w:{kind}></w:p>'

    body = para("甲。") + moved("moveFrom") + para("乙。") + moved("moveTo") + para("丙。")
    assert texts(extract(word_file(tmp_path, body))) == ["甲。", "乙。", "整段移动。", "丙。"]


def test_content_controls_around_rows_and_cells_are_read_through(tmp_path):
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    cell = f"<w:tc>{para('一格')}</w:tc>"
    body = f"<w:tbl><w:tr>{control(cell)}<w:tc>{para('二格')}</w:tc></w:tr>{control(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    [held] = extract(word_file(tmp_path, body)).objects
    assert held.found == table_of_rows([["一格", "二格"], ["一格", ""]])


def test_text_hidden_by_a_paragraph_style_and_those_based_on_it_is_listed_as_removed(tmp_path):
    styles = style("H", "Hidden", "<w:rPr><w:vanish/></w:rPr>") + style("B", "B", '<w:basedOn w:val="H"/>')
    shown = run("看得见", '<w:vanish w:val="0"/>')
    body = "".join(para(content, '<w:pStyle w:val="B"/>') for content in ("看不见", shown))
    found = extract(word_file(tmp_path, body, styles=styles))
    assert (texts(found), removed(found)) == (["看得见"], [("看不见", "隐藏文字")])


def test_several_text_boxes_of_one_drawing_are_read_each_once(tmp_path):
    shapes = "".join(
        f"<v:shape><v:textbox><w:txbxContent>{para(text)}</w:txbxContent></v:textbox></v:shape>"
        for text in ("框一", "框二")
    )
    body = para(f"<w:r><w:pict><v:group>{shapes}</v:group></w:pict></w:r>" + run("正文。"))
    assert texts(extract(word_file(tmp_path, body))) == ["框一", "框二", "正文。"]


def test_ruby_symbols_and_formulas_give_their_base_text(tmp_path):
    ruby = f"<w:r><w:ruby><w:rt>{run('pīn')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>"
    signs = [("Wingdings", "F0FC"), ("SimSun", "25CF"), ("Symbol", "F0B3"), ("Wingdings", "F04A")]
    symbols = "".join(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for font, code in signs)
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    found = extract(word_file(tmp_path, para(ruby + symbols + formula)))
    assert texts(found) == ["拼✓●≥a+b"]
    assert removed(found) == [("pīn", "注音"), ("Wingdings F04A", "没有带过来的符号")]


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FC", "✓"), ("wingdings ", "00FC", "✓"), ("Wingdings", "F000", ""), ("SimSun", "20", " "),
        ("SimSun", "1F", ""), ("SimSun", "9", ""), ("SimSun", "E000", ""), ("SimSun", "F8FF", ""), ("SimSun", "F900", "\uf900"),
        ("SimSun", "DFFF", ""), ("SimSun", "10FFFF", "\U0010ffff"), ("SimSun", "110000", ""), ("SimSun", "好", ""),
        ("Wingdings", "100", "\u0100"),
    ],
)  # fmt: skip
def test_a_place_of_a_font_gives_the_character_that_stands_there_or_none(font, code, sign):
    assert sign_of(font, code) == sign


def test_an_equation_in_a_line_of_its_own_and_a_remark_in_a_text_box_are_no_headings(tmp_path):
    speech = [
        "在全县会议上的讲话",
        "同志们：",
        "今天开会，安排工作。",
        "一、看清形势",
        "增幅这样计算，请大家记住。",
    ]
    equation = para("<m:oMath><m:r><m:t>y=kx</m:t></m:r></m:oMath>")
    remark = para(box("此处请补一段"))
    below = [para(run("各单位要按这个口径上报，不得走样。")), para(run("谢谢大家！"))]
    path = word_file(tmp_path, "".join([*(para(run(one)) for one in speech), equation, remark, *below]))
    roles = {paragraph.text: paragraph.role for paragraph in read_document(path).paragraphs}
    assert (roles["y=kx"], roles["此处请补一段"], roles["看清形势"]) == (Role.BODY, Role.BODY, Role.HEADING)


def test_a_file_in_strict_ooxml_is_read_alike(tmp_path):
    made = parts(para("同志们：", '<w:jc w:val="center"/>'))
    made["word/document.xml"] = made["word/document.xml"].replace(W, STRICT)
    made["_rels/.rels"] = made["_rels/.rels"].replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    found = extract(write(tmp_path / "strict.docx", made))
    assert texts(found) == ["同志们："]
    assert found.lines[0].centred


def test_the_main_part_may_have_another_name(tmp_path):
    made = parts(para("换了名字。", '<w:pStyle w:val="a"/>'), styles=style("a", "heading 2"))
    made["word/document2.xml"] = made.pop("word/document.xml")
    made["word/_rels/document2.xml.rels"] = made.pop("word/_rels/document.xml.rels")
    made["_rels/.rels"] = made["_rels/.rels"].replace("document.xml", "document2.xml")
    found = extract(write(tmp_path / "other.docx", made))
    assert texts(found) == ["换了名字。"]
    assert found.lines[0].heading == 2


def test_a_file_without_any_text_is_refused(tmp_path):
    with pytest.raises(UserError, match="没有文字"):
        extract(word_file(tmp_path, para() + para("　")))


def test_a_name_with_quotes_and_emoji_is_no_obstacle(tmp_path):
    path: Path = word_file(tmp_path, para("同志们："))
    quote = "" if os.name == "nt" else '"'  # Windows has none in names
    odd = path.rename(tmp_path / f"“讲话'稿{quote}😀.docx")
    assert texts(extract(odd)) == ["同志们："]


def test_a_letter_set_large_over_several_lines_belongs_to_its_paragraph(tmp_path):
    large = para("今", '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around"/>')
    framed = para("框", '<w:framePr w:wrap="around"/>')
    found = extract(word_file(tmp_path, large + para("年是关键之年。") + framed + para("完")))
    assert texts(found) == ["今年是关键之年。", "框", "完"]


def test_a_paragraph_of_nothing_but_the_number_of_a_page_is_listed_as_removed(tmp_path):
    found = extract(
        word_file(
            tmp_path, para("前。") + para(field("PAGE  \\* MERGEFORMAT", "12")) + para(field("REF a", "7"))
        )
    )
    assert texts(found) == ["前。", "7"]
    assert removed(found) == [("12", "页码")]


def test_a_simple_field_of_the_number_of_a_page_goes_as_well(tmp_path):
    simple = '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>'
    found = extract(word_file(tmp_path, para("前。") + para(simple.format(run("12"))) + para("后。")))
    assert texts(found) == ["前。", "后。"]
    assert removed(found) == [("12", "页码")]


def test_a_page_field_that_lost_its_end_takes_no_text_along(tmp_path):
    lost = field("PAGE", "12").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    found = extract(word_file(tmp_path, para(lost) + para("后一段。") + para("末段。")))
    assert texts(found) == ["后一段。", "末段。"]
