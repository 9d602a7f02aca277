"""The one door from the window to the thread pool."""

import time
from collections.abc import Callable, Generator
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from drafter.core.errors import Cancelled
from drafter.core.progress import Job, Progress

#: What can be run: a job that says how far it came, or a plain function.
Work = Job[Any] | Callable[[], Any]

#: Seconds between two reports of progress; more often than that nobody can read them.
_REPORT_EVERY = 0.05
#: The outcome of work that has not ended, or was given up.
_UNTOLD: tuple[str, object] = ("cancelled", None)


class Task(QObject):
    """One piece of work that is under way, as the thread sees it that started it.

    All signals arrive in that thread, the last of them exactly once: `finished` with the result, `failed` with the
    UserError that says why (what nobody foresaw is in the log, too), or `cancelled`. A job that catches
    `Cancelled` and returns what it has so far ends with `finished`.
    """

    progressed = Signal(Progress)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, run: "_Run", work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._run = run
        self._work: Work | None = work

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._run.is_cancelled

    def cancel(self) -> None:
        """Stop at the next report of progress; what was finished before stays finished."""
        self._run.is_cancelled = True

    def tell_end(self) -> None:
        """Give the outcome to whoever listens, and let go of it and of the work; for the runner alone."""
        how, value = self._run.outcome
        self._run.outcome = _UNTOLD
        if how == "finished":
            self.finished.emit(value)
        elif how == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self._work = None


class _Door(QObject):
    """Where threads of the pool say what has become of the work with a number."""

    reported = Signal(int, Progress)
    settled = Signal(int)


class _Run:
    """The part of a task that lives in a thread of the pool.

    It knows nothing of the Task: a QObject that one thread deletes while another still holds it crashes. For the same
    reason the thread is never the last to hold the work, which may know parts of the window, or its outcome: it lets go
    of the work before it says that it has ended, and leaves the outcome lying here. The Task holds the work meanwhile.
    """

    def __init__(self, number: int, work: Work, door: _Door) -> None:
        self.is_cancelled = False
        #: The signal of Task that tells the end, and what it carries.
        self.outcome: tuple[str, object] = _UNTOLD
        self._number = number
        self._work: Work | None = work
        self._door = door

    def __call__(self) -> None:
        try:
            self.outcome = ("finished", self._result())
        except Cancelled:
            pass
        except BaseException as error:
            from drafter.trouble import in_a_sentence  # not at start-up

            self.outcome = ("failed", in_a_sentence(error))
        self._work = None
        self._door.settled.emit(self._number)

    def _result(self) -> object:
        assert self._work is not None  # it runs once
        if self.is_cancelled:
            raise Cancelled
        if isinstance(self._work, Generator):
            return self._drive(self._work)
        return self._work()

    def _drive(self, job: Job[Any]) -> object:
        """Run a job to its end, or throw Cancelled into it, which runs its `finally` and lets it answer."""
        reported = 0.0
        try:
            while True:
                progress = job.throw(Cancelled()) if self.is_cancelled else next(job)
                if time.monotonic() - reported >= _REPORT_EVERY:
                    reported = time.monotonic()
                    self._door.reported.emit(self._number, progress)
        except StopIteration as stop:
            return stop.value
        finally:
            job.close()


class JobRunner(QObject):
    """Runs work off the main thread and keeps each task until its last signal has arrived."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._tasks: dict[int, Task] = {}
        self._numbers = count()
        self._door = _Door()
        # Queued, so that they are called in the thread of this object.
        self._door.reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._door.settled.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._tasks)

    def run(self, work: Work) -> Task:
        """Start a job or a plain function; connect to the task's signals before returning to the event loop."""
        number = next(self._numbers)
        run = _Run(number, work, self._door)
        task = self._tasks[number] = Task(run, work, self)
        self._pool.start(run)
        return task

    def shut_down(self, wait_ms: int = 5000) -> bool:
        """Cancel everything and wait for the threads; True where all of them came to an end in time.

        No signal arrives after this.
        """
        self._pool.clear()
        for task in self._tasks.values():
            task.cancel()
            task.blockSignals(True)
        ended = self._pool.waitForDone(wait_ms)
        if ended:
            self._tasks.clear()
        return ended

    def _pass_on(self, number: int, progress: Progress) -> None:
        task = self._tasks.get(number)
        if task is not None and not task.is_cancelled:
            task.progressed.emit(progress)

    def _end(self, number: int) -> None:
        task = self._tasks.get(number)
        if task is None:
            return
        task.tell_end()
        self._tasks.pop(number, None)
        task.ended.emit()
        task.deleteLater()


class Latest(QObject):
    """Asks one question after the other, of which only the newest matters: for searching while typing.

    While an answer is under way, only the newest question waits; an answer that was overtaken is dropped. `progressed`
    carries the progress of a question that is a job.
    """

    progressed = Signal(object)
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running: Task | None = None
        self._waiting: Work | None = None
        self._stale = False

    def ask(self, question: Work) -> None:
        """Put a question; the answer to every earlier one is no longer wanted."""
        if self._running is None:
            self._start(question)
        else:
            self._waiting = question
            self._stale = True

    def forget(self) -> None:
        """Want no answer at all any more."""
        self._waiting = None
        self._stale = self._running is not None

    def _start(self, question: Work) -> None:
        self._stale = False
        self._running = self._jobs.run(question)
        # Methods, not lambdas: Qt drops the connection with this object, should the answer come after its end.
        self._running.progressed.connect(self._pass_progress)
        self._running.finished.connect(self._pass_answer)
        self._running.failed.connect(self._pass_failure)
        self._running.cancelled.connect(self._stop)

    def _pass_progress(self, progress: Progress) -> None:
        if not self._stale:
            self.progressed.emit(progress)

    def _pass_answer(self, answer: object) -> None:
        if self._is_wanted():
            self.answered.emit(answer)

    def _pass_failure(self, error: object) -> None:
        if self._is_wanted():
            self.failed.emit(error)

    def _is_wanted(self) -> bool:
        """Whether what has just come is still of interest; goes on to the question that waits, if any."""
        stale, waiting = self._stale, self._waiting
        self._stop()
        if waiting is not None:
            self._start(waiting)
        return waiting is None and not stale

    def _stop(self) -> None:
        self._running = None
        self._waiting = None
        self._stale = False
