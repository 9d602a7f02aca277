"""The paragraph at the cursor gives way to what the library recommends, and comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from drafter.core.model import Move, Role
from drafter.library.api import Query
from tests.conftest import starter_files
from tests.ui.desk_material import open_window


@pytest.fixture
def window(qtbot, tmp_path, three_part):
    window = open_window(qtbot, tmp_path)
    qtbot.waitUntil(lambda: window._services.library.counts()[0] == len(starter_files()), timeout=20000)
    qtbot.waitUntil(lambda: window._services.library.search(Query("会议")).total > 0, timeout=20000)
    window.files.start(three_part)
    opening = next(p for p in window.session.draft.paragraphs if p.slot and p.slot.move is Move.OPENING)
    window.desk.sheet.go_to(opening.id)
    return window


def here(window):
    return window.desk.sheet.paragraph


def test_alternatives_come_one_by_one_with_a_reason_and_go_back_to_what_stood_there(window, qtbot):
    empty = window.session.draft
    slot = here(window).slot
    following, back = window.actions_by_name["nextAlternative"], window.actions_by_name["previousAlternative"]
    with qtbot.waitSignal(window.tools.alternatives.reason_shown, timeout=20000) as told:
        following.trigger()
    first = here(window)
    assert first.text and first.source and first.slot == slot
    assert "来自《" in told.args[0]
    following.trigger()
    assert here(window).text not in ("", first.text)
    back.trigger()
    assert here(window).text == first.text
    back.trigger()
    assert window.session.draft == empty


def test_the_reason_stands_below_the_paragraph_that_it_is_about(window, qtbot):
    with qtbot.waitSignal(window.tools.alternatives.reason_shown, timeout=20000):
        window.actions_by_name["nextAlternative"].trigger()
    sheet = window.desk.sheet
    row = next(row for row in sheet.rows(sheet.viewport().rect().toRectF()) if row.paragraph is here(window))
    assert row.rect.height() > 2 * sheet.cursorRect().height()  # of more than one line
    below = sheet.viewport().mapFromGlobal(window.tools.alternatives._below_paragraph())
    assert below.y() == round(row.rect.bottom())


def test_enter_goes_on_from_an_alternative_to_the_next_slot(window, qtbot):
    with qtbot.waitSignal(window.tools.alternatives.reason_shown, timeout=20000):
        window.actions_by_name["nextAlternative"].trigger()
    first, filled = here(window), window.session.draft
    qtbot.keyClick(window.desk.sheet, Qt.Key.Key_Return)
    assert window.session.draft is filled
    assert here(window).is_empty_slot
    assert filled.index_of(here(window).id) == filled.index_of(first.id) + 1


def test_each_change_is_one_step(window, qtbot):
    empty = window.session.draft
    with qtbot.waitSignal(window.tools.alternatives.reason_shown, timeout=20000):
        window.actions_by_name["nextAlternative"].trigger()
    window.actions_by_name["nextAlternative"].trigger()
    assert window.session.undo_label == "换一段"
    window.session.undo()
    window.session.undo()
    assert window.session.draft == empty


def test_a_locked_paragraph_is_left_alone(window, qtbot):
    window.actions_by_name["toggleLock"].trigger()
    locked = window.session.draft
    with qtbot.waitSignal(window.desk.sheet.message) as told:
        window.actions_by_name["nextAlternative"].trigger()
    assert "锁定" in told.args[0]
    assert window.session.draft == locked


def test_the_menu_of_the_sheet_offers_the_commands_of_a_paragraph(window):
    menu = window.tools.menu.menu()
    texts = [action.text() for action in menu.actions()]
    assert any(text.startswith("换一段") for text in texts)
    roles = next(m for m in menu.findChildren(QMenu) if m.title() == "段落类型")
    assert len(roles.actions()) >= 9
    next(a for a in roles.actions() if a.objectName() == "roleHeading1").trigger()
    assert here(window).role is Role.HEADING


def test_focus_mode_leaves_the_sheet_alone_and_brings_everything_back(window):
    parts = [window.desk.outline, window.desk.tabs]
    window.actions_by_name["toggleLibrary"].trigger()
    window.actions_by_name["toggleFocus"].trigger()
    assert all(part.isHidden() for part in parts)
    assert window.focusWidget() is window.desk.sheet
    window.actions_by_name["toggleFocus"].trigger()
    assert [part.isHidden() for part in parts] == [False, True]
