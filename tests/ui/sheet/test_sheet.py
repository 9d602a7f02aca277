"""The sheet: what is typed, dropped and pasted becomes the draft, and every step can be taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph, Role, Source
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.session import Session
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.sheet.paint import plan_words
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.sheet.text import text_of
from tests.ui.conftest import type_text
from tests.ui.desk_material import draft_of, open_window

OLD = Source("s1", "在全市防汛工作会议上的讲话")


@pytest.fixture
def sheet(qtbot, three_part):
    sheet = Sheet(Session(three_part), LIGHT)
    qtbot.addWidget(sheet)
    sheet.resize(900, 900)
    sheet.show()
    qtbot.waitExposed(sheet)
    return sheet


def blocks(sheet: Sheet) -> list[str]:
    document = sheet.document()
    return [text_of(document.findBlockByNumber(n)) for n in range(document.blockCount())]


def in_step(sheet: Sheet) -> bool:
    """Whether sheet and draft say the same, with unique ids."""
    paragraphs = sheet.session.draft.paragraphs
    unique = len({p.id for p in paragraphs}) == len(paragraphs)
    return unique and blocks(sheet) == [p.text for p in paragraphs] and sheet.text.paragraphs == paragraphs


def first(sheet: Sheet, role: Role, empty: bool = True) -> Paragraph:
    return next(p for p in sheet.session.draft.paragraphs if p.role is role and p.is_empty_slot == empty)


def undo_all(sheet: Sheet) -> None:
    while sheet.session.undo_label:
        sheet.session.undo()


def paragraph_named(sheet: Sheet, paragraph_id: str) -> Paragraph:
    return sheet.session.draft.paragraphs[sheet.session.draft.index_of(paragraph_id)]


def test_shows_the_outline_with_derived_labels(sheet):
    assert in_step(sheet)
    assert [label for label in sheet.text.labels if label.endswith("、")] == ["一、", "二、", "三、"]


def test_text_from_an_input_method_fills_the_slot_at_the_cursor(sheet):
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    type_text(sheet, "今天召开全县安全生产工作会议。")
    assert paragraph_named(sheet, slot.id).text == "今天召开全县安全生产工作会议。"
    assert in_step(sheet)


def test_pre_edit_text_alone_makes_no_step(sheet):
    from PySide6.QtGui import QInputMethodEvent

    sheet.go_to(first(sheet, Role.BODY).id)
    QApplication.sendEvent(sheet, QInputMethodEvent("anquan", []))
    assert sheet.session.undo_label == ""


def test_one_burst_of_typing_is_one_step(sheet, three_part):
    sheet.go_to(first(sheet, Role.BODY).id)
    for word in ("今天", "召开", "会议"):
        type_text(sheet, word)
    sheet.session.undo()
    assert sheet.session.draft == three_part


def test_enter_goes_on_to_the_empty_slot_below_and_again_makes_room_for_one_more_point(sheet, three_part):
    point, second = [p for p in three_part.paragraphs if p.role is Role.POINT][:2]
    sheet.go_to(point.id)
    type_text(sheet, "看清形势。")
    typed = sheet.session.draft
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.paragraph is not None and sheet.paragraph.id == second.id
    assert sheet.session.draft is typed
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    type_text(sheet, "压实责任。")
    texts = [p.text for p in sheet.session.draft.paragraphs if p.role is Role.POINT]
    assert texts[:4] == ["看清形势。", "压实责任。", "", ""]
    assert [label for label in sheet.text.labels if label][:5] == ["一、", "一要", "二要", "三要", "四要"]
    assert in_step(sheet)
    undo_all(sheet)
    assert sheet.session.draft == three_part


def test_one_more_paragraph_in_front_of_a_slot_serves_what_the_one_above_serves(sheet):
    opening, review = [p for p in sheet.session.draft.paragraphs if p.role is Role.BODY][:2]
    sheet.go_to(opening.id)
    type_text(sheet, "今天召开会议。")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    type_text(sheet, "会议的任务是部署工作。")
    at = sheet.session.draft.index_of(review.id)
    assert sheet.session.draft.paragraphs[at - 1].text == "会议的任务是部署工作。"
    assert sheet.session.draft.paragraphs[at - 1].move is opening.move


def test_enter_in_a_point_without_a_slot_below_makes_the_next_point_and_all_labels_follow(sheet):
    points = [p for p in sheet.session.draft.paragraphs if p.role is Role.POINT][:2]
    for point, text in zip(points, ("看清形势。", "抓住重点。"), strict=True):
        sheet.go_to(point.id)
        type_text(sheet, text)
    sheet.go_to(points[0].id, 5)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    type_text(sheet, "压实责任。")
    assert [label for label in sheet.text.labels if label][:5] == ["一、", "一要", "二要", "三要", "四要"]
    assert in_step(sheet)


def test_enter_behind_a_heading_begins_body_text(sheet):
    heading = first(sheet, Role.HEADING)
    sheet.go_to(heading.id)
    type_text(sheet, "提高认识")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.paragraph is not None and sheet.paragraph.role is Role.BODY
    assert in_step(sheet)


def test_enter_at_the_beginning_leaves_the_paragraph_its_id(sheet):
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    type_text(sheet, "导语。")
    sheet.go_to(slot.id, 0)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert paragraph_named(sheet, slot.id).text == "导语。"
    assert in_step(sheet)


def test_backspace_before_a_labelled_text_takes_the_label_first_and_joins_then(sheet):
    point = first(sheet, Role.POINT)
    sheet.go_to(point.id)
    type_text(sheet, "看清形势。")
    count = len(sheet.session.draft.paragraphs)
    sheet.go_to(point.id, 0)
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert paragraph_named(sheet, point.id).role is Role.BODY
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert len(sheet.session.draft.paragraphs) == count - 1
    assert in_step(sheet)


def test_tab_changes_the_level(sheet):
    point = first(sheet, Role.POINT)
    sheet.go_to(point.id)
    QTest.keyClick(sheet, Qt.Key.Key_Tab)
    assert paragraph_named(sheet, point.id).level == 2
    QTest.keyClick(sheet, Qt.Key.Key_Backtab)
    QTest.keyClick(sheet, Qt.Key.Key_Backtab)
    assert paragraph_named(sheet, point.id).role is Role.BODY


def test_deleting_everything_and_undoing_it_gives_back_the_equal_draft(sheet, three_part):
    sheet.selectAll()
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert len(sheet.session.draft.paragraphs) == 1
    assert in_step(sheet)
    undo_all(sheet)
    assert sheet.session.draft == three_part
    assert in_step(sheet)


def test_characters_outside_the_basic_plane_keep_their_place(sheet):
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    type_text(sheet, "𠮷祥如意𠀀好")
    sheet.go_to(slot.id, 1, 3)
    assert sheet.textCursor().selectedText() == "祥如"
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert paragraph_named(sheet, slot.id).text == "𠮷意𠀀好"
    sheet.session.undo()
    assert in_step(sheet)


def drop(sheet: Sheet, mime: QMimeData, position: QPointF) -> None:
    """Drag something over the sheet and let it go."""
    point, copy = position.toPoint(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = sheet.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(point, copy, mime, buttons, keys))
    QApplication.sendEvent(viewport, QDragMoveEvent(point, copy, mime, buttons, keys))
    QApplication.sendEvent(viewport, QDropEvent(position, copy, mime, buttons, keys))


def place_of(sheet: Sheet, paragraph: Paragraph, part: float = 0.5) -> QPointF:
    """A point of the viewport in a paragraph, so far down its height."""
    rows = sheet.rows(sheet.viewport().rect().toRectF())
    rect = next(row.rect for row in rows if row.paragraph.id == paragraph.id)
    return QPointF(rect.center().x(), rect.top() + rect.height() * part)


def card(*texts: str) -> Clip:
    return Clip(tuple(Paragraph(f"x{n}", Role.BODY, 0, text, source=OLD) for n, text in enumerate(texts)))


def test_a_card_dropped_on_an_empty_slot_fills_it_in_one_step(sheet, three_part):
    slot = first(sheet, Role.POINT)
    drop(sheet, clip_to_mime(card("压实责任。各级各部门要守土有责。")), place_of(sheet, slot))
    filled = paragraph_named(sheet, slot.id)
    assert (filled.text, filled.role, filled.source) == ("压实责任。各级各部门要守土有责。", Role.POINT, OLD)
    assert in_step(sheet)
    sheet.session.undo()
    assert sheet.session.draft == three_part
    sheet.session.redo()
    assert paragraph_named(sheet, slot.id) == filled


def test_several_cards_keep_their_order(sheet):
    slot = first(sheet, Role.BODY)
    drop(sheet, clip_to_mime(card("甲。", "乙。", "丙。")), place_of(sheet, slot))
    texts = [p.text for p in sheet.session.draft.paragraphs if p.text in ("甲。", "乙。", "丙。")]
    assert texts == ["甲。", "乙。", "丙。"]
    assert in_step(sheet)


def test_a_card_dropped_between_two_points_becomes_a_point_of_their_kind(sheet):
    points = [p for p in sheet.session.draft.paragraphs if p.role is Role.POINT][:2]
    for point, text in zip(points, ("看清形势。", "压实责任。"), strict=True):
        sheet.go_to(point.id)
        type_text(sheet, text)
    drop(sheet, clip_to_mime(card("抓住重点。")), place_of(sheet, points[1], 0.1))
    new = next(p for p in sheet.session.draft.paragraphs if p.text == "抓住重点。")
    assert (new.role, new.marker) == (Role.POINT, "一要")
    assert sheet.text.labels[sheet.session.draft.index_of(new.id)] == "二要"


def test_text_from_another_program_is_recognised_where_it_lands(sheet):
    mime = QMimeData()
    mime.setText("一、提高认识\n要看清形势，把责任扛在肩上。")
    drop(sheet, mime, place_of(sheet, first(sheet, Role.SALUTATION, empty=False), 0.9))
    heading = next(p for p in sheet.session.draft.paragraphs if p.text == "提高认识")
    assert (heading.role, heading.level) == (Role.HEADING, 1)
    assert in_step(sheet)


def test_dropped_files_are_passed_on_and_leave_the_draft_alone(sheet, three_part, tmp_path, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "旧讲话.txt"))])
    with qtbot.waitSignal(sheet.files_dropped) as caught:
        drop(sheet, mime, QPointF(400, 400))
    assert caught.args[0] == [tmp_path / "旧讲话.txt"]
    assert sheet.session.draft == three_part


def test_copy_and_paste_within_the_sheet_keep_the_source(sheet):
    slot = first(sheet, Role.BODY)
    drop(sheet, clip_to_mime(card("甲段文字。", "乙段文字。")), place_of(sheet, slot))
    ids = [p.id for p in sheet.session.draft.paragraphs if p.source]
    sheet.select_paragraphs(ids[0], ids[-1])
    sheet.copy()
    other = [p for p in sheet.session.draft.paragraphs if p.is_empty_slot][-1]
    sheet.go_to(other.id)
    sheet.paste()
    assert [p.source for p in sheet.session.draft.paragraphs if p.text == "乙段文字。"] == [OLD, OLD]
    assert in_step(sheet)


def test_pasting_lines_of_plain_text_gives_paragraphs_and_pasting_one_line_gives_text(sheet):
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    QGuiApplication.clipboard().setText("今天召开会议。")
    sheet.paste()
    assert "今天召开会议。" in blocks(sheet)
    QGuiApplication.clipboard().setText("第一段的文字在这里，说明情况。\n第二段的文字在这里，提出要求。")
    sheet.paste()
    assert "第二段的文字在这里，提出要求。" in blocks(sheet)
    assert in_step(sheet)


def test_a_paste_of_a_million_characters_is_refused_in_words_and_changes_nothing(sheet, three_part, qtbot):
    QGuiApplication.clipboard().setText("安全生产。" * 200_000)
    with qtbot.waitSignal(sheet.message) as caught:
        sheet.paste()
    assert "1,000,000" in caught.args[0]
    assert sheet.session.draft == three_part


def test_control_characters_and_lone_surrogates_never_reach_the_draft(sheet):
    sheet.go_to(first(sheet, Role.BODY).id)
    mime = QMimeData()
    mime.setText("甲\x00\x07乙\u200b丙")
    sheet.insertFromMimeData(mime)
    assert "甲乙丙" in blocks(sheet)


def test_a_soft_return_of_another_program_ends_a_line(sheet):
    sheet.go_to(first(sheet, Role.BODY).id)
    mime = QMimeData()
    mime.setText("三、看清形势\x0b入秋以来，雨水偏少。\x0b四、抓好落实\x0b各乡镇要行动起来。")
    sheet.insertFromMimeData(mime)
    assert {"看清形势", "入秋以来，雨水偏少。", "抓好落实", "各乡镇要行动起来。"} <= set(blocks(sheet))


def test_words_copied_out_of_a_point_leave_its_label_behind(sheet):
    point = first(sheet, Role.POINT)
    sheet.go_to(point.id)
    type_text(sheet, "看清形势。守住底线。")
    sheet.go_to(point.id, 5, 9)
    sheet.copy()
    assert QGuiApplication.clipboard().text() == "守住底线"
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    type_text(sheet, "要")
    sheet.paste()
    assert paragraph_named(sheet, slot.id).text == "要守住底线"


def test_a_whole_point_pasted_into_running_text_leaves_its_number_behind(sheet):
    point = first(sheet, Role.POINT)
    sheet.go_to(point.id)
    type_text(sheet, "看清形势。")
    sheet.go_to(point.id, 0, 5)
    sheet.copy()
    assert QGuiApplication.clipboard().text() == "一要看清形势。"
    slot = first(sheet, Role.BODY)
    sheet.go_to(slot.id)
    type_text(sheet, "一定")
    sheet.paste()
    assert paragraph_named(sheet, slot.id).text == "一定看清形势。"


def test_a_heading_of_another_program_pasted_on_an_empty_line_becomes_one(qtbot):
    sheet = Sheet(Session(Draft(paragraphs=(Paragraph("a", text="一段。"), Paragraph("b")))), LIGHT)
    qtbot.addWidget(sheet)
    sheet.go_to("b")
    QGuiApplication.clipboard().setText("一、提高政治站位")
    sheet.paste()
    pasted = sheet.session.draft.paragraphs[-1]
    assert (pasted.role, pasted.level, pasted.text) == (Role.HEADING, 1, "提高政治站位")


def test_a_picture_is_answered_with_a_sentence_and_changes_nothing(sheet, three_part, qtbot):
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(picture)
    with qtbot.waitSignal(sheet.message) as caught:
        sheet.paste()
    assert "图片" in caught.args[0]
    assert sheet.session.draft == three_part


def test_a_broken_page_without_plain_text_is_read_for_its_words(sheet):
    sheet.go_to(first(sheet, Role.BODY).id)
    mime = QMimeData()
    mime.setHtml("<p>今天召开会议。<div><table><td>部署工作。</p><script>alert(1)</script><p>请抓好落实。<")
    sheet.insertFromMimeData(mime)
    text = "".join(blocks(sheet))
    assert "今天召开会议。" in text and "部署工作。" in text and "请抓好落实。" in text
    assert "alert" not in text and "<" not in text


def test_a_page_of_a_million_characters_is_refused_in_words(sheet, three_part, qtbot):
    mime = QMimeData()
    mime.setHtml("<p>" + "安全生产。" * 500_000)
    with qtbot.waitSignal(sheet.message) as caught:
        sheet.insertFromMimeData(mime)
    assert "分几次粘贴" in caught.args[0]
    assert sheet.session.draft == three_part


def test_files_copied_in_the_file_manager_are_passed_on_when_they_are_pasted(
    sheet, three_part, tmp_path, qtbot
):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "旧讲话.docx"))])
    with qtbot.waitSignal(sheet.files_dropped) as caught:
        sheet.insertFromMimeData(mime)
    assert caught.args[0] == [tmp_path / "旧讲话.docx"]
    assert sheet.session.draft == three_part


def test_a_paragraph_is_dragged_out_of_the_margin_only_when_it_is_not_locked(sheet, qtbot):
    from drafter.core import edits

    salutation = first(sheet, Role.SALUTATION, empty=False)
    sheet.session.apply(lambda draft: edits.set_locked(draft, [salutation.id], True), "锁定段落")
    where = place_of(sheet, salutation)
    rect_left = next(
        r.rect.left()
        for r in sheet.rows(sheet.viewport().rect().toRectF())
        if r.paragraph.id == salutation.id
    )
    start = QPoint(round(rect_left - 30), round(where.y()))
    with qtbot.waitSignal(sheet.message) as caught:
        QTest.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(sheet.viewport(), start + QPoint(0, 60))
    assert "锁定" in caught.args[0]


def test_a_half_written_draft_opens_where_it_is_still_open(sheet, three_part, qtbot):
    filled = [
        replace(p, text="讲过的话。" * 30) if p.slot and not p.text else p for p in three_part.paragraphs[:-1]
    ]
    sheet.session.load(three_part.with_paragraphs((*filled, three_part.paragraphs[-1])), None)
    sheet.show_draft()
    last = three_part.paragraphs[-1].id
    qtbot.waitUntil(lambda: sheet.verticalScrollBar().value() > 0)
    assert sheet.paragraph is not None and sheet.paragraph.id == last
    assert sheet.viewport().rect().contains(sheet.cursorRect())


def test_zoom_keeps_the_text_and_the_labels(sheet, three_part):
    labels = sheet.text.labels
    sheet.resize(1600, 900)
    sheet.set_zoom(200)
    assert sheet.session.draft == three_part
    assert sheet.text.labels == labels
    assert sheet.document().findBlockByNumber(0).layout().boundingRect().height() > 60


def test_a_narrow_window_makes_the_characters_smaller_instead_of_cutting_lines(sheet, qtbot):
    sheet.resize(480, 700)
    qtbot.waitUntil(lambda: sheet.style_unit < 17)
    row = sheet.rows(sheet.viewport().rect().toRectF())[0]
    assert row.rect.right() <= sheet.viewport().width()


def test_an_empty_draft_can_be_written_into(qtbot):
    sheet = Sheet(Session(Draft()), LIGHT)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.session.draft == Draft()
    type_text(sheet, "第一句话。")
    assert [p.text for p in sheet.session.draft.paragraphs] == ["第一句话。"]
    sheet.session.undo()
    assert sheet.session.draft == Draft()
    type_text(sheet, "再来。")
    assert in_step(sheet)


def test_an_insertion_takes_the_place_of_an_empty_line(qtbot):
    sheet = Sheet(Session(Draft(paragraphs=(Paragraph("a", text="一段。"), Paragraph("b")))), LIGHT)
    qtbot.addWidget(sheet)
    sheet.go_to("b")
    sheet.insert_clip(card("一段旧话。", "又一段。"), "插入段落")
    assert [p.text for p in sheet.session.draft.paragraphs] == ["一段。", "一段旧话。", "又一段。"]
    assert in_step(sheet)
    sheet.session.undo()
    assert [p.text for p in sheet.session.draft.paragraphs] == ["一段。", ""]


def test_a_paste_and_an_insertion_into_an_empty_draft_give_its_first_paragraphs(qtbot):
    sheet = Sheet(Session(Draft()), LIGHT)
    qtbot.addWidget(sheet)
    QGuiApplication.clipboard().setText("只有一行。")
    sheet.paste()
    assert [p.text for p in sheet.session.draft.paragraphs] == ["只有一行。"]
    sheet.session.undo()
    sheet.insert_clip(card("一段旧话。"), "插入段落")
    assert [p.text for p in sheet.session.draft.paragraphs] == ["一段旧话。"]
    assert in_step(sheet)


def test_nothing_in_the_window_moves_while_messages_come_and_go(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of(*(f"第{n}段，要抓好落实，做到件件有着落、事事有回音。" for n in range(80))))
    window.message_bar.clear()
    QApplication.processEvents()
    sheet = window.desk.sheet
    sheet.verticalScrollBar().setValue(300)

    def places() -> list[tuple[int, int, int, int]]:
        parts = (sheet, window.desk.outline, window.desk.tabs, window.statusBar())
        return [QRect(part.mapTo(window, QPoint(0, 0)), part.size()).getRect() for part in parts]

    before = places()
    for kind in ("info", "warning", "error"):
        window.message_bar.show_message("这是一句很长的话，" * 30, kind, [("打开", list), ("另存", list)])
        QApplication.processEvents()
        assert places() == before and sheet.verticalScrollBar().value() == 300
    window.message_bar.clear()
    QApplication.processEvents()
    assert places() == before


def test_the_open_place_at_the_cursor_has_a_box_that_goes_on_with_the_cursor(sheet):
    """Its edge stands beside the text, where nothing else is painted; its words say of a heading that they count its section."""
    places = [p.id for p in sheet.session.draft.paragraphs if p.is_empty_slot and p.role is Role.POINT][:2]
    rows = {row.paragraph.id: row.rect for row in sheet.rows(QRectF(sheet.viewport().rect()))}

    def boxed():
        image = sheet.viewport().grab().toImage()
        edge = round(rows[places[0]].left() - sheet._paper.style.unit * 0.7)
        seen = []
        for place in places:
            y = round(rows[place].center().y())
            seen.append(any(image.pixelColor(x, y).name() != LIGHT.paper for x in range(edge - 2, edge + 3)))
        return seen

    sheet.go_to(places[0])
    assert boxed() == [True, False]
    sheet.go_to(places[1])
    assert boxed() == [False, True]
    heading, body = Paragraph("h", Role.HEADING, 1), Paragraph("b")
    assert [plan_words(heading, 1450), plan_words(body, 80), plan_words(body, 0)] == [
        "整节约 1,450 字",
        "约 80 字",
        "",
    ]
