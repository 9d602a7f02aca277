"""Where branches and clips may go in an outline."""

from drafter.core.length import CharacterCounts
from drafter.core.model import Draft, Move, Paragraph, Role, Slot
from drafter.ui.outline import places
from drafter.ui.outline.branches import Branch, BranchKind, branch_at, branches_of, lead_of, walk
from tests.ui.outline_material import PARAGRAPH, SECTION, SPEECH, ids

TOP = branches_of(SPEECH, CharacterCounts())


def named(name: str) -> Branch:
    return next(branch for branch in walk(TOP) if branch.id == name)


def test_the_gap_before_a_row_and_behind_the_last():
    part = named("h1")
    assert places.gap_at(SPEECH, TOP, None, 0) == 0
    assert places.gap_at(SPEECH, TOP, None, len(TOP)) == len(SPEECH.paragraphs)
    assert places.gap_at(SPEECH, part.children, part, 0) == part.children[0].start
    assert places.gap_at(SPEECH, part.children, part, len(part.children)) == part.stop
    assert places.gap_at(SPEECH, part.children, part, -1) == part.stop


def test_onto_another_branch_is_at_its_end_and_upwards_onto_ones_like_before_it():
    assert places.gap_onto(named("h1"), named("h3")) == named("h1").start
    assert places.gap_onto(named("h3"), named("h1")) == named("h3").stop
    assert places.gap_onto(named("h1"), named("h1")) == named("h1").stop
    assert places.gap_onto(named("h1"), named("q1")) == named("h1").stop


def stepped(name: str, down: bool, draft: Draft = SPEECH) -> list[str] | None:
    edit = places.stepping(draft, TOP, named(name), down)
    return ids(edit(draft)) if edit else None


def test_a_part_steps_with_all_of_it_and_body_among_the_branches_at_the_top():
    assert stepped("h1", True) == [*ids(SPEECH)[:7], "h2", "q1", "h1", "lead", "p1", "p2", "h3", "closing"]
    assert stepped("review1", False) == [
        *ids(SPEECH)[:3], "review1", "review2", "opening", *ids(SPEECH)[6:]
    ]  # fmt: skip
    assert stepped("opening", True) == [*ids(SPEECH)[:3], "review1", "review2", "opening", *ids(SPEECH)[6:]]
    assert stepped("opening", False) is None  # above it stands the front matter
    assert stepped("say", True) is None  # below it begins a part


def test_a_branch_is_taken_out_whole():
    assert ids(places.removing(SPEECH, named("h1"))(SPEECH)) == [*ids(SPEECH)[:7], *ids(SPEECH)[11:]]
    assert ids(places.removing(SPEECH, named("review1"))(SPEECH)) == [*ids(SPEECH)[:4], *ids(SPEECH)[6:]]


def test_a_clip_begins_with_a_heading_or_does_not():
    assert places.heading_of(SECTION) == SECTION.paragraphs[0]
    assert places.heading_of(PARAGRAPH) is None
    assert places.heading_of(None) is None


def test_an_open_heading_takes_a_section_and_so_does_a_draft_without_parts():
    assert not places.takes_heading(TOP, named("h1"))
    assert not places.takes_heading(TOP, named("opening"))
    slot = Slot(Role.HEADING, 1, prompt="第一部分")
    open_part = Draft(paragraphs=(Paragraph("h", Role.HEADING, 1, slot=slot), Paragraph("a", text="说。")))
    grown = branches_of(open_part, CharacterCounts())
    assert grown[0].kind is BranchKind.HEADING
    assert places.takes_heading(grown, grown[0])
    plain = branches_of(Draft(paragraphs=(Paragraph("a", text="说。"),)), CharacterCounts())
    assert places.takes_heading(plain, plain[0])


def texts(edit, draft: Draft = SPEECH) -> list[str]:
    return [paragraph.text for paragraph in edit(draft).paragraphs]


def test_a_section_is_pasted_behind_the_part_in_which_one_stands():
    for target in ("h1", "p1"):
        edit = places.putting(SPEECH, TOP, named(target), SECTION)
        assert edit is not None
        assert texts(edit)[11:13] == ["转变作风", "深入一线。"]
    assert places.putting(SPEECH, TOP, named("title"), PARAGRAPH) is None
    edit = places.putting(SPEECH, TOP, named("closing"), PARAGRAPH)
    assert edit is not None
    assert texts(edit)[-1] == PARAGRAPH.paragraphs[0].text


def test_the_innermost_branch_at_a_place_and_its_leading_sentence():
    found = branch_at(TOP, SPEECH.index_of("p2"))
    assert found is not None
    assert found.id == "p2"
    assert branch_at(TOP, SPEECH.index_of("review2")) == named("review1")
    assert branch_at(TOP, len(SPEECH.paragraphs)) is None
    assert lead_of(" 看清形势：弦要绷紧。") == "看清形势"
    assert lead_of("字" * 40) == "字" * 40
    assert lead_of("字" * 41) == "字" * 39 + "…"


def test_a_part_and_plain_paragraphs_are_carried_into_a_gap():
    end = len(SPEECH.paragraphs)
    carried = places.moving(SPEECH, named("h2"), SPEECH.index_of("closing"))(SPEECH)
    assert ids(carried)[11:] == ["h3", "h2", "q1", "closing"]
    assert ids(places.moving(SPEECH, named("review1"), 3)(SPEECH))[3:6] == ["review1", "review2", "opening"]
    assert places.may_move(SPEECH, named("h1"), end - 1)
    assert not places.may_move(SPEECH, named("h1"), 0)


def test_body_text_steps_up_to_the_very_top_of_a_draft_without_front_matter():
    draft = Draft(
        paragraphs=(
            Paragraph("a", text="一。", move=Move.OPENING),
            Paragraph("b", text="二。", move=Move.REVIEW),
        )
    )
    top = branches_of(draft, CharacterCounts())
    up, beyond = (places.stepping(draft, top, branch, down=False) for branch in (top[1], top[0]))
    assert up is not None
    assert ids(up(draft)) == ["b", "a"]
    assert beyond is None
    assert places.stepping(draft, top, top[1], down=True) is None


def test_a_clip_fills_an_open_place_and_stands_behind_one_that_is_written():
    slot = Slot(Role.BODY, prompt="先总评一句")
    draft = Draft(paragraphs=(Paragraph("a", text="一。", move=Move.OPENING), Paragraph("s", slot=slot)))
    top = branches_of(draft, CharacterCounts())
    words = PARAGRAPH.paragraphs[0].text
    assert texts(places.filling(draft, top[1], PARAGRAPH), draft) == ["一。", words]
    assert texts(places.filling(draft, top[0], PARAGRAPH), draft)[0] == "一。"
    assert len(texts(places.filling(draft, top[0], PARAGRAPH), draft)) == 3
