"""From one empty slot to the next with the hands left where they are: what is inserted never comes twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton

from drafter.core.clip import Clip, ClipKind
from drafter.core.edits import fill
from drafter.core.model import Move, Paragraph, Role
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.dragging.clip_mime import clip_from_mime, clip_to_mime
from tests.ui.conftest import type_text
from tests.ui.desk_material import open_window
from tests.ui.library_material import write_speeches


@pytest.fixture
def window(qtbot, tmp_path, three_part):
    window = open_window(qtbot, tmp_path / "home")
    window.workspace()
    run_job(window._services.library.import_files(write_speeches(tmp_path / "speeches")))
    window.files.start(three_part)
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(cards(window)), timeout=20000)
    yield window
    qtbot.waitUntil(lambda: not window._services.jobs.is_busy, timeout=20000)


def results(window):
    return window.findChild(QListView, "libraryResults")


def cards(window):
    return [hit.clip.paragraphs[0].text for hit in results(window).cards.hits]


def slots(window, role):
    return [p for p in window.session.draft.paragraphs if p.role is role and p.slot]


def here(window):
    return window.desk.sheet.paragraph.id


def wait_for_other_cards(window, qtbot, before):
    """Wait until the cards follow to another place than the one that these hits were for."""
    busy = window._services.jobs
    qtbot.waitUntil(lambda: not busy.is_busy and results(window).cards.hits != before, timeout=20000)


def stand_on_cards(window, qtbot, slot, before=None):
    """Go to a slot and on to its cards; `before` are those of another place, the ones in sight where not given."""
    before = results(window).cards.hits if before is None else before
    window.desk.sheet.go_to(slot.id)
    wait_for_other_cards(window, qtbot, before)
    window.actions_by_name["goLibrary"].trigger()
    qtbot.waitUntil(results(window).hasFocus)


def test_enter_inserts_and_goes_on_while_the_keyboard_stays_on_the_cards(window, qtbot):
    first, second = slots(window, Role.POINT)[:2]
    stand_on_cards(window, qtbot, first)
    taken = cards(window)[0]
    QTest.keyClick(results(window), Qt.Key.Key_Return)
    assert here(window) == second.id
    QTest.keyClick(results(window), Qt.Key.Key_Return)  # before there are cards for the second place
    assert [p.text for p in slots(window, Role.POINT)[:2]] == [taken, ""]
    qtbot.waitUntil(lambda: taken not in cards(window), timeout=20000)
    assert results(window).hasFocus() and results(window).currentIndex().row() == 0
    other = cards(window)[0]
    QTest.keyClick(results(window), Qt.Key.Key_Return)
    assert [p.text for p in slots(window, Role.POINT)[:2]] == [taken, other]


def test_what_was_searched_for_is_done_with_once_it_is_inserted(window, qtbot):
    window.desk.sheet.go_to(slots(window, Role.POINT)[0].id)
    window.desk.library.focus_search("督查")
    qtbot.waitUntil(lambda: bool(results(window).cards.hits) and "督查" in cards(window)[0], timeout=20000)
    QTest.keyClick(window.desk.library._box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.library._box.text() == ""
    assert "督查" in slots(window, Role.POINT)[0].text


def test_f6_walks_the_empty_slots_from_anywhere_and_around_the_end(window):
    empty = [p.id for p in window.session.draft.paragraphs if p.is_empty_slot]
    window.desk.sheet.go_to(empty[0])
    window.actions_by_name["goOutline"].trigger()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert here(window) == empty[1]
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here(window) == empty[-1]
    assert window.focusWidget() is window.desk.outline.tree


def test_a_click_on_an_empty_place_of_the_outline_lets_one_type_and_paste_there(window):
    first, second = slots(window, Role.POINT)[:2]
    tree = window.desk.outline.tree
    for slot in (first, second):
        rect = tree.visualRect(tree.model().index_of(slot.id))
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert window.focusWidget() is window.desk.sheet
        if slot is first:
            type_text(window.desk.sheet, "看清形势。")
        else:
            pasted = Clip((Paragraph("p", Role.POINT, 1, "压实责任。", "一要"),))
            QApplication.clipboard().setMimeData(clip_to_mime(pasted))
            QTest.keyClick(window.desk.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [p.text for p in slots(window, Role.POINT)[:2]] == ["看清形势。", "压实责任。"]


def test_enter_behind_a_filled_slot_puts_no_line_before_the_transition(window):
    sheet = window.desk.sheet
    problems = next(p for p in window.session.draft.paragraphs if p.move is Move.PROBLEMS)
    sheet.go_to(problems.id)
    type_text(sheet, "也要看到差距。")
    before = window.session.draft
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert window.session.draft is before
    assert here(window) == slots(window, Role.HEADING)[0].id


def test_a_section_comes_whole_and_what_stood_under_a_heading_alone_comes_first_below_it(window, qtbot):
    headings = slots(window, Role.HEADING)
    stand_on_cards(window, qtbot, headings[0])
    qtbot.waitUntil(lambda: all(hit.clip.kind is ClipKind.SECTION for hit in results(window).cards.hits))
    sections = results(window).cards.hits
    section = sections[0].clip.paragraphs
    rect = results(window).visualRect(results(window).cards.index(0))
    layout = results(window).itemDelegate()._layout(results(window).cards.hits[0], rect.width())
    spot = rect.topLeft() + layout.keyed_buttons[1].box.center().toPoint()
    QTest.mouseClick(results(window).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    at = window.session.draft.index_of(headings[0].id)
    came = window.session.draft.paragraphs[at : at + len(section)]
    assert [p.text for p in came] == [p.text for p in section]
    assert here(window) == headings[1].id
    wait_for_other_cards(window, qtbot, sections)
    elsewhere = results(window).cards.hits
    window.session.undo()

    stand_on_cards(window, qtbot, headings[0], elsewhere)
    section = results(window).chosen()[0].clip.paragraphs
    QTest.keyClick(results(window), Qt.Key.Key_Return)
    assert window.session.draft.paragraphs[at].text == section[0].text
    qtbot.waitUntil(lambda: cards(window)[:1] == [section[1].text], timeout=20000)
    assert results(window).cards.hits[0].reason == "原文接下来"
    QTest.keyClick(results(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    came = window.session.draft.paragraphs[at : at + len(section)]
    assert [p.text for p in came] == [p.text for p in section]


def test_a_first_draft_is_one_step_marked_swapped_and_emptied_place_by_place(window, qtbot):
    empty = window.session.draft
    bar = window.message_bar
    while bar.text and not bar.text.startswith("空着"):
        bar.close_message()
    assert bar.text.startswith(f"空着 {sum(p.is_empty_slot for p in empty.paragraphs)} 处")
    results(window).setFocus()
    (offer,) = [link for link in bar.findChildren(QPushButton) if link.text().startswith("先摆一稿")]
    offer.click()
    qtbot.waitUntil(lambda: window.session.draft is not empty, timeout=60000)
    proposed, sheet = window.session.draft, window.desk.sheet
    filled = [p for p in proposed.paragraphs if p.slot and p.text and p.source]
    texts = [p.text for p in filled]
    assert len(filled) > 8 and len(set(texts)) == len(texts)
    marked = [one.cursor.selectedText() for one in sheet._marks._layers["proposed"]]
    assert marked == texts
    assert not bar.text.startswith("空着")
    bar.show_message("刚放进来的材料是别的层级的。", "info", [("看一看", lambda: None)], lambda: False)
    bar.draft_changed()
    assert bar.text.startswith("摆好")  # how to go on from here is still to be read
    first = filled[0].id
    assert sheet.textCursor().selectedText() == texts[0]
    assert sheet.hasFocus()  # what the message tells to press goes to the sheet
    beginning = sheet.textCursor()
    beginning.setPosition(beginning.selectionStart())
    assert sheet.cursorRect(beginning).top() >= 0
    window.actions_by_name["nextAlternative"].trigger()
    qtbot.waitUntil(lambda: window.session.draft is not proposed, timeout=20000)
    other = window.session.draft.paragraphs[window.session.draft.index_of(first)].text
    assert other and other != texts[0] and sheet.textCursor().selectedText() == other
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    emptied = window.session.draft.paragraphs[window.session.draft.index_of(first)]
    assert emptied.is_empty_slot and emptied.source is None
    for _ in range(3):
        window.session.undo()
    assert window.session.draft == empty


def test_a_dropped_card_counts_as_used_until_it_is_undone(window, qtbot, monkeypatch):
    hit = results(window).cards.hits[0]
    slot = slots(window, Role.POINT)[0]

    def uses():
        found = window._services.library.search(Query(hit.clip.paragraphs[0].text[:8])).hits
        return next(one.uses for one in found if one.id == hit.id)

    def drop_into_slot(drag, _actions):
        """What the hand does while the drag goes on."""
        clip = clip_from_mime(drag.mimeData())
        window.session.apply(lambda draft: fill(draft, slot.id, clip), "拖入段落")
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop_into_slot)
    results(window).setCurrentIndex(results(window).cards.index(0))
    results(window).startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: uses() == 1, timeout=20000)
    window.session.undo()
    qtbot.waitUntil(lambda: uses() == 0, timeout=20000)
    window.session.redo()
    qtbot.waitUntil(lambda: uses() == 1, timeout=20000)


def test_what_is_selected_on_the_sheet_is_searched_for(window, qtbot):
    sheet, slot = window.desk.sheet, slots(window, Role.POINT)[0]
    sheet.go_to(slot.id)
    type_text(sheet, "要抓好督查。")
    sheet.setFocus()
    sheet.go_to(slot.id, 3, 5)
    window.actions_by_name["actionSearch"].trigger()
    assert window.desk.library._box.text() == "督查"
