"""Reading a speech for a terminal command, under the rule that the user has chosen for files that bear a secret mark."""

from collections.abc import Collection
from pathlib import Path

from drafter.core.document import Document, Removed
from drafter.files.settings import takes_secrets
from drafter.paths import default_home
from drafter.reading.read import read_document
from drafter.reading.secret import SECRET
from drafter.terminal import note


def read_speech(path: Path, keep: Collection[Removed] = ()) -> Document:
    """The speech in a file, as `read_document` gives it; a secret mark is refused or, where that was chosen, told."""
    document = read_document(path, keep, secrets=takes_secrets(default_home().settings))
    for one in document.removed:
        if one.reason == SECRET:
            note(f"“{path.name}”标有“{one.text}”：{SECRET}。")
    return document
