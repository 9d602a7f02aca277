"""What stands in a row of the findings, where, and what a click on it does."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from drafter.checks.finding import Change, Finding, Fix, Severity
from drafter.ui.base.theme import LIGHT
from drafter.ui.checks.delegate import FindingsDelegate
from drafter.ui.checks.groups import Kind
from drafter.ui.checks.model import ROW_ROLE, FindingRow, HeadingRow, KindRow
from drafter.ui.checks.row_layout import FindingActions, Look, RowLayout


class Done:
    """What was asked for."""

    def __init__(self) -> None:
        self.calls: list[object] = []
        note = self.calls.append
        self.actions = FindingActions(
            fix=lambda finding, fix: note(fix.label),
            keep=lambda finding: note("keep"),
            own=lambda finding: note("own"),
            fill=lambda: note("fill"),
            mend_all=lambda kind: note("all"),
        )


@pytest.fixture
def done():
    return Done()


@pytest.fixture
def layout(qapp, done):
    return RowLayout(QGuiApplication.font(), 320, done.actions)


def fix(label: str, at: int = 0) -> Fix:
    return Fix(label, (Change("a", at, "甲", "乙"),))


def finding(text: str = "澄城县", *fixes: Fix, check: str = "names", at: int = 0) -> Finding:
    return Finding(check, Severity.ERROR, 0, "a", at, at + len(text), text, "为什么", fixes=fixes)


def card(layout: RowLayout, one: Finding) -> list:
    return layout.pieces(FindingRow(one, "为什么", "第二部分", True))


def buttons(pieces: list) -> list[tuple[str, Look, str]]:
    return [(one.words, one.look, one.key) for one in pieces if one.act is not None]


def test_a_heading_says_what_is_below_it(layout):
    (piece,) = layout.pieces(HeadingRow("要改"))
    assert (piece.words, piece.look, piece.act) == ("要改", Look.SECTION, None)


def kind(*findings: Finding, check: str = "names") -> KindRow:
    return KindRow(Kind(check, Severity.ERROR, findings), False)


def test_a_kind_offers_to_mend_all_where_more_than_one_can_be_mended(layout, done):
    one, other = finding("甲", fix("改")), finding("甲", fix("改", 5), at=5)
    assert [piece.words for piece in layout.pieces(kind(one, other))] == ["他处名称", "2", "全部改…"]
    assert [piece.words for piece in layout.pieces(kind(one))] == ["他处名称", "1"]
    assert len(layout.pieces(kind(finding(), finding(at=5)))) == 2
    layout.pieces(kind(one, other))[-1].act()
    assert done.calls == ["all"]


def test_a_kind_with_blanks_offers_to_fill_them_and_comments_nothing(layout, done):
    blank = finding("【地名】", check="blanks")
    pieces = layout.pieces(kind(blank, check="blanks"))
    assert pieces[-1].words == "填空…"
    pieces[-1].act()
    assert done.calls == ["fill"]
    remarks = [finding("甲", fix("好", at), check="comments", at=at) for at in (0, 5)]
    assert len(layout.pieces(kind(*remarks, check="comments"))) == 2


def test_the_link_of_a_kind_stands_at_the_right_edge(layout):
    pieces = layout.pieces(kind(finding("甲", fix("改")), finding("甲", fix("改", 5), at=5)))
    assert pieces[-1].rect.right() == 306
    assert all(before.rect.right() <= after.rect.left() for before, after in pairwise(pieces[:2]))
    assert len({piece.rect.height() for piece in pieces}) == 1


def test_a_quiet_line_shows_the_words_and_the_place(layout):
    words, place = layout.pieces(FindingRow(finding(), "为什么", "第二部分", False))
    assert (words.words, place.words) == ("澄城县", "第二部分")
    assert place.rect.right() == 306
    assert words.rect.right() <= place.rect.left()
    said, _ = layout.pieces(FindingRow(finding("", check="ear"), "为什么", "全文", False))
    assert said.words == "为什么"
    remark, _ = layout.pieces(FindingRow(finding("原文", check="comments"), "张主任：再改", "全文", False))
    assert remark.words == "张主任：再改"


def test_a_card_offers_at_most_three_fixes_the_likeliest_first_then_to_keep_it(layout):
    pieces = card(layout, finding("澄城县", *(fix(name) for name in "一二三四")))
    assert buttons(pieces) == [
        ("一", Look.MAIN_BUTTON, "Ctrl+."), ("就是这里", Look.BUTTON, "Del"), ("二", Look.BUTTON, ""),
        ("三", Look.BUTTON, ""), ("本单位常用，不再提醒", Look.LINK, ""),
    ]  # fmt: skip


def test_a_card_without_a_fix_offers_to_keep_it_and_a_blank_to_fill_it(layout):
    assert [words for words, _, _ in buttons(card(layout, finding()))] == ["就是这里", "本单位常用，不再提醒"]
    blank = buttons(card(layout, finding("【地名】", check="blanks")))
    assert blank == [("填空", Look.MAIN_BUTTON, "Ctrl+B"), ("就是这里", Look.BUTTON, "Del")]
    assert [words for words, _, _ in buttons(card(layout, finding("××", check="blanks")))] == ["就是这里"]


def test_each_button_does_what_it_says(layout, done):
    for piece in card(layout, finding("澄城县", fix("一"), fix("二"))):
        if piece.act is not None:
            piece.act()
    assert done.calls == ["一", "keep", "二", "own"]


def test_the_buttons_go_on_in_the_next_line_and_nothing_lies_over_anything(layout):
    pieces = card(layout, finding("澄城县", *(fix(f"改为“很长很长的名称之{n}”") for n in "一二三")))
    for before, after in pairwise(pieces[1:]):
        assert before.rect.intersected(after.rect).isEmpty()
        assert after.rect.top() >= before.rect.top()
    assert all(one.rect.left() >= 22 and one.rect.right() <= 299 for one in pieces)
    assert len({one.rect.top() for one in pieces if one.act is not None}) > 2
    assert layout.height(FindingRow(finding(), "为什么", "", True)) > layout.height(
        FindingRow(finding(), "为什么", "", False)
    )


@pytest.fixture
def clicked(qtbot, done):
    """Click at a spot of the row of a card, and give what was told: a row, or nothing."""
    view = QListView()
    qtbot.addWidget(view)
    view.resize(340, 300)
    delegate = FindingsDelegate(LIGHT, done.actions, view)
    model = QStandardItemModel()
    item = QStandardItem()
    row = FindingRow(finding("澄城县", fix("一")), "为什么", "第二部分", True)
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    told: list[object] = []
    delegate.row_clicked.connect(told.append)
    index = model.index(0, 0)

    def click(find, button=Qt.MouseButton.LeftButton, kind=QEvent.Type.MouseButtonRelease) -> list[object]:
        option = QStyleOptionViewItem()
        option.rect = QRect(5, 40, 320, 200)
        spot = find(delegate.pieces_at(index)) + QPointF(5, 40)
        event = QMouseEvent(kind, spot, spot, button, button, Qt.KeyboardModifier.NoModifier)
        delegate.editorEvent(event, model, option, index)
        return told

    assert delegate.pieces_at(QModelIndex()) == []
    return click


def test_a_click_on_a_button_does_what_it_says_and_one_beside_it_is_one_on_the_row(clicked, done):
    def fix_button(pieces: list) -> QRect:
        return next(one.rect for one in pieces if one.words == "一")

    assert clicked(lambda pieces: fix_button(pieces).center()) == []
    assert done.calls == ["一"]
    assert clicked(lambda pieces: fix_button(pieces).topLeft() + QPointF(-2, -1)) == []
    assert done.calls == ["一", "一"]
    assert len(clicked(lambda pieces: fix_button(pieces).topLeft() + QPointF(-5, -1))) == 1
    assert len(clicked(lambda pieces: fix_button(pieces).center(), button=Qt.MouseButton.RightButton)) == 1
    assert done.calls == ["一", "一"]
