"""Saves one after the other, and uses that are counted and taken back."""

from PySide6.QtCore import QObject

from drafter.core.model import Draft, Paragraph
from drafter.files.gao import load_draft
from drafter.files.guarded import ChangedElsewhere
from drafter.ui.document.saver import Saver
from drafter.ui.document.session import Session
from drafter.ui.library.uses import Uses
from tests.ui.desk_material import draft_of
from tests.ui.paper_material import services_in, wait


def test_of_saves_that_wait_only_the_newest_is_made(qtbot, jobs, tmp_path):
    owner = QObject()
    saver = Saver(jobs, owner)
    saved, busy = [], []
    saver.saved.connect(lambda draft, path: saved.append((draft, path.name)))
    saver.busy_changed.connect(busy.append)
    saver.wait()
    assert not saver.is_busy
    path = tmp_path / "讲话.gao"
    drafts = [draft_of(text) for text in ("一", "二", "三")]
    for draft in drafts:
        saver.save(draft, path, overwrite=False)
        assert saver.is_busy
    qtbot.waitUntil(lambda: not saver.is_busy)
    assert saved == [(drafts[0], "讲话.gao"), (drafts[2], "讲话.gao")]
    assert load_draft(path) == drafts[2]
    assert busy[-1] is False
    assert saver.stamp is not None
    saver.save(drafts[1], path, overwrite=False)
    saver.wait()
    assert not saver.is_busy
    assert load_draft(path) == drafts[1]


def test_a_file_that_was_changed_elsewhere_is_left_alone_unless_one_wants(qtbot, jobs, tmp_path):
    owner = QObject()
    saver = Saver(jobs, owner)
    path, gone = tmp_path / "讲话.gao", tmp_path / "没有" / "讲话.gao"
    saver.save(draft_of("一"), path, overwrite=False)
    saver.wait()
    other = Saver(jobs, owner)
    other.save(draft_of("别处写的"), path, overwrite=True)
    other.wait()
    with qtbot.waitSignal(saver.refused) as refused, qtbot.assertNotEmitted(saver.failed):
        saver.save(draft_of("二"), path, overwrite=False)
    assert isinstance(refused.args[0], ChangedElsewhere)
    assert refused.args[1] == path
    assert load_draft(path) == draft_of("别处写的")
    qtbot.waitUntil(lambda: not saver.is_busy)
    saver.save(draft_of("二"), path, overwrite=True)
    saver.wait()
    assert load_draft(path) == draft_of("二")
    with qtbot.waitSignal(saver.failed), qtbot.assertNotEmitted(saver.refused):
        saver.save(draft_of("三"), gone, overwrite=True)
    qtbot.waitUntil(lambda: not saver.is_busy)


def test_a_step_remembers_what_it_brought_until_another_draft_comes(qtbot, tmp_path):
    services, empty = services_in(tmp_path)
    session, owner = Session(Draft()), QObject()
    uses = Uses(session, services, owner)
    uses.begin()
    assert uses._brought_by(session.draft) == ()
    session.apply(lambda draft: draft.with_paragraphs((Paragraph("a", text="放进来的。"),)), "放入")
    uses.note(["b1"])
    brought = session.draft
    assert uses._brought_by(brought) == ("b1",)
    uses.begin()
    uses.note(["b2"])  # to another program: the draft stays as it is
    assert uses._brought_by(session.draft) == ("b1",)
    session.undo()
    session.redo()
    session.load(Draft(), None)
    assert uses._brought_by(brought) == ()
    wait(lambda: not services.jobs.is_busy)
    assert services.jobs.shut_down()
    empty.close()
