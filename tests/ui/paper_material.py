"""A draft with something to print in it, and a window to show it in, for the tests of what concerns paper."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.library.api import Library
from drafter.library.embedded import open_library
from drafter.paths import Home
from drafter.ui.base.jobs import JobRunner
from drafter.ui.base.office_link import OfficeLink
from drafter.ui.base.services import Preferences, Services
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.flow import Frame
from drafter.ui.document.session import Session
from drafter.ui.widgets.message_bar import MessageBar

OLD = Source("s1", "在全市防汛工作会议上的讲话")
SENTENCE = "各级各部门要紧盯重点领域，压实工作责任，抓好隐患排查，确保全县安全生产形势持续稳定。"


def speech(parts: int = 3) -> Draft:
    """A speech of as many parts as asked for, each a page long."""
    paragraphs = [
        Paragraph("title", Role.TITLE, text="在全县安全生产工作会议上的讲话"),
        Paragraph("opening", text="同志们，今天召开全县安全生产工作会议。", source=OLD),
    ]
    for number in range(1, parts + 1):
        text = f"第{number}部分的小标题"
        paragraphs.append(Paragraph(f"h{number}", Role.HEADING, 1, text, marker="一、"))
        paragraphs += [Paragraph(f"b{number}{n}", text=SENTENCE * 4, source=OLD) for n in range(4)]
    facts = Facts("在全县安全生产工作会议上的讲话", datetime.date(2026, 11, 20), "县长　张　明")
    return Draft(facts, tuple(paragraphs))


def services_in(folder: Path) -> tuple[Services, Library]:
    """Services that keep everything in one folder."""
    home = Home(folder / "home")
    library, jobs = open_library(home.library), JobRunner()
    office = OfficeLink(home, lambda: library, jobs, jobs)
    return Services(home, lambda: library, jobs, Preferences(home.settings, jobs), lambda: office), library


def frame_in(qtbot: QtBot, services: Services, session: Session | None = None) -> Frame:
    """A bare window with a message bar, for one feature alone."""
    window = QMainWindow()
    qtbot.addWidget(window)
    return Frame(session or Session(speech()), services, LIGHT, MessageBar(LIGHT, window), {}, window)


def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Run the event loop, which lets background threads work, until something holds."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(10)
    end.start(round(seconds * 1000))
    loop.exec()
    assert condition()
