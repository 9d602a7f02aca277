"""The cells of a draft's tables as texts that can be looked at and changed, each under an id of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.core.model import Paragraph
from drafter.core.objects import Cell as TableCell
from drafter.core.objects import Table

#: The row and the column where a cell begins, both from 0.
CellPlace = tuple[int, int]


def cell_id(paragraph_id: str, row: int, column: int) -> str:
    """The id of the cell that begins in this row and column, both from 0, of the table with this id."""
    return f"{paragraph_id}#{row},{column}"


def owner_of(name: str) -> tuple[str, CellPlace | None]:
    """The id of the paragraph that an id means, and the row and column of the cell where it means one."""
    if "#" not in name:
        return name, None
    paragraph_id, mark, place = name.partition("#")
    row, _, column = place.partition(",")
    return paragraph_id, (int(row), int(column)) if mark else None


def is_cell(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands for a cell of a table."""
    return owner_of(paragraph.id)[1] is not None


def cells_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The cells of a table that have a text, as paragraphs under their own ids; none of any other paragraph."""
    if isinstance(paragraph.object, Table):
        for place in paragraph.object.places():
            if place.cell.text.strip():
                name = cell_id(paragraph.id, place.row, place.column)
                yield Paragraph(name, text=place.cell.text, source=paragraph.source)


def with_cells(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, each table followed by its cells."""
    return tuple(one for paragraph in paragraphs for one in (paragraph, *cells_of(paragraph)))


def texts_of(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """The texts of paragraphs and of the cells of their tables, by id."""
    return {one.id: one.text for one in with_cells(paragraphs)}


def with_cell_texts(paragraph: Paragraph, texts: Mapping[str, str]) -> Paragraph:
    """A table with other texts in the cells with these ids; any other paragraph as it is."""
    table = paragraph.object
    if not isinstance(table, Table) or not any(owner_of(name)[0] == paragraph.id for name in texts):
        return paragraph
    rows: list[list[TableCell]] = [[] for _ in table.rows]
    for place in table.places():
        name = cell_id(paragraph.id, place.row, place.column)
        rows[place.row].append(replace(place.cell, text=texts.get(name, place.cell.text)))
    return replace(paragraph, object=replace(table, rows=tuple(map(tuple, rows))))


def told_cell(cell: CellPlace | None) -> str:
    """Where a cell stands, for a reader who counts from 1: 表格第 2 行第 3 列; "" for none."""
    return f"表格第 {cell[0] + 1} 行第 {cell[1] + 1} 列" if cell else ""
