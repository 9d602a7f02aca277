"""The unit profile: filled in once, written whole, whatever stood there before."""

import time

from drafter.core.leader_lines import read_leaders, write_leaders
from drafter.files.unit import Leader, Unit, load_unit, save_unit
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.filling.unit_page import UnitPage
from tests.conftest import keep_picture
from tests.ui.desk_material import draft_of, open_window, wait
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
        wait(50)
        proposed.append(dialog.form.title.text())
        dialog.reject()

    answer(NewDraftDialog, look)
    window.actions_by_name["actionNew"].trigger()
    assert proposed == ["全县安全生产工作会议", "在全县安全生产工作会议上的讲话"]
