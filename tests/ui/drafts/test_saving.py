"""Saving in the window: in the background, waited for on leaving, and never over somebody else's work."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from drafter.core import edits
from drafter.files.gao import load_draft, save_draft
from tests.ui.desk_material import draft_of, open_window, texts
from tests.ui.test_journey import answer


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "讲话.gao"
    save_draft(draft_of("第一段。"), path)
    return path


@pytest.fixture
def window(qtbot, tmp_path, path):
    window = open_window(qtbot, tmp_path / "home")
    assert window.files.open(path)
    window.message_bar.clear()
    return window


def write(window, text: str) -> None:
    window.session.apply(lambda draft: edits.set_text(draft, "0", text), "打字")


def save(window, qtbot) -> None:
    with qtbot.waitSignal(window.files.saving, check_params_cb=lambda busy: not busy, timeout=20000):
        window.actions_by_name["actionSave"].trigger()


def choose(window, name: str) -> None:
    buttons = window.message_bar.findChildren(QPushButton)
    next(b for b in buttons if b.text() == name and not b.isHidden()).click()


def test_saves_in_the_background_and_says_so(window, qtbot, path):
    write(window, "改过的。")
    window.actions_by_name["actionSave"].trigger()
    state = window.findChild(QLabel, "statusSaved")
    assert state.text() == "正在保存…"
    qtbot.waitUntil(lambda: state.text().startswith("已保存"), timeout=20000)
    assert load_draft(path) == window.session.draft


def test_what_is_typed_while_saving_is_still_unsaved(window, qtbot, path):
    write(window, "改过的。")
    window.actions_by_name["actionSave"].trigger()
    write(window, "又改了。")
    qtbot.waitUntil(lambda: texts_in(path) == ["改过的。"], timeout=20000)
    qtbot.waitUntil(lambda: window.findChild(QLabel, "statusSaved").text() == "有改动未保存", timeout=20000)
    save(window, qtbot)
    assert texts_in(path) == ["又改了。"]


def texts_in(path) -> list[str]:
    return [paragraph.text for paragraph in load_draft(path).paragraphs]


def test_leaving_waits_for_the_save(window, path):
    write(window, "改过的。")
    window.actions_by_name["actionSave"].trigger()
    assert window.files.may_leave()
    assert texts_in(path) == ["改过的。"]


def test_saving_on_leaving_is_finished_before_the_draft_is_given_up(window, path):
    write(window, "改过的。")
    answer(QMessageBox, lambda box: box.defaultButton().click())
    assert window.files.may_leave()
    assert texts_in(path) == ["改过的。"]


def test_the_second_of_two_windows_is_told_and_can_keep_both(window, qtbot, path):
    save_draft(draft_of("另一个窗口写的。"), path)
    write(window, "这个窗口写的。")
    save(window, qtbot)
    assert "在别的窗口或电脑上改过" in window.message_bar.text
    assert not window.session.is_saved
    choose(window, "都保留（存为副本）")
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    assert texts_in(path) == ["另一个窗口写的。"]
    assert texts_in(path.with_name("讲话（副本）.gao")) == ["这个窗口写的。"]
    assert window.session.path == path.with_name("讲话（副本）.gao")


def test_or_overwrite_the_other(window, qtbot, path):
    save_draft(draft_of("另一个窗口写的。"), path)
    write(window, "这个窗口写的。")
    save(window, qtbot)
    choose(window, "覆盖那边的")
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    assert texts_in(path) == ["这个窗口写的。"]
    write(window, "再写一点。")
    save(window, qtbot)
    assert texts_in(path) == ["再写一点。"]


def test_a_save_that_fails_says_why_and_the_program_goes_on(window, qtbot, tmp_path, path):
    path.unlink()
    path.mkdir()
    write(window, "改过的。")
    save(window, qtbot)
    assert "是一个文件夹" in window.message_bar.text
    assert not window.session.is_saved
    assert texts(window) == ["改过的。"]


def test_what_could_not_be_saved_is_not_said_any_more_once_it_was(window, qtbot, path):
    path.unlink()
    path.mkdir()
    write(window, "改过的。")
    save(window, qtbot)
    window.message_bar.show_message("字体不全。", "error")
    path.rmdir()
    save(window, qtbot)
    assert window.session.is_saved
    assert window.message_bar.text == "字体不全。"
    window.message_bar.close_message()
    assert window.message_bar.text == ""


def test_where_nothing_could_be_kept_for_a_crash_the_next_copy_takes_the_warning_back(
    window, qtbot, tmp_path
):
    window.message_bar.clear()
    folder = window._services.home.recovery
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("在这里放不下任何东西", encoding="utf-8")
    write(window, "改过的。")
    qtbot.waitUntil(lambda: "暂时没法自动留底" in window.message_bar.text, timeout=20000)
    folder.unlink()
    write(window, "又改了。")
    qtbot.waitUntil(lambda: window.message_bar.text == "", timeout=20000)
