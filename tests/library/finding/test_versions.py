"""The versions of a block, side by side."""

from dataclasses import replace
from datetime import date

from drafter.core.clip import ClipKind
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import SAFETY, speech

_OLD, _NEW = "一刻也不能放松", "一刻也不能松劲"


def _draft_and_final(library: EmbeddedLibrary) -> None:
    for day, new in ((date(2024, 3, 1), _OLD), (date(2024, 3, 5), _NEW), (date(2024, 3, 9), f"{_NEW}懈怠")):
        parts = [(kind, text.replace(_OLD, new)) for kind, text in SAFETY]
        library.add(speech("在安全生产会议上的讲话", *parts, day=day), new)


def test_versions_stand_beside_the_one_that_was_found_with_what_is_new_in_them_marked(
    library: EmbeddedLibrary,
):
    _draft_and_final(library)
    (found,) = library.search(Query(f"“{_OLD}”")).hits
    assert found.versions == 2
    own, *others = library.versions(found.id)
    assert own == replace(found, versions=0, score=0.0, highlights=())
    assert [hit.source.date for hit in others] == [date(2024, 3, 9), date(2024, 3, 5)]
    marked = [
        "".join(hit.clip.paragraphs[0].text[start:end] for start, end in hit.highlights) for hit in others
    ]
    assert marked == ["劲懈怠", "劲"]


def test_versions_in_the_bin_are_not_shown(library: EmbeddedLibrary):
    _draft_and_final(library)
    (found,) = library.search(Query(f"“{_OLD}”")).hits
    library.remove(library.versions(found.id)[1].source.id)
    assert len(library.versions(found.id)) == 2


def test_a_block_without_versions_stands_alone_and_one_that_is_gone_has_none(stocked: EmbeddedLibrary):
    (found,) = stocked.search(Query("撂荒地")).hits
    assert [hit.id for hit in stocked.versions(found.id)] == [found.id]
    assert stocked.versions("4711") == []


def test_sections_have_versions_too(library: EmbeddedLibrary):
    _draft_and_final(library)
    hit = library.search(Query("压实", kind=ClipKind.SECTION)).hits[0]
    assert hit.versions == 2
    assert {one.clip.kind for one in library.versions(hit.id)} == {ClipKind.SECTION}
