"""Large imports: a second process prepares what this one does not get to, and nothing that befalls it is lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.progress import run_job
from drafter.library.api import Held, Query, Refused
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.importing.prepare import FileTask, Known, Prepared, Ready, prepare
from drafter.library.importing.worker import MANY, Pipeline, ProcessEnded, Worker
from drafter.library.words import load_words
from drafter.process import PREPARE_FILES
from drafter.reading.formats.apart import read_pdf_apart
from tests.reading.formats.handmade_pdf import endless_pdf

_NOTICE = "本文系作者原创投稿，仅供学习参考，请勿照搬照抄！"

_SERVED = """
import sys, time
from drafter.library.importing.worker import Worker
process = Worker()
while not process.is_ready:
    time.sleep(0.01)
print("ready", flush=True)
time.sleep(60)
"""


def write_speech(path: Path, number: int, above: str = "") -> Path:
    lines = ["在全县会议上的讲话", "同志们：", f"第{number}项工作要抓紧抓实，一件一件落到位。", "谢谢大家！"]
    path.write_text("\n".join([above, *lines] if above else lines), encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of more files than one process takes alone: speeches, one of them twice, dirty ones, broken ones."""
    folder = tmp_path / "旧讲话"
    folder.mkdir()
    for number in range(2 * MANY):
        write_speech(folder / f"{number:03}.txt", number, _NOTICE if number % 9 == 4 else "")
    for number in range(5, 2 * MANY, 20):
        (folder / f"{number:03}坏.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    (folder / "010再来.txt").write_bytes((folder / "010.txt").read_bytes())
    return folder


@pytest.fixture
def process() -> Iterator[Worker]:
    """The other process, ready."""
    started = Worker()
    wait_until(lambda: started.is_ready)
    yield started
    started.close()


def told(prepared: Prepared) -> object:
    """What became of a file, without the ids that its paragraphs are given at random."""
    if not isinstance(prepared, Ready):
        return prepared
    cut = prepared.cut
    paragraphs = [replace(paragraph, id="") for paragraph in cut.paragraphs]
    return prepared.digest, paragraphs, cut.blocks, cut.spans, cut.words, cut.signature, cut.document.facts


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def children(of: int) -> list[int]:
    """The processes that prepare files for this one."""
    tasks = Path(f"/proc/{of}/task").iterdir()
    all_of_it = [int(child) for task in tasks for child in _read(task / "children").split()]
    return [one for one in all_of_it if PREPARE_FILES.encode() in _read(Path(f"/proc/{one}/cmdline"))]


def _read(told: Path) -> bytes:
    """What the system tells of a thread or a process; nothing of one that has just ended."""
    try:
        return told.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def test_the_other_process_makes_of_a_file_what_this_one_makes(process: Worker, many: Path):
    words = load_words()
    for path in sorted(many.iterdir()):
        for hold in (False, True):
            process.send(FileTask(path, "", hold=hold))
            assert told(process.receive()) == told(
                prepare(FileTask(path, "", hold=hold), words, read_pdf_apart)
            )


def test_what_is_to_stay_is_told_to_the_other_process(process: Worker, tmp_path: Path):
    dirty = write_speech(tmp_path / "讲话.txt", 1, _NOTICE)
    process.send(FileTask(dirty, "", hold=True))
    held = process.receive()
    assert isinstance(held, Held)
    process.send(FileTask(dirty, "", keep=held.removed))
    kept = process.receive()
    assert isinstance(kept, Ready)
    assert _NOTICE in [paragraph.text for paragraph in kept.cut.paragraphs]


def test_answers_come_in_order_however_many_are_asked_for_at_once(process: Worker, many: Path):
    """Neither waits for ever for the other, also where the pipes cannot hold what both have to say."""
    paths = [path for path in many.glob("0??.txt") for _ in range(30)]
    for path in paths:
        process.send(FileTask(path, path.name))
    answers = [process.receive() for _ in paths]
    assert [one.digest for one in answers if isinstance(one, Ready)] == [path.name for path in paths]


def test_a_large_import_gives_what_a_small_one_gives(library: EmbeddedLibrary, many: Path, tmp_path: Path):
    files = sorted(many.iterdir())
    report = run_job(library.import_files([many]))
    one_by_one = open_library(tmp_path / "einzeln")
    small = [run_job(one_by_one.import_files([file])) for file in files]
    assert report.imported == sum(one.imported for one in small) == 2 * MANY
    assert report.refused == tuple(refused for one in small for refused in one.refused)
    assert report.duplicates == (str(many / "010再来.txt"),)
    assert [document.file for document in report.documents] == [
        document.file for one in small for document in one.documents
    ]
    assert [record.source.file for record in library.sources()] == [
        record.source.file for record in one_by_one.sources()
    ]
    assert library.search(Query("抓紧")).total == one_by_one.search(Query("抓紧")).total
    assert run_job(library.verify()).problems == ()
    one_by_one.close()


def test_a_large_import_holds_what_would_be_cleaned(library: EmbeddedLibrary, many: Path):
    report = run_job(library.import_files([many], hold=True))
    dirty = [path for path in sorted(many.glob("???.txt")) if int(path.stem) % 9 == 4]
    assert [held.file for held in report.held] == dirty
    assert report.imported == 2 * MANY - len(dirty)
    assert run_job(library.import_files(dirty)).imported == len(dirty)


def test_files_of_a_pipeline_come_in_order_with_what_needs_no_preparing(process: Worker, many: Path):
    words = load_words()
    paths = sorted(many.iterdir())
    given = [Known(path) if number % 7 == 3 else FileTask(path, "") for number, path in enumerate(paths)]
    found = list(Pipeline(words, process).prepared(given))
    expected = [prepare(one, words, read_pdf_apart) if isinstance(one, FileTask) else one for one in given]
    assert [told(one) for one in found] == [told(one) for one in expected]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the other process in /proc")
def test_a_file_that_ends_the_other_process_is_refused_and_the_rest_goes_on(process: Worker, many: Path):
    """It is stopped with a file in hand, and killed while this one waits for its answer."""
    (child,) = children(os.getpid())
    os.kill(child, signal.SIGSTOP)
    paths = sorted(many.glob("???.txt"))
    pipeline = Pipeline(load_words(), process)
    killer = threading.Timer(1, os.kill, (child, signal.SIGKILL))
    killer.start()
    found = list(pipeline.prepared(FileTask(path, "") for path in paths))
    pipeline.close()
    assert [type(one) for one in found] == [Refused] + [Ready] * (len(paths) - 1)
    assert isinstance(found[0], Refused)
    assert found[0].file == str(paths[0])
    assert "中断" in found[0].reason
    assert children(os.getpid()) == []


def test_a_file_that_takes_for_ever_is_given_up_and_the_rest_goes_on(tmp_path: Path):
    """A PDF whose one page is drawn out of parts of parts, ten of each in each."""
    speech, endless = write_speech(tmp_path / "讲话.txt", 1), endless_pdf(tmp_path / "没完.pdf")
    given = [FileTask(speech, ""), FileTask(endless, ""), FileTask(speech, "")]
    pipeline = Pipeline(load_words(), None)
    found = list(pipeline.prepared(given))
    pipeline.close()
    assert [type(one) for one in found] == [Ready, Refused, Ready]
    assert isinstance(found[1], Refused)
    assert found[1].file == str(endless)
    assert "另存为 .docx" in found[1].reason


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the other process in /proc")
def test_a_process_that_is_gone_says_so(process: Worker, many: Path):
    for child in children(os.getpid()):
        os.kill(child, signal.SIGKILL)
    process.send(FileTask(many / "001.txt", ""))
    with pytest.raises(ProcessEnded):
        process.receive()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the other process in /proc")
def test_a_cancelled_import_leaves_no_process(library: EmbeddedLibrary, many: Path):
    job = library.import_files([many])
    for progress in job:
        if progress.done == MANY:
            break
    assert children(os.getpid())
    job.close()
    assert children(os.getpid()) == []
    assert library.counts()[0] >= MANY - 5
    assert run_job(library.verify()).problems == ()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the other process in /proc")
def test_the_other_process_ends_with_the_one_that_it_serves():
    with subprocess.Popen([sys.executable, "-c", _SERVED], stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"ready\n"
        served = children(first.pid)
        first.kill()
    assert len(served) == 1
    wait_until(lambda: not Path(f"/proc/{served[0]}").exists())


def test_where_no_process_can_be_started_this_one_prepares_all(
    library: EmbeddedLibrary, many: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "executable", str(many / "no-such-program"))
    assert run_job(library.import_files([many])).imported == 2 * MANY
