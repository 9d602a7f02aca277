"""What a first draft out of the library puts where."""

import pytest

from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.ui.filling.proposing import _belongs, proposal_for

BODY, POINT, HEADING = Role.BODY, Role.POINT, Role.HEADING


@pytest.mark.parametrize(
    "found, place, belongs",
    [
        ((BODY, None), (BODY, None), True),
        ((BODY, Move.REVIEW), (BODY, Move.REVIEW), True),
        ((BODY, Move.OPENING), (BODY, Move.OPENING), True),
        ((BODY, Move.OPENING), (BODY, Move.REVIEW), False),
        ((BODY, Move.REVIEW), (BODY, Move.OPENING), False),
        ((BODY, Move.CLOSING), (BODY, None), False),
        ((BODY, Move.SITUATION), (BODY, Move.PROBLEMS), True),
        ((POINT, None), (BODY, None), False),
        ((BODY, None), (POINT, None), True),
        ((POINT, None), (POINT, None), True),
        ((HEADING, None), (HEADING, None), True),
        ((HEADING, None), (POINT, None), False),
        ((POINT, None), (HEADING, None), False),
    ],
)
def test_a_paragraph_goes_only_where_its_kind_is_asked_for(found, place, belongs):
    one, other = (Paragraph("x", role, text="说", move=move) for role, move in (found, place))
    assert _belongs(one, other) is belongs


def slot(name: str, role: Role, prompt: str, move: Move | None = None) -> Paragraph:
    level = 0 if role is BODY else 1
    return Paragraph(name, role, level, move=move, slot=Slot(role, level, move=move, prompt=prompt))


def test_a_proposal_tells_what_it_filled_out_of_what_and_what_stays_open(library):
    draft = Draft(
        Facts("在全县安全生产工作会议上的讲话"),
        (
            Paragraph("t", Role.TITLE, text="在全县安全生产工作会议上的讲话"),
            slot("where", Role.SIGNATURE, "署名"),
            slot("o", BODY, "开场", Move.OPENING),
            slot("h", HEADING, "养蚕缫丝"),
        ),
    )
    found = proposal_for(library, draft)
    assert found.filled[0] == "o"
    assert found.draft.paragraphs[2].text.startswith("今天召开全县安全生产工作会议")
    assert len(found.blocks) == len(found.filled)
    assert all(block for block in found.blocks)
    assert found.left == 2 - len(found.filled)
    assert found.draft.paragraphs[1].is_empty_slot
    nothing = proposal_for(library, Draft(paragraphs=(Paragraph("a", text="已经写好。"),)))
    assert (nothing.filled, nothing.left) == ((), 0)
