"""Saving a draft without running over what somebody else has saved there meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.model import Draft
from drafter.files.gao import draft_bytes
from drafter.files.whole import write_whole


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file was when it was read or written: bytes, modification time in nanoseconds, SHA-256."""

    size: int
    modified: int
    digest: str


class ChangedElsewhere(UserError):
    """The file was changed by somebody else since it was opened or saved here."""


def stamp_of(path: Path) -> Stamp | None:
    """How a file is now, None where there is none; UserError where it cannot be read."""
    try:
        status = path.stat()
        return Stamp(status.st_size, status.st_mtime_ns, sha256(path.read_bytes()).hexdigest())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise in_words(error, path) from error


def has_changed(path: Path, known: Stamp) -> bool:
    """Whether a file holds something else than it did then; one that is gone holds nothing that could be lost.

    Only where size or time differ is it read: a copy that was merely touched has not changed.
    """
    if not path.is_file():
        return False
    status = path.stat()
    if (status.st_size, status.st_mtime_ns) == (known.size, known.modified):
        return False
    now = stamp_of(path)
    return now is not None and now.digest != known.digest


def save_guarded(draft: Draft, path: Path, known: Stamp | None) -> Stamp | None:
    """Write a draft and say how the file is then.

    `known` is how the file was when it was opened or saved here, None to write whatever stands there. Raises
    ChangedElsewhere where it has changed since, any other UserError where writing is not possible.
    """
    if known is not None and has_changed(path, known):
        raise ChangedElsewhere(f"“{path.name}”在别的窗口或电脑上改过并保存了，直接保存会盖掉那边的改动。")
    write_whole(path, draft_bytes(draft))
    return stamp_of(path)


def free_copy(path: Path) -> Path:
    """A name beside `path` that is not taken yet: 讲话（副本）.gao, 讲话（副本2）.gao, …"""
    number = 1
    while True:
        name = f"{path.stem}（副本{number if number > 1 else ''}）{path.suffix}"
        copy = path.with_name(name)
        if not copy.exists():
            return copy
        number += 1
