"""The streams of a binary Word file (MS-DOC) inside its compound file, and where things stand in them."""

import struct
from dataclasses import dataclass

from legacy_doc import ExtractionOptions, LegacyDocError
from legacy_doc.ole import OleReader

from drafter.core.errors import UserError

_LIMIT = 40 * 1024 * 1024
_MAGIC = 0xA5EC
_FIRST_KNOWN = 0x00C1  # Word 97; before it the file was laid out in another way.
_ENCRYPTED, _WHICH_TABLE = 0x0100, 0x0200
_COUNTS, _PAIRS = 0x4C, 0x9A
DAMAGED = "文件已损坏或不完整，打不开；请用 Word 或 WPS 打开修复后另存为 .docx，再导入。"
_PROTECTED = "文件设了密码，请先去掉密码再导入。"

_OTHER_STREAMS = (
    ("EncryptedPackage", _PROTECTED),
    ("EncryptionInfo", _PROTECTED),
    ("Workbook", "这是 Excel 表格，不是讲话稿，请导入 Word 文档。"),
    ("Book", "这是 Excel 表格，不是讲话稿，请导入 Word 文档。"),
    ("PowerPoint Document", "这是演示文稿（PPT），不是讲话稿，请导入 Word 文档。"),
    ("__properties_version1.0", "这是一封邮件，不是文档，请把其中的文档另存后再导入。"),
)

#: What a broken file makes the readers raise.
BROKEN = (LegacyDocError, struct.error, IndexError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Counts:
    """The characters of each part of the text, in the order in which the parts stand."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int


class WordFile:
    """One binary Word file: `main` and `table` are its two streams, `data` that of its pictures.

    Raises UserError where the file is damaged, protected, of another program or older than Word 97.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except BROKEN as error:
            raise UserError(DAMAGED) from error

    def _open(self, data: bytes) -> None:
        ole = OleReader(data, options=ExtractionOptions(max_file_bytes=_LIMIT))
        if not ole.has_stream("WordDocument"):
            found = (sentence for stream, sentence in _OTHER_STREAMS if ole.has_stream(stream))
            raise UserError(next(found, "这不是 Word 文档，请用原来的程序打开并另存为 .docx 后再导入。"))
        self.main = ole.read_stream("WordDocument")
        magic, version = struct.unpack_from("<HH", self.main)
        (flags,) = struct.unpack_from("<H", self.main, 0x0A)
        if flags & _ENCRYPTED:
            raise UserError(_PROTECTED)
        if magic != _MAGIC or version < _FIRST_KNOWN:
            raise UserError("这是 Word 95 或更早的文件，请用 Word 或 WPS 打开并另存为 .docx 后再导入。")
        self.table = ole.read_stream("1Table" if flags & _WHICH_TABLE else "0Table")
        self.data = ole.read_stream("Data") if ole.has_stream("Data") else b""
        self.counts = Counts(*struct.unpack_from("<7I", self.main, _COUNTS))

    def structure(self, index: int) -> bytes:
        """The structure in the table stream that the header names at place `index`, b"" where there is none."""
        start, length = self.place(index)
        return self.table[start : start + length]

    def place(self, index: int) -> tuple[int, int]:
        """Where a structure begins in the table stream, and its length."""
        start, length = struct.unpack_from("<II", self.main, _PAIRS + 8 * index)
        return start, length
