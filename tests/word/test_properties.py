"""What holds for every draft that there can be."""

from hypothesis import given, settings

from drafter.core.model import Role
from drafter.core.numbering import labels, numbers_of
from drafter.word.clean import clean
from drafter.word.compare import accept, accept_all, compare_drafts
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.marked import to_marked_docx
from tests.conftest import cases
from tests.core.draft_strategies import drafts
from tests.word.package_parts import W, root, texts

GBT9704 = load_layout("gbt9704")
#: Drafts of nothing but text; what becomes of tables and pictures is said in test_objects.py.
spoken = drafts.map(lambda d: d.with_paragraphs(tuple(p for p in d.paragraphs if p.role is not Role.OBJECT)))


@settings(max_examples=cases(60), deadline=None)
@given(spoken)
def test_a_draft_is_exported_with_every_text_and_label_and_nothing_else(draft):
    kept = [p for p in draft.paragraphs if clean(p.text).strip()]
    numbers = numbers_of(draft.paragraphs)
    wanted = [numbers[p.id] + clean(p.text).strip() for p in kept]
    assert texts(to_docx(draft, GBT9704)) == wanted


@settings(max_examples=cases(60), deadline=None)
@given(spoken, spoken)
def test_accepting_every_change_between_two_drafts_gives_the_later_texts(before, after):
    comparison = compare_drafts(before, after)
    accepted = accept_all(before, comparison)
    wanted = [p.text for p in after.paragraphs if p.text.strip()]
    found = [p.text for p in accepted.paragraphs if p.text.strip()]
    assert [_counted(text) for text in found] == [_counted(text) for text in wanted]


@settings(max_examples=cases(30), deadline=None)
@given(spoken, spoken)
def test_a_marked_copy_holds_every_later_text_outside_what_is_struck(before, after):
    document = root(to_marked_docx(compare_drafts(before, after), GBT9704), "word/document.xml")
    found = ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in document.iter(f"{W}p")]
    kept = [p for p in after.paragraphs if clean(p.text).strip()]
    assert [text for text in found if text] == [
        label + clean(p.text).strip() for label, p in zip(labels(kept), kept, strict=True)
    ]


@settings(max_examples=cases(30), deadline=None)
@given(spoken, spoken)
def test_accepting_one_change_twice_is_accepting_it_once(before, after):
    comparison = compare_drafts(before, after)
    for index in comparison.changes:
        once = accept(before, comparison, index)
        assert accept(once, comparison, index) == once


def _counted(text: str) -> str:
    """The text with the announced number of parts, which follows the parts, blotted out."""
    return "下面，我讲…点意见。" if text.startswith("下面，我讲") else text
