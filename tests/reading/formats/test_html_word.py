"""Web pages as Word and WPS save them."""

from pathlib import Path

import pytest

from drafter.reading.extracted import Extracted
from drafter.reading.formats.opening import extract

_HEAD = "<html><head><meta charset=utf-8><meta name=Generator content='Microsoft Word 15'></head><body>"


def read(folder: Path, body: str) -> Extracted:
    path = folder / "a.htm"
    path.write_text(_HEAD + body, encoding="utf-8")
    return extract(path)


def item(number: str, text: str, tag: str = "h1") -> str:
    ignored = f"<span style='mso-list:Ignore'>{number}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
    return f"<{tag}><![if !supportLists]><span lang=EN-US>{ignored}</span><![endif]>{text}</{tag}>"


@pytest.mark.parametrize(
    ("written", "number"),
    [("一、", "一、"), ("（二）", "（二）"), ("1.", "1."), ("●", ""), ("l", ""), ("·", "")],
)
def test_an_automatic_number_is_none_of_the_text(tmp_path, written, number):
    line = read(tmp_path, item(written, "提高认识", "p")).lines[0]
    assert (line.number, line.text) == (number, "提高认识")


def test_the_title_is_known_by_its_style_and_a_lone_heading_is_none(tmp_path):
    lines = read(tmp_path, "<p class=MsoTitle>讲话</p>" + item("一、", "提高认识")).lines
    assert [(line.text, line.title, line.heading) for line in lines] == [
        ("讲话", True, 0),
        ("提高认识", False, 1),
    ]


def test_a_lone_heading_with_a_number_is_no_title(tmp_path):
    line = read(tmp_path, item("一、", "提高认识")).lines[0]
    assert (line.title, line.heading) == (False, 1)


def test_marks_of_notes_and_comments_are_no_text(tmp_path):
    note = "<a style='mso-footnote-id:ftn1' href='#_ftn1'><span>[1]</span></a>"
    comment = "<span class=MsoCommentReference><a href='#_msocom_1'>[甲1]</a></span>"
    found = read(tmp_path, f"<p>要抓好{note}落实{comment}。</p>")
    assert [line.text for line in found.lines] == ["要抓好落实。"]
    assert not found.removed


@pytest.mark.parametrize(
    ("beside", "reason"),
    [
        ("<div style='mso-element:footnote'><p>注文</p></div>", "脚注"),
        ("<div style='mso-element:endnote'><p>注文</p></div>", "尾注"),
        ("<div style='mso-element:comment'><p>注文</p></div>", "批注"),
        ("<p class=MsoToc1>注文</p>", "目录"),
    ],
)
def test_what_stands_beside_the_text_is_listed_as_removed(tmp_path, beside, reason):
    found = read(tmp_path, f"<p>同志们：</p><div style='mso-element:footnote-list'>{beside}</div>")
    assert [line.text for line in found.lines] == ["同志们："]
    assert [(one.text, one.reason) for one in found.removed] == [("注文", reason)]
