"""The outline beside the sheet: what it shows, and what can be done there from the keyboard."""

import time
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from drafter.core import edits
from drafter.core.length import CharacterCounts
from drafter.core.model import Move, Role
from drafter.ui.base.theme import DARK
from drafter.ui.document.session import Session
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.outline.branches import BranchKind, branches_of, walk
from tests.ui.outline_material import (
    PARAGRAPH,
    SECTION,
    SPEECH,
    ids,
    model,
    open_panel,
    place,
    rows,
    stand_on,
    texts,
)


def test_it_shows_parts_points_and_moves_with_their_labels(panel):
    assert rows(panel) == [
        "标题、日期、称谓",
        "导语",
        "回顾成绩",
        "过渡",
        "一、提高认识",
        "  一要看清形势",
        "  二要压实责任",
        "二、突出重点",
        "  一要管住矿山",
        "三、加强领导",
        "结尾号召",
    ]


def test_what_is_missing_says_what_belongs_there(empty, empty_session):
    shown = rows(empty)
    assert "导语" in shown and "  段首引论" in shown
    assert any(line.startswith("  一要 · ") for line in shown)
    spoken = [
        line for line in rows(empty, role=Qt.ItemDataRole.AccessibleTextRole) if line.endswith("，待填")
    ]
    assert len(spoken) == sum(p.is_empty_slot for p in empty_session.draft.paragraphs)


def test_lengths_count_what_stands_below_a_heading():
    branches = {b.id: b for b in walk(branches_of(SPEECH, CharacterCounts()))}
    assert branches["h1"].length == 12 + 10 + 11
    assert branches["p2"].length == 11
    assert branches["h3"].length == 0
    assert branches["review1"].length == 9 + 7


def test_the_plan_follows_the_minutes(three_part):
    branches = branches_of(three_part, CharacterCounts())
    parts = [b for b in branches if b.kind is BranchKind.HEADING]
    shares = [sum(p.slot.share for p in three_part.paragraphs[b.start : b.stop] if p.slot) for b in parts]
    assert [b.planned for b in parts] == [round(12 * 200 * share) for share in shares]


def test_the_header_names_the_outline_and_the_time(empty, panel):
    def header(shown):
        return [shown.findChild(QLabel, name).text() for name in ("outlineName", "outlineTime")]

    assert header(empty) == ["提纲 · 三段式", "12 分钟"]
    assert header(panel) == ["提纲", "约 1 分钟"]


def test_lengths_are_read_out(panel):
    index = model(panel).index_of("p2")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "二要压实责任，11 字"


def test_typing_refreshes_the_row_and_resets_nothing(panel, session, qtbot):
    resets = []
    model(panel).modelReset.connect(lambda: resets.append(1))
    stand_on(panel, "p1")
    with qtbot.waitSignal(model(panel).dataChanged):
        session.apply(lambda draft: edits.set_text(draft, "p1", "认清大势。"), "输入")
    assert "  一要认清大势" in rows(panel)
    assert resets == []
    assert panel.tree.branch().id == "p1"


def test_all_bars_are_drawn_anew_when_the_scale_changes(panel, session, qtbot):
    spans = []
    model(panel).dataChanged.connect(lambda first, last: spans.append((first.row(), last.row())))
    session.apply(lambda draft: edits.set_text(draft, "p1", "看清形势。" * 40), "输入")
    qtbot.waitUntil(lambda: (0, model(panel).rowCount() - 1) in spans)


def test_moves_keep_what_is_chosen_and_what_is_folded(panel, session):
    stand_on(panel, "p2")
    panel.tree.collapse(model(panel).index_of("h2"))
    session.apply(lambda draft: edits.move_section(draft, "h1", session.draft.index_of("h3")), "移动")
    assert panel.tree.branch().id == "p2"
    assert not panel.tree.isExpanded(model(panel).index_of("h2"))
    assert panel.tree.isExpanded(model(panel).index_of("h1"))


def test_what_takes_the_place_of_a_removed_branch_is_chosen(panel, session, qtbot):
    stand_on(panel, "p1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert "p1" not in ids(session.draft)
    assert panel.tree.branch().id == "p2"
    session.undo()
    assert ids(session.draft) == ids(SPEECH)


def test_the_cursor_is_followed_in_silence(panel):
    said = []
    panel.paragraph_chosen.connect(said.append)
    panel.show_place("lead")
    assert panel.tree.branch().id == "h1"
    panel.show_place("review2")
    assert panel.tree.branch().id == "review1"
    panel.show_place("nobody")
    assert panel.tree.branch().id == "review1"
    assert said == []


def test_a_click_goes_to_the_paragraph(panel, qtbot):
    said, activated = [], []
    panel.paragraph_chosen.connect(said.append)
    panel.paragraph_activated.connect(activated.append)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, "q1"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert said == ["q1", "h3"]
    assert activated == ["h3"]


def test_a_long_draft_is_followed_within_a_frame(qtbot):
    body = tuple(
        replace(p, id=f"{p.id}-{copy}", text=p.text + "抓紧抓实抓到位。" * 12)
        for copy in range(45)
        for p in SPEECH.paragraphs[7:14]
    )
    session = Session(SPEECH.with_paragraphs(SPEECH.paragraphs[:7] + body))
    panel = open_panel(qtbot, session)
    start = time.perf_counter()
    session.apply(lambda draft: edits.set_text(draft, "p1-20", "改一个字。"), "输入")
    took = time.perf_counter() - start
    qtbot.waitUntil(lambda: model(panel).index_of("p1-20").data() == "一要改一个字")
    print(f"{len(session.draft.paragraphs)} paragraphs followed in {took * 1000:.1f} ms")


def test_alt_and_the_arrows_move_a_part(panel, session, qtbot):
    stand_on(panel, "h2")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(session.draft)[7:9] == ["h2", "q1"]
    assert panel.tree.branch().id == "h2"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.draft == SPEECH
    assert session.undo_label == "移动小标题"


def test_alt_and_the_arrows_move_the_paragraphs_of_a_move(panel, session, qtbot):
    stand_on(panel, "review1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(session.draft)[3:6] == ["review1", "review2", "opening"]
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(session.draft)[3:6] == ["review1", "review2", "opening"]


def test_an_open_lead_in_stays_in_its_part(empty, empty_session, three_part, qtbot):
    lead_in = next(p for p in three_part.paragraphs if p.move is Move.LEAD_IN)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        stand_on(empty, lead_in.id)
        assert empty.tree.branch().id == lead_in.id
        qtbot.keyClick(empty.tree, key, Qt.KeyboardModifier.AltModifier)
    assert empty_session.draft is three_part


def test_a_part_is_copied_and_pasted_behind_another(panel, session, qtbot):
    stand_on(panel, "h2")
    qtbot.keyClick(panel.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "一、突出重点\n一要管住矿山。"
    stand_on(panel, "p1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(session.draft)[11:14] == ["二、突出重点", "一要管住矿山。", "三、突出重点"]
    assert len(set(ids(session.draft))) == len(session.draft.paragraphs)


def test_a_copied_paragraph_is_pasted_into_an_open_slot(empty, empty_session, qtbot):
    QApplication.clipboard().setMimeData(clip_to_mime(PARAGRAPH))
    opening = next(p for p in empty_session.draft.paragraphs if p.move is Move.OPENING)
    stand_on(empty, opening.id)
    qtbot.keyClick(empty.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    draft = empty_session.draft
    assert draft.paragraphs[draft.index_of(opening.id)].text == PARAGRAPH.paragraphs[0].text


def test_other_text_on_the_clipboard_is_left_to_the_sheet(panel, session, qtbot):
    QApplication.clipboard().setText("别处的文字")
    stand_on(panel, "p1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.draft == SPEECH


def test_the_title_is_neither_moved_nor_removed(panel, session, qtbot):
    stand_on(panel, "title")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert session.draft == SPEECH


def test_f2_writes_a_heading_anew(panel, session, qtbot):
    stand_on(panel, "h1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.viewport().findChild(QLineEdit)
    assert editor.text() == "提高认识"
    editor.setText("统一思想")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(session.draft)[7] == "一、统一思想")
    assert session.undo_label == "改小标题"


def test_the_menu_offers_what_fits_the_branch(panel):
    stand_on(panel, "p1")
    menu = panel.context_menu()
    enabled = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert enabled == {
        "上移": True,
        "下移": True,
        "复制": True,
        "粘贴到这里": True,
        "改小标题": False,
        "改回空位": True,
        "删除": True,
        "小标题编号": True,
        "存为提纲…": True,
    }
    assert panel.action_numbers.isChecked()


def test_keys_do_what_fits_the_branch_that_is_chosen_now(panel, qtbot):
    stand_on(panel, "p1")
    panel.context_menu()
    stand_on(panel, "h1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    assert panel.tree.viewport().findChild(QLineEdit).text() == "提高认识"


def test_a_double_click_goes_to_write_there_once(panel, qtbot):
    activated = []
    panel.paragraph_activated.connect(activated.append)
    viewport = panel.tree.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place(panel, "h1", 0.3))
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place(panel, "h1", 0.3))
    assert activated == ["h1"]
    assert panel.tree.isExpanded(model(panel).index_of("h1"))


def test_a_part_becomes_a_slot_again(empty, empty_session):
    before = empty_session.draft
    heading = next(p for p in before.paragraphs if p.role is Role.HEADING)
    empty_session.apply(lambda draft: edits.fill_section(draft, heading.id, SECTION), "移入")
    empty_session.apply(lambda draft: edits.fill_section(draft, heading.id, PARAGRAPH), "移入")
    stand_on(empty, heading.id)
    empty.action_clear.trigger()
    start = empty_session.draft.index_of(heading.id)
    assert empty_session.draft.paragraphs[start].is_empty_slot
    assert not any(
        p.text for p in empty_session.draft.paragraphs[start : start + 3] if p.role is not Role.BODY
    )
    assert empty_session.undo_label == "改回空位"


def test_numbers_are_taken_away_and_given_back(panel, session):
    panel.action_numbers.trigger()
    assert "提高认识" in rows(panel)
    panel.action_numbers.trigger()
    assert session.draft == SPEECH


def test_saving_as_an_outline_is_asked_for(panel, qtbot):
    with qtbot.waitSignal(panel.save_outline_requested):
        panel.action_save.trigger()


def test_a_click_on_the_arrow_folds_a_part(panel, qtbot):
    row = panel.tree.visualRect(model(panel).index_of("h1"))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, row.top() + 10))
    assert not panel.tree.isExpanded(model(panel).index_of("h1"))
    panel.tree.setCurrentIndex(model(panel).index_of("h1"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert panel.tree.isExpanded(model(panel).index_of("h1"))


def test_a_stale_index_is_merely_invalid(panel, session):
    index = model(panel).index_of("p1")
    session.apply(lambda draft: edits.remove(draft, ["p1"]), "删除")
    assert index.data() is None
    assert model(panel).branch(index) is None


def test_it_changes_its_colours(panel):
    before = panel.tree.viewport().grab().toImage()
    panel.set_theme(DARK)
    assert panel.tree.viewport().grab().toImage() != before


def test_the_key_for_the_next_open_place_stands_at_it_and_goes_on_with_the_cursor(empty, empty_session):
    """It is nowhere where no other place is open."""

    def marked():
        return [branch.id for branch in walk(model(empty).branches) if model(empty).is_next(branch)]

    free = [p.id for p in empty_session.draft.paragraphs if p.is_empty_slot]
    empty.show_place(free[0])
    before = empty.tree.grab().toImage()
    assert marked() == [free[1]]
    empty_session.apply(lambda draft: edits.fill(draft, free[1], PARAGRAPH), "放入")
    assert marked() == [free[2]]
    assert empty.tree.grab().toImage() != before
    empty_session.apply(
        lambda draft: draft.with_paragraphs(edits.drop_empty_slots(draft.paragraphs)), "去掉空位"
    )
    assert marked() == []


def test_the_header_says_how_much_too_long_a_speech_has_become(qtbot, session):
    draft = replace(session.draft, facts=replace(session.draft.facts, minutes=1))
    session.load(draft, None)
    panel = open_panel(qtbot, session)
    time_label = panel.findChild(QLabel, "outlineTime")
    assert isinstance(time_label, QLabel)
    assert time_label.text() == "1 分钟"
    long = replace(PARAGRAPH, paragraphs=(replace(PARAGRAPH.paragraphs[0], text="讲得很长。" * 200),))
    session.apply(lambda draft: edits.insert(draft, 5, long), "放入")
    assert time_label.text() == "6 / 1 分钟"
    assert time_label.property("caution")
    session.undo()
    assert time_label.text() == "1 分钟"
    assert not time_label.property("caution")
