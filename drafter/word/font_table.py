"""fontTable.xml from a layout."""

from drafter.word.fonts import family_of, fonts_needed
from drafter.word.layout_data import FONT_ROLES, Layout
from drafter.word.ooxml import Element, part, root, w


def font_table_part(layout: Layout) -> bytes:
    """fontTable.xml: every font of the layout with those that may stand in for it."""
    return part(root("fonts", *(_font(name, layout) for name in fonts_needed(layout))))


def _font(name: str, layout: Layout) -> Element:
    others = ",".join(layout.stand_ins.get(name, ()))
    chinese = any(layout.fonts[use] == name for use in FONT_ROLES)
    return w(
        "font",
        w("altName", val=others) if others else None,
        w("charset", val="86" if chinese else "00"),
        w("family", val=family_of(name, layout)),
        w("pitch", val="variable"),
        name=name,
    )
