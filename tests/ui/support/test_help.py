"""Help that opens without a network, with its pictures."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from drafter.paths import resource
from drafter.ui.base.commands import all_commands
from tests.conftest import keep_picture
from tests.ui.desk_material import open_window


def test_the_guide_opens_with_its_pictures_and_its_links_lead_somewhere(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.actions_by_name["actionHelp"].trigger()
    text = window.findChild(QTextBrowser, "helpText")
    assert isinstance(text, QTextBrowser) and text.isVisible()
    assert text.toPlainText().startswith("第一次用，从这里看起")
    page = resource("help", "help.html").read_text("utf-8")
    for picture in re.findall(r'src="([^"]+)"', page):
        image = text.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture))
        assert image is not None, picture
    assert set(re.findall(r'href="#(\w+)"', page)) == set(re.findall(r'name="(\w+)"', page))
    assert text.document().idealWidth() <= text.viewport().width()
    keep_picture(text.window(), "help")


def test_every_key_that_the_guide_names_is_one_of_the_program():
    page = resource("help", "help.html").read_text("utf-8")
    known = {command.keys for command in all_commands()}
    named = set(re.findall(r"(?:Ctrl|Alt)\+(?:Shift\+)?(?:F\d+|[A-Z.])(?![a-z\w])|\bF\d+\b", page))
    assert named and named <= known


def test_pictures_fit_a_small_screen_and_come_back_to_their_size_on_a_large_one(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.actions_by_name["actionHelp"].trigger()
    text = window.findChild(QTextBrowser, "helpText")
    assert isinstance(text, QTextBrowser)
    for width in (500, 1000):
        text.window().resize(width, 600)
        qtbot.waitUntil(lambda width=width: abs(text.window().width() - width) < 5)
        assert text.horizontalScrollBar().maximum() == 0
    widest = max(re.findall(r'width="(\d+)"', resource("help", "help.html").read_text("utf-8")), key=int)
    cursor = text.document().find("\ufffc")
    assert cursor.charFormat().toImageFormat().width() == int(widest)
