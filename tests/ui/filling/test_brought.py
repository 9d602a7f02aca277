"""What comes in from another place: a word beside the paragraph, and its level changed place by place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from drafter.core.clip import Clip
from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.core.proposed import is_proposed, mark_proposed, swap
from drafter.files.gao import load_draft, save_draft
from tests.conftest import keep_picture
from tests.ui.desk_material import open_window

CITY = Source("s", "在全市防汛会议上的讲话", level="city")
FROM_CITY = Paragraph(
    "x", text="前天，召开了全市三级干部大会。临江市委书记要求，全市上下都要动起来。", source=CITY
)
TOWN = Draft(
    Facts("在全镇防汛会议上的讲话", place="清河县柳树镇", unit="柳树镇人民政府"),
    (
        Paragraph("t", Role.TITLE, 0, "在全镇防汛会议上的讲话"),
        Paragraph("a", text="今天召开全镇防汛会议，主要任务是安排今年的防汛工作。"),
    ),
)


@pytest.fixture
def window(qtbot, tmp_path):
    """A township's speech into which a paragraph of a city's was put."""
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(TOWN)
    window.desk.sheet.go_to("a")
    window.desk.sheet.insert_clip(Clip((FROM_CITY,)), "插入段落")
    return window


def test_a_word_stands_beside_what_brings_another_place_along(window, qtbot):
    offer = window.checks.brought_offer
    qtbot.waitUntil(lambda: offer.isVisible(), timeout=20000)
    keep_picture(window, "brought-offer")
    assert "临江" in offer.told.text()
    window.session.undo()
    qtbot.waitUntil(lambda: not offer.isVisible(), timeout=20000)


def test_levels_are_changed_place_by_place(window, qtbot):
    panel = window.tools.offers.levels
    panel.open()
    qtbot.waitUntil(lambda: panel.rows.topLevelItemCount() > 0, timeout=20000)
    row = next(
        panel.rows.topLevelItem(at)
        for at in range(panel.rows.topLevelItemCount())
        if panel.rows.topLevelItem(at).text(0).startswith("全市")
    )
    assert [row.child(at).text(1) for at in range(row.childCount())] == ["第 1 处", "第 2 处"]
    ticks = [row.child(at).checkState(0) for at in range(row.childCount())]
    assert ticks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]  # that meeting was the city's
    assert "1 处在别的会议、文件的名称里" in panel.findChild(QLabel, "levelsCount").text()
    keep_picture(window, "levels")
    panel.accept()
    text = next(p.text for p in window.session.draft.paragraphs if p.source)
    assert "召开了全市三级干部大会" in text
    assert "全镇上下都要动起来" in text


def test_a_proposal_is_remembered_until_somebody_writes_in_it(tmp_path):
    draft = mark_proposed(TOWN, ["a"])
    save_draft(draft, tmp_path / "a.gao")
    again = load_draft(tmp_path / "a.gao")
    assert [is_proposed(p) for p in again.paragraphs] == [False, True]
    assert is_proposed(swap(again, "a", FROM_CITY).paragraphs[1])
    assert not is_proposed(swap(TOWN, "a", FROM_CITY).paragraphs[1])
