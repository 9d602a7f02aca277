"""Any tables and pictures of a Word file, through a draft into another Word file and back."""

import io

import docx
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import draft_from_document
from drafter.core.objects import Picture, Table
from drafter.files.whole import write_whole
from drafter.reading.read import read_document
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.conftest import cases
from tests.word.test_objects import png

_TEXT = st.text("东岭乡清淤面积320 亩（）%\n\t", max_size=12)
_ROWS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(_TEXT, min_size=wide, max_size=wide), min_size=2, max_size=5)
)
_MERGED = st.tuples(*(st.integers(0, 4) for _ in range(4)))
_PICTURE = st.binary(min_size=1, max_size=1)


def _table_into(document, rows, merged) -> None:
    made = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    top, left, bottom, right = merged
    if top <= bottom < len(rows) and left <= right < len(rows[0]):
        made.cell(top, left).merge(made.cell(bottom, right))


@given(st.lists(st.one_of(st.tuples(_ROWS, _MERGED), _PICTURE), min_size=1, max_size=4))
@settings(max_examples=cases(60), deadline=None)
def test_every_picture_comes_back_byte_for_byte_and_every_table_cell_for_cell(tmp_path_factory, things):
    folder = tmp_path_factory.mktemp("back")
    document, given_pictures = docx.Document(), []
    for thing in things:
        document.add_paragraph("各乡镇要把措施落实到位，逐项抓好整改，不留死角。")
        if isinstance(thing, tuple):
            _table_into(document, *thing)
        else:
            given_pictures.append(png(thing))
            document.add_picture(io.BytesIO(given_pictures[-1]), width=Mm(60))
    document.save(str(folder / "甲.docx"))
    draft = draft_from_document(read_document(folder / "甲.docx"))
    write_whole(folder / "乙.docx", to_docx(draft, load_layout("gbt9704", folder)))
    again = draft_from_document(read_document(folder / "乙.docx"))
    first, second = ([p.object for p in one.paragraphs if p.object] for one in (draft, again))
    assert [one for one in first if isinstance(one, Table)] == [
        one for one in second if isinstance(one, Table)
    ]
    assert [one.data for one in first if isinstance(one, Picture)] == given_pictures
    assert [one.data for one in second if isinstance(one, Picture)] == given_pictures
