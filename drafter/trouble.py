"""What nobody foresaw: one sentence for the user, and the whole of it in a log that can be sent to whoever helps."""

import contextlib
import datetime
import traceback
from pathlib import Path

from drafter.core.errors import UserError
from drafter.paths import default_home

#: Bytes from which on a log is put aside and a new one begun.
_LARGEST = 1_000_000


def log_file() -> Path:
    """The log of the user's own folder; it need not be there."""
    return default_home().root / "错误记录.txt"


def in_a_sentence(error: BaseException) -> UserError:
    """A failure as the user is told of it: a UserError that says something as it is, anything else written into the
    log and put into a sentence with what to do. The sentence is never empty and raises nothing."""
    if isinstance(error, UserError) and str(error).strip():
        return error
    _write(error)
    return UserError(
        f"程序出了意外（{_reason(error)}），这一步没有做成，稿子还在。请再试一次；仍不行，"
        f"请用“帮助”里的“错误记录”把经过发给技术人员。"
    )


def _reason(error: BaseException) -> str:
    """The kind of a failure with the first line of what it says, where it says anything."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}：{lines[0][:80]}" if lines else type(error).__name__


def _write(error: BaseException) -> None:
    import platform  # nobody waits for these where all goes well

    from drafter import __version__

    path = log_file()
    head = f"{datetime.datetime.now():%Y-%m-%d %H:%M:%S}  drafter {__version__}  {platform.system()}\n"
    told = "".join(traceback.format_exception(error))
    with contextlib.suppress(OSError):  # a full disk must not hide what is to be told
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > _LARGEST:
            path.replace(path.with_name("错误记录（旧）.txt"))
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{head}{told}\n")
