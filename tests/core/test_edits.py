"""Edits are pure, undoable, and touch nothing but what they are for."""

import json

from hypothesis import given
from hypothesis import strategies as st

from drafter.core import edits
from drafter.core.clip import Clip, ClipKind
from drafter.core.history import History
from drafter.core.model import Draft, Facts, Move, Paragraph, Role
from drafter.core.sections import remove_section
from drafter.core.serial import draft_to_json
from tests.core.draft_strategies import an_edit, clips, drafts, places, unnumbered

sequences = st.lists(an_edit(), max_size=8)


def as_bytes(draft):
    return json.dumps(draft_to_json(draft)).encode()


@given(drafts, sequences)
def test_undoing_everything_gives_back_the_identical_draft_and_redoing_the_last(first, sequence):
    history = History(first)
    before = as_bytes(first)
    for name, edit in sequence:
        history.push(edit(history.draft), name)
    last, after = history.draft, as_bytes(history.draft)
    while history.undo_label:
        history.undo()
    assert history.draft == first
    assert as_bytes(history.draft) == before
    while history.redo_label:
        history.redo()
    assert history.draft == last
    assert as_bytes(history.draft) == after


@given(drafts, sequences)
def test_ids_stay_unique(draft, sequence):
    for _, edit in sequence:
        draft = edit(draft)
        ids = [paragraph.id for paragraph in draft.paragraphs]
        assert len(set(ids)) == len(ids)
        assert all(ids)


@given(drafts, an_edit())
def test_an_edit_gives_the_same_draft_each_time_but_for_fresh_ids(draft, named):
    _, edit = named
    one, other = edit(draft), edit(draft)
    assert [p.text for p in one.paragraphs] == [p.text for p in other.paragraphs]
    assert [p.role for p in one.paragraphs] == [p.role for p in other.paragraphs]
    assert one.facts == other.facts


@given(drafts, st.lists(places, min_size=1, max_size=4), places)
def test_a_move_keeps_every_paragraph(draft, chosen, place):
    ids = [draft.paragraphs[c % len(draft.paragraphs)].id for c in chosen] if draft.paragraphs else []
    moved = edits.move(draft, ids, place % (len(draft.paragraphs) + 1))
    key = lambda paragraph: paragraph.id  # noqa: E731
    assert sorted(map(unnumbered, moved.paragraphs), key=key) == sorted(
        map(unnumbered, draft.paragraphs), key=key
    )
    assert [p.id for p in moved.paragraphs if p.id not in ids] == [
        p.id for p in draft.paragraphs if p.id not in ids
    ]


@given(drafts, clips, places)
def test_an_insertion_keeps_every_paragraph_and_adds_those_of_the_clip_in_order(draft, clip, place):
    at = place % (len(draft.paragraphs) + 1)
    after = edits.insert(draft, at, clip).paragraphs
    size = len(clip.paragraphs)
    assert list(map(unnumbered, after[:at] + after[at + size :])) == list(map(unnumbered, draft.paragraphs))
    assert [p.source for p in after[at : at + size]] == [p.source for p in clip.paragraphs]


@given(drafts, st.lists(places, min_size=1, max_size=4))
def test_a_removal_keeps_every_other_paragraph(draft, chosen):
    ids = {draft.paragraphs[c % len(draft.paragraphs)].id for c in chosen} if draft.paragraphs else set()
    left = edits.remove(draft, ids)
    assert list(map(unnumbered, left.paragraphs)) == [
        unnumbered(p) for p in draft.paragraphs if p.id not in ids
    ]


@given(drafts, clips, places)
def test_filling_a_place_loses_no_text_of_the_clip_and_no_other_paragraph_that_says_something(
    draft, clip, place
):
    if not draft.paragraphs:
        return
    target = draft.paragraphs[place % len(draft.paragraphs)]
    filled = edits.fill(draft, target.id, clip)
    kept = {p.id: unnumbered(p) for p in filled.paragraphs}
    for paragraph in draft.paragraphs:
        if paragraph.id != target.id and not paragraph.is_empty_slot:
            assert kept[paragraph.id] == unnumbered(paragraph)
    texts = [p.text for p in filled.paragraphs]
    for paragraph in clip.paragraphs:
        if paragraph.announced is None and "点意见" not in paragraph.text:
            assert {paragraph.text, paragraph.text.removeprefix("要")} & set(texts)  # 一要 says the 要


def three_parts():
    """A transition that announces three, and three parts of a heading and a point each."""
    parts = [
        paragraph
        for number in range(3)
        for paragraph in (
            Paragraph(f"h{number}", Role.HEADING, 1, f"标题{number}", "一、"),
            Paragraph(f"t{number}", Role.POINT, 1, "要点", "一要"),
        )
    ]
    transition = Paragraph("a", Role.BODY, 0, "下面，我讲三点意见。", move=Move.TRANSITION, announced=3)
    closing = Paragraph("z", Role.BODY, 0, "同志们，努力吧。", move=Move.CLOSING)
    return Draft(paragraphs=(transition, *parts, closing))


def section(heading):
    return Clip((Paragraph("x", Role.HEADING, 1, heading, "一、"), Paragraph("y", Role.BODY, 0, "正文")))


def test_the_announced_number_follows_the_parts():
    draft = three_parts()
    more = edits.insert(draft, 7, section("标题三"))
    assert more.paragraphs[0].text == "下面，我讲四点意见。"
    fewer = remove_section(remove_section(more, "h0"), "h1")
    assert fewer.paragraphs[0].text == "下面，我讲两点意见。"
    for number in range(9):
        fewer = edits.insert(fewer, len(fewer.paragraphs) - 1, section(f"新{number}"))
    assert fewer.paragraphs[0].text == "下面，我讲十一点意见。"


def test_an_announcement_that_the_user_has_rewritten_is_left_alone():
    draft = edits.set_text(three_parts(), "a", "下面，我简单讲几句。")
    assert edits.insert(draft, 7, section("标题三")).paragraphs[0].text == "下面，我简单讲几句。"


def test_a_moved_section_takes_its_points_along_and_leaves_the_closing_last():
    moved = edits.move_section(three_parts(), "h0", 7)
    assert [p.id for p in moved.paragraphs] == ["a", "h1", "t1", "h2", "t2", "h0", "t0", "z"]


def test_a_paragraph_dropped_between_two_points_becomes_a_point_of_their_kind():
    points = tuple(Paragraph(i, Role.POINT, 1, "要点", "一是") for i in "ab")
    clip = Clip((Paragraph("x", Role.BODY, 0, "正文", move=Move.ARGUMENT),))
    dropped = edits.insert(Draft(paragraphs=points), 1, clip).paragraphs[1]
    assert (dropped.role, dropped.level, dropped.marker) == (Role.POINT, 1, "一是")


def test_facts_and_the_paragraphs_that_state_them_say_the_same():
    draft = Draft(
        paragraphs=(Paragraph("t", Role.TITLE, text="旧题"), Paragraph("s", Role.SPEAKER, text="张明"))
    )
    changed = edits.set_facts(draft, Facts(title="新题", speaker="李强"))
    assert [p.text for p in changed.paragraphs] == ["新题", "李强"]
    typed = edits.set_text(changed, "t", "再改的题")
    assert typed.facts.title == "再改的题"


def test_one_burst_of_typing_is_one_step():
    history = History(Draft(paragraphs=(Paragraph("a"),)))
    for text in ("今", "今天", "今天召开"):
        history.push(edits.set_text(history.draft, "a", text), "输入", "typing:a")
    assert history.undo().paragraphs[0].text == ""
    assert history.redo().paragraphs[0].text == "今天召开"


def test_a_step_after_an_undo_forgets_what_was_undone():
    history = History(Draft(paragraphs=(Paragraph("a"),)))
    history.push(edits.set_text(history.draft, "a", "一"), "输入")
    history.undo()
    history.push(edits.set_text(history.draft, "a", "二"), "输入")
    assert history.redo_label == ""
    assert history.redo().paragraphs[0].text == "二"


def test_a_section_that_fills_a_heading_replaces_the_open_slots_below_it():
    clip = section("新标题")
    assert clip.kind is ClipKind.SECTION
    draft = edits.clear_to_slot(edits.clear_to_slot(three_parts(), "h0"), "t0")
    filled = edits.fill(draft, "h0", clip)
    assert [p.text for p in filled.paragraphs[1:4]] == ["新标题", "正文", "标题1"]


def test_the_title_of_a_second_speech_in_a_draft_is_no_part_of_the_first_ones():
    paragraphs = [
        Paragraph("t1", Role.TITLE, text="会议主持词"),
        Paragraph("b1", Role.BODY, text="现在开会。"),
        Paragraph("t2", Role.TITLE, text="在会议上的讲话"),
    ]
    draft = edits.settled(Draft(facts=Facts(), paragraphs=tuple(paragraphs)))
    assert draft.facts.title == "会议主持词"
