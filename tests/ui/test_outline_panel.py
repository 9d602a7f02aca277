"""The outline beside the sheet: what it shows, and what can be done there."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import Draft, Move, Paragraph, Role
from drafter.core.numbering import labels
from drafter.ui.clip_mime import CLIP_MIME, clip_to_mime
from drafter.ui.outline_branches import BranchKind, CharacterCounts, branches_of, walk
from drafter.ui.outline_model import BRANCH_MIME, OutlineModel
from drafter.ui.outline_panel import OutlinePanel
from drafter.ui.session import Session
from drafter.ui.theme import DARK, LIGHT

SPEECH = edits.settled(
    Draft(
        paragraphs=(
            Paragraph("title", Role.TITLE, text="在全县安全生产工作会议上的讲话"),
            Paragraph("date", Role.DATE, text="（2026年11月20日）"),
            Paragraph("hello", Role.SALUTATION, text="同志们："),
            Paragraph("opening", text="今天召开全县安全生产工作会议。", move=Move.OPENING),
            Paragraph("review1", text="今年以来成绩不小。", move=Move.REVIEW),
            Paragraph("review2", text="事故起数下降。", move=Move.REVIEW),
            Paragraph("say", text="下面，我讲三点意见。", move=Move.TRANSITION, announced=3),
            Paragraph("h1", Role.HEADING, 1, "提高认识", "一、"),
            Paragraph("lead", text="认识到位，工作才能到位。", move=Move.LEAD_IN),
            Paragraph("p1", Role.POINT, 1, "看清形势。弦要绷紧。", "一要"),
            Paragraph("p2", Role.POINT, 1, "压实责任。层层扛起来。", "一要"),
            Paragraph("h2", Role.HEADING, 1, "突出重点", "一、"),
            Paragraph("q1", Role.POINT, 1, "管住矿山。", "一要"),
            Paragraph("h3", Role.HEADING, 1, "加强领导", "一、"),
            Paragraph("closing", text="同志们，责任重于泰山。", move=Move.CLOSING),
        )
    )
)
PARAGRAPH = Clip((Paragraph("x", text="要严格督查考核。一月一调度。"),))
SECTION = Clip(
    (
        Paragraph("y", Role.HEADING, 1, "转变作风", "一、"),
        Paragraph("z", Role.POINT, 1, "深入一线。", "一要"),
    )
)


def ids(draft):
    return [paragraph.id for paragraph in draft.paragraphs]


def texts(draft):
    return [n + p.text for n, p in zip(labels(draft.paragraphs), draft.paragraphs, strict=True)]


@pytest.fixture
def session():
    return Session(SPEECH)


@pytest.fixture
def panel(qtbot, session):
    panel = OutlinePanel(session, LIGHT, {"three-part": "三段式"})
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    panel.tree.setFocus()
    return panel


@pytest.fixture
def empty(qtbot, three_part):
    panel = OutlinePanel(Session(three_part), LIGHT, {"three-part": "三段式"})
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    return panel


def model(panel):
    found = panel.tree.model()
    assert isinstance(found, OutlineModel)
    return found


def rows(panel, parent=None):
    """What the tree shows, children indented."""
    parent = parent or QModelIndex()
    shown = []
    for row in range(model(panel).rowCount(parent)):
        index = model(panel).index(row, 0, parent)
        shown.append(index.data())
        shown.extend("  " + line for line in rows(panel, index))
    return shown


def stand_on(panel, paragraph_id):
    panel.tree.setCurrentIndex(model(panel).index_of(paragraph_id))


def place(panel, paragraph_id, share=0.5):
    """A point on the row of a paragraph, `share` of its height down."""
    row = panel.tree.visualRect(model(panel).index_of(paragraph_id))
    return QPoint(row.center().x(), round(row.top() + row.height() * share))


ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def hover(panel, mime, where):
    """Carry something over a place; whether it may be dropped there."""
    viewport = panel.tree.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(where, ACTIONS, mime, *HELD))
    over = QDragMoveEvent(where, ACTIONS, mime, *HELD)
    QApplication.sendEvent(viewport, over)
    return over.isAccepted()


def drag(panel, mime, where):
    """Carry something over a place and drop it there; whether it was taken."""
    accepted = hover(panel, mime, where)
    QApplication.sendEvent(panel.tree.viewport(), QDropEvent(QPointF(where), ACTIONS, mime, *HELD))
    return accepted


def drag_branch(panel, paragraph_id, where):
    index = model(panel).index_of(paragraph_id)
    panel.tree._dragged = model(panel).branch(index)
    return drag(panel, model(panel).mimeData([index]), where)


# What it shows.


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


def test_what_is_missing_says_what_belongs_there(empty):
    shown = rows(empty)
    assert "导语（待填）" in shown
    assert any(line.startswith("  一要") and line.endswith("（待填）") for line in shown)
    assert "  段首引论（待填）" in shown
    assert sum(line.endswith("（待填）") for line in shown) == sum(
        p.is_empty_slot for p in empty._session.draft.paragraphs
    )


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
    assert (empty._name.text(), empty._time.text()) == ("提纲 · 三段式", "12 分钟")
    assert (panel._name.text(), panel._time.text()) == ("提纲", "约 1 分钟")


def test_lengths_are_read_out(panel):
    index = model(panel).index_of("p2")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "二要压实责任，11 字"


# Following the draft.


def test_typing_refreshes_the_row_and_resets_nothing(panel, session, qtbot):
    resets = []
    model(panel).modelReset.connect(lambda: resets.append(1))
    stand_on(panel, "p1")
    with qtbot.waitSignal(model(panel).dataChanged):
        session.apply(lambda draft: edits.set_text(draft, "p1", "认清大势。"), "输入")
    assert "  一要认清大势" in rows(panel)
    assert resets == []
    assert panel.tree.branch().id == "p1"


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
    panel = OutlinePanel(session, LIGHT)
    qtbot.addWidget(panel)
    start = time.perf_counter()
    session.apply(lambda draft: edits.set_text(draft, "p1-20", "改一个字。"), "输入")
    took = time.perf_counter() - start
    assert model(panel).index_of("p1-20").data() == "一要改一个字"
    print(f"{len(session.draft.paragraphs)} paragraphs followed in {took * 1000:.1f} ms")


# Moving by drag.


def test_a_part_is_dragged_before_another(panel, session):
    assert drag_branch(panel, "h3", place(panel, "h1", 0.1))
    assert ids(session.draft)[7] == "h3"
    assert texts(session.draft)[8] == "二、提高认识"
    assert session.undo_label == "移动小标题"
    session.undo()
    assert session.draft == SPEECH


def test_a_part_dragged_over_a_point_goes_before_or_behind_the_whole_part(panel, session):
    assert drag_branch(panel, "h1", place(panel, "q1", 0.9))
    assert ids(session.draft)[7:13] == ["h2", "q1", "h1", "lead", "p1", "p2"]


def test_a_point_is_dragged_before_another_and_gets_its_number(panel, session):
    assert drag_branch(panel, "p2", place(panel, "p1", 0.1))
    assert texts(session.draft)[9:11] == ["一要压实责任。层层扛起来。", "二要看清形势。弦要绷紧。"]


def test_a_point_dragged_onto_a_heading_goes_to_the_end_of_its_part(panel, session):
    assert drag_branch(panel, "p1", place(panel, "h2"))
    assert ids(session.draft)[10:13] == ["h2", "q1", "p1"]


def test_paragraphs_that_make_one_move_are_dragged_together(panel, session):
    assert drag_branch(panel, "review1", place(panel, "opening", 0.1))
    assert ids(session.draft)[3:6] == ["review1", "review2", "opening"]


def test_nothing_is_dragged_above_the_title_or_into_itself(panel, session):
    assert not drag_branch(panel, "h1", place(panel, "title", 0.1))
    assert not drag_branch(panel, "opening", place(panel, "p1"))
    assert not drag_branch(panel, "h2", place(panel, "q1", 0.2))
    assert session.draft == SPEECH


def test_what_is_locked_is_not_dragged(qtbot):
    session = Session(edits.set_locked(SPEECH, ["h1"], True))
    panel = OutlinePanel(session, LIGHT)
    qtbot.addWidget(panel)
    flags = [model(panel).index_of(name).flags() & Qt.ItemFlag.ItemIsDragEnabled for name in ("h1", "h2")]
    assert [bool(flag) for flag in flags] == [False, True]
    assert not model(panel).index_of("title").flags() & Qt.ItemFlag.ItemIsDragEnabled


# Filling by drop.


def test_a_paragraph_dropped_on_an_empty_slot_fills_it(empty):
    session = empty._session
    slot = next(p for p in session.draft.paragraphs if p.role is Role.POINT)
    assert drag(empty, clip_to_mime(PARAGRAPH), place(empty, slot.id))
    filled = session.draft.paragraphs[session.draft.index_of(slot.id)]
    assert (filled.text, filled.role) == (PARAGRAPH.paragraphs[0].text, Role.POINT)
    assert session.undo_label == "移入段落"


def test_a_paragraph_dropped_on_a_heading_goes_into_its_part(panel, session):
    assert drag(panel, clip_to_mime(PARAGRAPH), place(panel, "h2"))
    assert session.draft.paragraphs[13].text == PARAGRAPH.paragraphs[0].text
    assert ids(session.draft)[14] == "h3"


def test_a_section_dropped_on_an_empty_heading_brings_its_heading(empty):
    session = empty._session
    heading = next(p for p in session.draft.paragraphs if p.role is Role.HEADING)
    assert drag(empty, clip_to_mime(SECTION), place(empty, heading.id))
    assert "一、转变作风" in texts(session.draft)
    shown = rows(empty)
    assert shown[shown.index("一、转变作风") + 1 :][:2] == ["  一要深入一线", "二、做什么（待填）"]


def test_a_section_dropped_among_the_parts_becomes_a_part(panel, session):
    assert drag(panel, clip_to_mime(SECTION), place(panel, "q1", 0.9))
    assert texts(session.draft)[13:16] == ["三、转变作风", "一要深入一线。", "四、加强领导"]
    assert texts(session.draft)[6] == "下面，我讲四点意见。"


def test_a_section_is_not_dropped_among_the_opening_paragraphs(panel, session):
    assert not drag(panel, clip_to_mime(SECTION), place(panel, "opening"))
    assert drag(panel, clip_to_mime(SECTION), place(panel, "say", 0.9))
    assert texts(session.draft)[7] == "一、转变作风"


def test_a_section_starts_the_parts_of_a_draft_that_has_none(qtbot):
    session = Session(SPEECH.with_paragraphs(SPEECH.paragraphs[:7]))
    panel = OutlinePanel(session, LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    assert drag(panel, clip_to_mime(SECTION), place(panel, "say"))
    assert texts(session.draft)[7:] == ["一、转变作风", "一要深入一线。"]


def test_a_paragraph_dropped_on_a_written_move_follows_it(panel, session):
    assert drag(panel, clip_to_mime(PARAGRAPH), place(panel, "review1"))
    assert session.draft.paragraphs[6].text == PARAGRAPH.paragraphs[0].text


def test_the_title_takes_no_paragraph(panel, session):
    assert not drag(panel, clip_to_mime(PARAGRAPH), place(panel, "title"))
    assert session.draft == SPEECH


def test_a_broken_clip_changes_nothing(panel, session):
    mime = clip_to_mime(PARAGRAPH)
    mime.setData(CLIP_MIME, b"{broken")
    drag(panel, mime, place(panel, "h2"))
    assert session.draft == SPEECH


def test_a_clip_of_a_later_version_is_refused_in_words(panel, session):
    said = []
    panel.message_raised.connect(said.append)
    mime = clip_to_mime(PARAGRAPH)
    mime.setData(CLIP_MIME, b'{"format": "drafter-clip", "version": 99, "paragraphs": []}')
    drag(panel, mime, place(panel, "h2"))
    assert len(said) == 1
    assert "更新版本" in said[0]
    assert session.draft == SPEECH


def test_a_broken_drag_of_a_branch_is_refused(panel):
    mime = model(panel).mimeData([])
    for data in (b"", b"[]", b'{"branches": 3}', b'{"branches": ["nobody"]}'):
        mime.setData(BRANCH_MIME, data)
        assert not drag(panel, mime, place(panel, "h2"))


def test_the_place_of_a_drop_is_lit_and_goes_out_again(panel):
    before = panel.tree.viewport().grab().toImage()
    mime = clip_to_mime(PARAGRAPH)
    assert hover(panel, mime, place(panel, "h2"))
    assert panel.tree.viewport().grab().toImage() != before
    QApplication.sendEvent(panel.tree.viewport(), QDragLeaveEvent())
    assert panel.tree.viewport().grab().toImage() == before


# The same by keyboard and menu.


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


def test_a_part_is_copied_and_pasted_behind_another(panel, session, qtbot):
    stand_on(panel, "h2")
    qtbot.keyClick(panel.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "一、突出重点\n一要管住矿山。"
    stand_on(panel, "p1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(session.draft)[11:14] == ["二、突出重点", "一要管住矿山。", "三、突出重点"]
    assert len(set(ids(session.draft))) == len(session.draft.paragraphs)


def test_a_copied_paragraph_is_pasted_into_an_open_slot(empty, qtbot):
    QApplication.clipboard().setMimeData(clip_to_mime(PARAGRAPH))
    opening = next(p for p in empty._session.draft.paragraphs if p.move is Move.OPENING)
    stand_on(empty, opening.id)
    qtbot.keyClick(empty.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    draft = empty._session.draft
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


def test_a_part_becomes_a_slot_again(empty):
    session = empty._session
    before = session.draft
    heading = next(p for p in before.paragraphs if p.role is Role.HEADING)
    session.apply(lambda draft: edits.fill_section(draft, heading.id, SECTION), "移入")
    session.apply(lambda draft: edits.fill_section(draft, heading.id, PARAGRAPH), "移入")
    stand_on(empty, heading.id)
    empty.action_clear.trigger()
    start = session.draft.index_of(heading.id)
    assert session.draft.paragraphs[start].is_empty_slot
    assert not any(p.text for p in session.draft.paragraphs[start : start + 3] if p.role is not Role.BODY)
    assert session.undo_label == "改回空位"


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
