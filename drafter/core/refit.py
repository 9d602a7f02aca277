"""Another outline for a draft that is already half written: the text finds its places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafter.core.alignment import aligned, likeness
from drafter.core.edits import settled
from drafter.core.model import END_ROLES, FRONT_ROLES, Draft, Move, Outline, Paragraph, Role
from drafter.core.numbering import HEADING_MARKERS
from drafter.core.outline import draft_from_outline
from drafter.core.structure import front_stop, section_stop

_Paragraphs = tuple[Paragraph, ...]

#: What is looked at even without a text: front matter stays as it is, a heading tells where a part begins.
_KEPT_EMPTY = FRONT_ROLES | {Role.HEADING}


@dataclass(frozen=True, slots=True)
class _Shape:
    """A draft cut up: front matter, what stands before the first part, the parts, what stands behind them."""

    front: _Paragraphs
    before: _Paragraphs
    parts: tuple[_Paragraphs, ...]
    behind: _Paragraphs


def refit(draft: Draft, outline: Outline) -> Draft:
    """The draft on another outline. No text is lost or changed, save the number of parts that it announces.

    The front matter stays. Parts go to parts in their order, paired by the likeness of their words; within a
    part each paragraph takes the next slot of its role, level and move; what stands outside the parts takes
    the slot of its move. A paragraph without a slot stays behind the one that it followed; a part without a
    place goes, one level down, to the end of the part that it is most like. Slots that nothing fills are open.
    """
    old = _shape_of([p for p in draft.paragraphs if not p.is_blank or p.role in _KEPT_EMPTY])
    new = _shape_of(draft_from_outline(outline, draft.facts).paragraphs)
    paragraphs = (
        *(old.front or new.front),
        *_by_move(_filled(old.before), new.before),
        *_joined_parts([part for part in old.parts if _filled(part)], new.parts),
        *_by_move(_filled(old.behind), new.behind),
    )
    return settled(replace(draft, paragraphs=paragraphs, outline=outline.name))


def _shape_of(paragraphs: Sequence[Paragraph]) -> _Shape:
    start = front_stop(paragraphs)
    before: list[Paragraph] = []
    behind: list[Paragraph] = []
    parts: list[_Paragraphs] = []
    index = start
    while index < len(paragraphs):
        first = paragraphs[index]
        stop = index + 1
        if first.role is Role.HEADING and first.level <= 1:
            stop = section_stop(paragraphs, index)
            parts.append(tuple(paragraphs[index:stop]))
        elif parts or _is_end(first):
            behind.append(first)
        else:
            before.append(first)
        index = stop
    return _Shape(tuple(paragraphs[:start]), tuple(before), tuple(parts), tuple(behind))


def _is_end(paragraph: Paragraph) -> bool:
    return paragraph.role in END_ROLES or paragraph.move is Move.CLOSING


def _filled(paragraphs: Iterable[Paragraph]) -> _Paragraphs:
    return tuple(paragraph for paragraph in paragraphs if not paragraph.is_blank)


# Outside the parts


def _by_move(old: _Paragraphs, slots: _Paragraphs) -> _Paragraphs:
    """Each text in the slot of its move, wherever the outline has it; the others behind what they followed."""
    pairs: dict[int, int] = {}
    for role, move in dict.fromkeys((p.role, p.move) for p in slots):
        mine = [i for i, p in enumerate(old) if (p.role, p.move) == (role, move)]
        places = [j for j, p in enumerate(slots) if (p.role, p.move) == (role, move)]
        found = aligned([old[i] for i in mine], [slots[j] for j in places], _weight)
        pairs.update((mine[i], places[j]) for i, j in found)
    return _placed(old, slots, pairs)


def _placed(old: _Paragraphs, slots: _Paragraphs, pairs: dict[int, int]) -> _Paragraphs:
    """The slots in order, filled as `pairs` (text to slot) says; other texts stay behind what they followed."""
    rows: list[list[Paragraph]] = [[], *([slot] for slot in slots)]
    row = 0
    for index, paragraph in enumerate(old):
        if index in pairs:
            row = pairs[index] + 1
            rows[row][0] = _seated(paragraph, slots[pairs[index]])
        else:
            rows[row].append(replace(paragraph, slot=None))
    return tuple(paragraph for row in rows for paragraph in row)


def _seated(paragraph: Paragraph, slot: Paragraph) -> Paragraph:
    """The paragraph in a slot: headings are numbered as the outline has them, points keep their own words."""
    marker = slot.marker if paragraph.role is Role.HEADING else paragraph.marker
    return replace(paragraph, slot=slot.slot, marker=marker, move=paragraph.move or slot.move)


# The parts


def _joined_parts(old: Sequence[_Paragraphs], new: Sequence[_Paragraphs]) -> _Paragraphs:
    if not new:
        return tuple(replace(p, slot=None) for part in old for p in _filled(part))
    numbered = list(enumerate(old))
    places = list(enumerate(new))

    def weigh(one: tuple[int, _Paragraphs], other: tuple[int, _Paragraphs]) -> float:
        apart = abs(one[0] / len(old) - other[0] / len(new))
        return 1 + 2 * likeness(_words(one[1]), _words(other[1])) - apart / 2

    partners = dict(aligned(numbered, places, weigh))
    homes: dict[int, list[_Paragraphs]] = {}
    for one in numbered:
        if one[0] not in partners:
            best = max(places, key=lambda other: weigh(one, other))
            homes.setdefault(best[0], []).append(one[1])
    olds = {place: old[index] for index, place in partners.items()}
    return tuple(
        paragraph
        for place, slots in places
        for paragraph in (*_within(olds.get(place, ()), slots), *_lowered(homes.get(place, ())))
    )


def _words(part: _Paragraphs) -> str:
    """What a part is about: its heading and its points as they are, or as the outline asks for them."""
    return "\n".join(f"{p.text[:40]}\n{_slot_words(p)}" for p in part if p.role is not Role.BODY)


def _slot_words(paragraph: Paragraph) -> str:
    return "\n".join((paragraph.slot.prompt, *paragraph.slot.topics)) if paragraph.slot else ""


def _within(old: _Paragraphs, slots: _Paragraphs) -> _Paragraphs:
    """A part's text in the slots of a part, in the order in which it was written."""
    texts = _filled(old)
    fitted = _placed(texts, slots, dict(aligned(texts, slots, _weight)))
    markers = [p.marker for p in texts if p.role is Role.POINT]
    if not markers:
        return fitted
    return tuple(
        replace(p, marker=markers[0]) if p.is_empty_slot and p.role is Role.POINT else p for p in fitted
    )


def _weight(paragraph: Paragraph, slot: Paragraph) -> float:
    """How well a text fits a slot; 0 where role, level or move forbid it."""
    if (paragraph.role, paragraph.level) != (slot.role, slot.level):
        return 0.0
    if paragraph.role is Role.BODY and paragraph.move not in (None, slot.move):
        return 0.0
    same = paragraph.slot is not None and paragraph.slot == slot.slot
    words = f"{paragraph.text}\n{_slot_words(paragraph)}"
    return 1.0 + same + likeness(words, _slot_words(slot))


def _lowered(parts: Iterable[_Paragraphs]) -> _Paragraphs:
    """Whole parts one level down, to stand at the end of another."""
    return tuple(_one_down(p) for part in parts for p in _filled(part))


def _one_down(paragraph: Paragraph) -> Paragraph:
    if paragraph.role is not Role.HEADING:
        return replace(paragraph, slot=None)
    level = min(max(paragraph.level, 1) + 1, 4)
    return replace(paragraph, slot=None, level=level, marker=HEADING_MARKERS[level])
