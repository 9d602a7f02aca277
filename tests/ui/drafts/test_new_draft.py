"""The dialog that asks what a new draft is about."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from drafter.core.model import Facts, Role
from drafter.core.numbering import labels
from drafter.core.outline import outline_from_paragraphs
from drafter.files.outlines import find_outline, load_outlines
from drafter.ui.base.theme import LIGHT
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.drafts.picker import OutlinePicker
from tests.ui.conftest import type_text

OUTLINES = load_outlines(None)
UNIT = Facts(unit="清源县人民政府", speaker="县长　张　明", minutes=12)


@pytest.fixture
def own(three_part):
    return outline_from_paragraphs(three_part.paragraphs, "safety", "安委会例会讲话")


@pytest.fixture
def dialog(qtbot, own):
    dialog = NewDraftDialog([*OUTLINES, own], UNIT, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def field(dialog, name):
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def write(dialog, name, text):
    edit = field(dialog, name)
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


def headings(draft):
    numbers = labels(draft.paragraphs)
    return [n for n, p in zip(numbers, draft.paragraphs, strict=True) if p.role is Role.HEADING]


def test_the_first_outline_is_chosen_and_the_arrows_choose_others(dialog, qtbot):
    picker = dialog.findChild(OutlinePicker, "outlinePicker")
    assert dialog.outline() == OUTLINES[0]
    qtbot.keyClick(picker, Qt.Key.Key_Right)
    assert dialog.outline() == OUTLINES[1]
    qtbot.keyClick(picker, Qt.Key.Key_Left)
    assert dialog.outline() == OUTLINES[0]


def test_every_outline_is_told_to_those_who_cannot_see_it(dialog):
    picker = dialog.findChild(OutlinePicker, "outlinePicker")
    told = [picker.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(picker.count())]
    assert [text.split("，")[0] for text in told] == [o.title for o in OUTLINES]


def test_one_outline_is_chosen_among_all(dialog, qtbot, own):
    dialog.choose(own)
    assert dialog.outline() == own
    assert dialog.picker.current_outline() is None
    dialog.picker.setFocus()
    rectangle = dialog.picker.visualItemRect(dialog.picker.item(2))
    qtbot.mouseClick(dialog.picker.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    assert dialog.outline() == OUTLINES[2]
    assert dialog.own.current_outline() is None


def test_a_click_that_unchooses_keeps_the_outline(dialog, qtbot):
    place = dialog.picker.visualItemRect(dialog.picker.item(0)).center()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(dialog.picker.viewport(), Qt.MouseButton.LeftButton, control, place)
    assert dialog.draft().outline == OUTLINES[0].name


def test_going_past_the_other_list_changes_no_choice(dialog, own, qtbot):
    dialog.choose(own)
    dialog.picker.setFocus()
    dialog.form.title.setFocus()
    assert dialog.outline() == own
    dialog.choose(OUTLINES[1])
    dialog.own.list.setFocus()
    dialog.form.title.setFocus()
    assert dialog.outline() == OUTLINES[1]
    dialog.own.list.setFocus()
    qtbot.keyClick(dialog.own.list, Qt.Key.Key_Space)
    assert dialog.outline() == own


def test_an_own_outline_shows_its_page(dialog, own):
    assert not dialog.own.picture.isVisible()
    dialog.choose(own)
    assert dialog.own.picture.isVisible()
    page = dialog.own.picture.grab().toImage()
    colours = {page.pixelColor(x, y).name() for x in range(40, 50) for y in range(page.height())}
    assert LIGHT.accent in colours
    dialog.choose(OUTLINES[0])
    assert not dialog.own.picture.isVisible()


def test_an_outline_made_of_an_old_speech_is_chosen_at_once(dialog, qtbot, own):
    with qtbot.waitSignal(dialog.outline_from_speech_requested):
        qtbot.mouseClick(dialog.own.from_speech, Qt.MouseButton.LeftButton)
    dialog.add_outline(own)
    assert dialog.own.list.count() == 2
    assert dialog.outline().title == "安委会例会讲话"


def test_the_unit_is_known_and_gives_the_place(dialog):
    facts = dialog.facts()
    assert (facts.unit, facts.place, facts.speaker, facts.minutes) == (
        "清源县人民政府",
        "清源县",
        "县长　张　明",
        12,
    )


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("临江市清源县人民政府", "清源县"),
        ("清源县委办公室", "清源县"),
        ("清源县市场监督管理局", "清源县"),
        ("某某集团", ""),
    ],
)
def test_the_place_follows_the_unit(dialog, qtbot, unit, place):
    write(dialog, "draftUnit", unit)
    assert dialog.facts().place == place


def test_a_place_that_was_written_stays(dialog, qtbot):
    write(dialog, "draftPlace", "青山镇")
    write(dialog, "draftUnit", "清源县青山镇人民政府")
    assert dialog.facts().place == "青山镇"


def test_the_title_proposes_itself_until_one_is_written(dialog, qtbot):
    write(dialog, "draftOccasion", "全县安全生产工作会议")
    assert dialog.facts().title == "在全县安全生产工作会议上的讲话"
    write(dialog, "draftTitle", "在安全生产会上的讲话")
    write(dialog, "draftOccasion", "全县作风建设大会")
    assert dialog.facts().title == "在安全生产会上的讲话"


def test_a_whole_title_written_as_the_meeting_is_taken_for_what_it_is(dialog):
    write(dialog, "draftOccasion", "在全县教育工作会议上的讲话")
    assert dialog.facts().title == "在全县教育工作会议上的讲话"
    assert dialog.facts().occasion == "全县教育工作会议"


def test_the_length_says_its_characters(dialog):
    dialog.form.minutes.setValue(15)
    assert dialog.form.minutes.text() == "15 分钟（约 3,000 字）"
    dialog.form.minutes.setValue(0)
    assert dialog.form.minutes.text() == "不限"


def test_a_date_is_written_out(dialog, qtbot):
    write(dialog, "draftDate", "2026.11.20")
    dialog.form.title.setFocus()
    assert field(dialog, "draftDate").text() == "2026年11月20日"
    assert dialog.facts().date == datetime.date(2026, 11, 20)


def test_today_is_a_date(dialog, qtbot):
    write(dialog, "draftDate", "今天")
    assert dialog.facts().date == datetime.date.today()


def test_a_date_that_cannot_be_read_is_said_below_the_field_and_keeps_the_dialog_open(dialog, qtbot):
    write(dialog, "draftDate", "下个月")
    error = dialog.findChild(QLabel, "draftDateError")
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "看不懂这个日期" in error.text()
    assert error.isVisible()
    write(dialog, "draftDate", "2026年11月20日")
    assert not error.isVisible()
    qtbot.keyClick(field(dialog, "draftDate"), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_on_an_outline_starts(dialog, qtbot):
    qtbot.keyClick(dialog.picker, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_escape_leaves(dialog, qtbot):
    qtbot.keyClick(dialog.picker, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_draft_has_the_outline_and_the_facts(dialog, qtbot):
    write(dialog, "draftOccasion", "全县安全生产工作会议")
    write(dialog, "draftDate", "2026年11月20日")
    draft = dialog.draft()
    texts = {p.role: p.text for p in reversed(draft.paragraphs) if p.text}
    assert texts[Role.TITLE] == "在全县安全生产工作会议上的讲话"
    assert texts[Role.DATE] == "（2026年11月20日）"
    assert draft.outline == "three-part"
    assert draft.facts == dialog.facts()
    assert headings(draft) == ["一、", "二、", "三、"]


def test_numbers_are_offered_where_the_outline_has_none(dialog, qtbot):
    assert not dialog.numbers.isVisible()
    dialog.choose(find_outline(OUTLINES, "six-part"))
    assert dialog.numbers.isVisible()
    assert set(headings(dialog.draft())) == {""}
    dialog.numbers.setFocus()
    qtbot.keyClick(dialog.numbers, Qt.Key.Key_Space)
    assert headings(dialog.draft()) == ["一、", "二、", "三、", "四、", "五、", "六、"]
    dialog.choose(find_outline(OUTLINES, "three-part"))
    assert headings(dialog.draft()) == ["一、", "二、", "三、"]


def test_every_control_has_a_name_to_be_read_out(dialog):
    fields = [*dialog.findChildren(QLineEdit), dialog.picker, dialog.own.list, dialog.form.minutes]
    nameless = [
        f.objectName() for f in fields if f.objectName() != "qt_spinbox_lineedit" and not f.accessibleName()
    ]
    assert nameless == []
