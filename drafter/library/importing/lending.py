"""Much of what colleagues told, taken in by another process: the one with the window keeps its processor for the window.

Python lets one thread of a process compute at a time, so a thread that takes in thousands of speeches would hold up
every key. The other process (`drafter.library.borrowed`) writes to the store and the index while this one holds the
pen for it; where somebody here wants to write, it stops at the next speech and goes on later.
"""

import contextlib
import pickle
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from drafter.core.errors import UserError
from drafter.core.progress import Job, Progress
from drafter.library.colleagues import Received
from drafter.library.importing.importer import Importer
from drafter.library.importing.receive import TAKING, laid
from drafter.library.indexing.sync import IndexSync
from drafter.library.store import Store
from drafter.process import TAKE_IN, own_command

#: Bytes of segments from which starting a process costs less than it spares: about fifty speeches.
_MUCH = 250_000
#: Seconds between two looks whether somebody else wants to write, and for how long nobody must have until it goes on.
_LOOK, _QUIET = 0.05, 1.0
#: Seconds; on a slow disk, with a virus scanner that looks at every file, a start may take ten.
_LONGEST_START = 30
#: What the other process is told, a line each.
GO, STOP = b"go\n", b"stop\n"
_ENDED = "收下同事的材料时程序意外中断，稍后会再试。"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other process took in; `error` says why it could not go on, `is_all` that nothing is left."""

    received: Received
    is_all: bool
    error: str = ""


class _Borrower:
    """The other process. It says None once it is ready, then an Answer whenever it stops."""

    def __init__(self, library: Path, inbox: Path) -> None:
        self._process = subprocess.Popen(
            own_command(TAKE_IN, str(library), str(inbox)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
            assert self._process.stdout
            while True:
                self._answers.put(pickle.load(self._process.stdout))
        self._ended.set()

    @property
    def has_ended(self) -> bool:
        """Whether it is gone, and everything that it said was taken."""
        return self._ended.is_set() and self._answers.empty()

    def tell(self, word: bytes) -> None:
        """Tell it to go or to stop; one that is gone is told nothing."""
        assert self._process.stdin
        with contextlib.suppress(OSError):
            self._process.stdin.write(word)
            self._process.stdin.flush()

    def answer(self) -> tuple[Answer | None] | None:
        """The next message of the process; None where there is none yet."""
        try:
            return (self._answers.get(timeout=_LOOK),)
        except Empty:
            return None

    def close(self) -> None:
        """End it, whatever it has in hand: what it has not finished is begun again by the next one."""
        self._process.kill()
        self._thread.join()
        self._process.communicate()


def is_much(folder: Path) -> bool:
    """Whether so much lies in a folder that another process should take it in."""
    return sum(file.stat().st_size for file in laid(folder)) >= _MUCH


def receive_apart(
    library: Path, inbox: Path, store: Store, sync: IndexSync, importer: Importer
) -> Job[Received | None]:
    """Have another process take in what lies in the inbox of this library; gives what came.

    None, with nothing done, where no other process can be started, or the index is not as it should be.
    """
    try:
        process = _Borrower(library, inbox)
    except OSError:
        return None
    try:
        if not (yield from _started(process)):
            return None
        received = Received()
        while True:
            yield from _wait_for_quiet(store)
            answer = yield from _lent(process, store, sync, importer)
            if answer is None:
                return None if received == Received() else received
            if answer.error:
                raise UserError(answer.error)
            received += answer.received
            if answer.is_all:
                return received
    finally:
        process.close()


def _started(process: _Borrower) -> Job[bool]:
    """Wait until the other process can be told to go; False where it does not come to that."""
    deadline = time.monotonic() + _LONGEST_START
    while time.monotonic() < deadline and not process.has_ended:
        yield Progress(0, 0, TAKING)
        if process.answer():
            return True
    return False


def _lent(process: _Borrower, store: Store, sync: IndexSync, importer: Importer) -> Job[Answer | None]:
    """Let the other process write until it is done or somebody here wants to; None where it cannot be let."""
    with store.writing:
        if not sync.lend():
            return None
        importer.forget()
        process.tell(GO)
        try:
            stopped = False
            while not (said := process.answer()):
                if process.has_ended:
                    raise UserError(_ENDED)
                if store.writing.is_wanted and not stopped:
                    process.tell(STOP)
                    stopped = True
                yield Progress(0, 0, TAKING)
            return said[0]
        except BaseException:
            process.close()  # before anybody else may write
            raise
        finally:
            sync.look_again()


def _wait_for_quiet(store: Store) -> Job[None]:
    """Let others write, as an import does speech by speech, until nobody has for a moment."""
    while store.writing.rested < _QUIET:
        yield Progress(0, 0, TAKING)
        time.sleep(_LOOK)
