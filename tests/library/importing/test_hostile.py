"""A folder in which every file wants to do harm: each is refused in a sentence, and the rest is taken in."""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from tests.library.speeches import SAFETY
from tests.reading.formats.compound import compound_file
from tests.reading.formats.wordfile import para, parts, word_file, write

_GIGABYTE = 1024**3

#: Imports a folder into a library; prints what was refused, the most seconds that a file took, and the most memory.
_MEASURE = """
import json, sys, time
from pathlib import Path
from drafter.library.embedded import open_library
library = open_library(Path(sys.argv[1]))
job = library.import_files([Path(sys.argv[2])])
longest = 0.0
begun = time.process_time()
while True:
    try:
        next(job)
    except StopIteration as ended:
        report = ended.value
        break
    longest, begun = max(longest, time.process_time() - begun), time.process_time()
library.close()
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.is_file() else []
megabytes = sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
refused = {Path(one.file).name: one.reason for one in report.refused}
print(json.dumps([report.imported, refused, longest, megabytes]))
"""


def zip_bomb(path: Path) -> None:
    write(path, parts(para("同志们：")) | {"word/document.xml": b"<" + bytes(200_000_000)})


def lying_bomb(path: Path) -> None:
    write(path, parts(para("同志们：")) | {"word/document.xml": b"<" + b" " * 200_000_000})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 200_000_001), struct.pack("<I", 2_000)))


def entity_bomb(path: Path) -> None:
    entities = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    body = parts(para("x"))["word/document.xml"].replace(">x<", ">&m;<")
    text = body.replace("?><w:", f"?><!DOCTYPE x [<!ENTITY a '同志们'>{entities}]><w:", 1)
    write(path, parts("") | {"word/document.xml": text})


def outer_entity(path: Path) -> None:
    body = parts(para("x"))["word/document.xml"].replace(">x<", ">&s;<")
    text = body.replace("?><w:", "?><!DOCTYPE x [<!ENTITY s SYSTEM 'file:///etc/passwd'>]><w:", 1)
    write(path, parts("") | {"word/document.xml": text})


def deep_nesting(path: Path) -> None:
    write(path, parts("<w:p>" * 100_000 + "</w:p>" * 100_000))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(2 * _GIGABYTE)


def locked_docx(path: Path) -> None:
    path.write_bytes(compound_file("EncryptionInfo", "EncryptedPackage"))


def spreadsheet(path: Path) -> None:
    path.write_bytes(compound_file("Workbook"))


def without_main_part(path: Path) -> None:
    made = parts(para("同志们："))
    del made["word/document.xml"]
    write(path, made)


def long_pdf(path: Path) -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(3_000):
        document.new_page(595, 842).close()
    document.save(path)
    document.close()


#: Each file with how it is made, and what the sentence that refuses it must say.
_HARM: dict[str, tuple[Callable[[Path], None], str]] = {
    "bomb.docx": (zip_bomb, "压缩"),
    "liar.docx": (lying_bomb, "损坏"),
    "entities.docx": (entity_bomb, "实体"),
    "outside.docx": (outer_entity, "实体"),
    "deep.docx": (deep_nesting, "损坏"),
    "sparse.docx": (sparse, "2,048 MB"),
    "locked.docx": (locked_docx, "密码"),
    "table.doc": (spreadsheet, "Excel"),
    "empty.docx": (without_main_part, "document.xml"),
    "long.pdf": (long_pdf, "3,000 页"),
}


def test_a_folder_full_of_harm_costs_little_and_the_rest_is_taken_in(tmp_path: Path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for name, (make, _) in _HARM.items():
        make(folder / name)
        (folder / f"{name}.txt").write_text(f"{SAFETY[1][1]}这是{name}旁边的一份。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, tmp_path / "library", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    imported, refused, seconds, megabytes = json.loads(done.stdout)
    assert imported == len(_HARM)
    assert refused.keys() == _HARM.keys()
    assert {name: word for name, (_, word) in _HARM.items() if word not in refused[name]} == {}
    assert all(reason.endswith("。") and "\n" not in reason for reason in refused.values())
    assert seconds < 5
    assert megabytes < 300
    library = open_library(tmp_path / "library")
    assert run_job(library.verify()).problems == ()
    assert library.counts()[0] == len(_HARM)
    assert library.search(Query("旁边")).total > 0
    library.close()


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"PK\x03\x04 half a file")])
def test_a_file_that_goes_or_breaks_during_an_import_leaves_the_rest(
    library: EmbeddedLibrary, tmp_path: Path, change: Callable[[Path], object]
):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for number in range(6):
        word_file(folder, para(f"{SAFETY[1][1]}第{number}份。")).rename(folder / f"{number}.docx")
    job = library.import_files([folder])
    for progress in job:
        if progress.done == 2:
            change(folder / "5.docx")
            break
    report = run_job(job)
    assert report.imported == 5
    assert [Path(one.file).name for one in report.refused] == ["5.docx"]
    assert run_job(library.verify()).problems == ()
