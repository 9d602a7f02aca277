"""The page set-up of a Word template (.dotx, .dotm, .docx) of the office's own, read into the form."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.reading.formats.docx.package import Package
from drafter.reading.formats.docx.xml import VAL, Element, number_of, parse, w
from drafter.word.layout_data import LATIN, TWIPS_PER_MM
from drafter.word.page_setup import PageSetup

#: No template is larger, in bytes.
_LARGEST = 64 * 1024 * 1024
#: The style of a template, by the name in its file in lower case, whose font each use of a layout takes.
_STYLES = {
    "标宋": ("title", "标题"),
    "仿宋": ("公文正文", "正文", "normal"),
    "黑体": ("heading 1", "标题 1"),
    "楷体": ("heading 2", "标题 2"),
    "宋体": ("footer", "页脚"),
}
_SIDES = ("top", "bottom", "left", "right")
#: The smallest and the largest pitch that the form takes, in points.
_PITCHES = (12.0, 80.0)


def setup_of_template(path: Path, base: PageSetup) -> PageSetup:
    """The page set-up that a template says, `base` where it says nothing.

    Raises UserError where the file is no Word document or cannot be read.
    """
    package = Package(_read(path))
    section = next(parse(package.main).iter(w("sectPr")), None)
    styles = package.related("styles")
    if section is None and styles is None:
        raise UserError(f"“{path.name}”里没有页面设置，请另选一个 Word 模板或文档。")
    named = dict(_styles_by_name(styles)) if styles is not None else {}
    found = replace(base, fonts={**base.fonts, **_fonts(styles, named)})
    if pitch := _pitch(section, named):
        found = replace(found, pitch=pitch)
    if bold := _is_bold(named.get("heading 2")):
        found = replace(found, bold_second=bold)
    return replace(found, **_margins(section))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"“{path.name}”太大，不像是模板，请另选一个。")
        return path.read_bytes()
    except OSError as error:
        raise in_words(error, path) from error


def _margins(section: Element | None) -> dict[str, float]:
    """The margins in millimetres."""
    margins = None if section is None else section.find(w("pgMar"))
    if margins is None:
        return {}
    said = {side: number_of(margins.get(w(side))) for side in _SIDES}
    return {side: round(twips / TWIPS_PER_MM, 2) for side, twips in said.items() if twips > 0}


def _pitch(section: Element | None, named: Mapping[str, Element]) -> float:
    """The distance of lines in points: what the body style says exactly, else that of the grid; 0 where neither does."""
    body = next((named[name] for name in _STYLES["仿宋"] if name in named), None)
    spacing = None if body is None else body.find(f"{w('pPr')}/{w('spacing')}")
    if spacing is not None and spacing.get(w("lineRule")) == "exact":
        return _within(number_of(spacing.get(w("line"))) / 20)
    grid = None if section is None else section.find(w("docGrid"))
    if grid is not None and grid.get(w("type")) in ("lines", "linesAndChars", "snapToChars"):
        return _within(number_of(grid.get(w("linePitch"))) / 20)
    return 0.0


def _within(points: float) -> float:
    return round(points, 2) if _PITCHES[0] <= points <= _PITCHES[1] else 0.0


def _styles_by_name(styles: Element) -> Iterator[tuple[str, Element]]:
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if name is not None and style.get(w("type")) == "paragraph":
            yield name.get(VAL, "").lower(), style


def _fonts(styles: Element | None, named: Mapping[str, Element]) -> dict[str, str]:
    """The Chinese font of each use, and the Latin one of the body; a use of which the template says nothing is left out."""
    defaults = None if styles is None else styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    found: dict[str, str] = {}
    for use, names in _STYLES.items():
        said = [_face(named[name].find(w("rPr")), "eastAsia") for name in names if name in named]
        if font := next(filter(None, said), ""):
            found[use] = font
    body = [named[name].find(w("rPr")) for name in _STYLES["仿宋"] if name in named]
    if "仿宋" not in found and (font := _face(defaults, "eastAsia")):
        found["仿宋"] = font
    if latin := next(filter(None, (_face(one, "ascii") for one in (*body, defaults))), ""):
        found[LATIN] = latin
    return found


def _face(properties: Element | None, script: str) -> str:
    fonts = None if properties is None else properties.find(w("rFonts"))
    return "" if fonts is None else fonts.get(w(script), "")


def _is_bold(style: Element | None) -> bool:
    properties = None if style is None else style.find(w("rPr"))
    bold = None if properties is None else properties.find(w("b"))
    return bold is not None and bold.get(VAL, "1") not in ("0", "false")
