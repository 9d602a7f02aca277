"""The comments of a file that becomes a draft: beside their paragraphs, to be ticked off, kept in the draft's file."""

import io
from pathlib import Path

import docx
import pytest

from drafter.checks.check import Scene
from drafter.checks.comments import CHECK, find_open_comments
from drafter.checks.context import Context
from drafter.checks.finding import Finding
from drafter.checks.run import Checker
from drafter.checks.together import together
from drafter.core.assembly import Part, assembled
from drafter.core.document import draft_from_document
from drafter.core.edits import remove, with_new_ids
from drafter.core.model import Draft, Facts
from drafter.files.gao import load_draft, save_draft
from drafter.reading.read import read_document
from tests.checks.test_cells import context  # noqa: F401  # a fixture

TEXTS = ("在全县防汛会议上的讲话", "同志们：", "各乡镇要把责任落实到人。", "县直部门要把物资备足。")


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    document = docx.Document()
    paragraphs = [document.add_paragraph(text) for text in TEXTS]
    document.add_comment(paragraphs[2].runs, text="这里要点名到村", author="王县长")
    document.add_comment(paragraphs[3].runs, text="数量写上", author="王县长")
    written = io.BytesIO()
    document.save(written)
    path = tmp_path / "批过的.docx"
    path.write_bytes(written.getvalue())
    return draft_from_document(read_document(path))


def _open(draft: Draft, known: Context) -> list[Finding]:
    return list(Checker((CHECK,)).check(draft, known))


def test_comments_stand_beside_their_paragraphs(draft, context):  # noqa: F811
    found = _open(draft, context)
    assert [(one.message, one.text) for one in found] == [
        ("王县长：这里要点名到村", TEXTS[2]),
        ("王县长：数量写上", TEXTS[3]),
    ]


def test_one_that_is_done_is_told_no_more(draft, context):  # noqa: F811
    first, second = _open(draft, context)
    done = first.fixes[0](draft)
    assert [one.message for one in _open(done, context)] == [second.message]
    assert done.paragraphs == draft.paragraphs
    assert _open(together([first.fixes[0], second.fixes[0]], "办好了")(draft), context) == []


def test_they_outlive_their_paragraph_and_the_file(draft, context, tmp_path):  # noqa: F811
    without = remove(draft, [draft.paragraphs[2].id])
    assert "已经没有了" in _open(without, context)[0].message
    first = _open(draft, context)[0]
    save_draft(first.fixes[0](draft), tmp_path / "稿.gao")
    again = load_draft(tmp_path / "稿.gao")
    assert again.comments == draft.comments
    assert [one.message for one in _open(again, context)] == ["王县长：数量写上"]


def test_a_new_draft_takes_them_along(draft, context):  # noqa: F811
    other = with_new_ids(draft)
    assert not {one.id for one in other.paragraphs} & {one.id for one in draft.paragraphs}
    assert [one.text for one in _open(other, context)] == [TEXTS[2], TEXTS[3]]


def test_drafts_put_together_keep_them(draft, context):  # noqa: F811
    whole = assembled([Part(draft, "甲"), Part(with_new_ids(draft), "乙")], Facts("汇总")).draft
    assert [one.text for one in _open(whole, context)] == [TEXTS[2], TEXTS[3]] * 2


def test_a_draft_without_paragraphs_has_nowhere_to_tell_them(draft):
    empty = draft.with_paragraphs(())
    assert list(find_open_comments(Scene(empty, None, ()))) == []
