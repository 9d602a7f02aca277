"""Dragging within the outline and into it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.model import Role
from drafter.ui.document.session import Session
from drafter.ui.dragging.branch_mime import BRANCH_MIME
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_to_mime
from tests.ui.outline_material import (
    PARAGRAPH,
    SECTION,
    SPEECH,
    drag,
    drag_branch,
    hover,
    ids,
    model,
    open_panel,
    place,
    rows,
    texts,
)


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
    panel = open_panel(qtbot, session)
    flags = [model(panel).index_of(name).flags() & Qt.ItemFlag.ItemIsDragEnabled for name in ("h1", "h2")]
    assert [bool(flag) for flag in flags] == [False, True]
    assert not model(panel).index_of("title").flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_a_paragraph_dropped_on_an_empty_slot_fills_it(empty, empty_session):
    slot = next(p for p in empty_session.draft.paragraphs if p.role is Role.POINT)
    assert drag(empty, clip_to_mime(PARAGRAPH), place(empty, slot.id))
    filled = empty_session.draft.paragraphs[empty_session.draft.index_of(slot.id)]
    assert (filled.text, filled.role) == (PARAGRAPH.paragraphs[0].text.removeprefix("要"), Role.POINT)
    assert empty_session.undo_label == "移入段落"


def test_a_paragraph_dropped_on_a_heading_goes_into_its_part(panel, session):
    assert drag(panel, clip_to_mime(PARAGRAPH), place(panel, "h2"))
    assert session.draft.paragraphs[13].text == PARAGRAPH.paragraphs[0].text
    assert ids(session.draft)[14] == "h3"


def test_a_section_dropped_on_an_empty_heading_brings_its_heading(empty, empty_session):
    heading = next(p for p in empty_session.draft.paragraphs if p.role is Role.HEADING)
    assert drag(empty, clip_to_mime(SECTION), place(empty, heading.id))
    assert "一、转变作风" in texts(empty_session.draft)
    shown = rows(empty)
    assert shown[shown.index("一、转变作风") + 1 :][:2] == ["  一要深入一线", "二、做什么"]


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
    panel = open_panel(qtbot, session)
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
