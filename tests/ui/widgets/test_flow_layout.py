"""Widgets side by side, in as many rows as they need."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from drafter.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def flow(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = FlowLayout(parent, gap=5)
    for width, height in ((40, 10), (50, 20), (30, 12)):
        child = QWidget(parent)
        child.setFixedSize(width, height)
        layout.addWidget(child)
    yield layout
    parent.close()


def places(flow: FlowLayout, rect: QRect) -> list[tuple[int, int]]:
    flow.setGeometry(rect)
    found = [flow.itemAt(number).geometry() for number in range(flow.count())]
    return [(one.x(), one.y()) for one in found]


@pytest.mark.parametrize(
    ("width", "wanted", "height"),
    [
        (130, [(0, 0), (45, 0), (100, 0)], 20),
        (129, [(0, 0), (45, 0), (0, 25)], 37),
        (95, [(0, 0), (45, 0), (0, 25)], 37),
        (94, [(0, 0), (0, 15), (55, 15)], 35),
        (85, [(0, 0), (0, 15), (55, 15)], 35),
        (84, [(0, 0), (0, 15), (0, 40)], 52),
        (1, [(0, 0), (0, 15), (0, 40)], 52),
    ],
)
def test_a_row_goes_on_as_long_as_there_is_room(flow, width, wanted, height):
    assert places(flow, QRect(0, 0, width, 200)) == wanted
    assert flow.heightForWidth(width) == height
    moved = places(flow, QRect(7, 9, width, 200))
    assert moved == [(x + 7, y + 9) for x, y in wanted]


def test_what_is_hidden_takes_no_room(flow):
    flow.itemAt(1).widget().hide()
    flow.parentWidget().show()
    assert flow.heightForWidth(75) == 12
    assert flow.hasHeightForWidth()


def test_it_is_at_least_as_large_as_its_largest(flow):
    assert (flow.minimumSize().width(), flow.minimumSize().height()) == (50, 20)
    assert flow.sizeHint() == flow.minimumSize()


def test_places_beyond_the_ends_hold_nothing(flow):
    assert [flow.itemAt(number) is None for number in (-1, 0, 2, 3)] == [True, False, False, True]
    assert flow.takeAt(3) is None
    assert flow.takeAt(-1) is None
    assert flow.takeAt(2) is not None
    assert flow.count() == 2
