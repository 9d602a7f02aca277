"""The open places of a draft, one after the other and several at once."""

from dataclasses import replace

from drafter.core.clip import Clip
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.core.numbering import labels
from drafter.core.slots import fill_on, next_slot, planned_at


def place(number: int, role: Role, text: str = "", **more) -> Paragraph:
    marker = {Role.HEADING: "一、", Role.POINT: "一要"}.get(role, "")
    level = 1 if marker else 0
    slot = Slot(role, level, marker=marker, **more)
    return Paragraph(str(number), role, level, text, marker, slot=slot, **more)


def part(*texts: str) -> Draft:
    roles = (Role.HEADING, Role.BODY, Role.POINT, Role.POINT, Role.POINT)
    return Draft(
        paragraphs=tuple(
            place(n, role, text) for n, (role, text) in enumerate(zip(roles, texts, strict=True))
        )
    )


def said(draft: Draft) -> list[str]:
    return [
        label + paragraph.text
        for label, paragraph in zip(labels(draft.paragraphs), draft.paragraphs, strict=True)
    ]


def points(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"c{n}", Role.POINT, 1, text, "一是") for n, text in enumerate(texts))


def test_the_next_slot_is_looked_for_around_the_end_unless_told_otherwise():
    paragraphs = part("小标题", "", "要点", "", "要点").paragraphs
    assert [next_slot(paragraphs, at) for at in range(5)] == ["1", "3", "3", "1", "1"]
    assert [next_slot(paragraphs, at, -1) for at in range(5)] == ["3", "3", "1", "1", "3"]
    assert next_slot(paragraphs, 3, around=False) == ""
    first_and_last_open = part("", "话", "要点", "要点", "").paragraphs
    assert [next_slot(first_and_last_open, 2, step, around=False) for step in (1, -1)] == ["4", "0"]
    assert next_slot(part(*"一二三四五").paragraphs, 2) == ""


def test_a_lead_in_with_its_points_takes_the_slots_of_both_and_the_labels_of_the_draft():
    clip = Clip((Paragraph("c", text="先说一句。", move=Move.LEAD_IN), *points("要看清形势。", "压实责任。")))
    filled = fill_on(part("认清形势", "", "", "", ""), "1", clip)
    assert said(filled) == ["一、认清形势", "先说一句。", "一要看清形势。", "二要压实责任。", "三要"]


def test_points_without_a_lead_in_take_its_slot_with_them():
    filled = fill_on(
        part("认清形势", "", "", "", ""), "1", Clip(points("看清形势。", "压实责任。", "抓好落实。"))
    )
    assert said(filled) == ["一、认清形势", "一要看清形势。", "二要压实责任。", "三要抓好落实。"]


def test_what_a_place_is_planned_for_is_its_share_and_of_a_heading_its_sections():
    shares = {Role.HEADING: 0.0, Role.BODY: 0.1, Role.POINT: 0.2}
    paragraphs = part("", "", "", "", "").paragraphs
    shared = [replace(p, slot=replace(p.slot, share=shares[p.role])) for p in paragraphs if p.slot]
    draft = Draft(Facts("讲话", minutes=10), tuple(shared))
    assert [planned_at(draft, at) for at in range(5)] == [1400, 200, 400, 400, 400]
    assert planned_at(Draft(paragraphs=tuple(shared)), 0) == 0


def test_the_place_itself_is_the_last_that_is_looked_at():
    paragraphs = (place(0, Role.BODY, "甲。"), place(1, Role.BODY), place(2, Role.BODY, "乙。"))
    only = paragraphs[1].id
    assert next_slot(paragraphs, 1) == next_slot(paragraphs, 0) == next_slot(paragraphs, 2, -1) == only
    assert next_slot(paragraphs, 1, around=False) == next_slot(paragraphs, 2, around=False) == ""
    assert next_slot(paragraphs, 0, around=False) == next_slot(paragraphs, 2, -1, around=False) == only


def test_one_paragraph_takes_its_slot_and_two_take_two():
    draft = part("小标题", "", "", "", "要点")
    one = fill_on(draft, "2", Clip(points("甲。")))
    assert said(one) == ["一、小标题", "", "一要甲。", "二要", "三要要点"]
    two = fill_on(draft, "2", Clip(points("甲。", "乙。")))
    assert said(two) == ["一、小标题", "", "一要甲。", "二要乙。", "三要要点"]
