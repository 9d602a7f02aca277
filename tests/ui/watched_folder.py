"""Which files of a folder are opened while a test runs, from Linux' own inotify."""

import ctypes
import os
import struct
import sys
from pathlib import Path

from tests.conftest import missing

_IN_OPEN, _NONBLOCKING = 0x20, 0o4000
_EVENT = struct.Struct("iIII")


class WatchedFolder:
    """A folder whose opened files are noted from when it is made."""

    def __init__(self, folder: Path) -> None:
        if sys.platform != "linux":
            missing("inotify")
        libc = ctypes.CDLL(None, use_errno=True)
        self._events = libc.inotify_init1(_NONBLOCKING)
        assert libc.inotify_add_watch(self._events, os.fsencode(folder), _IN_OPEN) >= 0

    def opened(self) -> set[str]:
        """The names of the files that were opened since it was last asked."""
        found: set[str] = set()
        while True:
            try:
                data = os.read(self._events, 1 << 16)
            except BlockingIOError:
                return found
            while data:
                length = _EVENT.unpack_from(data)[3]
                name = data[_EVENT.size : _EVENT.size + length].rstrip(b"\0")
                found.add(os.fsdecode(name))
                data = data[_EVENT.size + length :]

    def close(self) -> None:
        """Watch no more."""
        os.close(self._events)
