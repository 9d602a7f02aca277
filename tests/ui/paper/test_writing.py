"""A draft into a finished file, what is to be known before, and which words get a reading."""

import zipfile

import pytest
from PySide6.QtCore import Qt

from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.ui.pages.page_maker import Look, layout_of
from drafter.ui.pages.writing import notes_on, write_draft
from drafter.ui.paper.lectern_words import LecternWords
from drafter.word.aids import Aids
from tests.ui.paper_material import speech

PRINT = Look("gbt9704")


def test_the_name_of_a_file_says_what_it_becomes(qapp, tmp_path):
    for name in ("讲话.PDF", "讲话.docx"):
        path = tmp_path / name
        assert write_draft(speech(1), path, PRINT, tmp_path) == path
    assert (tmp_path / "讲话.PDF").read_bytes().startswith(b"%PDF")
    assert zipfile.is_zipfile(tmp_path / "讲话.docx")


def test_only_a_lectern_copy_has_aids(qapp, tmp_path):
    layouts = [layout_of(Look(name), tmp_path) for name in ("gbt9704", "reading")]
    assert [bool(layout.lectern) for layout in layouts] == [False, True]
    sizes = {}
    for layout in layouts:
        for aids in (None, Aids(times=False, pauses=True)):
            path = tmp_path / f"{layout.name}-{bool(aids)}.docx"
            write_draft(speech(2), path, Look(layout.name, aids=aids), tmp_path)
            sizes[layout.name, bool(aids)] = path.read_bytes()
    assert sizes["gbt9704", False] == sizes["gbt9704", True]
    assert sizes["reading", False] != sizes["reading", True]


def test_a_scheme_and_a_size_that_a_layout_does_not_offer_are_left_aside(tmp_path):
    plain = layout_of(Look("reading"), tmp_path)
    assert layout_of(Look("reading", "无此方案", "无此大小"), tmp_path) == plain
    other = next(size for size in plain.sizes or () if size != plain.size)
    assert layout_of(Look("reading", size=other), tmp_path) != plain
    with pytest.raises(UserError):
        layout_of(Look("无此版式"), tmp_path)


def test_what_no_file_can_hold_is_told_before(qapp, tmp_path):
    draft = speech(1)
    quiet = notes_on(draft, PRINT, tmp_path)
    assert "略去" not in quiet
    assert "脚注" not in quiet
    odd = draft.with_paragraphs((*draft.paragraphs, Paragraph("x", text="控制符\u0001在此。")))
    assert "这些字符 Word 不能保存，会略去：" in notes_on(odd, PRINT, tmp_path)
    assert notes_on(Draft(), PRINT, tmp_path) in quiet


NAMED = Draft(
    Facts("讲话"), (Paragraph("s", Role.SPEAKER, text="仝　犇"), Paragraph("a", text="嬴政来到亳州。"))
)


def test_words_are_ticked_added_and_dropped(qtbot):
    words = LecternWords(NAMED, {"单县": "shàn xiàn"}, frozenset({"别处", "亳"}))
    qtbot.addWidget(words)
    listed = [words.rows.item(row).text() for row in range(words.rows.count())]
    assert listed[-1] == "单县　shàn xiàn"
    rare = words._rare
    assert rare
    assert words.added() == {"单县": "shàn xiàn"}
    assert "别处" in words.dropped()
    words.rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert next(iter(rare)) in words.dropped()
    assert "单县" not in words.dropped()
    words.word.setText(" ；= ")
    words.add_word()
    assert words.rows.count() == len(listed)
    words.word.setText("区 某=；")
    words.reading.setText(" ōu　mǒu ；")
    words.add_word()
    assert words.added() == {"单县": "shàn xiàn", "区某": "ōu mǒu"}
    assert words.word.text() == words.reading.text() == ""
    words.word.setText("区某")
    words.add_word()
    assert words.added()["区某"] == ""
    assert words.rows.item(words.rows.count() - 1).text() == "区某　（查字典）"
    assert words.rows.count() == len(listed) + 1
