"""Importing past speeches in the window, into a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTreeWidget, QWidget

from drafter.core.document import Removed
from drafter.core.progress import run_job
from drafter.library.api import Held, Query
from drafter.library.embedded import open_library
from drafter.ui.library.import_dialog import ImportDialog
from drafter.ui.library.import_review import ImportReview
from tests.ui.library_material import NOISY, write_speeches


class Import:
    """The dialog, and what it told the window."""

    def __init__(self, qtbot, library, jobs, whose=None):
        self.library = library
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = ImportDialog(library, jobs, self.window, whose=whose)
        self.reports, self.messages, self.changes = [], [], []
        self.dialog.ended.connect(self.reports.append)
        self.dialog.message.connect(self.messages.append)
        self.dialog.library_changed.connect(lambda: self.changes.append(library.counts()))

    def until_ended(self):
        self.qtbot.waitUntil(lambda: bool(self.reports), timeout=20_000)

    def until_review(self):
        self.qtbot.waitUntil(self.tree.isVisible, timeout=20_000)

    def press(self, text):
        button = next(b for b in self.dialog.findChildren(QPushButton) if b.text() == text and b.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def tree(self):
        return self.dialog.findChild(QTreeWidget, "importReview")

    @property
    def headline(self):
        return self.dialog.findChild(QLabel, "importHeadline").text()

    @property
    def details(self):
        return self.dialog.findChild(QPlainTextEdit, "importReport").toPlainText()

    def texts(self, words):
        return [hit.clip.paragraphs[0].text for hit in self.library.search(Query(words)).hits]


@pytest.fixture
def library(tmp_path):
    opened = open_library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def importing(qtbot, library, jobs):
    return Import(qtbot, library, jobs)


def test_clean_files_are_taken_in_without_a_question(importing, tmp_path):
    importing.dialog.start(write_speeches(tmp_path))
    importing.until_ended()
    assert importing.reports[0].imported == 2
    assert importing.changes == [(2, importing.reports[0].paragraphs)]
    assert importing.headline == f"导入 2 篇，共 {importing.reports[0].paragraphs} 段。"
    assert importing.headline not in importing.details
    assert importing.messages == []


def test_the_window_stays_usable(importing, tmp_path):
    importing.dialog.start(write_speeches(tmp_path))
    assert not importing.dialog.isModal()
    importing.until_ended()


def test_the_report_tells_what_was_there_already_and_what_was_refused_and_why(importing, library, tmp_path):
    paths = write_speeches(tmp_path / "speeches")
    run_job(library.import_files(paths[:1]))
    empty = tmp_path / "speeches" / "空“白”😀.txt"
    empty.write_bytes(b"")
    importing.dialog.start([tmp_path / "speeches"])
    importing.until_ended()
    report = importing.reports[0]
    assert (report.imported, len(report.duplicates), len(report.refused)) == (1, 1, 1)
    assert "语料库里已有（1 个）\n　安全.txt" in importing.details
    assert "已导入（1 个）\n　作风.txt" in importing.details
    assert f"没有导入（1 个）\n　{empty.name}：{report.refused[0].reason}" in importing.details
    importing.press("复制结果")
    assert QGuiApplication.clipboard().text() == f"{importing.headline}\n\n{importing.details}"


@pytest.fixture
def noisy(tmp_path):
    path = tmp_path / "档案.txt"
    path.write_text(NOISY, encoding="utf-8")
    return path


def test_what_would_be_removed_is_shown_with_its_reason_before_anything_is_taken_in(
    importing, noisy, tmp_path
):
    importing.dialog.start([noisy, *write_speeches(tmp_path / "clean")])
    importing.until_review()
    assert importing.library.counts()[0] == 2
    branch = importing.tree.topLevelItem(0)
    assert importing.tree.topLevelItemCount() == 1
    assert (branch.text(0), branch.text(1)) == ("档案.txt", "1 处")
    assert branch.child(0).text(0).startswith("本文系作者原创")
    assert branch.child(0).text(1)
    importing.press("确认导入")
    importing.until_ended()
    assert importing.reports[0].imported == 3
    assert importing.texts("档案")
    assert importing.texts("仅供学习参考") == []


def test_what_was_taken_back_stays_in_the_text(importing, noisy):
    importing.dialog.start([noisy])
    importing.until_review()
    importing.tree.topLevelItem(0).child(0).setCheckState(0, Qt.CheckState.Unchecked)
    importing.press("确认导入")
    importing.until_ended()
    source = importing.library.sources()[0].source
    whole = importing.library.document(source.id)
    assert any("请勿照搬照抄" in paragraph.text for paragraph in whole.paragraphs)


def test_a_files_own_tick_takes_all_of_its_lines_back(importing, noisy):
    importing.dialog.start([noisy])
    importing.until_review()
    branch = importing.tree.topLevelItem(0)
    branch.setCheckState(0, Qt.CheckState.Unchecked)
    assert branch.child(0).checkState(0) is Qt.CheckState.Unchecked
    importing.press("确认导入")
    importing.until_ended()
    assert importing.texts("请勿照搬照抄")


def test_one_button_takes_everything_of_the_batch_back(importing, noisy, tmp_path):
    other = tmp_path / "另一篇.txt"
    other.write_text(NOISY.replace("档案", "信访"), encoding="utf-8")
    importing.dialog.start([noisy, other])
    importing.until_review()
    importing.press("全部保留原样")
    assert {item.checkState(0) for item in _all_items(importing.tree)} == {Qt.CheckState.Unchecked}
    importing.press("全部清理")
    assert {item.checkState(0) for item in _all_items(importing.tree)} == {Qt.CheckState.Checked}
    importing.press("全部保留原样")
    importing.press("确认导入")
    importing.until_ended()
    assert len(importing.library.search(Query("“仅供学习参考”")).hits[0].sources) == 2


def _all_items(tree):
    branches = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [*branches, *(branch.child(row) for branch in branches for row in range(branch.childCount()))]


def test_a_batch_of_thousands_is_listed_at_once_and_opened_file_by_file(qtbot):
    review = ImportReview()
    qtbot.addWidget(review)
    removed = tuple(Removed(f"第{number}页", "页码") for number in range(20))
    held = [Held(Path(f"{number}.txt"), removed) for number in range(3000)]
    review.show_held(held)
    tree = review.findChild(QTreeWidget, "importReview")
    assert tree.topLevelItemCount() == 3000
    tree.topLevelItem(2999).setCheckState(0, Qt.CheckState.Unchecked)
    tree.topLevelItem(2998).setExpanded(True)
    tree.topLevelItem(2998).child(0).child(3).setCheckState(0, Qt.CheckState.Unchecked)
    assert review.kept() == {Path("2998.txt"): (removed[3],), Path("2999.txt"): removed}


def test_what_went_many_times_for_one_reason_is_folded_up_below_the_rest(qtbot):
    review = ImportReview()
    qtbot.addWidget(review)
    mends = tuple(Removed(f"第{number}段,要抓好落实。", "半角逗号改为全角") for number in range(6))
    removed = (*mends[:5], Removed("本文来源于网络", "版权声明或网站说明"), mends[5])
    file = Path("讲话.txt")
    review.show_held([Held(file, removed)])
    branch = review.findChild(QTreeWidget, "importReview").topLevelItem(0)
    assert [branch.child(place).text(0) for place in range(branch.childCount())] == [
        "本文来源于网络",
        "半角标点改为全角",
    ]
    folded = branch.child(1)
    assert (folded.text(1), folded.isExpanded()) == ("6 处", False)
    folded.child(5).setCheckState(0, Qt.CheckState.Unchecked)
    assert folded.checkState(0) is Qt.CheckState.PartiallyChecked
    assert review.kept() == {file: (mends[5],)}
    folded.setCheckState(0, Qt.CheckState.Unchecked)
    assert review.kept() == {file: mends}


def test_files_that_are_not_confirmed_are_not_taken_in(importing, noisy):
    importing.dialog.start([noisy])
    importing.until_review()
    importing.press("这些文件不导入")
    importing.until_ended()
    assert importing.library.counts() == (0, 0)
    assert "未确认，没有导入（1 个）\n　档案.txt" in importing.details


def test_the_review_grows_into_the_screen(importing, noisy):
    importing.dialog.start([noisy])
    room = importing.dialog.screen().availableGeometry()
    importing.dialog.move(room.right() - 530, room.bottom() - 200)
    importing.until_review()
    assert room.contains(importing.dialog.frameGeometry())


@pytest.mark.parametrize("leave", ["cross", "escape"])
def test_leaving_the_review_imports_nothing_of_it_and_says_so(importing, noisy, leave):
    importing.dialog.start([noisy])
    importing.until_review()
    if leave == "cross":
        importing.dialog.close()
    else:
        importing.qtbot.keyClick(importing.tree, Qt.Key.Key_Escape)
    importing.until_ended()
    assert importing.library.counts() == (0, 0)
    assert importing.messages == ["导入 0 篇，共 0 段；1 个文件未确认，没有导入。"]


def test_cancelling_keeps_what_was_added_and_says_how_far_it_came(importing, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        text = f"第{number}次会议上的讲话\n同志们：\n第{number}项任务要抓紧，做到事事有着落、件件有回音。"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    importing.dialog.start([folder])
    importing.qtbot.waitUntil(lambda: importing.library.counts()[0] > 3, timeout=20_000)
    importing.press("取消")
    importing.until_ended()
    report = importing.reports[0]
    assert report.cancelled
    assert 3 < report.imported < 400
    assert importing.library.counts()[0] == report.imported
    assert importing.headline.startswith(f"已取消。导入 {report.imported} 篇")


def test_progress_names_the_file_in_hand(importing, tmp_path):
    seen = []
    importing.dialog.start(write_speeches(tmp_path))
    importing.dialog._task.progressed.connect(
        lambda _: seen.extend(label.text() for label in importing.dialog.findChildren(QLabel))
    )
    importing.until_ended()
    assert any("正在查找文件" in text or text.endswith(".txt") for text in seen)


def test_closing_the_dialog_does_not_stop_the_import(importing, tmp_path):
    importing.dialog.start(write_speeches(tmp_path))
    importing.dialog.close()
    importing.until_ended()
    assert importing.library.counts()[0] == 2
    assert importing.messages[0].startswith("导入 2 篇")
    importing.qtbot.waitUntil(lambda: importing.window.findChild(ImportDialog) is None)


def test_a_library_that_can_only_be_read_says_so(qtbot, library, jobs, tmp_path):
    reader = open_library(tmp_path / "library")
    assert reader.read_only
    importing = Import(qtbot, reader, jobs)
    importing.dialog.start(write_speeches(tmp_path / "speeches"))
    assert importing.headline == "导入没有完成"
    assert "另一个窗口" in importing.details
    importing.qtbot.wait(20)
    assert importing.dialog.isVisible()
    assert importing.messages == []
    reader.close()


def test_it_asks_once_whose_the_speeches_of_a_folder_are(qtbot, library, jobs, tmp_path):
    said = []
    paths = write_speeches(tmp_path / "外县来稿")
    first = Import(qtbot, library, jobs)
    first.dialog.whose_said.connect(lambda folder, whose: said.append((folder, whose)))
    first.dialog.start(paths)
    first.until_ended()
    first.press("外单位(&3)")
    qtbot.waitUntil(lambda: {record.source.whose for record in library.sources()} == {"foreign"})
    assert said == [(tmp_path / "外县来稿", "foreign")]
    assert not first.dialog.findChild(QWidget, "whoseQuestion").isVisible()
    later = tmp_path / "外县来稿" / "又一篇.txt"
    later.write_text(NOISY.replace("档案", "信访"), encoding="utf-8")
    second = Import(qtbot, library, jobs, whose=dict(said))
    second.dialog.start([later])
    second.until_review()
    second.press("确认导入")
    second.until_ended()
    assert not second.dialog.findChild(QWidget, "whoseQuestion").isVisible()
    assert {record.source.whose for record in library.sources()} == {"foreign"}


def test_what_is_doubtful_is_offered_without_a_tick(qtbot):
    review = ImportReview()
    qtbot.addWidget(review)
    doubt, sure = Removed("更多精彩", "拿不准，像是网页上的文字（把握六成）"), Removed("第1页", "页码")
    file = Path("讲话.txt")
    review.show_held([Held(file, (sure,), (doubt,))])
    tree = review.findChild(QTreeWidget, "importReview")
    branch = tree.topLevelItem(1)
    assert branch.child(0).checkState(0) is Qt.CheckState.Unchecked
    assert branch.child(0).text(1) == doubt.reason
    assert review.kept() == {}
    branch.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert review.kept() == {file: (doubt,)}
