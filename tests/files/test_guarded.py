"""A save never runs over what somebody else has saved meanwhile."""

import os

import pytest

from drafter.core.model import Draft, Paragraph
from drafter.files.gao import load_draft, save_draft
from drafter.files.guarded import ChangedElsewhere, free_copy, save_guarded, stamp_of


def saying(text: str) -> Draft:
    return Draft(paragraphs=(Paragraph("p", text=text),))


def test_what_was_saved_elsewhere_is_not_overwritten(tmp_path):
    path = tmp_path / "讲话.gao"
    stamp = save_guarded(saying("一。"), path, None)
    save_draft(saying("别人的。"), path)
    with pytest.raises(ChangedElsewhere, match="讲话"):
        save_guarded(saying("二。"), path, stamp)
    assert load_draft(path) == saying("别人的。")


def test_own_saves_follow_each_other(tmp_path):
    path = tmp_path / "讲话.gao"
    stamp = save_guarded(saying("一。"), path, None)
    assert stamp == stamp_of(path)
    save_guarded(saying("二。"), path, stamp)
    assert load_draft(path) == saying("二。")


def test_a_file_that_was_only_touched_has_not_changed(tmp_path):
    path = tmp_path / "讲话.gao"
    stamp = save_guarded(saying("一。"), path, None)
    os.utime(path, (1, 1))  # also a clock that was set back
    save_guarded(saying("二。"), path, stamp)
    assert load_draft(path) == saying("二。")


def test_a_change_of_the_same_size_is_seen(tmp_path):
    path = tmp_path / "讲话.gao"
    stamp = save_guarded(saying("甲。"), path, None)
    save_draft(saying("乙。"), path)
    assert stamp is not None
    os.utime(path, ns=(stamp.modified + 100, stamp.modified + 100))  # the finest step of Windows
    with pytest.raises(ChangedElsewhere):
        save_guarded(saying("丙。"), path, stamp)


def test_a_file_that_is_gone_is_written_again(tmp_path):
    path = tmp_path / "讲话.gao"
    stamp = save_guarded(saying("一。"), path, None)
    path.unlink()
    save_guarded(saying("二。"), path, stamp)
    assert load_draft(path) == saying("二。")


def test_a_copy_takes_a_name_that_is_free(tmp_path):
    path = tmp_path / "讲话.gao"
    assert free_copy(path).name == "讲话（副本）.gao"
    free_copy(path).touch()
    assert free_copy(path).name == "讲话（副本2）.gao"
