"""What stands in for a library whose folder cannot be written, so that the program goes on."""

import shutil
import tempfile
import weakref
from pathlib import Path

from drafter.core.errors import UserError
from drafter.library.embedded import EmbeddedLibrary, open_library

#: A larger library is not copied: whoever starts the program would wait for it.
_MOST_BYTES = 300_000_000


def open_or_stand_in(folder: Path) -> tuple[EmbeddedLibrary, str]:
    """The library in a folder and "", or, where the folder cannot be used, a copy for this session and why.

    The copy holds what could be read of the library; it lies in the system's temporary folder and goes with
    the session. Raises UserError where not even that is possible.
    """
    try:
        return open_library(folder), ""
    except UserError as error:
        reason = str(error).rstrip("。")
    try:
        place = Path(tempfile.mkdtemp(prefix="drafter-"))
    except OSError as error:
        raise UserError(
            f"{reason}；临时文件夹也用不了（{error.strerror}），请清理磁盘后再打开程序。"
        ) from error
    library = _copied(folder, place / "library") or open_library(place / "empty")
    library.instead_of = folder
    weakref.finalize(library, shutil.rmtree, place, ignore_errors=True)
    return library, f"{reason}。这次先照常使用：稿子可以写、可以存，但新导入的语料关掉程序后不会保留。"


def _copied(folder: Path, copy: Path) -> EmbeddedLibrary | None:
    """A library opened from a copy of this folder, None where it cannot be read or is too large."""
    try:
        inside = (folder / "index").rglob("*")
        files = [path for path in (*folder.glob("library.db*"), *inside) if path.is_file()]
        if not files or sum(path.stat().st_size for path in files) > _MOST_BYTES:
            return None
        for path in files:
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        return open_library(copy)
    except (OSError, UserError):
        return None
