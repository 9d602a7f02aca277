"""What a row of the outline paints."""

import pytest
from PySide6.QtGui import QColor

from drafter.core.model import Role
from drafter.ui.base.theme import DARK, LIGHT
from tests.ui.outline_material import model, stand_on


def row_of_pixels(panel, paragraph_id: str) -> list[str]:
    """The colours along the middle of a row."""
    rect = panel.tree.visualRect(model(panel).index_of(paragraph_id))
    picture = panel.tree.viewport().grab(rect).toImage()
    return [picture.pixelColor(x, rect.height() // 2).name() for x in range(picture.width())]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_an_open_place_is_a_quiet_ring_that_is_full_where_the_cursor_stands(empty, empty_session, theme):
    empty.set_theme(theme)
    here, other = [p.id for p in empty_session.draft.paragraphs if p.role is Role.POINT][:2]
    stand_on(empty, here)
    longest = {}
    for one in (here, other):
        marks = [colour == QColor(theme.muted).name() for colour in row_of_pixels(empty, one)[-30:]]
        longest[one] = max(len(run) for run in "".join("x" if mark else " " for mark in marks).split(" "))
    assert longest[here] >= 4 > longest[other]
    whole = empty.tree.viewport().grab().toImage()
    seen = {whole.pixelColor(x, y).name() for x in range(whole.width()) for y in range(whole.height())}
    assert QColor(theme.accent).name() not in seen
