"""The bars of what a draft and its parts come from."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from drafter.core.origin import SHOWN, Origin
from drafter.core.origin_parts import OriginPart
from drafter.ui.base.theme import LIGHT
from drafter.ui.origin.chart import OriginChart

NONE = dict.fromkeys(Origin, 0)
#: The front has no id; the second part has nothing yet.
PARTS = (
    OriginPart("", "导语", NONE | {Origin.OWN: 30, Origin.NEW: 10}),
    OriginPart("h1", "提高认识", NONE | {Origin.NEW: 60}),
    OriginPart("h2", "狠抓落实", NONE),
)


@pytest.fixture
def chart(qtbot):
    made = OriginChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    return made


def colours(chart: OriginChart, y: int, left: int = 0) -> list[str]:
    picture = chart.grab().toImage()
    return [picture.pixelColor(x, y).name() for x in range(left, picture.width())]


def test_it_tells_in_words_how_much_comes_from_where(chart):
    assert (chart.total, chart.accessibleDescription()) == (0, "")
    chart.show_parts(PARTS)
    assert chart.total == 100
    told = dict(one.split(" ") for one in chart.accessibleDescription().split("，"))
    assert list(told) == [origin.value for origin in SHOWN]
    assert (told["本单位旧稿"], told["新写"], told["改写"]) == ("30%", "70%", "0%")


def test_each_origin_has_its_share_of_the_bar(chart):
    chart.show_parts(PARTS)
    row = colours(chart, 9)
    own, new = (QColor(LIGHT.origin_colour(one)).name() for one in (Origin.OWN, Origin.NEW))
    assert row.count(own) == pytest.approx(90, abs=3)
    assert row.count(new) == pytest.approx(210, abs=3)
    assert row.index(own) < row.index(new)
    chart.show_parts(())
    assert not {own, new} & set(colours(chart, 9))


def test_it_grows_with_its_parts(chart):
    bare = chart.sizeHint().height()
    chart.show_parts(PARTS)
    line = (chart.sizeHint().height() - bare) / 4
    assert line == int(line) > 0
    assert chart.minimumSizeHint().height() == chart.sizeHint().height()


def test_a_click_on_a_part_goes_there_and_one_beside_goes_nowhere(chart):
    chart.show_parts(PARTS)
    chart.resize(300, chart.sizeHint().height())
    chosen: list[str] = []
    chart.part_chosen.connect(chosen.append)
    line = (chart.sizeHint().height() - OriginChart(LIGHT).sizeHint().height()) // 4
    top = chart.sizeHint().height() - 3 * line
    for y in (
        top - line + 2,
        top + 2,
        top + line + 1,
        top + 2 * line - 2,
        top + 2 * line + 1,
        top + 3 * line - 1,
    ):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    assert chosen == ["h1", "h1", "h2", "h2"]
