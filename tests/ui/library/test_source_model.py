"""The table of the sources: what it shows, how it is narrowed and put in order."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from drafter.core.model import Source
from drafter.library.api import SourceRecord
from drafter.ui.library.source_model import SourceModel

FIRST = SourceRecord(
    Source("1", "Alpha 讲话", "a.docx", date(2026, 1, 5), "张明", "全县会议", "县政府办"),
    paragraphs=1200,
    uses=3,
)
SECOND = SourceRecord(Source("2", "", "b.docx", date(2025, 1, 5), place="清源县"), paragraphs=5)
BINNED = SourceRecord(Source("3", "旧稿", "c.docx", speaker="李红"), paragraphs=9, removed=True)


@pytest.fixture
def model(qapp):
    made = SourceModel()
    made.show([FIRST, SECOND, BINNED])
    return made


def column(
    model: SourceModel, number: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> list[object]:
    return [model.index(row, number).data(role) for row in range(model.rowCount())]


def test_it_shows_what_is_not_in_the_bin_newest_first(model):
    assert column(model, 0) == ["Alpha 讲话", "b"]
    assert column(model, 2) == ["县政府办", "清源县"]
    assert column(model, 4) == ["1,200", "5"]
    assert column(model, 5) == ["3", "—"]
    assert model.records == [FIRST, SECOND, BINNED]
    assert model.record(model.index(1, 0)) is SECOND


def test_the_bin_has_its_own(model):
    model.narrow("", in_bin=True)
    assert column(model, 0) == ["旧稿"]
    assert column(model, 2) == ["李红"]


@pytest.mark.parametrize(
    ("words", "count"),
    [("", 2), ("alpha", 1), ("ALPHA 全县", 1), ("alpha 清源", 0), ("docx", 2), ("张明", 1), ("李红", 0)],
)
def test_all_of_the_words_have_to_be_in_its_facts(model, words, count):
    model.narrow(words, in_bin=False)
    assert model.rowCount() == count


def test_any_column_orders_it_both_ways(model):
    model.sort(4)
    assert column(model, 4) == ["5", "1,200"]
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert column(model, 4) == ["1,200", "5"]
    model.sort(0)
    assert column(model, 0) == ["Alpha 讲话", "b"]


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (replace(FIRST, source=replace(FIRST.source, starter=True)), "Alpha 讲话（入门语料）"),
        (replace(FIRST, source=replace(FIRST.source, brought="秘书科")), "Alpha 讲话（秘书科）"),
        (replace(FIRST, private=True), "Alpha 讲话（只留本机）"),
    ],
)
def test_where_a_source_is_from_stands_behind_its_title(model, record, shown):
    model.show([record])
    assert column(model, 0) == [shown]


def test_numbers_stand_at_the_right_and_a_tip_names_the_file(model):
    at = Qt.ItemDataRole.TextAlignmentRole
    assert [bool(column(model, number, at)[0]) for number in range(7)] == [False] * 4 + [True] * 3
    heads = [model.headerData(number, Qt.Orientation.Horizontal, at) for number in range(7)]
    assert [head is not None for head in heads] == [False] * 4 + [True] * 3
    assert model.headerData(0, Qt.Orientation.Horizontal) == "标题"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert "a.docx" in column(model, 0, Qt.ItemDataRole.ToolTipRole)[0]
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.columnCount() == 7
