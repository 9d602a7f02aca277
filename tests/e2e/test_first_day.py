"""The whole job with a real pointer and keyboard, in a real window on a screen of its own."""

import shutil
from pathlib import Path

import pytest

from drafter.core.numbering import labels
from drafter.files.gao import load_draft
from drafter.reading.read import read_document
from tests.conftest import speech_files
from tests.e2e.display import virtual_display
from tests.e2e.journey import SOUGHT, TITLE, TYPED, first_day
from tests.e2e.stage import play


@pytest.mark.pointer
def test_a_secretary_writes_a_speech_on_the_first_day(tmp_path: Path, xvfb: str) -> None:
    folder = tmp_path / "稿 子"
    folder.mkdir()
    speeches = folder / "旧讲话"
    speeches.mkdir()
    for speech in speech_files():
        shutil.copy(speech, speeches)
    with virtual_display(TITLE + TYPED + SOUGHT + "稿子旧") as display:
        story = play(first_day, folder, display)
    assert story["failure"] == ""
    assert story["typed"] == [TYPED, "", TYPED]
    draft = load_draft(folder / "讲话.gao")
    assert draft.facts.title == TITLE
    dropped = [p for p in draft.paragraphs if p.source]
    assert len(dropped) == 1 and dropped[0].text in story["card"]
    written = [p for p in draft.paragraphs if p.text.strip()]
    document = read_document(folder / "讲话.docx")
    assert [p.text for p in document.paragraphs] == [p.text for p in written]
    assert [p.role for p in document.paragraphs] == [p.role for p in written]
    assert document.labels == labels(written)
