"""Undo and redo: a list of whole drafts that share their paragraphs."""

from dataclasses import dataclass, field

from drafter.core.model import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """A draft as an edit left it, with the Chinese name of the edit."""

    draft: Draft
    label: str
    merge_key: str = ""


@dataclass(slots=True)
class History:
    """The drafts since the document was opened. The present one is `draft`."""

    first: Draft
    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)
    limit: int = 2000

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._done[-1].draft if self._done else self.first

    @property
    def undo_label(self) -> str:
        """The name of what undo would take back, "" where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of what redo would bring back, "" where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def push(self, draft: Draft, label: str, merge_key: str = "") -> bool:
        """Make `draft` the present one; False (and no step) where it equals the present one.

        Steps in a row with the same non-empty `merge_key` (one burst of typing) count as one. Whatever was
        undone before is forgotten.
        """
        if draft == self.draft:
            return False
        self._undone.clear()
        if merge_key and self._done and self._done[-1].merge_key == merge_key:
            self._done.pop()
        self._done.append(Step(draft, label, merge_key))
        if len(self._done) > self.limit:
            self.first = self._done.pop(0).draft
        return True

    def undo(self) -> Draft:
        """Step back and return the draft that is now present."""
        if self._done:
            self._undone.append(self._done.pop())
        return self.draft

    def redo(self) -> Draft:
        """Step forward again and return the draft that is now present."""
        if self._undone:
            self._done.append(self._undone.pop())
        return self.draft
