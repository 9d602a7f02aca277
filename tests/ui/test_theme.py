"""The colours, the font and the style sheet."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QCheckBox, QListView, QMenu, QMenuBar, QMessageBox, QPushButton, QStatusBar

from drafter.paths import resource
from drafter.ui.base.theme import (
    DARK,
    LIGHT,
    SMALLEST_POINTS,
    apply_theme,
    current_theme,
    interface_font,
    scaled_font,
    set_style,
    style_sheet,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour):
    """Relative luminance (WCAG 2.1)."""
    shares = [
        v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in QColor(colour).getRgbF()[:3]
    ]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), shares, strict=True))


def contrast(one, other):
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.fixture
def dressed(qapp):
    before = qapp.font()
    qapp.setStyleSheet("")
    yield lambda theme: apply_theme(qapp, theme)
    qapp.setStyleSheet("")
    qapp.setFont(before)


@THEMES
def test_every_colour_is_one(theme):
    colours = [value for value in asdict(theme).values() if isinstance(value, str)]
    assert all(QColor(colour).isValid() for colour in [*colours, *theme.source_colours])
    assert len(set(theme.source_colours)) == 8


@THEMES
def test_what_is_written_can_be_read(theme):
    for ground in (theme.window, theme.panel, theme.card, theme.paper):
        for ink in (theme.text, theme.muted, theme.faint, theme.accent, theme.link, theme.caution):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ground in (theme.hover, theme.selection):
        assert contrast(theme.text, ground) >= 4.5 and contrast(theme.muted, ground) >= 4.5, ground
    assert contrast(theme.on_accent, theme.accent_fill) >= 4.5
    assert contrast(theme.on_chip, theme.chip) >= 4.5
    assert contrast(theme.text, theme.highlight) >= 4.5


@THEMES
def test_the_style_sheet_has_its_colours_and_its_pictures(theme):
    sheet = style_sheet(theme, 10)
    assert "$" not in sheet
    pictures = re.findall(r"url\((.*?)\)", sheet)
    assert pictures
    assert all(QImage(picture).width() for picture in pictures)


def test_a_source_keeps_its_colour():
    assert LIGHT.source_colour("s1") == LIGHT.source_colour("s1")
    assert len({LIGHT.source_colour(f"source {number}") for number in range(100)}) == 8
    place = LIGHT.source_colours.index(LIGHT.source_colour("s1"))
    assert DARK.source_colour("s1") == DARK.source_colours[place]


def test_the_theme_is_chosen_by_darkness():
    assert current_theme(True) is DARK
    assert current_theme(False) is LIGHT


@THEMES
def test_the_application_wears_it(theme, qapp, qtbot, dressed):
    dressed(theme)
    button = QPushButton("开始起草")
    set_style(button, primary=True)
    qtbot.addWidget(button)
    button.resize(120, 34)
    assert qapp.palette().window().color() == QColor(theme.window)
    assert button.grab().toImage().pixelColor(10, 17) == QColor(theme.accent_fill)


@THEMES
def test_the_box_of_a_tick_can_be_seen(theme, qtbot, dressed):
    dressed(theme)
    box = QCheckBox("标出停顿")
    qtbot.addWidget(box)
    box.resize(120, 24)
    picture = box.grab().toImage()
    middle = [picture.pixelColor(x, picture.height() // 2).name() for x in range(16)]
    assert max(contrast(colour, theme.window) for colour in middle) >= 3


def test_the_font_is_large_enough_and_knows_chinese(qapp):
    font = interface_font(QFont("Sans Serif", 8))
    assert font.pointSizeF() == SMALLEST_POINTS
    assert QFontMetrics(font).inFontUcs4(ord("稿"))
    assert interface_font(QFont("Noto Serif CJK SC", 12)).families()[0] == "Noto Serif CJK SC"


def test_dressing_twice_changes_no_size(qapp, dressed):
    dressed(LIGHT)
    font = qapp.font()
    dressed(DARK)
    assert qapp.font().pointSizeF() == font.pointSizeF()
    assert qapp.font().families() == font.families()
    assert scaled_font(font, 2).pointSizeF() == font.pointSizeF() * 2


@pytest.mark.parametrize("kind", [QListView, QMenu, QMenuBar, QStatusBar, QMessageBox])
def test_no_kind_of_widget_keeps_a_font_of_the_system_s_own(kind, qapp, qtbot, dressed):
    """As Windows gives them; the outline painted （待填） over the end of its words by it."""
    qapp.setFont(QFont("Sans Serif", 7), "QAbstractItemView" if kind is QListView else kind.__name__)
    dressed(LIGHT)
    widget = kind()
    qtbot.addWidget(widget)
    assert widget.font().pointSizeF() == qapp.font().pointSizeF()


@pytest.mark.parametrize("name", ["drafter.svg", "chevron-down-light.svg", "chevron-up-dark.svg"])
def test_icons_can_be_drawn(name):
    assert not QImage(str(resource("icons", name))).isNull()
