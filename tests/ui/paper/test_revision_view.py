"""What came back from Word: shown paragraph by paragraph, taken over one by one or all at once."""

import json
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from drafter.core.model import Draft, Paragraph, Role
from drafter.files.gao import draft_bytes, draft_of
from drafter.reading.read import read_document
from drafter.ui.base.theme import DARK
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.revisions.revision_flow import RevisionFlow
from drafter.ui.revisions.revision_view import RevisionView
from drafter.ui.widgets.plain import PlainLabel
from drafter.word.compare import Change
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.conftest import keep_picture
from tests.ui.paper_material import OLD, frame_in, services_in, wait

ADDED = "各单位主要负责同志要亲自抓。"


def edited(draft: Draft) -> Draft:
    """The draft as the leader gave it back: one paragraph changed, one struck, one added."""
    paragraphs = list(draft.paragraphs)
    paragraphs[1] = replace(paragraphs[1], text="同志们，今天召开全县安全生产工作紧急会议。")
    struck = next(p for p in paragraphs if p.id == "b12")
    paragraphs.remove(struck)
    paragraphs.append(Paragraph("f" * 12, text=ADDED))
    return draft.with_paragraphs(tuple(paragraphs))


@pytest.fixture
def flow(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    frame = frame_in(qtbot, services)
    files = FileFlow(frame)
    flow = RevisionFlow(frame, files)
    flow.session, flow.bar = frame.session, frame.bar
    yield flow
    services.jobs.shut_down()
    files.close()
    library.close()


@pytest.fixture
def view(flow, tmp_path) -> RevisionView:
    path = tmp_path / "领导改稿.docx"
    path.write_bytes(to_docx(edited(flow.session.draft), load_layout("gbt9704")))
    flow.open_file(path)
    wait(lambda: flow.view is not None)
    return flow.view


def kinds(view: RevisionView) -> dict[Change, int]:
    """The position of the row of each kind of change."""
    return {view.comparison.items[row.index].change: row.index for row in view.rows}


def button(view: RevisionView, index: int, text: str) -> QPushButton:
    row = next(row for row in view.rows if row.index == index)
    return next(found for found in row.findChildren(QPushButton) if found.text() == text)


def test_the_keys_go_from_change_to_change_and_enter_decides_nothing(view, qtbot):
    before = view._session.draft
    wait(lambda: view.isActiveWindow())
    first = view.rows[0]
    assert view.focusWidget() is button(view, first.index, "采用")
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert view._session.draft == before
    for row, following in pairwise(view.rows):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Space)
        assert not row.is_open
        assert view.focusWidget() is button(view, following.index, "采用")
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Space)
    assert "都定了" in view._summary.text()
    assert view.focusWidget().text() == "关闭"


def test_lists_what_was_changed_added_and_struck(view):
    assert set(kinds(view)) == {Change.CHANGED, Change.ADDED, Change.STRUCK}
    row = next(row for row in view.rows if row.index == kinds(view)[Change.CHANGED])
    assert "紧急</span>" in row.words.text()
    assert not view.isModal()
    keep_picture(view, "revision")


def test_one_change_is_taken_over_as_one_step_and_keeps_its_source(flow, view):
    before = flow.session.draft
    button(view, kinds(view)[Change.CHANGED], "采用").click()
    paragraph = flow.session.draft.paragraphs[1]
    assert (paragraph.text, paragraph.source, paragraph.id) == (
        "同志们，今天召开全县安全生产工作紧急会议。",
        OLD,
        "opening",
    )
    flow.session.undo()
    assert flow.session.draft == before


def test_undoing_opens_the_change_again(flow, view):
    index = kinds(view)[Change.ADDED]
    accept = button(view, index, "采用")
    accept.click()
    assert accept.isHidden()
    flow.session.undo()
    wait(lambda: not accept.isHidden())
    assert ADDED not in [p.text for p in flow.session.draft.paragraphs]


def test_all_are_taken_over_as_one_step(flow, view):
    before = flow.session.draft
    view.accept_all()
    after = flow.session.draft
    assert [p.text for p in after.paragraphs] == [p.text for p in edited(before).paragraphs]
    assert [p.role for p in after.paragraphs].count(Role.HEADING) == 3
    flow.session.undo()
    assert flow.session.draft == before


def test_what_is_kept_stays_when_all_others_are_taken_over(flow, view):
    button(view, kinds(view)[Change.STRUCK], "保留原稿").click()
    view.accept_all()
    texts = [p.text for p in flow.session.draft.paragraphs]
    assert "b12" in [p.id for p in flow.session.draft.paragraphs]
    assert ADDED in texts
    assert not view.findChild(QPushButton, "acceptAll").isEnabled()


def test_a_file_that_cannot_be_read_is_told(flow, tmp_path):
    path = tmp_path / "坏了.docx"
    path.write_bytes(b"PK\x03\x04 cut short")
    flow.open_file(path)
    wait(lambda: flow.bar.text != "")
    assert "已损坏" in flow.bar.text
    assert flow.view is None


def test_the_marked_copy_holds_the_later_text(flow, view, tmp_path):
    path = tmp_path / "花脸稿.docx"
    flow.write_marked(path, view.comparison)
    wait(path.exists)
    texts = [p.text for p in read_document(path).paragraphs]
    assert ADDED in texts
    assert len(texts) == len(edited(flow.session.draft).paragraphs)


def test_two_versions_are_only_looked_at(flow):
    draft = flow.session.draft
    flow.compare(draft, edited(draft), "甲 → 乙")
    wait(lambda: flow.view is not None)
    assert [row.findChildren(QPushButton) for row in flow.view.rows] == [[], [], []]
    flow.view.accept_all()
    assert flow.session.draft == draft


def test_very_many_changes_are_listed_in_parts(flow):
    draft = Draft(paragraphs=tuple(Paragraph(f"{n:012d}", text=f"第{n}段的文字在这里。") for n in range(300)))
    later = draft.with_paragraphs(tuple(replace(p, text=p.text + "改") for p in draft.paragraphs))
    flow.compare(draft, later, "甲 → 乙")
    wait(lambda: flow.view is not None)
    shown = len(flow.view.rows)
    more = flow.view.findChild(QPushButton, "revisionMore")
    assert shown < 300 and str(300 - shown) in more.text()
    more.click()
    more.click()
    assert len(flow.view.rows) == 300 and more.isHidden()


def test_the_view_follows_the_theme(flow, view):
    before = view.rows[0].words.text()
    flow.set_theme(DARK)
    assert view.rows[0].words.text() != before


def test_comments_are_listed_beside_their_paragraph_and_ticked_off(flow, tmp_path):
    path = tmp_path / "领导批注.docx"
    path.write_bytes(to_docx(flow.session.draft, load_layout("gbt9704")))
    document = docx.Document(str(path))
    document.add_comment(document.paragraphs[-1].runs, "再实一点", author="县长")
    document.save(str(path))
    flow.open_file(path)
    wait(lambda: flow.view is not None)
    summary = flow.view.findChild(PlainLabel, "revisionSummary")
    assert summary.text() == "正文没有改动，1 条批注（1 条没办）。"
    (row,) = flow.view.comment_rows
    assert row.words.text() == "再实一点"
    row.done.click()
    assert summary.text() == "正文没有改动，1 条批注（都办了）。"
    again = draft_of(json.loads(draft_bytes(flow.session.draft)), "稿.gao")
    assert again.ticked == flow.session.draft.ticked != ()
    flow.session.load(again, None)
    flow.view.close()
    wait(lambda: flow.view is None)
    flow.open_file(path)
    wait(lambda: flow.view is not None)
    assert flow.view.comment_rows[0].done.isChecked()
    keep_picture(flow.view, "revision-comments")
