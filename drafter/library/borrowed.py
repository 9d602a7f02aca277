"""The process that takes in what colleagues told for another one, which holds the pen meanwhile (`importing/lending.py`)."""

import os
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NoReturn

from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Job
from drafter.library.colleagues import Received
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.importing.lending import GO, STOP, Answer
from drafter.library.topics import load_topics
from drafter.library.words import words_for_many
from drafter.lock import FileLock
from drafter.paths import resource
from drafter.process import answer, stand_behind


class _LentLock(FileLock):
    """The lock of a library that another process holds for this one."""

    @property
    def held(self) -> bool:
        """It is, for as long as this process was told to go."""
        return True

    def release(self) -> None:
        """It stays with the other process."""


def serve_library(folder: Path, inbox: Path) -> NoReturn:
    """Take in what lies in the inbox whenever told to, until whoever started this process is gone.

    Every run opens the library anew: others may have written to it since the last one.
    """
    words: SimpleQueue[bytes] = SimpleQueue()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    stand_behind()
    threading.Thread(target=_listen, args=(words,), daemon=True).start()
    topics = load_topics(resource("topics.toml"))
    words_for_many(few=0).cut("词")  # reads the dictionary

    answer(None, answers)
    while True:
        if words.get() == GO:
            try:
                library = EmbeddedLibrary(folder, _LentLock(folder / "lock"), True, topics)
                try:
                    answer(_run(library.receive(inbox), words), answers)
                finally:
                    library.close()
            except UserError as error:
                answer(Answer(Received(), False, str(error)), answers)


def _run(job: Job[Received], words: SimpleQueue[bytes]) -> Answer:
    """Run a job to its end, or until told to stop."""
    told_to_stop = False
    try:
        while True:
            told_to_stop = told_to_stop or _is_stopped(words)
            job.throw(Cancelled()) if told_to_stop else next(job)
    except StopIteration as stop:
        return Answer(stop.value, not told_to_stop)


def _is_stopped(words: SimpleQueue[bytes]) -> bool:
    try:
        return words.get_nowait() == STOP
    except Empty:
        return False


def _listen(words: SimpleQueue[bytes]) -> None:
    """Take words out of the pipe as they come; without the process at its other end this one has nothing to do."""
    for line in sys.stdin.buffer:
        words.put(line)
    os._exit(0)
