"""What became of a draft: in the Word file that came back, or between two versions of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.core import edits
from drafter.core.edits import drop_empty_slots
from drafter.core.model import Draft, Paragraph, Role, new_id
from drafter.core.numbering import numbers_of, split_label, with_numbers
from drafter.word.bookmarks import bookmark_name
from drafter.word.differences import Kind, Span, spans
from drafter.word.matching import Candidate, in_order, match
from drafter.word.revised import Revised, RevisedParagraph, object_key


class Change(StrEnum):
    """What became of a paragraph."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph in both versions; `before` is None for one that was added, `after` for one that was struck.

    `after` has the id, role and source of `before`. `spans` say what changed in the text, without labels.
    `moved` says that it stands elsewhere now.
    """

    change: Change
    before: Paragraph | None
    after: Paragraph | None
    spans: tuple[Span, ...]
    moved: bool = False


def mirrored(item: Compared) -> Compared:
    """The same paragraph with the two versions in each other's place: what was added is struck."""
    changes = {Change.ADDED: Change.STRUCK, Change.STRUCK: Change.ADDED}
    text = [
        "".join(span.text for span in item.spans if span.kind is not kind)
        for kind in (Kind.STRUCK, Kind.ADDED)
    ]
    change = changes.get(item.change, item.change)
    return Compared(change, item.after, item.before, spans(*text), item.moved)


@dataclass(frozen=True, slots=True)
class Comment:
    """Words of a reader beside the item with the number `item`, -1 above the first."""

    text: str
    author: str
    item: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The paragraphs of both versions in the later one's order, struck ones where they stood; `author` is who
    changed, "" where nobody knows."""

    before: Draft
    items: tuple[Compared, ...]
    author: str = ""
    #: What was written beside the text, in its order.
    comments: tuple[Comment, ...] = ()
    #: What else the later version holds that cannot be shown as a change.
    untold: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[int, ...]:
        """The positions of the items that anyone has to decide on."""
        return tuple(
            index for index, item in enumerate(self.items) if item.change is not Change.KEPT or item.moved
        )


def compare_drafts(before: Draft, after: Draft) -> Comparison:
    """Two versions of a draft. Empty slots count as absent."""
    old, new = drop_empty_slots(before.paragraphs), drop_empty_slots(after.paragraphs)
    places = match([Candidate((p.id,), p.text) for p in old], [Candidate((p.id,), p.text) for p in new])
    return Comparison(before, _items(old, new, places))


def compare_revised(draft: Draft, revised: Revised) -> Comparison:
    """A draft and the file that came back from whoever edited it in Word.

    Paragraphs are matched by their hidden bookmarks, else by likeness; those that match keep role and source.
    """
    old = drop_empty_slots(draft.paragraphs)
    of_draft = numbers_of(draft.paragraphs)
    numbers = tuple(of_draft[paragraph.id] for paragraph in old)
    before = [
        Candidate((object_key(p) if p.object else bookmark_name(p.id),), label + p.text)
        for label, p in zip(numbers, old, strict=True)
    ]
    places = match(before, [Candidate(p.bookmarks, p.text) for p in revised.paragraphs])
    new = [
        _fresh(paragraph) if place is None else _renewed(old[place], numbers[place], paragraph)
        for paragraph, place in zip(revised.paragraphs, places, strict=True)
    ]
    written = [_written_label(paragraph.text) for paragraph in revised.paragraphs]
    items = _items(old, with_numbers(new, written), places)
    # Struck paragraphs stand among the items, too: the one after which a comment stands is counted without them.
    shown = [index for index, item in enumerate(items) if item.after]
    comments = tuple(
        Comment(one.text, one.author, shown[one.paragraph] if one.paragraph >= 0 else -1)
        for one in revised.comments
    )
    return Comparison(draft, items, revised.author, comments, revised.untold)


def _written_label(text: str) -> str:
    found = split_label(text)
    return found.label if found else ""


def _renewed(paragraph: Paragraph, label: str, revised: RevisedParagraph) -> Paragraph:
    """The draft's paragraph with the text of the file; its number is taken off again.

    A heading style of another level gives it that level, a number of another style the role and level that the reader
    sees.
    """
    text, seen = revised.text, revised.recognised
    if paragraph.object or seen.object:
        return replace(seen, id=paragraph.id)
    if paragraph.role is Role.TITLE and "\n" not in paragraph.text:
        text = text.replace("\n", "")
    paragraph = replace(paragraph, fixed="")
    if paragraph.role is Role.HEADING:
        paragraph = replace(paragraph, level=revised.level or paragraph.level)
    if paragraph.text.strip() == text.removeprefix(label):
        return paragraph
    if label and text.startswith(label):
        return replace(paragraph, text=text.removeprefix(label))
    found = split_label(text) if {paragraph.role, seen.role} & _NUMBERED else None
    if found is None:
        return replace(paragraph, text=text, marker="" if label else paragraph.marker)
    if found.marker != paragraph.marker and seen.role in _NUMBERED:
        paragraph = replace(paragraph, role=seen.role, level=seen.level, move=None)
    return replace(paragraph, text=found.rest, marker=found.marker)


#: The roles whose paragraphs have numbers.
_NUMBERED = frozenset({Role.HEADING, Role.POINT})


def _fresh(revised: RevisedParagraph) -> Paragraph:
    """A paragraph that the draft did not have, in the role that the reader sees in it."""
    return replace(revised.recognised, id=new_id())


def _items(
    old: Sequence[Paragraph], new: Sequence[Paragraph], places: Sequence[int | None]
) -> tuple[Compared, ...]:
    items: list[Compared] = []
    struck = sorted(set(range(len(old))) - set(places))
    staying = in_order([place for place in places if place is not None])
    for paragraph, place in zip(new, places, strict=True):
        while place in staying and struck and struck[0] < place:
            items.append(_struck(old[struck.pop(0)]))
        moved = place is not None and place not in staying
        items.append(_compared(None if place is None else old[place], paragraph, moved=moved))
    return (*items, *(_struck(old[place]) for place in struck))


def _struck(paragraph: Paragraph) -> Compared:
    return Compared(Change.STRUCK, paragraph, None, spans(paragraph.text, ""))


def _compared(before: Paragraph | None, after: Paragraph, *, moved: bool) -> Compared:
    if before is None:
        return Compared(Change.ADDED, None, after, spans("", after.text))
    after = replace(after, id=before.id, source=after.source or before.source)
    same = (before.text, before.role, before.level, before.marker, before.fixed, before.object) == (
        after.text, after.role, after.level, after.marker, after.fixed, after.object
    )  # fmt: skip
    change = Change.KEPT if same else Change.CHANGED
    return Compared(change, before, after, spans(before.text, after.text), moved)


def accept(draft: Draft, comparison: Comparison, index: int) -> Draft:
    """The draft with one item of the comparison taken over; the draft itself where that is done already."""
    item = comparison.items[index]
    if item.after is None:
        return edits.remove(draft, [item.before.id]) if item.before else draft
    after, present = item.after, {paragraph.id for paragraph in draft.paragraphs}
    if item.change is Change.ADDED and after.id not in present:
        at = _gap(draft, comparison, index)
        return edits.replace_range(draft, at, at, [after])
    if item.change is not Change.KEPT:  # What was added may have been an empty slot of the draft.
        draft = edits.update(draft, [after.id], lambda paragraph: _taken_over(paragraph, after))
    if after.id in present and (item.moved or not _in_place(draft, comparison, index)):
        draft = edits.move(draft, [after.id], _gap(draft, comparison, index))
    return draft


def accept_all(draft: Draft, comparison: Comparison) -> Draft:
    """The draft with every item of the comparison taken over."""
    for index in comparison.changes:
        draft = accept(draft, comparison, index)
    return draft


def _taken_over(paragraph: Paragraph, after: Paragraph) -> Paragraph:
    return replace(
        paragraph,
        text=after.text,
        role=after.role,
        level=after.level,
        marker=after.marker,
        fixed=after.fixed,
        starts=after.starts,
        announced=after.announced,
        source=after.source,
        object=after.object,
    )


def _in_place(draft: Draft, comparison: Comparison, index: int) -> bool:
    """Whether an item that was added stands between its neighbours already: in an empty slot that it fills."""
    item = comparison.items[index]
    if item.change is not Change.ADDED or item.after is None:
        return True
    places = {paragraph.id: place for place, paragraph in enumerate(draft.paragraphs)}
    below = {other.after.id for other in comparison.items[index + 1 :] if other.after}
    limit = min((places[other] for other in below & places.keys()), default=len(places))
    return _gap(draft, comparison, index) <= places[item.after.id] < limit


def _gap(draft: Draft, comparison: Comparison, index: int) -> int:
    """The gap behind the nearest item above that stands in the draft."""
    places = {paragraph.id: place for place, paragraph in enumerate(draft.paragraphs)}
    for item in reversed(comparison.items[:index]):
        paragraph = item.after or item.before
        if paragraph and paragraph.id in places:
            return places[paragraph.id] + 1
    return 0
