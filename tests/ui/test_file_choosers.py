"""The dialogs that ask for a file: what is chosen is taken, and where nothing is chosen nothing happens."""

from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.shared import Mm
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListWidget, QMessageBox, QPushButton, QWidget

from drafter.core.model import Draft
from drafter.ui.app import create_window
from drafter.ui.base.theme import LIGHT
from drafter.ui.checks.freshness import FreshnessPage
from drafter.ui.library.archive_flow import ArchiveDialog
from drafter.ui.library.care import LibraryCare
from drafter.ui.office.private_folders import PrivateFolders
from drafter.ui.office.sharing_page import SharingPage
from drafter.ui.paper.page_setup import PageSetupDialog
from drafter.word.layout import load_layout
from tests.ui.library_material import library_of_speeches
from tests.ui.test_journey import answer

LIST = '[[about]]\nsource = "市里发的"\n\n[[term]]\ntext = "旧提法"\nuntil = 2026-12-31\n'


@pytest.fixture
def chosen(monkeypatch):
    """Let every file dialog give the same file, or none."""

    def choose(*files: Path | str) -> None:
        name = str(files[0]) if files else ""
        answers = {
            "getOpenFileName": (name, ""),
            "getSaveFileName": (name, ""),
            "getOpenFileNames": ([str(file) for file in files], ""),
            "getExistingDirectory": name,
        }
        for asked, given in answers.items():
            monkeypatch.setattr(QFileDialog, asked, lambda *_, said=given: said)

    return choose


def press(widget: QWidget, words: str) -> None:
    next(button for button in widget.findChildren(QPushButton) if button.text() == words).click()


def test_the_file_with_the_last_version_of_a_speech(qtbot, tmp_path, chosen):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ArchiveDialog(Draft(), parent)
    chosen()
    press(dialog, "用领导改定的文件…")
    assert dialog.file is None
    chosen(tmp_path / "定稿.docx")
    press(dialog, "用领导改定的文件…")
    assert dialog.file == tmp_path / "定稿.docx"
    chosen()
    press(dialog, "用领导改定的文件…")
    assert dialog.file == tmp_path / "定稿.docx"
    assert any(label.text() == "“定稿.docx”" for label in dialog.findChildren(QLabel))


def test_a_newer_list_of_the_checks(qtbot, tmp_path, chosen):
    parent, taken = QWidget(), []
    qtbot.addWidget(parent)
    page = FreshnessPage(tmp_path / "terms", lambda: taken.append(True), parent)
    said = page.findChild(QLabel, "freshnessSaid")
    chosen()
    press(page, "导入词表…")
    assert (said.text(), taken) == ("", [])
    (tmp_path / "other.toml").write_text(LIST, encoding="utf-8")
    chosen(tmp_path / "other.toml")
    press(page, "导入词表…")
    assert said.text().startswith("“other.toml”不是词表")
    assert taken == []
    (tmp_path / "dated.toml").write_text(LIST, encoding="utf-8")
    chosen(tmp_path / "dated.toml")
    press(page, "导入词表…")
    assert said.text() == "词表“dated.toml”收进来了，校核已经在用。"
    assert taken == [True]
    assert "市里发的" in page.findChild(QWidget, "freshnessText").toPlainText()


def test_a_template_for_the_page(qtbot, tmp_path, jobs, chosen):
    made = WordFile()
    made.sections[0].top_margin = Mm(33)
    made.save(str(tmp_path / "模板.docx"))
    dialog = PageSetupDialog(load_layout("gbt9704"), {}, Draft(), jobs, tmp_path / "layouts", LIGHT)
    qtbot.addWidget(dialog)
    before = dialog.setup
    chosen()
    press(dialog, "照 Word 模板填…")
    assert dialog.setup == before
    chosen(tmp_path / "模板.docx")
    press(dialog, "照 Word 模板填…")
    assert dialog.setup.top == pytest.approx(33, abs=0.02)
    qtbot.waitUntil(lambda: not jobs.is_busy)


def test_a_backup_is_written_only_where_it_was_given_a_place(qtbot, tmp_path, jobs, chosen):
    library = library_of_speeches(tmp_path)
    care, said = LibraryCare(library, jobs), []
    qtbot.addWidget(care)
    care.message.connect(said.append)
    chosen()
    press(care, "备份…")
    press(care, "恢复备份…")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert said == []
    chosen(tmp_path / "备份.gaolib")
    press(care, "备份…")
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "备份.gaolib").is_file()
    asked: list[str] = []

    def refuse(box: QMessageBox) -> None:
        asked.append(box.text())
        box.reject()

    answer(QMessageBox, refuse)
    chosen(tmp_path / "备份.gaolib")
    press(care, "恢复备份…")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["用备份“备份.gaolib”换下现在的语料库吗？"]
    library.close()


@pytest.fixture
def window(qtbot, tmp_path):
    made = create_window(tmp_path / "home")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_folders_of_the_sharing_page(qtbot, window, tmp_path, chosen):
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    place = page.findChild(QLineEdit, "sharePlace")
    place.setText("早先写的")
    kept = page.findChild(PrivateFolders).findChild(QListWidget, "privateFolders")
    chosen()
    press(page, "选择…")
    press(page, "添加…")
    press(page, "读光盘文件…")
    qtbot.waitUntil(lambda: not window._services.jobs.is_busy)
    assert (place.text(), kept.count()) == ("早先写的", 0)
    assert not any(label.text() == "正在读光盘…" for label in page.findChildren(QLabel))
    chosen(tmp_path / "共用")
    press(page, "选择…")
    assert place.text() == str(tmp_path / "共用")
    press(page, "添加…")
    qtbot.waitUntil(lambda: kept.count() == 1)
    assert kept.item(0).text() == str(tmp_path / "共用")


def test_a_flow_gives_the_files_as_paths_and_none_for_none(window, tmp_path, chosen):
    flow = window.files
    chosen()
    assert (flow.ask_file("选一份", ""), flow.ask_files("选几份", "")) == (None, [])
    chosen(tmp_path / "甲.docx", tmp_path / "乙.docx")
    assert flow.ask_file("选一份", "") == tmp_path / "甲.docx"
    assert flow.ask_files("选几份", "") == [tmp_path / "甲.docx", tmp_path / "乙.docx"]
