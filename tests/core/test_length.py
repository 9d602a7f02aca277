"""How long a draft is planned to be, and how long it is."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.length import (
    CharacterCounts,
    is_too_long,
    length_of,
    planned_length,
    planned_open,
    planned_whole,
    spoken_time,
)
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot

_TEXTS = st.sampled_from(["", "抓好落实。", "GDP 增长 5%", "各位同志：", "一二三"])
_DRAFTS = st.lists(
    st.builds(Paragraph, st.sampled_from("abcde"), text=_TEXTS), max_size=5, unique_by=lambda p: p.id
)


def test_where_nobody_said_how_long_to_speak_nothing_is_planned():
    """Whatever stands in the draft already: of an empty one two characters would be planned for a part."""
    slot = Slot(Role.BODY, share=0.5)
    paragraphs = (Paragraph("a", slot=slot), Paragraph("b", text="下面，我讲三点意见。"))
    draft = Draft(Facts(), paragraphs)
    assert (planned_whole(draft), planned_length(draft, 0, 2), planned_open(draft)) == (0, 0, 0)
    timed = Draft(Facts(minutes=8), paragraphs)
    assert (planned_whole(timed), planned_length(timed, 0, 2)) == (1600, 800)


def test_only_the_open_slots_count_as_what_is_still_to_be_written():
    slot = Slot(Role.BODY, share=0.25)
    paragraphs = (Paragraph("a", slot=slot), Paragraph("b", text="写好了。", slot=slot), Paragraph("c"))
    assert planned_open(Draft(Facts(minutes=8), paragraphs), speed=200) == 400


@given(st.lists(_DRAFTS))
def test_what_is_remembered_between_drafts_never_changes_a_count(drafts):
    counts = CharacterCounts()
    for paragraphs in drafts:
        found = counts.of(paragraphs)
        assert found == [length_of((paragraph,)) for paragraph in paragraphs]
        assert counts.total == length_of(paragraphs)
        found.clear()  # what a caller does with its list is no concern of ours


def test_the_time_that_a_text_takes_is_told_to_half_a_minute():
    assert [spoken_time(n, 200) for n in (0, 40, 100, 200, 250, 300, 2400)] == [
        "", "", "半分钟", "1 分钟", "1 分钟", "1 分半", "12 分钟",
    ]  # fmt: skip


def test_a_text_is_too_long_where_its_listeners_would_notice():
    assert [is_too_long(n, 1000) for n in (1000, 1180, 1181)] == [False, False, True]
    assert is_too_long(99999, 0) is False
