"""The starter material that comes with the program, put into a library once."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from drafter.core.document import Document
from drafter.paths import resource


def starter_documents() -> Iterator[tuple[Document, str]]:
    """Every document of the starter material with the digest of its file."""
    from drafter.reading.read import (
        read_document,  # not at start-up: the readers of all formats take their time
    )

    for path in sorted(resource("library").glob("*.txt")):
        yield read_document(path), starter_digest(path)


def starter_digest(path: Path) -> str:
    """The digest of a starter file. It differs from an import of the same file, which is then the user's own."""
    return "starter:" + hashlib.sha256(path.read_bytes()).hexdigest()
