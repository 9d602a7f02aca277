"""Another outline for a draft that is half written."""

from dataclasses import replace
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.history import History
from drafter.core.model import Draft, Facts, Move, Outline, Paragraph, Role
from drafter.core.outline import draft_from_outline
from drafter.core.refit import refit
from drafter.files.outlines import find_outline, load_outlines
from tests.core.draft_strategies import drafts, slots

BUILT_IN = load_outlines(None)
outlines = st.sampled_from(BUILT_IN) | st.builds(
    Outline, st.just("own"), st.just("自己的"), st.just(""), st.lists(slots, max_size=8).map(tuple)
)


def outline(name: str) -> Outline:
    return find_outline(BUILT_IN, name)


def written(name: str) -> Draft:
    """A draft of an outline in which every slot is filled."""
    draft = draft_from_outline(outline(name), Facts("在全县会上的讲话", minutes=12))
    return draft.with_paragraphs(
        tuple(
            replace(p, text=p.text or f"{number}{p.slot.prompt}") for number, p in enumerate(draft.paragraphs)
        )
    )


def texts(draft: Draft) -> list[str]:
    return [p.text for p in draft.paragraphs if p.text.strip()]


def parts(draft: Draft) -> list[str]:
    return [p.text for p in draft.paragraphs if p.role is Role.HEADING and p.level == 1]


@given(drafts, outlines)
def test_every_text_survives_with_its_id_and_its_source(draft, chosen):
    after = refit(draft, chosen)
    kept = {p.id: p for p in after.paragraphs}
    assert len(kept) == len(after.paragraphs)
    for paragraph in draft.paragraphs:
        if not paragraph.text.strip():
            continue
        same = kept[paragraph.id]
        assert same.text == paragraph.text or same.announced is not None
        assert (same.role, same.source, same.locked) == (paragraph.role, paragraph.source, paragraph.locked)


@given(drafts, outlines)
def test_it_is_one_step_that_can_be_undone(draft, chosen):
    history = History(draft)
    if history.push(refit(draft, chosen), "换提纲"):
        assert history.undo() is draft


@given(drafts, outlines)
def test_the_front_matter_stays_on_top(draft, chosen):
    told = [p for p in draft.paragraphs if p.text.strip() or p.role is Role.HEADING]
    leading = [p.id for p in takewhile(lambda p: p.role is Role.TITLE, told)]
    assert [p.id for p in refit(draft, chosen).paragraphs if p.text.strip()][: len(leading)] == leading


@pytest.mark.parametrize("name", ["three-part", "four-part", "six-part", "agenda", "host", "pledge"])
def test_its_own_outline_changes_nothing_but_the_ids_of_open_slots(name):
    draft = written(name)
    assert refit(draft, outline(name)) == draft


def test_a_fourth_part_opens_and_the_announcement_follows():
    draft = written("three-part")
    after = refit(draft, outline("four-part"))
    assert [t for t in texts(after) if "意见" not in t] == [t for t in texts(draft) if "意见" not in t]
    assert "下面，我讲四点意见。" in texts(after)
    assert parts(after) == [*parts(draft), ""]
    assert after.outline == "four-part"


def test_what_is_open_in_the_old_outline_is_open_in_the_new_one():
    empty = draft_from_outline(outline("three-part"), Facts("在全县会上的讲话"))
    fresh = draft_from_outline(outline("six-part"), Facts("在全县会上的讲话"))
    after = refit(empty, outline("six-part"))
    assert [p.slot for p in after.paragraphs if p.is_empty_slot] == [
        p.slot for p in fresh.paragraphs if p.is_empty_slot
    ]


def test_parts_without_a_place_go_a_level_down_at_the_end_of_a_part():
    draft = written("six-part")
    after = refit(draft, outline("three-part"))
    assert len(parts(after)) == 3
    lowered = [p for p in after.paragraphs if p.role is Role.HEADING and p.level == 2]
    assert {p.text for p in lowered} == set(parts(draft)) - set(parts(after))
    assert {p.marker for p in lowered} == {"（一）"}


def test_there_and_back_gives_the_same_text_in_the_same_order():
    draft = written("three-part")
    assert texts(refit(refit(draft, outline("six-part")), outline("three-part"))) == texts(draft)


def test_a_move_finds_its_slot_wherever_the_outline_has_it():
    draft = draft_from_outline(outline("agenda"), Facts("在全县会上的讲话"))
    review = Paragraph("r", Role.BODY, 0, "过去一年成绩来之不易。", move=Move.REVIEW)
    follow = Paragraph("f", Role.BODY, 0, "同时，民生持续改善。")
    half = draft.with_paragraphs((draft.paragraphs[0], review, follow))
    after = refit(half, outline("three-part")).paragraphs
    at = next(i for i, p in enumerate(after) if p.id == "r")
    assert (after[at].slot.move, after[at - 1].move, after[at + 1].id) == (Move.REVIEW, Move.OPENING, "f")


def test_a_heading_finds_the_part_that_asks_for_it():
    heading = Paragraph("h", Role.HEADING, 1, "压实责任，加强领导，狠抓落实", "一、")
    body = Paragraph("b", Role.POINT, 1, "主要负责同志要亲自抓。", "一是")
    after = refit(Draft(paragraphs=(heading, body)), outline("three-part"))
    headings = [p.text for p in after.paragraphs if p.role is Role.HEADING]
    assert headings == ["", "", "压实责任，加强领导，狠抓落实"]
    last = [p for p in after.paragraphs[after.index_of("h") :] if p.role is Role.POINT]
    assert {p.marker for p in last} == {"一是"}
    assert sum(p.id == "b" for p in last) == 1
