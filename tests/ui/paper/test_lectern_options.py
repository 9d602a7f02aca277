"""The options of a reading copy: asked, remembered, and what the copy then has."""

from dataclasses import replace

import docx
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from drafter.core.model import Draft, Paragraph
from drafter.files.settings import LECTERN_PAUSES, LECTERN_SIZE, SPEAKER_SPEEDS, SPEED
from drafter.ui.base.services import Preferences
from drafter.ui.pages.looks import added_words, aids_of, dropped_words, look_for, speed_of
from drafter.ui.pages.page_maker import layout_of
from drafter.ui.paper.lectern_options import LecternOptions
from tests.conftest import keep_picture
from tests.ui.desk_material import open_window
from tests.ui.paper_material import speech

SIZES = ("小二", "二号", "一号")


@pytest.fixture
def preferences(tmp_path, jobs) -> Preferences:
    return Preferences(tmp_path / "settings.toml", jobs)


def named() -> Draft:
    """A speech that names somebody with a rare character, and a place that is not read as it looks."""
    draft = speech()
    return draft.with_paragraphs((*draft.paragraphs, Paragraph("names", text="请张赟同志到单县调研。")))


@pytest.fixture
def dialog(qtbot, preferences) -> LecternOptions:
    dialog = LecternOptions(named(), SIZES, "小二", preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def row(dialog: LecternOptions, word: str) -> QListWidgetItem:
    return next(iter(dialog.words.rows.findItems(word, Qt.MatchFlag.MatchStartsWith)))


def test_lists_the_rare_characters_with_their_reading(dialog):
    assert row(dialog, "赟").text() == "赟　yūn"
    assert row(dialog, "赟").checkState() is Qt.CheckState.Checked
    keep_picture(dialog, "reading-options")


def test_a_word_is_added_with_a_reading_of_ones_own(dialog, preferences):
    dialog.words.word.setText("单县")
    dialog.words.reading.setText("shàn xiàn")
    dialog.words.reading.returnPressed.emit()
    dialog.accept()
    assert added_words(preferences) == {"单县": "shàn xiàn"}
    readings = aids_of(preferences, named()).spoken
    assert readings.of("到单县") == {1: "shàn", 2: "xiàn"}


def test_a_word_still_in_the_field_is_not_lost(dialog, preferences):
    dialog.words.word.setText("张明")
    dialog.accept()
    assert added_words(preferences) == {"张明": ""}


def test_a_character_is_dropped(dialog, preferences):
    row(dialog, "赟").setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert dropped_words(preferences) == {"赟"}
    assert aids_of(preferences, named()).spoken.of("张赟") == {}


def test_what_was_dropped_elsewhere_stays_dropped(qtbot, dialog, preferences):
    row(dialog, "赟").setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    other = LecternOptions(speech(), SIZES, "小二", preferences)
    qtbot.addWidget(other)
    other.accept()
    assert dropped_words(preferences) == {"赟"}


def test_the_speed_is_that_of_the_speaker(dialog, preferences):
    dialog.speed.setValue(160)
    dialog.accept()
    assert speed_of(preferences, "县长 张明") == 160
    assert speed_of(preferences, "书记　李　强") == preferences.get(SPEED)


@pytest.mark.parametrize(
    ("kept", "speed"), [("59", 0), ("60", 60), ("400", 400), ("401", 0), ("快", 0), ("-100", 0)]
)
def test_a_speed_that_the_usual_one_may_not_have_is_none(preferences, kept, speed):
    preferences.set(SPEAKER_SPEEDS, f"县长 张明={kept}")
    assert speed_of(preferences, "县长 张明") == (speed or preferences.get(SPEED))


def test_the_time_of_each_part_follows_the_speed(dialog):
    assert dialog.part_times.text().splitlines()[1] == "一、第1部分的小标题　约3分钟"
    dialog.speed.setValue(400)
    assert dialog.part_times.text().splitlines()[1] == "一、第1部分的小标题　约2分钟"


def test_size_and_pauses_are_remembered_and_reach_the_copy(dialog, preferences, jobs, tmp_path):
    dialog.size_names.setCurrentText("一号")
    dialog.pauses.setChecked(True)
    dialog.accept()
    assert (preferences.get(LECTERN_SIZE), preferences.get(LECTERN_PAUSES)) == ("一号", True)
    assert jobs.shut_down()
    preferences.flush()
    look = look_for("reading", Preferences(tmp_path / "settings.toml", jobs), named())
    assert look.aids and look.aids.pauses
    assert layout_of(look, tmp_path).size == "一号"


def test_cancelling_changes_nothing(dialog, preferences):
    dialog.size_names.setCurrentText("一号")
    dialog.reject()
    assert preferences.get(LECTERN_SIZE) == ""


def test_without_a_speaker_the_usual_speed_is_meant(qtbot, preferences):
    draft = speech()
    draft = replace(draft, facts=replace(draft.facts, speaker=""))
    dialog = LecternOptions(draft, SIZES, "小二", preferences)
    qtbot.addWidget(dialog)
    dialog.speed.setValue(240)
    dialog.accept()
    assert preferences.get(SPEED) == 240


def test_one_dialogue_says_where_to_and_what_is_open(dialog, tmp_path):
    (tmp_path / "讲话（大字版）.docx").write_bytes(b"")
    dialog.set_target(tmp_path / "讲话（大字版）.docx")
    dialog.tell(["还有 2 处空位。"], "“仿宋”没有安装，用“宋体”代替。")
    assert "会替换" in dialog.place.text()
    assert dialog.open_places.text().splitlines() == ["还有 2 处空位。", "“仿宋”没有安装，用“宋体”代替。"]
    keep_picture(dialog, "reading-dialogue")
    dialog.back.click()
    assert dialog.look_wanted and not dialog.isVisible()


def test_the_copy_is_written_without_another_question(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(named())

    def export() -> None:
        found = window.findChild(LecternOptions)
        found.set_target(tmp_path / "大字版.docx")
        found.findChild(QPushButton, "readingExport").click()

    QTimer.singleShot(0, export)
    window.findChild(QAction, "actionExportReading").trigger()
    qtbot.waitUntil((tmp_path / "大字版.docx").exists, timeout=20000)
    assert "请张同志到县调研" in "".join(
        p.text for p in docx.Document(tmp_path / "大字版.docx").paragraphs
    )  # ruby is no text
