"""Drawing the 核对单 for the terminal, in a process of its own: the terminal itself never loads Qt."""

import os
import pickle
import sys
from pathlib import Path

from drafter.core.provenance import ProvenanceSheet


def make_sheet(sheet_file: Path, target: Path) -> int:
    """Draw a pickled sheet, which the terminal has just put into a folder of its own, as a PDF; the exit status."""
    if sys.platform != "win32":  # where Qt finds no fonts without a screen
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from drafter.ui.origin.sheet_pdf import sheet_pdf

    application = QGuiApplication([])
    sheet = pickle.loads(sheet_file.read_bytes())
    if not isinstance(sheet, ProvenanceSheet):
        return 1
    target.write_bytes(sheet_pdf(sheet))
    application.quit()
    return 0
