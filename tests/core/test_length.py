"""How long a draft is planned to be, and how long it is."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.length import CharacterCounts, length_of, planned_open
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot

_TEXTS = st.sampled_from(["", "抓好落实。", "GDP 增长 5%", "各位同志：", "一二三"])
_DRAFTS = st.lists(
    st.builds(Paragraph, st.sampled_from("abcde"), text=_TEXTS), max_size=5, unique_by=lambda p: p.id
)


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
