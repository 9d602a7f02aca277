"""Building what is around a draft once the window stands, without holding it up."""

from collections.abc import Callable, Generator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.core.errors import UserError
from drafter.trouble import in_a_sentence
from drafter.ui.base.services import Services

if TYPE_CHECKING:
    from drafter.ui.shell.workspace import Workspace

#: The module with everything that a window does without until it stands.
_WORKSPACE = "drafter.ui.shell.workspace"


class WorkspaceLoader(QObject):
    """Builds one workspace: at once with `now`, in the background with `later`, whichever comes first.

    `begin` starts the building and may import what it needs; of its pieces only the first may raise UserError, before
    anything is made. `done` brings the Workspace, once; `failed` says why there is none.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(
        self, services: Services, begin: "Callable[[], Generator[None, None, Workspace]]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._begin = begin
        self._pieces: Generator[None, None, Workspace] | None = None
        self._is_stopped = False
        self.workspace: Workspace | None = None

    def now(self) -> "Workspace":
        """The workspace, built as far as it is not there yet. UserError where no library can be opened."""
        while self.workspace is None:
            self._build_a_piece()
        return self.workspace

    def later(self) -> None:
        """Load modules and open the library off the main thread, then build piece after piece."""
        loading = self._services.jobs.run(self._load)
        loading.ended.connect(self._go_on)

    def stop(self) -> None:
        """Build nothing more in the background: the window is closed."""
        self._is_stopped = True

    def _load(self) -> None:
        import_module(_WORKSPACE)
        self._services.opened()

    def _go_on(self) -> None:
        if self.workspace is not None or self._is_stopped:
            return
        try:
            self._build_a_piece()
        except Exception as error:  # no library, say, and nothing that could stand in for it
            self.failed.emit(str(in_a_sentence(error)))
            return
        QTimer.singleShot(0, self._go_on)

    def _build_a_piece(self) -> None:
        if self._pieces is None:
            self._pieces = self._begin()
        try:
            next(self._pieces)
        except StopIteration as built:
            self.workspace = built.value
            self.done.emit(self.workspace)
        except UserError:
            self._pieces = None  # no library: nothing was made yet, and it is tried again when next asked for
            raise
