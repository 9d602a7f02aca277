"""An archive of zip that nobody can trust: .docx, .odt, .ofd, and folders that were packed."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property

from drafter.core.errors import UserError

#: The largest part that is unpacked, in bytes; 364,000 characters in runs of a few words came to 7 MB.
MAX_PART = 16 * 1024 * 1024
#: The most entries a package may list, and the largest list, in bytes.
MAX_ENTRIES = 10_000
MAX_DIRECTORY = 2 * 1024 * 1024

_DAMAGED = "文件已损坏或不完整，打不开；请用 Word 或 WPS 打开修复后另存，再导入。"
_HOSTILE = "文件的压缩结构不正常（疑似压缩炸弹），为安全起见没有读取。"
_PROTECTED = "文件设了密码，请先去掉密码再导入。"
#: What a broken archive makes zipfile raise.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
#: What stands before an entry (APPNOTE 4.3.7): its mark, and behind 22 more bytes the lengths of two names.
_ENTRY, _ENTRY_LENGTHS, _ENTRY_SIZE = b"PK\x03\x04", struct.Struct("<26xHH"), 30
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One part as it lies in the archive: its bytes, whether they are deflated, how many it unpacks to, their CRC-32."""

    data: bytes
    deflated: bool
    size: int
    crc: int

    def unpacked(self) -> bytes:
        """The XML; UserError where it is not what the archive says of it."""
        data = self.data
        if self.deflated:
            try:
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, self.size + 1)
            except zlib.error as error:
                raise UserError(_DAMAGED) from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise UserError(_DAMAGED)
        return data


class Archive:
    """The entries of one archive, never unpacked beyond their limit.

    Every method raises UserError where the archive is damaged, protected or hostile.
    """

    def __init__(self, data: bytes, most_bytes: int = MAX_PART) -> None:
        """`most_bytes` is the largest entry that is unpacked."""
        _check_end(data)
        self._data = data
        self._most_bytes = most_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UserError(_DAMAGED) from error

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """What the archive lists, in its order."""
        return self._zip.infolist()

    def has(self, name: str) -> bool:
        """Whether there is an entry of this name."""
        return self._info(name) is not None

    def part(self, name: str) -> bytes:
        """The content of an entry; UserError also where there is none of this name."""
        info = self._info(name)
        if info is None:
            raise UserError(f"文件里缺少“{name}”，已损坏，请用原来的软件打开修复后另存，再导入。")
        return self._packed(info).unpacked()

    def content(self, entry: zipfile.ZipInfo) -> bytes:
        """The content of one of the `entries`."""
        return self._packed(entry).unpacked()

    def _info(self, name: str) -> zipfile.ZipInfo | None:
        """The entry of a part; names differ in nothing but case (ISO 29500-2, 6.2.2.3), and some have turned slashes."""
        if not name:
            return None
        return self._zip.NameToInfo.get(name) or self._plainly_named.get(_plain(name))

    @cached_property
    def _plainly_named(self) -> dict[str, zipfile.ZipInfo]:
        return {_plain(name): info for name, info in self._zip.NameToInfo.items()}

    def _packed(self, info: zipfile.ZipInfo) -> PackedPart:
        if info.flag_bits & 1:
            raise UserError(_PROTECTED)
        if (
            info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            or info.file_size > self._most_bytes
        ):
            raise UserError(_HOSTILE)
        start = info.header_offset
        if start < 0 or not self._data.startswith(_ENTRY, start) or start + _ENTRY_SIZE > len(self._data):
            raise UserError(_DAMAGED)
        start += _ENTRY_SIZE + sum(_ENTRY_LENGTHS.unpack_from(self._data, start))
        data = self._data[start : start + info.compress_size]
        return PackedPart(data, info.compress_type == zipfile.ZIP_DEFLATED, info.file_size, info.CRC)


def entry_names(data: bytes) -> frozenset[str]:
    """The names of the entries of an archive; none where it is damaged or hostile."""
    try:
        return frozenset(entry.filename for entry in Archive(data).entries)
    except UserError:
        return frozenset()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_end(data: bytes) -> None:
    """Refuse an archive without end record, or with a list of entries that would fill the memory."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        raise UserError(_DAMAGED)
    entries = int.from_bytes(data[end + 10 : end + 12], "little")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(_END_64):
        raise UserError(_HOSTILE)
