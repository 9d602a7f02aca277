"""The fonts of a computer are read from their files, in every language in which these name themselves."""

import struct
from pathlib import Path

import pytest

from drafter.word.installed import families_of, installed_families


def font(*families: str, platform: int = 3) -> bytes:
    """A font that has nothing but its names."""
    records, texts = b"", b""
    for name in families:
        written = name.encode("utf-16-be")
        records += struct.pack(">6H", platform, 1, 0x804, 1, len(written), len(texts))
        texts += written
    table = struct.pack(">HHH", 0, len(families), 6 + len(records)) + records + texts
    head = struct.pack(">4sH6x", b"\0\1\0\0", 1)
    return head + struct.pack(">4sIII", b"name", 0, len(head) + 16, len(table)) + table


def test_a_font_has_all_its_names(tmp_path: Path):
    (tmp_path / "simfang.ttf").write_bytes(font("仿宋", "FangSong"))
    assert families_of(tmp_path / "simfang.ttf") == {"仿宋", "FangSong"}
    assert installed_families([tmp_path]) == {"仿宋", "FangSong"}


def test_a_collection_has_the_names_of_all_its_fonts(tmp_path: Path):
    one, start = font("宋体"), 12 + 8
    other = font("新宋体")
    moved = [part.replace(struct.pack(">4sIII", b"name", 0, 28, len(part) - 28),
                          struct.pack(">4sIII", b"name", 0, 28 + at, len(part) - 28))
             for part, at in ((one, start), (other, start + len(one)))]  # fmt: skip
    head = b"ttcf" + struct.pack(">II2I", 0x10000, 2, start, start + len(one))
    (tmp_path / "simsun.ttc").write_bytes(head + b"".join(moved))
    assert families_of(tmp_path / "simsun.ttc") == {"宋体", "新宋体"}


@pytest.mark.parametrize("data", [b"", b"ttcf", b"\0\1\0\0\xff\xff" + b"name" * 20, font("x", platform=1)])
def test_what_is_no_font_has_no_names(tmp_path: Path, data: bytes):
    (tmp_path / "a.ttf").write_bytes(data)
    assert families_of(tmp_path / "a.ttf") == frozenset()
    assert installed_families([tmp_path, tmp_path / "no folder"]) == frozenset()
