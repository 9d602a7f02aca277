"""A second process that prepares files, so that a large import reads them while it writes what is prepared.

The two speak over a pair of pipes, in pickles: errands go one way, what became of them comes back in the same order.
A file that ends the second process, as a fault in a C library would, ends neither the program nor the import.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from queue import Empty, SimpleQueue
from typing import IO, NoReturn

from drafter.library.intake.preparing import Errand, Prepared, prepare
from drafter.library.words import load_words
from drafter.process import PREPARE_FILES, own_command
from drafter.reading.formats.apart import PdfProcess

#: Seconds; on a slow disk, with a virus scanner that looks at every file, a start may take ten.
_LONGEST_START = 30


class ProcessEnded(Exception):
    """The other process is gone, and with it the answer to the errand that it had in hand."""


class ReadingProcess:
    """The other process: errands can be sent once it `is_ready`, which one that cannot be started never is."""

    def __init__(self) -> None:
        self.is_ready = False
        self._is_closed = False
        self._started = threading.Event()
        self._starting = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[Prepared | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        """Start the process and take its answers out of the pipe; None after the last one."""
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
            if process := self._start():
                pipe = _open(process.stdout)
                self.is_ready = pickle.load(pipe) is None
                self._started.set()
                while True:
                    self._answers.put(pickle.load(pipe))
        self._started.set()
        self._answers.put(None)

    def _start(self) -> "subprocess.Popen[bytes] | None":
        with self._starting:
            if not self._is_closed:
                self._process = subprocess.Popen(
                    own_command(PREPARE_FILES),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            return self._process

    def wait_until_ready(self) -> bool:
        """Wait until errands can be sent; False where the process could not be started, or takes too long to."""
        self._started.wait(_LONGEST_START)
        return self.is_ready

    def send(self, errand: Errand) -> None:
        """Have a file prepared after those that were sent before; only once it is ready, and not when closed."""
        assert self._process
        with contextlib.suppress(OSError):  # it has ended, which `receive` says
            _put(errand, _open(self._process.stdin))

    @property
    def has_answer(self) -> bool:
        """Whether `receive` need not wait."""
        return not self._answers.empty()

    def receive(self, patience: float | None = None) -> Prepared:
        """What became of the first errand not yet answered, once it is.

        ProcessEnded where it ended the process, TimeoutError where it takes more seconds than `patience`.
        """
        try:
            answer = self._answers.get(timeout=patience)
        except Empty as error:
            raise TimeoutError from error
        if answer is None:
            raise ProcessEnded
        return answer

    def close(self) -> None:
        """End the process, whatever it has in hand."""
        with self._starting:
            self._is_closed = True
        if self._process:
            self._process.kill()
        self._thread.join()
        if self._process:
            self._process.communicate()


def serve() -> NoReturn:
    """Be the other process, until whoever started this one closes the pipe or is gone itself."""
    errands: SimpleQueue[Errand] = SimpleQueue()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    words = load_words()
    words.cut("词")  # reads the dictionary
    threading.Thread(target=_fetch, args=(sys.stdin.buffer, errands), daemon=True).start()
    pdfs = PdfProcess()
    _put(None, answers)
    while True:
        _put(prepare(errands.get(), words, pdfs.read), answers)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe  # asked for when the process was started
    return pipe


def _put(value: Errand | Prepared | None, pipe: IO[bytes]) -> None:
    pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _fetch(pipe: IO[bytes], errands: SimpleQueue[Errand]) -> None:
    """Take errands out of the pipe as they come: whoever sends them must not wait while an answer is not taken."""
    with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
        while True:
            errands.put(pickle.load(pipe))
    os._exit(0)
