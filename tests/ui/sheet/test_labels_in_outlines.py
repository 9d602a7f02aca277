"""Every style of label, typed, composed, pasted or imported into every place of every outline, stands there once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData

from drafter.core.model import Draft, Facts, Role
from drafter.core.numbering import labels, split_label
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import load_outlines
from drafter.reading.read import recognise_text
from tests.ui.conftest import type_text
from tests.ui.sheet.test_input_method import commit, compose, sheet_of

LABELS = ("一、", "三、", "（一）", "2.", "一是", "三要", "第一，")
REST = "抓紧防汛备汛"
#: Where a label is text: a title, a date and the like carry no number.
NUMBERED = (Role.BODY, Role.HEADING, Role.POINT)
OUTLINES = load_outlines(None)


def by_keys(sheet, text: str) -> None:
    type_text(sheet, text)


def by_input_method(sheet, text: str) -> None:
    compose(sheet, "pin", "pinyin")
    commit(sheet, text)


@pytest.fixture(params=OUTLINES, ids=[outline.name for outline in OUTLINES])
def sheet(request, qtbot):
    """A new draft in each outline."""
    return sheet_of(qtbot, draft_from_outline(request.param, Facts("在全县防汛工作会议上的讲话")))


def places(draft: Draft) -> list[str]:
    return [p.id for p in draft.paragraphs if p.is_empty_slot and p.role in NUMBERED]


def line_at(draft: Draft, place: str) -> str:
    index = draft.index_of(place)
    return labels(draft.paragraphs)[index] + draft.paragraphs[index].text


@pytest.mark.parametrize("write", [by_keys, by_input_method])
def test_what_is_typed_stands_on_the_sheet_as_it_was_typed(sheet, write):
    begun = sheet.session.draft
    for place in places(begun):
        for label in LABELS:
            sheet.go_to(place)
            write(sheet, label + REST)
            assert line_at(sheet.session.draft, place) == label + REST, (begun.paragraphs, place)
            assert sheet.text.labels == labels(sheet.session.draft.paragraphs)
            while sheet.session.draft != begun:
                before = sheet.session.draft
                sheet.session.undo()
                assert sheet.session.draft != before
            assert labels(sheet.text.paragraphs) == labels(begun.paragraphs)


def test_what_is_pasted_has_one_label(sheet):
    begun = sheet.session.draft
    for place in places(begun):
        for label in LABELS:
            mime = QMimeData()
            mime.setText(label + REST)
            sheet.go_to(place)
            sheet.insertFromMimeData(mime)
            line = next(p for p in sheet.session.draft.paragraphs if REST in p.text)
            assert line.text in (REST, label + REST)
            assert not (line.marker and split_label(line.text)), (line, label)
            sheet.session.undo()
            assert sheet.session.draft == begun


def test_a_speech_typed_into_a_draft_and_imported_has_the_same_labels(sheet):
    """The whole draft, each place filled by typing, read again as a text."""
    for number, place in enumerate(places(sheet.session.draft)):
        sheet.go_to(place)
        by_keys(sheet, f"{REST}的第{number + 1}项工作要落到实处。")
    draft = sheet.session.draft
    kept = [replace(p, slot=None) for p in draft.paragraphs if p.text]
    lines = [label + p.text for label, p in zip(labels(kept), kept, strict=True)]
    read = recognise_text("\n".join(lines))
    assert [label + p.text for label, p in zip(read.labels, read.paragraphs, strict=True)] == lines
