"""The start: the window takes input first, what is around a draft comes afterwards or when it is asked for."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from drafter.core import edits
from drafter.core.model import Draft, Paragraph, Role
from drafter.files.gao import load_draft, save_draft
from drafter.files.recovery import RecoveryStore
from drafter.paths import Home
from drafter.ui.app import Windows
from drafter.ui.base.commands import all_commands
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.library.panel import LibraryPanel
from drafter.ui.outline.panel import OutlinePanel
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.shell.desk import Desk
from drafter.ui.shell.loading import WorkspaceLoader
from tests.ui.desk_material import draft_of, forget_changes, texts

#: What a window does without until it has been shown.
_LATER = (
    "lxml",
    "tantivy",
    "jieba",
    "rjieba",
    "sqlite3",
    "docx",
    "html",
    "gzip",
    "hashlib",
)

#: Our own modules that are loaded before a window takes input, by their rooms. Each costs the user a part of a
#: millisecond: what is not needed to show the first view is imported where it is used.
_AT_ONCE = {
    "": "core files paths process reading trouble ui",
    "core": "carried disk errors folding history length model numbering numerals progress toml",
    "files": "draft_names settings toml",
    "reading": "formats",
    "reading.formats": "kinds",
    "ui": "app base document dragging drafts library shell widgets",
    "ui.base": "commands interpreter jobs services theme",
    "ui.document": "session",
    "ui.dragging": "dropped",
    "ui.library": "lazy_library",
    "ui.shell": "appearance loading main_window status tool_bar window_layout",
    "ui.widgets": "fitting message_bar plain",
}
#: Where nothing is opened, for the start view.
_START = {
    "files": "outlines",
    "ui.drafts": "picker picture recent_drafts start_view",
    "ui.dragging": "file_drop",
    "ui.widgets": "item_option sure_button two_lines",
}
#: Where a draft is opened, for its file and its sheet.
_SHEET = {
    "": "durable lock",
    "core": "alternatives announced blanks cells clip dates edits hashing joints object_serial objects sections serial "
    "slots structure text_edits typed",
    "files": "gao guarded pictures recovery whole",
    "ui": "sheet",
    "ui.base": "side_tabs utf16",
    "ui.document": "file_flow flow opening saver",
    "ui.dragging": "branch_mime clip_mime ghost",
    "ui.sheet": "column drag grip highlighter keys marks objects paint paper paste sheet style text typing view",
    "ui.shell": "desk",
    "ui.widgets": "pictures viewport",
}

_NEW_PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from drafter.ui.app import run
seen = []
def look():
    window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "mainWindow")
    seen.extend(LOOK)
    QApplication.instance().quit()
run(sys.argv[1:], look)
print(json.dumps(seen))
"""


def seen_at_start(look: str, home: Path, *arguments: str) -> list[Any]:
    """What an expression says in a new program, started with these arguments, once its `window` takes input."""
    done = subprocess.run(
        [sys.executable, "-c", _NEW_PROGRAM.replace("LOOK", look), *arguments],
        env={"DRAFTER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


@pytest.fixture
def windows(qtbot, tmp_path):
    made = Windows(Home(tmp_path))
    yield made
    for window in made.windows:
        forget_changes(window)
        window.close()


@pytest.mark.parametrize("named", [False, True])
def test_the_window_stands_before_what_it_does_not_need_is_loaded(tmp_path, named):
    draft = tmp_path / "稿.gao"
    save_draft(draft_of("甲"), draft)
    loaded = set(seen_at_start("sys.modules", tmp_path, *([str(draft)] if named else [])))
    assert set(_LATER) & loaded == set()
    own = {one for one in loaded if one.startswith("drafter.")}
    assert own - modules(_AT_ONCE) - modules(_SHEET if named else _START) == set()
    assert ("drafter.ui.sheet.sheet" in own) is named


@pytest.mark.parametrize("named", [False, True])
def test_the_window_stands_before_classes_of_qt_are_loaded_that_it_does_not_need(tmp_path, named):
    draft = tmp_path / "稿.gao"
    save_draft(draft_of("甲"), draft)
    look = "[one for one in ('QWizard', 'QCommonStyle') if one in vars(sys.modules['PySide6.QtWidgets'])]"
    assert seen_at_start(look, tmp_path, *([str(draft)] if named else [])) == []


def modules(rooms: dict[str, str]) -> set[str]:
    """The full names of modules that are written by their rooms."""
    return {
        ".".join(filter(None, ("drafter", room, one)))
        for room, names in rooms.items()
        for one in names.split()
    }


def test_a_draft_named_at_the_start_that_cannot_be_read_leaves_the_start_view(tmp_path):
    look = "[window.start_view.isVisible(), window.message_bar.text]"
    visible, message = seen_at_start(look, tmp_path, "没有.gao")
    assert visible and "没有.gao" in message


def test_a_click_on_an_outline_as_soon_as_the_window_stands_brings_the_dialog(windows, qtbot):
    window = windows.make()
    window.show()
    window.load_workspace_later()
    seen: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NewDraftDialog):
            QTimer.singleShot(30, answer)
            return
        seen.append(dialog.findChild(QWidget, "outlinePicker") is not None)
        dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, answer)
    picker = window.start_view.picker
    place = picker.visualItemRect(picker.item(1)).center()
    qtbot.mouseClick(picker.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seen == [True]


def test_everything_around_the_draft_comes_by_itself_a_piece_at_a_time(windows, qtbot):
    window = windows.make()
    window.show()
    pieces: list[bool] = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: pieces.append(window.findChild(QWidget, "libraryPanel") is not None))
    beat.start(0)
    window.load_workspace_later()
    qtbot.waitUntil(lambda: window.has_workspace, timeout=20000)
    assert pieces.count(False) > 1, "the loop went on while modules were loaded"
    assert window.findChild(QWidget, "libraryPanel") and window.findChild(QWidget, "findingsList")


def test_a_new_library_says_that_its_first_material_is_coming_in_until_it_is(windows, qtbot):
    window = windows.make()
    window.show()
    window.workspace()
    results = window.desk.library.findChild(QWidget, "libraryResults")
    said = set()

    def is_in() -> bool:
        said.add(results._empty[0])
        return window.desk.library._sources > 0

    qtbot.waitUntil(is_in, timeout=60000)
    assert "正在放入入门语料…" in said and "还没有语料" not in said


def test_whatever_asks_first_gets_its_part_while_the_rest_is_loading(windows):
    window = windows.make()
    window.show()
    window.load_workspace_later()
    window.files.start(draft_of("甲"))
    assert texts(window) == ["甲"]
    assert not window.desk.isHidden()


def test_a_window_can_be_closed_while_it_is_being_furnished(windows, qtbot):
    window = windows.make()
    window.show()
    window.load_workspace_later()
    assert window.close()
    qtbot.wait(200)
    assert not windows.windows


def test_a_closed_window_is_not_furnished_any_further(windows, qtbot):
    window = windows.make()
    window.show()
    window.load_workspace_later()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "libraryPanel") is not None, timeout=20000)
    assert not window.has_workspace
    furnished: list[bool] = []
    window.workspace_loaded.connect(lambda: furnished.append(True))
    assert window.close()
    for _ in range(30):  # a piece at a time, while its deletion waits for the loop that is above
        QApplication.processEvents()
    assert furnished == []


def test_a_window_that_was_never_furnished_keeps_the_layout_of_the_last_one(windows, tmp_path):
    first = windows.make()
    first.desk.tabs.hide()
    assert first.close()
    settings = (tmp_path / "settings.toml").read_text("utf-8")
    again = Windows(Home(tmp_path))
    again.make().close()
    assert (tmp_path / "settings.toml").read_text("utf-8") == settings


def left_behind(home: Path) -> None:
    """A recovery copy whose program has ended without saving."""
    store = RecoveryStore(Home(home).recovery)
    store.write(draft_of("没存的"), None)
    store._lock.release()


def test_what_a_crash_left_behind_is_offered_from_the_start_and_moves_nothing_later(windows, tmp_path, qtbot):
    left_behind(tmp_path)
    window = windows.make()
    window.show()
    assert not window.has_workspace and window.findChild(QWidget, "recoverDraft") is not None
    QApplication.processEvents()
    picker = window.start_view.picker
    place = picker.mapTo(window, picker.rect().topLeft())
    window.load_workspace_later()
    qtbot.waitUntil(lambda: window.has_workspace, timeout=20000)
    QApplication.processEvents()
    assert picker.mapTo(window, picker.rect().topLeft()) == place


def test_what_was_taken_up_is_not_offered_again(windows, tmp_path, qtbot):
    left_behind(tmp_path)
    window = windows.make()
    window.show()
    qtbot.mouseClick(window.findChild(QPushButton, "recoverDraft"), Qt.MouseButton.LeftButton)
    assert texts(window) == ["没存的"]
    window.actions_by_name["actionHome"].trigger()
    assert not [button for button in window.findChildren(QPushButton, "recoverDraft") if button.isVisible()]


def test_a_draft_that_is_named_at_the_start_is_on_the_desk(windows, tmp_path):
    path = tmp_path / "稿.gao"
    save_draft(draft_of("甲"), path)
    window = windows.make()
    assert window.files.open(path)
    window.show()
    assert window.desk.isVisible()


def test_a_draft_named_at_the_start_can_be_written_and_saved_before_anything_is_around_it(
    windows, tmp_path, qtbot
):
    path = tmp_path / "稿.gao"
    save_draft(draft_of("甲"), path)
    window = windows.make()
    assert window.files.open(path)
    window.show()
    sheet = window.findChild(Sheet)
    assert sheet is not None and sheet.isVisible() and not window.has_workspace
    qtbot.keyClicks(sheet, "ok")
    window.load_workspace_later()
    qtbot.waitUntil(lambda: window.has_workspace, timeout=20000)
    qtbot.keyClicks(sheet, "!")
    assert texts(window) == ["ok!甲"]
    assert window.desk.sheet is sheet and window.desk.outline.isVisible() and window.desk.library.isVisible()
    window.actions_by_name["actionSave"].trigger()
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    assert [p.text for p in load_draft(path).paragraphs] == ["ok!甲"]


def test_what_comes_later_takes_up_the_draft_that_is_there(windows, tmp_path, qtbot):
    window = windows.make()
    window.files.start(
        Draft(paragraphs=(Paragraph("t", Role.TITLE, text="题"), Paragraph("b", text="的的确确【】。")))
    )
    window.show()
    window.desk.sheet.go_to("b")
    assert window.desk.outline.tree.model().rowCount() > 0
    qtbot.waitUntil(lambda: bool(window.checks.flow.findings), timeout=20000)
    assert "本单位" in window.message_bar.text


def test_unsaved_work_is_asked_about_before_anything_is_around_it(windows, monkeypatch):
    window = windows.make()
    window.files.start(draft_of("甲"))
    window.session.apply(lambda draft: edits.set_text(draft, "0", "乙"), "键入")
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QDialog):
            QTimer.singleShot(30, stay)
            return
        asked.append(box.objectName())
        box.reject()

    QTimer.singleShot(0, stay)
    assert not window.close()
    assert asked == ["unsavedBox"] and not window.has_workspace


def test_a_library_that_cannot_be_opened_is_tried_again_over_the_same_parts(
    windows, tmp_path, qtbot, monkeypatch
):
    (tmp_path / "library").write_text("", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    window = windows.make()
    window.files.start(draft_of("甲"))
    window.show()
    with qtbot.waitSignal(window.findChild(WorkspaceLoader).failed, timeout=20000):
        window.load_workspace_later()
    assert "临时文件夹也用不了" in window.message_bar.text
    window.message_bar.clear()
    window.actions_by_name["actionCheck"].trigger()
    assert "临时文件夹也用不了" in window.message_bar.text
    assert window.findChild(QWidget, "outlinePanel") is None
    window.session.apply(lambda draft: edits.set_text(draft, "0", "乙"), "键入")
    (tmp_path / "library").unlink()
    window.workspace()
    for kind in (Sheet, Desk, OutlinePanel, LibraryPanel, FileFlow):
        assert len(window.findChildren(kind)) == 1
    assert texts(window) == ["乙"] and window.desk.sheet.toPlainText() == "乙"


def test_every_command_can_be_performed(windows):
    window = windows.make()
    known = {*window._own_handlers, *window.workspace().handlers}
    assert known == {command.name for command in all_commands()}
