"""Writing the 出处与借鉴核对单 of a draft."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from drafter.core.model import Draft
from drafter.core.origin import Stretch
from drafter.core.unit import Unit


def write_sheet(
    path: Path, draft: Draft, stretches: Sequence[tuple[Stretch, ...]], unit: Unit, exported: Path | None
) -> None:
    """Write the sheet into a .docx or a .pdf, as the name says; it bears the digest of the file that the draft was exported to, where it is still
    there. UserError where it cannot be written.
    """
    from drafter.checks.copied.sheet import SheetFile, provenance_sheet  # not at start-up
    from drafter.core.hashing import sha256
    from drafter.files.whole import write_whole
    from drafter.word.provenance import provenance_docx

    file = SheetFile()
    if exported is not None and exported.exists():
        file = SheetFile(exported.name, sha256(exported.read_bytes()).hexdigest())
    home = unit.home_of(draft.facts)
    sheet = provenance_sheet(draft, stretches, home, datetime.datetime.now(), file, unit.speed)
    if path.suffix.lower() == ".pdf":
        from drafter.ui.origin.sheet_pdf import sheet_pdf

        write_whole(path, sheet_pdf(sheet))
    else:
        write_whole(path, provenance_docx(sheet))
