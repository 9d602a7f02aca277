"""The preview: pages as they will print, in step with the sheet; printed and saved as a PDF with bookmarks."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from drafter.core.edits import set_text
from drafter.core.errors import UserError
from drafter.files.settings import FONT_SCHEME, LAYOUT
from drafter.ui.base.theme import DARK, LIGHT
from drafter.ui.document.session import Session
from drafter.ui.pages.looks import look_for
from drafter.ui.pages.page_maker import PageMaker
from drafter.ui.pages.page_output import print_pages, set_page, to_pdf
from drafter.ui.pages.pdf_outline import Bookmark, with_bookmarks
from drafter.ui.paper.preview_panel import PreviewPanel
from drafter.ui.sheet.sheet import Sheet
from tests.conftest import keep_picture
from tests.ui.conftest import type_text
from tests.ui.paper_material import services_in, speech, wait


@pytest.fixture
def services(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    yield services
    services.jobs.shut_down()
    library.close()


@pytest.fixture
def panel(qtbot, services):
    session = Session(speech())
    sheet = Sheet(session, LIGHT)
    panel = PreviewPanel(session, services, sheet, LIGHT)
    for widget in (sheet, panel):
        qtbot.addWidget(widget)
        widget.resize(520, 700)
        widget.show()
    panel.sheet, panel.session = sheet, session
    wait(lambda: panel.pages.paper is not None)
    return panel


def words(panel: PreviewPanel) -> str:
    return "".join(line.text for page in panel.pages.paper.pages for line in page.lines)


def paper_of(services, draft):
    return PageMaker(look_for(draft.layout, services.preferences, draft), services.home.layouts).make(draft)


def test_a_full_page_has_22_lines_of_28_characters(panel):
    page = panel.pages.paper.pages[1]
    whole = [line for line in page.lines if line.style == "body" and len(line.text) == 28]
    assert len(page.lines) == 22
    assert whole


def test_what_is_typed_appears_on_the_page(panel):
    panel.sheet.go_to("opening")
    type_text(panel.sheet, "刚刚输入的话。")
    wait(lambda: "刚刚输入的话。" in words(panel))
    assert panel.pages.paper.draft == panel.session.draft


def test_a_burst_of_changes_ends_with_the_last(panel):
    for number in range(30):
        panel.session.apply(lambda draft, n=number: set_text(draft, "opening", f"第{n}次"), "输入")
    wait(lambda: "第29次" in words(panel))
    assert "第28次" not in words(panel)


def spots(panel, paragraph_id):
    """Where lines of a paragraph are seen, from the top down, in the middle of the page, with the line at each."""
    view = panel.pages.viewport()
    places = [QPoint(view.width() // 2, y) for y in range(view.height())]
    found = [(place, panel.pages.line_at(QPointF(place))) for place in places]
    return [(place, line) for place, line in found if line and line.paragraph_id == paragraph_id]


def test_the_page_of_the_cursor_comes_into_view(panel):
    assert 0 in panel.pages.visible_pages()
    last = panel.session.draft.paragraphs[-1].id
    panel.sheet.go_to(last)
    assert spots(panel, last)


def test_a_click_on_a_line_goes_there(panel):
    second = next(spot for spot, line in spots(panel, "b10") if line.start > 0)
    QTest.mouseClick(panel.pages.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert panel.sheet.paragraph.id == "b10"
    lines = [line for page in panel.pages.paper.pages for line in page.lines if line.paragraph_id == "b10"]
    assert panel.sheet.textCursor().positionInBlock() == lines[1].start > 0


def test_paper_is_white_by_day_and_dimmed_by_night(panel):
    spot = QPointF(panel.pages.viewport().width() / 2, 40).toPoint()
    assert panel.pages.viewport().grab().toImage().pixelColor(spot).name() == "#ffffff"
    panel.set_theme(DARK)
    dimmed = panel.pages.viewport().grab().toImage().pixelColor(spot)
    assert 180 < dimmed.lightness() < 240
    keep_picture(panel, "preview-dark")


def test_a_layout_chosen_becomes_the_drafts_own_and_can_be_undone(panel, services):
    services.home.layouts.mkdir(parents=True)
    (services.home.layouts / "ours.toml").write_text('based_on = "gbt9704"\ntitle = "本县版式"\n', "utf-8")
    panel.reload()
    panel.choose_layout("ours")
    assert panel.session.draft.layout == "ours"
    panel.session.undo()
    assert panel.session.draft.layout == "gbt9704"


def test_a_reading_layout_is_only_looked_at(panel):
    panel.choose_layout("reading")
    wait(lambda: panel.pages.paper.layout.name == "reading")
    assert panel.session.draft.layout == "gbt9704"


def test_a_mistake_in_a_layout_is_told_with_its_line(panel, services, qtbot):
    services.home.layouts.mkdir(parents=True)
    wrong = 'based_on = "gbt9704"\ntitle = "错的"\n[page]\ntop = 900.0\n'
    (services.home.layouts / "wrong.toml").write_text(wrong, "utf-8")
    panel.reload()
    with qtbot.waitSignal(panel.message) as said:
        panel.choose_layout("wrong")
    assert "wrong.toml" in said.args[0] and "第 4 行" in said.args[0]
    assert panel.session.draft.layout == "gbt9704"
    assert panel.head.layouts.currentData() == "gbt9704"


def test_the_font_scheme_is_kept(panel, services):
    panel.head.scheme_chosen.emit("Windows 自带")
    wait(lambda: panel.pages.paper.layout.scheme == "Windows 自带")
    assert services.preferences.get(FONT_SCHEME) == "Windows 自带"
    assert services.preferences.get(LAYOUT) == "gbt9704"


def test_the_pdf_has_the_pages_and_a_bookmark_for_every_heading(services, tmp_path, qtbot):
    paper = paper_of(services, speech())
    (tmp_path / "讲话.pdf").write_bytes(to_pdf(paper))
    with pypdfium2.PdfDocument(tmp_path / "讲话.pdf") as pdf:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in pdf.get_toc()]
        size = pdf[0].get_size()
        count = len(pdf)
    pages = [paper.pages.page_of(f"h{number}") for number in (1, 2, 3)]
    titles = ["一、第1部分的小标题", "二、第2部分的小标题", "三、第3部分的小标题"]
    assert marks == [(0, title, page) for title, page in zip(titles, pages, strict=True)]
    assert count == len(paper.pages)
    assert size == pytest.approx((595.3, 841.9), abs=1)


def test_bookmarks_nest_by_level_and_keep_order(services, tmp_path, qtbot):
    paper = paper_of(services, speech())
    plain = to_pdf(
        PageMaker(look_for("gbt9704", services.preferences, speech(0)), services.home.layouts).make(speech(0))
    )
    marks = [
        Bookmark(text, level, 0, 100.0)
        for text, level in (("甲", 1), ("乙", 2), ("丙", 3), ("丁", 2), ("戊", 1))
    ]
    (tmp_path / "nested.pdf").write_bytes(with_bookmarks(plain, marks, 842.0))
    with pypdfium2.PdfDocument(tmp_path / "nested.pdf") as pdf:
        found = [(mark.get_title(), mark.level) for mark in pdf.get_toc()]
    assert found == [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 1), ("戊", 0)]
    assert len(paper.pages) > 1


def test_what_is_no_pdf_of_qt_gets_no_bookmarks():
    with pytest.raises(ValueError, match="no trailer"):
        with_bookmarks(b"%PDF-1.4 cut short", [Bookmark("甲", 1, 0, 0.0)], 842.0)


def test_the_printer_gets_the_pages_that_it_asked_for(services, tmp_path, qtbot):
    paper = paper_of(services, speech())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    set_page(printer, paper)
    printer.setFromTo(2, 3)
    print_pages(printer, paper)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pdf:
        text = pdf[0].get_textpage().get_text_range()
        assert len(pdf) == 2
    assert "2" in text


def test_an_empty_draft_has_no_mistake(panel):
    panel.session.apply(lambda draft: draft.with_paragraphs(()), "清空")
    wait(lambda: not words(panel))
    panel.pages.viewport().grab()
    assert panel.pages.line_at(QPointF(100, 100)) is None


def test_a_layout_that_is_gone_is_told(services):
    draft = speech()
    with pytest.raises(UserError, match="没有叫“gone”的版式"):
        PageMaker(look_for("gone", services.preferences, draft), services.home.layouts).make(draft)
