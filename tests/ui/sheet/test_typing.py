"""Which keystrokes are one step of the history, and what Tab makes of a paragraph."""

import pytest

from drafter.core.model import Draft, Move, Paragraph, Role, Slot
from drafter.ui.sheet.keys import _next_level, _stands_ready
from drafter.ui.sheet.text import BlockEdit
from drafter.ui.sheet.typing import TypingBursts


class Hand:
    """Types into a draft of two paragraphs, and hears which step each key belongs to."""

    def __init__(self) -> None:
        self.bursts = TypingBursts()
        self.draft = Draft(paragraphs=(Paragraph("a"), Paragraph("b")))

    def write(self, text: str, position: int, number: int = 0) -> tuple[str, str]:
        """Let a paragraph say `text`, with the cursor at `position`; the name and key of the step."""
        before = self.draft.paragraphs[number]
        edit = BlockEdit(number, number + 1, (Paragraph(before.id, text=text),))
        step = self.bursts.next(self.draft, edit, position)
        self.draft = edit(self.draft)
        return step


def test_what_is_typed_in_a_row_is_one_step():
    hand = Hand()
    first = hand.write("甲", 1)
    assert first[0] == "键入"
    assert hand.write("甲乙", 2) == first
    assert hand.write("甲乙丙丁", 4) == first


@pytest.mark.parametrize("text, position, number", [("丁甲乙丙", 1, 0), ("丁", 1, 1), ("甲乙", 2, 0)])
def test_a_jump_another_paragraph_and_another_kind_of_key_begin_a_new_one(text, position, number):
    hand = Hand()
    hand.write("甲", 1)
    first = hand.write("甲乙丙", 3)
    assert hand.write(text, position, number)[1] != first[1]


def test_a_long_run_and_a_pause_begin_a_new_one(monkeypatch):
    hand, now = Hand(), [100.0]
    monkeypatch.setattr("drafter.ui.sheet.typing.time.monotonic", lambda: now[0])
    first = hand.write("字" * 39, 39)
    assert hand.write("字" * 40, 40) == first
    second = hand.write("字" * 41, 41)
    assert second != first
    now[0] += 1.9
    assert hand.write("字" * 42, 42) == second
    now[0] += 2.0
    assert hand.write("字" * 43, 43) != second


def test_what_is_deleted_at_one_place_is_one_step_however_long_it_takes(monkeypatch):
    hand, now = Hand(), [100.0]
    monkeypatch.setattr("drafter.ui.sheet.typing.time.monotonic", lambda: now[0])
    hand.write("甲乙丙丁", 4)
    name, key = hand.write("甲乙丁", 2)
    assert name == "删除"
    now[0] += 60
    assert hand.write("甲乙", 2) == (name, key)
    now[0] += 3
    assert hand.write("甲", 1)[1] != key  # after a pause, elsewhere
    key = hand.write("甲乙丙", 3)[1]
    backspaced = hand.write("甲乙", 2)
    assert backspaced[1] != key
    assert hand.write("甲", 1) == backspaced


def test_new_paragraphs_and_joined_ones_are_steps_of_their_own():
    hand = Hand()
    two = (Paragraph("a", text="甲"), Paragraph("n", text="乙"))
    assert hand.bursts.next(hand.draft, BlockEdit(0, 1, two), 0) == ("分段", "")
    assert hand.bursts.next(hand.draft, BlockEdit(0, 2, two[:1]), 0) == ("删除", "")


def test_what_an_input_method_writes_over_a_selection_is_one_step():
    hand = Hand()
    first = hand.write("甲", 1)
    hand.bursts.composes = True
    over = hand.write("", 0)
    assert over[0] == "键入"
    assert over != first
    hand.bursts.composes = False
    assert hand.write("新", 1) == over
    assert hand.write("新词", 2) == over
    hand.bursts.end_composition()
    with hand.bursts:
        assert hand.bursts.is_typing
    assert not hand.bursts.is_typing


@pytest.mark.parametrize(
    "role, level, step, becomes",
    [
        (Role.BODY, 0, 1, (Role.POINT, 1)),
        (Role.BODY, 0, -1, (Role.BODY, 0)),
        (Role.POINT, 1, 1, (Role.POINT, 2)),
        (Role.POINT, 1, -1, (Role.BODY, 0)),
        (Role.POINT, 4, 1, (Role.POINT, 4)),
        (Role.HEADING, 1, -1, (Role.HEADING, 1)),
        (Role.HEADING, 2, -1, (Role.HEADING, 1)),
        (Role.HEADING, 4, 1, (Role.HEADING, 4)),
        (Role.TITLE, 0, 1, (Role.TITLE, 0)),
    ],
)
def test_tab_goes_a_level_deeper_and_back(role: Role, level: int, step: int, becomes: tuple[Role, int]):
    assert _next_level(Paragraph("p", role, level), step) == becomes


def test_a_transition_of_the_outline_stands_ready():
    slot = Slot(Role.BODY, move=Move.TRANSITION)
    ready = Paragraph("p", text="下面讲三点。", move=Move.TRANSITION, slot=slot)
    assert _stands_ready(ready) is True
    assert _stands_ready(Paragraph("p", move=Move.TRANSITION, slot=slot)) is False
    assert _stands_ready(Paragraph("p", text="讲", move=Move.TRANSITION)) is False
    assert _stands_ready(Paragraph("p", text="讲", slot=slot)) is False


def test_paragraphs_that_stay_as_many_and_characters_that_stay_as_many_count_as_deleting():
    hand = Hand()
    two = (Paragraph("a", text="甲"), Paragraph("b"))
    assert hand.bursts.next(hand.draft, BlockEdit(0, 2, two), 0) == ("删除", "")
    hand.write("甲", 1)
    assert hand.write("乙", 1)[0] == "删除"
