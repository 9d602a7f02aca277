from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.reading.read import READER_VERSION, recognise_text


def test_sources_are_listed_newest_first_with_their_uses(stocked: EmbeddedLibrary):
    hit = stocked.search(Query("耕地")).hits[0]
    stocked.note_use([hit.id])
    records = stocked.sources()
    assert [record.source.date for record in records] == [date(2025, 2, 20), date(2024, 3, 1)]
    assert [(record.paragraphs, record.uses) for record in records] == [(7, 1), (9, 0)]


def test_the_bin_hides_a_source_and_gives_it_back(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    stocked.remove(source.id)
    assert stocked.search(Query("耕地")).total == 0
    assert [record.removed for record in stocked.sources()] == [True, False]
    assert stocked.counts() == (1, 9)
    stocked.restore(source.id)
    assert stocked.search(Query("耕地")).total == 1
    assert run_job(stocked.verify()).problems == ()


def test_emptying_the_bin_leaves_nothing_behind(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    stocked.remove(source.id)
    assert stocked.empty_bin() == 1
    assert stocked.empty_bin() == 0
    assert [record.source.id for record in stocked.sources()] != [source.id]
    assert run_job(stocked.verify()).problems == ()
    with pytest.raises(UserError):
        stocked.document(source.id)


def test_what_was_recognised_wrongly_is_corrected_everywhere(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    mended = replace(
        source, title="春耕讲话", date=date(2023, 2, 20), level="city", unit="市政府", place="东山市"
    )
    stocked.edit_source(mended)
    assert stocked.source(source.id) == mended
    assert stocked.search(Query(year=2023, level="city")).total == 4
    assert stocked.search(Query(year=2025)).total == 0
    assert stocked.search(Query("耕地")).hits[0].source == mended
    assert run_job(stocked.verify()).problems == ()


def test_whose_a_source_is_and_how_far_it_came_is_kept_for_several(stocked: EmbeddedLibrary):
    ours = [
        replace(record.source, whose="own", state="delivered", date_guessed=True)
        for record in stocked.sources()
    ]
    stocked.edit_source(*ours)
    assert [record.source for record in stocked.sources()] == ours
    assert stocked.search(Query("耕地")).hits[0].source == ours[0]


def test_a_source_knows_the_version_of_its_reader(library: EmbeddedLibrary):
    read = recognise_text("在全县会上的讲话\n同志们：\n各乡镇要把防汛物资清点一遍，缺的马上补齐。")
    library.add(read, "digest")
    assert [record.reader for record in library.sources()] == [READER_VERSION]


def test_a_source_that_is_gone_is_said_so(stocked: EmbeddedLibrary):
    for ask in (stocked.remove, stocked.restore, stocked.document, stocked.source):
        with pytest.raises(UserError, match="已经没有这篇材料"):
            ask("gone")


def test_the_chart_counts_paragraphs_by_year_and_topic(stocked: EmbeddedLibrary):
    overview = stocked.overview()
    assert list(overview) == ["2025", "2024"]
    assert overview["2024"]["安全生产"] == 5
    assert overview["2025"]["乡村振兴"] == 4
    assert set(overview["2024"]) <= set(stocked.topics())


def test_a_backup_is_one_file_and_brings_everything_back(stocked: EmbeddedLibrary, tmp_path: Path):
    before = stocked.sources()
    stocked.set_favourite(stocked.search(Query("耕地")).hits[0].id, True)
    stocked.backup(tmp_path / "备份.db")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["备份.db"]
    stocked.remove(before[0].source.id)
    stocked.empty_bin()
    run_job(stocked.restore_backup(tmp_path / "备份.db"))
    assert stocked.sources() == before
    assert stocked.search(Query(favourite=True)).total == 1
    assert run_job(stocked.verify()).problems == ()


def test_a_backup_goes_into_another_library(stocked: EmbeddedLibrary, tmp_path: Path):
    stocked.backup(tmp_path / "backup.db")
    other = open_library(tmp_path / "other")
    run_job(other.restore_backup(tmp_path / "backup.db"))
    assert other.sources() == stocked.sources()
    assert other.search(Query("隐患")).total == 3
    other.close()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00 and then nothing"])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    stocked: EmbeddedLibrary, tmp_path: Path, content: bytes
):
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    with pytest.raises(UserError, match="不是语料库的备份"):
        run_job(stocked.restore_backup(wrong))
    assert stocked.search(Query("隐患")).total == 3


def test_a_backup_that_is_not_there_or_cannot_be_written_is_said_so(stocked: EmbeddedLibrary, tmp_path: Path):
    with pytest.raises(UserError, match="找不到备份文件"):
        run_job(stocked.restore_backup(tmp_path / "gone.db"))
    with pytest.raises(UserError):
        stocked.backup(tmp_path / "no" / "such" / "folder.db")


def test_several_sources_are_changed_together_or_not_at_all(stocked: EmbeddedLibrary):
    sources = [record.source for record in stocked.sources()]
    stocked.edit_source(*(replace(source, level="city") for source in sources))
    assert stocked.facets(Query())["level"] == {"city": 9}
    ids = [source.id for source in sources]
    for change in (stocked.remove, stocked.restore):
        with pytest.raises(UserError, match="已经没有这篇"):
            change(*ids, "gone")
    assert stocked.counts()[0] == 2
    stocked.remove(*ids)
    assert (stocked.counts(), stocked.search(Query()).total) == ((0, 0), 0)
    stocked.restore(*ids)
    assert stocked.search(Query()).total == 9
    assert run_job(stocked.verify()).problems == ()
