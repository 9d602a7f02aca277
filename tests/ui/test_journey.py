"""The whole job offscreen, with synthetic events, for machines without a screen."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
)

from drafter.core.model import Role
from drafter.core.numbering import labels
from drafter.files.gao import load_draft
from drafter.reading.read import read_document
from drafter.ui.app import create_window
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.library.import_dialog import ImportDialog
from drafter.ui.shell.main_window import MainWindow
from tests.conftest import keep_picture, speech_files, starter_files
from tests.ui.conftest import type_text
from tests.ui.sheet.test_sheet import drop

TITLE = "在全县安全生产工作会议上的讲话"
WRITTEN = "今天召开全县安全生产工作会议，主要任务是总结工作、分析形势、部署任务。"


@pytest.fixture
def window(qtbot, tmp_path):
    window = create_window(tmp_path / "home")
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window, before_close_func=forget_changes)
    window.show()
    qtbot.waitUntil(lambda: counts(window).startswith(f"{len(starter_files())} 篇"), timeout=20000)
    return window


def forget_changes(window: MainWindow) -> None:
    """Close without the question about unsaved changes."""
    draft = window.session.draft
    window.session.load(draft, window.session.path)


def counts(window: MainWindow) -> str:
    box = window.findChild(QLineEdit, "librarySearch")
    return box.placeholderText().removeprefix("在 ") if box else ""


def answer(kind: type[QDialog], act) -> None:
    """Act on the next dialog of a kind as soon as it is open; until then the window is left alone."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(0, look)


def name_file(path: Path) -> None:
    """Give the next file dialog a path."""

    def act(dialog: QFileDialog) -> None:
        # `selectFile` now and then leaves the proposed name, where the file does not exist yet.
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(path))
        dialog.accept()

    answer(QFileDialog, act)


def export_anyway(path: Path) -> None:
    """Answer the question about open places, then name the file."""

    def act(box: QMessageBox) -> None:
        name_file(path)
        box.defaultButton().click()

    answer(QMessageBox, act)


def start_draft(window: MainWindow) -> None:
    def fill_in(dialog: NewDraftDialog) -> None:
        keep_picture(dialog, "new-draft")
        dialog.form.title.setText(TITLE)
        dialog.form.day.setText("2026年11月20日")
        dialog.form.speaker.setText("县长　张　明")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answer(NewDraftDialog, fill_in)
    window.actions_by_name["actionNew"].trigger()


def test_the_first_day_without_a_screen(window, qtbot, tmp_path):
    keep_picture(window, "start")
    start_draft(window)
    empty = window.session.draft
    assert (empty.facts.title, len([p for p in empty.paragraphs if p.is_empty_slot]) > 10) == (TITLE, True)

    speeches = tmp_path / "旧讲话"
    speeches.mkdir()
    for speech in speech_files():
        shutil.copy(speech, speeches)
    window.imports.take([speeches])
    dialog = window.findChild(ImportDialog)
    confirm = dialog.findChild(QPushButton, "confirmImport")
    qtbot.waitUntil(confirm.isVisible, timeout=20000)
    keep_picture(dialog, "import-review")
    confirm.click()
    qtbot.waitUntil(
        lambda: counts(window).startswith(f"{len(starter_files() + speech_files())} 篇"), timeout=20000
    )
    dialog.close()

    panel, sheet = window.desk.library, window.desk.sheet
    panel.focus_search("督查")
    results = window.findChild(QListView, "libraryResults")
    qtbot.waitUntil(lambda: "督查" in (results.model().index(0, 0).data() or ""), timeout=20000)
    mime = results.model().mimeData([results.model().index(0, 0)])
    slot = next(p for p in window.session.draft.paragraphs if p.role is Role.POINT and p.is_empty_slot)
    rows = sheet.rows(sheet.viewport().rect().toRectF())
    rect = next(row.rect for row in rows if row.paragraph.id == slot.id)
    drop(sheet, mime, QPointF(rect.center()))
    dropped = window.session.draft.paragraphs[window.session.draft.index_of(slot.id)]
    assert dropped.text and dropped.source

    opening = next(p for p in window.session.draft.paragraphs if p.is_empty_slot)
    sheet.go_to(opening.id)
    type_text(sheet, WRITTEN)
    filled = window.session.draft
    window.actions_by_name["actionUndo"].trigger()
    window.actions_by_name["actionUndo"].trigger()
    assert window.session.draft == empty
    window.actions_by_name["actionRedo"].trigger()
    window.actions_by_name["actionRedo"].trigger()
    assert window.session.draft == filled

    name_file(tmp_path / "讲话.gao")
    window.actions_by_name["actionSave"].trigger()
    qtbot.waitUntil(lambda: window.session.is_saved, timeout=20000)
    export_anyway(tmp_path / "讲话.docx")
    window.actions_by_name["actionExport"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "讲话.docx").exists(), timeout=20000)

    assert load_draft(tmp_path / "讲话.gao") == filled
    written = [p for p in filled.paragraphs if p.text.strip()]
    document = read_document(tmp_path / "讲话.docx")
    assert [(p.role, p.text) for p in document.paragraphs] == [(p.role, p.text) for p in written]
    assert document.labels == labels(written)
    keep_picture(window, "desk")
