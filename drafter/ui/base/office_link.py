"""Between the windows and the process that speaks with colleagues: the two share files, nothing else."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from drafter.core.errors import UserError
from drafter.core.progress import Job
from drafter.files.membership import Membership, load_membership
from drafter.files.office_status import PAUSED, OfficeStatus, load_status
from drafter.library.colleagues import Received
from drafter.paths import Home
from drafter.process import own_command
from drafter.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    import subprocess

    from drafter.library.api import Library

_Found = tuple[Membership | None, OfficeStatus, Received, int]

#: Milliseconds between two looks at what the process has written; the inbox is also watched.
_EVERY = 3_000
#: Seconds after a change of a draft for which nothing is taken in: the sheet is painted meanwhile.
_TYPING = 0.012
#: Seconds after which a process that ended by itself is started again.
_AGAIN = 60.0
#: Seconds that a killed process may take to go; a network drive that is away holds it longer.
_KILLED = 5
#: Seconds that a command may take: a network drive that is away answers late.
_PATIENCE = 60


class OfficeLink(QObject):
    """Starts the process where this library belongs to an office, ends it with the program, and takes in what it brings.

    `changed` says that the membership or the last contact is another, `received` brings what came (a Received),
    `told` what a command said when it went well, `failed` why it did not. `library` gives the library once it is open.
    """

    changed = Signal()
    received = Signal(object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, home: Home, library: "Callable[[], Library]", jobs: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._library = library
        self._jobs = jobs
        self._process: subprocess.Popen[bytes] | None = None
        self._is_looking = False
        self._began = 0.0
        self._typed = 0.0
        self._hidden = 0
        self._trouble = ""
        self.membership: Membership | None = None
        self.status = OfficeStatus()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def start(self) -> None:
        """Start the process, where there is an office to speak with; may be called again after joining one."""
        if self._home.office.exists():
            self._jobs.run(self._start).finished.connect(self._started)

    def stop(self) -> None:
        """End the process: a contact may be broken off anywhere."""
        self._timer.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        if self._process:
            import subprocess  # not at start-up

            self._process.kill()
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._process.communicate(timeout=_KILLED)
            self._process = None

    def join(self, place: str, name: str, office: str, password: str = "") -> None:
        """Join the colleagues of a shared folder or a server; `changed` or `failed` follows."""
        words = ["join", place, "--name", name, "--office", office]
        self._command([[*words, "--password"] if password else words], self.start, password)

    def take_disc(self, file: str, name: str) -> None:
        """Take in what is on a disc, and join its office where this library belongs to none; `changed` or `failed` follows."""
        joining = [] if self.membership else [["join", file, "--name", name]]
        self._command([*joining, ["bundle", "read", file]], self.start)

    def write_disc(self, file: str) -> None:
        """Write what was shared since the last disc into one signed file; `told` or `failed` follows."""
        self._command([["bundle", "write", file]], self._look)

    def leave(self) -> None:
        """Leave them, and keep what they brought; `changed` or `failed` follows."""
        self.stop()
        self._command([["leave", "--keep"]], self._look)

    def give_way(self) -> None:
        """Somebody types: what colleagues brought is taken in between two keystrokes."""
        self._typed = time.monotonic()

    @property
    def line(self) -> str:
        """What the status line says: when the last contact was, or that there is none; "" without an office."""
        if self.membership is None or not self.membership.place:
            return ""
        if self._trouble:
            return "同步暂停"
        return self.status.when or ("共享连不上" if self.status.error else "尚未同步")

    @property
    def details(self) -> str:
        """What stands behind the line, in a few lines."""
        if self.membership is None:
            return ""
        waiting = [f"还没发出的：{self.status.unsent}"] if self.status.unsent else []
        error = [one for one in (self._trouble, self.status.error) if one]
        if self._hidden:
            error.append(
                f"已 {self.status.silent} 天没有同步，外单位的 {self._hidden} 篇材料暂不显示，同步一次就回来。"
            )
        return "\n".join([f"与“{self.membership.office.name}”共享", *waiting, *error, *self.status.notes])

    def _command(self, commands: list[list[str]], then: Callable[[], None], said: str = "") -> None:
        environment = self._environment()
        task = self._jobs.run(lambda: [_run(words, environment, said) for words in commands])
        task.finished.connect(lambda answers: self._tell_done(answers, then))
        task.failed.connect(lambda error: self.failed.emit(str(error)))

    def _tell_done(self, answers: list[str], then: Callable[[], None]) -> None:
        """Pass on what the last of the commands said, and go on."""
        self.told.emit(answers[-1])
        then()

    def _environment(self) -> dict[str, str]:
        """The environment in which another process uses the folders of this user."""
        return {**os.environ, "DRAFTER_HOME": str(self._home.root)}

    def _start(self) -> Membership | None:
        membership = load_membership(self._home.office)
        if membership and membership.place and not (self._process and self._process.poll() is None):
            import subprocess  # not at start-up

            self._began = time.monotonic()
            self._process = subprocess.Popen(
                own_command("office", "sync", "--watch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=self._environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return membership

    def _started(self, membership: Membership | None) -> None:
        self.membership = membership
        self._timer.start()
        self.changed.emit()

    def _look(self) -> None:
        """Look what the process has written, and take in what it brought; start it again where it has ended."""
        if not self._watcher.directories() and self._inbox.is_dir():
            self._watcher.addPath(str(self._inbox))
        if self._process and self._process.poll() is not None and time.monotonic() - self._began > _AGAIN:
            self._jobs.run(self._start)
        if not self._is_looking:
            self._is_looking = True
            task = self._jobs.run(self._found())
            task.finished.connect(self._show)
            task.failed.connect(self._pause)
            task.ended.connect(self._looked)

    @property
    def _inbox(self) -> Path:
        return self._home.office_folder / "in"

    def _looked(self) -> None:
        self._is_looking = False

    def _found(self) -> Job[_Found]:
        folder, inbox = self._home.office_folder, self._inbox
        membership = load_membership(self._home.office)
        received, hidden = Received(), 0
        if membership and not self._library().read_only:
            if any(inbox.glob("*.feed")):
                received = yield from self._taken_in(inbox)
            hidden = self._library().follow_lease()
        return membership, load_status(folder / "status.json"), received, hidden

    def _taken_in(self, inbox: Path) -> Job[Received]:
        """Take in what lies in the inbox, a source at a time, and none right after a keystroke."""
        job = self._library().receive(inbox, apart=True)
        try:
            while True:
                progress = next(job)
                while time.monotonic() - self._typed < _TYPING:
                    time.sleep(_TYPING / 3)
                yield progress
        except StopIteration as stop:
            return stop.value
        finally:
            job.close()

    def _pause(self, error: object) -> None:
        """Something, a full disk most likely, stands in the way of what came; it stays in the inbox until it fits."""
        self._trouble = f"{error}{PAUSED}"
        self.changed.emit()

    def _show(self, found: _Found) -> None:
        membership, status, received, hidden = found
        if (membership, status, hidden, "") != (self.membership, self.status, self._hidden, self._trouble):
            self.membership, self.status, self._hidden, self._trouble = membership, status, hidden, ""
            self.changed.emit()
        if received != Received():
            self.received.emit(received)


def _run(words: list[str], environment: dict[str, str], said: str) -> str:
    """Run a command of the program to its end, `said` to it; gives what it said, UserError with that where it failed."""
    import subprocess  # not at start-up

    try:
        done = subprocess.run(
            own_command("office", *words),
            capture_output=True,
            input=said.encode(),
            timeout=_PATIENCE,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError("共享文件夹没有回答，请检查网络，再试一次。") from error
    if done.returncode:
        answer = done.stderr.decode("utf-8", "replace").strip()
        raise UserError(answer.splitlines()[-1] if answer else "没有办成，请再试一次。")
    return done.stdout.decode("utf-8", "replace").strip()
