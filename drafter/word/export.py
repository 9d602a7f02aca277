"""A draft and a layout in, the bytes of a .docx out."""

from collections.abc import Iterable, Mapping, Sequence

from drafter.core.model import Draft
from drafter.word.aids import Aids, usual_aids, with_aids
from drafter.word.body import BodyWriter
from drafter.word.circulation import FINAL, Circulation, cover, with_stage
from drafter.word.clean import cleaned_facts
from drafter.word.compose import compose
from drafter.word.font_table import font_table_part
from drafter.word.layout_data import TWIPS_PER_MM, Layout
from drafter.word.ooxml import Element, part, relationship_id, root, w
from drafter.word.package import FOOTER_IDS, package
from drafter.word.settings import core_part, footer_part, settings_part
from drafter.word.styles import styles_part
from drafter.word.titles import Segment, plain_segments


def to_docx(
    draft: Draft,
    layout: Layout,
    segment: Segment = plain_segments,
    aids: Aids | None = None,
    *,
    ids: bool = True,
    circulation: Circulation = FINAL,
) -> bytes:
    """The Word file of a draft. `segment` cuts a title into words, so that none is split; `aids` are what a
    layout for reading from adds, by default what the layout says. With `ids` each paragraph carries its id in
    a hidden bookmark, so that an edited file finds its way back. `circulation` is what a draft has that goes
    round for approval.

    Empty slots and empty paragraphs are left out; what no Word file can hold too (`drafter.word.clean` tells
    what that is). The same draft and layout give the same bytes: the file carries the speech's own date, not
    that of the export, because the archive compares files byte by byte.
    """
    blocks = compose(draft, layout, segment)
    aids = aids or usual_aids(layout)
    if layout.lectern and aids:
        blocks = with_aids(blocks, draft, aids)
    writer = BodyWriter(layout, ids=ids, notes=() if layout.lectern else draft.footnotes)
    front = list(cover(blocks, circulation, layout, _page(layout))) if circulation.cover else []
    body = list(writer.paragraphs(with_stage(blocks, circulation.stage)))
    return assemble(draft, layout, [*front, *body], writer.parts, restart=bool(front))


def assemble(
    draft: Draft,
    layout: Layout,
    paragraphs: Iterable[Element],
    media: Mapping[str, bytes],
    *,
    restart: bool = False,
) -> bytes:
    """The Word file that holds these paragraphs, pictures and notes, with the draft's facts as its properties.

    With `restart` the pages of the last section are counted from 1.
    """
    return package(
        {
            "word/document.xml": _document_part(paragraphs, layout, restart),
            **media,
            "word/styles.xml": styles_part(layout),
            "word/settings.xml": settings_part(layout),
            "word/fontTable.xml": font_table_part(layout),
            **_footers(layout),
            "docProps/core.xml": core_part(cleaned_facts(draft.facts)),
        }
    )


def _footers(layout: Layout) -> dict[str, bytes]:
    odd, even = FOOTER_IDS
    position = layout.page_number.position
    if position == "无":
        return {}
    footers = {odd: footer_part(layout, even=False)}
    return footers | ({even: footer_part(layout, even=True)} if position == "外侧" else {})


def _document_part(paragraphs: Iterable[Element], layout: Layout, restart: bool) -> bytes:
    """document.xml: the paragraphs and the page that they stand on."""
    return part(root("document", w("body", *paragraphs, _section(layout, restart))))


def _section(layout: Layout, restart: bool) -> Element:
    number = layout.page_number
    references = [
        relationship_id(w("footerReference", type=kind), FOOTER_IDS[name])
        for kind, name in zip(("default", "even"), _footers(layout), strict=False)
    ]
    start = w("pgNumType", start=1) if restart else None
    return _page(layout, *references, numbers=[start, None if number.first_page else w("titlePg")])


def _page(layout: Layout, *references: Element, numbers: Sequence[Element | None] = ()) -> Element:
    """The page of a section with its footers and how it is numbered, in the order of the schema."""
    page = layout.page
    return w(
        "sectPr",
        *references,
        w("pgSz", w=page.width * TWIPS_PER_MM, h=page.height * TWIPS_PER_MM),
        w(
            "pgMar",
            top=page.top * TWIPS_PER_MM,
            right=page.right * TWIPS_PER_MM,
            bottom=page.bottom * TWIPS_PER_MM,
            left=page.left * TWIPS_PER_MM,
            header=page.header * TWIPS_PER_MM,
            footer=page.footer * TWIPS_PER_MM,
            gutter=0,
        ),
        *numbers,
        w("docGrid", type="lines", linePitch=layout.styles["body"].line * 20),
    )
