"""Tables and pictures as Word's own, made with python-docx: it knows their elements and their parts."""

from collections.abc import Iterator, Mapping

from drafter.core.objects import Picture, Place, Table
from drafter.word.blocks import Block
from drafter.word.clean import clean
from drafter.word.layout_data import Layout
from drafter.word.object_blocks import is_centred, picture_size
from drafter.word.ooxml import Element, paragraph_properties, run, w
from drafter.word.styles import PICTURE, style_id

_TWIPS_IN_POINT = 20
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class ObjectWriter:
    """Writes the tables and pictures of one document. `media` are the parts that its pictures refer to."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._names: dict[str, str] = {}
        self._media: dict[str, bytes] = {}
        self._drawn = 0

    @property
    def media(self) -> Mapping[str, bytes]:
        """The bytes of the pictures written so far, by the names of their parts; each picture once."""
        return self._media

    def elements(self, block: Block, mark: list[Element]) -> Iterator[Element]:
        """The table, or the paragraph with the picture; `mark` is a bookmark that goes into it."""
        if isinstance(block.object, Table):
            if block.object.columns:
                yield self._table(block.object, mark)
        elif isinstance(block.object, Picture):
            shown = [self._picture(block.object, block.told)] if block.object.data else [run("【图片缺失】")]
            yield w("p", paragraph_properties(w("pStyle", val=PICTURE[0])), *mark, *shown)

    def _picture(self, picture: Picture, told: str) -> Element:
        """The run with a picture; its alternative text is what `told` says, else only that it is a picture."""
        from docx.oxml.shape import CT_Inline  # takes long to load, and few drafts have a picture
        from docx.shared import Pt

        self._drawn += 1
        width, height = map(Pt, picture_size(picture, self._layout))
        relation = self._relation(picture)
        name = f"图片{self._drawn}"
        inline = CT_Inline.new_pic_inline(self._drawn, relation, name, width, height)
        inline.docPr.set("name", name)
        inline.docPr.set("descr", told or name)
        return w("r", w("drawing", inline))

    def _relation(self, picture: Picture) -> str:
        """The relation to a picture's part."""
        if picture.digest not in self._names:
            name = f"image{len(self._names) + 1}"
            self._names[picture.digest] = name
            self._media[f"word/media/{name}.{picture.form}"] = picture.data
        return self._names[picture.digest]

    def _table(self, table: Table, mark: list[Element]) -> Element:
        from docx.oxml.table import CT_Tbl  # as above
        from docx.shared import Twips

        width = round(self._layout.page.text_width * _TWIPS_IN_POINT)
        made = CT_Tbl.new_tbl(len(table.rows), table.columns, Twips(width))
        made.tblPr.clear()
        made.tblPr.extend(_look(width))
        for column, share in zip(made.tblGrid.gridCol_lst, table.column_shares, strict=True):
            column.set(w("x", w=0).keys()[0], str(round(width * share)))
        rows = made.tr_lst
        for number, row in enumerate(rows):
            row.insert(0, w("trPr", w("cantSplit"), w("tblHeader") if number == 0 < len(rows) - 1 else None))
        cells = [list(row.tc_lst) for row in rows]
        for place in table.places():
            self._fill(cells, place, mark if (place.row, place.column) == (0, 0) else [])
        return made

    def _fill(self, cells: list[list[Element]], place: Place, mark: list[Element]) -> None:
        """Put the text of a cell into its place, and join those over which it goes."""
        first = cells[place.row][place.column]
        last_row = min(place.row + place.cell.down, len(cells)) - 1
        last_column = min(place.column + place.cell.across, len(cells[0])) - 1
        if (last_row, last_column) != (place.row, place.column):
            first.merge(cells[last_row][last_column])  # pyright: ignore[reportAttributeAccessIssue]
        for paragraph in list(first.iterchildren(w("p").tag)):
            first.remove(paragraph)
        first.get_or_add_tcPr().append(w("vAlign", val="center"))  # pyright: ignore[reportAttributeAccessIssue]
        centred = is_centred(place.cell)
        for number, line in enumerate(clean(place.cell.text).split("\n")):
            properties = paragraph_properties(
                w("pStyle", val=style_id("cell")), None if centred else w("jc", val="left")
            )
            first.append(w("p", properties, *(mark if not number else ()), *([run(line)] if line else ())))


def _look(width: int) -> list[Element]:
    """The properties of a table in this program's look: thin lines all around, as wide as the text."""
    lines = (w(side, val="single", sz=4, space=0, color="auto") for side in _SIDES)
    return [
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *lines),
        w("tblLayout", type="fixed"),
    ]
