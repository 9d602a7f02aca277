"""Recovery copies: what a crash leaves of drafts that were not saved.

Each open draft has one copy, a draft file with a note of where it belongs, beside a lock that lives as long as the
process. A copy whose lock is free was left behind. The bytes of its pictures lie in a folder beside it (`.pictures`)
and are written once, not with each copy.
"""

import contextlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.model import Draft, new_id
from drafter.core.serial import draft_to_json
from drafter.files.draft_names import SUFFIX
from drafter.files.gao import draft_of, load_draft, read_json, to_bytes
from drafter.files.pictures import PictureFolder
from drafter.files.toml import make_folder
from drafter.files.whole import write_whole
from drafter.lock import FileLock

_NOTE = "recovery"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A copy that a crash left behind.

    `original` is the draft file it belongs to, None where the draft was never saved. `draft` is None where the
    copy itself is broken; `problem` then says so in Chinese.
    """

    path: Path
    original: Path | None = None
    saved_at: datetime | None = None
    draft: Draft | None = None
    problem: str = ""


class RecoveryStore:
    """The recovery copy of one open draft, and the copies that others left behind.

    Make one for each open draft. An orphan that one store has listed is kept from all others, so that two
    windows do not offer the same one, until it is discarded or the store is closed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{new_id()}{SUFFIX}"
        self._lock = FileLock(_lock_path(self._own))
        self._claimed: dict[Path, FileLock] = {}
        self._cleared = 0
        self._closed = False
        self._guard = threading.Lock()

    def write(self, draft: Draft, original: Path | None) -> None:
        """Renew this draft's copy; UserError where that is not possible.

        May be called from any thread: a copy that is cleared while it is being written does not come back.
        """
        cleared = self._cleared
        if self._closed:
            return
        make_folder(self._folder)
        try:
            self._lock.acquire()
        except OSError as error:
            raise in_words(error, self._own) from error
        note = {
            "original": str(original.absolute()) if original else "",
            "saved_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        _pictures(self._own).keep(draft.pictures.values())
        write_whole(self._own, to_bytes({**draft_to_json(draft, with_pictures=False), _NOTE: note}))
        with self._guard:
            if self._cleared != cleared:
                _remove(self._own)

    def clear(self) -> None:
        """Remove this draft's copy: it has been saved, or the user does not want it."""
        with self._guard:
            self._cleared += 1
            _remove(self._own)

    def close(self) -> None:
        """Remove this draft's copy for good and let go of all orphans; those not discarded are offered again."""
        self._closed = True
        self.clear()
        self._lock.release()
        for lock in self._claimed.values():
            lock.release()
        self._claimed.clear()

    def list_orphans(self) -> list[Orphan]:
        """The copies left behind by processes that ended without saving, newest first, broken ones last.

        A copy that says the same as its saved original is of no use and is removed.
        """
        orphans = [_read(path) for path in sorted(self._folder.glob(f"*{SUFFIX}")) if self._claim(path)]
        for orphan in [orphan for orphan in orphans if _is_saved(orphan)]:
            self.discard(orphan)
            orphans.remove(orphan)
        dated = [orphan for orphan in orphans if orphan.saved_at]
        dated.sort(key=lambda orphan: orphan.saved_at or datetime.min, reverse=True)
        return dated + [orphan for orphan in orphans if not orphan.saved_at]

    def discard(self, orphan: Orphan) -> None:
        """Remove a copy that has been taken over or is not wanted."""
        _remove(orphan.path)
        if lock := self._claimed.pop(orphan.path, None):
            lock.release()

    def _claim(self, path: Path) -> bool:
        """Whether a copy was left behind and is ours to offer."""
        if path == self._own:
            return False
        lock = self._claimed.get(path) or FileLock(_lock_path(path))
        try:
            if not lock.acquire():
                return False
        except OSError:  # the folder cannot be written: what cannot be discarded is not offered
            return False
        if not path.exists():
            lock.release()
            return False
        self._claimed[path] = lock
        return True


def _remove(copy: Path) -> None:
    """Remove a copy; one that the system holds on to is offered once more some day, which harms nobody."""
    with contextlib.suppress(OSError):
        copy.unlink(missing_ok=True)
        _pictures(copy).remove_all_but(())


def _pictures(copy: Path) -> PictureFolder:
    return PictureFolder(copy.with_suffix(".pictures"))


def _lock_path(copy: Path) -> Path:
    return copy.with_suffix(".lock")


def _read(path: Path) -> Orphan:
    try:
        value = read_json(path)
        note = value.pop(_NOTE, {})
        draft = _pictures(path).fill(draft_of(value, path.name))
        return Orphan(path, _original(note), _saved_at(note), draft)
    except UserError as error:
        return Orphan(path, problem=str(error))


def _original(note: object) -> Path | None:
    text = note.get("original") if isinstance(note, dict) else None
    return Path(text) if isinstance(text, str) and text else None


def _saved_at(note: object) -> datetime | None:
    text = note.get("saved_at") if isinstance(note, dict) else None
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if isinstance(text, str) else None
    except ValueError:
        return None


def _is_saved(orphan: Orphan) -> bool:
    """Whether the original holds the same draft already."""
    if orphan.draft is None or orphan.original is None:
        return False
    try:
        return load_draft(orphan.original) == orphan.draft
    except UserError:
        return False
