"""Which fonts a layout needs, what stands in for those that a computer lacks, and what they cannot show."""

import unicodedata
from collections.abc import Collection

from drafter.core.edits import drop_empty_slots
from drafter.core.model import Draft
from drafter.word.layout_data import FONT_ROLES, LATIN, Layout


def fonts_needed(layout: Layout) -> list[str]:
    """The names of the fonts that a layout sets text in, each once: those of its scheme."""
    used = {style.font for style in layout.styles.values()} | {lead.font for lead in layout.leads.values()}
    uses = [use for use in FONT_ROLES if use in used]
    return list(dict.fromkeys(layout.fonts[use] for use in (*uses, LATIN)))


def missing_fonts(layout: Layout, installed: Collection[str]) -> list[tuple[str, str | None]]:
    """Each font of the layout that is not among the installed ones, with what will stand in for it.

    `installed` are font family names as the system lists them. None means that no stand-in of the layout is
    installed either, so that the system chooses one.
    """
    present = {name.casefold() for name in installed}
    missing = [name for name in fonts_needed(layout) if name.casefold() not in present]
    return [
        (name, next((other for other in layout.stand_ins.get(name, ()) if other.casefold() in present), None))
        for name in missing
    ]


def fonts_told(layout: Layout, installed: Collection[str]) -> str:
    """The same in a sentence, the fonts with one stand-in together, so that it is named once; "" where none lacks."""
    names: dict[str, list[str]] = {}
    for name, other in missing_fonts(layout, installed):
        names.setdefault(other or "系统字体", []).append(name)
    told = "；".join(f"{'、'.join(lacking)} → {other}" for other, lacking in names.items())
    return f"本机缺这些字体，在本机打开时用替代的：{told}。" if told else ""


def uncovered(draft: Draft, layout: Layout) -> tuple[str, ...]:
    """The characters of a draft, each once, that the layout's fonts have no glyph for, so that another font shows
    them: signs beyond the basic plane, and in fonts named …_GB2312 all that this set of 1980 does not hold (赟)."""
    old = any(layout.fonts[use].endswith("_GB2312") for use in FONT_ROLES)
    text = "".join(paragraph.text for paragraph in drop_empty_slots(draft.paragraphs))
    return tuple(character for character in dict.fromkeys(text) if _is_uncovered(character, old))


def _is_uncovered(character: str, old: bool) -> bool:
    if ord(character) > 0xFFFF:
        return True
    if not old or unicodedata.category(character) != "Lo":
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def family_of(name: str, layout: Layout) -> str:
    """Word's family for a font: fixed strokes (黑体), brush strokes (楷体, 仿宋) or serifs."""
    uses = {use for use, font in layout.fonts.items() if font == name}
    if "黑体" in uses:
        return "swiss"
    return "modern" if uses & {"仿宋", "楷体"} else "roman"
