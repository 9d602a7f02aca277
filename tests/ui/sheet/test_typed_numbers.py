"""On the sheet, a number that is typed becomes a label at once, and one undo gives the typed text back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import labels
from drafter.reading.read import recognise_text
from drafter.ui.sheet.actions import SheetActions
from tests.ui.conftest import type_text
from tests.ui.sheet.test_input_method import commit, compose, sheet_of

PARTS = Draft(
    paragraphs=(
        Paragraph("a", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("b", text="要统一思想。"),
        Paragraph("c", Role.HEADING, 1, "突出重点", "一、"),
        Paragraph("d", text="要抓住关键。"),
    )
)


def shown(sheet) -> list[tuple[str, str, str]]:
    row = sheet.session.draft.paragraphs
    return [(p.role.value, label, p.text) for p, label in zip(row, labels(row), strict=True)]


def enter(sheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return)


@pytest.fixture
def parts(qtbot):
    sheet = sheet_of(qtbot, PARTS)
    sheet.go_to("d", len("要抓住关键。"))
    return sheet


def by_keys(sheet, text: str) -> None:
    type_text(sheet, text)


def by_input_method(sheet, text: str) -> None:
    """As an input method writes: a few letters shown, then a piece of text at once."""
    for start in range(0, len(text), 3):
        compose(sheet, "pin", "pinyin")
        commit(sheet, text[start : start + 3])


@pytest.mark.parametrize("write", [by_keys, by_input_method])
def test_a_part_and_a_point_typed_as_they_are_written(parts, write):
    for line in ("三、压实责任", "（一）管住用火。要守住路口。"):
        enter(parts)
        write(parts, line)
    assert shown(parts)[4:] == [
        ("heading", "三、", "压实责任"),
        ("point", "（一）", "管住用火。要守住路口。"),
    ]
    assert parts.text.labels == labels(parts.session.draft.paragraphs)


def test_what_is_typed_is_what_would_be_imported(parts):
    lines = ("三、压实责任", "要一级抓一级。", "一是抓早。要早谋划。", "二是抓实。要真落实。")
    for line in lines:
        if parts.paragraph.role is Role.POINT:
            enter(parts)
            by_keys(parts, line)
        else:
            enter(parts)
            by_keys(parts, line)
    imported = recognise_text(
        "\n".join(["一、提高认识", "要统一思想。", "二、突出重点", "要抓住关键。", *lines])
    )
    assert [
        (p.role.value, label, p.text) for p, label in zip(imported.paragraphs, imported.labels, strict=True)
    ] == shown(parts)


def test_undo_gives_the_typed_text_back_and_it_stays(parts):
    enter(parts)
    by_keys(parts, "三、")
    assert shown(parts)[4] == ("heading", "三、", "")
    parts.session.undo()
    assert shown(parts)[4] == ("body", "", "三、")
    by_keys(parts, "个代表")
    assert shown(parts)[4] == ("body", "", "三、个代表")


def test_the_cursor_stays_behind_what_was_typed(parts):
    enter(parts)
    by_keys(parts, "三、压实")
    assert parts.textCursor().positionInBlock() == len("压实")


def test_a_number_before_a_text_that_stands_there(parts):
    parts.go_to("d", 0)
    by_keys(parts, "（一）")
    assert shown(parts)[3] == ("heading", "（一）", "要抓住关键。")


@pytest.mark.parametrize("command", ["roleHeading1", "rolePoint", "toggleLock", "levelDown", "toggleNumbers"])
def test_the_cursor_stays_through_every_command_on_paragraphs(parts, command):
    handlers = SheetActions(parts, parts.session).handlers()
    parts.go_to("d", 2, 4)
    handlers[command]()
    cursor = parts.textCursor()
    block = parts.document().findBlock(cursor.position())
    assert (parts.text.paragraphs[block.blockNumber()].id, cursor.selectedText()) == (
        "d",
        PARTS.paragraphs[3].text[2:4],
    )


def test_a_heading_made_by_its_key_is_followed_by_a_paragraph_behind_it(parts):
    enter(parts)
    by_keys(parts, "压实责任")
    SheetActions(parts, parts.session).handlers()["roleHeading1"]()
    enter(parts)
    by_keys(parts, "各乡镇要守住。")
    assert shown(parts)[4:] == [("heading", "三、", "压实责任"), ("body", "", "各乡镇要守住。")]


def test_a_number_typed_before_its_key_is_pressed_stands_once(parts):
    enter(parts)
    by_keys(parts, "三、压实责任")
    parts.session.undo()
    SheetActions(parts, parts.session).handlers()["roleHeading1"]()
    assert shown(parts)[4:] == [("heading", "三、", "压实责任")]
