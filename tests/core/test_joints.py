"""What is put in meets what stands there without a word, a number or a mark said twice."""

import pytest

from drafter.core.clip import Clip
from drafter.core.edits import fill, insert
from drafter.core.model import Draft, Paragraph, Role, Slot
from drafter.core.numbering import labels
from drafter.core.text_edits import Span, join_text


def lines(draft: Draft) -> list[str]:
    return [label + p.text for label, p in zip(labels(draft.paragraphs), draft.paragraphs, strict=True)]


def slot_of(marker: str, role: Role = Role.POINT) -> Draft:
    return Draft(paragraphs=(Paragraph("s", role, 1, "", marker, slot=Slot(role, 1, marker=marker)),))


@pytest.mark.parametrize(
    ("marker", "text", "expected"),
    [
        ("一要", "要打造精品。", "一要打造精品。"),
        ("一要", "一要打造精品。", "一要打造精品。"),
        ("一要", "第一，打造精品。", "一要打造精品。"),
        ("一要", "要素保障到位。", "一要要素保障到位。"),
        ("一是", "是认识到位。", "一是认识到位。"),
        ("一是", "是否到位要看结果。", "一是是否到位要看结果。"),
        ("一是", "要打造精品。", "一是要打造精品。"),
        ("（一）", "（三）抓学习。", "（一）抓学习。"),
    ],
)
def test_a_text_in_a_slot_does_not_say_the_label_again(marker, text, expected):
    assert lines(fill(slot_of(marker), "s", Clip((Paragraph("x", text=text),)))) == [expected]


def test_a_heading_in_a_slot_brings_no_number_of_its_own():
    clip = Clip((Paragraph("x", Role.HEADING, 1, "一、提高认识"),))
    assert lines(fill(slot_of("一、", Role.HEADING), "s", clip)) == ["一、提高认识"]


def test_body_text_dropped_among_points_becomes_one_of_them():
    row = (Paragraph("a", Role.POINT, 1, "抓早。", "一要"), Paragraph("b", Role.POINT, 1, "抓实。", "一要"))
    after = insert(Draft(paragraphs=row), 1, Clip((Paragraph("x", text="要转变作风。"),)))
    assert lines(after) == ["一要抓早。", "二要转变作风。", "三要抓实。"]


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        ("抓好落实", "。", "。下一步", "抓好落实。下一步"),
        ("抓好落实。", "。要快。", "。", "抓好落实。要快。"),
        ("一是", "抓早，", "，二是抓实", "一是抓早，二是抓实"),
        ("“", "四个自信", "”", "“四个自信”"),
    ],
)
def test_no_mark_stands_twice_where_texts_meet(before, text, after, expected):
    draft = Draft(paragraphs=(Paragraph("a", text=before + after),))
    place = Span(0, len(before), 0, len(before))
    assert lines(join_text(draft, place, text)) == [expected]
