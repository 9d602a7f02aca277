"""What goes from one process of the program to another comes there as it was."""

import pickle

from hypothesis import given

from drafter.core.carried import Carried
from drafter.core.model import Draft, Paragraph
from drafter.library.blocks import Kind, Span
from drafter.library.indexing.entries import cut_block
from tests.core.draft_strategies import drafts


@given(drafts)
def test_paragraphs_come_through_a_pickle_with_every_field(draft: Draft):
    assert pickle.loads(pickle.dumps(draft.paragraphs)) == draft.paragraphs


def test_blocks_and_spans_come_through_a_pickle():
    made = (cut_block(Kind.PARAGRAPH, "安全生产", ["安全", "生产"]), Span(2, 5))
    assert pickle.loads(pickle.dumps(made)) == made


def test_the_pickle_says_nothing_but_the_values():
    paragraph = Paragraph("1", text="安全生产")
    assert isinstance(paragraph, Carried)
    made, values = paragraph.__reduce__()
    assert made is Paragraph
    assert Paragraph(*values) == paragraph  # pyright: ignore[reportArgumentType] -- any values
