"""The parts of a .docx: a zip archive that nobody can trust."""

import contextlib
import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from drafter.core.errors import UserError
from drafter.reading.formats.docx.xml import Element, parse

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

_OTHER_PACKAGES = (
    ("xl/", "这是 Excel 表格，不是讲话稿，请导入 Word 文档。"),
    ("ppt/", "这是演示文稿（PPT），不是讲话稿，请导入 Word 文档。"),
    ("OFD.xml", "这是 OFD 版式文件，请用阅读器转成 Word 或 PDF 后再导入。"),
    ("content.xml", "这是 OpenDocument 文件（.odt 等），请另存为 .docx 后再导入。"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


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


class Package:
    """The XML parts of one .docx, never read beyond their limit.

    Every method raises UserError where the archive is damaged, protected, hostile or of another program.
    """

    def __init__(self, data: bytes) -> None:
        _check_end(data)
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UserError(_DAMAGED) from error

    @cached_property
    def main(self) -> bytes:
        """The XML of the main part."""
        info = self._info(self._main_name)
        if info is None:
            self._refuse_missing()
        return self._packed(info).unpacked()

    def packed(self, kind: str) -> PackedPart | None:
        """A part that the main part refers to (`styles`, `numbering`, `footnotes`), not unpacked yet, or None."""
        info = self._info(self._targets.get(kind, ""))
        return None if info is None else self._packed(info)

    def related(self, kind: str) -> Element | None:
        """The root of a part that the main part refers to, or None."""
        part = self.packed(kind)
        return None if part is None else parse(part.unpacked())

    def every_packed(self, *kinds: str) -> Iterator[PackedPart]:
        """All parts of these kinds (`header`) that the main part refers to, those left out that cannot be had."""
        for found, target in self._main_relations:
            info = self._info(target)
            if info is not None and found.get("Type", "").rpartition("/")[2] in kinds:
                with contextlib.suppress(UserError):
                    yield self._packed(info)

    @cached_property
    def _main_name(self) -> str:
        usual = "word/document.xml"
        if self._info(usual):
            return usual
        return self._relationships("").get("officeDocument", usual)

    @cached_property
    def _targets(self) -> dict[str, str]:
        return {found.get("Type", "").rpartition("/")[2]: target for found, target in self._main_relations}

    @cached_property
    def _main_relations(self) -> list[tuple[Element, str]]:
        return list(self._relations(self._main_name))

    def _info(self, name: str) -> zipfile.ZipInfo | None:
        """The entry of a part; names differ in nothing but case (ISO 29500-2, 6.2.2.3), and some have turned slashes."""
        if not name:
            return None
        return self._zip.NameToInfo.get(name) or self._plainly_named.get(_plain(name))

    @cached_property
    def _plainly_named(self) -> dict[str, zipfile.ZipInfo]:
        return {_plain(name): info for name, info in self._zip.NameToInfo.items()}

    def file(self, relation: str) -> bytes:
        """The content of the part to which a relation of the main part refers by its id."""
        targets = {found.get("Id", ""): target for found, target in self._main_relations}
        info = self._info(targets.get(relation, ""))
        if info is None:
            raise UserError("文件里没有它。")
        return self._packed(info).unpacked()

    def _relationships(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of their kind."""
        return {found.get("Type", "").rpartition("/")[2]: target for found, target in self._relations(name)}

    def _relations(self, name: str) -> Iterator[tuple[Element, str]]:
        """The relations of a part with the names of the parts that they refer to; none outside the package."""
        folder, base = posixpath.split(name)
        info = self._info(posixpath.join(folder, "_rels", f"{base}.rels"))
        root = None if info is None else parse(self._packed(info).unpacked())
        for found in root.iterchildren(_RELATIONSHIP) if root is not None else ():
            if found.get("TargetMode") != "External":
                target = posixpath.join("/", folder, found.get("Target", ""))
                yield found, posixpath.normpath(target).lstrip("/")

    def _packed(self, info: zipfile.ZipInfo) -> PackedPart:
        if info.flag_bits & 1:
            raise UserError(_PROTECTED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.file_size > MAX_PART:
            raise UserError(_HOSTILE)
        start = info.header_offset
        if start < 0 or not self._data.startswith(_ENTRY, start) or start + _ENTRY_SIZE > len(self._data):
            raise UserError(_DAMAGED)
        start += _ENTRY_SIZE + sum(_ENTRY_LENGTHS.unpack_from(self._data, start))
        data = self._data[start : start + info.compress_size]
        return PackedPart(data, info.compress_type == zipfile.ZIP_DEFLATED, info.file_size, info.CRC)

    def _refuse_missing(self) -> NoReturn:
        names = self._zip.namelist()
        for start, sentence in _OTHER_PACKAGES:
            if any(name.startswith(start) for name in names):
                raise UserError(sentence)
        if "[Content_Types].xml" in names:
            raise UserError(
                "文件里缺少正文（document.xml），已损坏；请用 Word 或 WPS 打开修复后另存，再导入。"
            )
        raise UserError("这是一个压缩包，不是 Word 文档，请先解压，再导入其中的文档。")


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
