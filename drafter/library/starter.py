"""The starter material that comes with the program, put into a library once."""

from collections.abc import Collection, Iterator
from pathlib import Path

from drafter.core.document import Document
from drafter.core.hashing import sha256
from drafter.paths import resource


def starter_documents(known: Collection[str] = ()) -> Iterator[tuple[Document, str]]:
    """Every document of the starter material with the digest of its file, those with a known digest left out."""
    for path in sorted(resource("library").glob("*.txt")):
        digest = starter_digest(path)
        if digest not in known:
            yield _read(path), digest


def _read(path: Path) -> Document:
    from drafter.reading.read import read_document  # nearly every start finds all of them known

    return read_document(path)


def starter_digest(path: Path) -> str:
    """The digest of a starter file. It differs from an import of the same file, which is then the user's own."""
    return "starter:" + sha256(path.read_bytes()).hexdigest()
