"""What the system says of a file, in a sentence of the user's language."""

import errno
import os
from pathlib import Path

from drafter.core.errors import UserError

#: Windows error codes for a file that another program holds open (ERROR_SHARING_VIOLATION, _LOCK_VIOLATION).
_HELD_OPEN = (32, 33)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

#: Gone from under us: a network drive, a memory stick, a share that stopped answering.
_AWAY = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN)


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
    if is_full(error):
        return UserError(f"磁盘空间不够，“{name}”没有写入；原来的文件还在，请清理磁盘或换一个位置再试。")
    if error.errno == errno.ENAMETOOLONG:
        return UserError(f"文件名“{name[:20]}……”太长，请换一个短些的名字。")
    if error.errno in _AWAY:
        return UserError(f"“{path.parent}”所在的磁盘或网络位置没有响应，请检查连接后再试。")
    return UserError(f"读写“{name}”时系统报错（{error.strerror or error}），请换一个位置再试。")


def is_full(error: OSError) -> bool:
    """Whether the system refused for want of room."""
    return error.errno in _FULL


def _opened_a_folder(error: OSError, path: Path) -> bool:
    """Whether a folder was opened like a file, which Windows calls a want of permission."""
    return os.name == "nt" and isinstance(error, PermissionError) and error.winerror is None and path.is_dir()
