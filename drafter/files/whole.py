"""Files are written whole or not at all.

The bytes are complete in memory before anything is touched; they go to a temporary file beside the target, are
flushed to the disk, and take the target's place in one step. Whatever happens in between, the old file or the
new one is there.
"""

import contextlib
import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.durable import flush_folder

#: Seconds after which a temporary file belongs to nobody any more.
_ABANDONED_AFTER = 60


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
