"""Tables and pictures go through: out of a Word file, through a draft, and into a Word file again."""

import io
import struct
import zlib

import docx
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import draft_from_document
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import Cell, Picture, Table, picture_of, table_of_rows
from drafter.reading.read import read_document
from drafter.word.compare import compare_drafts
from drafter.word.compose import compose
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.marked import to_marked_docx
from drafter.word.pages import Paginator
from tests.conftest import cases
from tests.word.package_parts import W, root

GBT9704 = load_layout("gbt9704")
TEXT = "各乡镇要把防汛的责任一件一件落实到人，把隐患一处一处排查清楚，确保群众安全度汛。"


def png(colour: bytes = b"\x80") -> bytes:
    """A picture of one grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" + colour)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def through(draft: Draft, tmp_path) -> Draft:
    """The draft written as a Word file and read again."""
    path = tmp_path / "讲话.docx"
    path.write_bytes(to_docx(draft, GBT9704))
    return draft_from_document(read_document(path))


def draft_with(*objects: Table | Picture, caption: str = "") -> Draft:
    blocks = tuple(Paragraph(f"o{n}", Role.OBJECT, text=caption, object=one) for n, one in enumerate(objects))
    title = Paragraph("t", Role.TITLE, text="在全县防汛工作会议上的讲话")
    return Draft(paragraphs=(title, Paragraph("b", text=TEXT), *blocks, Paragraph("e", text=TEXT)))


@st.composite
def tables(draw):
    """Tables with cells over several columns and rows."""
    columns, rows = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    made: list[tuple[Cell, ...]] = []
    for row in range(rows):
        cells: list[Cell] = []
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = 1
            while column + free < columns and (row, column + free) not in taken:
                free += 1
            across, down = draw(st.integers(1, free)), draw(st.integers(1, rows - row))
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            cells.append(Cell(draw(st.sampled_from(("", "东岭乡", "12", "第一行\n第二行"))), across, down))
        made.append(tuple(cells))
    return Table(tuple(made))


@settings(max_examples=cases(60), deadline=None)
@given(tables())
def test_every_cell_comes_back(tmp_path_factory, table):
    back = through(draft_with(table), tmp_path_factory.mktemp("word"))
    (found,) = back.objects
    assert isinstance(found, Table)
    assert list(found.places()) == list(table.places())


def test_every_picture_comes_back_byte_for_byte_and_is_stored_once(tmp_path):
    one = picture_of(png(), "png", 60.0, 40.0)
    other = picture_of(b"\xff\xd8\xff" + bytes(range(256)), "jpeg", 30.0, 30.0)
    draft = draft_with(one, other, one)
    data = to_docx(draft, GBT9704)
    back = through(draft, tmp_path)
    assert [p.data for p in back.objects if isinstance(p, Picture)] == [one.data, other.data, one.data]
    assert next((p.width, p.height) for p in back.objects if isinstance(p, Picture)) == pytest.approx(
        (60, 40), abs=0.1
    )
    assert (
        len(
            [
                name
                for name in docx.Document(io.BytesIO(data)).part.package.iter_parts()
                if "media" in name.partname
            ]
        )
        == 2
    )


def test_a_table_of_python_docx_with_joined_cells_goes_through(tmp_path):
    made = docx.Document()
    made.add_paragraph("在全县防汛工作会议上的讲话")
    made.add_paragraph(TEXT)
    made.add_paragraph("表1　各乡镇任务表")
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "任务"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "东岭乡"
    table.cell(1, 1).text, table.cell(2, 2).text = "巡护", "12"
    made.add_picture(io.BytesIO(png()), Mm(50))
    made.add_paragraph("图1　山洪沟示意图")
    made.add_paragraph(TEXT)
    made.save(tmp_path / "来稿.docx")
    document = read_document(tmp_path / "来稿.docx")
    assert [(o.kind, o.after, o.text, o.kept) for o in document.objects] == [
        ("table", 2, "表1　各乡镇任务表", True),
        ("picture", 2, "图1　山洪沟示意图", True),
    ]
    assert [p.text for p in document.paragraphs] == ["在全县防汛工作会议上的讲话", TEXT, TEXT]
    draft = draft_from_document(document)
    assert through(draft, tmp_path).objects == draft.objects
    assert [p.text for p in through(draft, tmp_path).paragraphs] == [p.text for p in draft.paragraphs]


def test_cells_are_set_at_least_so_high_that_nothing_is_clipped():
    styles = root(to_docx(draft_with(table_of_rows([["甲", "乙"]])), GBT9704), "word/styles.xml")
    (style,) = (s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "GwCell")
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert spacing is not None and spacing.get(f"{W}lineRule") == "atLeast"


def test_a_picture_is_made_no_larger_than_the_page_and_one_that_is_lost_is_told():
    big = picture_of(png(), "png", 900.0, 300.0)
    made = docx.Document(io.BytesIO(to_docx(draft_with(big), GBT9704)))
    assert made.inline_shapes[0].width <= Mm(156.1)
    lost = to_docx(draft_with(Picture("0" * 64, "png", 50.0, 50.0)), GBT9704)
    assert "图片缺失" in "".join(p.text for p in docx.Document(io.BytesIO(lost)).paragraphs)


def test_a_long_table_goes_on_over_the_pages_and_the_text_follows_it():
    table = table_of_rows([["乡镇", "任务"]] + [[f"第{n}村", "巡护"] for n in range(65)])
    paginator = Paginator(GBT9704)
    pages = paginator.pages(compose(draft_with(table, caption="表1 任务表"), GBT9704))
    assert [bool(page.cells) for page in pages] == [True, True, True]
    assert sum(len(page.cells) for page in pages) == 132
    assert pages[2].lines[-1].paragraph_id == "e"
    bottom = max(cell.y + cell.height for page in pages for cell in page.cells)
    assert bottom <= (GBT9704.page.height - GBT9704.page.bottom) * 72 / 25.4 + 0.1


def test_the_copy_with_tracked_changes_keeps_tables_and_pictures():
    draft = draft_with(table_of_rows([["甲", "乙"]]), picture_of(png(), "png", 60.0, 40.0))
    after = draft.with_paragraphs((*draft.paragraphs[:-1], Paragraph("e", text="又一句。")))
    made = docx.Document(io.BytesIO(to_marked_docx(compare_drafts(draft, after), GBT9704)))
    assert len(made.tables) == len(made.inline_shapes) == 1


@pytest.mark.parametrize(("caption", "told"), [("图1　渠系分布", "图1　渠系分布"), ("", "图片1")])
def test_the_alternative_text_of_a_picture_is_its_caption(caption, told):
    picture = Paragraph("p", Role.OBJECT, text=caption, object=picture_of(png(), "png", 10, 10))
    document = root(to_docx(Draft(paragraphs=(picture,)), GBT9704), "word/document.xml")
    (properties,) = (one for one in document.iter() if one.tag.endswith("}docPr"))
    assert (properties.get("name"), properties.get("descr")) == ("图片1", told)
