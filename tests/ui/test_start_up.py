"""The start: the window takes input first, what is around a draft comes afterwards or when it is asked for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from drafter.files.gao import save_draft
from drafter.files.recovery import RecoveryStore
from drafter.paths import Home
from drafter.ui.commands import all_commands
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.windows import Windows
from tests.ui.desk_material import draft_of, texts

#: What a window does without until it has been shown.
_LATER = (
    "lxml",
    "tantivy",
    "jieba",
    "rjieba",
    "sqlite3",
    "docx",
    "typer",
    "drafter.ui.sheet.sheet",
    "drafter.checks.run",
)

_NEW_PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from drafter.ui.app import run
loaded = []
def look():
    loaded.extend(sys.modules)
    QApplication.instance().quit()
run([], look)
print(json.dumps(loaded))
"""


@pytest.fixture
def windows(qtbot, tmp_path):
    made = Windows(Home(tmp_path))
    yield made
    for window in made.windows:
        window.close()


def test_the_window_stands_before_what_it_does_not_need_is_loaded(tmp_path):
    environment = {"DRAFTER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", _NEW_PROGRAM],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = json.loads(done.stdout)
    assert "drafter.ui.drafts.start_view" in loaded
    assert not set(_LATER) & set(loaded)


def test_a_click_on_an_outline_as_soon_as_the_window_stands_brings_the_dialog(windows, qtbot):
    window = windows.make()
    window.show()
    window.furnish_later()
    seen: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewDraftDialog)
        seen.append(dialog.findChild(QWidget, "outlinePicker") is not None)
        dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(300, answer)
    picker = window.start_view.picker
    place = picker.visualItemRect(picker.item(1)).center()
    qtbot.mouseClick(picker.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seen == [True]


def test_everything_around_the_draft_comes_by_itself_a_piece_at_a_time(windows, qtbot):
    window = windows.make()
    window.show()
    pieces: list[str] = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: pieces.append(window.findChild(QWidget, "sheet") is not None))
    beat.start(0)
    window.furnish_later()
    qtbot.waitUntil(lambda: window.is_furnished, timeout=20000)
    assert pieces.count(False) > 1, "the loop went on while modules were loaded"
    assert window.findChild(QWidget, "libraryPanel") and window.findChild(QWidget, "findingsList")


def test_whatever_asks_first_gets_its_part_while_the_rest_is_loading(windows):
    window = windows.make()
    window.show()
    window.furnish_later()
    window.files.start(draft_of("甲"))
    assert texts(window) == ["甲"]
    assert not window.desk.isHidden()


def test_a_window_can_be_closed_while_it_is_being_furnished(windows, qtbot):
    window = windows.make()
    window.show()
    window.furnish_later()
    assert window.close()
    qtbot.wait(200)
    assert not windows.windows


def test_a_window_that_was_never_furnished_keeps_the_layout_of_the_last_one(windows, tmp_path):
    first = windows.make()
    first.desk.library.hide()
    assert first.close()
    settings = (tmp_path / "settings.toml").read_text("utf-8")
    again = Windows(Home(tmp_path))
    again.make().close()
    assert (tmp_path / "settings.toml").read_text("utf-8") == settings


def test_what_a_crash_left_behind_is_offered_once_the_window_is_furnished(windows, tmp_path, qtbot):
    store = RecoveryStore(Home(tmp_path).recovery)
    store.write(draft_of("没存的"), None)
    store._lock.release()
    window = windows.make()
    window.show()
    window.furnish_later()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "recoverDraft") is not None, timeout=20000)


def test_a_draft_that_is_named_at_the_start_is_on_the_desk(windows, tmp_path):
    path = tmp_path / "稿.gao"
    save_draft(draft_of("甲"), path)
    window = windows.make()
    assert window.files.open(path)
    window.show()
    assert window.desk.isVisible()


def test_every_command_can_be_performed(windows):
    window = windows.make()
    known = {*window._own_handlers, *window.furnish().handlers}
    assert known == {command.name for command in all_commands()}
