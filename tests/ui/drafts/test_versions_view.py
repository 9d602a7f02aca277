"""Earlier versions: listed, named, compared with the draft as it is now, taken back."""

import datetime

import pytest
from PySide6.QtWidgets import QPushButton

from drafter.core.edits import set_text
from drafter.files.gao import save_draft
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.revisions.revision_flow import RevisionFlow
from drafter.ui.revisions.versions_flow import VersionsFlow
from drafter.ui.revisions.versions_view import when_in_words
from drafter.word.differences import Kind
from tests.conftest import keep_picture
from tests.ui.paper_material import frame_in, services_in, speech, wait


@pytest.fixture
def flow(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    frame = frame_in(qtbot, services)
    session, files = frame.session, FileFlow(frame)
    revisions = RevisionFlow(frame, files)
    flow = VersionsFlow(frame, files, revisions)
    flow.session, flow.files, flow.revisions, flow.bar = session, files, revisions, frame.bar
    path = tmp_path / "讲话.gao"
    save_draft(session.draft, path)
    session.mark_saved(session.draft, path)
    yield flow
    services.jobs.shut_down()
    files.close()
    library.close()


@pytest.fixture
def kept(flow):
    """A flow with two versions: the first draft and one that was changed since and named."""
    task = flow.files.keep_version()
    done = []
    task.finished.connect(done.append)
    wait(lambda: bool(done))
    flow.session.apply(lambda draft: set_text(draft, "opening", "开头改过了。"), "输入")
    flow.open()
    flow.view.name_given.emit("送审稿")
    wait(lambda: flow.view.rows.topLevelItemCount() == 2)
    return flow


def press(flow, name: str) -> None:
    flow.view.findChild(QPushButton, name).click()


def choose(flow, row: int) -> None:
    flow.view.rows.setCurrentItem(flow.view.rows.topLevelItem(row))


def test_lists_the_newest_first_with_names_and_lengths(kept):
    rows = [kept.view.rows.topLevelItem(row) for row in range(2)]
    assert [row.text(1) for row in rows] == ["送审稿", ""]
    assert all(row.text(0).startswith("今天") and row.text(2).endswith(" 字") for row in rows)
    keep_picture(kept.view, "versions")


def test_one_paragraph_is_taken_back(kept):
    choose(kept, 1)
    press(kept, "compareVersions")
    wait(lambda: kept.revisions.view is not None)
    view = kept.revisions.view
    assert view.windowTitle().endswith("→ 现在")
    assert len(view.rows) == 1
    told = view.rows[0]._item
    assert (told.before.text, told.after.text) == (speech().paragraphs[1].text, "开头改过了。")
    assert [span.kind for span in told.spans if span.kind is not Kind.SAME][:2] == [Kind.STRUCK, Kind.ADDED]
    view.rows[0].findChildren(QPushButton)[0].click()
    assert kept.session.draft == speech()
    assert kept.session.undo_label == "取回历史版本"


def test_the_whole_is_taken_back_and_can_be_undone(kept):
    now = kept.session.draft
    choose(kept, 1)
    press(kept, "takeBack")
    assert kept.session.draft == speech()
    assert kept.bar.text.startswith("已取回今天"), "a version without a name is told by its time"
    kept.session.undo()
    assert kept.session.draft == now


def test_two_versions_are_compared_with_each_other(kept):
    kept.view.rows.selectAll()
    press(kept, "compareVersions")
    wait(lambda: kept.revisions.view is not None)
    changed = kept.revisions.view.comparison.items[1]
    assert (changed.before.text, changed.after.text) == (speech().paragraphs[1].text, "开头改过了。")


def test_a_draft_without_a_file_has_none_yet(flow):
    flow.session.load(speech(), None)
    flow.open()
    assert "还没有保存过" in flow.bar.text
    assert flow.view is None


def test_a_damaged_version_is_told(kept):
    choose(kept, 1)
    kept.view.rows.topLevelItem(1).data(0, 0x0100).path.write_bytes(b"x")
    press(kept, "takeBack")
    assert "损坏" in kept.bar.text


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("2026-11-21T09:05", "今天 09:05"),
        ("2026-11-20T23:59", "昨天 23:59"),
        ("2026-11-03T08:00", "11月3日 08:00"),
        ("2025-12-31T08:00", "2025年12月31日 08:00"),
    ],
)
def test_a_time_reads_as_one_would_say_it(then, said):
    now = datetime.datetime.fromisoformat("2026-11-21T12:00")
    assert when_in_words(datetime.datetime.fromisoformat(then), now) == said
