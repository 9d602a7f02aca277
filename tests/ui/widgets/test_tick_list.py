"""A list to be ticked, and what stands in fields and pictures."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from drafter.core.fills import Spot
from drafter.core.objects import Picture
from drafter.ui.base.side_tabs import SideTabs
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.pictures import Pictures
from drafter.ui.widgets.plain import plain_tip
from drafter.ui.widgets.tick_list import TickList, change_line


def test_a_line_tells_what_becomes_of_a_place():
    spot = Spot("p", 2, 4, "前面\n", "后面")
    assert change_line(spot, "全市", "全县") == "前面 〔全市 → 全县〕后面"
    assert change_line(spot, "全市", "") == "前面 〔全市 → （删去）〕后面"


def test_what_is_unticked_stays(qtbot):
    ticks = TickList("替换")
    qtbot.addWidget(ticks)
    given, left = [], []
    ticks.accepted.connect(given.append)
    ticks.left.connect(lambda: left.append(True))
    ticks.show_things("abc", ["甲", "乙", "丙"])
    title, accept = ticks.findChild(QLabel, "tickCount"), ticks.findChild(QPushButton, "acceptTicked")
    assert isinstance(title, QLabel)
    assert isinstance(accept, QPushButton)
    assert title.text() == "共 3 处，替换 3 处"
    ticks.lines.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert title.text() == "共 3 处，替换 2 处"
    QTest.keyClick(ticks, Qt.Key.Key_A)
    assert given == []
    QTest.keyClick(ticks, Qt.Key.Key_Return)
    QTest.keyClick(ticks, Qt.Key.Key_Enter)
    accept.click()
    assert given == [["a", "c"]] * 3
    for row in (0, 2):
        ticks.lines.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not accept.isEnabled()
    QTest.keyClick(ticks, Qt.Key.Key_Return)
    assert len(given) == 3
    assert not left
    QTest.keyClick(ticks, Qt.Key.Key_Escape)
    assert left == [True]
    assert ticks.isHidden()
    ticks.add_way_out("算了")
    next(button for button in ticks.findChildren(QPushButton) if button.text() == "算了").click()
    assert left == [True, True]


def test_what_stands_in_a_field_has_no_blanks_around_it(qtbot):
    line, text = QLineEdit(), QPlainTextEdit()
    for field in (line, text):
        qtbot.addWidget(field)
    line.setText("　清源县\u200b ")
    text.setPlainText("\n落实。\n")
    assert (written_in(line), written_in(text)) == ("清源县", "落实。")


def picture(width: int, height: int, digest: str = "a") -> Picture:
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(0)
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return Picture(digest * 64, "png", 10, 10, bytes(data.data()))


@pytest.mark.parametrize(
    "width, height, shown", [(40, 30, (40, 30)), (1600, 8, (1600, 8)), (3200, 80, (1600, 40)), (20, 2000, (16, 1600))]
)  # fmt: skip
def test_a_picture_is_kept_no_larger_than_a_screen(qapp, width: int, height: int, shown: tuple[int, int]):
    image = Pictures().image(picture(width, height))
    assert image is not None
    assert (image.width(), image.height()) == shown


def test_a_picture_that_is_no_picture_or_far_too_large_is_none_and_is_read_once(qapp):
    pictures = Pictures()
    assert pictures.image(Picture("b" * 64, "emf", 1, 1, b"no picture")) is None
    assert pictures.image(picture(12_000, 10_001, "c")) is None
    one = picture(4, 4, "d")
    assert pictures.image(one) is pictures.image(one)


def test_foreign_words_are_no_page():
    assert plain_tip("抓落实") == "抓落实"
    assert plain_tip("<img>") == '<p style="white-space:pre-wrap">&lt;img&gt;</p>'


def test_one_page_is_shown_by_its_tab(qtbot):
    tabs, pages = SideTabs(), (QWidget(), QWidget())
    qtbot.addWidget(tabs)
    shown = []
    tabs.page_shown.connect(shown.append)
    for title, page in zip(("语料", "校核"), pages, strict=True):
        tabs.add(title, page)
    tabs.say(pages[1], "3")
    assert (tabs.title_of(pages[0]), tabs.title_of(pages[1])) == ("语料", "校核 3")
    tabs.say(pages[1], "")
    assert tabs.title_of(pages[1]) == "校核"
    tabs.show()
    assert (tabs.shows(pages[0]), tabs.shows(pages[1])) == (True, False)
    tabs.hide()
    assert not tabs.shows(pages[0])
    tabs.open(pages[1])
    assert tabs.shows(pages[1])
    assert shown[-1] is pages[1]
