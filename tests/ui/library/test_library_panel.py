"""The panel of past speeches, in a real window over a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from drafter.core.clip import ClipKind
from drafter.core.model import Draft, Move, Paragraph, Role, Slot, Source
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.base.theme import current_theme
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_from_mime
from drafter.ui.dragging.file_drop import FileDrop
from drafter.ui.library.card_layout import MAX_LINES
from drafter.ui.library.filters import LibraryFilters
from drafter.ui.library.panel import LibraryPanel
from drafter.ui.library.results import LibraryResults
from drafter.ui.library.source_view import SourceView
from tests.library.speeches import speech
from tests.ui.conftest import type_text
from tests.ui.library_material import SAFETY, STYLE, write_speeches


class Desk:
    """The panel with its parts, and what it asked the window for."""

    def __init__(self, qtbot, library, jobs):
        self.panel = LibraryPanel(library, jobs, current_theme(False))
        self.panel.resize(380, 760)
        qtbot.addWidget(self.panel)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.qtbot = qtbot
        self.jobs = jobs
        self.search = self.panel.findChild(QLineEdit, "librarySearch")
        self.results = self.panel.findChild(LibraryResults, "libraryResults")
        self.filters = self.panel.findChild(LibraryFilters)
        self.inserted, self.messages = [], []
        self.panel.insert_requested.connect(lambda hits, _whole: self.inserted.append(hits))
        self.panel.message.connect(self.messages.append)

    @property
    def texts(self):
        return [hit.clip.paragraphs[0].text for hit in self.results.cards.hits]

    @property
    def state(self):
        """All that is said of the cards, which a narrow row cuts."""
        return self.panel.findChild(QLabel, "libraryState").toolTip()

    @property
    def back(self):
        return self.panel.findChild(QPushButton, "libraryBack")

    def type(self, text):
        self.search.setFocus()
        type_text(self.search, text)

    def until(self, condition):
        self.qtbot.waitUntil(condition)

    def find(self, text):
        """Search, and wait for the answer, not for what an earlier search said or has yet to say."""
        self.until(lambda: not self.jobs.is_busy)
        self.panel.findChild(QLabel, "libraryState").setToolTip("")
        self.search.setText(text)
        self.until(lambda: self.state.startswith("找到") or not self.texts)


@pytest.fixture
def desk(qtbot, library, jobs):
    made = Desk(qtbot, library, jobs)
    made.until(lambda: bool(made.texts))
    yield made
    made.until(lambda: not jobs.is_busy)


def centre(results, row):
    return results.visualRect(results.cards.index(row)).center()


def test_it_says_how_much_there_is_and_browses_the_newest(desk):
    desk.until(lambda: desk.search.placeholderText().startswith("在 2 篇里搜"))
    assert desk.state == "最近的语料"
    assert len(desk.texts) > 5


def test_searching_as_one_types_finds_what_holds_all_words(desk):
    desk.type("督查考核")
    desk.until(lambda: desk.state == "找到 1 条")
    assert desk.texts[0].startswith("严格督查考核")
    assert desk.results.cards.hits[0].highlights


def test_the_answer_to_the_last_letter_wins(desk):
    for text in ("安", "安全", "安全生", "安全生产", "安全", "作风"):
        desk.search.setText(text)
        desk.panel._ask()
    desk.until(lambda: desk.state.startswith("找到"))
    assert all("作风" in text for text in desk.texts)


def test_nothing_found_says_what_to_try(desk):
    desk.find("航天飞机")
    assert desk.results._empty[0] == "没有找到“航天飞机”"


def test_an_empty_library_teaches_to_drop_files(qtbot, tmp_path, jobs):
    from drafter.library.embedded import open_library

    library = open_library(tmp_path / "empty")
    empty = Desk(qtbot, library, jobs)
    empty.until(lambda: not jobs.is_busy)
    assert empty.results._empty[0] == "还没有语料"
    assert "拖进来" in empty.results._empty[1]
    library.close()


def test_a_place_brings_recommendations_each_with_its_reason(desk):
    desk.panel.set_place(Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核", topics=("督查", "考核")), Draft())
    desk.until(lambda: desk.state.startswith("为此处推荐"))
    assert all(hit.reason for hit in desk.results.cards.hits)


def test_inserting_a_card_keeps_the_keyboard_where_it_was(desk, library):
    slot = Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核", topics=("督查", "考核"))
    desk.panel.set_place(slot, Draft())
    desk.until(lambda: desk.state.startswith("为此处推荐"))
    desk.results.enter()
    desk.qtbot.keyClick(desk.results, Qt.Key.Key_Down)
    before = list(desk.texts)
    desk.panel.set_place(slot, Draft(paragraphs=desk.results.chosen()[0].clip.paragraphs))
    desk.until(lambda: desk.texts != before)
    assert before[1] not in desk.texts
    assert desk.results.currentIndex().row() == 1


def test_cards_in_hand_stay_until_the_pointer_has_left_them(desk):
    slot = Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核", topics=("督查", "考核"))
    desk.panel.set_place(slot, Draft())
    desk.until(lambda: desk.state.startswith("为此处推荐"))
    desk.results.enter()
    desk.results.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    before = list(desk.texts)
    desk.panel.set_place(slot, Draft(paragraphs=desk.results.chosen()[0].clip.paragraphs))
    desk.until(lambda: desk.panel._late)
    assert desk.texts == before
    desk.results.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(desk.results, QEvent(QEvent.Type.Leave))
    desk.until(lambda: desk.texts != before)


def test_what_is_shown_stays_still_while_nothing_else_would_be_shown(desk):
    slot = Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核", topics=("督查", "考核"))
    desk.panel.set_place(slot, Draft())
    desk.until(lambda: desk.state.startswith("为此处推荐"))
    resets = []
    desk.results.cards.modelReset.connect(lambda: resets.append(True))
    desk.panel.set_place(slot, Draft(paragraphs=(Paragraph("p", text="同志们好。"),)))
    with desk.qtbot.waitSignal(desk.panel._search.answered):
        pass
    assert resets == []


def test_whoever_asks_for_headings_gets_headings_whatever_the_place(desk):
    desk.panel.set_place(Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核"), Draft())
    desk.filters.kind.pick(ClipKind.HEADING)
    desk.until(lambda: desk.state == "找到 4 条")
    assert all(hit.clip.kind is ClipKind.HEADING for hit in desk.results.cards.hits)


def test_without_recommending_an_empty_box_browses(desk):
    desk.panel.set_place(Slot(Role.POINT, 1, prompt="讲怎样督查、怎样考核"), Draft())
    desk.until(lambda: desk.state.startswith("为此处推荐"))
    desk.qtbot.mouseClick(desk.filters.kind.button(ClipKind.PARAGRAPH), Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.state == "最近的语料")
    assert not any(hit.reason for hit in desk.results.cards.hits)


def test_filters_narrow_and_one_button_takes_them_away(desk):
    desk.filters.kind.pick(ClipKind.HEADING)
    desk.until(lambda: "正视问题，深挖根源" in desk.texts)
    assert all(hit.clip.kind is ClipKind.HEADING for hit in desk.results.cards.hits)
    desk.filters.year.pick(2026)
    desk.until(lambda: len(desk.texts) == 2)
    assert {hit.source.date.year for hit in desk.results.cards.hits} == {2026}
    desk.filters.reset()
    desk.until(lambda: len(desk.texts) > 5)


def test_the_menu_of_a_chip_counts_what_each_value_would_leave(desk):
    desk.until(lambda: bool(desk.filters.year._choices))
    desk.filters.year.menu().aboutToShow.emit()
    entries = [action.text() for action in desk.filters.year.menu().actions()]
    assert entries[0] == "全部年份"
    assert any(entry.startswith("2026 年\t") for entry in entries)


def test_a_filter_by_move_shows_only_that_move(desk):
    desk.filters.move_chip.pick(Move.CLOSING)
    desk.until(lambda: desk.state.startswith("找到"))
    assert {hit.clip.paragraphs[0].move for hit in desk.results.cards.hits} == {Move.CLOSING}


def test_the_keyboard_goes_from_the_box_to_the_cards_and_back(desk):
    desk.type("考核")
    desk.until(lambda: len(desk.texts) == 2)
    desk.qtbot.keyClick(desk.search, Qt.Key.Key_Down)
    assert desk.results.hasFocus()
    assert desk.results.currentIndex().row() == 0
    desk.qtbot.keyClick(desk.results, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.results, Qt.Key.Key_Return)
    assert [[hit.clip.paragraphs[0].text for hit in hits] for hits in desk.inserted] == [[desk.texts[1]]]
    desk.qtbot.keyClick(desk.results, Qt.Key.Key_Escape)
    assert desk.search.hasFocus()


def test_escape_empties_the_box_then_leaves_it(desk):
    desk.type("考核")
    desk.until(lambda: len(desk.texts) == 2)
    desk.qtbot.keyClick(desk.search, Qt.Key.Key_Escape)
    assert desk.search.text() == ""
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.qtbot.keyClick(desk.search, Qt.Key.Key_Escape)


def test_ctrl_enter_in_the_box_inserts_the_best(desk):
    desk.type("督查考核")
    desk.until(lambda: desk.state == "找到 1 条")
    desk.qtbot.keyClick(desk.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.inserted[0][0].clip.paragraphs[0].text.startswith("严格督查考核")


def test_letters_typed_on_a_card_go_on_in_the_box(desk):
    desk.results.enter()
    desk.qtbot.keyClick(desk.results, "x")
    assert desk.search.text() == "x"
    assert desk.search.hasFocus()


def test_a_double_click_inserts_the_card(desk):
    spot = centre(desk.results, 1)
    desk.qtbot.mouseClick(desk.results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.qtbot.mouseDClick(desk.results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [hit.clip.paragraphs[0].text for hit in desk.inserted[0]] == [desk.texts[1]]


def test_several_cards_go_together_in_their_order(desk):
    viewport, control = desk.results.viewport(), Qt.KeyboardModifier.ControlModifier
    desk.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre(desk.results, 2))
    desk.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, control, pos=centre(desk.results, 0))
    mime = desk.results.cards.mimeData(desk.results.selectedIndexes())
    clip = clip_from_mime(mime)
    assert [paragraph.text for paragraph in clip.paragraphs] == [desk.texts[0], desk.texts[2]]
    assert all(paragraph.source for paragraph in clip.paragraphs)
    assert mime.hasFormat(CLIP_MIME) and mime.hasText() and mime.hasHtml()


def test_an_answer_that_comes_while_a_card_is_held_waits_for_the_hand(desk, jobs):
    viewport, button, held = desk.results.viewport(), Qt.MouseButton.LeftButton, desk.texts
    desk.search.setText("督查")
    desk.qtbot.mousePress(viewport, button, pos=centre(desk.results, 1))
    desk.qtbot.wait(100)
    desk.until(lambda: not jobs.is_busy)
    assert desk.texts == held
    assert [hit.clip.paragraphs[0].text for hit in desk.results.chosen()] == [held[1]]
    desk.qtbot.mouseRelease(viewport, button, pos=centre(desk.results, 1))
    desk.until(lambda: desk.state.startswith("找到"))
    assert desk.texts != held


@pytest.fixture
def unhurried(qapp):
    """Time for a second click, however busy the machine is."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(3000)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.mark.usefixtures("unhurried")
def test_the_second_click_finds_the_card_of_the_first_though_an_answer_came_between(desk, jobs):
    viewport, button, spot = desk.results.viewport(), Qt.MouseButton.LeftButton, centre(desk.results, 1)
    wanted = desk.texts[1]
    desk.search.setText("督查")
    desk.qtbot.mouseClick(viewport, button, pos=spot)
    desk.qtbot.wait(100)
    desk.until(lambda: not jobs.is_busy)
    desk.qtbot.mouseDClick(viewport, button, pos=spot)
    assert [[hit.clip.paragraphs[0].text for hit in hits] for hits in desk.inserted] == [[wanted]]
    desk.until(lambda: desk.state.startswith("找到"))


def test_dragging_only_ever_copies(desk):
    assert desk.results.cards.supportedDragActions() == Qt.DropAction.CopyAction
    assert desk.results.cards.flags(desk.results.cards.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_picture_under_the_pointer_is_as_sharp_as_the_screen(desk, ratio):
    hits = desk.results.cards.hits[:3]
    picture = desk.results.itemDelegate().stack(hits, 320, ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() > 320 * ratio


def test_copied_cards_can_be_pasted_anywhere(desk):
    desk.results.enter()
    desk.qtbot.keyClick(desk.results, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert clip_from_mime(mime).paragraphs[0].text == desk.texts[0]
    assert desk.texts[0] in mime.text()
    assert desk.messages == ["已复制 1 条，可粘贴到稿纸或 Word。"]


def test_the_next_page_comes_when_the_list_is_scrolled_to_its_end(desk, qtbot, tmp_path):
    many = tmp_path / "多.txt"
    numbers = "一二三四五六七八九"
    lines = [
        f"第{a}十{b}处要查清楚，责任写明白，时限定下来，{b}月底前办结{a}件。"
        for a in numbers
        for b in numbers
    ]
    many.write_text("关于隐患的讲话\n同志们：\n" + "\n".join(lines), encoding="utf-8")
    run_job(desk.panel._library.import_files([many]))
    desk.find("查清楚")
    desk.until(lambda: len(desk.texts) == 50)
    total = desk.results.cards.total
    assert total > 50
    desk.results.scrollToBottom()
    desk.until(lambda: len(desk.texts) == total)
    assert len(set(desk.texts)) == total


def menu_names(desk, hits):
    menu = desk.panel._actions.menu(hits)
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_the_menu_offers_what_makes_sense_for_the_cards(desk):
    one = menu_names(desk, desk.results.cards.hits[:1])
    two = menu_names(desk, desk.results.cards.hits[:2])
    assert set(one) == {
        "card_insert",
        "card_only",
        "card_copy",
        "card_favourite",
        "card_similar",
        "card_source",
        "card_outline",
    }
    assert set(two) == {"card_insert", "card_copy", "card_favourite"}
    assert one["card_insert"].shortcut().toString() == "Return"


def test_a_favourite_is_remembered_and_shown(desk, library):
    hit = desk.results.cards.hits[0]
    menu_names(desk, [hit])["card_favourite"].trigger()
    desk.until(lambda: desk.results.cards.hits[0].favourite)
    desk.qtbot.mouseClick(desk.panel.findChild(QToolButton, "moreFilters"), Qt.MouseButton.LeftButton)
    desk.qtbot.mouseClick(desk.filters.favourite, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(desk.texts) == 1)
    assert desk.results.cards.hits[0].id == hit.id


def test_similar_blocks_are_found_and_the_way_back_is_one_button(desk):
    desk.find("督查考核")
    hit = desk.results.cards.hits[0]
    menu_names(desk, [hit])["card_similar"].trigger()
    desk.until(lambda: desk.state.startswith("与所选段落相近"))
    assert hit.id not in [other.id for other in desk.results.cards.hits]
    assert desk.back.text() == "返回"
    desk.back.click()
    desk.until(lambda: desk.state == "找到 1 条")


def test_what_is_wanted_of_a_card_comes_before_what_was_typed_just_now(desk):
    hit = desk.results.cards.hits[0]
    desk.type("督查考核")
    menu_names(desk, [hit])["card_similar"].trigger()
    desk.until(lambda: desk.state.startswith("与所选段落相近"))
    desk.qtbot.wait(100)  # longer than the pause after which what was typed is asked
    desk.until(lambda: not desk.jobs.is_busy)
    assert desk.state.startswith("与所选段落相近")


def test_going_back_from_similar_blocks_keeps_words_and_filters(desk):
    desk.filters.kind.pick(ClipKind.HEADING)
    desk.find("责任")
    desk.until(lambda: bool(desk.results.cards.hits))
    for leave in (desk.back.click, lambda: desk.qtbot.keyClick(desk.search, Qt.Key.Key_Escape)):
        menu_names(desk, [desk.results.cards.hits[0]])["card_similar"].trigger()
        desk.until(lambda: desk.state.startswith("与所选段落相近"))
        leave()
        desk.until(lambda: desk.state.startswith("找到"))
        assert desk.search.text() == "责任"
        assert desk.filters.kind.value is ClipKind.HEADING
    assert desk.back.text() == "清除筛选"


def test_versions_are_shown_beside_the_card_and_the_way_back_is_one_button(desk, library, tmp_path):
    final = tmp_path / "定稿.txt"
    final.write_text(SAFETY.replace("任何时候都松不得", "任何时候都松不得、等不起"), encoding="utf-8")
    assert run_job(library.import_files([final])).imported == 1
    desk.find("松不得")
    (hit,) = desk.results.cards.hits
    menu_names(desk, [hit])["card_versions"].trigger()
    desk.until(lambda: desk.state == "2 个版本，与第一条不同的字已标出")
    (_, other) = desk.results.cards.hits
    assert (hit.versions, len(other.highlights)) == (1, 1)
    desk.back.click()
    desk.until(lambda: desk.state == "找到 1 条")


def test_every_speech_that_a_text_stands_in_can_be_opened(desk, library, tmp_path):
    shared = "一要看清形势。进入冬季，用火用电多，道路湿滑多，事故易发多发。"
    other = tmp_path / "另一篇.txt"
    other.write_text(f"{STYLE}{shared}\n", encoding="utf-8")
    assert run_job(library.import_files([other])).imported == 1
    desk.find("道路湿滑")
    menu = desk.panel._actions.menu(desk.results.cards.hits[:1])
    offered = menu.findChild(QMenu, "card_sources").actions()
    assert [action.text() for action in offered] == [
        "在全县作风建设大会上的讲话\t2026.02",
        "在全县安全生产工作会议上的讲话\t2025.10",
    ]
    offered[1].trigger()
    view = desk.panel.findChild(SourceView)
    desk.until(lambda: "抓实隐患排查" in view._text.toPlainText())
    view.close()


def test_the_whole_text_opens_beside_the_window(desk):
    hit = desk.results.cards.hits[0]
    menu_names(desk, [hit])["card_source"].trigger()
    view = desk.panel.findChild(SourceView)
    desk.until(lambda: hit.clip.paragraphs[0].text in view._text.toPlainText())
    assert not view.isModal()
    view.close()


def test_one_source_can_be_looked_through_alone(desk):
    hit = desk.results.cards.hits[-1]
    menu_names(desk, [hit])["card_only"].trigger()
    desk.until(lambda: desk.state.endswith(f"条，来自《{hit.source.title}》"))
    assert {other.source.id for other in desk.results.cards.hits} == {hit.source.id}
    desk.back.click()
    desk.until(lambda: desk.state == "最近的语料")


def test_each_speech_is_offered_with_how_many_results_it_would_leave(desk, library):
    chip = desk.filters.origin
    desk.until(lambda: any(isinstance(choice.value, Source) for choice in chip._choices))
    chip.menu().aboutToShow.emit()
    offered = {action.text(): action for action in chip.menu().actions()}
    one = desk.results.cards.hits[0].source
    text, action = next(item for item in offered.items() if item[0].startswith(one.title[:8]))
    count = library.search(Query(source_id=one.id)).total
    assert text.split("\t")[1] == str(count)
    action.trigger()
    desk.until(lambda: desk.state == f"{count} 条，来自《{one.title}》")
    assert chip.isChecked() and chip.text().startswith(one.title[:8])


def test_headings_stand_together_by_their_number_of_characters(desk):
    desk.filters.kind.pick(ClipKind.HEADING)
    desk.filters.sort.pick("length")
    desk.until(lambda: [hit.reason for hit in desk.results.cards.hits] == ["9 字", "9 字", "11 字", "11 字"])


def test_sorting_by_length_looks_for_headings_and_ends_with_them(desk, library):
    desk.filters.sort.pick("length")
    desk.until(lambda: desk.state == "找到 4 条")
    assert desk.filters.kind.value is ClipKind.HEADING
    desk.back.click()
    desk.until(lambda: desk.state == "最近的语料")
    assert desk.filters.sort.value == "relevance"
    assert {hit.clip.paragraphs[0].role for hit in desk.results.cards.hits} <= {Role.BODY, Role.POINT}


def test_what_would_leave_nothing_is_offered_with_a_nought(desk):
    desk.until(lambda: "2025" in str(offered(desk.filters.year)))
    desk.filters.year.pick(2025)
    desk.find("魑魅魍魉")
    desk.until(lambda: offered(desk.filters.topic) == ["全部主题"])
    assert offered(desk.filters.level) == ["各级", "省\t0", "市\t0", "县区\t0", "乡镇\t0"]
    assert desk.filters.year.text() == "2025 年 0"


def offered(chip):
    chip.menu().aboutToShow.emit()
    return [action.text() for action in chip.menu().actions()]


def test_only_what_was_not_used_yet(desk, library):
    used = desk.results.cards.hits[0]
    library.note_use([used.id])
    desk.filters.used.pick(False)
    desk.until(lambda: bool(desk.texts) and used.id not in [hit.id for hit in desk.results.cards.hits])
    desk.filters.used.pick(True)
    desk.until(lambda: [hit.id for hit in desk.results.cards.hits] == [used.id])


def test_browsing_begins_with_the_newest(desk):
    days = [hit.source.date for hit in desk.results.cards.hits]
    assert days == sorted(days, reverse=True)


def test_a_source_is_asked_to_become_an_outline(desk):
    hit = desk.results.cards.hits[0]
    with desk.qtbot.waitSignal(desk.panel.outline_from_source_requested) as asked:
        menu_names(desk, [hit])["card_outline"].trigger()
    assert asked.args == [hit.source.id]


def test_starter_material_is_marked_and_can_be_removed(desk, library):
    library.add_starter(
        [(reader_document("入门材料", "树立正确的政绩观，多做打基础、利长远的事。"), "starter:1")]
    )
    desk.filters.origin.pick(True)
    desk.until(lambda: bool(desk.texts) and all(hit.source.starter for hit in desk.results.cards.hits))
    with desk.qtbot.waitSignal(desk.panel.library_changed):
        menu_names(desk, desk.results.cards.hits[:1])["card_starter"].trigger()
    desk.until(lambda: not desk.texts)
    assert desk.messages == ["已移除 1 篇入门语料，可在“管理语料”的回收站里恢复。"]


def reader_document(title, text):
    from drafter.core.document import Document

    paragraphs = (Paragraph("t", Role.TITLE, text=title), Paragraph("b", text=text, move=Move.ARGUMENT))
    return Document("入门.txt", "txt", paragraphs, ("", ""))


def test_files_dropped_from_the_file_manager_are_handed_on(desk, tmp_path):
    paths = write_speeches(tmp_path / "dropped")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths] + [QUrl("https://example.org/a.txt")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(20, 200), copy, mime, left, none)
    QApplication.sendEvent(desk.panel, enter)
    assert enter.isAccepted()
    assert desk.panel.findChild(FileDrop).is_over
    with desk.qtbot.waitSignal(desk.panel.files_dropped) as dropped:
        QApplication.sendEvent(desk.panel, QDropEvent(QPointF(20, 200), copy, mime, left, none))
    assert dropped.args[0] == [Path(path) for path in paths]
    assert not desk.panel.findChild(FileDrop).is_over


def test_a_long_text_shows_four_lines_and_begins_near_the_word(desk, library, tmp_path):
    long = tmp_path / "长.txt"
    body = "要把各项任务落到实处，抓紧抓好，务求取得实效" * 12 + "。最后一条，谷雨之前完成春播。"
    long.write_text(f"关于春播的讲话\n同志们：\n{body}", encoding="utf-8")
    from drafter.core.progress import run_job

    run_job(library.import_files([long]))
    desk.find("谷雨")
    delegate = desk.results.itemDelegate()
    layout = delegate._layout(desk.results.cards.hits[0], 340)
    assert layout.text.lineCount() <= MAX_LINES
    assert "谷雨" in layout.text.text()
    assert layout.text.text().startswith("……")


@pytest.mark.parametrize("width", [150, 240, 380, 900])
@pytest.mark.parametrize("dark", [False, True])
def test_cards_stay_inside_their_width(desk, width, dark):
    desk.panel.set_theme(current_theme(dark))
    delegate = desk.results.itemDelegate()
    for hit in desk.results.cards.hits:
        layout = delegate._layout(hit, width)
        lines = [layout.text.lineAt(number) for number in range(layout.text.lineCount())]
        assert all(line.naturalTextWidth() <= width for line in lines)
        assert all(placed.box.right() <= width for placed in layout.badges)
        assert layout.footer_box.right() <= width


def test_every_control_has_a_name_for_those_who_cannot_see_it(desk):
    controls = [desk.search, desk.results, *desk.filters.findChildren(QWidget)]
    named = [control for control in controls if control.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert named
    assert all(control.accessibleName() for control in named if control.isVisible())


def test_hovering_shows_the_whole_text(desk):
    index = desk.results.cards.index(0)
    assert desk.texts[0] in desk.results.cards.data(index, Qt.ItemDataRole.ToolTipRole)


def test_a_slip_of_one_character_is_told_with_what_was_looked_for_instead(desk):
    desk.type("督茶考核")
    desk.until(lambda: desk.state.startswith("按“"))
    assert "督查" in desk.state
    assert desk.texts[0].startswith("严格督查考核")


def test_any_speech_of_the_library_is_found_by_a_part_of_its_title(desk, library):
    """Also one whose paragraphs the chip does not offer, because other speeches have more."""
    library.add(speech("在全县地名普查会议上的讲话", ("argument", "地名要一个一个核对。")), "rare")
    seen = []

    def choose():
        picker = desk.panel.findChild(QDialog, "sourcePicker")
        if picker is None:
            QTimer.singleShot(50, choose)
            return
        names = picker.findChild(QListWidget)
        seen.append(names.count())
        type_text(picker.findChild(QLineEdit), "普查 地名")
        seen.append([item.text() for row in range(names.count()) if not (item := names.item(row)).isHidden()])
        picker.accept()

    QTimer.singleShot(0, choose)
    desk.filters.source_wanted.emit()
    desk.until(lambda: len(seen) == 2)
    assert seen[0] == sum(not record.removed for record in library.sources())
    assert seen[1] == ["在全县地名普查会议上的讲话"]
    desk.until(lambda: desk.state.endswith("条，来自《在全县地名普查会议上的讲话》"))


def test_what_suits_the_place_is_lit_only_where_the_cards_do(desk):
    lit = desk.filters.kind.button(None)
    assert desk.state == "最近的语料"
    assert lit.property("idle")
    desk.panel.set_place(Slot(Role.BODY, move=Move.PROBLEMS, prompt="摆问题"), Draft())
    desk.until(lambda: desk.state.startswith(("为此处推荐", "语料里没有合适的")))
    assert not lit.property("idle")
    desk.panel.set_place(None, Draft())
    desk.until(lambda: desk.state == "最近的语料")
    assert lit.property("idle")
