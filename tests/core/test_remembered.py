"""What a draft remembers about its own passages: kept as they are, merely proposed, not to be told again."""

import string

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.alternatives import as_slot
from drafter.core.brought import brought_in
from drafter.core.clip import Clip
from drafter.core.fills import Spot, replace_spots
from drafter.core.ignored import ignored_in, with_ignored, without_ignored
from drafter.core.kept import is_kept, kept_in, with_kept
from drafter.core.model import Draft, Move, Paragraph, Role, Slot, Source
from drafter.core.proposed import is_proposed, mark_proposed, swap
from drafter.core.squeezing import squeezed, squeezed_text
from drafter.core.text_edits import Span, paste_paragraphs

OURS = Source("s1", "在全县农业工作会议上的讲话")
OTHER = Source("s2", "在全县防汛工作会议上的讲话")
TEXTS = st.text(st.sampled_from("县乡人水。，、；：“” \n　３a1" + string.punctuation), max_size=40)


@given(TEXTS)
def test_both_ways_to_squeeze_a_text_give_the_same_and_know_where_each_character_stood(text):
    found = squeezed(text)
    assert found.text == squeezed_text(text)
    assert [text[place] for place in found.places] == list(found.text)
    assert all(character.isalnum() for character in found.text)


def test_a_passage_is_kept_with_other_marks_too_until_it_is_let_go():
    draft = with_kept(with_kept(Draft(), "守住底线，不松劲。"), "一抓到底。")
    assert is_kept(draft, "守住底线、不松劲")
    assert not is_kept(draft, "守住底线")
    let_go = with_kept(draft, "守住底线 不松劲！", kept=False)
    assert kept_in(let_go) == {"一抓到底"}


def test_a_proposed_paragraph_stays_one_when_the_program_puts_other_words_in():
    draft = Draft(paragraphs=(Paragraph("a", text="我市要抓早。"), Paragraph("b", text="我市要抓小。")))
    changed = replace_spots(mark_proposed(draft, ["a"]), [(Spot(p, 0, 2), "我市", "我县") for p in "ab"])
    assert [p.text for p in changed.paragraphs] == ["我县要抓早。", "我县要抓小。"]
    assert [is_proposed(p) for p in changed.paragraphs] == [True, False]


def test_what_another_hand_wrote_into_the_file_is_no_passage_that_is_kept():
    assert kept_in(Draft(extra={"kept_as_is": "守住底线"})) == frozenset()
    assert kept_in(Draft(extra={"kept_as_is": ["守住底线", 3]})) == {"守住底线"}


def test_findings_called_right_are_remembered_until_all_are_told_again():
    draft = with_ignored(with_ignored(Draft(extra={"other": 1}), "names:某县"), "ear")
    assert ignored_in(draft) == {"names:某县", "ear"}
    again = without_ignored(draft)
    assert ignored_in(again) == frozenset()
    assert again.extra == {"other": 1}
    assert ignored_in(Draft(extra={"ignored": "ear"})) == frozenset()


def test_a_proposed_paragraph_is_the_writers_own_once_a_word_of_it_is_changed():
    draft = mark_proposed(Draft(paragraphs=(Paragraph("a", text="要抓早。"), Paragraph("b"))), ["a", "b"])
    first, empty = draft.paragraphs
    assert is_proposed(first)
    assert not is_proposed(empty)
    assert not is_proposed(Paragraph("a", text="要抓早抓小。", extra=first.extra))
    assert not is_proposed(Paragraph("c", text="要抓早。"))


def test_what_takes_the_place_of_a_proposed_paragraph_is_merely_proposed_too():
    own = Draft(paragraphs=(Paragraph("a", text="要抓早。"),))
    other = Paragraph("x", text="要抓小。", source=OTHER, move=Move.ARGUMENT)
    assert not is_proposed(swap(own, "a", other).paragraphs[0])
    swapped = swap(mark_proposed(own, ["a"]), "a", other).paragraphs[0]
    assert is_proposed(swapped)
    assert (swapped.id, swapped.text, swapped.source, swapped.move) == ("a", "要抓小。", OTHER, Move.ARGUMENT)


def test_a_paragraph_in_a_slot_keeps_the_move_that_the_slot_asks_for():
    slot = Slot(Role.BODY, move=Move.PROBLEMS)
    draft = Draft(paragraphs=(Paragraph("a", text="要抓早。", slot=slot),))
    assert (
        swap(draft, "a", Paragraph("x", text="要抓小。", move=Move.REVIEW)).paragraphs[0].move
        is Move.PROBLEMS
    )
    assert as_slot(draft, "a") == (slot, draft)


def test_a_paragraph_without_a_slot_is_asked_for_by_what_it_is():
    draft = Draft(paragraphs=(Paragraph("a", Role.HEADING, 2, "抓早抓小"),))
    slot, held = as_slot(draft, "a")
    assert (slot.role, slot.level, slot.move) == (Role.HEADING, 2, None)
    assert held.paragraphs[0].slot == slot


def test_what_came_in_is_what_has_a_source_that_it_had_not_before():
    mine, theirs = Paragraph("a", text="要抓早。", source=OURS), Paragraph("b", text="要抓小。")
    before = Draft(paragraphs=(mine, theirs))
    edited = Paragraph("a", text="要抓早，更要抓好。", source=OURS)
    pasted, typed = Paragraph("c", text="要抓实。", source=OURS), Paragraph("d", text="要抓细。")
    replaced = Paragraph("b", text="要抓严。", source=OTHER)
    assert brought_in(before, before) == []
    assert brought_in(before, Draft(paragraphs=(edited, replaced, pasted, typed))) == [replaced, pasted]


def test_what_is_put_in_before_the_first_character_stands_above():
    draft = Draft(paragraphs=(Paragraph("a", text="要抓早。"), Paragraph("b", text="要抓小。")))
    clip = Clip((Paragraph("x", text="先讲一点。"), Paragraph("y", text="再讲一点。")))
    placed = paste_paragraphs(draft, Span(1, 0, 1, 0), clip)
    assert [p.text for p in placed.paragraphs] == ["要抓早。", "先讲一点。", "再讲一点。", "要抓小。"]
