"""Edits within the text of paragraphs: what is cut, moved and pasted, and nothing else."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.text_edits import Span, extract, move_text, put_text

DRAFT = Draft(
    paragraphs=(
        Paragraph("a", text="甲乙丙丁。"),
        Paragraph("b", Role.POINT, 1, "戊己庚辛。", "一要"),
        Paragraph("c", text="壬癸子丑。"),
    )
)


def texts(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in draft.paragraphs]


def test_words_move_within_their_paragraph_in_both_directions():
    assert texts(move_text(DRAFT, Span(0, 1, 0, 2), 0, 4))[0] == "甲丙丁乙。"
    assert texts(move_text(DRAFT, Span(0, 2, 0, 4), 0, 0))[0] == "丙丁甲乙。"


def test_words_move_into_another_paragraph():
    assert texts(move_text(DRAFT, Span(1, 0, 1, 2), 0, 2)) == ["甲乙戊己丙丁。", "庚辛。", "壬癸子丑。"]
    assert texts(move_text(DRAFT, Span(0, 0, 0, 2), 2, 2)) == ["丙丁。", "戊己庚辛。", "壬癸甲乙子丑。"]


def test_a_stretch_over_two_paragraphs_moves_as_paragraphs_and_leaves_one_behind():
    moved = move_text(DRAFT, Span(0, 2, 1, 2), 2, 5)
    assert texts(moved) == ["甲乙庚辛。", "壬癸子丑。", "丙丁。", "戊己"]


def test_a_place_within_the_words_changes_nothing():
    for offset in (1, 2, 3):
        assert move_text(DRAFT, Span(0, 1, 0, 3), 0, offset) is DRAFT


def test_words_out_of_a_point_are_words_without_its_number():
    assert extract(DRAFT.paragraphs, Span(1, 2, 1, 4)) == (Paragraph("b", text="庚辛"),)
    assert extract(DRAFT.paragraphs, Span(1, 0, 1, 5)) == (DRAFT.paragraphs[1],)
    assert put_text(DRAFT, 0, 1, Clip((DRAFT.paragraphs[1],))).paragraphs[0].text == "甲戊己庚辛。乙丙丁。"


PLACES = st.tuples(st.integers(0, 2), st.integers(0, 5))


@given(PLACES, PLACES, PLACES)
def test_no_character_is_lost_or_doubled_wherever_words_are_moved(one, other, place):
    (first, start), (last, end) = sorted((one, other))
    moved = move_text(DRAFT, Span(first, start, last, end), *place)
    assert Counter("".join(texts(moved))) == Counter("".join(texts(DRAFT)))
    assert len({paragraph.id for paragraph in moved.paragraphs}) == len(moved.paragraphs)
