"""The icon: resources/icons/drafter.svg drawn in every size that Windows shows, in one .ico file."""

import struct
import subprocess
import sys
from pathlib import Path

#: Pixels: 16 to 48 for lists, the taskbar and the desktop at 100 to 200 %, 256 for large views.
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

# In a process of its own: Qt needs an application object, and a build has no other use for one.
_DRAW = """
import sys
from PySide6.QtGui import QGuiApplication, QIcon
app = QGuiApplication(["icon", "-platform", "offscreen"])
icon = QIcon(sys.argv[1])
for size in sys.argv[3:]:
    assert icon.pixmap(int(size), int(size)).save(f"{sys.argv[2]}/{size}.png")
"""


def make_icon(svg: Path, ico: Path, pictures: Path) -> None:
    """Draw the SVG in every size (PNG files in the folder `pictures`) and write them as one .ico."""
    pictures.mkdir(parents=True, exist_ok=True)
    sizes = [str(size) for size in SIZES]
    subprocess.run([sys.executable, "-c", _DRAW, str(svg), str(pictures), *sizes], check=True)
    ico.write_bytes(ico_of({size: (pictures / f"{size}.png").read_bytes() for size in SIZES}))


def ico_of(pictures: dict[int, bytes]) -> bytes:
    """An .ico file of PNG pictures by their size: a header, a table of 16-byte entries, the pictures."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = []
    for size, png in pictures.items():
        # 256 is written as 0 in a byte.
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset))
        offset += len(png)
    return b"".join((header, *entries, *pictures.values()))
