"""Markdown: the marks go, what they say stays."""

import pytest
from docx import Document

from drafter.core.model import Role
from drafter.reading.extracted import Line
from drafter.reading.formats.front_matter import title_in
from drafter.reading.formats.markdown import MARKS_OUT
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document, recognise_text


def read(tmp_path, text: str):
    path = tmp_path / "speech.md"
    path.write_text(text, encoding="utf-8")
    return extract(path)


def test_headings_lose_their_marks_and_the_single_highest_is_the_title(tmp_path):
    found = read(tmp_path, "# 讲话\n\n## 一、认识 ##\n### （一）学习\n正文。\n")
    assert [(line.text, line.title, line.heading) for line in found.lines] == [
        ("讲话", True, 0), ("", False, 0), ("一、认识", False, 1), ("（一）学习", False, 2), ("正文。", False, 0),
    ]  # fmt: skip
    assert (found.format, found.hard_wrapped) == ("md", True)


def test_the_marks_of_a_file_are_counted(tmp_path):
    found = read(tmp_path, "# 讲话\n\n## 一、认识\n**要点**：抓紧。\n")
    assert [(one.text, one.reason) for one in found.left_out] == [("# 1 处、## 1 处、** 2 处", MARKS_OUT)]
    assert not read(tmp_path, "讲话\n正文。\n").left_out


def test_emphasis_links_pictures_and_code_leave_their_text(tmp_path):
    found = read(tmp_path, "要*坚决*落实[文件](http://a)的`要求`![图](b.png)，2\\*3，_一_，a_b_c。")
    assert found.lines[0].text == "要坚决落实文件的要求，2*3，一，a_b_c。"


def test_bold_lines_and_leads_are_told(tmp_path):
    lines = read(tmp_path, "**要学习。**学无止境。\n**提高认识**\n要**学**习\n").lines
    assert [(line.text, line.bold, line.lead_bold) for line in lines] == [
        ("要学习。学无止境。", False, 4), ("提高认识", True, 0), ("要学习", False, 0),
    ]  # fmt: skip


def test_lists_keep_their_numbers_and_lose_their_bullets(tmp_path):
    lines = read(tmp_path, "1. 甲\n2) 乙\n- 丙\n* 丁\n> 戊\n").lines
    assert [(line.number, line.text) for line in lines] == [
        ("1.", "甲"), ("2)", "乙"), ("", "丙"), ("", "丁"), ("", "戊"),
    ]  # fmt: skip


def test_rules_and_fences_go(tmp_path):
    assert [line.text for line in read(tmp_path, "甲\n---\n***\n```\n乙\n```\n").lines] == ["甲", "乙"]


def test_the_head_of_a_file_is_listed_as_removed_and_says_the_title(tmp_path):
    found = read(tmp_path, "---\ntitle: 讲话\ntags:\n- 水利\n---\n同志们：\n")
    assert [line.text for line in found.lines] == ["讲话", "同志们："]
    assert found.lines[0].title
    assert [(item.text, item.reason) for item in found.removed] == [
        ("title: 讲话\ntags:\n- 水利", "文件头信息")
    ]


def test_a_text_with_a_title_of_its_own_takes_none_from_its_head(tmp_path):
    for own in ("# 在防汛会议上的讲话", "在防汛会议上的讲话（节选）", "**致全镇群众的倡议书**"):
        found = read(tmp_path, f"---\ntitle: 在防汛会议上的讲话\n---\n{own}\n同志们：\n")
        assert len(found.lines) == 2


def test_a_head_without_a_title_or_with_none_of_its_marks_brings_none(tmp_path):
    assert [line.text for line in read(tmp_path, "---\ndate: 2020\n---\n同志们：\n").lines] == ["同志们："]
    for text in ("---\n同志们：\n---\n开会。\n", "---\ntitle: 讲话\n同志们：\n"):
        assert "同志们：" in [line.text for line in read(tmp_path, text).lines]


def test_the_head_of_a_pasted_text_goes_and_names_its_title():
    found = recognise_text(
        "---\ntitle: 校园消防演练小结\nlayout: post\n---\n\n老师们：\n今天的演练，大家做得很好。\n"
    )
    assert found.facts.title == "校园消防演练小结"
    assert [p.text for p in found.paragraphs] == [
        "校园消防演练小结",
        "老师们：",
        "今天的演练，大家做得很好。",
    ]


def test_a_line_that_is_a_link_and_nothing_else_leads_away_from_the_text(tmp_path):
    text = "同志们：\n\n请看[方案](a.md)。\n\n[返回上级目录](b.md)\n"
    found = read(tmp_path, text)
    assert [line.text for line in found.lines if line.text] == ["同志们：", "请看方案。"]
    assert ("返回上级目录", "网页导航") in [(item.text, item.reason) for item in found.removed]
    pasted = recognise_text(f"**一、守住堤防**\n\n{text}")
    assert "返回上级目录" not in [p.text for p in pasted.paragraphs]


def test_a_table_stands_beside_the_text(tmp_path):
    found = read(tmp_path, "前文。\n| 单位 | **任务** |\n|:--|--:|\n| 县应急局 | |\n完\n")
    assert [line.text for line in found.lines] == ["前文。", "完"]
    (table,) = found.objects
    assert (table.kind, table.before) == ("table", 1)
    assert [[cell.text for cell in row] for row in table.found.rows] == [["单位", "任务"], ["县应急局", ""]]


def test_marks_in_a_pasted_text_are_read_as_what_they_mean():
    found = recognise_text(
        "### 一、看清汛情\n\n今年**雨水偏多**，不能大意。\n\n---\n\n### 二、守住堤防\n\n"
        "**（一）夜里有人。** 每段堤防两个人。\n- 沙袋备足。\n> 电话不能断。\n```\n"
    )
    shown = [(p.role.value, label, p.text) for p, label in zip(found.paragraphs, found.labels, strict=True)]
    assert shown[:2] == [("heading", "一、", "看清汛情"), ("body", "", "今年雨水偏多，不能大意。")]
    assert shown[2:4] == [("heading", "二、", "守住堤防"), ("point", "（一）", "夜里有人。每段堤防两个人。")]
    assert [text for _, _, text in shown[4:]] == ["沙袋备足。", "电话不能断。"]
    assert MARKS_OUT in [removed.reason for removed in found.removed]


def test_a_table_of_pipes_in_a_pasted_text_is_a_table():
    found = recognise_text("各乡镇任务如下。\n| 乡镇 | 沙袋 |\n|---|---|\n| 城关镇 | 300 |\n请各乡镇抓紧。")
    assert [p.text for p in found.paragraphs] == ["各乡镇任务如下。", "请各乡镇抓紧。"]
    assert [one.kind for one in found.objects] == ["table"]


def test_stars_that_mask_names_stay():
    text = "**县县长在全县会上说，**乡和**村的教训很深。"
    assert recognise_text(text).paragraphs[0].text == text


def test_a_word_file_with_marks_of_markdown_is_read_as_what_they_mean(tmp_path):
    document = Document()
    for text in ("**一、看清汛情**", "今年**雨水偏多**。", "**二、守住堤防**", "- 沙袋备足。"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    found = read_document(tmp_path / "a.docx")
    assert [p.text for p in found.paragraphs] == ["看清汛情", "今年雨水偏多。", "守住堤防", "沙袋备足。"]
    assert [p.level for p in found.paragraphs] == [1, 0, 1, 0]


def test_underlined_lines_are_headings(tmp_path):
    lines = read(tmp_path, "讲话\n====\n\n提高认识\n----\n要学在前面。\n---\n").lines
    assert [(line.text, line.title, line.heading) for line in lines] == [
        ("讲话", True, 0), ("", False, 0), ("提高认识", False, 1), ("要学在前面。", False, 0),
    ]  # fmt: skip


def test_notes_are_listed_as_removed_and_comments_go(tmp_path):
    found = read(tmp_path, "要学在前面。[^1]<!-- 批\n注 --><br>完。\n[^1]: 出处\n")
    assert [line.text for line in found.lines] == ["要学在前面。", "完。"]
    assert [(item.text, item.reason) for item in found.removed] == [("出处", "脚注")]


def test_markdown_is_known_by_its_headings_whatever_its_name(tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text("# 讲话\n\n## 一、认识\n正文。\n", encoding="utf-8")
    assert extract(path).format == "md"
    path.write_text("讲话\n# 号井盖要修，张**同志负责**\n", encoding="utf-8")
    assert extract(path).format == "txt"


def test_a_single_heading_with_a_typed_number_is_a_part_and_no_title():
    document = recognise_text(
        "## 二、压实责任\n\n各乡镇要把任务分到村组。\n\n**（一）带头示范。** 干部要到田头。"
    )
    assert [(p.role, p.level) for p in document.paragraphs] == [
        (Role.HEADING, 1),
        (Role.BODY, 0),
        (Role.POINT, 1),
    ]
    assert document.labels == ("二、", "", "（一）")


@pytest.mark.parametrize("first", ["**一、去年工作**", "**县长 郑立新**", "**各位代表：**"])
def test_a_bold_line_that_is_no_title_leaves_that_of_the_head(first: str):
    lines = title_in(["title: 政府工作报告"], [Line(first.strip("*"), bold=True), Line("")])
    assert [line.text for line in lines] == ["政府工作报告"]


def test_a_day_behind_the_title_of_a_head_is_a_line_of_its_own():
    lines = title_in(["title: 政府工作报告（2021年1月12日 郑立新）"], [])
    assert [(line.text, line.title) for line in lines] == [
        ("政府工作报告", True),
        ("（2021年1月12日 郑立新）", False),
    ]
