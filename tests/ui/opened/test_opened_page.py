"""A file that is no draft is opened: its page, the user's choices there, and what the file becomes."""

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidget

from drafter.core.document import Document, FoundObject
from drafter.core.objects import table_of_rows
from drafter.reading.opened import open_file
from drafter.reading.read import read_document
from drafter.ui.base.theme import LIGHT
from drafter.ui.opened.lists import object_lines
from drafter.ui.opened.page import OpenedPage
from drafter.ui.pages.page_maker import Look, PageMaker
from tests.ui.desk_material import open_window, texts
from tests.word.test_objects import png

MAKER = PageMaker(Look("gbt9704"), Path())
SPEECH = (
    "在全县河湖管护工作会议上的讲话",
    "（2026年6月3日）",
    "同志们：",
    "今天召开这次会议，主要任务是安排部署河湖管护工作。下面，我讲两点意见。",
    "一、把河长的责任压下去",
    "每一段河都要有人管，每一处问题都要有人改。",
    "（此处可举青石河的例子）",
    "第 1 页 共 7 页",
    "二、把河岸的秩序管起来",
    "乱占乱建的要限期清理。",
    "谢谢大家！",
)


@pytest.fixture
def word_file(tmp_path):
    document = docx.Document()
    for text in SPEECH:
        document.add_paragraph(text)
        if text.startswith("每一段河"):
            table = document.add_table(2, 2)
            for cell, words in zip(
                [*table.rows[0].cells, *table.rows[1].cells], ["河段", "河长", "上段", "王河"], strict=True
            ):
                cell.text = words
    document.add_picture(io.BytesIO(png()), width=Mm(40))
    path = tmp_path / "河湖讲话.docx"
    document.save(str(path))
    return path


@pytest.fixture
def page(qtbot, jobs, word_file):
    opened = open_file(word_file)
    page = OpenedPage(opened, opened.seen(), jobs, lambda seen: MAKER.make(seen.draft), LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def test_the_page_shows_roles_what_is_taken_out_and_what_stands_beside_the_text(page):
    margins = page.paper.margins()
    assert margins[:4] == ["标题", "日期", "称谓", "正文"]
    assert margins.count("一级") == 2
    assert {"表格", "图片", "去掉：页码", "正文？"} <= set(margins)
    assert "原样保留 1 个表格、1 张图片" in page.said
    assert page.said.startswith("原文件不动。去掉 1 处")


def test_a_tick_taken_away_keeps_the_text(qtbot, page):
    page.lists.findChild(QTreeWidget, "openedRemoved").topLevelItem(0).setCheckState(
        0, Qt.CheckState.Unchecked
    )
    qtbot.waitUntil(lambda: "去掉：页码" not in page.paper.margins(), timeout=20_000)
    assert any("第 1 页" in one.text for one in page.seen.draft.paragraphs)


def test_a_suggestion_is_taken_and_taken_back(qtbot, page):
    def advice():
        return next(b for b in page.lists.findChildren(QPushButton, "takeAdvice") if not b.isHidden())

    assert advice().text() == "去掉这一段"
    advice().click()
    qtbot.waitUntil(lambda: advice().text() == "撤回", timeout=20_000)
    assert not any("此处可举" in one.text for one in page.seen.draft.paragraphs)
    advice().click()
    qtbot.waitUntil(lambda: advice().text() == "去掉这一段", timeout=20_000)
    assert any("此处可举" in one.text for one in page.seen.draft.paragraphs)


def test_it_shows_the_pages_before_anything_is_written(qtbot, page):
    page.show_printed(True)
    qtbot.waitUntil(lambda: page.pages.paper is not None, timeout=60_000)
    assert page.pages.isVisible()


def opened_page(qtbot, window, path):
    assert window.files.open(path)
    qtbot.waitUntil(lambda: window.findChild(OpenedPage) is not None, timeout=60_000)
    return window.findChild(OpenedPage)


def test_it_is_set_beside_the_original_and_becomes_a_new_draft(qtbot, tmp_path, word_file):
    window, before = open_window(qtbot, tmp_path / "home"), word_file.read_bytes()
    page = opened_page(qtbot, window, word_file)
    window.opening.typeset(word_file, "gbt9704")
    assert page.said.startswith("不能写到原文件上")
    window.opening.typeset(tmp_path / "排好.docx", "gbt9704")
    qtbot.waitUntil(lambda: page.said.startswith("已排好"), timeout=60_000)
    assert word_file.read_bytes() == before
    again = read_document(tmp_path / "排好.docx")
    assert [one.kind for one in again.objects] == ["table", "picture"]
    assert "第 1 页 共 7 页" not in [one.text for one in again.paragraphs]
    page.findChild(QPushButton, "opened_draft").click()
    qtbot.waitUntil(lambda: window.session.has_draft, timeout=20_000)
    assert window.session.path is None
    assert not window.session.is_saved
    assert texts(window)[0] == SPEECH[0]
    assert len(window.session.draft.objects) == 2


def test_a_single_file_that_is_dropped_is_shown_and_a_damaged_one_told(qtbot, tmp_path, word_file):
    window, bad = open_window(qtbot, tmp_path / "home"), tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04" + bytes(200))
    window.start_view.files_dropped.emit([bad])
    qtbot.waitUntil(lambda: window.message_bar.isVisible(), timeout=60_000)
    assert window.start_view.isVisible()
    window.start_view.files_dropped.emit([word_file])
    qtbot.waitUntil(lambda: window.findChild(OpenedPage) is not None, timeout=60_000)
    window.findChild(OpenedPage).findChild(QPushButton, "leaveOpened").click()
    assert window.start_view.isVisible()


def test_what_goes_along_otherwise_and_what_stays_behind_is_listed_by_name():
    table = table_of_rows([["甲", "乙"], ["丙", "丁"]])
    objects = (
        FoundObject("table", 1, "", True, table, moved=True),
        FoundObject("endnote", 1, "见年报", True),
        FoundObject("embedded", 1, "Excel 表格"),
        FoundObject("embedded", 1, "Excel 表格"),
        FoundObject("chart", 1, ""),
        FoundObject("frame", 1, ""),
    )
    document = Document("a.docx", "docx", (), (), objects=objects)
    assert list(object_lines(document, kept=True)) == [
        ("表格", "2 列 2 行，移出格子"),
        ("尾注", "1 条，改为脚注"),
    ]
    assert list(object_lines(document, kept=False)) == [
        ("嵌入的文件：Excel 表格", "2 个"),
        ("统计图", "1 个"),
        ("只排版面的表格", "1 个"),
    ]
