"""Who may write: one thread at a time, or another process for which a thread holds the pen."""

import math
import threading
import time


class Pen:
    """A re-entrant lock that says whether anybody waits for it, so that whoever holds it long can give it up."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0
        self._given_back = -math.inf

    @property
    def rested(self) -> float:
        """For how many seconds nobody has given it back."""
        return time.monotonic() - self._given_back

    @property
    def is_wanted(self) -> bool:
        """Whether another thread waits for it."""
        return self._waiting > 0

    def __enter__(self) -> None:
        if self._lock.acquire(blocking=False):
            return
        with self._counting:
            self._waiting += 1
        try:
            self._lock.acquire()
        finally:
            with self._counting:
                self._waiting -= 1

    def __exit__(self, *_: object) -> None:
        self._given_back = time.monotonic()
        self._lock.release()
