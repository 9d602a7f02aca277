"""Text in, text out: setting a speech loses, changes and adds nothing."""

from pathlib import Path

import pytest

from drafter.core.document import Document, draft_from_document
from drafter.library.words import word_pieces
from drafter.reading.read import read_document
from drafter.word.aids import Aids
from drafter.word.export import to_docx
from drafter.word.layout import Layout
from tests.conftest import speech_files
from tests.word.package_parts import texts

OWN = sorted((Path(__file__).parent.parent / "drafts").glob("*.txt"))
SAMPLES = speech_files()


def _seen(document: Document) -> list[tuple[str, int, str, str]]:
    return [
        (p.role.value, p.level, label, p.text)
        for p, label in zip(document.paragraphs, document.labels, strict=True)
    ]


def _set(document: Document, layout: Layout, **options) -> bytes:
    return to_docx(draft_from_document(document), layout, word_pieces, **options)


@pytest.mark.parametrize("path", [*OWN, *SAMPLES], ids=lambda path: path.stem[:12])
@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_a_speech_reads_the_same_after_it_was_set(path, layout, tmp_path, request):
    before = read_document(path)
    made = tmp_path / "set.docx"
    made.write_bytes(_set(before, request.getfixturevalue(layout)))
    after = read_document(made)
    assert _seen(after) == _seen(before)
    assert {removed.reason for removed in after.removed} <= {"旁注的朗读时间", "注音"}
    assert (after.facts.date, after.facts.speaker) == (before.facts.date, before.facts.speaker)


@pytest.mark.parametrize("path", [*OWN, *SAMPLES], ids=lambda path: path.stem[:12])
@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_not_a_character_is_lost_or_added(path, layout, request):
    document = read_document(path)
    options = {"aids": Aids(pinyin=False, times=False)} if layout == "reading" else {}
    exported = texts(_set(document, request.getfixturevalue(layout), **options))
    assert "".join("".join(exported).split()) == "".join(
        "".join("".join(label + text for _, _, label, text in _seen(document))).split()
    )
