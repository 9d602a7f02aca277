"""Outlines as little pages."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from drafter.core.model import Outline, Role, Slot
from drafter.files.outlines import load_outlines
from drafter.ui.base.theme import DARK, LIGHT
from drafter.ui.drafts.picture import PAGE_RATIO, bars_of, paint_outline

OUTLINES = load_outlines(None)
WIDTH, HEIGHT = 140, round(140 / PAGE_RATIO)


def painted(outline, theme):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.window)
    painter = QPainter(image)
    paint_outline(painter, QRectF(0, 0, WIDTH, HEIGHT), outline, theme)
    painter.end()
    return image


def rows_in(image, colour):
    """How many separate strokes of a colour stand above each other in the heading's column."""
    column = [image.pixelColor(45, y).name() == colour for y in range(HEIGHT)]
    return sum(here and not before for before, here in zip([False, *column], column, strict=False))


@pytest.mark.parametrize("outline", OUTLINES, ids=[o.name for o in OUTLINES])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_page_has_a_red_heading_for_each_part(qapp, outline, theme):
    assert rows_in(painted(outline, theme), theme.accent) == outline.parts


@pytest.mark.parametrize("outline", OUTLINES, ids=[o.name for o in OUTLINES])
def test_nothing_runs_over_the_edge(qapp, outline):
    image = painted(outline, LIGHT)
    margin = {
        image.pixelColor(x, y).name() for x in range(3, WIDTH - 3) for y in range(HEIGHT - 7, HEIGHT - 3)
    }
    assert margin == {LIGHT.paper}


def test_numbers_are_drawn_where_headings_have_them():
    numbered = [len(row) for row in bars_of(OUTLINES[0]) if row[0].colour == "accent"]
    plain = Outline("o", "无编号", "", (Slot(Role.HEADING, 1),))
    assert set(numbered) == {2}
    assert [len(row) for row in bars_of(plain)] == [1]


def test_a_longer_share_is_drawn_as_more_lines():
    short, long = (Outline("o", "", "", (Slot(Role.BODY, share=share),)) for share in (0.01, 0.2))
    assert len(bars_of(short)) < len(bars_of(long))


def test_an_outline_of_a_long_speech_still_fits(qapp):
    slots = (Slot(Role.TITLE), *(Slot(Role.BODY, share=0.005) for _ in range(200)))
    image = painted(Outline("o", "长稿", "", slots), LIGHT)
    assert image.pixelColor(70, HEIGHT - 5).name() == LIGHT.paper


def test_an_outline_without_slots_is_an_empty_page(qapp):
    assert painted(Outline("o", "空", "", ()), LIGHT).pixelColor(70, 90).name() == LIGHT.paper
