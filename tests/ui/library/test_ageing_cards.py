"""Cards that say what of them is past its time, and drafts that are told what became of their sources."""

import datetime
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drafter.core.model import Draft, Paragraph
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.library.card_text import BadgeKind, card_text
from drafter.ui.library.judging import judging
from drafter.ui.library.remarks import RemarksBox
from drafter.ui.shell.source_news import news_of
from tests.conftest import keep_picture
from tests.library.speeches import speech
from tests.ui.desk_material import open_window

TEXT = "要坚决打赢脱贫攻坚战，一户一户过筛子，一村一村看成效，不获全胜决不收兵。"


def stocked(qtbot, tmp_path):
    """A window whose library has an old speech, given at a meeting."""
    window = open_window(qtbot, tmp_path)
    library = window._services.opened()
    made = speech("在全县脱贫攻坚会议上的讲话", ("argument", TEXT), day=datetime.date(2019, 5, 12))
    facts = replace(made.facts, occasion="全县脱贫攻坚会议")
    source = library.add(replace(made, facts=facts, state="delivered"), "old")
    run_job(judging(library, window._services.home))
    return window, library, source


def test_a_card_says_what_is_past_its_time_and_a_click_what_to_change(qtbot, tmp_path):
    window, library, _ = stocked(qtbot, tmp_path)
    (hit,) = library.search(Query("一户 一村")).hits
    badges = card_text(hit, 60).badges
    assert badges[0].kind is BadgeKind.OLD
    assert "已在《全县脱贫攻坚会议》讲过 2019.05" in [badge.text for badge in badges]
    window.files.start(Draft(paragraphs=(Paragraph("a", text="开头。"),)))
    results = window.desk.library._results
    results.show_hits([hit], 1)
    rect = results.visualRect(results.cards.index(0))
    layout = results._delegate._layout(hit, rect.width())
    box = next(one.box for one in layout.badges if one.badge.kind is BadgeKind.OLD)
    keep_picture(window, "old-card")
    place = rect.topLeft() + QPoint(round(box.center().x()), round(box.center().y()))
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    told = results.findChild(RemarksBox)
    assert told is not None
    assert "打赢脱贫攻坚战" in told.accessibleDescription()
    keep_picture(told, "old-box")
    told.close()


def test_a_draft_is_told_of_a_source_that_was_withdrawn_or_corrected(qtbot, tmp_path):
    window, library, source = stocked(qtbot, tmp_path)
    draft = Draft(paragraphs=(Paragraph("a", text=TEXT, source=source),))
    library.edit_source(replace(source, date=datetime.date(2019, 5, 20)))
    window.workspace()
    window.files.start(draft)
    qtbot.waitUntil(lambda: "日期后来改过，本稿有 1 段取自它" in window.message_bar.text, timeout=8000)
    library.remove(source.id)
    (news,) = news_of(draft, library)
    assert (news.sentence, news.paragraph_id) == (
        "《在全县脱贫攻坚会议上的讲话》已经从语料库撤回，本稿有 1 段取自它。",
        "a",
    )
