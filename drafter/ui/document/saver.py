"""Writing the draft file off the main thread, one save after the other."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal

from drafter.core.model import Draft
from drafter.files.guarded import ChangedElsewhere, Stamp, save_guarded
from drafter.ui.base.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class _Request:
    draft: Draft
    path: Path
    overwrite: bool


class Saver(QObject):
    """Saves drafts in the background; `stamp` is how the file of the present draft was when last seen.

    `saved` carries the draft and its path; `failed` the error; `refused` a ChangedElsewhere and the path;
    `busy_changed` whether anything is being saved.
    """

    saved = Signal(object, object)
    failed = Signal(object)
    refused = Signal(object, object)
    busy_changed = Signal(bool)

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running: _Request | None = None
        self._waiting: _Request | None = None
        self.stamp: Stamp | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a save is under way."""
        return self._running is not None

    def save(self, draft: Draft, path: Path, overwrite: bool) -> None:
        """Save a draft; while another save is under way only the newest waits.

        Without `overwrite` a file that was changed elsewhere is left alone, and `refused` says so.
        """
        request = _Request(draft, path, overwrite)
        if self._running is None:
            self._start(request)
        else:
            self._waiting = request

    def wait(self) -> None:
        """Come back when nothing is being saved any more; the window paints meanwhile but takes no input."""
        if not self.is_busy:
            return
        loop = QEventLoop()
        self.busy_changed.connect(loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _start(self, request: _Request) -> None:
        self._running = request
        self.busy_changed.emit(True)
        known = None if request.overwrite else self.stamp
        task = self._jobs.run(lambda: save_guarded(request.draft, request.path, known))
        task.finished.connect(self._finish)
        task.failed.connect(self._fail)
        task.ended.connect(self._end)

    def _finish(self, stamp: Stamp | None) -> None:
        assert self._running is not None  # until `ended`
        self.stamp = stamp
        self.saved.emit(self._running.draft, self._running.path)

    def _fail(self, error: object) -> None:
        assert self._running is not None  # until `ended`
        if isinstance(error, ChangedElsewhere):
            self.refused.emit(error, self._running.path)
        else:
            self.failed.emit(error)

    def _end(self) -> None:
        self._running, waiting, self._waiting = None, self._waiting, None
        if waiting is not None:
            self._start(waiting)
        else:
            self.busy_changed.emit(False)
