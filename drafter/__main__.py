"""Where the program starts: the window, the terminal where a command is given, or the helper of another process."""

import sys
from pathlib import Path

from drafter.process import MAKE_PDF, MAKE_SHEET, PREPARE_FILES, READ_PDFS, TAKE_IN
from drafter.reading.formats.kinds import SUFFIXES


def wants_window(arguments: list[str]) -> bool:
    """Whether these arguments (without the program's name) ask for the window and not for a command."""
    if not arguments:
        return True
    first = arguments[0]
    if first in ("--smoke-test", "--selftest"):
        return True
    return first.lower().endswith((".gao", *SUFFIXES))


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == [PREPARE_FILES]:
        from drafter.library.importing.worker import serve

        return serve()
    if arguments[:1] == [TAKE_IN] and len(arguments) == 3:
        from drafter.library.borrowed import serve_library

        return serve_library(Path(arguments[1]), Path(arguments[2]))
    if arguments == [READ_PDFS]:
        from drafter.reading.formats.apart import serve_pdfs

        return serve_pdfs()
    if arguments[:1] == [MAKE_PDF] and len(arguments) == 4:
        from drafter.ui.pages.pdf_process import make_pdf

        draft_file, layout, target = arguments[1:]
        return make_pdf(Path(draft_file), layout, Path(target))
    if arguments[:1] == [MAKE_SHEET] and len(arguments) == 3:
        from drafter.ui.origin.sheet_process import make_sheet

        return make_sheet(Path(arguments[1]), Path(arguments[2]))
    if wants_window(arguments):
        from drafter.ui.base.interpreter import leave_garbage_to_the_window

        leave_garbage_to_the_window()
        from drafter.ui.app import run as run_window

        return run_window(arguments)
    from drafter.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
