"""Opening a file: what can be wrong before its format comes into play, and which reader it goes to."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.apart import read_pdf_apart
from drafter.reading.formats.archive import entry_names
from drafter.reading.formats.limits import check_characters
from drafter.reading.formats.registry import HEAD, MEGABYTE, File, Format, format_of
from drafter.reading.formats.signs import Look

_IN_USE = 32  # Windows: another program has the file open for itself.
_NO_RIGHT = "没有读取这个文件的权限，请向文件的所有者要权限，或复制一份再导入。"
_BAD_NAME = "文件名里有系统不认的字符，请改名后再试。"
_ERRORS = {
    errno.ENOENT: "找不到这个文件，它可能已被移走或删除，请确认后再试。",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.ENAMETOOLONG: "文件的路径太长，系统打不开，请把文件移到较浅的文件夹或改短名字后再试。",
    errno.ELOOP: "这个快捷方式指来指去又指回自己，打不开，请选择文件本身。",
    errno.EINVAL: _BAD_NAME,
}


def extract(path: Path, read_pdf: Callable[[bytes], Extracted] = read_pdf_apart) -> Extracted:
    """The lines of a file; what it holds decides how it is read, its name does not.

    `read_pdf` reads a PDF: in a process of its own, unless whoever reads many files keeps one.

    Raises UserError where the file cannot be opened, is not one of the formats, is damaged, protected, too
    large or without text.
    """
    if path.name.startswith("~$"):
        raise UserError("这是 Word 打开文档时留下的临时文件，不是文档，不必导入。")
    try:
        data, found_format = _load(path)
    except OSError as error:
        raise UserError(_sentence(error)) from error
    except ValueError as error:  # a path with a NUL character
        raise UserError(_BAD_NAME) from error
    found = found_format.read(File(data, path.suffix.lower(), read_pdf))
    check_characters(sum(len(line.text) for line in found.lines))
    return found


def _sentence(error: OSError) -> str:
    if getattr(error, "winerror", None) == _IN_USE:
        return "文件正被别的程序占用，请在那个程序里关闭它后再试。"
    return _ERRORS.get(error.errno or 0, f"读不出这个文件（{error.strerror}），请检查磁盘或网络连接后再试。")


def _load(path: Path) -> tuple[bytes, Format]:
    """The whole content of a file and its format. Too large a file is refused by its size, unread."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UserError("这是一个文件夹，不是文件，请选择其中的文件。")
    if not stat.S_ISREG(mode):  # Opening a pipe would wait for ever.
        raise UserError("这不是普通文件，无法读取，请选择文档文件。")
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        head = file.read(HEAD)
        if not head:
            raise UserError("文件是空的，没有可读的内容。")
        found = format_of(Look(head, path.suffix.lower()))
        limit = found.limit
        if before.st_size > limit:
            raise UserError(
                f"文件有 {_megabytes(before.st_size)}，超过 {_megabytes(limit)} 的上限，请拆分后再导入。"
            )
        data = head + _rest(file, before.st_size - len(head))
        found = format_of(Look(head, path.suffix.lower(), lambda: entry_names(data)))
        after = os.fstat(file.fileno())
    if len(data) != after.st_size or (before.st_size, before.st_mtime_ns) != (
        after.st_size,
        after.st_mtime_ns,
    ):
        raise UserError("文件在读取时被改动了，请等它保存完毕后再试。")
    return data, found


def _rest(file: BinaryIO, size: int) -> bytes:
    """Up to `size` more bytes of a file."""
    pieces = []
    while size > 0 and (piece := file.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB"
