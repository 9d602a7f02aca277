"""Files are written whole or not at all.

The bytes are complete in memory before anything is touched; they go to a temporary file beside the target, are
flushed to the disk, and take the target's place in one step. Whatever happens in between, the old file or the
new one is there.
"""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.durable import flush_folder

#: Windows error codes for a file that another program holds open (ERROR_SHARING_VIOLATION, _LOCK_VIOLATION).
_HELD_OPEN = (32, 33)

#: Seconds after which a temporary file belongs to nobody any more.
_ABANDONED_AFTER = 60

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

#: Gone from under us: a network drive, a memory stick, a share that stopped answering.
_AWAY = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN)


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, keeping the permissions of a file that is already there.

    Raises UserError, and leaves the old file as it was, where that is not possible.
    """
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        _refuse_early(path)
        temporary, stream = _open_beside(target)
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except OSError as error:
        raise in_words(error, path) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
    flush_folder(target.parent)


def _open_beside(target: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target, open for writing.

    It has a name of its own for each target, so that what a killed program left there is found and removed by
    the next; another name where somebody may be writing the same target just now.
    """
    digest = sha256(target.name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    usual = target.with_name(f".~{digest}.tmp")
    for left in target.parent.glob(f".~{digest}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                left.unlink()
    try:
        return usual, _new(usual)
    except FileExistsError:
        other = target.with_name(f".~{digest}{os.urandom(4).hex()}.tmp")
        return other, _new(other)


def _new(path: Path) -> BinaryIO:
    """A new file for its owner alone, open for writing; FileExistsError where there is one."""
    binary = getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, 0o600), "wb")


def _refuse_early(path: Path) -> None:
    """Say no to what a replacement would silently run over, or could only fail at."""
    if path.is_dir():
        raise UserError(f"“{path.name}”是一个文件夹，请换一个文件名保存。")
    if not path.parent.is_dir():
        raise UserError(f"文件夹“{path.parent}”已经不在了，请换一个位置保存。")
    if path.exists():
        if not path.is_file():
            raise UserError(f"“{path.name}”不是普通文件，请换一个文件名保存。")
        if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
            raise UserError(f"“{path.name}”是只读文件，请取消只读属性，或换一个文件名保存。")


def in_words(error: OSError, path: Path) -> UserError:
    """The sentence for a failure of the system at this file."""
    name = path.name or str(path)
    if getattr(error, "winerror", None) in _HELD_OPEN or error.errno in (errno.EBUSY, errno.ETXTBSY):
        return UserError(f"“{name}”正被别的程序打开，请先在 Word 中关闭它，再试一次。")
    if isinstance(error, FileNotFoundError):
        return UserError(f"找不到“{name}”，请看看它是否已被移动、改名或删除。")
    if isinstance(error, (IsADirectoryError, NotADirectoryError)) or _opened_a_folder(error, path):
        return UserError(f"“{name}”不是文件，请选择一个文件。")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        if getattr(error, "winerror", None) is not None and path.exists():
            return UserError(f"没有权限写“{name}”，如果它正在 Word 中打开，请先在 Word 中关闭，再试一次。")
        return UserError(f"没有权限读写“{name}”，请检查文件和文件夹“{path.parent}”的权限，或换一个位置。")
    if error.errno in _FULL:
        return UserError(f"磁盘空间不够，“{name}”没有写入；原来的文件还在，请清理磁盘或换一个位置再试。")
    if error.errno == errno.ENAMETOOLONG:
        return UserError(f"文件名“{name[:20]}……”太长，请换一个短些的名字。")
    if error.errno in _AWAY:
        return UserError(f"“{path.parent}”所在的磁盘或网络位置没有响应，请检查连接后再试。")
    return UserError(f"读写“{name}”时系统报错（{error.strerror or error}），请换一个位置再试。")


def _opened_a_folder(error: OSError, path: Path) -> bool:
    """Whether a folder was opened like a file, which Windows calls a want of permission."""
    return os.name == "nt" and isinstance(error, PermissionError) and error.winerror is None and path.is_dir()
