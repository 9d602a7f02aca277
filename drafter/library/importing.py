"""Many files into the library: which ones, one after the other, and how it ended."""

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from drafter.core.document import Document, Removed
from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Job, Progress
from drafter.library.api import Held, IntakeReport, Refused
from drafter.library.speechlike import refuse_data, refuse_foreign

#: What Office and file managers leave lying about, by the beginning of the name.
_LITTER = ("~$", ".", "Thumbs.db", "desktop.ini")
#: The reader refuses most larger files at a glance, so they are read before it is looked whether they are known.
_LARGE = 64 * 1024 * 1024
#: So many files are read while an earlier one is being written to the library.
_AHEAD = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents go: `is_known` tells whether a file's digest is in the library already, `take_in` adds a
    document (False where it turned out to be known), `finish` is called however the job ends. `is_known` is
    called from another thread than the other two.
    """

    is_known: Callable[[str], bool]
    take_in: Callable[[Document, str], bool]
    finish: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read, with its digest; no document where the library has it already."""

    path: Path
    digest: str
    document: Document | None


@dataclass(slots=True)
class _Tally:
    """What has been done so far."""

    files: list[str] = field(default_factory=list)
    paragraphs: int = 0
    duplicates: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    def report(self, cancelled: bool = False) -> IntakeReport:
        return IntakeReport(
            len(self.files),
            tuple(self.duplicates),
            tuple(self.refused),
            self.paragraphs,
            tuple(self.documents),
            cancelled,
            tuple(self.held),
            tuple(self.files),
        )


def files_below(paths: Sequence[Path]) -> list[Path]:
    """The files among the paths and in the folders among them, each once, in order, without hidden ones."""
    found: dict[Path, None] = {}
    for path in paths:
        if _is(Path.is_dir, path):
            inside = (one for one in sorted(path.rglob("*")) if _is(Path.is_file, one))
            found.update((one, None) for one in inside if not one.name.startswith(_LITTER))
        else:
            found[path] = None
    return list(found)


def _is(test: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is what the test says; also where its name is too long for the disk to be asked."""
    try:
        return test(path)
    except OSError:
        return False


def digest_of_file(path: Path) -> str:
    """What tells a file's bytes from any other's; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def import_files(
    paths: Sequence[Path], shelf: Shelf, *, hold: bool, keep: Mapping[Path, Collection[Removed]]
) -> Job[IntakeReport]:
    """Read the files and hand each readable one over; goes on after a file that cannot be taken in.

    While one is written to the library, the next one is being read in a thread beside it.

    With `hold`, a file in which something would be removed or mended is not handed over but reported as held;
    `keep` says what is to stay as it was. Stopping the job keeps what was added.
    """
    tally = _Tally()
    reader = ThreadPoolExecutor(1, "library-reader")
    try:
        yield Progress(0, 0, "正在查找文件")
        files = files_below(paths)
        readings = _ahead(reader, files, lambda path: _read(path, shelf.is_known, keep.get(path, ())))
        for done, (path, reading) in enumerate(zip(files, readings, strict=True)):
            yield Progress(done, len(files), path.name)
            try:
                _import_one(reading.result(), tally, shelf, hold)
            except UserError as error:
                tally.refused.append(Refused(str(path), str(error)))
        yield Progress(len(files), len(files), "正在整理索引")
    except Cancelled:
        return tally.report(cancelled=True)
    finally:
        reader.shutdown(cancel_futures=True)
        shelf.finish()
    return tally.report()


def _ahead(reader: Executor, files: Iterable[Path], read: Callable[[Path], T]) -> Iterator["Future[T]"]:
    """What reading each of the files in order gives, a few of them read ahead of what is asked for."""
    waiting: deque[Future[T]] = deque()
    for path in files:
        waiting.append(reader.submit(read, path))
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting


def _read(path: Path, is_known: Callable[[str], bool], keep: Collection[Removed]) -> _File:
    """Read one file, unless the library has it; UserError where that is not possible."""
    from drafter.reading.read import (
        read_document,  # not at start-up: the readers of all formats take their time
    )

    if not _is(Path.is_file, path):
        raise UserError("找不到这个文件，它可能已被移走或改名，请重新选择。")
    refuse_data(path)
    try:
        digest = digest_of_file(path) if path.stat().st_size <= _LARGE else ""
        if digest and is_known(digest):
            return _File(path, digest, None)
        document = read_document(path, keep)
        digest = digest or digest_of_file(path)
    except UserError:
        raise
    except OSError as error:
        raise UserError(f"文件读不出来（{error.strerror or error}），请检查它是否还在、能否打开。") from error
    except Exception as error:  # one file that the reader stumbles over must not end the whole batch
        raise UserError(f"程序没能读懂这个文件（{type(error).__name__}），请另存为 .docx 后再试。") from error
    refuse_foreign(document)
    return _File(path, digest, document)


def _import_one(file: _File, tally: _Tally, shelf: Shelf, hold: bool) -> None:
    """Take one file in and count it; UserError where that is not possible."""
    document = file.document
    if hold and document and document.removed:
        tally.held.append(Held(file.path, document.removed))
        return
    if document is None or not shelf.take_in(document, file.digest):
        tally.duplicates.append(str(file.path))
        return
    tally.files.append(str(file.path))
    tally.paragraphs += len(document.paragraphs)
    if document.removed:
        tally.documents.append(document)
