"""A data folder that cannot be used, broken settings, a clock set back: told in words, and the program goes on."""

import os
import time
from pathlib import Path

import pytest

from drafter.core import edits
from drafter.files.gao import load_draft, save_draft
from drafter.library.api import Query
from drafter.library.embedded import add_starter, open_library
from drafter.ui.library.stand_in import open_or_stand_in
from tests.ui.desk_material import draft_of, open_window, wait


def in_the_way(folder: Path) -> None:
    """Make a folder unusable for anybody, the administrator too."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", encoding="utf-8")


def test_without_a_library_folder_the_window_opens_says_why_and_drafts_are_saved(qtbot, tmp_path):
    in_the_way(tmp_path / "home" / "library")
    window = open_window(qtbot, tmp_path / "home")
    assert "照常使用" in window.message_bar.text
    save_draft(draft_of("第一段。"), tmp_path / "讲话.gao")
    assert window.files.open(tmp_path / "讲话.gao")
    window.session.apply(lambda draft: edits.set_text(draft, "0", "改过。"), "打字")
    window.actions_by_name["actionSave"].trigger()
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    assert load_draft(tmp_path / "讲话.gao") == window.session.draft


def test_without_any_data_folder_the_window_opens_too(qtbot, tmp_path):
    in_the_way(tmp_path / "home")
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("第一段。"))
    window.session.apply(lambda draft: edits.set_text(draft, "0", "改过。"), "打字")
    texts = []
    window.message_bar.said.connect(lambda text, kind: texts.append(text))
    qtbot.waitUntil(lambda: bool(texts), timeout=20000)
    assert window.session.draft.paragraphs[0].text == "改过。"


def test_what_can_still_be_read_of_a_library_is_found(tmp_path):
    folder = tmp_path / "library"
    library = open_library(folder)
    add_starter(library)
    library.close()
    (folder / "lock").unlink(missing_ok=True)
    (folder / "lock").mkdir()  # nobody can take this lock
    copy, problem = open_or_stand_in(folder)
    assert "照常使用" in problem
    assert copy.search(Query("安全")).total > 0
    copy.close()


def test_broken_settings_give_way_to_the_defaults_and_are_kept_aside(qtbot, tmp_path):
    (tmp_path / "settings.toml").write_text("这不是设置 [[[", encoding="utf-8")
    window = open_window(qtbot, tmp_path)
    assert "默认设置" in window.message_bar.text
    window.actions_by_name["zoomIn"].trigger()
    settings = tmp_path / "settings.toml"
    qtbot.waitUntil(lambda: settings.exists() and "sheet_zoom = 110" in settings.read_text("utf-8"))
    assert (tmp_path / "settings.toml.broken").exists()


@pytest.mark.parametrize("offset", [-3 * 365 * 86400, 3 * 365 * 86400])
def test_a_clock_that_jumped_costs_no_save_and_no_version(qtbot, tmp_path, offset):
    path = tmp_path / "讲话.gao"
    save_draft(draft_of("第一段。"), path)
    window = open_window(qtbot, tmp_path / "home")
    assert window.files.open(path)
    then = time.time() + offset
    os.utime(path, (then, then))
    window.session.apply(lambda draft: edits.set_text(draft, "0", "改过。"), "打字")
    window.actions_by_name["actionSave"].trigger()
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    assert load_draft(path) == window.session.draft


def test_the_lack_of_a_recovery_copy_is_told_once(qtbot, tmp_path):
    in_the_way(tmp_path / "home" / "recovery")
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("第一段。"))
    told = []
    window.message_bar.said.connect(lambda text, kind: told.append(text))
    window.session.apply(lambda draft: edits.set_text(draft, "0", "一。"), "打字")
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    window.session.apply(lambda draft: edits.set_text(draft, "0", "二。"), "打字")
    wait(2500)  # by then it was tried once more
    assert len(told) == 1
    assert "Ctrl+S" in told[0]
