"""The list of passages that are taken from sources."""

import datetime

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt

from drafter.core.kept import with_kept
from drafter.core.model import Draft, Source
from drafter.core.origin import Origin
from drafter.core.origin_parts import Taken
from drafter.ui.origin.passages import KEPT_ROLE, TAKEN_ROLE, TakenModel, about

SOURCE = Source("s", "在全市会议上的讲话", date=datetime.date(2025, 3, 1), state="final")


def taken(words: str, changed: float = 0.0, source: Source = SOURCE) -> Taken:
    origin = Origin.REWORDED if changed else Origin.FOREIGN
    return Taken("p", 0, len(words), words, "外单位", origin, len(words), source, words, (0, 4), changed)


@pytest.mark.parametrize(
    "one, said",
    [
        (taken("抓好落实"), "在全市会议上的讲话 · 2025.03 · 定稿 · 外单位"),
        (taken("抓好落实", 0.25), "在全市会议上的讲话 · 2025.03 · 定稿 · 外单位，改了 25%"),
        (taken("抓好落实", source=Source("s", "讲话")), "讲话 · 外单位"),
    ],
)
def test_a_passage_says_where_it_is_from(one: Taken, said: str):
    assert about(one) == said


def test_what_is_wanted_as_it_is_stands_at_the_end(qapp, qtbot):
    parent = QModelIndex()
    owner = QObject()
    model = TakenModel(owner)
    first, second = taken("抓好落实工作"), taken("压实各级责任")
    model.show([first, second], with_kept(Draft(), "抓好落实工作"))
    assert [model.index(row).data() for row in range(model.rowCount(parent))] == [second.words, first.words]
    assert [model.index(row).data(KEPT_ROLE) for row in (0, 1)] == [False, True]
    assert model.index(0).data(TAKEN_ROLE) == second
    assert "6 字" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(parent) is None
    assert model.rowCount(model.index(0)) == 0
    assert (model.row_of(first), model.row_of(second), model.row_of(taken("别的话"))) == (1, 0, -1)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show([first, second], with_kept(Draft(), "抓好落实工作"))
