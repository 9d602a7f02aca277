"""Markdown: the marks go, what they say stays."""

from drafter.reading.formats import extract


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


def test_the_head_of_a_file_is_listed_as_removed(tmp_path):
    found = read(tmp_path, "---\ntitle: 讲话\n---\n同志们：\n")
    assert [line.text for line in found.lines] == ["同志们："]
    assert [(item.text, item.reason) for item in found.removed] == [("title: 讲话", "文件头信息")]


def test_cells_of_a_table_are_lines(tmp_path):
    lines = read(tmp_path, "| 单位 | **任务** |\n|:--|--:|\n| 县应急局 | |\n完\n").lines
    assert [(line.text, line.in_table) for line in lines] == [
        ("单位", True), ("任务", True), ("县应急局", True), ("完", False),
    ]  # fmt: skip


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
