"""待用 and notes: kept in the draft, never exported, back as what they were."""

from drafter.core.length import length_of
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.parking import set_parked, with_note, without_parked
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


def test_what_a_file_tells_wrongly_of_a_paragraph_put_aside_is_left_alone():
    told = {"role": "heading", "level": 0, "marker": "一、"}
    wrong = {"role": "chapter", "level": 10, "marker": 3}
    for was, expected in (
        (told, (Role.HEADING, 0, "一、")),
        (wrong, (Role.BODY, 2, "")),
        ("no", (Role.BODY, 2, "")),
    ):
        draft = Draft(paragraphs=(Paragraph("a", level=2, text="先放着。", extra={"parked": was}),))
        (back,) = set_parked(draft, ["a"], False).paragraphs
        assert (back.role, back.level, back.marker) == expected
        assert not back.is_parked


def test_nothing_is_put_aside_twice_and_nothing_without_words():
    parked = set_parked(DRAFT, ["a"], True)
    assert set_parked(parked, ["a"], True) == parked
    empty = Draft(paragraphs=(Paragraph("a", text=" "),))
    assert set_parked(empty, ["a"], True) == empty


def test_a_draft_is_given_without_what_is_put_aside_and_with_its_notes():
    assert without_parked(DRAFT) is DRAFT
    given = without_parked(with_note(set_parked(DRAFT, ["b"], True), "c", "问一下"))
    assert [one.text for one in given.paragraphs] == ["学习到位。", "", "落实到位。"]
    assert given.paragraphs[2].note == "问一下"
    assert with_note(given, "c", "").paragraphs[2].note == ""
