"""The window and the process that speaks with colleagues, over a real shared folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTabWidget

from drafter.library.api import Query
from drafter.library.colleagues import Met, Received
from drafter.ui.app import create_window
from drafter.ui.library.source_history import SourceHistory
from drafter.ui.office.private_folders import PrivateFolders
from drafter.ui.office.sharing_page import SharingPage
from drafter.ui.shell.preferences_dialog import PreferencesDialog
from tests.library.speeches import SAFETY, speech
from tests.office.desks import Desk

_DIGEST = "c" * 64


@pytest.fixture
def colleague(tmp_path: Path):
    (tmp_path / "share").mkdir()
    desk = Desk(tmp_path / "other", tmp_path / "share", "秘书科")
    desk.library.add(speech("在全县安全生产会议上的讲话", *SAFETY), _DIGEST)
    desk.carry()
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot, tmp_path: Path):
    made = create_window(tmp_path / "home")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_secretary_joins_and_finds_what_a_colleague_brought(qtbot, window, colleague):
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    page.findChild(QLineEdit, "sharePlace").setText(str(colleague.place))
    page.findChild(QLineEdit, "shareName").setText("综合科")
    page.findChild(QPushButton, "joinOffice").click()
    about = page.findChild(QLabel, "shareAbout")
    qtbot.waitUntil(lambda: about.text().startswith("已加入“甲县政府办”，本机是“综合科”"), timeout=60_000)
    assert colleague.office.check_code in about.text()
    library = window._services.library
    qtbot.waitUntil(lambda: library.search(Query("隐患", starter=False)).total > 0, timeout=60_000)
    line = window.findChild(QLabel, "statusOffice")
    qtbot.waitUntil(lambda: line.text().startswith("上次同步 "), timeout=60_000)
    assert line.isVisible()
    news = page.findChild(QListWidget, "shareNews")
    qtbot.waitUntil(lambda: news.count() == 1, timeout=60_000)
    assert news.item(0).text() == "今天　秘书科　在全县安全生产会议上的讲话"
    leave = page.findChild(QPushButton, "leaveOffice")
    leave.click()
    leave.click()
    qtbot.waitUntil(lambda: not line.isVisible(), timeout=60_000)
    assert library.search(Query("隐患", starter=False)).total > 0


def test_the_page_shows_its_button_without_being_scrolled_where_the_screen_has_room(qtbot, window):
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    pages = window.findChild(PreferencesDialog).findChild(QTabWidget)
    names = [pages.tabText(number) for number in range(pages.count())]
    pages.setCurrentIndex(names.index("共享"))
    join = page.findChild(QPushButton, "joinOffice")
    qtbot.waitUntil(lambda: join.visibleRegion().boundingRect() == join.rect(), timeout=10_000)


def test_a_folder_that_is_not_there_is_told_where_it_was_typed(qtbot, window, tmp_path):
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    page.findChild(QLineEdit, "sharePlace").setText(str(tmp_path / "没有"))
    join = page.findChild(QPushButton, "joinOffice")
    join.click()
    qtbot.waitUntil(join.isEnabled, timeout=60_000)
    assert any("找不到文件夹" in label.text() for label in page.findChildren(QLabel))


def test_who_changed_the_same_is_told_and_can_be_looked_at(qtbot, window, colleague):
    window.workspace()
    library = window._services.library
    source = library.add(speech("在全县春耕会议上的讲话", *SAFETY), "d" * 64)
    met = Met(source.id, source.title, "title", "综合科", 1_796_000_000_000)
    window.workspace().speeches.tell_received(Received(changes=1, met=(met,)))
    assert "也改了“在全县春耕会议上的讲话”的标题。" in window.message_bar.text
    window.message_bar._act(0)
    qtbot.waitUntil(lambda: window.findChild(SourceHistory) is not None)


def test_folders_that_are_added_in_a_hurry_are_all_kept_and_shown(qtbot, window, tmp_path):
    window._services.library.set_private_folders(str(tmp_path / "早先的"))
    window.tools.show_preferences()
    folders = window.findChild(SharingPage).findChild(PrivateFolders)
    names = ["早先的", *(f"手记{number}" for number in range(20))]
    for name in names[1:]:
        folders.add(tmp_path / name)
    shown = folders.findChild(QListWidget, "privateFolders")
    qtbot.waitUntil(lambda: not window._services.jobs.is_busy, timeout=60_000)
    kept = window._services.library.private_folders()
    assert sorted(kept) == sorted(str(tmp_path / name) for name in names)
    assert [shown.item(row).text() for row in range(shown.count())] == list(kept)


def test_a_disc_is_written_and_a_folder_kept_private_from_the_page(qtbot, window, tmp_path: Path):
    pytest.importorskip("nacl")
    (tmp_path / "share").mkdir()
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    folders = page.findChild(PrivateFolders)
    folders.add(tmp_path / "手记")
    shown = page.findChild(QListWidget, "privateFolders")
    qtbot.waitUntil(lambda: shown.count() == 1, timeout=60_000)
    page.findChild(QLineEdit, "sharePlace").setText(str(tmp_path / "share"))
    page.findChild(QPushButton, "joinOffice").click()
    about = page.findChild(QLabel, "shareAbout")
    qtbot.waitUntil(lambda: about.text().startswith("已加入"), timeout=60_000)
    window._services.library.add(speech("在全县春耕会议上的讲话", *SAFETY), "d" * 64)
    page.write_disc(tmp_path / "1.gwk")
    said = page.findChild(QLabel, "discSaid")
    qtbot.waitUntil(lambda: said.text().startswith("第 1 号，1 篇"), timeout=60_000)
    assert (tmp_path / "1.gwk").is_file()
    assert window._services.library.private_folders() == [str(tmp_path / "手记")]
    shown.setCurrentRow(0)
    page.findChild(QPushButton, "removePrivateFolder").click()
    qtbot.waitUntil(lambda: shown.count() == 0, timeout=60_000)
