"""Compound files (OLE) with streams of our own, as other programs than Word make them."""

import struct

_SECTOR, _END, _FAT, _FREE = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound_file(*streams: str) -> bytes:
    """A compound file with streams of these names, each 4,096 bytes of zeros."""
    size = 8  # sectors a stream
    directory = _entry("Root Entry", 5, _END, 0) + b"".join(
        _entry(name, 2, 3 + index * size, size * _SECTOR) for index, name in enumerate(streams)
    )
    directory = directory.ljust(2 * _SECTOR, b"\0")
    fat = [_FAT, 2, _END]
    for index in range(len(streams)):
        first = 3 + index * size
        fat += [*range(first + 1, first + size), _END]
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0) + struct.pack(
        "<108I", *[_FREE] * 108
    )
    return header + table + directory + bytes(len(streams) * size * _SECTOR)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    spelt = (name + "\0").encode("utf-16-le")
    return (
        spelt.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelt), kind, 1)
        + bytes(48)
        + struct.pack("<IQ", start, size)
    )
