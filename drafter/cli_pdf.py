"""The PDFs of `drafter typeset --pdf` and `drafter origin -o`."""

import os
import pickle
import subprocess
import tempfile
from pathlib import Path

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.core.provenance import ProvenanceSheet
from drafter.files.gao import save_draft
from drafter.process import MAKE_PDF, MAKE_SHEET, own_command

_LONGEST = 300.0
_NO_QT = (
    "这里装的程序没有画页面的部件（PySide6），做不成 PDF；请在装好的程序里导出，或去掉 --pdf 排成 Word 文件。"
)
_TOO_LONG = "五分钟还没有排完，没有做成 PDF；请先去掉 --pdf 排成 Word 文件。"


def pdf_of(draft: Draft, layout: str) -> tuple[bytes, str]:
    """The pages of a draft as a PDF, and what the user should know of the fonts ("" where nothing).

    Another process draws them; `layout` is a layout's name. Raises UserError where it cannot, or fails.
    """
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        draft_file, target = Path(folder, "draft.gao"), Path(folder, "pages.pdf")
        save_draft(draft, draft_file)
        return _made(own_command(MAKE_PDF, str(draft_file), layout, str(target)), target)


def pdf_of_sheet(sheet: ProvenanceSheet) -> bytes:
    """The 核对单 as a PDF, drawn by another process; UserError where it cannot be, or fails."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        sheet_file, target = Path(folder, "sheet"), Path(folder, "sheet.pdf")
        sheet_file.write_bytes(pickle.dumps(sheet))
        return _made(own_command(MAKE_SHEET, str(sheet_file), str(target)), target)[0]


def _made(command: list[str], target: Path) -> tuple[bytes, str]:
    """What a process of our own wrote into a file, and what it said."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(_TOO_LONG) from error
    if done.returncode == 1 and done.stderr.strip() and "Traceback" not in done.stderr:
        raise UserError(done.stderr.strip().splitlines()[-1])
    if done.returncode or not target.is_file():
        raise UserError(_NO_QT)
    return target.read_bytes(), done.stdout.strip()
