"""讲完存档 in the window: the speech comes back to the library with its state, meeting and day."""

import datetime

import pytest
from docx import Document as WordFile

from drafter.core.archive import Delivery
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.library.api import Query
from drafter.ui.app import create_window
from drafter.ui.library.archive_flow import ArchiveDialog, ArchiveFlow

TEXT = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水，放水闸门开春以前全部试一遍。"
DAY = datetime.date(2026, 4, 16)
DRAFT = Draft(
    Facts("在全县防汛会议上的讲话", DAY, occasion="全县防汛会议", place="清源县"),
    (Paragraph("t", Role.TITLE, text="在全县防汛会议上的讲话"), Paragraph("a", text=TEXT)),
)


@pytest.fixture
def window(qtbot, tmp_path):
    window = create_window(tmp_path / "home")
    qtbot.addWidget(window, before_close_func=lambda w: w.session.load(DRAFT, None))
    window.show()
    window.files.start(DRAFT)
    return window


def kept(window, qtbot):
    library = window._services.library
    qtbot.waitUntil(lambda: any(r.source.state for r in library.sources()), timeout=20000)
    return next(r.source for r in library.sources() if r.source.state)


def test_the_draft_is_found_again_as_delivered_then_and_there(window, qtbot):
    flow = window.findChild(ArchiveFlow)
    with qtbot.waitSignal(flow.archived, timeout=20000):
        flow.keep(Delivery("delivered", "全县防汛抗旱会议", DAY))
    source = kept(window, qtbot)
    assert (source.state, source.occasion, source.date, source.whose) == (
        "delivered",
        "全县防汛抗旱会议",
        DAY,
        "own",
    )
    assert window._services.library.search(Query("坝脚摸一摸渗水")).hits[0].source == source
    said = []
    window.message_bar.said.connect(lambda words, kind: said.append(words))
    with qtbot.waitSignal(flow.archived, timeout=20000):
        flow.keep(Delivery("delivered", "全县防汛抗旱会议", DAY))
    assert said == ["语料库里已经有这一份已讲。"]


def test_the_leaders_word_file_is_kept_in_place_of_the_draft(window, qtbot, tmp_path):
    file = tmp_path / "定稿.docx"
    made = WordFile()
    for line in (
        "在全县防汛会议上的讲话",
        "同志们：",
        "水库要天天有人看，一个坝也不能空着，谁值班谁签字负责。",
    ):
        made.add_paragraph(line)
    made.save(str(file))
    dialog = ArchiveDialog(window.session.draft, window)
    dialog.use_file(file)
    dialog.state.setCurrentIndex(1)
    assert dialog.delivery() == Delivery("final", "全县防汛会议", DAY)
    window.findChild(ArchiveFlow).keep(dialog.delivery(), dialog.file)
    source = kept(window, qtbot)
    assert (source.file, source.state) == ("定稿.docx", "final")
    texts = [p.text for p in window._services.library.document(source.id).paragraphs]
    assert any("一个坝也不能空着" in text for text in texts)
