"""Many files into the library: which ones, one after the other, and how it ended."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.core.document import Document, Removed
from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Job, Progress
from drafter.library.api import Held, IntakeReport, Refused
from drafter.library.speechlike import refuse_data, refuse_foreign

#: What Office and file managers leave lying about, by the beginning of the name.
_LITTER = ("~$", ".", "Thumbs.db", "desktop.ini")
#: The reader refuses most larger files at a glance, so they are read before it is looked whether they are known.
_LARGE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents go: `is_known` tells whether a file's digest is in the library already, `take_in` adds a
    document (False where it turned out to be known), `finish` is called however the job ends.
    """

    is_known: Callable[[str], bool]
    take_in: Callable[[Document, str], bool]
    finish: Callable[[], None]


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
    import hashlib  # not before something is imported: it brings OpenSSL, which is faster for large files

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def import_files(
    paths: Sequence[Path], shelf: Shelf, *, hold: bool, keep: Mapping[Path, Collection[Removed]]
) -> Job[IntakeReport]:
    """Read the files and hand each readable one over; goes on after a file that cannot be taken in.

    With `hold`, a file in which something would be removed or mended is not handed over but reported as held;
    `keep` says what is to stay as it was. Stopping the job keeps what was added.
    """
    tally = _Tally()
    try:
        yield Progress(0, 0, "正在查找文件")
        files = files_below(paths)
        for done, path in enumerate(files):
            yield Progress(done, len(files), path.name)
            try:
                _import_one(path, tally, shelf, hold, keep.get(path, ()))
            except UserError as error:
                tally.refused.append(Refused(str(path), str(error)))
        yield Progress(len(files), len(files), "正在整理索引")
    except Cancelled:
        return tally.report(cancelled=True)
    finally:
        shelf.finish()
    return tally.report()


def _import_one(path: Path, tally: _Tally, shelf: Shelf, hold: bool, keep: Collection[Removed]) -> None:
    """Take one file in and count it; UserError where that is not possible."""
    from drafter.reading.read import (
        read_document,  # not at start-up: the readers of all formats take their time
    )

    if not _is(Path.is_file, path):
        raise UserError("找不到这个文件，它可能已被移走或改名，请重新选择。")
    refuse_data(path)
    try:
        digest = digest_of_file(path) if path.stat().st_size <= _LARGE else ""
        if digest and shelf.is_known(digest):
            tally.duplicates.append(str(path))
            return
        document = read_document(path, keep)
        digest = digest or digest_of_file(path)
    except UserError:
        raise
    except OSError as error:
        raise UserError(f"文件读不出来（{error.strerror or error}），请检查它是否还在、能否打开。") from error
    except Exception as error:  # one file that the reader stumbles over must not end the whole batch
        raise UserError(f"程序没能读懂这个文件（{type(error).__name__}），请另存为 .docx 后再试。") from error
    refuse_foreign(document)
    if hold and document.removed:
        tally.held.append(Held(path, document.removed))
        return
    if not shelf.take_in(document, digest):
        tally.duplicates.append(str(path))
        return
    tally.files.append(str(path))
    tally.paragraphs += len(document.paragraphs)
    if document.removed:
        tally.documents.append(document)
