"""What a crash leaves behind is offered once, to one window, and never stands in the way."""

import json
import os
import subprocess
import sys
import threading

import pytest

from drafter.core.errors import UserError
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import picture_of
from drafter.core.serial import draft_to_json
from drafter.files.gao import load_draft, save_draft
from drafter.files.recovery import RecoveryStore

DRAFT = Draft(paragraphs=(Paragraph("a", text="没来得及保存的话"),))


@pytest.fixture
def store(tmp_path):
    store = RecoveryStore(tmp_path / "recovery")
    yield store
    store.close()


def crash(folder, draft=DRAFT, original=None):
    """Let another process write a recovery copy and be killed."""
    code = """
import json, os, sys
from pathlib import Path
from drafter.core.serial import draft_from_json
from drafter.files.recovery import RecoveryStore
store = RecoveryStore(Path(sys.argv[1]))
store.write(draft_from_json(json.loads(sys.argv[2])), Path(sys.argv[3]) if sys.argv[3] else None)
os.kill(os.getpid(), 9)
"""
    arguments = [
        sys.executable,
        "-c",
        code,
        str(folder),
        json.dumps(draft_to_json(draft)),
        str(original or ""),
    ]
    assert subprocess.run(arguments).returncode == (9 if os.name == "nt" else -9)


def test_nothing_is_offered_where_nothing_was_left(store):
    assert store.list_orphans() == []


def test_the_copy_of_a_killed_program_is_offered_with_its_original(tmp_path, store):
    original = tmp_path / "讲话.gao"
    crash(tmp_path / "recovery", original=original)
    (orphan,) = store.list_orphans()
    assert (orphan.draft, orphan.original, orphan.problem) == (DRAFT, original, "")
    assert orphan.saved_at is not None


def test_a_discarded_orphan_is_gone_and_one_that_is_kept_is_offered_again(tmp_path, store):
    crash(tmp_path / "recovery")
    store.list_orphans()
    store.close()
    (orphan,) = store.list_orphans()
    store.discard(orphan)
    assert store.list_orphans() == []
    assert list((tmp_path / "recovery").iterdir()) == []


def test_two_windows_do_not_offer_the_same_orphan(tmp_path, store):
    crash(tmp_path / "recovery")
    other = RecoveryStore(tmp_path / "recovery")
    assert len(store.list_orphans()) == 1
    assert other.list_orphans() == []


def test_the_copy_of_an_open_draft_is_nobodys_orphan(tmp_path, store):
    other = RecoveryStore(tmp_path / "recovery")
    other.write(DRAFT, None)
    store.write(DRAFT, None)
    assert store.list_orphans() == []
    other.close()
    assert store.list_orphans() == []


def test_a_saved_draft_leaves_no_copy(tmp_path, store):
    store.write(DRAFT, None)
    store.clear()
    assert list((tmp_path / "recovery").glob("*.gao")) == []


def test_a_copy_that_says_what_its_original_says_is_not_offered(tmp_path, store):
    original = tmp_path / "讲话.gao"
    save_draft(DRAFT, original)
    crash(tmp_path / "recovery", original=original)
    assert store.list_orphans() == []


def test_a_copy_is_an_ordinary_draft_file(tmp_path):
    crash(tmp_path / "recovery")
    (copy,) = (tmp_path / "recovery").glob("*.gao")
    assert load_draft(copy).paragraphs == DRAFT.paragraphs


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b'{"format": "gao", "version": 1, "par', b'{"recovery": 5}']
)
def test_a_broken_copy_is_reported_and_the_others_are_offered(tmp_path, store, data):
    folder = tmp_path / "recovery"
    crash(folder)
    (folder / "0broken.gao").write_bytes(data)
    whole, broken = store.list_orphans()
    assert whole.draft == DRAFT
    assert broken.draft is None
    assert "0broken.gao" in broken.problem


def test_a_strange_note_does_not_spoil_the_draft(tmp_path, store):
    folder = tmp_path / "recovery"
    folder.mkdir()
    note = {"original": 5, "saved_at": "gestern"}
    value = {"format": "gao", "version": 1, "paragraphs": [{"id": "a", "text": "话"}], "recovery": note}
    (folder / "x.gao").write_text(json.dumps(value))
    (orphan,) = store.list_orphans()
    assert orphan.draft is not None
    assert (orphan.original, orphan.saved_at) == (None, None)


def test_a_copy_that_is_cleared_while_it_is_being_written_does_not_come_back(tmp_path, store):
    long = Draft(paragraphs=tuple(Paragraph(str(n), text="字" * 500) for n in range(2000)))
    writer = threading.Thread(target=store.write, args=(long, None))
    writer.start()
    store.clear()
    writer.join()
    store.close()
    store.write(DRAFT, None)
    assert list((tmp_path / "recovery").glob("*.gao")) == []


def test_a_folder_that_cannot_be_written_is_said_and_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    store = RecoveryStore(tmp_path / "file" / "recovery")
    with pytest.raises(UserError):
        store.write(DRAFT, None)
    assert store.list_orphans() == []
    store.close()


def test_pictures_are_written_once_and_come_back_after_a_crash(tmp_path, store):
    picture = picture_of(b"\x89PNG of a map", "png", 60.0, 40.0)
    draft = Draft(paragraphs=(Paragraph("a", text="话"), Paragraph("p", Role.OBJECT, object=picture)))
    other = RecoveryStore(tmp_path / "recovery")
    other.write(draft, None)
    (kept,) = (tmp_path / "recovery").glob("*.pictures/*")
    written = kept.stat().st_mtime_ns
    other.write(draft.with_paragraphs((*draft.paragraphs, Paragraph("b", text="又一句"))), None)
    assert kept.stat().st_mtime_ns == written
    (copy,) = (tmp_path / "recovery").glob("*.gao")
    assert b"pictures" not in copy.read_bytes()
    other._lock.release()  # as the end of its process does
    (orphan,) = store.list_orphans()
    assert orphan.draft and orphan.draft.pictures[picture.digest].data == picture.data
    store.discard(orphan)
    assert list((tmp_path / "recovery").glob("*.pictures")) == []
