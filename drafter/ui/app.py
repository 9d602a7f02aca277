"""Starting the program, and its windows, which share the library and the preferences."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QLibraryInfo, QObject, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from drafter.core.errors import UserError
from drafter.paths import Home, default_home, move_home_once, resource
from drafter.process import keep_memory_together, milliseconds_since_start
from drafter.ui.base.interpreter import SWEEP_EVERY, favour_the_window, keep_what_is_loaded, sweep
from drafter.ui.base.jobs import JobRunner, Task
from drafter.ui.base.services import HasDraft, Preferences, Services
from drafter.ui.base.theme import styled_application
from drafter.ui.library.lazy_library import LazyLibrary
from drafter.ui.shell.main_window import MainWindow
from drafter.ui.widgets.fitting import shrink_to_screen

if TYPE_CHECKING:
    from drafter.library.colleagues import Received
    from drafter.ui.base.office_link import OfficeLink
    from drafter.ui.document.opening import Opening


#: How far a further window stands from the one before it, in pixels.
_OFFSET = QPoint(28, 28)
#: Milliseconds after which the starter material is looked for.
_STARTER_AFTER = 50
#: Milliseconds after which the library is backed up: nobody is to wait for that.
_BACKUP_AFTER = 60_000
#: Milliseconds after which it is found again what of the library is past its time.
_JUDGED_AFTER = 8_000


class Windows(QObject):
    """Makes windows, and closes the shared services with the last of them.

    Each window has its own jobs, which end with it, and its own recovery copy; `jobs` are those of the whole
    program. It lives as long as the application, or until its last window is closed.
    """

    def __init__(self, home: Home) -> None:
        super().__init__(QApplication.instance())
        favour_the_window()
        self._home = home
        self._library_on_demand = LazyLibrary(home.library)
        self.jobs = JobRunner(self)
        self._preferences = Preferences(home.settings, self.jobs, self)
        self._office: OfficeLink | None = None
        self._windows: list[MainWindow] = []
        self._sessions: WeakSet[HasDraft] = WeakSet()
        self._judging: Task | None = None
        self._welcomed = False
        self._is_filling = True

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """The open windows, oldest first."""
        return tuple(self._windows)

    def make(self, *, at_start: bool = True) -> MainWindow:
        """A further window with its start view or, for a draft that is opened at once, without; its workspace is not loaded and it is not shown yet."""
        services = Services(
            self._home,
            self._library_on_demand.library,
            JobRunner(),
            self._preferences,
            self._meet,
            self._sessions,
        )
        window = MainWindow(services, at_start=at_start)
        self._windows.append(window)
        window.elsewhere_wanted.connect(self._open)
        window.quit_wanted.connect(self.close_all)
        window.session.changed.connect(self._give_way)
        window.workspace_loaded.connect(lambda: self._introduce(window))
        window.closed.connect(lambda: self._forget(window))
        return window

    def close_all(self) -> None:
        """Close window after window, until one stays open for the sake of its draft."""
        for window in reversed(self.windows):
            if not window.close():
                return

    def _introduce(self, window: MainWindow) -> None:
        """Tell a window whose workspace is there of the library, the first one also what is wrong with it."""
        window.imports.finished.connect(self._refresh_libraries)
        window.imports.finished.connect(self._judge)
        window.desk.library.say_filling(self._is_filling)
        self._show_office()
        if self._library_on_demand.library().read_only:
            window.message_bar.show_message(
                "语料库正由另一个打开着的程序使用：这里可以查找和引用，导入和删改请到那边做。",
                "warning",
            )
        if self._welcomed:
            return
        self._welcomed = True
        keep_what_is_loaded()
        sweeper = QTimer(self, interval=SWEEP_EVERY)
        sweeper.timeout.connect(sweep)
        sweeper.start()
        # Once the window takes input: what runs beside it would only make it late.
        QTimer.singleShot(_STARTER_AFTER, self, lambda: self._add_starter(window))
        if self._library_on_demand.problem:
            window.message_bar.show_message(self._library_on_demand.problem, "warning")

    def _add_starter(self, window: MainWindow) -> None:
        """Put the starter material into a new library, in the background, unless the window is closed already."""
        if window in self._windows:
            keep_memory_together()
            adding = self.jobs.run(self._library_on_demand.add_starter)
            adding.finished.connect(lambda added: self._refresh_libraries() if added else None)
            adding.ended.connect(self._end_filling)
            if self._home.office.exists():
                self._meet().start()
            QTimer.singleShot(_BACKUP_AFTER, self, lambda: self._back_up(window))
            QTimer.singleShot(_JUDGED_AFTER, self, lambda: self._judge() if window in self._windows else None)

    def _end_filling(self) -> None:
        """The starter material is in, or cannot come in: an empty library is empty now."""
        self._is_filling = False
        for window in self._windows:
            if window.has_workspace:
                window.desk.library.say_filling(False)

    def _judge(self) -> None:
        """Find what of the library is past its time, in the background, once at a time."""
        if self._judging is None:
            from drafter.ui.library.judging import judging  # not at start-up

            self._judging = self.jobs.run(judging(self._library_on_demand.library(), self._home))
            self._judging.finished.connect(lambda looked: self._refresh_libraries() if looked else None)
            self._judging.ended.connect(self._end_judging)

    def _end_judging(self) -> None:
        self._judging = None

    def _back_up(self, window: MainWindow) -> None:
        """Write the daily backup in the background, and tell a window what stood in its way."""
        if window in self._windows:
            writing = self.jobs.run(self._library_on_demand.back_up)
            writing.failed.connect(lambda error: window.message_bar.show_message(str(error), "warning"))

    def _open(self, opening: "Opening | None") -> None:
        """Show a draft in a window of its own, or the window in which its file is open already."""
        known = self._showing(opening.path) if opening else None
        if known is None:
            known = self.make(at_start=opening is None)
            known.move(self._windows[-2].pos() + _OFFSET)
            known.show()
            if not known.isMaximized():
                shrink_to_screen(known)
            if opening:
                known.files.take(opening)
            known.load_workspace_later()
        known.setWindowState(known.windowState() & ~Qt.WindowState.WindowMinimized)
        known.raise_()
        known.activateWindow()

    def _showing(self, path: Path | None) -> MainWindow | None:
        return next((w for w in self._windows if path and w.session.path == path), None)

    def _refresh_libraries(self) -> None:
        for window in self._windows:
            if window.has_workspace:
                window.desk.library.refresh()

    def _meet(self) -> "OfficeLink":
        """What speaks with colleagues, made when it is first asked for: most have none."""
        if self._office is None:
            from drafter.ui.base.office_link import OfficeLink  # not at start-up

            self._office = OfficeLink(self._home, self._library_on_demand.library, self.jobs, self)
            self._office.changed.connect(self._show_office)
            self._office.received.connect(self._tell_received)
        return self._office

    def _give_way(self, _: object) -> None:
        if self._office:
            self._office.give_way()

    def _show_office(self) -> None:
        if self._office:
            for window in self._windows:
                window.show_office(self._office.line, self._office.details)

    def _tell_received(self, received: "Received") -> None:
        """Say what colleagues brought, in the window that was made last."""
        self._refresh_libraries()
        for window in self._windows[-1:]:
            window.workspace().speeches.tell_received(received)

    def _forget(self, window: MainWindow) -> None:
        self._windows.remove(window)
        if self._windows:
            window.deleteLater()
            return
        if self._office:
            self._office.stop()
        self.jobs.shut_down()
        self._preferences.flush()
        self._library_on_demand.close()
        self.deleteLater()
        QTimer.singleShot(0, QApplication.quit)


def create_window(home: Path) -> QMainWindow:
    """Build everything for one user folder and show nothing; further windows come of this one.

    A QApplication must exist. Where the folder cannot be used the window says so and goes on without it.
    """
    window = Windows(Home(home)).make()
    window.workspace()
    return window


def run(arguments: list[str], when_ready: Callable[[], object] | None = None) -> int:
    """Run the program with the command line's arguments (without the program's name); its exit status.

    `when_ready` is called once the window takes input.
    """
    if arguments[:1] == ["--selftest"]:
        return _selftest(arguments[1:])
    app = styled_application(sys.argv[0])
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
    QTimer.singleShot(0, window.load_workspace_later)
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
