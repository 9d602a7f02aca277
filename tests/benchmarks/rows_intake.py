"""Intake: .docx speeches read, recognised, cut, stored and indexed, beside python-docx reading their text.

So many speeches that whatever an import does only once in a while is done in each round. The time is that of a clock:
the library reads in a second process while it writes, so that the other work on the machine counts.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from docx import Document as WordDocument

from drafter.core.document import Document
from drafter.core.progress import run_job
from drafter.library.embedded import open_library
from tests.benchmarks.built import build_library
from tests.benchmarks.row import Options, Row
from tests.benchmarks.texts import speech

_SPEECHES = 2_000
_WARMING = 3
#: So many of them are read by python-docx before and after each round.
_OF_FLOOR = 300
#: A shared machine is now faster and now slower, by a third from one second to the next.
_ROUNDS = 5


def rows(options: Options) -> Iterator[Row]:
    """The milliseconds a speech, into an empty library and into one of each size."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary) / "speeches"
        folder.mkdir()
        for number in range(_SPEECHES):
            write_word(speech(2, number), folder / f"{number}.docx")
        files = sorted(folder.iterdir())
        for size in (0, *options.sizes):
            library = Path(temporary) / f"library-{size}"
            build_library(library, size)
            yield intake_row(library, files, size)
            shutil.rmtree(library, ignore_errors=True)


def intake_row(library: Path, files: list[Path], size: int) -> Row:
    """The row of one library, which stays as it is: the round with the middle ratio, each into a copy of it."""
    rounds = []
    for _ in range(_ROUNDS):
        copy = library.with_name(f"{library.name}-copy")
        shutil.copytree(library, copy)
        rounds.append(_round(copy, files))
        shutil.rmtree(copy, ignore_errors=True)
    own, floor = sorted(rounds, key=lambda one: one[0] / one[1])[_ROUNDS // 2]
    name = f"intake of a .docx speech into {size:,} paragraphs, the middle of {_ROUNDS} rounds"
    return Row(name, own * 1000, "ms", floor * 1000, "python-docx opens it, paragraph.text", 1.0)


def _round(folder: Path, files: list[Path]) -> tuple[float, float]:
    """The seconds a file of an import, and of the floor, which is taken before and after it.

    A few files first take what only the first ones cost.
    """
    opened = open_library(folder)
    run_job(opened.import_files(files[:_WARMING]))
    opened.wait_until_level()
    if hasattr(os, "sync"):
        os.sync()  # what copying the library left to be written belongs to no import
    before = read_with_python_docx(files[:_OF_FLOOR])
    start = perf_counter()
    report = run_job(opened.import_files(files[_WARMING:]))
    own = (perf_counter() - start) / report.imported
    opened.close()
    return own, (before + read_with_python_docx(files[:_OF_FLOOR])) / 2


def write_word(document: Document, path: Path) -> None:
    """A generated speech as Word file, its headings numbered."""
    word = WordDocument()
    for paragraph in document.paragraphs:
        word.add_paragraph(paragraph.text)
    word.save(str(path))


def read_with_python_docx(files: list[Path]) -> float:
    """The seconds a file that python-docx takes to open it and read its paragraphs."""
    start = perf_counter()
    for file in files:
        for paragraph in WordDocument(str(file)).paragraphs:
            len(paragraph.text)
    return (perf_counter() - start) / len(files)
