"""What is put aside, and notes, stay in the draft."""

import io

import docx

from drafter.core.parking import set_parked, with_note
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.core.test_parking import DRAFT


def test_neither_what_is_put_aside_nor_a_note_is_exported():
    draft = with_note(set_parked(DRAFT, ["b"], True), "a", "给张县长核一下数")
    assert draft.paragraphs[0].note == "给张县长核一下数"
    text = "\n".join(
        p.text for p in docx.Document(io.BytesIO(to_docx(draft, load_layout("gbt9704")))).paragraphs
    )
    assert "学习到位" in text
    assert "先放着" not in text
    assert "张县长" not in text
    assert with_note(draft, "a", "").paragraphs[0] == DRAFT.paragraphs[0]
