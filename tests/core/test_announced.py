"""The number of parts that a transition announces, and how it follows the parts."""

import pytest

from drafter.core import edits
from drafter.core.alternatives import with_content
from drafter.core.clip import Clip
from drafter.core.model import Draft, Move, Paragraph, Role, Slot, Source


def speech(text: str, parts: int = 3) -> Draft:
    transition = Paragraph("t", Role.BODY, 0, "", move=Move.TRANSITION)
    headings = [Paragraph(f"h{n}", Role.HEADING, 1, f"部分{n}", "一、") for n in range(parts)]
    return edits.set_text(Draft(paragraphs=(transition, *headings)), "t", text)


def said(draft: Draft) -> str:
    return draft.paragraphs[draft.index_of("t")].text


def test_a_typed_transition_with_the_right_number_follows_from_then_on():
    draft = speech("下面，我讲三点意见。")
    assert said(edits.remove(draft, ["h1"])) == "下面，我讲两点意见。"


def test_a_wrong_number_is_left_alone_for_the_checks_to_flag():
    draft = speech("下面，我讲五点意见。")
    assert said(edits.remove(draft, ["h1"])) == "下面，我讲五点意见。"


def test_a_number_put_right_begins_to_follow():
    draft = edits.set_text(speech("下面，我讲五点意见。"), "t", "下面，我讲三点意见。")
    assert said(edits.remove(draft, ["h0"])) == "下面，我讲两点意见。"


def test_a_number_typed_ahead_of_its_parts_is_followed_once_they_are_there():
    draft = edits.set_text(speech("我讲三点意见。"), "t", "我讲四点意见。")
    part = Paragraph("h9", Role.HEADING, 1, "部分", "一、")
    four = edits.replace_range(draft, 4, 4, [part])
    assert said(four) == "我讲四点意见。"
    assert said(edits.remove(four, ["h9"])) == "我讲三点意见。"


def test_one_part_binds_no_number_and_other_paragraphs_bind_none():
    assert said(edits.set_text(speech("我讲一点意见。", 1), "t", "我讲一点意见。")) == "我讲一点意见。"
    assert speech("我讲一点意见。", 1).paragraphs[0].announced is None
    body = Draft(paragraphs=(Paragraph("b", text="抓好三项要求"), *speech("", 3).paragraphs))
    assert edits.set_text(body, "b", "抓好三项要求。").paragraphs[0].announced is None


def three_parts_with_an_open_transition() -> Draft:
    slot = Slot(Role.BODY, 0, Move.TRANSITION, prompt="过渡")
    parts = [
        Paragraph(f"h{n}", Role.HEADING, 1, text)
        for n, text in enumerate(("提高认识", "突出重点", "抓好落实"))
    ]
    return Draft(paragraphs=(Paragraph("t", move=Move.TRANSITION, slot=slot), *parts))


def from_elsewhere(text: str) -> Paragraph:
    return Paragraph("x", text=text, move=Move.TRANSITION, source=Source("s", "在全县作风建设大会上的讲话"))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("下面，我从六个方面讲一讲要求。", "下面，我从三个方面讲一讲要求。"),
        ("下面，我再强调两点意见。", "下面，我再强调三点意见。"),
        ("下面，我强调几点意见。", "下面，我强调几点意见。"),
        ("围绕两件事，我讲四点意见。", "围绕两件事，我讲四点意见。"),
    ],
)
def test_a_transition_from_elsewhere_announces_the_parts_of_this_draft(said, says):
    draft = three_parts_with_an_open_transition()
    for filled in (
        edits.fill(draft, "t", Clip((from_elsewhere(said),))),
        with_content(draft, "t", from_elsewhere(said)),
    ):
        assert filled.paragraphs[0].text == says
        assert filled.paragraphs[0].source is not None
        fewer = edits.remove(filled, ["h2"])
        assert fewer.paragraphs[0].text == says.replace("三", "两")


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("下面，我讲三点意见。", "下面，我讲两点意见。"),
        ("下面，我提三项任务。", "下面，我提两项任务。"),
        ("下面，我讲3点意见。", "下面，我讲2点意见。"),
        ("下面，我提三条建议。", "下面，我提两条建议。"),
        ("最后，我强调三个字。", "最后，我强调两个字。"),
        ("下面，我从三个层面谈谈体会。", "下面，我从两个层面谈谈体会。"),
        ("借此机会，我再强调三条。", "借此机会，我再强调两条。"),
        ("下面，围绕三个关键词，我谈些想法。", "下面，围绕两个关键词，我谈些想法。"),
    ],
)
def test_whatever_is_counted_follows_the_parts(text, two):
    assert said(edits.remove(speech(text), ["h1"])) == two


@pytest.mark.parametrize(
    "text",
    [
        "刚才，3个乡镇作了发言，讲得很好。",
        "会前，我到三个县区看了看。",
        "会议下午三点钟开始，先讲这些。",
        "第三点，讲讲作风。",
    ],
)
def test_a_number_of_something_else_stays(text):
    assert said(edits.remove(speech(text), ["h1"])) == text
