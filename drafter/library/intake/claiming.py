"""Says of sources that are in the library already whose they are."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from drafter.core.errors import UserError
from drafter.core.model import Source
from drafter.library.api import Library
from drafter.library.intake.preparing import digest_of_file
from drafter.library.intake.taking import id_of_source


def claim(library: Library, files: Iterable[Path], whose: str) -> int:
    """Note of the sources that these files became whose they are (a key of WHOSE_NAMES); gives how many changed."""
    found = [source for file in files if (source := _source_of(library, file))]
    changed = [replace(source, whose=whose) for source in found if source.whose != whose]
    if changed:
        library.edit_source(*changed)
    return len(changed)


def _source_of(library: Library, file: Path) -> Source | None:
    try:
        return library.source(id_of_source(digest_of_file(file)))
    except (OSError, UserError):
        return None
