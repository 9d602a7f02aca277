"""Stand-ins for the fonts of a Chinese Windows, as wide and as high as those, made of the Noto fonts of this machine.

The originals are licensed with Windows. Their metrics (units for one em, hhea and OS/2 tables) are facts: YaHei is 1.32 em
high with letters of their own widths; 宋体 and its kin are exactly one em high and 1.14 em with what Windows adds, their
letters half an em wide each.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTCollection

_NOTO = Path("/usr/share/fonts/opentype/noto")
_FILES = {"sans": "NotoSansCJK-Regular.ttc", "serif": "NotoSerifCJK-Regular.ttc"}


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font of Windows: its names, what it is made of, and how far it reaches above and below the line, in em."""

    names: tuple[str, ...]
    base: str
    family: str
    above: float
    below: float


STAND_INS = (
    StandIn(("Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑"), "sans", "Noto Sans CJK SC", 1.058, 0.262),
    StandIn(("SimSun", "宋体", "SimHei", "黑体"), "sans", "Noto Sans Mono CJK SC", 0.859, 0.141),
    StandIn(("FangSong", "仿宋", "KaiTi", "楷体"), "serif", "Noto Serif CJK SC", 0.859, 0.141),
)


def make(folder: Path) -> Path:
    """Write the stand-ins into a folder and return the settings of fontconfig (FONTCONFIG_FILE) that know only them."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "fonts.conf"
    for stand_in in STAND_INS:
        _write(stand_in, folder / f"{stand_in.names[0]}.otf")
    others = "".join(_also_called(stand_in) for stand_in in STAND_INS)
    settings.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{escape(str(folder))}</dir>'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>{others}</fontconfig>",
        encoding="utf-8",
    )
    return settings


def _also_called(stand_in: StandIn) -> str:
    """The other names of a font: whoever asks for one of them gets it."""
    name, *others = stand_in.names
    return "".join(
        f"<match><test name='family'><string>{other}</string></test>"
        f"<edit name='family' mode='assign' binding='same'><string>{name}</string></edit></match>"
        for other in others
    )


def _write(stand_in: StandIn, path: Path) -> None:
    name = stand_in.names[0]
    with TTCollection(_NOTO / _FILES[stand_in.base], lazy=True, recalcBBoxes=False) as collection:
        font = next(font for font in collection.fonts if font["name"].getDebugName(1) == stand_in.family)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = name if record.nameID != 6 else path.stem.replace(" ", "")
        unit = font["head"].unitsPerEm
        above, below = round(stand_in.above * unit), round(stand_in.below * unit)
        heights, system = font["hhea"], font["OS/2"]
        heights.ascent, heights.descent, heights.lineGap = above, -below, 0
        system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = above, -below, 0
        system.usWinAscent, system.usWinDescent = above, below
        font.save(path)


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))
