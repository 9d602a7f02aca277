"""The starter material that comes with the program, put into a library once."""

from collections.abc import Collection, Iterator
from pathlib import Path

from drafter.core.document import Document
from drafter.core.hashing import sha256
from drafter.library.importing.split import CutDocument
from drafter.paths import resource


def starter_documents(known: Collection[str] = ()) -> Iterator[tuple[Document, str]]:
    """Every document of the starter material with the digest of its file, those with a known digest left out."""
    for path, digest in _unknown(known):
        yield _read(path), digest


def starter_prepared(known: Collection[str] = ()) -> Iterator[tuple[Document | CutDocument, str]]:
    """The same, each read and cut by another process: the reader takes dozens of megabytes, which would stay with this one.

    What the other process does not get ready is read here.
    """
    files = _unknown(known)
    if files:
        from drafter.library.importing.prepare import FileTask, Ready  # nearly every start finds all known
        from drafter.library.importing.worker import prepared_apart

        made = prepared_apart([FileTask(path, digest) for path, digest in files])
        for path, digest in files:
            one = next(made, None)
            yield one.cut if isinstance(one, Ready) else _read(path), digest
        made.close()


def _unknown(known: Collection[str]) -> list[tuple[Path, str]]:
    """The starter files with their digests, those left out that are known."""
    files = ((path, starter_digest(path)) for path in sorted(resource("library").glob("*.txt")))
    return [(path, digest) for path, digest in files if digest not in known]


def _read(path: Path) -> Document:
    from drafter.reading.read import read_document  # nearly every start finds all of them known

    return read_document(path)


def starter_digest(path: Path) -> str:
    """The digest of a starter file. It differs from an import of the same file, which is then the user's own."""
    return "starter:" + sha256(path.read_bytes()).hexdigest()
