"""Another outline for a half-written draft, chosen in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from drafter.core import edits
from drafter.core.model import Role
from drafter.ui.drafts.refit_flow import RefitDialog
from tests.conftest import keep_picture
from tests.ui.desk_material import open_window
from tests.ui.test_journey import answer

WRITTEN = "压实责任，加强领导，狠抓落实"


@pytest.fixture
def window(qtbot, tmp_path, three_part):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(three_part)
    last = [p.id for p in three_part.paragraphs if p.role is Role.HEADING][-1]
    window.session.apply(lambda draft: edits.set_text(draft, last, WRITTEN), "键入")
    return window


def choose(row: int):
    def act(dialog: RefitDialog) -> None:
        keep_picture(dialog, "refit")
        dialog.picker.setCurrentRow(row)
        QTest.keyClick(dialog.picker, Qt.Key.Key_Return)

    return act


def row_of(window, name: str) -> int:
    return [outline.name for outline in window.tools.refit._services.outlines()].index(name)


def test_the_text_finds_its_place_in_the_outline_that_is_chosen(window):
    before = window.session.draft
    answer(RefitDialog, choose(row_of(window, "four-part")))
    window.actions_by_name["actionRefit"].trigger()
    draft = window.session.draft
    headings = [p.text for p in draft.paragraphs if p.role is Role.HEADING]
    assert (draft.outline, headings) == ("four-part", ["", "", WRITTEN, ""])
    assert any(p.text == "下面，我讲四点意见。" for p in draft.paragraphs)
    assert [p.text for p in window.desk.sheet.text.paragraphs] == [p.text for p in draft.paragraphs]
    assert window.session.undo_label == "换提纲"
    window.session.undo()
    assert window.session.draft is before


def test_a_dialog_that_is_given_up_changes_nothing(window):
    before = window.session.draft
    answer(RefitDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.actions_by_name["actionRefit"].trigger()
    assert window.session.draft is before


def test_the_dialog_stands_on_the_outline_in_use(window):
    seen = []

    def look(dialog: RefitDialog) -> None:
        seen.append(dialog.outline().name)
        dialog.reject()

    answer(RefitDialog, look)
    window.actions_by_name["actionRefit"].trigger()
    assert seen == ["three-part"]


def test_the_message_takes_it_back_and_goes_once_something_else_was_done(window):
    def offered() -> list[QPushButton]:
        return [
            b for b in window.message_bar.findChildren(QPushButton) if b.text() == "换回去" and b.isVisible()
        ]

    outline = next(o for o in window.tools.refit._services.outlines() if o.name == "six-part")
    before = window.session.draft
    window.tools.refit.change_to(outline)
    offered()[0].click()
    assert window.session.draft is before
    window.tools.refit.change_to(outline)
    window.session.apply(lambda draft: edits.set_text(draft, draft.paragraphs[0].id, "改题"), "键入")
    assert not offered()
