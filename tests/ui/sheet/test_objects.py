"""Tables and pictures on the sheet: shown, deleted, undone, copied, pasted."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.cells import cell_id
from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import Table, picture_of, table_of_rows
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.session import Session
from drafter.ui.dragging.clip_mime import clip_from_mime
from drafter.ui.sheet.paint import visible_blocks
from drafter.ui.sheet.paste import clip_of_selection
from drafter.ui.sheet.sheet import Sheet
from tests.word.test_objects import png

TABLE = table_of_rows([["乡镇", "户数"], ["东岭乡", "12"], ["西河乡", "9"]])
DRAFT = Draft(
    paragraphs=(
        Paragraph("a", text="情况见下表。"),
        Paragraph("t", Role.OBJECT, text="表1 各乡镇户数", object=TABLE),
        Paragraph("p", Role.OBJECT, object=picture_of(png(), "png", 60.0, 40.0)),
        Paragraph("b", text="请大家抓好落实。"),
    )
)


@pytest.fixture
def sheet(qtbot):
    made = Sheet(Session(DRAFT), LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 1000)
    made.show()
    return made


def ids(sheet):
    return [paragraph.id for paragraph in sheet.session.draft.paragraphs]


def test_table_and_picture_take_room_and_are_painted(sheet):
    empty = Sheet(Session(DRAFT.with_paragraphs((DRAFT.paragraphs[0], DRAFT.paragraphs[3]))), LIGHT)
    assert sheet.document().size().height() > empty.document().size().height() + 200
    picture = sheet.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    grey = QColor("#808080").rgb()
    points = ((x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 5))
    assert sum(picture.pixel(x, y) == grey for x, y in points) > 100


@pytest.mark.parametrize(
    ("at", "end", "key"),
    [
        ("t", False, Qt.Key.Key_Backspace),
        ("a", True, Qt.Key.Key_Delete),
    ],
)
def test_a_key_beside_a_table_deletes_it_whole_and_undo_brings_it_back(sheet, at, end, key):
    paragraph = next(p for p in DRAFT.paragraphs if p.id == at)
    sheet.go_to(at, len(paragraph.text) if end else 0)
    QTest.keyClick(sheet, key)
    assert ids(sheet) == ["a", "p", "b"]
    sheet.session.undo()
    assert sheet.session.draft == DRAFT
    assert sheet.document().findBlockByNumber(1).blockFormat().bottomMargin() > 50


def test_backspace_below_a_picture_never_makes_the_text_its_caption(sheet):
    sheet.go_to("b")
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert sheet.session.draft == DRAFT


def test_a_caption_is_typed_and_enter_behind_it_begins_body_text(sheet):
    sheet.go_to("p")
    QTest.keyClicks(sheet, "map")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    caption, new = sheet.session.draft.paragraphs[2:4]
    assert (caption.text, caption.object, new.role, new.object) == (
        "map",
        DRAFT.paragraphs[2].object,
        Role.BODY,
        None,
    )


def test_a_selection_from_a_table_into_the_text_deletes_the_table(sheet):
    cursor = QTextCursor(sheet.document().findBlockByNumber(1))
    cursor.setPosition(sheet.document().findBlockByNumber(3).position() + 3, QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert [(p.text, p.object) for p in sheet.session.draft.paragraphs] == [
        ("情况见下表。", None),
        ("抓好落实。", None),
    ]


def test_a_table_is_cut_and_pasted_without_a_selection(sheet):
    sheet.go_to("t")
    QTest.keyClick(sheet, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert ids(sheet) == ["a", "p", "b"]
    clip = clip_from_mime(QApplication.clipboard().mimeData())
    assert isinstance(clip, Clip) and clip.paragraphs[0].object == TABLE
    sheet.go_to("b", len("请大家抓好落实。"))
    sheet.paste()
    assert [p.object for p in sheet.session.draft.paragraphs][-1] == TABLE


def test_all_that_is_selected_is_copied_with_its_pictures_bytes(sheet):
    sheet.selectAll()
    assert [bool(p.object) for p in clip_of_selection(sheet).paragraphs] == [False, True, True, False]
    clip = clip_from_mime(sheet.createMimeDataFromSelection())
    assert clip and clip.paragraphs[2].object == DRAFT.paragraphs[2].object
    assert "东岭乡\t12" in sheet.createMimeDataFromSelection().text()


def test_rows_of_a_table_are_pasted_as_a_table(sheet):
    mime = QMimeData()
    mime.setText("单位\t台数\t负责人\n水利局\t6\t【姓名】\n应急局\t4\t【姓名】\n")
    sheet.go_to("b", len("请大家抓好落实。"))
    sheet.insertFromMimeData(mime)
    *before, last = sheet.session.draft.paragraphs
    assert tuple(before) == DRAFT.paragraphs
    assert isinstance(last.object, Table)
    assert last.object.plain_text == "单位\t台数\t负责人\n水利局\t6\t【姓名】\n应急局\t4\t【姓名】"
    sheet.session.undo()
    assert sheet.session.draft == DRAFT


def _rows(sheet):
    """The upper and lower edge of each block with what is painted around it."""
    document = sheet.document()
    found = visible_blocks(document.firstBlock(), 1e6, 0.0, 100.0)
    return [(rect.top(), rect.bottom()) for _, rect in found]


def test_a_picture_below_a_table_stands_below_it(sheet):
    rows = _rows(sheet)
    assert all(lower[0] >= upper[1] - 1 for upper, lower in pairwise(rows))
    heights = [bottom - top for top, bottom in rows]
    sheet.session.apply(lambda draft: edits.remove(draft, ["t"]), "删除")
    after = _rows(sheet)
    assert after[1][1] - after[1][0] == pytest.approx(heights[2], abs=1)
    assert after[1][0] == pytest.approx(after[0][1], abs=12)
    sheet.session.undo()
    assert all(a == pytest.approx(b, abs=1) for a, b in zip(_rows(sheet), rows, strict=True))


def test_a_cell_with_a_finding_is_tinted_and_can_be_jumped_to(sheet):
    plain = sheet.grab().toImage()
    sheet.set_flagged_cells({"t": {(2, 1): "error"}})
    assert sheet.grab().toImage() != plain
    sheet.resize(900, 160)
    sheet.go_to(cell_id("t", 2, 1))
    style = sheet._paper.style
    area = sheet._art.cell_area(TABLE, (2, 1), style).translated(0, sheet.cursorRect().bottom())
    assert 0 <= area.bottom() <= sheet.viewport().height()
