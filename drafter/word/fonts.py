"""Which fonts a layout needs, which of them a computer lacks, and what stands in for those."""

from collections.abc import Collection

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


def family_of(name: str, layout: Layout) -> str:
    """Word's family for a font: fixed strokes (黑体), brush strokes (楷体, 仿宋) or serifs."""
    uses = {use for use, font in layout.fonts.items() if font == name}
    if "黑体" in uses:
        return "swiss"
    return "modern" if uses & {"仿宋", "楷体"} else "roman"
