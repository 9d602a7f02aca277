"""Damage to the files of the index, planted while the library is open."""

import json
import os
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import SAFETY, speech

_CHANGES_WHAT_IS_OPEN = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody change an open file")

_CHANGES_WHAT_IS_OPEN = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody change an open file")


@pytest.fixture
def opened(stocked: EmbeddedLibrary) -> EmbeddedLibrary:
    """A library with an index that is being read: one that cannot be opened is made anew before anybody asks."""
    assert stocked.search(Query("隐患")).total == 3
    return stocked


def _file(folder: Path, ending: str) -> Path:
    """A file of the last commit."""
    index = folder / "library" / "index"
    (first, *_) = json.loads((index / "meta.json").read_text("utf-8"))["segments"]
    return index / f"{first['segment_id'].replace('-', '')}.{ending}"


@_CHANGES_WHAT_IS_OPEN
@_CHANGES_WHAT_IS_OPEN
@pytest.mark.parametrize("ending", ["idx", "pos", "term", "fast", "fieldnorm", "store"])
def test_a_changed_byte_of_any_file_is_found_and_mended_by_rebuilding(
    opened: EmbeddedLibrary, tmp_path: Path, ending: str
):
    file = _file(tmp_path, ending)
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(content)
    assert any("1 个文件损坏" in problem for problem in run_job(opened.verify()).problems)
    run_job(opened.rebuild())
    assert run_job(opened.verify()).problems == ()


@_CHANGES_WHAT_IS_OPEN
@_CHANGES_WHAT_IS_OPEN
def test_a_file_that_is_gone_is_found(opened: EmbeddedLibrary, tmp_path: Path):
    _file(tmp_path, "pos").unlink()
    assert "搜索索引有 1 个文件损坏，请重建索引" in run_job(opened.verify()).problems


@_CHANGES_WHAT_IS_OPEN
@_CHANGES_WHAT_IS_OPEN
def test_a_cut_file_is_found(opened: EmbeddedLibrary, tmp_path: Path):
    file = _file(tmp_path, "idx")
    beside = file.with_suffix(".cut")
    beside.write_bytes(file.read_bytes()[:-20])
    beside.replace(file)
    assert "搜索索引有 1 个文件损坏，请重建索引" in run_job(opened.verify()).problems


def test_an_index_with_deleted_blocks_is_whole(opened: EmbeddedLibrary, tmp_path: Path):
    opened.add(speech("再讲一次", *SAFETY[:3], ("argument", "隐患要天天查。")), "again")
    assert list((tmp_path / "library" / "index").glob("*.del"))
    assert run_job(opened.verify()).problems == ()


def test_rebuilding_says_how_many_blocks_can_be_found(opened: EmbeddedLibrary):
    assert run_job(opened.rebuild()) == run_job(opened.verify()).blocks


@_CHANGES_WHAT_IS_OPEN
@_CHANGES_WHAT_IS_OPEN
@pytest.mark.parametrize("ending", ["idx", "pos", "term"])
def test_a_search_in_a_destroyed_index_ends_in_words_and_the_next_one_finds(
    opened: EmbeddedLibrary, tmp_path: Path, ending: str
):
    file = _file(tmp_path, ending)
    file.write_bytes(bytes(file.stat().st_size))
    with pytest.raises(UserError, match="搜索索引损坏了，已经重新建立，请再试一次。"):
        opened.facets(Query("“隐患就是事故”"))
    assert opened.search(Query("隐患")).total == 3
    assert run_job(opened.verify()).problems == ()
