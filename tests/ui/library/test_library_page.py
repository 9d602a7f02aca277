"""The care of the library, in a real window over a real library."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import open_library
from drafter.library.starter import starter_documents
from drafter.ui.base.theme import current_theme
from drafter.ui.library.care import LibraryCare
from drafter.ui.library.page import LibraryPage
from drafter.ui.library.source_history import SourceHistory
from drafter.ui.library.source_view import SourceView
from drafter.ui.widgets.bar_chart import BarChart

SAFETY = "在全县安全生产工作会议上的讲话"
STYLE = "在全县作风建设大会上的讲话"


class Care:
    """The page with its parts, and what it told the window."""

    def __init__(self, qtbot, library, jobs):
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page = LibraryPage(library, jobs, current_theme(False), self.window)
        self.page.resize(1180, 720)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.messages = []
        self.page.message.connect(self.messages.append)
        self.table = self.page.findChild(QTableView, "sourceTable")
        self.bin = self.page.findChild(QToolButton, "sourceBin")

    @property
    def titles(self):
        model = self.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def row(self, title):
        """What the table shows of a source."""
        model, row = self.table.model(), self.titles.index(title)
        return [model.index(row, column).data() for column in range(model.columnCount())]

    def choose(self, title):
        index = self.table.model().index(self.titles.index(title), 0)
        spot = self.table.visualRect(index).center()
        self.qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def field(self, name):
        return next(line for line in self.page.findChildren(QLineEdit) if line.accessibleName() == name)

    def press(self, name):
        self.qtbot.mouseClick(self.page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def until(self, condition):
        self.qtbot.waitUntil(condition)


@pytest.fixture
def care(qtbot, library, jobs):
    made = Care(qtbot, library, jobs)
    made.until(lambda: len(made.titles) == 2)
    yield made
    made.until(lambda: not jobs.is_busy)


def test_it_lists_the_sources_newest_first_with_what_is_known_of_them(care, library):
    assert care.titles == [STYLE, SAFETY]
    paragraphs = {record.source.title: record.paragraphs for record in library.sources()}
    assert care.row(SAFETY)[1] == "2025-10-09"
    assert care.row(SAFETY)[4] == str(paragraphs[SAFETY])


def test_it_says_how_often_a_source_was_used(care, library):
    hit = library.search(Query("督查考核")).hits[0]
    library.note_use([hit.id])
    care.page.refresh()
    care.until(lambda: care.row(SAFETY)[5] == "1")
    assert care.row(STYLE)[5] == "—"


def test_the_filter_box_narrows_by_any_of_the_words_facts(care):
    care.qtbot.keyClicks(care.page.findChild(QLineEdit, "sourceFilter"), "txt")
    assert len(care.titles) == 2
    care.page.findChild(QLineEdit, "sourceFilter").setText("作风 全县")
    assert care.titles == [STYLE]


def test_what_was_recognised_wrongly_is_corrected(care, library):
    care.choose(SAFETY)
    care.field("日期").setText("2024年3月1日")
    care.field("单位").setText("某县应急管理局")
    care.page.findChild(QComboBox).setCurrentText("市")
    care.press("saveFacts")
    care.until(lambda: care.row(SAFETY)[1:3] == ["2024-03-01", "某县应急管理局"])
    corrected = next(record.source for record in library.sources() if record.source.title == SAFETY)
    assert (corrected.date, corrected.level) == (date(2024, 3, 1), "city")
    assert library.search(Query("督查考核", year=2024)).total == 1
    assert care.messages == [f"已更正“{SAFETY}”。"]


def test_what_was_corrected_is_saved_when_another_source_is_chosen(care, library):
    care.choose(SAFETY)
    care.field("讲话人").setText("县长王建国")
    care.field("日期").setText("某天")
    care.choose(STYLE)
    care.until(lambda: care.messages == [f"已更正“{SAFETY}”。"])
    corrected = next(record.source for record in library.sources() if record.source.title == SAFETY)
    assert corrected.speaker == "县长王建国"
    assert corrected.date == date(2025, 10, 9)
    care.until(lambda: care.field("标题").text() == STYLE)


def test_what_was_corrected_is_saved_when_the_page_is_closed(care, library):
    care.choose(SAFETY)
    care.field("讲话人").setText("县长王建国")
    care.page.close()
    care.until(lambda: "县长王建国" in [record.source.speaker for record in library.sources()])


def test_several_sources_are_corrected_at_once_in_what_was_changed_alone(care, library):
    care.table.selectAll()
    assert [care.field(name).text() for name in ("标题", "日期", "单位")] == ["", "", ""]
    assert care.field("标题").placeholderText() == "各不相同"
    assert care.page.findChild(QPushButton, "saveFacts").text() == "更正这 2 篇"
    care.field("单位").setText("清源县人民政府")
    care.page.findChild(QComboBox).setCurrentText("市")
    care.press("saveFacts")
    care.until(lambda: care.messages == ["已更正 2 篇。"])
    sources = {record.source.title: record.source for record in library.sources()}
    assert {source.unit for source in sources.values()} == {"清源县人民政府"}
    assert {source.level for source in sources.values()} == {"city"}
    assert (sources[SAFETY].date, sources[STYLE].date) == (date(2025, 10, 9), date(2026, 2, 9))
    assert library.facets(Query())["level"] == {"city": library.search(Query()).total}


def test_a_correction_can_be_taken_back_while_the_source_is_still_shown(care, library, jobs):
    care.choose(SAFETY)
    for unit in ("某县应急管理局", ""):
        care.field("单位").setText(unit)
        care.press("saveFacts")
        care.until(lambda unit=unit: unit in {record.source.unit for record in library.sources()})
        care.until(lambda: not jobs.is_busy)
        QApplication.processEvents()
    assert {record.source.unit for record in library.sources()} == {""}


def test_looking_again_leaves_what_is_being_typed(care, jobs):
    care.choose(SAFETY)
    care.field("讲话人").setText("县长王")
    care.page.refresh()
    care.until(lambda: not jobs.is_busy)
    care.qtbot.wait(20)
    assert care.field("讲话人").text() == "县长王"
    assert care.messages == []


def test_looking_again_leaves_every_choice(care, jobs):
    care.table.selectAll()
    assert len(care.page.chosen()) == 2
    care.page.refresh()
    care.until(lambda: not jobs.is_busy)
    QApplication.processEvents()
    assert len(care.page.chosen()) == 2


def test_down_goes_from_the_filter_to_the_sources(care):
    care.field("筛选来源").setFocus()
    care.qtbot.keyClick(care.field("筛选来源"), Qt.Key.Key_Down)
    assert care.table.hasFocus()
    assert [record.source.title for record in care.page.chosen()] == [STYLE]


def test_a_date_that_nobody_understands_cannot_be_saved(care):
    care.choose(SAFETY)
    care.field("日期").setText("去年秋天")
    assert not care.page.findChild(QPushButton, "saveFacts").isEnabled()
    assert "2025年10月9日" in care.field("日期").toolTip()


def test_nothing_can_be_saved_before_something_was_changed(care):
    care.choose(SAFETY)
    assert not care.page.findChild(QPushButton, "saveFacts").isEnabled()
    care.field("讲话人").setText("张明")
    assert care.page.findChild(QPushButton, "saveFacts").isEnabled()


def test_who_changed_what_is_shown_and_taken_back(care, library):
    source = next(record.source for record in library.sources() if record.source.title == SAFETY)
    library.edit_source(replace(source, state="delivered", unit="县应急局"))
    care.page.refresh()
    care.until(lambda: care.row(SAFETY)[2:4] == ["县应急局", "已讲"])
    care.choose(SAFETY)
    care.press("sourceChanges")
    view = care.page.findChild(SourceHistory)
    table = view.findChild(QTableWidget)
    care.until(lambda: table.rowCount() == 2)
    rows = [[table.item(row, column).text() for column in (1, 2)] for row in range(2)]
    assert ["本机", "状态：（空） → 已讲"] in rows
    table.selectRow(rows.index(["本机", "状态：（空） → 已讲"]))
    view.findChild(QPushButton, "takeBack").click()
    care.until(lambda: care.row(SAFETY)[2:4] == ["县应急局", ""])
    care.until(lambda: table.rowCount() == 3)


def test_a_source_goes_to_the_bin_and_comes_back(care, library):
    care.choose(STYLE)
    care.qtbot.keyClick(care.table, Qt.Key.Key_Delete)
    care.until(lambda: care.titles == [SAFETY])
    assert library.search(Query("督查")).total == 1
    care.qtbot.mouseClick(care.bin, Qt.MouseButton.LeftButton)
    assert care.titles == [STYLE]
    care.choose(STYLE)
    care.press("removeSource")
    care.until(lambda: care.titles == [])
    assert library.search(Query("督查")).total == 2


def test_the_bin_is_emptied_only_at_the_second_press(care, library):
    care.choose(STYLE)
    care.press("removeSource")
    care.until(lambda: care.titles == [SAFETY])
    care.qtbot.mouseClick(care.bin, Qt.MouseButton.LeftButton)
    care.press("emptyBin")
    assert care.page.findChild(QPushButton, "emptyBin").text() == "再按一次，彻底删除"
    assert len(library.sources()) == 2
    care.press("emptyBin")
    care.until(lambda: "回收站已清空。" in care.messages)
    assert [record.source.title for record in library.sources()] == [SAFETY]


def test_starter_material_is_marked_and_removed_at_once(care, library):
    documents = list(starter_documents())
    library.add_starter(documents)
    care.page.refresh()
    care.until(lambda: len(care.titles) == 2 + len(documents))
    assert sum(title.endswith("（入门语料）") for title in care.titles) == len(documents)
    care.press("removeStarter")
    care.until(lambda: len(care.titles) == 2)
    assert not care.page.findChild(QPushButton, "removeStarter").isVisible()


def test_a_source_without_unit_shows_who_spoke(care, library):
    source = next(record.source for record in library.sources() if record.source.title == SAFETY)
    library.edit_source(replace(source, unit="", speaker="县长　李明"))
    care.page.refresh()
    care.until(lambda: care.row(SAFETY)[2] == "县长　李明")
    library.edit_source(replace(source, unit="县应急管理局", speaker="县长　李明"))
    care.page.refresh()
    care.until(lambda: care.row(SAFETY)[2] == "县应急管理局")


def test_the_bin_offers_nothing_to_do_with_starter_material(care, library):
    library.add_starter(list(starter_documents()))
    care.page.refresh()
    starter = care.page.findChild(QPushButton, "removeStarter")
    care.until(lambda: starter.isVisible())
    care.bin.click()
    assert not starter.isVisible()


def test_two_charts_show_how_much_there_is_by_year_and_topic(care):
    years, topics = care.page.findChildren(BarChart)
    care.until(lambda: years.accessibleDescription().startswith("2026 "))
    assert "2025 " in years.accessibleDescription()
    assert "安全生产" in topics.accessibleDescription()
    charts = care.page.findChildren(BarChart)
    care.until(lambda: all(chart.height() >= chart.sizeHint().height() for chart in charts))


def test_the_chart_shows_all_the_years_of_an_old_office(care, library, tmp_path):
    for year in range(2008, 2025):
        old = tmp_path / f"{year}.txt"
        old.write_text(
            f"在全县工作会议上的讲话\n（{year}年3月1日）\n同志们：\n{year}年的工作要早动手。\n",
            encoding="utf-8",
        )
        assert run_job(library.import_files([old])).imported == 1
    care.page.refresh()
    years, _ = care.page.findChildren(BarChart)
    care.until(lambda: "；2008 1" in years.accessibleDescription())


def press_care(care, text):
    button = next(b for b in care.page.findChildren(QPushButton) if b.text() == text)
    care.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_library_is_checked_and_its_index_rebuilt(care, library):
    press_care(care, "检查语料库")
    care.until(lambda: bool(care.messages))
    assert care.messages[0].startswith("语料库完好：2 篇")
    assert care.page.findChild(QLabel, "librarySaid").text() == care.messages[0]
    press_care(care, "重建索引")
    care.until(lambda: len(care.messages) == 2)
    assert care.messages[1].startswith("索引已重建")
    assert library.search(Query("督查")).total == 2


def test_a_backup_brings_everything_back(care, library, tmp_path):
    care.page.findChild(LibraryCare).back_up(tmp_path / "备份.gaolib")
    care.until(lambda: bool(care.messages))
    assert (tmp_path / "备份.gaolib").is_file()
    for record in library.sources():
        library.remove(record.source.id)
    library.empty_bin()
    care.page.refresh()
    care.until(lambda: care.titles == [])
    care.page.findChild(LibraryCare).restore(tmp_path / "备份.gaolib")
    care.until(lambda: care.titles == [STYLE, SAFETY])


def test_a_backup_into_a_folder_that_is_gone_says_what_to_do(care, tmp_path):
    care.page.findChild(LibraryCare).back_up(tmp_path / "没有" / "备份.gaolib")
    care.until(lambda: bool(care.messages))
    assert "没有" in care.messages[0]
    assert "Traceback" not in care.messages[0]


def test_the_whole_text_opens_and_its_skeleton_can_be_asked_for(care):
    care.choose(SAFETY)
    with care.qtbot.waitSignal(care.page.outline_from_source_requested):
        press_care(care, "以此文为提纲")
    press_care(care, "查看全文")
    view = care.page.findChild(SourceView)
    care.until(lambda: "一要看清形势" in view._text.toPlainText())
    view.close()


def test_a_library_that_can_only_be_read_cannot_be_changed_from_here(qtbot, library, jobs, tmp_path):
    reader = open_library(tmp_path / "library")
    care = Care(qtbot, reader, jobs)
    care.until(lambda: len(care.titles) == 2)
    care.choose(SAFETY)
    assert not care.page.findChild(QPushButton, "removeSource").isEnabled()
    assert not care.field("标题").isEnabled()
    care.until(lambda: not jobs.is_busy)
    reader.close()


def test_the_page_fits_a_small_screen(care, library):
    library.add_starter(starter_documents())
    care.page.refresh()
    care.until(lambda: len(care.titles) > 2)
    QApplication.processEvents()
    assert care.page.minimumSizeHint().height() <= 600
    assert care.page.minimumSizeHint().width() <= 1000


def test_closing_the_page_while_it_works_harms_nothing(care, library, jobs):
    care.page.findChild(LibraryCare).verify()
    care.page.refresh()
    care.qtbot.keyClick(care.table, Qt.Key.Key_Escape)
    care.until(lambda: not jobs.is_busy)
    assert not isValid(care.page)


def test_a_source_that_is_gone_meanwhile_is_told(care, library):
    care.choose(STYLE)
    source = care.page.chosen()[0].source
    library.remove(source.id)
    library.empty_bin()
    care.page.remove_chosen()
    care.until(lambda: bool(care.messages))
    assert "已经没有这篇材料" in care.messages[0]
    assert run_job(library.verify()).problems == ()


def test_titles_can_be_told_apart_however_narrow_the_page_is(care):
    header = care.table.horizontalHeader()
    least = care.table.fontMetrics().horizontalAdvance("在") * 14
    care.page.resize(700, 400)
    care.qtbot.waitUntil(lambda: care.page.width() <= 760)
    assert header.sectionSize(0) >= least
    care.page.resize(1600, 720)
    care.qtbot.waitUntil(lambda: header.sectionSize(0) > least)
    assert sum(header.sectionSize(n) for n in range(header.count())) == care.table.viewport().width()


def test_in_a_library_that_can_only_be_read_nothing_can_be_removed_or_shared(qtbot, library, jobs, tmp_path):
    reader = open_library(tmp_path / "library")
    assert reader.read_only
    care = Care(qtbot, reader, jobs)
    care.until(lambda: len(care.titles) == 2)
    buttons = [care.page.findChild(QPushButton, name) for name in ("removeSource", "keepPrivate")]
    assert [button.isEnabled() for button in buttons] == [False, False]
    care.choose(SAFETY)
    assert [button.isEnabled() for button in buttons] == [False, False]
    care.until(lambda: not jobs.is_busy)
    reader.close()


def test_sources_can_be_removed_and_shared_where_some_are_chosen(care):
    buttons = [care.page.findChild(QPushButton, name) for name in ("removeSource", "keepPrivate")]
    care.table.clearSelection()
    assert [button.isEnabled() for button in buttons] == [False, False]
    care.choose(SAFETY)
    assert [button.isEnabled() for button in buttons] == [True, True]
