"""A number that its writer fixed and that does not follow: one quiet offer at the place, and nothing changed before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import labels
from tests.conftest import keep_picture
from tests.ui.conftest import type_text
from tests.ui.desk_material import open_window

PARTS = Draft(
    paragraphs=(
        Paragraph("t", Role.TITLE, 0, "在全县防汛工作会议上的讲话"),
        Paragraph("a", Role.HEADING, 1, "认清形势，把弦绷紧", "一、"),
        Paragraph("b", Role.HEADING, 1, "突出重点，除险在前", "一、"),
        Paragraph("c", text="哪里最险，力量就压到哪里；哪里最弱，功夫就下到哪里。"),
    )
)


@pytest.fixture
def window(qtbot, tmp_path):
    """A draft in which 四、 was typed behind the second part."""
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(PARTS)
    sheet = window.desk.sheet
    sheet.setFocus()
    sheet.go_to("c", len(PARTS.paragraphs[3].text))
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    type_text(sheet, "四、守土尽责，把防线守到底")
    qtbot.waitUntil(lambda: window.checks.number_offer.isVisible(), timeout=20000)
    return window


def shown(window) -> tuple[str, ...]:
    return tuple(label for label in labels(window.session.draft.paragraphs) if label)


def press(window, name: str) -> None:
    button = next(b for b in window.checks.number_offer.children() if b.objectName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_number_stays_as_typed_until_one_chooses(window):
    keep_picture(window, "number-offer")
    assert shown(window) == ("一、", "二、", "四、")


def test_the_list_is_put_in_order_in_one_step(window):
    before = window.desk.sheet.textCursor().position()
    press(window, "putInOrderHere")
    assert shown(window) == ("一、", "二、", "三、")
    assert window.desk.sheet.textCursor().position() == before
    assert window.checks.number_offer.isHidden()
    window.session.undo()
    assert shown(window) == ("一、", "二、", "四、")


def test_a_number_that_is_meant_is_left_and_not_asked_about_again(window, qtbot):
    press(window, "keepNumber")
    qtbot.waitUntil(lambda: not any(f.fixes and f.fixes[0].in_order for f in window.checks.flow.findings))
    assert shown(window) == ("一、", "二、", "四、")
    assert window.checks.number_offer.isHidden()


def test_the_offer_belongs_to_its_place(window):
    window.desk.sheet.go_to("b")
    assert window.checks.number_offer.isHidden()
    window.desk.sheet.go_to(window.session.draft.paragraphs[-1].id)
    assert window.checks.number_offer.isVisible()


def test_the_menu_puts_in_order_too(window):
    window.findChild(QAction, "putInOrder").trigger()
    assert shown(window) == ("一、", "二、", "三、")
