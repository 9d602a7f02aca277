"""Input methods: what is being composed is nobody's text yet, and what is committed is one step."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.core.model import Draft, Paragraph, Role
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.sheet.text import text_of
from tests.ui.sheet.test_sheet import first, in_step

POINTS = Draft(
    paragraphs=(
        Paragraph("h", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("a", Role.POINT, 1, "看清形势。", "一要"),
        Paragraph("b", Role.POINT, 1, "压实责任。", "二要"),
    )
)


def sheet_of(qtbot, draft: Draft) -> Sheet:
    sheet = Sheet(Session(draft), LIGHT)
    qtbot.addWidget(sheet)
    sheet.resize(900, 700)
    sheet.show()
    qtbot.waitExposed(sheet)
    return sheet


@pytest.fixture
def points(qtbot):
    return sheet_of(qtbot, POINTS)


@pytest.fixture
def outline(qtbot, three_part):
    return sheet_of(qtbot, three_part)


def compose(sheet: Sheet, *letters: str) -> None:
    """Let an input method show what is being composed, letter by letter."""
    for shown in letters:
        QApplication.sendEvent(sheet, QInputMethodEvent(shown, []))


def commit(sheet: Sheet, text: str) -> None:
    """Let the input method write what was chosen; "" where it was given up."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(sheet, event)


def texts(sheet: Sheet) -> list[str]:
    return [paragraph.text for paragraph in sheet.session.draft.paragraphs]


def steps(sheet: Sheet) -> int:
    """Undo everything; how many steps that took."""
    count = 0
    while sheet.session.undo_label:
        sheet.session.undo()
        count += 1
    return count


def test_composing_in_an_empty_slot_fills_no_history_and_the_commit_is_one_step(outline, three_part):
    slot = first(outline, Role.BODY)
    outline.go_to(slot.id)
    compose(outline, "a", "an", "anq", "anquan")
    assert outline.session.undo_label == ""
    assert outline.session.draft is three_part
    commit(outline, "安全")
    assert outline.session.draft.paragraphs[three_part.index_of(slot.id)].text == "安全"
    assert in_step(outline)
    assert steps(outline) == 1
    assert outline.session.draft == three_part
    assert in_step(outline)


def test_several_words_in_a_burst_are_one_step_and_every_letter_composed_is_none(points):
    points.go_to("a", 5)
    for letters, word in (("shou", "守"), ("zhu", "住"), ("di", "底"), ("xian", "线")):
        compose(points, *[letters[:n] for n in range(1, len(letters) + 1)])
        commit(points, word)
    assert texts(points)[1] == "看清形势。守住底线"
    assert steps(points) == 1
    assert points.session.draft == POINTS


def test_composing_before_the_first_character_leaves_the_label_alone(points):
    points.go_to("a", 0)
    labels = points.text.labels
    compose(points, "y", "yao")
    block = points.document().findBlockByNumber(1)
    assert block.layout().preeditAreaText() == "yao"
    assert text_of(block) == "看清形势。"
    assert points.text.labels == labels
    commit(points, "要")
    assert texts(points) == ["提高认识", "要看清形势。", "压实责任。"]
    assert points.text.labels == labels
    assert in_step(points)


def test_composing_over_a_selection_is_one_step_with_what_is_committed(points):
    points.go_to("a", 0, 2)
    compose(points, "r", "ren", "renqing")
    commit(points, "认清")
    assert texts(points)[1] == "认清形势。"
    assert in_step(points)
    assert steps(points) == 1
    assert points.session.draft == POINTS


def test_composing_over_a_selection_of_several_paragraphs_is_one_step_too(points):
    points.select_paragraphs("a", "b")
    compose(points, "zhua")
    commit(points, "抓排查。")
    assert texts(points) == ["提高认识", "抓排查。"]
    assert in_step(points)
    assert steps(points) == 1
    assert points.session.draft == POINTS


def test_a_composition_over_a_selection_that_is_given_up_gives_the_selection_back(points):
    points.select_paragraphs("a", "b")
    compose(points, "z", "zh")
    compose(points, "")
    assert points.session.draft == POINTS
    assert points.session.undo_label == ""
    assert in_step(points)


def test_giving_up_takes_back_nothing_that_was_written_before(points):
    points.go_to("a", 5)
    commit(points, "甲")
    compose(points, "yi")
    compose(points, "")
    points.go_to("b", 0, 2)
    compose(points, "bing")
    commit(points, "丙")
    compose(points, "ding")
    compose(points, "")
    assert texts(points)[1:] == ["看清形势。甲", "丙责任。"]
    assert in_step(points)


def test_what_is_committed_while_the_next_word_is_composed_stays_when_that_is_given_up(points):
    points.go_to("a", 5)
    event = QInputMethodEvent("quan", [])
    event.setCommitString("安")
    QApplication.sendEvent(points, event)
    compose(points, "")
    assert texts(points)[1] == "看清形势。安"
    assert in_step(points)


def test_keys_typed_after_a_commit_go_on_where_it_ended(points):
    points.go_to("b", 0, 5)
    compose(points, "ya")
    commit(points, "压实")
    QTest.keyClicks(points, "2026")
    QTest.keyClick(points, Qt.Key.Key_Return)
    assert texts(points)[2:] == ["压实2026", ""]
    steps(points)
    assert points.session.draft == POINTS


def test_the_grey_prompt_makes_room_for_what_is_composed(outline):
    slot = first(outline, Role.BODY)
    outline.go_to(slot.id)

    def ink() -> int:
        """The pixels of the slot's row behind the cursor that are not paper."""
        rows = outline.rows(QRectF(outline.viewport().rect()))
        rect = next(row.rect for row in rows if row.paragraph.id == slot.id).toRect()
        rect.setLeft(rect.left() + round(4 * outline.style_unit))
        image = outline.viewport().grab(rect).toImage()
        paper = QColor(LIGHT.paper).rgb()
        return sum(
            image.pixel(x, y) != paper
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    assert ink() > 50
    compose(outline, "a")
    assert ink() == 0
    compose(outline, "")
    assert ink() > 50
