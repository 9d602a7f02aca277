"""The one place that changes the draft of a window."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from drafter.core.history import History
from drafter.core.model import Draft


class ChangeKind(Enum):
    """How a draft came to be another: by an edit, by undo or redo, or by another draft in its place."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Change:
    """What the views are told: the draft before and after, how it changed, and the Chinese name of what was done."""

    before: Draft
    after: Draft
    kind: ChangeKind
    label: str


class Session(QObject):
    """A draft with its history and the file that it is saved in.

    Gestures call `apply`; views listen to `changed`. `state_changed` says that the file, the saved state or
    what can be undone is another.
    """

    changed = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        draft: Draft,
        path: Path | None = None,
        parent: QObject | None = None,
        bytes_of: Callable[[str], bytes] = lambda _digest: b"",
    ) -> None:
        """`bytes_of` gives the bytes of a picture by its digest, for one that comes in without them."""
        super().__init__(parent)
        self._bytes_of = bytes_of
        self._history = History(draft)
        self._saved: Draft | None = draft
        self.path = path

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._history.draft

    @property
    def has_draft(self) -> bool:
        """Whether there is anything to work on: a file, or something in the draft."""
        return self.path is not None or self.draft != Draft()

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" where there is nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back, "" where there is nothing."""
        return self._history.redo_label

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the draft as it is now; a draft that was never changed counts as saved."""
        return self._saved is not None and self._saved == self.draft

    def apply(self, edit: Callable[[Draft], Draft], label: str, merge_key: str = "") -> bool:
        """Make an edit one step of the history; False where it changes nothing.

        Steps in a row with the same non-empty `merge_key` are one step.
        """
        before = self.draft
        after = edit(before).filled(self._bytes_of)
        if not self._history.push(after, label, merge_key):
            return False
        self._tell(before, ChangeKind.EDIT, label)
        return True

    def undo(self) -> None:
        """Take the last step back."""
        before, label = self.draft, self.undo_label
        if label:
            self._history.undo()
            self._tell(before, ChangeKind.UNDO, f"撤销{label}")

    def redo(self) -> None:
        """Take the last undone step again."""
        before, label = self.draft, self.redo_label
        if label:
            self._history.redo()
            self._tell(before, ChangeKind.REDO, f"重做{label}")

    def load(self, draft: Draft, path: Path | None, saved: bool = True) -> None:
        """Put another draft in the place of this one, with an empty history."""
        before = self.draft
        self._history = History(draft)
        self._saved = draft if saved else None
        self.path = path
        self._tell(before, ChangeKind.LOAD, "打开")

    def mark_saved(self, draft: Draft, path: Path) -> None:
        """Remember that `draft` now stands in the file `path`."""
        self._saved, self.path = draft, path
        self.state_changed.emit()

    def _tell(self, before: Draft, kind: ChangeKind, label: str) -> None:
        self.changed.emit(Change(before, self.draft, kind, label))
        self.state_changed.emit()
