"""The sources that hits tell, which the library remembers from search to search."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drafter.core.clip import ClipKind
from drafter.core.progress import run_job
from drafter.library import sources
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from tests.library.speeches import SAFETY, speech

ASKED = Query("隐患 现场")


def titles(library: EmbeddedLibrary) -> set[str]:
    return {source.title for hit in library.search(ASKED).hits for source in hit.sources}


def test_a_corrected_source_is_told_as_it_is_now(stocked: EmbeddedLibrary):
    source = stocked.search(ASKED).hits[0].source
    stocked.edit_source(replace(source, title="改过的题目", date=date(2026, 1, 2)))
    assert stocked.search(ASKED).hits[0].source == replace(source, title="改过的题目", date=date(2026, 1, 2))


def test_a_source_is_told_as_another_program_has_left_it(stocked: EmbeddedLibrary, tmp_path: Path):
    reader = open_library(tmp_path / "library", read_only=True)
    source = reader.search(ASKED).hits[0].source
    stocked.edit_source(replace(source, title="改过的题目"))
    assert titles(reader) == {"改过的题目"}
    stocked.remove(source.id)
    assert titles(reader) == set()
    stocked.restore(source.id)
    assert titles(reader) == {"改过的题目"}
    reader.close()


def test_what_comes_in_place_of_a_deleted_source_is_told(library: EmbeddedLibrary):
    library.add(speech("旧讲话", *SAFETY), "old")
    assert titles(library) == {"旧讲话"}
    library.remove(library.sources()[0].source.id)
    library.empty_bin()
    library.add(speech("新讲话", *SAFETY), "new")  # has the number that the deleted one had
    assert titles(library) == {"新讲话"}


@pytest.mark.parametrize(
    ("part", "kind"),
    [("argument", ClipKind.PARAGRAPH), ("heading", ClipKind.HEADING), ("heading", ClipKind.SECTION)],
)
def test_of_very_many_sources_the_newest_are_told(library: EmbeddedLibrary, part: str, kind: ClipKind):
    parts = ((part, "隐患就在现场，人人都要上心"), ("argument", "一刻也不能放松。"))
    documents = ((speech(f"第{number}篇", *parts), str(number)) for number in range(130))
    run_job(library.add_many(documents))
    told = [source.title for source in library.search(replace(ASKED, kind=kind)).hits[0].sources]
    assert told == [f"第{number}篇" for number in range(129, 29, -1)]


def test_what_a_hit_tells_of_a_place_stands_in_the_index_of_places(library: EmbeddedLibrary, tmp_path: Path):
    library.add(speech("讲话", *SAFETY), "safety")
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as connection:
        told = connection.execute(
            "EXPLAIN QUERY PLAN SELECT source, position, role, level, move, marker, starts"
            " FROM placements WHERE block = 1"
        ).fetchall()
    assert "COVERING INDEX" in told[0][-1]


def test_where_too_many_sources_are_remembered_the_last_read_stay(
    library: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    documents = (
        (speech(f"第{number}篇", ("argument", f"第{number}件事。")), str(number)) for number in range(8)
    )
    run_job(library.add_many(documents))
    monkeypatch.setattr(sources, "_MOST", 4)
    asked: list[str] = []
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as connection:
        numbers = [number for (number,) in connection.execute("SELECT number FROM sources ORDER BY number")]
        remembered = sources.Sources()
        for number in numbers[:5]:
            remembered.read(connection, [number])
        connection.set_trace_callback(asked.append)
        told = remembered.read(connection, numbers[2:5])
        assert [told[number].title for number in numbers[2:5]] == ["第2篇", "第3篇", "第4篇"]
        assert not any("FROM sources" in statement for statement in asked)
        assert remembered.read(connection, numbers[:1])[numbers[0]].title == "第0篇"
        assert any("FROM sources" in statement for statement in asked)
