"""Starting the window."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from drafter.core.errors import UserError
from drafter.library.embedded import EmbeddedLibrary, add_starter
from drafter.paths import Home, default_home, resource
from drafter.process import milliseconds_since_start
from drafter.ui.main_window import MainWindow
from drafter.ui.services import Preferences
from drafter.ui.stand_in import open_or_stand_in
from drafter.ui.windows import Windows

#: Milliseconds after which the starter material is looked for.
_STARTER_AFTER = 50


def create_window(home: Path) -> QMainWindow:
    """Build everything for one user folder and show nothing; further windows come of this one.

    A QApplication must exist. Where the folder cannot be used the window says so and goes on without it.
    """
    folders = Home(home)
    library, problem = open_or_stand_in(folders.library)
    windows = Windows(folders, library, Preferences(folders.settings))
    window = windows.make()
    # Once the window stands and takes input: what runs beside it would only make it late.
    QTimer.singleShot(_STARTER_AFTER, windows.jobs, lambda: _add_starter(windows, window, library))
    if problem:
        window.message_bar.show_message(problem, "warning")
    return window


def _add_starter(windows: Windows, window: MainWindow, library: EmbeddedLibrary) -> None:
    """Put the starter material into a new library, in the background, unless the window is closed already."""
    if window in windows.windows:
        windows.jobs.run(lambda: add_starter(library)).finished.connect(window.note_starter)


def run(arguments: list[str], when_ready: Callable[[], object] | None = None) -> int:
    """Run the program with the command line's arguments (without the program's name); its exit status.

    `when_ready` is called once the window takes input.
    """
    if arguments[:1] == ["--selftest"]:
        return _selftest(arguments[1:])
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Drafter")
    app.setApplicationDisplayName("公文起草助手")
    app.setWindowIcon(QIcon(str(resource("icons", "drafter.svg"))))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    window = create_window(default_home().root)
    assert isinstance(window, MainWindow)
    files = [argument for argument in arguments if not argument.startswith("-")]
    if files:
        window.files.open(Path(files[0]))
    window.show()
    if when_ready:
        QTimer.singleShot(0, when_ready)
    if "--smoke-test" in arguments:
        QTimer.singleShot(0, lambda: _leave(window))
    return app.exec()


def _selftest(arguments: list[str]) -> int:
    """`--selftest OUT.json`: without a screen, so that it also runs where no window can be opened."""
    from drafter.ui.selftest import run_selftest  # not at start-up

    if len(arguments) != 1:
        print("用法：drafter --selftest 结果.json", file=sys.stderr)
        return 2
    app = QApplication([sys.argv[0], "-platform", "offscreen"])
    app.setApplicationName("Drafter")
    try:
        return run_selftest(default_home(), create_window, Path(arguments[0]))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1


def _leave(window: MainWindow) -> None:
    print(milliseconds_since_start(), flush=True)
    window.close()
