"""The whole of a source beside the window: its lines as they stood, what is marked of them, and what is known of it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Role, Source
from drafter.core.objects import table_of_rows
from drafter.ui.base.theme import LIGHT
from drafter.ui.library.charts import LibraryCharts
from drafter.ui.library.source_view import SourceView, Whole
from drafter.ui.widgets.bar_chart import BarChart

SOURCE = Source(
    "s", "在全县会议上的讲话", "a.docx", datetime.date(2026, 3, 5), "张明", "全县会议", "县政府办"
)
LINES = (
    Paragraph("t", Role.TITLE, text="在全县会议上的讲话"),
    Paragraph("d", Role.DATE, text="（2026年3月5日）"),
    Paragraph("p", Role.SPEAKER, text="张　明"),
    Paragraph("m", Role.SALUTATION, text="同志们："),
    Paragraph("h", Role.HEADING, 1, "提高<认识>", "一、"),
    Paragraph("a", text="第一段。"),
    Paragraph("b", text="第二段 & 其他。"),
    Paragraph("o", Role.OBJECT, text="表1", object=table_of_rows([["甲", "乙"]])),
)


@pytest.fixture
def shown(qtbot):
    def show(*marked: Paragraph, origins=None, source: Source = SOURCE) -> SourceView:
        view = SourceView(source, Clip(marked))
        qtbot.addWidget(view)
        view.show_text(Whole(Clip(LINES), origins or {}))
        return view

    return show


def blocks(view: SourceView) -> list[QTextBlock]:
    document = view.findChild(QTextBrowser).document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_every_line_stands_there_with_its_number_and_signs(shown):
    texts = [block.text() for block in blocks(shown())]
    assert texts[:7] == [
        "在全县会议上的讲话", "（2026年3月5日）", "张　明", "同志们：", "一、提高<认识>", "第一段。", "第二段 & 其他。",
    ]  # fmt: skip
    assert texts[7].startswith("〔")
    assert texts[7].endswith("〕")


def test_the_front_stands_in_the_middle_and_paragraphs_begin_with_an_indent(shown):
    found = blocks(shown())
    centred = [bool(one.blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter) for one in found]
    indented = [one.blockFormat().textIndent() > 0 for one in found]
    bold = [one.begin().fragment().charFormat().fontWeight() > 500 for one in found]
    assert centred == [True, True, True, False, False, False, False, True]
    assert indented == [False, False, False, False, True, True, True, False]
    assert bold == [True, False, False, False, True, False, False, False]


def test_only_what_is_marked_is_tinted(shown):
    def tinted(view: SourceView) -> list[str]:
        plain = Qt.BrushStyle.NoBrush
        return [one.text() for one in blocks(view) if one.blockFormat().background().style() != plain]

    assert tinted(shown(Paragraph("x", text="第一段。"))) == ["第一段。"]
    assert tinted(shown()) == []


def test_where_a_paragraph_is_from_stands_behind_it(shown):
    origins = {5: SOURCE, 6: Source("u", "", "旧稿.docx")}
    texts = [block.text() for block in blocks(shown(origins=origins))]
    assert texts[5] == "第一段。　〔取自《在全县会议上的讲话》 2026.03〕"
    assert texts[6] == "第二段 & 其他。　〔取自《旧稿》〕"


def test_what_is_known_of_a_source_stands_above_it(shown, qtbot):
    view = shown()
    (about,) = [label.text() for label in view.findChildren(QLabel) if "张明" in label.text()]
    assert about.split(" · ")[1:] == ["张明", "县政府办", "全县会议", "a.docx"]
    assert view.windowTitle() == "在全县会议上的讲话"
    assert shown(source=Source("u", "")).windowTitle() == "（无标题）"
    with qtbot.waitSignal(view.outline_requested) as asked:
        next(one for one in view.findChildren(QPushButton) if one.text() == "以此文为提纲").click()
    assert asked.args == ["s"]


def test_the_charts_show_the_latest_years_and_the_largest_topics_first(qtbot, jobs):
    class Asked:
        def facets(self, _query: object) -> dict[str, dict[str, int]]:
            years = {str(year): 3 for year in range(2000, 2027)}
            topics = {"安全": 5, "农业": 9, "党建": 7} | {f"题{n}": 1 for n in range(30)}
            return {"year": years, "topic": topics}

    charts = LibraryCharts(Asked(), jobs, LIGHT, None)
    qtbot.addWidget(charts)
    years, topics = charts.findChildren(BarChart)
    charts.refresh()
    qtbot.waitUntil(lambda: bool(topics.accessibleDescription()))
    told_years, told_topics = (one.accessibleDescription().split("；") for one in (years, topics))
    assert told_years == [f"{year} 3" for year in range(2026, 2006, -1)]
    assert told_topics[:3] == ["农业 9", "党建 7", "安全 5"]
    assert len(told_topics) == 20
