"""The unit profile: filled in once, written whole, whatever stood there before."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from drafter.core import edits
from drafter.core.leader_lines import read_leaders, write_leaders
from drafter.core.model import Facts
from drafter.core.unit import Leader, Unit
from drafter.files.unit import load_unit, save_unit
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.filling.unit_page import UnitPage
from tests.conftest import keep_picture
from tests.ui.conftest import type_text
from tests.ui.desk_material import draft_of, open_window
from tests.ui.test_journey import answer

OURS = Unit(
    "清源县人民政府",
    "县政府",
    "county",
    "清源县",
    ("临江市", "江东省"),
    (Leader("李伟", "县委书记"), Leader("张明", "县委副书记、县长"), Leader("王芳")),
    ("全县安全生产工作会议",),
    "县长　张　明",
    180,
    40,
)


def page_for(qtbot, path):
    page = UnitPage(path)
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_is_filled_in_is_what_is_kept(qtbot, tmp_path):
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.name.setText("清源县人民政府")
    page.level.setCurrentIndex(page.level.findData("county"))
    page.place.setText("清源县")
    page.superiors.setText("临江市，江东省")
    page.leaders.setPlainText("县委书记 李伟\n\n县委副书记、县长　张　明\n")
    with qtbot.waitSignal(page.saved):
        page.save()
    unit = load_unit(tmp_path / "unit.toml")
    assert (unit.level, unit.place, unit.superiors) == ("county", "清源县", ("临江市", "江东省"))
    assert unit.leaders == (Leader("李伟", "县委书记"), Leader("张明", "县委副书记、县长"))


@pytest.mark.parametrize("leave", [lambda page: QTest.keyClick(page, Qt.Key.Key_Escape), UnitPage.close])
def test_what_was_typed_is_not_given_up_at_the_first_attempt_to_close(qtbot, tmp_path, leave):
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.leaders.setPlainText("县委书记 李伟")
    leave(page)
    assert page.isVisible()
    assert page.findChild(QLabel, "unitError").text() == "填的内容还没有保存。再关一次就不要了。"
    page.leaders.setPlainText("县委书记 李伟\n县长 张明")
    leave(page)
    assert page.isVisible()
    leave(page)
    assert not page.isVisible()


def test_cancelling_gives_up_at_once_and_so_does_closing_what_nobody_touched(qtbot, tmp_path):
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.leaders.setPlainText("县委书记 李伟")
    cancel = next(button for button in page.findChildren(QPushButton) if button.text() == "取消")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not page.isVisible()
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.close()
    assert not page.isVisible()


def test_the_fields_give_way_on_a_low_screen_and_saving_stays_in_sight(qtbot, tmp_path):
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.resize(560, 300)
    save = page.findChild(QPushButton, "saveUnit")
    qtbot.waitUntil(lambda: page.height() == 300 and page.rect().contains(save.geometry()))


def test_the_place_and_the_level_follow_the_name_until_the_user_says_what_they_are(qtbot, tmp_path):
    page = page_for(qtbot, tmp_path / "unit.toml")
    type_text(page.name, "中共清源县委")
    assert (page.place.text(), page.level.currentData()) == ("清源县", "county")
    page.place.clear()
    type_text(page.place, "东城区")
    type_text(page.name, "办公室")
    assert page.place.text() == "东城区"


def test_the_first_profile_begins_with_what_the_draft_tells(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    facts = Facts(
        "在全县会上的讲话", None, "县长 张 明", "全县安全生产工作会议", "大荔县人民政府", "大荔县", 12
    )
    window.files.start(replace(draft_of("一段。"), facts=facts))
    window.actions_by_name["actionUnit"].trigger()
    page = window.findChild(UnitPage)
    assert page.unit() == Unit(
        name="大荔县人民政府",
        level="county",
        place="大荔县",
        superiors=("渭南市", "陕西省"),
        meetings=("全县安全生产工作会议",),
        speaker="县长 张 明",
    )
    page.save()
    window.session.apply(lambda draft: edits.set_facts(draft, replace(draft.facts, unit="别处")), "改")
    window.actions_by_name["actionUnit"].trigger()
    assert window.findChild(UnitPage).unit().name == "大荔县人民政府"


def test_a_known_profile_is_shown_and_saved_unchanged(qtbot, tmp_path):
    save_unit(OURS, tmp_path / "unit.toml")
    page = page_for(qtbot, tmp_path / "unit.toml")
    keep_picture(page, "unit")
    assert page.unit() == OURS


def test_a_thousand_leaders_are_shown_and_kept(qtbot, tmp_path):
    many = Unit(leaders=tuple(Leader(f"张{n}", f"第{n}科科长") for n in range(1000)))
    save_unit(many, tmp_path / "unit.toml")
    began = time.monotonic()
    page = page_for(qtbot, tmp_path / "unit.toml")
    page.save()
    assert load_unit(tmp_path / "unit.toml") == many
    assert time.monotonic() - began < 10


def test_a_broken_profile_is_told_and_kept_aside(qtbot, tmp_path):
    path = tmp_path / "unit.toml"
    path.write_text("这不是设置 [[[", encoding="utf-8")
    page = page_for(qtbot, path)
    assert "unit.toml" in page.findChild(type(page._error), "unitError").text()
    page.name.setText("清源县人民政府")
    page.save()
    assert load_unit(path).name == "清源县人民政府"
    assert (tmp_path / "unit.toml.broken").exists()


def test_a_place_that_cannot_be_written_keeps_the_page_open_and_says_why(qtbot, tmp_path):
    (tmp_path / "folder").write_text("", encoding="utf-8")
    page = page_for(qtbot, tmp_path / "folder" / "unit.toml")
    page.name.setText("清源县人民政府")
    page.save()
    assert page.isVisible()
    assert page.findChild(type(page._error), "unitError").text()


def test_posts_and_names_survive_being_written_as_lines():
    people = [("李伟", "县委书记"), ("张明", "县委 常委"), ("王芳", "")]
    assert list(read_leaders(write_leaders(people))) == people


def test_the_page_is_offered_with_the_first_draft_only(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("一。"))
    assert window.message_bar.text.startswith("填一次本单位情况")
    window.message_bar.clear()
    window.files.start(draft_of("二。"))
    assert window.message_bar.text == ""


def test_the_usual_meetings_are_proposed_for_a_new_draft(qtbot, tmp_path):
    save_unit(OURS, tmp_path / "unit.toml")
    window = open_window(qtbot, tmp_path)
    proposed = []

    def look(dialog):
        completer = dialog.form.occasion.completer()
        completer.setCompletionPrefix("安全")
        proposed.append(completer.currentCompletion())
        dialog.form.occasion.setText(completer.currentCompletion())
        completer.activated.emit(completer.currentCompletion())
        qtbot.waitUntil(lambda: bool(dialog.form.title.text()))
        proposed.append(dialog.form.title.text())
        dialog.reject()

    answer(NewDraftDialog, look)
    window.actions_by_name["actionNew"].trigger()
    assert proposed == ["全县安全生产工作会议", "在全县安全生产工作会议上的讲话"]
