"""How long a draft is planned to be."""

from drafter.core.length import planned_open
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot


def test_only_the_open_slots_count_as_what_is_still_to_be_written():
    slot = Slot(Role.BODY, share=0.25)
    paragraphs = (Paragraph("a", slot=slot), Paragraph("b", text="写好了。", slot=slot), Paragraph("c"))
    assert planned_open(Draft(Facts(minutes=8), paragraphs), speed=200) == 400
