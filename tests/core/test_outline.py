"""From an outline to a draft and back."""

from datetime import date

import pytest

from drafter.core.model import Facts, Move, Outline, Paragraph, Role, Slot
from drafter.core.numbering import labels
from drafter.core.outline import draft_from_outline, outline_from_paragraphs
from drafter.files.outlines import load_outlines

FACTS = Facts("在全县会上的讲话", date(2026, 11, 20), "张明", "全县会")


@pytest.mark.parametrize("outline", load_outlines(None), ids=lambda outline: outline.name)
def test_a_built_in_outline_survives_the_way_through_a_draft(outline):
    draft = draft_from_outline(outline, FACTS)
    again = outline_from_paragraphs(draft.paragraphs, outline.name, outline.title)
    assert again.parts == outline.parts
    assert [(s.role, s.level, s.move, s.marker, s.text) for s in again.slots] == [
        (s.role, s.level, s.move, s.marker, s.text) for s in outline.slots
    ]
    assert sum(s.share for s in again.slots) == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("outline", load_outlines(None), ids=lambda outline: outline.name)
def test_a_new_draft_states_its_facts_and_announces_its_parts(outline):
    draft = draft_from_outline(outline, FACTS)
    assert draft.facts == FACTS
    texts = {p.role: p.text for p in draft.paragraphs if p.text}
    assert texts[Role.TITLE] == "在全县会上的讲话"
    assert texts[Role.DATE] == "（2026年11月20日）"
    transition = next(p for p in draft.paragraphs if p.move is Move.TRANSITION)
    assert transition.announced == (outline.parts or None)
    assert not outline.parts or "一两三四五六七八九十"[outline.parts - 1] in transition.text


def test_facts_that_nobody_knows_leave_no_line_behind():
    draft = draft_from_outline(load_outlines(None)[0], Facts())
    roles = [p.role for p in draft.paragraphs]
    assert Role.DATE not in roles
    assert Role.SPEAKER not in roles
    assert draft.paragraphs[0].is_empty_slot


def test_the_parts_of_the_three_part_outline_are_numbered_and_those_of_the_six_part_one_are_not():
    three, _, six, *_ = (draft_from_outline(outline, FACTS) for outline in load_outlines(None))
    of = lambda draft: [  # noqa: E731
        label
        for label, p in zip(labels(draft.paragraphs), draft.paragraphs, strict=True)
        if p.role is Role.HEADING
    ]
    assert of(three) == ["一、", "二、", "三、"]
    assert of(six) == [""] * 6


def test_a_speech_becomes_an_outline_of_prompts_without_its_text():
    row = [
        Paragraph("a", Role.TITLE, text="旧题"),
        Paragraph("b", Role.SALUTATION, text="同志们："),
        Paragraph("c", Role.BODY, text="下面，我讲两点意见。", move=Move.TRANSITION),
        Paragraph("d", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("e", Role.POINT, 1, "学习要深。要结合实际。", "一要"),
        Paragraph("f", Role.BODY, text="…………"),
        Paragraph("g", Role.HEADING, 1, "狠抓落实", "一、"),
    ]
    outline = outline_from_paragraphs(row, "own", "自己的")
    assert outline.own
    assert outline.parts == 2
    assert [slot.text for slot in outline.slots] == [
        "{title}",
        "同志们：",
        "下面，我讲{n}点意见。",
        "",
        "",
        "",
    ]
    assert [slot.prompt for slot in outline.slots][3:] == ["提高认识", "学习要深", "狠抓落实"]
    assert sum(slot.share for slot in outline.slots) == pytest.approx(1, abs=0.001)


def test_two_parts_are_announced_as_liang():
    slots = (Slot(Role.BODY, move=Move.TRANSITION, text="我讲{n}点意见。"), *(Slot(Role.HEADING, 1),) * 2)
    assert draft_from_outline(Outline("o", "o", "", slots), Facts()).paragraphs[0].text == "我讲两点意见。"


@pytest.mark.parametrize(("length", "shown"), [(40, "抓" * 40), (41, "抓" * 38 + "……")])
def test_a_long_sentence_is_a_short_prompt(length, shown):
    rows = [
        Paragraph("a", Role.HEADING, 1, "抓" * length, "一、"),
        Paragraph("b", text="抓" * length + "。后面。"),
    ]
    assert [slot.prompt for slot in outline_from_paragraphs(rows, "own", "自己的").slots] == [shown, shown]
