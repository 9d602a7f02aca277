"""The cards of the library as a view asks for them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Source
from drafter.library.api import Hit
from drafter.ui.dragging.clip_mime import clip_from_mime
from drafter.ui.library.model import _LONGEST_TIP, HIT_ROLE, LibraryModel, _shortened

SOURCE = Source("s", "在全县会议上的讲话")
HITS = [Hit(n, Clip((Paragraph(n, text=f"第{n}句。", source=SOURCE),)), 1.0) for n in "abcd"]
NOWHERE = QModelIndex()


@pytest.fixture
def model(qapp):
    made = LibraryModel()
    made.append(HITS[:2], 4)
    return made


def test_a_card_has_words_a_hit_and_something_to_drag(model):
    index = model.index(1)
    assert index.data(HIT_ROLE) == HITS[1]
    assert index.data() == "第b句。（在全县会议上的讲话）"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "第b句。"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(NOWHERE) is None
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(NOWHERE) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.supportedDragActions() is Qt.DropAction.CopyAction
    assert (model.rowCount(), model.rowCount(index)) == (2, 0)
    clip = clip_from_mime(model.mimeData([model.index(1), model.index(0), model.index(1)]))
    assert clip is not None
    assert [paragraph.id for paragraph in clip.paragraphs] == ["a", "b"]


def test_a_further_page_is_asked_for_once_and_while_there_is_one(model, qtbot):
    assert model.canFetchMore(NOWHERE)
    assert not model.canFetchMore(model.index(0))
    with qtbot.waitSignal(model.more_wanted) as wanted:
        model.fetchMore(NOWHERE)
    assert wanted.args == [2]
    assert not model.canFetchMore(NOWHERE)
    model.append(HITS[1:3], 4)
    assert [model.index(row).data(HIT_ROLE).id for row in range(model.rowCount())] == ["a", "b", "c"]
    assert model.canFetchMore(NOWHERE)
    model.hold()
    assert not model.canFetchMore(NOWHERE)
    model.append([], 4)  # there is no more after all
    assert not model.canFetchMore(NOWHERE)
    assert model.rowCount() == 3


def test_a_mark_is_told_of_the_card_that_has_it_alone(model, qtbot):
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_favourite("b", True)
    assert changed.args[0].row() == changed.args[1].row() == 1
    assert [model.index(row).data(HIT_ROLE).favourite for row in (0, 1)] == [False, True]
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_favourite("zz", True)
    assert model.index(1).data(HIT_ROLE) == replace(HITS[1], favourite=True)


def test_a_long_text_is_cut_for_a_tip():
    assert _shortened("字" * _LONGEST_TIP) == "字" * _LONGEST_TIP
    assert _shortened("字" * (_LONGEST_TIP + 1)) == "字" * _LONGEST_TIP + "…"


def test_the_same_cards_again_change_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset):
        model.fetchMore(NOWHERE)
        assert model.show(HITS[:2], 4) is False
    assert model.canFetchMore(NOWHERE)
    for hits, total in ((HITS[:2], 3), (HITS[:1], 3)):
        with qtbot.waitSignal(model.modelReset):
            assert model.show(hits, total) is True
        assert (model.hits, model.total) == (tuple(hits), total)
