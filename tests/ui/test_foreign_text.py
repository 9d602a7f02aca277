"""What others wrote is shown as text: no picture that a title names is ever opened."""

import ast
import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from drafter.core.document import Document
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, Source
from drafter.core.unit import Unit
from drafter.files.gao import save_draft
from drafter.files.unit import save_unit
from drafter.library.embedded import open_library
from drafter.ui.app import create_window
from drafter.ui.base.theme import current_theme
from drafter.ui.library.import_dialog import ImportDialog
from drafter.ui.library.page import LibraryPage
from drafter.ui.shell.main_window import MainWindow
from tests.ui.watched_folder import WatchedFolder

#: No slash, so that it can stand in the name of a file, too.
TAG = '<img src="trap.png">'
_WORDS = "各单位要把责任落实到人，严格检查，确保安全。"


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WatchedFolder]:
    """The working folder, with the picture that the tags name."""
    folder = tmp_path / "trap"
    folder.mkdir()
    picture = QPixmap(8, 8)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(folder / "trap.png"))
    monkeypatch.chdir(folder)
    watched = WatchedFolder(folder)
    yield watched
    watched.close()


def tagged(what: str) -> str:
    return f"{what}{TAG}"


def tagged_draft() -> Draft:
    day = datetime.date(2024, 3, 5)
    source = Source("s1", *map(tagged, ["旧稿", "旧稿.docx"]), day, *map(tagged, "讲会单地"), "county")
    return Draft(
        Facts(tagged("标题"), day, *map(tagged, ["讲话人", "会议", "单位", "地方"]), 12),
        (
            Paragraph("1", Role.TITLE, 0, tagged("在会上的讲话")),
            Paragraph("2", Role.SALUTATION, 0, tagged("同志们：")),
            Paragraph("3", Role.HEADING, 1, tagged("提高认识"), "一、", source=source),
            Paragraph(
                "4", Role.BODY, 0, tagged(_WORDS + "【填" + TAG + "】XX县"), source=source, locked=True
            ),
            Paragraph(
                "5",
                Role.BODY,
                slot=Slot(
                    Role.BODY, 0, Move.CLOSING, tagged("提示"), (tagged("主题"),), 0.1, "", tagged("文")
                ),
            ),
        ),
        outline=tagged("提纲"),
    )


def stocked(folder: Path) -> None:
    """A library in which every field of every source holds a tag."""
    library = open_library(folder)
    for number in range(3):
        facts = tagged_draft().facts
        paragraphs = tuple(
            replace(one, id="", source=None, slot=None, text=f"{one.text}安全{number}")
            for one in tagged_draft().paragraphs
        )
        document = Document(tagged(f"第{number}份.docx"), "docx", paragraphs, ("",) * 5, facts, "county")
        library.add(document, f"{number}")
    library.close()


def hover(widget: QWidget, at: QPoint) -> None:
    """Move the pointer there, wait for the tip as Qt would, and paint it."""
    where = widget.mapToGlobal(at)
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        at.toPointF(),
        where.toPointF(),
        nothing,
        nothing,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, moved)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, where))
    for tip in QApplication.topLevelWidgets():
        if tip.inherits("QTipLabel") and tip.isVisible():
            tip.grab()
    QToolTip.hideText()


def hover_over_all(window: QWidget) -> None:
    """Paint a window and hover over each part of it, each row of its lists and each line of its sheet."""
    window.show()
    QTest.qWait(50)
    window.grab()
    for widget in [window, *window.findChildren(QWidget)]:
        if not isValid(widget) or not widget.isVisible():
            continue
        hover(widget, widget.rect().center())
        if isinstance(widget, QAbstractItemView) and (model := widget.model()):
            for row in range(min(model.rowCount(QModelIndex()), 8)):
                column = 0
                while column < 8 and (index := model.index(row, column, QModelIndex())).isValid():
                    hover(widget.viewport(), widget.visualRect(index).center())
                    column += 1
        if isinstance(widget, QTextEdit):
            for y in range(4, widget.viewport().height(), 12):
                hover(widget.viewport(), QPoint(12, y))
                hover(widget.viewport(), QPoint(widget.viewport().width() - 30, y))


@pytest.fixture
def window(qtbot, tmp_path: Path, trap: WatchedFolder) -> MainWindow:
    """A window over a library, a unit profile and a draft that hold tags wherever somebody can write."""
    home = tmp_path / "home"
    home.mkdir()
    stocked(home / "library")
    save_unit(Unit(name=tagged("单位"), place=tagged("地方")), home / "unit.toml")
    made = create_window(home)
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made, before_close_func=lambda w: w.session.load(w.session.draft, w.session.path))
    file = tmp_path / f"{TAG}稿.gao"
    save_draft(tagged_draft(), file)
    assert made.files.open(file)
    made.resize(1366, 768)
    return made


def test_the_watch_sees_a_picture_in_a_rich_label(qtbot, trap: WatchedFolder):
    label = QLabel(TAG)
    qtbot.addWidget(label)
    label.grab()
    assert trap.opened() == {"trap.png"}


def _actions(window: MainWindow) -> list[str]:
    return [
        "actionSearch",
        "actionBlanks",
        "actionLevels",
        "actionReplace",
        "actionVersions",
        "actionPalette",
        "actionUnit",
        "actionCheck",
        "actionPreview",
        "actionPreferences",
        "actionHome",
    ]


def test_nothing_that_a_foreign_text_names_is_opened(window: MainWindow, trap: WatchedFolder, qtbot):
    hover_over_all(window)
    qtbot.wait(1500)  # recommendations and findings come
    window.message_bar.show_message(tagged("消息"), "warning")
    hover_over_all(window)
    for name in _actions(window):
        window.actions_by_name[name].trigger()
        qtbot.wait(150)
        for shown in QApplication.topLevelWidgets():
            if isValid(shown) and shown.isVisible() and not shown.inherits("QTipLabel"):
                hover_over_all(shown)
        for shown in QApplication.topLevelWidgets():
            # Windows that earlier tests left are not ours to close: they may ask whether to save.
            if isValid(shown) and shown.isVisible() and not isinstance(shown, MainWindow):
                shown.close()
    assert "trap.png" not in trap.opened()


def test_the_library_page_and_a_source_show_tags(window: MainWindow, trap: WatchedFolder, qtbot):
    page = LibraryPage(window._services.library, window._services.jobs, current_theme(False))
    qtbot.addWidget(page)
    page.show()
    table = page.findChild(QTableView)
    assert table
    qtbot.waitUntil(lambda: table.model().rowCount(QModelIndex()) >= 3)
    table.selectRow(0)
    page._open_source()
    qtbot.wait(300)
    for shown in QApplication.topLevelWidgets():
        if shown.isVisible():
            hover_over_all(shown)
    assert "trap.png" not in trap.opened()


def test_an_import_shows_tags(window: MainWindow, trap: WatchedFolder, tmp_path: Path, qtbot):
    folder = tmp_path / tagged("文件夹")
    folder.mkdir()
    text = f"{tagged('在会上的讲话')}\n同志们：\n{_WORDS}\n更多{TAG}公文材料请关注微信公众号：小笔杆\n"
    (folder / tagged("一.txt")).write_text(text, encoding="utf-8")
    (folder / tagged("二.pdf")).write_bytes(b"%PDF-1.4 nothing")
    dialog = ImportDialog(window._services.library, window._services.jobs, window)  # pyright: ignore
    dialog.start([folder])
    qtbot.wait(2500)
    hover_over_all(dialog)
    dialog.close()
    assert "trap.png" not in trap.opened()


def test_no_label_or_box_guesses_what_its_text_is():
    """A label is a PlainLabel and a box a plain_box, wherever it is made."""
    folder = Path(__file__).parents[2] / "drafter" / "ui"
    found = [
        f"{path.name}: {node.func.id}"
        for path in folder.rglob("*.py")
        if path.name != "plain.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("QLabel", "QMessageBox", "QStaticText")
    ]
    assert found == []
