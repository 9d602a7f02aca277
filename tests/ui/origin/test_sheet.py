"""The 核对单 as a file."""

import io

import docx
import pytest

from drafter.core.hashing import sha256
from drafter.core.model import Draft, Facts, Paragraph, Source
from drafter.core.origin import Origin, Stretch
from drafter.core.unit import Unit
from drafter.ui.origin.sheet import write_sheet

DRAFT = Draft(
    Facts("在全县会议上的讲话", place="清源县"),
    (Paragraph("a", text="要一件一件抓好落实，一处一处查清楚。"),),
)
SOURCE = Source("s", "在全市会议上的讲话", place="临江市")
STRETCHES = [(Stretch(0, 17, Origin.FOREIGN, 15, SOURCE, DRAFT.paragraphs[0].text, (0, 17)),)]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_sheet_bears_the_digest_of_the_exported_file_where_that_is_still_there(qapp, tmp_path, is_there):
    exported, path = tmp_path / "讲话.docx", tmp_path / "核对单.docx"
    if is_there:
        exported.write_bytes(b"exported")
    write_sheet(path, DRAFT, STRETCHES, Unit(place="清源县"), exported)
    document = docx.Document(io.BytesIO(path.read_bytes()))
    texts = [p.text for p in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "".join(texts + cells + [p.text for part in document.sections for p in part.footer.paragraphs])
    assert (sha256(b"exported").hexdigest()[:8].upper() in words.replace(" ", "")) is is_there
    assert "在全市会议上的讲话" in words


def test_a_sheet_may_be_a_pdf_and_the_draft_may_not_have_been_exported(qapp, tmp_path):
    for name in ("核对单.PDF", "核对单.docx"):
        write_sheet(tmp_path / name, DRAFT, STRETCHES, Unit(), None)
    assert (tmp_path / "核对单.PDF").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "核对单.docx").read_bytes().startswith(b"PK")
