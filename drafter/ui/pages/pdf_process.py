"""Making a PDF for the terminal, in a process of its own: the terminal itself never loads Qt."""

import os
import sys
from pathlib import Path

from drafter.core.errors import UserError
from drafter.files.gao import load_draft
from drafter.paths import default_home


def make_pdf(draft_file: Path, layout: str, target: Path) -> int:
    """Set a draft file in a layout as a PDF; what the user should know of the fonts goes to standard output.

    Returns the exit status: 0 written, 1 a mistake of the user's, told on standard error.
    """
    if sys.platform != "win32":  # where Qt finds no fonts without a screen
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from drafter.ui.pages.page_maker import Look, PageMaker
    from drafter.ui.pages.page_output import to_pdf
    from drafter.word.aids import usual_aids
    from drafter.word.fonts import fonts_told
    from drafter.word.layout import load_layout

    application = QGuiApplication([])
    own = default_home().layouts
    try:
        aids = usual_aids(load_layout(layout, own))
        paper = PageMaker(Look(layout, aids=aids), own).make(load_draft(draft_file))
        target.write_bytes(to_pdf(paper))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    if told := fonts_told(paper.layout, frozenset(QFontDatabase.families())):
        print(told)
    application.quit()
    return 0
