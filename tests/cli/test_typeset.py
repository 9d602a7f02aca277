"""`drafter typeset`: the finished file reads as the speech did."""

import os

import pypdfium2
import pytest

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import Move, Paragraph
from drafter.files.gao import load_draft, save_draft
from tests.conftest import speech_files


def test_the_finished_file_reads_as_the_speech_did(drafter, tmp_path, speech):
    result = drafter("typeset", speech, "-o", tmp_path / "out.docx")
    assert result.status == 0
    before = drafter("inspect", speech, "--json").json["paragraphs"]
    assert drafter("inspect", tmp_path / "out.docx", "--json").json["paragraphs"] == before


def test_every_speech_reads_the_same_after_typesetting(drafter, tmp_path):
    for sample in speech_files():
        assert drafter("typeset", sample, "-o", tmp_path / "out.docx").status == 0
        before = drafter("inspect", sample, "--json").json["paragraphs"]
        assert drafter("inspect", tmp_path / "out.docx", "--json").json["paragraphs"] == before


def test_by_itself_it_stands_beside_the_speech_and_covers_nothing(drafter, speech):
    assert drafter("typeset", speech).status == 0
    target = speech.with_suffix(".docx")
    data = target.read_bytes()
    assert "已经存在" in drafter("typeset", speech).sentence
    assert drafter("typeset", target).status == 0
    assert target.with_name(target.stem + "（排版）.docx").read_bytes() == data
    assert "就是原文件" in drafter("typeset", target, "-o", target).sentence
    assert target.read_bytes() == data


def test_a_draft_goes_out_without_its_open_slots(drafter, tmp_path):
    drafter("new", "--title", "讲话", "-o", tmp_path / "a.gao")
    draft = load_draft(tmp_path / "a.gao")
    body = Clip((Paragraph("x", text="今天召开会议，部署工作。", move=Move.OPENING),))
    save_draft(edits.fill(draft, draft.paragraphs[2].id, body), tmp_path / "a.gao")
    assert "18 处空位" in drafter("typeset", tmp_path / "a.gao").err
    found = drafter("inspect", tmp_path / "a.docx", "--json").json["paragraphs"]
    assert [p["text"] for p in found] == [
        "讲话",
        "同志们：",
        "今天召开会议，部署工作。",
        "下面，我讲三点意见。",
    ]


def test_the_reading_copy_is_another_layout(drafter, tmp_path, speech):
    drafter("typeset", speech, "-o", tmp_path / "print.docx")
    drafter("typeset", speech, "-o", tmp_path / "read.docx", "--layout", "reading")
    assert (tmp_path / "print.docx").read_bytes() != (tmp_path / "read.docx").read_bytes()


def test_an_unknown_layout_is_said_in_one_line(drafter, tmp_path, speech):
    result = drafter("typeset", speech, "-o", tmp_path / "out.docx", "--layout", "fancy")
    assert result.status == 1
    assert "fancy" in result.sentence


@pytest.mark.skipif(os.name == "nt", reason="without a screen Qt finds no fonts under Windows")
@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_a_pdf_holds_the_pages(drafter, tmp_path, speech, layout):
    target = tmp_path / "讲话.pdf"
    result = drafter("typeset", speech, "--pdf", "--layout", layout, "-o", target)
    assert result.status == 0
    with pypdfium2.PdfDocument(target) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "同志们" in text
    assert target.name in result.out


def test_a_pdf_is_not_written_under_another_kind_of_name(drafter, tmp_path, speech):
    result = drafter("typeset", speech, "--pdf", "-o", tmp_path / "讲话.docx")
    assert (result.status, list(tmp_path.glob("*.docx"))) == (1, [])
    assert ".pdf" in result.sentence
