"""What is not text and stands in a draft as one block: tables and pictures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from drafter.core.hashing import sha256


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text, lines apart by "\\n", and how many columns and rows it takes."""

    text: str = ""
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells.

    Each row lists the cells that begin in it, from left to right; a cell that goes on from the row above is not
    listed again, as in HTML. `widths` are the columns' shares of the whole width, empty where all are equal.
    `extra` keeps fields of later versions of the program.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def columns(self) -> int:
        """How many columns it has, 0 where it has no row."""
        return max((place.column + place.cell.across for place in self.places()), default=0)

    def places(self) -> "Iterator[Place]":
        """Every cell with the row and column where it begins, row by row."""
        busy: dict[int, int] = {}
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while busy.get(column, 0) > row:
                    column += 1
                yield Place(row, column, cell)
                busy.update(dict.fromkeys(range(column, column + cell.across), row + cell.down))
                column += cell.across

    @property
    def plain_text(self) -> str:
        """The cells as lines, apart by tabs, as a spreadsheet takes them."""
        return "\n".join("\t".join(cell.text.replace("\n", " ") for cell in row) for row in self.rows)

    @property
    def column_shares(self) -> tuple[float, ...]:
        """Each column's share of the width; they add up to 1."""
        columns = self.columns
        if len(self.widths) != columns or any(width <= 0 for width in self.widths):
            return (1 / columns,) * columns if columns else ()
        whole = sum(self.widths)
        return tuple(width / whole for width in self.widths)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the row and the column, both from 0, where it begins."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `digest` is the SHA-256 of its bytes, `form` png, jpeg, gif, bmp, tiff, emf or wmf.

    `width` and `height` are those on paper, in millimetres. `data` are the bytes as they came; they count for
    nothing in a comparison, since the digest tells them, and are b"" where a file has lost them.
    """

    digest: str
    form: str
    width: float
    height: float
    data: bytes = field(default=b"", compare=False, repr=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


DraftObject: TypeAlias = Table | Picture


def picture_of(data: bytes, form: str, width: float, height: float) -> Picture:
    """The picture with these bytes, of this size in millimetres."""
    return Picture(sha256(data).hexdigest(), form, width, height, data)


def name_of(found: DraftObject) -> str:
    """What an object is called."""
    return "表格" if isinstance(found, Table) else "图片"


def described(found: DraftObject, caption: str = "") -> str:
    """An object in words, for a list: 表格（3 列 4 行）：任务分解表."""
    size = f"（{found.columns} 列 {len(found.rows)} 行）" if isinstance(found, Table) else ""
    named = caption.splitlines()[0] if caption else ""
    return name_of(found) + size + (f"：{named}" if named else "")


def table_of_rows(rows: Sequence[Sequence[str]]) -> Table:
    """A table of plain cells; short rows are filled up with empty ones."""
    columns = max(map(len, rows), default=0)
    return Table(tuple(tuple(map(Cell, (*row, *("",) * (columns - len(row))))) for row in rows))


def counted(objects: Sequence[DraftObject]) -> str:
    """How many tables and pictures these are, as 2 个表格、1 张图片; "" for none."""
    tables = sum(isinstance(one, Table) for one in objects)
    counts = ((tables, "个表格"), (len(objects) - tables, "张图片"))
    return "、".join(f"{count} {what}" for count, what in counts if count)
