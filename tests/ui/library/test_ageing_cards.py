"""Cards that say what of them is past its time, and drafts that are told what became of their sources."""

import datetime
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.library.card_text import BadgeKind, card_text
from drafter.ui.library.judging import judging
from drafter.ui.library.remarks import RemarksBox
from drafter.ui.library.source_view import SourceView, Whole, read_whole
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
    qtbot.waitUntil(lambda: "日期后来改过，本稿有 1 段取自它" in window.message_bar.text)
    library.remove(source.id)
    (news,) = news_of(draft, library)
    assert (news.sentence, news.paragraph_id) == (
        "《在全县脱贫攻坚会议上的讲话》已经从语料库撤回，本稿有 1 段取自它。",
        "a",
    )


def test_a_draft_is_told_of_sentences_that_read_otherwise_in_a_newer_version(qtbot, tmp_path):
    _, library, source = stocked(qtbot, tmp_path)
    draft = Draft(paragraphs=(Paragraph("a", text=TEXT, source=source),))
    assert news_of(draft, library) == ()
    mended = TEXT.replace("一户一户过筛子", "一户一户再看一遍")
    library.add(
        speech("在全县脱贫攻坚会议上的讲话", ("argument", mended), day=datetime.date(2019, 5, 12)), "new"
    )
    (news,) = news_of(draft, library)
    assert "后来收进了新的一份，本稿取自旧稿的 1 句话在新的里改过了" in news.sentence
    assert news.paragraph_id == "a"


def test_the_whole_of_an_archived_speech_says_where_each_paragraph_is_from(qtbot, tmp_path):
    _, library, source = stocked(qtbot, tmp_path)
    made = speech(
        "在全县乡村振兴会议上的讲话", ("argument", TEXT), ("argument", "今年的办法要再实一些，一件一件办。")
    )
    taken = tuple(replace(one, source=source) if one.text == TEXT else one for one in made.paragraphs)
    kept = library.add(replace(made, paragraphs=taken), "kept")
    whole = read_whole(library, kept.id)
    assert [one.id for one in whole.origins.values()] == [source.id]
    view = SourceView(kept, Clip(()))
    qtbot.addWidget(view)
    view.show_text(whole)
    assert view._text.toPlainText().count("〔取自《在全县脱贫攻坚会议上的讲话》 2019.05〕") == 1
    view.show_text(Whole(whole.clip, {}))
    assert "取自" not in view._text.toPlainText()
