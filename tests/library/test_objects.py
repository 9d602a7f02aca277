"""Tables and pictures of sources: no blocks of the library, but what a section brings along."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.clip import ClipKind
from drafter.core.document import Document, FoundObject
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.objects import Picture, Table, picture_of, table_of_rows
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from tests.word.test_objects import png

TABLE = table_of_rows([["乡镇", "任务"], ["城关镇", "三千二百"]])
MAP = picture_of(png(), "png", 60.0, 40.0)
TEXT = "各乡镇要把防汛物资清点一遍，缺的马上补齐，存放地点、责任人员一一登记造册。"


def _heading(text: str) -> Paragraph:
    return Paragraph("", Role.HEADING, 1, text, "一、")


@pytest.fixture
def flooded(library: EmbeddedLibrary) -> EmbeddedLibrary:
    """A library of one speech of two parts; the first has a table and a picture."""
    texts = (
        Paragraph("", Role.TITLE, text="在全县防汛会议上的讲话"),
        _heading("备足防汛物资"),
        Paragraph("", text=TEXT),
        _heading("守好每一段堤"),
        Paragraph("", text=TEXT.replace("物资", "堤段")),
    )
    objects = (
        FoundObject("table", 3, "防汛物资表", kept=True, object=TABLE),
        FoundObject("picture", 3, "堤防示意图", kept=True, object=MAP),
        FoundObject("comment", 3, "改一改"),
    )
    document = Document(
        "防汛.docx", "docx", texts, ("",) * len(texts), Facts("在全县防汛会议上的讲话"), objects=objects
    )
    library.add(document, "flood")
    return library


def _objects(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, Table | Picture | None]]:
    return [(p.text, p.object) for p in paragraphs if p.object]


def test_a_section_brings_its_table_and_its_picture(flooded: EmbeddedLibrary):
    hits = flooded.search(Query("防汛物资", kind=ClipKind.SECTION)).hits
    (section,) = (hit for hit in hits if hit.clip.paragraphs[0].text == "备足防汛物资")
    roles = [p.role for p in section.clip.paragraphs]
    assert roles == [Role.HEADING, Role.BODY, Role.OBJECT, Role.OBJECT]
    assert _objects(section.clip.paragraphs) == [("防汛物资表", TABLE), ("堤防示意图", MAP)]
    assert flooded.picture_bytes(MAP.digest) == png()


def test_a_heading_brings_them_with_what_follows(flooded: EmbeddedLibrary):
    hits = flooded.search(Query("物资", kind=ClipKind.HEADING)).hits
    (hit,) = flooded.with_sections(hits)
    assert [p.role for p in hit.follows] == [Role.BODY, Role.OBJECT, Role.OBJECT]


def test_neither_cells_nor_captions_are_blocks(flooded: EmbeddedLibrary):
    for words in ("三千二百", "城关镇", "示意图"):
        assert flooded.search(Query(words)).total == 0


def test_the_next_part_has_none(flooded: EmbeddedLibrary):
    hits = flooded.search(Query("堤段", kind=ClipKind.SECTION)).hits
    assert not any(_objects(hit.clip.paragraphs) for hit in hits if "一段堤" in hit.clip.paragraphs[0].text)


def test_the_whole_text_has_them_where_they_stood(flooded: EmbeddedLibrary):
    (record,) = flooded.sources()
    whole = flooded.document(record.source.id).paragraphs
    assert [p.role for p in whole].index(Role.OBJECT) == 3
    assert len({p.id for p in whole}) == len(whole)


def test_pictures_go_with_their_last_source(flooded: EmbeddedLibrary, tmp_path: Path):
    (record,) = flooded.sources()
    flooded.remove(record.source.id)
    assert flooded.picture_bytes(MAP.digest) == png()
    flooded.empty_bin()
    assert flooded.picture_bytes(MAP.digest) == b""


def test_they_are_there_when_the_library_is_opened_again(flooded: EmbeddedLibrary, tmp_path: Path):
    (record,) = flooded.sources()
    flooded.close()
    again = open_library(tmp_path / "library")
    try:
        assert len(_objects(again.document(record.source.id).paragraphs)) == 2
        assert again.picture_bytes(MAP.digest) == png()
    finally:
        again.close()


def test_a_picture_comes_without_its_bytes_and_takes_them_from_the_library(flooded: EmbeddedLibrary):
    (record,) = flooded.sources()
    clip = flooded.document(record.source.id)
    bare = Draft(paragraphs=clip.paragraphs)
    (found,) = bare.pictures.values()
    assert found.data == b""
    (filled,) = bare.filled(flooded.picture_bytes).pictures.values()
    assert filled.data == png()
    assert replace(filled, data=b"") == found
