"""What a window remembers, what its title says, and whether everything has room."""

import pytest

from drafter.core import edits
from drafter.files.gao import save_draft
from drafter.ui.shell.main_window import _FRAME
from drafter.ui.shell.status import window_title
from drafter.ui.shell.window_layout import restore_frame
from tests.ui.desk_material import draft_of, forget_changes, open_window


def reopened(qtbot, home, window):
    """The window that comes up when the program is started again."""
    forget_changes(window)
    assert window.close()
    return open_window(qtbot, home)


def test_panels_that_were_folded_stay_folded_and_the_findings_stay_in_front(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.desk.tabs.open(window.checks.panel)
    window.actions_by_name["toggleOutline"].trigger()
    again = reopened(qtbot, tmp_path / "home", window)
    assert (again.desk.outline.isHidden(), again.desk.tabs.isHidden()) == (True, False)
    assert not again.actions_by_name["toggleOutline"].isChecked()
    assert again.desk.tabs.shows(again.checks.panel)
    again.actions_by_name["toggleLibrary"].trigger()
    last = reopened(qtbot, tmp_path / "home", again)
    assert last.desk.tabs.isHidden()
    last.files.start(draft_of("甲"))
    last.actions_by_name["actionSearch"].trigger()
    assert last.desk.library.isVisible()


def test_the_widths_of_the_panes_come_back(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("甲"))
    window.desk.splitter.setSizes([330, 700, 336])
    widths = window.desk.splitter.sizes()
    again = reopened(qtbot, tmp_path / "home", window)
    again.files.start(draft_of("甲"))
    assert again.desk.splitter.sizes() == widths


def test_focus_mode_does_not_fold_the_panels_for_good(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("甲"))
    window.actions_by_name["toggleFocus"].trigger()
    assert window.desk.outline.isHidden()
    again = reopened(qtbot, tmp_path / "home", window)
    assert not again.desk.outline.isHidden()


@pytest.mark.parametrize("text", ["", "|", "xyz|12|outline,later", "a"])
def test_a_layout_that_cannot_be_read_changes_nothing_else(qtbot, tmp_path, text):
    window = open_window(qtbot, tmp_path / "home")
    restore_frame(window, text)
    window.workspace().restore_panes(text)
    assert not window.desk.tabs.isHidden()
    assert window.desk.outline.isHidden() == ("outline" in text)


def test_the_title_names_the_draft_and_says_whether_it_is_saved(qtbot, tmp_path, three_part):
    window = open_window(qtbot, tmp_path / "home")
    assert window.windowTitle() == "公文起草助手"
    path = tmp_path / "第二稿.gao"
    save_draft(three_part, path)
    window.files.open(path)
    assert window.windowTitle() == "在全县安全生产工作会议上的讲话（第二稿.gao） — 公文起草助手"
    last = three_part.paragraphs[-1].id
    window.session.apply(lambda draft: edits.set_text(draft, last, "谢谢。"), "键入")
    assert window.windowTitle() == window_title(window.session)
    assert "有改动未保存" in window.windowTitle()
    window.session.undo()
    assert "未保存" not in window.windowTitle()


def test_a_window_may_be_made_small_but_never_larger_than_the_screen(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    room = window.screen().availableSize()
    smallest = window.minimumSize()
    assert (smallest.width(), smallest.height()) == (min(960, room.width()), min(600, room.height() - _FRAME))
