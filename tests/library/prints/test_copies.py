"""The paragraphs of a library found by what they have in common with a text, whatever happens to its files."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.fingerprints import fingerprints, squeezed
from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.prints import print_keeper
from tests.library.speeches import FARMING, speech

SENTENCE = "各乡镇要把责任落实到每一个岗位"
PHRASE = "以更高的站位更实的举措更严的作风抓好各项工作任务的落实"


def holding(library: EmbeddedLibrary, text: str) -> set[str]:
    """The titles of the sources whose paragraphs share a fingerprint with a text."""
    passages = library.passages()
    holders = passages.holders([number for number, _ in fingerprints(squeezed(text).text)])
    ids = {block for blocks in holders.values() for block in blocks}
    return {passage.source.title for passage in passages.passages(sorted(ids))}


def add_many(library: EmbeddedLibrary, count: int) -> list[str]:
    """Add so many speeches of one paragraph each; gives their texts."""
    texts = [f"第{n}村的第{n * 7}号渠道已经修好，第{n * 13}户人家用上了放心水。" for n in range(count)]
    for number, text in enumerate(texts):
        library.add(speech(f"第{number}篇", ("argument", text)), str(number))
    return texts


@pytest.fixture
def ready(stocked: EmbeddedLibrary) -> EmbeddedLibrary:
    run_job(stocked.complete_passages())
    return stocked


def test_what_was_imported_is_found_in_its_source(ready: EmbeddedLibrary):
    assert holding(ready, f"会后，{SENTENCE}。") == {"在全县安全生产会议上的讲话"}
    assert holding(ready, "这一句话哪一篇讲话里都没有说过，是新写的") == set()
    assert run_job(ready.verify()).problems == ()


def test_the_passages_stay_the_same_object_until_the_library_changes(ready: EmbeddedLibrary):
    before = ready.passages()
    assert before.is_complete
    assert ready.passages() is before
    ready.add(speech("新讲话", ("argument", f"{PHRASE}，一件一件去办。")), "new")
    assert ready.passages() is not before


def test_what_is_added_is_found_once_the_background_has_got_to_it(ready: EmbeddedLibrary, tmp_path: Path):
    file = tmp_path / "新讲话.txt"
    file.write_text(f"在全县大会上的讲话\n同志们：\n{PHRASE}，一件一件去办。\n", encoding="utf-8")
    assert run_job(ready.import_files([file])).imported == 1
    ready.wait_until_level()
    assert holding(ready, PHRASE) == {"在全县大会上的讲话"}
    assert ready.passages().is_complete


def test_the_bin_hides_its_paragraphs_and_gives_them_back(ready: EmbeddedLibrary):
    source = next(r.source for r in ready.sources() if "安全" in r.source.title)
    ready.remove(source.id)
    assert holding(ready, SENTENCE) == set()
    ready.restore(source.id)
    assert holding(ready, SENTENCE) == {source.title}
    ready.remove(source.id)
    ready.empty_bin()
    assert holding(ready, SENTENCE) == set()
    assert run_job(ready.verify()).problems == ()


def test_what_comes_after_an_emptied_bin_is_found(ready: EmbeddedLibrary):
    last = ready.add(speech("最后一篇", ("argument", f"{PHRASE}，一件一件去办。")), "last")
    run_job(ready.complete_passages())
    assert last is not None
    ready.remove(last.id)
    ready.empty_bin()
    ready.add(speech("再来一篇", ("argument", f"大家要{PHRASE}，一天一天去抓。")), "again")
    run_job(ready.complete_passages())
    assert holding(ready, PHRASE) == {"再来一篇"}
    assert run_job(ready.verify()).problems == ()


def test_a_paragraph_in_several_sources_is_told_with_its_newest(library: EmbeddedLibrary):
    for number in range(3):
        library.add(speech(f"第{number}篇", ("argument", f"{PHRASE}。")), str(number))
    run_job(library.complete_passages())
    assert holding(library, PHRASE) == {"第2篇"}


def test_a_phrase_of_many_sources_has_no_holders_one_of_few_has(library: EmbeddedLibrary):
    for number in range(30):
        everywhere = ("argument", f"{PHRASE}，这是第{number}次会议的要求。")
        same = ("argument", "请同志们认真讨论并且提出宝贵的意见和建议。")
        library.add(speech(f"第{number}篇", everywhere, same), str(number))
    library.add(speech("独一篇", ("argument", "只有这一篇讲到了村口老槐树下的那口古井。")), "one")
    run_job(library.complete_passages())
    for text in (PHRASE, "请同志们认真讨论并且提出宝贵的意见和建议"):
        numbers = [number for number, _ in fingerprints(squeezed(text).text)]
        assert set(library.passages().holders(numbers).values()) == {()}
        assert set(library.passages().holders(numbers)) == set(numbers)
    assert holding(library, "讲到了村口老槐树下的那口古井") == {"独一篇"}


def test_a_deleted_folder_is_made_anew(ready: EmbeddedLibrary, tmp_path: Path):
    shutil.rmtree(tmp_path / "library" / "prints")
    assert holding(ready, SENTENCE) <= {"在全县安全生产会议上的讲话"}  # nothing wrong meanwhile
    ready.wait_until_level()
    assert holding(ready, SENTENCE) == {"在全县安全生产会议上的讲话"}
    assert run_job(ready.verify()).problems == ()


@pytest.mark.parametrize("damage", ["cut", "gone", "stamp", "foreign"])
def test_damaged_files_are_noticed_or_made_anew(ready: EmbeddedLibrary, tmp_path: Path, damage: str):
    folder = tmp_path / "library" / "prints"
    ready.close()
    (file,) = folder.glob("*.prints")
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-8])
    elif damage == "gone":
        file.unlink()
    elif damage == "stamp":
        (folder / "stamp.json").write_text("{", encoding="utf-8")
    else:
        (folder / "stamp.json").write_text('{"version": 999}', encoding="utf-8")
    again = open_library(tmp_path / "library")
    run_job(again.complete_passages())
    assert holding(again, SENTENCE) == {"在全县安全生产会议上的讲话"}
    assert run_job(again.verify()).problems == ()
    again.close()


def test_a_changed_fingerprint_is_found_by_verifying_and_mended_by_rebuilding(
    ready: EmbeddedLibrary, tmp_path: Path
):
    (file,) = (tmp_path / "library" / "prints").glob("*.prints")
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)
    assert any("查重索引" in problem for problem in run_job(ready.verify()).problems)
    run_job(ready.rebuild())
    assert run_job(ready.verify()).problems == ()


def test_a_restored_backup_brings_its_own_fingerprints(ready: EmbeddedLibrary, tmp_path: Path):
    ready.backup(tmp_path / "备份.db")
    ready.add(speech("新讲话", ("argument", f"{PHRASE}，一件一件去办。")), "new")
    run_job(ready.complete_passages())
    run_job(ready.restore_backup(tmp_path / "备份.db"))
    run_job(ready.complete_passages())
    assert holding(ready, PHRASE) == set()
    assert holding(ready, SENTENCE) == {"在全县安全生产会议上的讲话"}
    assert run_job(ready.verify()).problems == ()


def test_a_second_program_finds_what_the_first_made_also_after_merging(
    ready: EmbeddedLibrary, tmp_path: Path
):
    second = open_library(tmp_path / "library")
    assert second.read_only
    assert holding(second, SENTENCE) == {"在全县安全生产会议上的讲话"}
    for number in range(8):
        ready.add(speech(f"第{number}篇", ("argument", f"{PHRASE}，第{number}件事去办。")), str(number))
        run_job(ready.complete_passages())
    assert len(list((tmp_path / "library" / "prints").glob("*.prints"))) < 4
    assert len(holding(second, PHRASE)) == 8
    assert run_job(second.complete_passages()) == 0
    second.close()


def test_a_long_catching_up_goes_in_many_files_and_can_be_stopped(
    library: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(print_keeper, "_WRITTEN", 60)
    monkeypatch.setattr(print_keeper, "_BATCH", 5)
    monkeypatch.setattr(print_keeper, "_SORTED", 50)
    texts = add_many(library, 60)
    job = library.complete_passages()
    for _ in range(10):
        next(job)
    job.close()
    stopped = len(list((tmp_path / "library" / "prints").glob("*.prints")))
    assert stopped > 1
    looked = run_job(library.complete_passages())
    assert 0 < looked < 60
    assert all(holding(library, text) for text in texts)
    assert len(list((tmp_path / "library" / "prints").glob("*.prints"))) <= 2
    assert run_job(library.verify()).problems == ()


def test_closing_stops_the_background_and_the_next_start_goes_on(tmp_path: Path):
    library = open_library(tmp_path / "library")
    texts = add_many(library, 40)
    library.passages()
    library.close()
    again = open_library(tmp_path / "library")
    run_job(again.complete_passages())
    assert all(holding(again, text) for text in texts)
    assert run_job(again.verify()).problems == ()
    again.close()


_KILLED = """
import os, sys
from pathlib import Path
from drafter.library.prints import prints
from drafter.library.embedded import open_library
prints.Prints._keep = lambda self, stamp: os._exit(9)
library = open_library(Path(sys.argv[1]))
for _ in library.complete_passages():
    pass
"""


def test_a_program_killed_while_it_writes_leaves_nothing_wrong(ready: EmbeddedLibrary, tmp_path: Path):
    ready.add(speech("新讲话", ("argument", f"{PHRASE}，一件一件去办。")), "new")
    ready.close()
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path / "library")], timeout=60)
    assert killed.returncode == 9
    again = open_library(tmp_path / "library")
    run_job(again.complete_passages())
    assert holding(again, PHRASE) == {"新讲话"}
    assert run_job(again.verify()).problems == ()
    again.close()


def test_what_cannot_be_written_is_said_so(ready: EmbeddedLibrary, tmp_path: Path):
    folder = tmp_path / "library" / "prints"
    shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="查重索引写不进磁盘"):
        run_job(ready.complete_passages())
    assert holding(ready, SENTENCE) == set()


def test_words_are_counted_as_the_library_writes_them(stocked: EmbeddedLibrary):
    stocked.add(speech("春耕讲话", *FARMING, day=date(2024, 2, 1)), "farming again")
    assert stocked.seen("隐患") == 3
    assert stocked.seen("消防通道堵塞") == 1
    assert stocked.seen("困感") == 0
