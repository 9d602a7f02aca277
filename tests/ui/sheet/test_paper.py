"""The paper of the sheet: the size of its characters, and its place on the screen."""

import pytest

from drafter.ui.sheet.paper import UNIT, Paper
from drafter.ui.sheet.style import CHARACTERS


def test_at_full_size_the_text_stands_in_the_middle():
    paper = Paper()
    paper.fit(1200)
    assert paper.style.unit == UNIT
    form = paper.frame(1200)
    assert form.leftMargin() == form.rightMargin() > 0
    assert form.leftMargin() + form.rightMargin() + paper.style.text_width == 1200


@pytest.mark.parametrize(("wished", "got"), [(20, 50), (150, 150), (900, 300)])
def test_the_zoom_has_its_limits(wished, got):
    paper = Paper()
    paper.set_zoom(wished)
    assert paper.zoom == got


def test_a_narrow_viewport_makes_characters_smaller_so_that_a_whole_line_fits():
    paper = Paper()
    assert paper.fit(500)
    assert CHARACTERS * paper.style.unit < 500 and paper.style.unit < UNIT
    assert not paper.fit(500)
    assert paper.fit(1200)
    assert paper.style.unit == UNIT


def test_characters_never_become_too_small_to_read():
    paper = Paper()
    paper.fit(100)
    assert paper.style.unit == 12


def test_the_page_moves_with_the_text_and_is_no_wider_than_the_viewport():
    paper = Paper()
    paper.fit(1200)
    page = paper.rect(1200, 300, 5000)
    assert page.center().x() == 600
    assert page.top() == UNIT - 300
    assert paper.rect(400, 0, 5000).width() == 400
