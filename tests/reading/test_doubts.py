"""What the reader asks about, and what becomes of a draft whose reader says yes."""

import pytest

from drafter.core.document import Document
from drafter.core.model import Draft, Paragraph, Role
from drafter.reading.doubts import Cure, cured, doubts

TITLE, SALUTATION, HEADING, BODY = Role.TITLE, Role.SALUTATION, Role.HEADING, Role.BODY
LONG = "各乡镇要把防汛责任落实到每一座水库、每一段堤防、每一个村组"


def document(*paragraphs: tuple[Role, int, str], labels: dict[int, str] | None = None) -> Document:
    made = tuple(Paragraph(f"p{n}", role, level, text) for n, (role, level, text) in enumerate(paragraphs))
    return Document("a.txt", "txt", made, tuple((labels or {}).get(n, "") for n in range(len(made))))


def draft(read: Document) -> Draft:
    return Draft(paragraphs=read.paragraphs)


def told(read: Document) -> list[tuple[int, str, str]]:
    return [(one.paragraph, one.asked, one.advice) for one in doubts(read)]


def test_a_first_line_without_a_full_stop_may_be_the_title_where_there_is_none():
    read = document((BODY, 0, "在全县防汛工作会议上的讲话"), (BODY, 0, "同志们，开会。"))
    (doubt,) = doubts(read)
    assert (doubt.paragraph, doubt.advice, doubt.cure, doubt.role) == (0, "改为标题", Cure.ROLE, TITLE)
    assert cured(draft(read), read, [doubt]).paragraphs[0].role is TITLE
    assert doubts(document((BODY, 0, "今天开会。"), (BODY, 0, "同志们，开会。"))) == ()
    assert doubts(document((BODY, 0, "题"), (TITLE, 0, "在会上的讲话"))) == ()
    assert told(document((BODY, 0, "题" * 50), (BODY, 0, "好。")))[0][2] == "改为标题"
    assert told(document((BODY, 0, "题" * 51), (BODY, 0, "好。"))) == []


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [("要抓早。还要抓小", True), ("压实责任，守住底线", False), ("责" * 45, False), ("责" * 46, True)],
)
def test_a_heading_that_reads_like_text_is_asked_about(text, is_asked):
    read = document((TITLE, 0, "讲话"), (HEADING, 1, text), (BODY, 0, "好。"))
    assert told(read) == ([(1, "小标题？", "改为正文")] if is_asked else [])
    if is_asked:
        assert cured(draft(read), read, doubts(read)).paragraphs[1].role is BODY


def test_a_heading_that_leaves_out_a_level_is_asked_about_with_the_level_below_the_one_above():
    read = document(
        (TITLE, 0, "讲话"), (HEADING, 1, "压实责任"), (HEADING, 3, "领导责任"), (HEADING, 1, "排查隐患"), (HEADING, 2, "边查边改")
    )  # fmt: skip
    assert told(read) == [(2, "三级？", "改为二级")]
    assert cured(draft(read), read, doubts(read)).paragraphs[2].level == 2
    assert told(document((HEADING, 2, "领导责任")))[0] == (0, "二级？", "改为一级")


def test_a_line_that_breaks_off_is_offered_to_be_joined_and_a_short_one_as_a_heading():
    read = document(
        (TITLE, 0, "讲话"), (HEADING, 1, "责任"), (BODY, 0, LONG + "、每一个人"), (BODY, 0, "都要到位。")
    )
    assert told(read) == [(2, "断行？", "接上下一段")]
    joined = cured(draft(read), read, doubts(read))
    assert [p.text for p in joined.paragraphs[2:]] == [LONG + "、每一个人都要到位。"]
    above = ((TITLE, 0, "讲话"), (HEADING, 1, "责任"), (HEADING, 2, "领导责任"))
    short = document(*above, (BODY, 0, LONG), (BODY, 0, "都要到位。"))
    assert [(one.advice, one.level) for one in doubts(short)] == [("改为小标题", 2)]
    assert told(document((TITLE, 0, "讲话"), (BODY, 0, LONG))) == []
    assert told(document((TITLE, 0, "讲话"), (BODY, 0, LONG), (HEADING, 1, "责任"))) == []


def test_a_remark_in_brackets_is_offered_to_be_taken_out_and_a_numbered_line_is_none():
    read = document((TITLE, 0, "讲话"), (BODY, 0, "（此件公开发布）"), (BODY, 0, "好。"))
    assert told(read) == [(1, "正文？", "去掉这一段")]
    assert [p.text for p in cured(draft(read), read, doubts(read)).paragraphs] == ["讲话", "好。"]
    assert told(document((TITLE, 0, "讲话"), (BODY, 0, LONG), (BODY, 0, "好。"), labels={1: "1."})) == []


def test_twelve_are_asked_at_most_and_none_is_cured_that_says_something_else_by_now():
    many = document((TITLE, 0, "讲话"), *((BODY, 0, "（此件公开发布）"),) * 20)
    asked = doubts(many)
    assert [one.paragraph for one in asked] == list(range(1, 13))
    other = document((TITLE, 0, "讲话"), (BODY, 0, "（略）"))
    assert cured(draft(other), other, asked) == draft(other)
    assert len(cured(draft(many), many, asked).paragraphs) == 9
