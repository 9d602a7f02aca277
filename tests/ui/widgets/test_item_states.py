"""What a list shows of the item that is chosen, under the pointer, or where the keyboard stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.core.clip import Clip
from drafter.core.model import Outline, Paragraph, Role, Slot, Source
from drafter.core.origin import Origin
from drafter.core.origin_parts import Taken
from drafter.library.api import Hit
from drafter.ui.base.theme import LIGHT
from drafter.ui.drafts.picker import OUTLINE_ROLE, OutlineCardDelegate
from drafter.ui.library.card_delegate import HIT_ROLE, CardDelegate
from drafter.ui.origin.passages import TAKEN_ROLE, TakenDelegate
from drafter.ui.outline.branches import Branch, BranchKind
from drafter.ui.outline.delegate import OutlineDelegate
from drafter.ui.outline.model import BRANCH_ROLE
from drafter.ui.widgets.item_option import has_focus, is_chosen, is_hovered, item_option
from drafter.ui.widgets.two_lines import DETAIL_ROLE, TwoLineDelegate

State = QStyle.StateFlag
NONE, CHOSEN, HOVERED, FOCUSED = (
    State.State_Enabled,
    State.State_Selected,
    State.State_MouseOver,
    State.State_HasFocus,
)


def option_in(state: QStyle.StateFlag) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.state = State.State_Enabled | state
    option.rect = QRect(0, 0, 240, 200)
    option.font = QGuiApplication.font()
    return option


@pytest.mark.parametrize(
    ("asked", "flag"), [(is_chosen, CHOSEN), (is_hovered, HOVERED), (has_focus, FOCUSED)]
)
def test_each_state_is_told_by_its_own_flag_alone(qapp, asked, flag):
    told = {one: asked(item_option(option_in(one))) for one in (NONE, CHOSEN, HOVERED, FOCUSED)}
    assert told == {one: one == flag for one in told}


def painted(delegate: QStyledItemDelegate, role: int, value: object, state: QStyle.StateFlag) -> QImage:
    model = QStandardItemModel()
    item = QStandardItem("第一行")
    item.setData(value, role)
    model.appendRow(item)
    picture = QImage(240, 200, QImage.Format.Format_RGB32)
    picture.fill("white")
    painter = QPainter(picture)
    delegate.paint(painter, option_in(state), model.index(0, 0))
    painter.end()
    return picture


SOURCE = Source("s", "在全县作风建设大会上的讲话")
HIT = Hit("1", Clip((Paragraph("a", text="督查不是挑毛病。", source=SOURCE),)), 1.0, sources=(SOURCE,))
OUTLINE = Outline("mine", "我的提纲", "两行\n说明", (Slot(Role.TITLE), Slot(Role.BODY, prompt="导语")))
TAKEN = Taken("a", 0, 8, "督查不是挑毛病。", "原文", Origin.OWN, 8, SOURCE, "督查不是挑毛病。", (0, 8))
BRANCH = Branch("h", BranchKind.HEADING, 0, 1, "一、", "提高认识", "", 12, 0, False, False, 1)
PARENT = replace(BRANCH, children=(replace(BRANCH, id="p", kind=BranchKind.POINT),))


def drawn(name: str) -> tuple[QStyledItemDelegate, int, object]:
    """What paints rows of a kind, and what such a row holds under which role."""
    return {
        "command": (TwoLineDelegate(LIGHT), DETAIL_ROLE, "第二行"),
        "outline card": (OutlineCardDelegate(LIGHT, 80, told=True), OUTLINE_ROLE, OUTLINE),
        "passage": (TakenDelegate(LIGHT), TAKEN_ROLE, TAKEN),
        "branch": (OutlineDelegate(LIGHT), BRANCH_ROLE, BRANCH),
        "hit": (CardDelegate(LIGHT, QGuiApplication.font()), HIT_ROLE, HIT),
    }[name]


@pytest.mark.parametrize("name", ["command", "outline card", "passage", "branch", "hit"])
def test_a_row_that_is_chosen_and_one_under_the_pointer_look_otherwise_than_the_rest(qapp, name):
    quiet, chosen, hovered = (painted(*drawn(name), state) for state in (NONE, CHOSEN, HOVERED))
    assert painted(*drawn(name), NONE) == quiet
    assert quiet != chosen
    assert quiet != hovered
    assert chosen != hovered


def test_an_outline_on_which_the_keyboard_stands_looks_like_one_under_the_pointer(qapp):
    assert painted(*drawn("outline card"), FOCUSED) == painted(*drawn("outline card"), HOVERED)


def test_only_a_branch_that_can_be_folded_has_the_arrow_and_only_under_the_pointer(qapp):
    delegate = OutlineDelegate(LIGHT)
    seen = {
        (one.id, bool(one.children), state): painted(delegate, BRANCH_ROLE, one, state)
        for one in (BRANCH, PARENT)
        for state in (NONE, HOVERED)
    }
    assert seen["h", False, NONE] == seen["h", True, NONE]
    assert seen["h", False, HOVERED] != seen["h", True, HOVERED]
