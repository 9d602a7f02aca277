"""The page 引用与出处 in the window: shares, parts, passages, lines on the sheet, files to compare with."""

import datetime
from hashlib import sha256

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser

from drafter.core.kept import is_kept
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.origin import Origin
from drafter.core.progress import run_job
from drafter.core.unit import Unit
from drafter.files.unit import save_unit
from drafter.ui.app import create_window
from drafter.ui.library.source_view import SourceView
from drafter.ui.origin.passages import about
from tests.conftest import keep_picture

OWN = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水，放水闸门开春以前全部试一遍。"
ABOVE = "沿河各地要在汛前把老旧堤段逐段走一遍，险情登记到人，值班电话有人接。"
WEB = "我们把责任人的照片和电话立在坝头，群众看得见打得通，夜里下雨由民兵挨家敲门。"
NEW = "今年的雨水比往年来得早，大坝上的值班人手已经加了一倍。"
REWORDED = "巡查水库不能光看坝面，要下到坝脚去摸摸渗水，闸门在开春以前试一遍。"
DRAFT = Draft(
    Facts("在全县防汛抗旱工作会议上的讲话", datetime.date(2026, 4, 16), place="清源县"),
    (
        Paragraph("t", Role.TITLE, text="在全县防汛抗旱工作会议上的讲话"),
        Paragraph("o", text=NEW),
        Paragraph("h", Role.HEADING, 1, "守住堤坝，查在雨前", "一、"),
        Paragraph("a", text=f"同志们，{OWN}"),
        Paragraph("b", text=ABOVE + WEB),
        Paragraph("h2", Role.HEADING, 1, "再接再厉，守到最后", "一、"),
        Paragraph("c", text=REWORDED),
    ),
)


@pytest.fixture
def window(qtbot, tmp_path):
    """The window with two speeches in the library and a draft that takes from both."""
    window = create_window(tmp_path / "home")
    qtbot.addWidget(window, before_close_func=lambda w: w.session.load(DRAFT, None))
    window.resize(1366, 768)
    window.show()
    for name, place, text in (("去年", "清源县", OWN), ("市里", "临江市", ABOVE)):
        speech = tmp_path / f"{name}.txt"
        speech.write_text(
            f"在{place}防汛会议上的讲话\n（2025年5月12日）\n同志们：\n{text}\n结束的话另说。\n", "utf-8"
        )
        run_job(window._services.opened().import_files([speech]))
    save_unit(Unit("清源县人民政府", "", "county", "清源县", ("临江市",)), window._services.home.unit)
    window.files.start(DRAFT)
    window.desk.tabs.open(window.origin.page)
    qtbot.waitUntil(lambda: window.origin.page.list.model().rowCount() == 3, timeout=20000)
    return window


def rows(window):
    model = window.origin.page.list.model()
    return [model.index(row).data(Qt.ItemDataRole.UserRole + 1) for row in range(model.rowCount())]


def choose(window, row: int):
    view = window.origin.page.list
    view.setCurrentIndex(view.model().index(row))
    return rows(window)[row]


def lines_on(window) -> set[str]:
    """The colours of the thin lines on the sheet."""
    single = QTextCharFormat.UnderlineStyle.SingleUnderline
    selections = window.desk.sheet.extraSelections()
    lined = [one for one in selections if one.format.underlineStyle() is single]
    return {one.format.underlineColor().name() for one in lined}


def test_shares_parts_and_passages_are_told_and_the_tab_has_the_verbatim_share(window):
    page = window.origin.page
    told = page.chart.accessibleDescription()
    assert page.chart.total == sum(map(str.isalnum, "".join(p.text for p in DRAFT.paragraphs[1:])))
    assert told == "上级原话 18%，法定表述 0%，本单位旧稿 19%，外单位 0%，改写 17%，新写 46%"
    assert window.desk.tabs.title_of(page) == "引用与出处 37%"
    assert [(one.paragraph_id, one.name) for one in rows(window)] == [
        ("a", "本单位旧稿"),
        ("b", "上级原话"),
        ("c", "改写"),
    ]
    assert "在清源县防汛会议上的讲话 · 2025.05" in about(rows(window)[0])
    keep_picture(window, "origins")


def test_a_passage_is_shown_on_the_sheet_and_beside_its_source(window, qtbot):
    page = window.origin.page
    assert not page.passage.isVisible()
    taken = choose(window, 2)
    browser = page.passage.findChild(QTextBrowser)
    assert "摸一摸渗水" in browser.toPlainText()
    assert "underline" in browser.toHtml()
    view = page.list
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.currentIndex()).center()
    )
    assert window.desk.sheet.textCursor().selectedText() == taken.words
    page.passage.findChild(QPushButton, "originWhole").click()
    qtbot.waitUntil(lambda: "结束的话另说" in page.findChild(SourceView)._text.toPlainText())
    page.findChild(SourceView).close()


def test_thin_lines_stand_on_the_sheet_only_while_the_page_is_open(window):
    theme = window.desk.sheet.theme
    for origin in (Origin.OWN, Origin.SUPERIOR, Origin.REWORDED, Origin.NEW):
        assert QColor(theme.origin_colour(origin)).name() in lines_on(window)
    window.desk.tabs.open(window.checks.panel)
    assert lines_on(window) == set()


def test_what_is_wanted_as_it_is_goes_to_the_end_and_can_be_taken_back(window):
    page = window.origin.page
    taken = choose(window, 0)
    page.passage.findChild(QPushButton, "originKeep").click()
    assert is_kept(window.session.draft, taken.words)
    assert [one.paragraph_id for one in rows(window)] == ["b", "c", "a"]
    assert page.chosen is not None and page.chosen.paragraph_id == "a"
    window.session.undo()
    assert not is_kept(window.session.draft, taken.words)


def test_a_file_is_compared_with_without_coming_into_the_library(window, qtbot, tmp_path):
    page = window.origin.page
    other = tmp_path / "河湾.txt"
    other.write_text(f"在河湾县防汛现场会上的讲话\n同志们：\n{WEB}\n", "utf-8")
    window.origin.compare([other])
    qtbot.waitUntil(lambda: "外单位" in [one.name for one in rows(window)], timeout=20000)
    assert page.findChild(QLabel, "originCompared").text() == "正在同“河湾.txt”比"
    share = window.findChild(QLabel, "statusForeign")
    qtbot.waitUntil(lambda: "超过 10%" in share.text(), timeout=20000)
    assert not any("河湾" in record.source.title for record in window._services.library.sources())
    page.stop_comparing.emit()
    qtbot.waitUntil(lambda: "外单位" not in [one.name for one in rows(window)], timeout=20000)
    qtbot.waitUntil(share.isHidden, timeout=20000)


def test_the_sheet_to_sign_is_written_with_the_digest_of_the_exported_file(window, qtbot, tmp_path):
    window.exports.export_to(tmp_path / "讲话.docx", "gbt9704")
    qtbot.waitUntil(lambda: (tmp_path / "讲话.docx").exists(), timeout=20000)
    digest = sha256((tmp_path / "讲话.docx").read_bytes()).hexdigest()[:4].upper()
    qtbot.waitUntil(lambda: window.origin._exported is not None)
    window.origin.write_sheet(tmp_path / "核对单.docx")
    qtbot.waitUntil(lambda: (tmp_path / "核对单.docx").exists(), timeout=20000)
    foot = Document(str(tmp_path / "核对单.docx")).sections[0].footer.paragraphs[0].text
    assert f"讲话.docx　校验码 {digest}" in foot
    window.origin.write_sheet(tmp_path / "核对单.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "核对单.pdf").exists(), timeout=20000)
    text = pypdfium2.PdfDocument(tmp_path / "核对单.pdf")[0].get_textpage().get_text_range()
    assert "出处与借鉴核对单" in text
    assert "讲话.docx" in text


def test_nothing_is_told_of_another_draft_and_all_again_when_speeches_go(window, qtbot):
    library = window._services.library
    library.remove(*[record.source.id for record in library.sources()])
    window.checks.flow.follow_library()
    qtbot.waitUntil(lambda: rows(window) == [], timeout=20000)
    window.session.load(Draft(paragraphs=(Paragraph("other", text="别的稿子"),)), None)
    assert window.desk.tabs.title_of(window.origin.page) == "引用与出处"
