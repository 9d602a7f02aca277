"""Starting the window."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from drafter.core.errors import UserError
from drafter.paths import Home, default_home, move_home_once, resource
from drafter.process import milliseconds_since_start
from drafter.ui.shell.main_window import MainWindow
from drafter.ui.shell.windows import Windows


def create_window(home: Path) -> QMainWindow:
    """Build everything for one user folder and show nothing; further windows come of this one.

    A QApplication must exist. Where the folder cannot be used the window says so and goes on without it.
    """
    window = Windows(Home(home)).make()
    window.furnish()
    return window


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
    files = [argument for argument in arguments if not argument.startswith("-")]
    said = move_home_once()
    windows = Windows(default_home())
    window = windows.make(at_start=not files)
    sys.excepthook = lambda kind, error, trace: _tell_unforeseen(windows, error)
    if files and window.files.open(Path(files[0])):
        window.tell_of_recoveries()
    elif files:
        window.show_start()
    if said:
        window.message_bar.show_message(said)
    window.show()
    if when_ready:
        QTimer.singleShot(0, when_ready)
    if "--smoke-test" in arguments:
        QTimer.singleShot(0, lambda: _leave(window))
    QTimer.singleShot(0, window.furnish_later)
    return app.exec()


def _tell_unforeseen(windows: Windows, error: BaseException) -> None:
    """Say in the window that was made last what nobody foresaw and nobody caught; the program goes on."""
    from drafter.trouble import in_a_sentence  # not at start-up

    sentence = str(in_a_sentence(error))
    print(sentence, file=sys.stderr)
    for window in windows.windows[-1:]:
        window.message_bar.show_message(sentence, "error")


def _selftest(arguments: list[str]) -> int:
    """`--selftest OUT.json`: without a screen, so that it also runs where no window can be opened."""
    from drafter.ui.support.selftest import run_selftest  # not at start-up

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
