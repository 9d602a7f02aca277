"""Footnotes go through: out of a Word file, with the draft, and into a Word file again."""

import io
from pathlib import Path

import docx
import pytest

from drafter.checks.comments import CHECK
from drafter.checks.run import Checker
from drafter.core.document import draft_from_document
from drafter.core.told import summary
from drafter.files.gao import load_draft, save_draft
from drafter.reading.read import read_document
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.checks.test_cells import context  # noqa: F401  # a fixture
from tests.reading.formats.wordfile import para, parts, run, write
from tests.word.package_parts import W, root

GBT9704 = load_layout("gbt9704")
TITLE, TEXT = "在全县防汛工作会议上的讲话", "全县共有小型水库37座，座座都要有人管。"
NOTES = ["数据来源：县水利局年报。", "截至五月底。\n以公报为准。"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = para(run(TITLE)) + "".join(para(run(TEXT) + refer.format(n)) for n in (2, 3)) + para(run(TEXT))
    notes = "".join(
        f'<w:footnote w:id="{n}">{"".join(para(run(line)) for line in text.splitlines())}</w:footnote>'
        for n, text in enumerate(NOTES, 2)
    )
    return write(tmp_path / "来稿.docx", parts(body, footnotes=notes))


def _notes(data: bytes) -> list[tuple[str, str]]:
    """The footnotes of a Word file, each with the text of its paragraph."""
    texts = {
        note.get(f"{W}id"): "\n".join("".join(p.itertext()).strip() for p in note)
        for note in root(data, "word/footnotes.xml")
    }
    return [
        ("".join(t.text or "" for t in paragraph.iter(f"{W}t")), texts[one.get(f"{W}id")])
        for paragraph in root(data, "word/document.xml").iter(f"{W}p")
        for one in paragraph.iter(f"{W}footnoteReference")
    ]


def test_each_footnote_stands_at_its_paragraph_again(path, tmp_path):
    document = read_document(path)
    draft = draft_from_document(document)
    assert [(one.kind, one.kept) for one in document.objects] == [("footnote", True)] * 2
    assert "原样保留 2 条脚注" in summary(document, draft)
    data = to_docx(draft, GBT9704)
    assert _notes(data) == [(TEXT, text) for text in NOTES]
    assert docx.Document(io.BytesIO(data)).paragraphs
    (tmp_path / "又.docx").write_bytes(data)
    again = draft_from_document(read_document(tmp_path / "又.docx"))
    assert [one.text for one in again.footnotes] == NOTES


def test_a_draft_file_keeps_them_and_the_checks_show_them(path, tmp_path, context):  # noqa: F811
    save_draft(draft_from_document(read_document(path)), tmp_path / "稿.gao")
    draft = load_draft(tmp_path / "稿.gao")
    found = Checker((CHECK,)).check(draft, context)
    assert [(one.paragraph, one.severity.value) for one in found] == [(1, "hint"), (2, "hint")]
    without = found[0].fixes[0](draft)
    assert [one.text for one in without.footnotes] == NOTES[1:]
    assert _notes(to_docx(without, GBT9704)) == [(TEXT, NOTES[1])]


def test_a_copy_for_the_lectern_and_a_draft_without_any_have_no_notes(path):
    draft = draft_from_document(read_document(path))
    for data in (
        to_docx(draft, load_layout("reading")),
        to_docx(draft.with_paragraphs(draft.paragraphs[:1]), GBT9704),
    ):
        assert "word/footnotes.xml" not in [
            str(part.partname)[1:] for part in docx.Document(io.BytesIO(data)).part.package.iter_parts()
        ]
