"""Moving and clearing whole branches of a draft."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.model import Draft, Facts, Move, Paragraph, Role
from drafter.core.outline import draft_from_outline
from drafter.core.sections import can_move_to, clear_section, gap_for, one_on, remove_section, step, step_gap
from drafter.core.structure import section_stop
from drafter.files.outlines import find_outline, load_outlines
from tests.core.draft_strategies import drafts

SPEECH = Draft(
    paragraphs=(
        Paragraph("title", Role.TITLE, text="讲话"),
        Paragraph("opening", text="今天开会。", move=Move.OPENING),
        Paragraph("review", text="成绩很大。", move=Move.REVIEW),
        Paragraph("h1", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("lead", text="先讲认识。", move=Move.LEAD_IN),
        Paragraph("p1", Role.POINT, 1, "看清形势。", "一要"),
        Paragraph("p2", Role.POINT, 1, "压实责任。", "一要"),
        Paragraph("h2", Role.HEADING, 1, "突出重点", "一、"),
        Paragraph("h21", Role.HEADING, 2, "管住矿山", "（一）"),
        Paragraph("h22", Role.HEADING, 2, "管住道路", "（一）"),
        Paragraph("h3", Role.HEADING, 1, "加强领导", "一、"),
        Paragraph("closing", text="同志们，努力。", move=Move.CLOSING),
    )
)


def ids(draft):
    return [paragraph.id for paragraph in draft.paragraphs]


def gaps_of(name):
    start = SPEECH.index_of(name)
    names = [*ids(SPEECH), "end"]
    return [name for gap, name in enumerate(names) if can_move_to(SPEECH.paragraphs, start, gap)]


def test_a_part_goes_only_where_another_part_begins_or_the_last_one_ends():
    assert gaps_of("h1") == ["h3", "closing"]
    assert gaps_of("h3") == ["h1", "h2"]


def test_a_sub_heading_stays_within_the_parts():
    assert gaps_of("h22") == ["h2", "h21", "closing"]


def test_a_point_stays_in_a_section_behind_its_lead_in():
    assert gaps_of("p2") == ["p1", "h21", "h22", "h3", "closing"]


def test_a_paragraph_outside_the_sections_stays_outside():
    assert gaps_of("review") == ["opening", "end"]


def test_the_front_matter_does_not_move():
    assert gaps_of("title") == []


def test_a_part_steps_over_its_neighbour_with_all_that_is_in_it():
    assert ids(step(SPEECH, "h1", down=True))[3:9] == ["h2", "h21", "h22", "h1", "lead", "p1"]


def test_a_point_at_the_end_of_its_part_steps_into_the_next():
    moved = step(SPEECH, "p2", down=True)
    assert ids(moved)[6:9] == ["h2", "p2", "h21"]
    assert ids(step(moved, "p2", down=False)) == ids(SPEECH)


def test_what_stands_first_goes_no_further():
    assert step_gap(SPEECH.paragraphs, SPEECH.index_of("h1"), down=False) is None
    assert step(SPEECH, "h1", down=False) is SPEECH


def test_a_section_is_removed_with_what_hangs_below_it():
    assert ids(remove_section(SPEECH, "h2"))[6:] == ["p2", "h3", "closing"]


def test_a_cleared_section_keeps_the_outline_and_drops_what_came_later():
    three_part = draft_from_outline(find_outline(load_outlines(None), "three-part"), Facts("讲话"))
    heading = next(p for p in three_part.paragraphs if p.role is Role.HEADING)
    start = three_part.index_of(heading.id)
    stop = section_stop(three_part.paragraphs, start)
    later = Paragraph("later", text="后来加的一段。")
    written = three_part.with_paragraphs(
        (*three_part.paragraphs[:stop], later, *three_part.paragraphs[stop:])
    )
    cleared = clear_section(written, heading.id)
    assert cleared == three_part
    assert all(p.is_empty_slot for p in cleared.paragraphs[start:stop])


@given(drafts.filter(lambda draft: draft.paragraphs), st.data())
def test_a_step_keeps_every_paragraph(draft, data):
    chosen = data.draw(st.sampled_from(draft.paragraphs))
    moved = step(draft, chosen.id, data.draw(st.booleans()))
    assert sorted(ids(moved)) == sorted(ids(draft))


def test_a_section_lands_only_where_it_breaks_no_other_apart():
    row = (
        Paragraph("a", text="今天召开会议。"),
        Paragraph("b", Role.HEADING, 1, "甲", "一、"),
        Paragraph("c", Role.POINT, 1, "抓早。", "一要"),
        Paragraph("d", Role.POINT, 1, "抓实。", "一要"),
        Paragraph("e", Role.HEADING, 1, "乙", "一、"),
        Paragraph("f", text="要落实。"),
    )
    heading = Paragraph("x", Role.HEADING, 1, "丙", "一、")
    assert [gap_for(row, at, heading) for at in range(7)] == [1, 1, 1, 4, 4, 4, 6]
    assert [gap_for(row, at, Paragraph("x", text="正文。")) for at in range(7)] == list(range(7))


def test_a_plain_paragraph_goes_over_its_neighbour_up_to_both_ends_and_no_further():
    row = Draft(paragraphs=tuple(Paragraph(name, text=name) for name in "abc"))
    assert ids(one_on(row, "b", down=False)) == ["b", "a", "c"]
    assert ids(one_on(row, "b", down=True)) == ["a", "c", "b"]
    assert one_on(row, "a", down=False) is row
    assert one_on(row, "c", down=True) is row


def test_headings_and_points_go_on_with_all_that_hangs_below_them():
    assert one_on(SPEECH, "h1", down=True) == step(SPEECH, "h1", down=True)
    assert one_on(SPEECH, "p2", down=True) == step(SPEECH, "p2", down=True)


def test_the_nearest_gap_lies_just_beyond_a_branch_at_both_ends_of_a_draft():
    row = [Paragraph("a", text="一。"), Paragraph("b", text="二。")]
    assert step_gap(row, 0, down=True) == 2
    assert step_gap(row, 1, down=True) is None
    assert step_gap(row, 1, down=False) == 0
    assert step_gap(row, 0, down=False) is None
