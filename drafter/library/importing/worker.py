"""The files of an import prepared in order, by this process and by a second one.

The second reads files while this one writes what is prepared. The two speak over a pair of pipes, in pickles: tasks go one way, what became of them comes back in the same order.
A file that ends the second process, as a fault in a C library would, ends neither the program nor the import.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from queue import Empty, SimpleQueue
from typing import IO, NoReturn

from drafter.library.api import Refused
from drafter.library.importing.prepare import Prepared, Task, prepare
from drafter.library.words import Words, words_for_many
from drafter.process import PREPARE_FILES, answer, own_command, stand_behind
from drafter.reading.formats.apart import PdfProcess

#: Seconds; on a slow disk, with a virus scanner that looks at every file, a start may take ten.
_LONGEST_START = 30
#: From so many files on another process has started before most of them are read.
MANY = 50
#: How many tasks the other process has at a time: enough that it need not wait for the next one.
_AHEAD = 8
#: How many files may be prepared before their turn.
_MOST_WAITING = 32
_ENDED = "程序读这个文件时意外中断，没有导入，请用 Word 或 WPS 打开它，另存为 .docx 后再试。"
_TOO_LONG = "读这个文件花的时间太长，没有导入，请用 Word 或 WPS 打开它，另存为 .docx 后再试。"


class ProcessEnded(Exception):
    """The other process is gone, and with it the answer to the task that it had in hand."""


class Worker:
    """The other process: tasks can be sent once it `is_ready`, which one that cannot be started never is."""

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
        """Wait until tasks can be sent; False where the process could not be started, or takes too long to."""
        self._started.wait(_LONGEST_START)
        return self.is_ready

    def send(self, task: Task) -> None:
        """Have a file prepared after those that were sent before; only once it is ready, and not when closed."""
        assert self._process
        with contextlib.suppress(OSError):  # it has ended, which `receive` says
            _put(task, _open(self._process.stdin))

    @property
    def has_answer(self) -> bool:
        """Whether `receive` need not wait."""
        return not self._answers.empty()

    def receive(self, patience: float | None = None) -> Prepared:
        """What became of the first task not yet answered, once it is.

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


def prepared_apart(tasks: Sequence[Task], patience: float = 40) -> Generator[Prepared]:
    """What becomes of few tasks, in order, all of them done by another process.

    There are fewer answers where it ends, takes more seconds than `patience` for one, or cannot be started.
    """
    process = Worker()
    try:
        if process.wait_until_ready():
            for task in tasks:
                process.send(task)
            for _ in tasks:
                yield process.receive(patience)
    except (ProcessEnded, TimeoutError):
        return
    finally:
        process.close()


class Pipeline:
    """Prepares the files of one import.

    This process prepares those that the other one, if any, does not get to; a file that the other one does not get
    ready within so many seconds of `patience` is given up.
    """

    def __init__(self, words: Words, process: Worker | None, patience: float = 40) -> None:
        self._words = words
        self._process = process
        self._pdfs = PdfProcess()
        self._patience = patience
        #: What became of each task, or the task itself while it is with the other process.
        self._waiting: deque[Task | Prepared] = deque()

    def start(self) -> None:
        """Have another process help, unless one does."""
        if not self._process:
            self._process = Worker()

    def prepared(self, given: Iterable[Task | Prepared]) -> Iterator[Prepared]:
        """What becomes of each task, in order, and in its place what needs no preparing."""
        coming = iter(given)
        while True:
            while self._has_room and self._process and self._process.is_ready and self._sent < _AHEAD:
                if not self._take(coming, self._process):
                    break
            may_answer = self._waiting and self._is_answered(self._waiting[0])
            if may_answer or not self._has_room or not self._take(coming):
                if not self._waiting:
                    return
                first = self._waiting.popleft()
                yield self._answer(first) if isinstance(first, Task) else first

    @property
    def _has_room(self) -> bool:
        return len(self._waiting) < _MOST_WAITING

    @property
    def _sent(self) -> int:
        """How many tasks the other process has, those included that it has answered."""
        return sum(isinstance(one, Task) for one in self._waiting)

    def _take(self, coming: Iterator[Task | Prepared], process: Worker | None = None) -> bool:
        """Send the next task to the other process, or prepare it here; False where none is left."""
        what = next(coming, None)
        if what is None:
            return False
        if isinstance(what, Task):
            what = self._begun(what, process)
        self._waiting.append(what)
        return True

    def _begun(self, task: Task, process: Worker | None) -> Task | Prepared:
        """A task sent to the other process; what becomes of it here, where there is none."""
        if not process:
            return prepare(task, self._words, self._pdfs.read)
        process.send(task)
        return task

    def _is_answered(self, first: Task | Prepared) -> bool:
        """Whether the first that waits can be told without waiting for the other process."""
        return not isinstance(first, Task) or not self._process or self._process.has_answer

    def _answer(self, task: Task) -> Prepared:
        """What the other process made of the first task that waited."""
        assert self._process  # it was sent there
        try:
            return self._process.receive(self._patience)
        except (ProcessEnded, TimeoutError) as error:
            self._start_again()
            return Refused(str(task.path), _TOO_LONG if isinstance(error, TimeoutError) else _ENDED)

    def _start_again(self) -> None:
        """Send what is still to be answered to another process, or prepare it here where none can be started."""
        self.close()
        self._process = Worker()
        process = self._process if self._process.wait_until_ready() else None
        self._waiting = deque(
            self._begun(one, process) if isinstance(one, Task) else one for one in self._waiting
        )

    def close(self) -> None:
        """End the other processes."""
        self._pdfs.close()
        if self._process:
            self._process.close()
            self._process = None


def serve() -> NoReturn:
    """Be the other process, until whoever started this one closes the pipe or is gone itself."""
    tasks: SimpleQueue[Task] = SimpleQueue()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    stand_behind()
    words = words_for_many(few=0)
    words.cut("词")  # reads the dictionary
    threading.Thread(target=_fetch, args=(sys.stdin.buffer, tasks), daemon=True).start()
    pdfs = PdfProcess()
    answer(None, answers)
    while True:
        answer(prepare(tasks.get(), words, pdfs.read), answers)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe  # asked for when the process was started
    return pipe


def _put(value: Task, pipe: IO[bytes]) -> None:
    pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _fetch(pipe: IO[bytes], tasks: SimpleQueue[Task]) -> None:
    """Take tasks out of the pipe as they come: whoever sends them must not wait while an answer is not taken."""
    with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
        while True:
            tasks.put(pickle.load(pipe))
    os._exit(0)
