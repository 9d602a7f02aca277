"""A draft on its way into a window."""

from dataclasses import dataclass
from pathlib import Path

from drafter.core.model import Draft
from drafter.files.guarded import Stamp


@dataclass(frozen=True, slots=True)
class Opening:
    """A draft, the file it belongs to (None where it has none yet), and how that file was when it was read.

    `saved` says whether the file holds the draft as it is.
    """

    draft: Draft
    path: Path | None = None
    stamp: Stamp | None = None
    saved: bool = True
