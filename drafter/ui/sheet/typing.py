"""Which keystrokes count as one step of the history."""

import time
from types import TracebackType

from drafter.core.model import Draft
from drafter.ui.sheet.text import BlockEdit

#: A pause of so many seconds ends a burst of typing.
_PAUSE = 2.0
#: A burst of so many characters is long enough to be a step of its own.
_LONG = 40


class TypingBursts:
    """Tells bursts of typing apart: a pause, a jump, another kind of key or a long run begins a new one.

    As a context manager it marks the time in which the sheet itself is the cause of a change. What an input
    method writes over a selection is one step, although the selection goes when the first letter is composed:
    set `composes` while an event of the input method brings such letters.
    """

    def __init__(self) -> None:
        self._serial = 0
        self._last = ("", "", 0, 0.0)
        self._typed = 0
        self.is_typing = False
        self.composes = False
        self._replaces = False

    def next(self, draft: Draft, edit: BlockEdit, position: int) -> tuple[str, str]:
        """The Chinese name and the merge key of an edit that left the cursor at `position`."""
        if self.composes or self._replaces:
            return self._replace(position, edit)
        before = draft.paragraphs[edit.start : edit.stop]
        if len(before) != 1 or len(edit.paragraphs) != 1:
            self._break()
            return ("分段" if len(edit.paragraphs) > len(before) else "删除"), ""
        grown = len(edit.paragraphs[0].text) - len(before[0].text)
        kind = "键入" if grown > 0 else "删除"
        now = time.monotonic()
        if not self._goes_on(kind, before[0].id, position, abs(grown), now):
            self._break()
        self._typed += abs(grown)
        self._last = (kind, before[0].id, position, now)
        return kind, f"typing:{self._serial}"

    def _goes_on(self, kind: str, paragraph: str, position: int, grown: int, now: float) -> bool:
        """Whether an edit belongs to the step before it: of the same kind, beside it, soon after it, and not too long.

        What is deleted at one place is one step however long it takes.
        """
        last_kind, last_id, last_position, last_time = self._last
        if (kind, paragraph) != (last_kind, last_id):
            return False
        if kind == "删除" and position == last_position:
            return True
        beside = abs(position - last_position) == max(grown, 0 if kind == "删除" else 1)
        return beside and now - last_time < _PAUSE and self._typed < _LONG

    def end_composition(self) -> None:
        """What is typed from now on no longer stands for a selection."""
        self._replaces = False

    def _replace(self, position: int, edit: BlockEdit) -> tuple[str, str]:
        """One step for a selection that went and for what came in its place."""
        if self.composes:
            self._break()
        self._replaces = self.composes
        last_id = edit.paragraphs[-1].id if edit.paragraphs else ""
        self._last = ("键入", last_id, position, time.monotonic())
        return "键入", f"typing:{self._serial}"

    def _break(self) -> None:
        self._serial += 1
        self._typed = 0
        self._last = ("", "", 0, 0.0)

    def __enter__(self) -> None:
        self.is_typing = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_typing = False
