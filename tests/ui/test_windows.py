"""Several drafts at once, each in a window of its own, over one library."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from drafter.core import edits
from drafter.files.gao import save_draft
from drafter.library.embedded import open_library
from drafter.ui.app import Windows, create_window
from drafter.ui.shell.main_window import MainWindow
from tests.ui.desk_material import draft_of, texts
from tests.ui.test_journey import answer


@pytest.fixture
def first(qtbot, tmp_path):
    window = create_window(tmp_path / "home")
    assert isinstance(window, MainWindow)
    window.show()
    yield window
    for other in windows_of(window).windows if window in open_windows() else open_windows():
        other.session.load(draft_of(), None)
        other.close()


def open_windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def windows_of(window: MainWindow) -> Windows:
    app = QApplication.instance()
    assert app is not None
    return next(found for found in app.findChildren(Windows) if window in found.windows)


def saved(folder: Path, name: str) -> Path:
    path = folder / f"{name}.gao"
    save_draft(draft_of(name), path)
    return path


def test_the_first_draft_takes_the_window_that_is_there_and_the_next_its_own(first, tmp_path):
    assert first.files.open(saved(tmp_path, "甲"))
    assert first.files.open(saved(tmp_path, "乙"))
    one, other = windows_of(first).windows
    assert (texts(one), texts(other)) == (["甲"], ["乙"])
    assert other.isVisible()


def test_a_window_of_its_own_reaches_not_below_the_screen(first, tmp_path):
    assert first.files.open(saved(tmp_path, "甲"))
    first.move(0, 120)
    assert first.files.open(saved(tmp_path, "乙"))
    other = windows_of(first).windows[1]
    assert other.frameGeometry().bottom() <= other.screen().availableGeometry().bottom()


def test_a_new_draft_leaves_the_unsaved_one_alone(first):
    first.files.start(draft_of("甲"))
    first.session.apply(lambda draft: edits.set_text(draft, "0", "甲改过"), "键入")
    first.files.start(draft_of("乙"))
    assert [texts(window) for window in windows_of(first).windows] == [["甲改过"], ["乙"]]


def test_the_dark_dresses_all_windows_at_once_and_each_is_painted_once(first):
    for _ in range(3):
        first.actions_by_name["actionNewWindow"].trigger()
    windows = windows_of(first).windows
    for window in windows:
        window.workspace()
        window.files.start(draft_of("要抓好落实。"))
    QApplication.processEvents()
    watch = _Watch(windows)
    first.actions_by_name["toggleDark"].trigger()
    QApplication.processEvents()
    assert len(windows) == 4 and all(window.theme.dark for window in windows)
    assert watch.seen == {
        (number, kind): 1 for number in range(4) for kind in (QEvent.Type.StyleChange, QEvent.Type.Paint)
    }


class _Watch(QObject):
    """Counts how often each window is dressed and its sheet painted."""

    def __init__(self, windows) -> None:
        super().__init__()
        self.seen: dict[tuple[int, QEvent.Type], int] = {}
        self._places = {}
        for number, window in enumerate(windows):
            for part, kind in (
                (window, QEvent.Type.StyleChange),
                (window.desk.sheet.viewport(), QEvent.Type.Paint),
            ):
                self._places[part] = (number, kind)
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        place = self._places[watched]
        if event.type() is place[1]:
            self.seen[place] = self.seen.get(place, 0) + 1
        return False


def test_a_file_that_is_open_already_comes_to_the_front_as_it_is(first, tmp_path):
    path = saved(tmp_path, "甲")
    first.files.open(path)
    first.session.apply(lambda draft: edits.set_text(draft, "0", "甲改过"), "键入")
    first.actions_by_name["actionNewWindow"].trigger()
    second = windows_of(first).windows[1]
    second.files.open(saved(tmp_path, "乙"))
    second.files.open(path)
    assert len(windows_of(first).windows) == 2
    assert texts(first) == ["甲改过"]


def test_a_draft_that_cannot_be_read_opens_no_window(first, tmp_path):
    first.files.start(draft_of("甲"))
    first.message_bar.clear()
    broken = tmp_path / "坏.gao"
    broken.write_text("{", "utf-8")
    assert not first.files.open(broken)
    assert len(windows_of(first).windows) == 1
    assert "坏.gao" in first.message_bar.text


def test_windows_share_one_library_until_the_last_is_closed(first, qtbot, tmp_path):
    qtbot.waitUntil(lambda: not windows_of(first).jobs.is_busy, timeout=20000)
    first.actions_by_name["actionNewWindow"].trigger()
    second = windows_of(first).windows[1]
    assert second.desk.library is not first.desk.library
    assert first.close()
    assert second.isVisible()
    with closing(open_library(tmp_path / "home" / "library")) as other:
        assert other.read_only
    assert second.close()
    with closing(open_library(tmp_path / "home" / "library")) as other:
        assert not other.read_only


def test_quitting_stops_at_a_window_whose_draft_the_user_wants_to_keep(first):
    first.files.start(draft_of("甲"))
    first.session.apply(lambda draft: edits.set_text(draft, "0", "甲改过"), "键入")
    first.actions_by_name["actionNewWindow"].trigger()
    second = windows_of(first).windows[1]

    def stay(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        box.escapeButton().click()

    answer(QMessageBox, stay)
    second.actions_by_name["actionQuit"].trigger()
    assert windows_of(first).windows == (first,)
    assert first.isVisible()


def test_each_window_has_a_recovery_copy_of_its_own(first, qtbot, tmp_path):
    first.files.start(draft_of("甲"))
    first.files.start(draft_of("乙"))
    for window in windows_of(first).windows:
        window.session.apply(
            lambda draft: edits.set_text(draft, "0", draft.paragraphs[0].text + "改过"), "键入"
        )
    folder = tmp_path / "home" / "recovery"

    def recovered() -> str:
        return "".join(path.read_text("utf-8") for path in folder.glob("*.gao"))

    qtbot.waitUntil(lambda: "甲改过" in recovered() and "乙改过" in recovered())
    assert len(list(folder.glob("*.gao"))) == 2


def test_a_second_program_says_that_it_can_only_read_the_library(first, qtbot, tmp_path):
    with_library_taken = create_window(tmp_path / "home")
    qtbot.addWidget(with_library_taken)
    assert isinstance(with_library_taken, MainWindow)
    assert "另一个打开着的程序" in with_library_taken.message_bar.text
    assert not first.message_bar.text
