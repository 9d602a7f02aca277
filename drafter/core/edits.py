"""Every change to a draft, as a pure function from a draft to a draft.

Positions count paragraphs from 0; a gap `at` lies before the paragraph of that position, `len` at the end.
After each edit the facts follow the paragraphs that state them, and the announced number of parts follows
the headings.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from drafter.core.announced import Announced, announced_in, with_announced
from drafter.core.clip import Clip, ClipKind
from drafter.core.dates import find_date, format_date
from drafter.core.joints import under_label
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, new_id
from drafter.core.numbering import HEADING_MARKERS, Label, split_label, with_number
from drafter.core.structure import section_stop

Edit = Callable[[Draft], Draft]


def settled(draft: Draft) -> Draft:
    """The draft with its announcement and its facts brought in step with its paragraphs."""
    paragraphs = _with_announcement(draft.paragraphs)
    facts = _facts_of(draft.facts, paragraphs)
    if paragraphs is draft.paragraphs and facts == draft.facts:
        return draft
    return replace(draft, paragraphs=paragraphs, facts=facts)


def count_parts(paragraphs: Iterable[Paragraph]) -> int:
    """The number of parts: headings of level 1."""
    return sum(paragraph.role is Role.HEADING and paragraph.level == 1 for paragraph in paragraphs)


def _with_announcement(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    changed = None
    parts = -1
    for index, paragraph in enumerate(paragraphs):
        if paragraph.announced is None and paragraph.move is not Move.TRANSITION:
            continue
        parts = count_parts(paragraphs) if parts < 0 else parts
        said = _announcing(paragraph, parts)
        if said is not paragraph:
            changed = changed or list(paragraphs)
            changed[index] = said
    return tuple(changed) if changed else paragraphs


def _announcing(paragraph: Paragraph, parts: int) -> Paragraph:
    """The paragraph with the number it announces set to `parts`.

    A transition that says the right number by itself, typed or imported, follows from then on; a text that no
    longer says the number it announced is left alone.
    """
    if not 0 < parts < 100:
        return paragraph
    said = reversed(list(announced_in(paragraph.text)))  # of two alike the first counts
    numbers = {found.number: found for found in said}
    announced = paragraph.announced
    if announced in numbers:
        return paragraph if announced == parts else _renumbered(paragraph, numbers[announced], parts)
    if paragraph.move is Move.TRANSITION and parts > 1 and parts in numbers:
        return replace(paragraph, announced=parts)
    return paragraph


def said_number(move: Move | None, text: str) -> int | None:
    """The one number that a text in the place of a transition announces, so that it follows from then on."""
    numbers = {found.number for found in announced_in(text)}
    return numbers.pop() if move is Move.TRANSITION and len(numbers) == 1 else None


def _renumbered(paragraph: Paragraph, found: Announced, parts: int) -> Paragraph:
    return replace(paragraph, text=with_announced(paragraph.text, found, parts), announced=parts)


def _facts_of(facts: Facts, paragraphs: Sequence[Paragraph]) -> Facts:
    """The facts as the title, date and speaker paragraphs state them, where there are any."""
    texts = {role: _first_of(paragraphs, role) for role in (Role.TITLE, Role.DATE, Role.SPEAKER)}
    return replace(
        facts,
        title=texts[Role.TITLE] or facts.title,
        date=find_date(texts[Role.DATE]) or facts.date,
        speaker=texts[Role.SPEAKER].lstrip("—―－- ") or facts.speaker,
    )


def _first_of(paragraphs: Sequence[Paragraph], role: Role) -> str:
    """The text of the first paragraphs of a role that stand together: below them another speech may have its own."""
    first = next((at for at, p in enumerate(paragraphs) if p.role is role and not p.level), len(paragraphs))
    together = takewhile(lambda p: p.role is role and p.level == 0, islice(paragraphs, first, None))
    return "".join(p.text.strip() for p in together)


def _changed(draft: Draft, paragraphs: Iterable[Paragraph]) -> Draft:
    return settled(draft.with_paragraphs(tuple(paragraphs)))


def update(draft: Draft, ids: Iterable[str], change: Callable[[Paragraph], Paragraph]) -> Draft:
    """The draft with `change` applied to the paragraphs with these ids; unknown ids are passed over."""
    wanted = set(ids)
    return _changed(draft, (change(p) if p.id in wanted else p for p in draft.paragraphs))


def set_text(draft: Draft, paragraph_id: str, text: str) -> Draft:
    """The draft with another text in one paragraph."""
    return update(draft, [paragraph_id], lambda paragraph: replace(paragraph, text=text))


def set_role(draft: Draft, ids: Iterable[str], role: Role, level: int = 0) -> Draft:
    """Give paragraphs a role and level, with the marker that their new siblings use.

    A number that stands typed before the text of a paragraph without a label becomes its label; tables and pictures
    stay what they are.
    """
    wanted = set(ids)
    for index, paragraph in enumerate(draft.paragraphs):
        other = (paragraph.role, paragraph.level) != (role, level) and not paragraph.object
        if paragraph.id in wanted and other:
            draft = _with_role(draft, index, role, level)
    return draft


def _with_role(draft: Draft, index: int, role: Role, level: int) -> Draft:
    paragraph = draft.paragraphs[index]
    label = (
        split_label(paragraph.text) if role in (Role.HEADING, Role.POINT) and not paragraph.marker else None
    )
    if label and label.rest.strip():
        return take_label(draft, index, label, role, level)
    marker = _usual_marker(draft.paragraphs, index, role, level)
    move = paragraph.move if role is Role.BODY else None
    changed = replace(paragraph, role=role, level=level, marker=marker, move=move, starts=False, fixed="")
    return replace_range(draft, index, index + 1, [changed])


def take_label(draft: Draft, index: int, label: Label, role: Role, level: int) -> Draft:
    """Make the label that stands typed before a text the label of its paragraph, under this role and level.

    Its number is fixed where the place of the paragraph would give another.
    """
    paragraph = replace(
        draft.paragraphs[index],
        role=role,
        level=level,
        text=label.rest,
        marker=label.marker,
        move=None,
        starts=False,
    )
    row = (*draft.paragraphs[:index], paragraph, *draft.paragraphs[index + 1 :])
    return replace_range(draft, index, index + 1, [with_number(row, index, label.number)])


def set_marker(draft: Draft, ids: Iterable[str], marker: str) -> Draft:
    """Give headings and points another style of label, "" for none."""
    return update(draft, ids, lambda paragraph: replace(paragraph, marker=marker, fixed=""))


def put_in_order(draft: Draft, ids: Iterable[str]) -> Draft:
    """Let the numbers of paragraphs follow from their places again, where their writer had fixed them."""
    return update(draft, ids, lambda paragraph: replace(paragraph, fixed=""))


def set_locked(draft: Draft, ids: Iterable[str], locked: bool) -> Draft:
    """Lock paragraphs against accidental drags, or free them."""
    return update(draft, ids, lambda paragraph: replace(paragraph, locked=locked))


def set_facts(draft: Draft, facts: Facts) -> Draft:
    """The draft with other facts; its title, date and speaker paragraphs say the same."""
    stated = {
        Role.TITLE: facts.title,
        Role.DATE: f"（{format_date(facts.date)}）" if facts.date else "",
        Role.SPEAKER: facts.speaker,
    }
    seen: set[Role] = set()
    kept: list[Paragraph] = []
    for paragraph in draft.paragraphs:
        if paragraph.role in stated and paragraph.level == 0:
            if paragraph.role in seen:
                continue
            seen.add(paragraph.role)
            if _facts_of(draft.facts, [paragraph]) != _facts_of(facts, []):
                paragraph = replace(paragraph, text=stated[paragraph.role])
        kept.append(paragraph)
    return settled(replace(draft, facts=facts, paragraphs=tuple(kept)))


def with_new_ids(draft: Draft) -> Draft:
    """The draft as another one: its paragraphs under new ids, its comments beside them."""
    return with_ids(draft, [new_id() for _ in draft.paragraphs])


def with_ids(draft: Draft, names: Sequence[str]) -> Draft:
    """The draft with its paragraphs under these ids, its comments beside them."""
    ids = {paragraph.id: name for paragraph, name in zip(draft.paragraphs, names, strict=True)}
    comments = (replace(one, paragraph_id=ids.get(one.paragraph_id, "")) for one in draft.comments)
    paragraphs = (replace(one, id=ids[one.id]) for one in draft.paragraphs)
    return replace(draft, paragraphs=tuple(paragraphs), comments=tuple(comments))


def set_ticked(draft: Draft, name: str, ticked: bool) -> Draft:
    """The draft with a comment ticked off, or not any more."""
    others = tuple(one for one in draft.ticked if one != name)
    return replace(draft, ticked=(*others, name) if ticked else others)


def set_numbered_parts(draft: Draft, numbered: bool) -> Draft:
    """Number the headings of level 1, or take their numbers away."""
    marker = HEADING_MARKERS[1] if numbered else ""
    parts = [p.id for p in draft.paragraphs if p.role is Role.HEADING and p.level == 1]
    return set_marker(draft, parts, marker)


def remove(draft: Draft, ids: Iterable[str]) -> Draft:
    """The draft without these paragraphs; the start of a list passes on to the point that follows."""
    gone = set(ids)
    kept: list[Paragraph] = []
    heirs: dict[int, bool] = {}
    for paragraph in draft.paragraphs:
        if paragraph.id in gone:
            if paragraph.role is Role.POINT and paragraph.starts:
                heirs[paragraph.level] = True
            continue
        if paragraph.role is Role.HEADING:
            heirs.clear()
        elif paragraph.role is Role.POINT and heirs.pop(paragraph.level, False):
            paragraph = replace(paragraph, starts=True)
        kept.append(paragraph)
    return _changed(draft, kept)


def replace_range(draft: Draft, start: int, stop: int, paragraphs: Sequence[Paragraph]) -> Draft:
    """The draft with `paragraphs` in place of those from `start` to `stop` (exclusive).

    Ids that already stand elsewhere in the draft are replaced by new ones.
    """
    before, after = draft.paragraphs[:start], draft.paragraphs[stop:]
    taken = {paragraph.id for paragraph in before + after}
    return _changed(draft, (*before, *_with_unique_ids(paragraphs, taken), *after))


def _with_unique_ids(paragraphs: Iterable[Paragraph], taken: set[str]) -> list[Paragraph]:
    unique: list[Paragraph] = []
    for paragraph in paragraphs:
        if not paragraph.id or paragraph.id in taken:
            paragraph = replace(paragraph, id=new_id())
        taken.add(paragraph.id)
        unique.append(paragraph)
    return unique


def move(draft: Draft, ids: Iterable[str], at: int) -> Draft:
    """Move paragraphs, in their present order, into the gap `at` (counted before the move)."""
    moving_ids = set(ids)
    moving = [p for p in draft.paragraphs if p.id in moving_ids]
    before = [p for p in draft.paragraphs[:at] if p.id not in moving_ids]
    after = [p for p in draft.paragraphs[at:] if p.id not in moving_ids]
    return _changed(draft, (*before, *moving, *after))


def move_section(draft: Draft, paragraph_id: str, at: int) -> Draft:
    """Move a heading with its whole section, or a point with what hangs below it, into the gap `at`."""
    start = draft.index_of(paragraph_id)
    stop = section_stop(draft.paragraphs, start)
    if start <= at <= stop:
        return draft
    return move(draft, [p.id for p in draft.paragraphs[start:stop]], at)


def insert(draft: Draft, at: int, clip: Clip) -> Draft:
    """Copy a clip into the gap `at`; a paragraph dropped among points becomes a point of their kind."""
    fresh = [_at_home(draft, at, replace(p, id=new_id(), starts=False, slot=None)) for p in clip.paragraphs]
    return replace_range(draft, at, at, fresh)


def _at_home(draft: Draft, at: int, paragraph: Paragraph) -> Paragraph:
    """The paragraph in the style of the place where it lands; what its label says there is not said twice."""
    return under_label(_of_the_place(draft, at, paragraph))


def _of_the_place(draft: Draft, at: int, paragraph: Paragraph) -> Paragraph:
    if paragraph.role is Role.POINT:
        marker = _usual_marker(draft.paragraphs, at, Role.POINT, paragraph.level, paragraph.marker)
        return replace(paragraph, marker=marker)
    if paragraph.role is Role.HEADING:
        default = paragraph.marker or HEADING_MARKERS[min(paragraph.level, 4)]
        marker = _usual_marker(draft.paragraphs, at, Role.HEADING, paragraph.level, default)
        return replace(paragraph, marker=marker)
    before = draft.paragraphs[at - 1] if at else None
    after = draft.paragraphs[at] if at < len(draft.paragraphs) else None
    among_points = before and after and before.role is after.role is Role.POINT
    if paragraph.role is Role.BODY and among_points and before and before.level == (after and after.level):
        return replace(paragraph, role=Role.POINT, level=before.level, marker=before.marker, move=None)
    return paragraph


def _usual_marker(
    paragraphs: Sequence[Paragraph], near: int, role: Role, level: int, default: str | None = None
) -> str:
    """The marker of the nearest paragraph of this role and level, else `default`, else the usual one."""
    siblings = [i for i, p in enumerate(paragraphs) if p.role is role and p.level == level and i != near]
    if siblings and role in (Role.HEADING, Role.POINT):
        return paragraphs[min(siblings, key=lambda index: abs(index - near))].marker
    if default is not None:
        return default
    if role is Role.HEADING:
        return HEADING_MARKERS[min(level, 4)]
    return "一要" if role is Role.POINT else ""


def fill(draft: Draft, slot_id: str, clip: Clip) -> Draft:
    """Put a clip into an empty slot: its first paragraph takes the slot's place, the others follow.

    A slot for a heading that is given a section takes the section's heading and drops its own empty
    slots, whose shares of the length are its own then; given body text, it stays open and the text goes into the first open slot below it.
    """
    index = draft.index_of(slot_id)
    slot = draft.paragraphs[index]
    if not clip.paragraphs:
        return draft
    if slot.role is Role.HEADING and clip.kind is ClipKind.PARAGRAPH:
        return fill_section(draft, slot_id, clip)
    first, *rest = clip.paragraphs
    is_several = slot.role is not Role.HEADING and clip.kind is not ClipKind.PARAGRAPH
    if first.object or is_several:
        return insert(draft, index, clip)
    stop = _empty_slots_stop(draft, index) if clip.kind is ClipKind.SECTION else index + 1
    move, announced = slot.move or first.move, said_number(slot.move, first.text)
    filled = replace(slot, text=first.text, source=first.source, move=move, announced=announced)
    if slot.slot and stop > index + 1:
        share = sum(p.slot.share for p in draft.paragraphs[index:stop] if p.slot)
        filled = replace(filled, slot=replace(slot.slot, share=share))
    filled = under_label(filled)
    others = [_at_home(draft, index + 1, replace(p, id=new_id(), starts=False, slot=None)) for p in rest]
    return replace_range(draft, index, stop, [filled, *others])


def _empty_slots_stop(draft: Draft, heading: int) -> int:
    """Where the empty slots end that stand straight below a heading."""
    stop, end = heading + 1, section_stop(draft.paragraphs, heading)
    while stop < end and draft.paragraphs[stop].is_empty_slot:
        stop += 1
    return stop


def fill_section(draft: Draft, heading_id: str, clip: Clip) -> Draft:
    """Put a clip into the section of a heading or point: into its first fitting empty slot, else at its end."""
    start = draft.index_of(heading_id)
    stop = section_stop(draft.paragraphs, start)
    if clip.kind is ClipKind.PARAGRAPH:
        wanted = clip.paragraphs[0].role if clip.paragraphs else Role.BODY
        below = [
            p for p in draft.paragraphs[start + 1 : stop] if p.is_empty_slot and p.role is not Role.HEADING
        ]
        for slot in sorted(below, key=lambda p: p.role is not wanted):
            return fill(draft, slot.id, clip)
    elif draft.paragraphs[start].is_empty_slot and draft.paragraphs[start].role is Role.HEADING:
        return fill(draft, heading_id, clip)
    return insert(draft, stop, clip)


def clear_to_slot(draft: Draft, paragraph_id: str) -> Draft:
    """Turn a filled paragraph back into an open slot with its prompt; one that never was gets a plain prompt."""

    def change(paragraph: Paragraph) -> Paragraph:
        slot = paragraph.slot or Slot(paragraph.role, paragraph.level, paragraph.move, prompt="待填")
        return replace(paragraph, text="", source=None, slot=slot)

    return update(draft, [paragraph_id], change)


def drop_empty_slots(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs that have a text, tables and pictures: what is exported, without what is put aside."""
    return tuple(paragraph for paragraph in paragraphs if not paragraph.is_blank and not paragraph.is_parked)
