from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.conftest import speech_files
from tests.library.speeches import FARMING, SAFETY


def write_speech(path: Path, parts: tuple[tuple[str, str], ...], title: str = "在会议上的讲话") -> Path:
    path.write_text("\n".join([title, "同志们：", *(text for _, text in parts)]), encoding="utf-8")
    return path


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    folder = tmp_path / "旧讲话"
    (folder / "2024年").mkdir(parents=True)
    write_speech(folder / "2024年" / "安全.txt", SAFETY)
    write_speech(folder / "春耕“讲话”😀.txt", FARMING)
    return folder


def test_a_folder_is_imported_with_everything_below_it(library: EmbeddedLibrary, incoming: Path):
    report = run_job(library.import_files([incoming]))
    assert (report.imported, report.duplicates, report.refused, report.cancelled) == (2, (), (), False)
    assert report.paragraphs == library.counts()[1]
    assert {record.source.file for record in library.sources()} == {"安全.txt", "春耕“讲话”😀.txt"}
    assert library.search(Query("隐患")).total == 3


def test_word_files_are_imported(library: EmbeddedLibrary, tmp_path: Path):
    word = WordDocument()
    for _, text in SAFETY:
        word.add_paragraph(text)
    word.save(str(tmp_path / "安全.docx"))
    assert run_job(library.import_files([tmp_path / "安全.docx"])).imported == 1
    assert library.search(Query("隐患")).total >= 3


def test_what_is_already_there_is_told_apart_by_its_bytes(library: EmbeddedLibrary, incoming: Path):
    run_job(library.import_files([incoming]))
    copy = incoming / "另一个名字.txt"
    copy.write_bytes((incoming / "2024年" / "安全.txt").read_bytes())
    report = run_job(library.import_files([copy, incoming]))
    assert report.imported == 0
    assert set(report.duplicates) == {str(path) for path in incoming.rglob("*.txt")}
    assert library.counts()[0] == 2


def test_broken_files_are_refused_with_a_reason_and_the_rest_goes_on(
    library: EmbeddedLibrary, incoming: Path
):
    (incoming / "00空.txt").write_bytes(b"")
    (incoming / "01图片.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (incoming / "02半截.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    with ZipFile(incoming / "03别的.docx", "w") as archive:
        archive.writestr("nothing.txt", "")
    report = run_job(library.import_files([incoming, incoming / "没有.txt", incoming / ("长" * 300)]))
    assert report.imported == 2
    assert len(report.refused) == 6
    assert all(refused.reason and "\n" not in refused.reason for refused in report.refused)
    assert run_job(library.verify()).problems == ()


def test_what_office_leaves_lying_about_is_passed_over(library: EmbeddedLibrary, incoming: Path):
    for name in ("~$安全.docx", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (incoming / name).write_bytes(b"litter")
    report = run_job(library.import_files([incoming]))
    assert (report.imported, report.refused) == (2, ())


def test_a_cancelled_import_keeps_what_was_added(library: EmbeddedLibrary, incoming: Path):
    job = library.import_files([incoming])
    for progress in job:
        if progress.done == 1:
            break
    job.close()
    assert library.counts()[0] == 1
    assert library.search(Query()).total > 0
    assert run_job(library.verify()).problems == ()
    assert run_job(library.import_files([incoming])).imported == 1


def test_progress_counts_the_files_up_to_the_end(library: EmbeddedLibrary, incoming: Path):
    steps = [(progress.done, progress.total) for progress in library.import_files([incoming])]
    assert steps == [(0, 0), (0, 2), (1, 2), (2, 2)]


def test_documents_with_something_removed_are_handed_back_for_review(
    library: EmbeddedLibrary, incoming: Path
):
    notice = "本文系作者原创投稿，仅供学习参考，请勿照搬照抄！"
    text = f"{notice}\n" + (incoming / "2024年" / "安全.txt").read_text(encoding="utf-8")
    (incoming / "2024年" / "安全.txt").write_text(text, encoding="utf-8")
    report = run_job(library.import_files([incoming]))
    assert [document.file for document in report.documents] == ["安全.txt"]
    assert notice in [removed.text for removed in report.documents[0].removed]


def test_three_thousand_files_of_which_ten_are_broken(library: EmbeddedLibrary, tmp_path: Path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3_000):
        content = b"PK\x03\x04broken" if number % 300 == 7 else f"第{number}次会议要抓好落实。".encode()
        (folder / f"{number:04}.txt").write_bytes(content)
    report = run_job(library.import_files([folder]))
    assert report.imported == 2_990
    assert len(report.refused) == 10
    assert run_job(library.verify()).problems == ()


def test_speeches_as_they_are_found_are_imported_and_found(library: EmbeddedLibrary):
    report = run_job(library.import_files(speech_files()))
    assert (report.imported, report.refused) == (len(speech_files()), ())
    assert library.search(Query("会议")).total > 0
    assert library.search(Query("“护林防火”")).total > 0


def test_files_that_would_be_cleaned_wait_until_they_are_confirmed(library: EmbeddedLibrary, incoming: Path):
    notice = "本文系作者原创投稿，仅供学习参考，请勿照搬照抄！"
    dirty = incoming / "2024年" / "安全.txt"
    dirty.write_text(f"{notice}\n" + dirty.read_text(encoding="utf-8"), encoding="utf-8")
    report = run_job(library.import_files([incoming], hold=True))
    assert (report.imported, [held.file for held in report.held]) == (1, [dirty])
    kept = {dirty: report.held[0].removed}
    assert run_job(library.import_files([dirty], keep=kept)).imported == 1
    whole = [p.text for record in library.sources() for p in library.document(record.source.id).paragraphs]
    assert notice in whole
