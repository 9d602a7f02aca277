"""How often blocks of the library are used: whatever way they came into a draft, and not any more once that is undone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from drafter.core.model import Draft
from drafter.ui.base.services import Services
from drafter.ui.document.session import Change, ChangeKind, Session


class Uses(QObject):
    """Counts the blocks that came into one window's draft; undo takes the count back, redo gives it again."""

    def __init__(self, session: Session, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        #: The drafts that an insertion led to, with the ids of the blocks that came. The history keeps the same drafts.
        self._steps: list[tuple[Draft, tuple[str, ...]]] = []
        self._lifted: Draft | None = None
        session.changed.connect(self._follow)

    def begin(self) -> None:
        """Something is taken up: the draft that is there by the time of `note` may be another."""
        self._lifted = self._session.draft

    def note(self, ids: Sequence[str]) -> None:
        """Count blocks that have been put into the draft since `begin`, or taken to another program."""
        if self._session.draft is not self._lifted:
            self._steps.append((self._session.draft, tuple(ids)))
        self._count(ids)

    def _follow(self, change: Change) -> None:
        if change.kind is ChangeKind.LOAD:
            self._steps.clear()
        elif change.kind is ChangeKind.UNDO and (ids := self._brought_by(change.before)):
            library = self._services.library
            self._services.jobs.run(lambda: library.take_back_use(ids))
        elif change.kind is ChangeKind.REDO and (ids := self._brought_by(change.after)):
            self._count(ids)

    def _brought_by(self, draft: Draft) -> tuple[str, ...]:
        return next((ids for after, ids in self._steps if after is draft), ())

    def _count(self, ids: Sequence[str]) -> None:
        library = self._services.library
        self._services.jobs.run(lambda: library.note_use(ids))
