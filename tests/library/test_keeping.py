"""The index follows the store, whatever becomes of the program, the index or the topic list."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.topics import load_topics
from tests.library.speeches import FARMING, SAFETY, speech

_ENDLESS_IMPORT = """
import sys
from pathlib import Path
from drafter.library.embedded import open_library
from tests.library.speeches import SAFETY, speech
library = open_library(Path(sys.argv[1]))
def documents():
    for number in range(1_000_000):
        yield speech(f"第{number}篇", *((kind, f"{number}号{text}") for kind, text in SAFETY)), str(number)
for progress in library.add_many(documents()):
    print(progress.done, flush=True)
"""


def test_a_new_library_is_whole(library: EmbeddedLibrary):
    assert run_job(library.verify()).problems == ()
    assert library.search(Query("隐患")).total == 0


def test_a_kill_loses_at_most_the_document_in_hand(tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS_IMPORT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    begun = 0
    while begun < 40:
        begun = int(process.stdout.readline())
    process.kill()
    begun = int((process.stdout.read().split() or [begun])[-1])
    process.stdout.close()
    assert process.wait() != 0
    library = open_library(tmp_path)
    assert library.counts()[0] in (begun, begun + 1)
    assert library.search(Query(f"{begun - 1}号隐患")).total > 0
    assert run_job(library.verify()).problems == ()
    library.close()


def test_an_index_that_was_deleted_is_made_anew(tmp_path: Path):
    library = open_library(tmp_path)
    library.add(speech("讲话", *SAFETY), "safety")
    library.close()
    shutil.rmtree(tmp_path / "index")
    library = open_library(tmp_path)
    assert library.search(Query("隐患")).total == 3
    assert run_job(library.verify()).problems == ()
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete an open file")
def test_an_index_deleted_while_the_program_runs_is_made_anew(stocked: EmbeddedLibrary, tmp_path: Path):
    shutil.rmtree(tmp_path / "library" / "index")
    assert stocked.search(Query("隐患")).total == 3
    shutil.rmtree(tmp_path / "library" / "index")
    stocked.add(speech("讲话", ("argument", "隐患要天天查。")), "more")
    assert stocked.search(Query("隐患")).total == 4
    assert run_job(stocked.verify()).problems == ()


def test_a_broken_index_is_made_anew(tmp_path: Path):
    library = open_library(tmp_path)
    library.add(speech("讲话", *SAFETY), "safety")
    library.close()
    for file in (tmp_path / "index").iterdir():
        if file.name != "stamp.json":
            file.write_bytes(b"broken")
    library = open_library(tmp_path)
    assert library.search(Query("隐患")).total == 3
    assert run_job(library.verify()).problems == ()
    library.close()


def test_verify_tells_an_index_that_does_not_fit_the_store(tmp_path: Path):
    for name, parts in (("one", SAFETY), ("two", FARMING)):
        library = open_library(tmp_path / name)
        library.add(speech("讲话", *parts), name)
        library.close()
    shutil.rmtree(tmp_path / "one" / "index")
    shutil.copytree(tmp_path / "two" / "index", tmp_path / "one" / "index")
    library = open_library(tmp_path / "one")
    assert run_job(library.verify()).problems != ()
    run_job(library.rebuild())
    assert run_job(library.verify()).problems == ()
    library.close()


def test_verify_tells_a_text_that_was_changed_behind_its_back(stocked: EmbeddedLibrary):
    with stocked._store.transaction() as connection:
        connection.execute(
            "UPDATE blocks SET text = text || '。' WHERE kind = 1 AND id = (SELECT max(block) FROM placements)"
        )
    assert any("与入库时不同" in problem for problem in run_job(stocked.verify()).problems)


def test_a_new_topic_list_sorts_everything_anew(tmp_path: Path):
    topics = tmp_path / "topics.toml"
    topics.write_text('[topics]\n"消防" = ["消防通道"]\n', encoding="utf-8")
    library = open_library(tmp_path / "library")
    library.add(speech("讲话", *SAFETY), "safety")
    assert library.search(Query(topic="消防")).total == 0
    library.close()
    library = open_library(tmp_path / "library", topics=load_topics(topics))
    assert library.search(Query(topic="消防")).total == 1
    assert library.topics() == ("消防",)
    library.close()


def test_a_large_lag_is_made_up_in_the_background(tmp_path: Path):
    library = open_library(tmp_path)
    parts = [("argument", f"第{number}号隐患要改到位。") for number in range(3_500)]
    library.add(speech("讲话", *parts), "many")
    library.close()
    shutil.rmtree(tmp_path / "index")
    library = open_library(tmp_path)
    assert library.search(Query("隐患")).total <= 3_500
    library.add(speech("又一篇", ("argument", "隐患要天天查。")), "one more")
    library.wait_until_level()
    assert library.search(Query("隐患")).total == 3_501
    assert run_job(library.verify()).problems == ()
    library.close()


def test_a_rebuild_that_was_cancelled_is_finished_by_the_next_search(stocked: EmbeddedLibrary):
    job = stocked.rebuild()
    next(job)
    job.close()
    assert stocked.search(Query("隐患")).total == 3
    assert run_job(stocked.verify()).problems == ()


def test_two_rebuilds_at_once_leave_one_whole_index(stocked: EmbeddedLibrary):
    first, second = stocked.rebuild(), stocked.rebuild()
    next(first)
    next(second)
    run_job(first)
    run_job(second)
    assert run_job(stocked.verify()).problems == ()


def test_many_threads_use_one_library(stocked: EmbeddedLibrary):
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            for place in range(5):
                stocked.add(
                    speech(f"{number}-{place}", ("argument", f"{number}之{place}：隐患要查清。")),
                    f"{number}-{place}",
                )
                assert stocked.search(Query("隐患")).total >= 3
                assert stocked.facets(Query("隐患"))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert stocked.counts()[0] == 22
    assert run_job(stocked.verify()).problems == ()


def test_a_library_of_a_later_program_is_refused_kindly(tmp_path: Path):
    library = open_library(tmp_path)
    with library._store.transaction() as connection:
        connection.execute("PRAGMA user_version = 99")
    library.close()
    with pytest.raises(UserError, match="更新版本的程序"):
        open_library(tmp_path)


def test_another_process_finds_the_index_whole_where_a_paragraph_stands_under_titles_of_many_topics(
    tmp_path: Path,
):
    """Each process has an order of its own for what stands in a set."""
    library = open_library(tmp_path / "library")
    topics = ("安全生产", "乡村振兴", "生态环境", "档案工作", "学校", "信访", "旅游", "医院")
    for topic in topics:
        library.add(speech(f"在{topic}会议上的讲话", ("argument", "喊破嗓子，不如甩开膀子。")), topic)
    library.close()
    command = [sys.executable, "-m", "drafter", "library", "verify", "--library", str(tmp_path / "library")]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stderr
