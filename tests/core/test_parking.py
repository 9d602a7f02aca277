"""待用 and notes: kept in the draft, never exported, back as what they were."""

from drafter.core.length import length_of
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.parking import set_parked
from drafter.core.serial import draft_from_json, draft_to_json

DRAFT = Draft(
    Facts("在会议上的讲话"),
    (
        Paragraph("a", Role.POINT, 1, "学习到位。", "一要"),
        Paragraph("b", Role.POINT, 1, "这一条先放着。", "一要"),
        Paragraph("c", Role.POINT, 1, "落实到位。", "一要"),
    ),
)


def test_what_is_put_aside_takes_no_number_counts_nothing_and_comes_back_as_it_was():
    parked = set_parked(DRAFT, ["b"], True)
    assert labels(parked.paragraphs)[1] == ""
    assert length_of(parked.paragraphs) == length_of(DRAFT.paragraphs) - 7
    again = draft_from_json(draft_to_json(parked))
    assert again.paragraphs[1].is_parked
    assert set_parked(again, ["b"], False) == DRAFT
