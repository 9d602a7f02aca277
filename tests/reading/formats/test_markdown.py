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
