"""What a check finds, and what can be done about it, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.core import edits
from drafter.core.cells import CellPlace, cells_of, owner_of, texts_of, with_cell_texts
from drafter.core.model import Draft, Paragraph, Source


class Severity(StrEnum):
    """How bad it is: what must not go out, what should be looked at, what could be better."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Change:
    """In the paragraph, or cell of a table, with this id, `new` in place of `old`, which stands there from `start` (characters)."""

    paragraph_id: str
    start: int
    old: str
    new: str

    @property
    def end(self) -> int:
        """Where the old text ends."""
        return self.start + len(self.old)


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding, under a short Chinese label. It is an edit: called with a draft it gives another.

    `markers` are styles of label to be given to paragraphs, as (id, marker); `in_order` names paragraphs whose numbers
    are to follow from their places again, `removed` paragraphs that go,
    `ticked` comments that are done. Where the draft no longer has the old text, it comes back as it is.
    """

    label: str
    changes: tuple[Change, ...] = ()
    markers: tuple[tuple[str, str], ...] = ()
    in_order: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()

    def __call__(self, draft: Draft) -> Draft:
        """The mended draft; all changes are made, or none."""
        texts = texts_of(draft.paragraphs)
        if not all(_stands(texts.get(change.paragraph_id, ""), change) for change in self.changes):
            return draft
        if self.in_order:
            draft = edits.put_in_order(draft, self.in_order)
        if self.removed:
            draft = edits.remove(draft, self.removed)
        for name in self.ticked:
            draft = edits.set_ticked(draft, name, True)
        markers = dict(self.markers)
        ids = {owner_of(change.paragraph_id)[0] for change in self.changes} | set(markers)
        return edits.update(draft, ids, lambda paragraph: self._mended(paragraph, markers))

    def _mended(self, paragraph: Paragraph, markers: dict[str, str]) -> Paragraph:
        text = self._mended_text(paragraph)
        cells = {cell.id: self._mended_text(cell) for cell in cells_of(paragraph)}
        mended = replace(paragraph, text=text, marker=markers.get(paragraph.id, paragraph.marker))
        return with_cell_texts(mended, cells)

    def _mended_text(self, paragraph: Paragraph) -> str:
        text = paragraph.text
        own = [change for change in self.changes if change.paragraph_id == paragraph.id]
        for change in sorted(own, key=lambda change: change.start, reverse=True):
            text = text[: change.start] + change.new + text[change.end :]
        return text


def _stands(text: str, change: Change) -> bool:
    return text[change.start : change.end] == change.old


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the library that belongs to a finding: its source, its text, and what of it is meant."""

    source: Source
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where something is wrong.

    `paragraph` is the position of the paragraph, from 0; `start` and `end` count characters in its text, and
    `text` is what stands there. `suggestion` is what could stand there instead, "" where nobody can say;
    `fixes` are the ways to mend it, the likeliest first. `other` names a second place that belongs to it:
    the id of a paragraph of this draft; `evidence` is a passage of the library to be seen beside it. `cell` is the row
    and column, from 0, of the cell of a table whose text is meant, None where it is the paragraph's own. `rule` names
    what found it within its check, "" where the check has one rule: its severity follows how often it was right.
    """

    check: str
    severity: Severity
    paragraph: int
    paragraph_id: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str = ""
    fixes: tuple[Fix, ...] = ()
    other: str = ""
    nth: int = 0
    evidence: Evidence | None = None
    cell: CellPlace | None = None
    rule: str = ""

    @property
    def key(self) -> str:
        """Names this finding for as long as its paragraph says the same there: for ignoring it here.

        `nth` counts the findings of one check with the same text in one paragraph.
        """
        return f"{self.check}:{self.paragraph_id}:{self.nth}:{self.text}"

    @property
    def kind(self) -> str:
        """Names every finding of this check with this text: for ignoring it in a draft, or for good."""
        return f"{self.check}:{self.text}"


def found(
    check: str,
    severity: Severity,
    paragraph: Paragraph,
    start: int,
    end: int,
    message: str,
    replacements: Sequence[str] = (),
    other: str = "",
    evidence: Evidence | None = None,
    rule: str = "",
) -> Finding:
    """A finding in a paragraph whose position is yet unknown; each replacement becomes a fix."""
    text = paragraph.text[start:end]
    fixes = tuple(
        Fix(f"改为“{new}”" if new else "删去", (Change(paragraph.id, start, text, new),))
        for new in replacements
        if new != text
    )
    suggestion = replacements[0] if replacements else ""
    return Finding(
        check,
        severity,
        -1,
        paragraph.id,
        start,
        end,
        text,
        message,
        suggestion,
        fixes,
        other,
        evidence=evidence,
        rule=rule,
    )
