import contextlib
from datetime import date
from pathlib import Path

from drafter.core.model import Move, Role
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.importing.split import CutDocument
from drafter.library.starter import starter_documents, starter_prepared
from tests.library.speeches import FARMING, SAFETY, speech


def test_a_document_comes_back_whole_and_in_order(library: EmbeddedLibrary):
    document = speech("在会议上的讲话", *SAFETY, day=date(2024, 3, 1), occasion="会议", file="安全.docx")
    source = library.add(document, "digest")
    assert source is not None
    assert (source.title, source.file, source.date) == ("在会议上的讲话", "安全.docx", date(2024, 3, 1))
    assert (source.occasion, source.level, source.starter) == ("会议", "county", False)
    whole = library.document(source.id).paragraphs
    wanted = [(p.role, p.level, p.text, p.marker, p.move) for p in document.paragraphs]
    assert [(p.role, p.level, p.text, p.marker, p.move) for p in whole] == wanted
    assert all(p.source == source for p in whole)
    assert library.source(source.id) == source


def test_the_same_file_is_taken_in_once(library: EmbeddedLibrary):
    assert library.add(speech("讲话", *SAFETY), "digest") is not None
    assert library.add(speech("讲话", *SAFETY), "digest") is None
    assert library.counts() == (1, 9)


def test_a_document_in_the_bin_comes_back_when_its_file_is_imported_again(library: EmbeddedLibrary):
    source = library.add(speech("讲话", *SAFETY), "digest")
    assert source is not None
    library.remove(source.id)
    assert library.counts() == (0, 0)
    assert library.add(speech("讲话", *SAFETY), "digest") == source
    assert library.search(Query("隐患")).total == 3


def test_a_document_without_text_is_harmless(library: EmbeddedLibrary):
    assert library.add(speech("", ("argument", "　")), "empty") is not None
    assert library.search(Query()).total == 0
    assert run_job(library.verify()).problems == ()


def test_a_very_long_speech_shares_its_paragraphs_with_its_copy(library: EmbeddedLibrary):
    parts = [("argument", f"档案要收集齐全，这是其中的第{number}条要求。") for number in range(600)]
    library.add(speech("讲话", *parts), "first")
    library.add(speech("讲话（又一份）", *parts), "second")
    assert library.search(Query("收集齐全")).total == 600
    assert run_job(library.verify()).problems == ()


def test_versions_of_a_speech_are_grouped_and_shown_once(library: EmbeddedLibrary):
    library.add(speech("讲话（初稿）", *SAFETY, *FARMING, day=date(2024, 1, 1)), "first")
    changed = [(kind, text.replace("一刻也不能放松", "一刻也不能松懈")) for kind, text in SAFETY]
    library.add(speech("讲话（定稿）", *changed, *FARMING, day=date(2024, 1, 9)), "second")
    library.add(speech("另一篇", ("argument", "档案工作要做到应收尽收、应归尽归，把家底存完整。")), "other")
    hits = library.search(Query("底线工作")).hits
    assert [hit.versions for hit in hits] == [1]
    assert {record.source.title: record.versions for record in library.sources()} == {
        "讲话（初稿）": 1,
        "讲话（定稿）": 1,
        "另一篇": 0,
    }


def test_a_version_in_the_bin_no_longer_counts(library: EmbeddedLibrary):
    library.add(speech("讲话（初稿）", *SAFETY, *FARMING), "first")
    changed = [(kind, text.replace("一刻也不能放松", "一刻也不能松懈")) for kind, text in SAFETY]
    source = library.add(speech("讲话（定稿）", *changed, *FARMING), "second")
    assert source is not None
    library.remove(source.id)
    assert [hit.versions for hit in library.search(Query("底线工作")).hits] == [0]


def test_speeches_of_one_occasion_in_two_years_are_no_versions(library: EmbeddedLibrary):
    library.add(speech("二〇二四年讲话", *SAFETY), "first")
    library.add(speech("二〇二五年讲话", *FARMING, SAFETY[1]), "second")
    assert [record.versions for record in library.sources()] == [0, 0]


def test_the_starter_material_comes_once_and_stays_away_when_removed(library: EmbeddedLibrary):
    added = add_starter(library)
    assert added == len(library.sources()) > 0
    assert all(record.source.starter for record in library.sources())
    assert library.search(Query(starter=True)).total >= 80
    removed = library.sources()[0].source
    library.remove(removed.id)
    library.empty_bin()
    assert list(starter_documents(library.starter_digests())) == [], "nothing is read in vain"
    assert add_starter(library) == 0
    assert removed.id not in [record.source.id for record in library.sources()]


def test_starter_material_that_another_process_reads_is_what_this_one_reads(
    library: EmbeddedLibrary, tmp_path: Path
):
    with contextlib.closing(open_library(tmp_path / "other")) as other:
        added = add_starter(other, apart=True)
        assert added == add_starter(library) > 0
        assert add_starter(other, apart=True) == 0
        for mine, theirs in zip(library.sources(), other.sources(), strict=True):
            assert mine.source == theirs.source
            assert library.document(mine.source.id) == other.document(theirs.source.id)


def test_another_process_reads_all_starter_speeches_itself():
    for made, _ in starter_prepared():
        assert isinstance(made, CutDocument), made.file


def test_points_and_front_matter_keep_their_roles(stocked: EmbeddedLibrary):
    hit = stocked.search(Query("亲自过问")).hits[0]
    first = hit.clip.paragraphs[0]
    assert (first.role, first.level, first.marker, first.move) == (Role.POINT, 1, "一要", None)
    assert stocked.search(Query("春耕", move=Move.OPENING)).total == 1
    assert stocked.search(Query("同志们")).hits[0].clip.paragraphs[0].role is Role.BODY
