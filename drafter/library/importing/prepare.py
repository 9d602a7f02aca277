"""A file read, recognised and cut into blocks, ready to be written: what of an import needs no library.

A speech that a colleague told is prepared in the same way, but for the reading.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.core.document import Document, Removed
from drafter.core.errors import UserError
from drafter.core.folding import REASONS
from drafter.core.hashing import sha256
from drafter.core.model import Facts
from drafter.library.api import Held, Refused
from drafter.library.feed.record import Edition
from drafter.library.importing.speechlike import refuse_foreign
from drafter.library.importing.split import CutDocument, cut_document
from drafter.library.words import Words
from drafter.reading.extracted import Extracted
from drafter.reading.read import read_document
from drafter.reading.several import speeches_in

#: So many bytes of a file are taken in at once.
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to be prepared; its `digest` is "" where it was not taken before the file is known to be readable.

    What `keep` names stays as it was. With `hold` the file is held where something would be removed or mended, with
    `secrets` it may bear a secret mark.
    """

    path: Path
    digest: str
    keep: Collection[Removed] = ()
    hold: bool = False
    secrets: bool = False


@dataclass(frozen=True, slots=True)
class EditionTask:
    """A speech that a colleague told, to be cut as if it had been read here; what is said of it comes later."""

    edition: Edition

    @property
    def path(self) -> Path:
        """The file that it was read from, on some colleague's machine."""
        return Path(self.edition.file)


Task = FileTask | EditionTask


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that can be taken in, and the digest of its file; `more` are the other speeches of the file."""

    cut: CutDocument
    digest: str
    more: tuple[CutDocument, ...] = ()

    def documents(self) -> Iterator[tuple[CutDocument, str]]:
        """Each speech of the file with a digest of its own; the first has that of the file."""
        yield self.cut, self.digest
        for number, cut in enumerate(self.more, 2):
            yield cut, sha256(f"{self.digest}/{number}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose bytes are in the library already; which colleague `brought` them, "" for nobody."""

    path: Path
    brought: str = ""


Prepared = Ready | Known | Held | Refused


def digest_of_file(path: Path) -> str:
    """What tells a file's bytes from any other's; OSError if it cannot be read."""
    made = sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            made.update(part)
    return made.hexdigest()


def prepare(task: Task, words: Words, read_pdf: Callable[[bytes], Extracted]) -> Prepared:
    """Prepare a file, `read_pdf` reading it where it is a PDF; whatever is wrong with it becomes its reason to be refused."""
    path = task.path
    try:
        if isinstance(task, EditionTask):
            return Ready(cut_document(document_of(task.edition), words), task.edition.source)
        document = read_document(path, task.keep, read_pdf, secrets=task.secrets)
        refuse_foreign(document)
        seen = [removed for removed in document.removed if removed.reason not in REASONS]
        if task.hold and (seen or document.doubtful):
            return Held(path, document.removed, document.doubtful)
        first, *more = (cut_document(one, words) for one in speeches_in(document))
        return Ready(first, task.digest or digest_of_file(path), tuple(more))
    except Exception as error:  # one file that the reader stumbles over must not end the whole batch
        return Refused(str(path), why_unreadable(error))


def document_of(edition: Edition) -> Document:
    """An edition as if it had been read here; ValueError where its paragraphs make no sense."""
    paragraphs = edition.paragraphs()
    labels = ("",) * len(paragraphs)
    return Document(edition.file, "", paragraphs, labels, Facts(), reader=str(edition.reader))


def why_unreadable(error: Exception) -> str:
    """The Chinese sentence that says why a file cannot be taken in."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, OSError):
        return f"文件读不出来（{error.strerror or error}），请检查它是否还在、能否打开。"
    return f"程序没能读懂这个文件（{type(error).__name__}），请另存为 .docx 后再试。"
