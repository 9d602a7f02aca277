"""A lock that the system gives back by itself when the process that holds it ends, however it ends."""

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import IO


class FileLock:
    """An exclusive lock on a file, held from `acquire` to `release` or to the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._stream is not None

    def acquire(self) -> bool:
        """Take the lock; False where another process or window holds it.

        A file system without locks is treated as one where nobody holds any.
        """
        while not self._stream:
            stream = self._path.open("ab")
            if not _lock(stream):
                stream.close()
                return False
            if self._is_current(stream):
                self._stream = stream
            else:
                stream.close()
        return True

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if not self._stream:
            return
        if sys.platform != "win32":  # Windows removes no open file; elsewhere nobody may get in between
            self._remove()
        self._stream.close()
        self._stream = None
        if sys.platform == "win32":
            self._remove()

    def _is_current(self, stream: IO[bytes]) -> bool:
        """Whether the locked file still is the one of this name: its last holder may just have removed it."""
        try:
            return os.path.samestat(os.fstat(stream.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> bool:
        try:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except (
            OSError
        ) as error:  # EINVAL: the file system has no locks; EACCES: somebody holds it (in wine: 0)
            return error.errno == errno.EINVAL
        return True

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
