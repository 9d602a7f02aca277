"""The pictures of a binary Word file that stand in a line: their bytes lie in the data stream (MS-DOC 2.9.190, PICFAndOfficeArtData)."""

import struct
import zlib

from drafter.reading.extracted import Beside
from drafter.reading.formats.doc.sprms import modifiers
from drafter.reading.formats.pictures import form_of, picture_beside

_LOCATION = 0x6A03
_HEAD, _MOST_BYTES = 68, 40_000_000
#: Records of drawings (MS-ODRAW): the ones that hold a picture, and what stands in them before its bytes.
_BLIPS = {0xF01A: 50, 0xF01B: 50, 0xF01D: 17, 0xF01E: 17, 0xF01F: 17, 0xF029: 17, 0xF02A: 17}
_PACKED = frozenset({0xF01A, 0xF01B})
_BLIP_ENTRY, _ENTRY_HEAD = 0xF007, 36
_MM_IN_TWIP = 25.4 / 1440


def picture_at(data: bytes, properties: bytes, before: int) -> Beside:
    """The picture that a character with these properties stands for; only told where its bytes are not in the file."""
    place = next((operand for code, operand in modifiers(properties) if code == _LOCATION), None)
    if place is None or place + _HEAD > len(data):
        return Beside("picture", before, "图片")
    length, head = struct.unpack_from("<IH", data, place)
    wide, high, across, down = struct.unpack_from("<4H", data, place + 28)
    found = _blip(data[place + head : place + min(length, _MOST_BYTES)])
    size = (wide * (across or 1000) / 1000 * _MM_IN_TWIP, high * (down or 1000) / 1000 * _MM_IN_TWIP)
    return picture_beside(found, form_of(found), *size, before)


def _blip(data: bytes) -> bytes:
    """The bytes of the first picture in records of drawings, b"" where there is none."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind in _BLIPS:
            begin = _BLIPS[kind] + 16 * _has_second_id(kind, version >> 4)
            return _unpacked(body[begin:]) if kind in _PACKED else body[begin:]
        if kind == _BLIP_ENTRY:
            return _blip(body[_ENTRY_HEAD:])
        at += 8 + length
    return b""


def _has_second_id(kind: int, instance: int) -> bool:
    """Whether a picture has two numbers of 16 bytes in front of it instead of one."""
    return instance in {
        0xF01A: (0x3D5,),
        0xF01B: (0x217,),
        0xF01E: (0x6E1,),
        0xF01F: (0x7A9,),
        0xF029: (0x6E5,),
    }.get(kind, (0x46B, 0x6E3))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_BYTES)
    except zlib.error:
        return b""
