"""What is told before a draft is exported."""

import pytest

from drafter.core.model import Draft, Move, Paragraph, Role
from drafter.core.unfinished import unfinished


def draft_of(announcing: str, *headings: str, move: Move = Move.TRANSITION) -> Draft:
    body = Paragraph("t", Role.BODY, text=announcing, move=move)
    parts = (Paragraph(f"h{n}", Role.HEADING, 1, text, "一、") for n, text in enumerate(headings))
    return Draft(paragraphs=(body, *parts))


@pytest.mark.parametrize(
    ("move", "headings", "told"),
    [
        (Move.TRANSITION, ("甲", "乙", "丙", "丁"), "写出来的却有 4 个"),
        (Move.OPENING, ("甲", "乙", "丙", "丁"), "写出来的却有 4 个"),
        (Move.TRANSITION, ("甲", "乙"), "写出来的只有 2 个"),
        (Move.TRANSITION, ("甲", ""), "写出来的只有 1 个"),
    ],
)
def test_announced_parts_are_counted_again(move, headings, told):
    assert told in unfinished(draft_of("下面，我讲三点意见。", *headings, move=move))


@pytest.mark.parametrize("headings", [("甲", "乙", "丙"), (), ("甲",), tuple("甲乙丙丁戊己庚")])
def test_as_many_as_announced_none_and_another_list_are_right(headings):
    assert unfinished(draft_of("下面，我讲三点意见。", *headings)) == ""
