"""A clip on its way through the clipboard, and into other programs."""

import json
from datetime import date

import pytest
from PySide6.QtCore import QMimeData

from drafter.core.clip import Clip
from drafter.core.errors import UserError
from drafter.core.model import Move, Paragraph, Role, Slot, Source
from drafter.core.serial import CLIP_VERSION, clip_to_json
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_from_mime, clip_to_mime

SOURCE = Source("s1", "在全县安全生产会上的讲话", "安全.docx", date(2025, 10, 9), place="某县")
SECTION = Clip(
    (
        Paragraph("a", Role.HEADING, 1, "提高认识", "一、", source=SOURCE),
        Paragraph("b", Role.POINT, 1, "看清形势。天天讲，<时时>讲。", "一要", source=SOURCE),
        Paragraph("c", Role.POINT, 1, "压实责任。", "一要", source=SOURCE),
        Paragraph("d", text="同志们，行百里者半九十。", move=Move.CLOSING, source=SOURCE),
    )
)


def carrying(data):
    mime = QMimeData()
    mime.setData(CLIP_MIME, data if isinstance(data, bytes) else json.dumps(data).encode())
    return mime


def test_a_clip_comes_out_as_it_went_in():
    assert clip_from_mime(clip_to_mime(SECTION)) == SECTION


def test_another_program_gets_the_labels_with_the_text():
    assert clip_to_mime(SECTION).text().splitlines() == [
        "一、提高认识",
        "一要看清形势。天天讲，<时时>讲。",
        "二要压实责任。",
        "同志们，行百里者半九十。",
    ]


def test_word_gets_a_heading_and_paragraphs_with_their_signs_kept():
    html = clip_to_mime(SECTION).html()
    assert "<h1>一、提高认识</h1>" in html
    assert html.count("<p ") == 3
    assert "&lt;时时&gt;" in html


def test_an_empty_slot_is_carried_for_drafter_and_left_out_of_the_text():
    clip = Clip((Paragraph("e", slot=Slot(Role.BODY, prompt="讲清为什么")), Paragraph("f", text="正文。")))
    mime = clip_to_mime(clip)
    assert clip_from_mime(mime) == clip
    assert mime.text() == "正文。"
    assert "讲清为什么" not in mime.html()


def test_text_from_elsewhere_is_no_clip():
    mime = QMimeData()
    mime.setText("同志们：")
    assert clip_from_mime(mime) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        [],
        {"format": "else"},
        clip_to_json(Clip(())),
        {"format": "drafter-clip", "version": "x"},
    ],
)
def test_a_broken_or_empty_clip_is_no_clip(data):
    assert clip_from_mime(carrying(data)) is None


def test_a_clip_nested_a_hundred_thousand_deep_is_no_clip():
    assert clip_from_mime(carrying(b"[" * 100_000)) is None


def test_a_clip_of_a_later_version_is_refused_with_a_sentence():
    with pytest.raises(UserError, match="更新版本"):
        clip_from_mime(carrying(clip_to_json(SECTION) | {"version": CLIP_VERSION + 1}))
