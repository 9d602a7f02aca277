"""A tip stands beside its thing wherever that is on the screen."""

import pytest
from PySide6.QtCore import QRect, QSize

from drafter.ui.widgets.side_tip import corner_beside

SCREEN = QRect(0, 0, 1366, 728)


@pytest.mark.parametrize(
    "thing",
    [
        QRect(1040, 210, 310, 150),
        QRect(20, 650, 310, 70),
        QRect(20, 300, 1300, 60),
        QRect(20, 600, 1300, 100),
    ],
    ids=["at the right", "at the left and the lower edge", "wide", "wide and low"],
)
def test_it_covers_nothing_of_its_thing_and_stays_on_the_screen(thing):
    tip = QSize(394, 180)
    placed = QRect(corner_beside(thing, tip, SCREEN), tip)
    assert not placed.intersects(thing)
    assert SCREEN.contains(placed)
