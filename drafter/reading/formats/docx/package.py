"""The parts of a .docx: a zip archive that nobody can trust."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from drafter.core.errors import UserError
from drafter.reading.formats.docx.xml import Element, parse

Trim: TypeAlias = Callable[[bytes], bytes]

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
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"

_OTHER_PACKAGES = (
    ("xl/", "这是 Excel 表格，不是讲话稿，请导入 Word 文档。"),
    ("ppt/", "这是演示文稿（PPT），不是讲话稿，请导入 Word 文档。"),
    ("OFD.xml", "这是 OFD 版式文件，请用阅读器转成 Word 或 PDF 后再导入。"),
    ("content.xml", "这是 OpenDocument 文件（.odt 等），请另存为 .docx 后再导入。"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The XML parts of one .docx, never read beyond their limit.

    Every method raises UserError where the archive is damaged, protected, hostile or of another program.
    """

    def __init__(self, data: bytes) -> None:
        _check_end(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UserError(_DAMAGED) from error

    @cached_property
    def main(self) -> bytes:
        """The XML of the main part."""
        if self._main_name not in self._zip.NameToInfo:
            self._refuse_missing()
        return self._unpacked(self._zip.NameToInfo[self._main_name])

    def related(self, kind: str, trim: Trim = bytes) -> Element | None:
        """The root of a part that the main part refers to (`styles`, `numbering`, `footnotes`), or None.

        `trim` takes out of the XML what need not be parsed.
        """
        return self._parsed(self._targets.get(kind, ""), trim)

    @cached_property
    def _main_name(self) -> str:
        usual = "word/document.xml"
        if usual in self._zip.NameToInfo:
            return usual
        return self._relationships("").get("officeDocument", usual)

    @cached_property
    def _targets(self) -> dict[str, str]:
        return self._relationships(self._main_name)

    def _relationships(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of their kind; none outside the package."""
        folder, base = posixpath.split(name)
        root = self._parsed(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {
            relation.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in (root.iterchildren(_RELATIONSHIP) if root is not None else ())
            if relation.get("TargetMode") != "External"
        }

    def _parsed(self, name: str, trim: Trim = bytes) -> Element | None:
        """The root of a part, None where the package has no such part."""
        info = self._zip.NameToInfo.get(name)
        return None if info is None else parse(trim(self._unpacked(info)))

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise UserError(_PROTECTED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.file_size > MAX_PART:
            raise UserError(_HOSTILE)
        try:
            with self._zip.open(info) as part:
                # A part is never more than its entry says; asking for much more than that takes twice as long.
                return part.read(info.file_size + 1)
        except _BROKEN as error:
            raise UserError(_DAMAGED) from error

    def _refuse_missing(self) -> None:
        names = self._zip.namelist()
        for start, sentence in _OTHER_PACKAGES:
            if any(name.startswith(start) for name in names):
                raise UserError(sentence)
        if "[Content_Types].xml" in names:
            raise UserError(
                "文件里缺少正文（document.xml），已损坏；请用 Word 或 WPS 打开修复后另存，再导入。"
            )
        raise UserError("这是一个压缩包，不是 Word 文档，请先解压，再导入其中的文档。")


def _check_end(data: bytes) -> None:
    """Refuse an archive without end record, or with a list of entries that would fill the memory."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        raise UserError(_DAMAGED)
    entries = int.from_bytes(data[end + 10 : end + 12], "little")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(_END_64):
        raise UserError(_HOSTILE)
