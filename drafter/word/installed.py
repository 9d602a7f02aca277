"""The font families of this computer, read from the name tables of its font files: without a screen, and in every language."""

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
#: The names of a family in the table of names (OpenType, `name`), and the platforms that write UTF-16.
_FAMILY, _UTF16 = frozenset({1, 16}), frozenset({0, 3})
#: More files or fonts than any computer has; a longer table of names is none.
_MOST_FILES, _MOST_FONTS, _LONGEST_TABLE = 5_000, 64, 2_000_000


def font_folders() -> list[Path]:
    """Where this system keeps its fonts and those of the user."""
    home = Path.home()
    if sys.platform == "win32":
        system, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")
        return [Path(system, "Fonts"), *([Path(local, "Microsoft", "Windows", "Fonts")] if local else [])]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", data / "fonts"]


def installed_families(folders: list[Path] | None = None) -> frozenset[str]:
    """The names of all families in these folders, those of the system by default; empty where none can be read."""
    return frozenset(name for path in _files(folders or font_folders()) for name in families_of(path))


def families_of(path: Path) -> frozenset[str]:
    """The names of the families in one font file, in every language that it names; empty for anything else."""
    try:
        with path.open("rb") as file:
            return frozenset(name for start in _fonts(file) for name in _names(file, start))
    except (OSError, struct.error, ValueError):
        return frozenset()


def _files(folders: list[Path]) -> Iterator[Path]:
    left = _MOST_FILES
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES and left:
                    left -= 1
                    yield Path(parent, name)


def _fonts(file: BinaryIO) -> list[int]:
    """Where each font of a file begins: a collection holds several."""
    if file.read(4) != b"ttcf":
        return [0]
    _, count = struct.unpack(">II", file.read(8))
    count = min(count, _MOST_FONTS)
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _names(file: BinaryIO, start: int) -> Iterator[str]:
    """The family names in the table of names of the font that begins there."""
    file.seek(start + 4)
    (tables,) = struct.unpack(">H6x", file.read(8))
    for _ in range(tables):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"name" and length <= _LONGEST_TABLE:
            file.seek(offset)
            yield from _family_names(file.read(length))
            return


def _family_names(table: bytes) -> Iterator[str]:
    _, count, texts = struct.unpack_from(">HHH", table)
    for at in range(count):
        platform, _, _, what, length, offset = struct.unpack_from(">6H", table, 6 + 12 * at)
        if what in _FAMILY and platform in _UTF16:
            begin = texts + offset
            yield table[begin : begin + length].decode("utf-16-be", "replace")
