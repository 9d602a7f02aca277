"""What stands below a heading in its own speech: the rest of its section, and how a part that was begun goes on there."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.core.clip import Clip
from drafter.core.model import END_ROLES, FRONT_ROLES, Draft, Paragraph, Role, Slot, Source
from drafter.core.structure import heading_above, section_stop
from drafter.library.api import NEXT_IN_SOURCE, Hit
from drafter.library.blocks import kind_of
from drafter.library.finding.lookup import Lookup, hit_of
from drafter.library.finding.place import index_of_slot
from drafter.library.likeness import likeness, pairs
from drafter.library.rows import blocks_between

#: A paragraph of a draft that shares this much of its word pairs with one of a speech was taken from there.
_TAKEN = 0.5
#: No section has more paragraphs.
_LONGEST = 200


def with_sections(lookup: Lookup, hits: Sequence[Hit]) -> list[Hit]:
    """The same hits, each heading with what stands below it in its source."""
    return [_with_section(lookup, hit) for hit in hits]


def _with_section(lookup: Lookup, hit: Hit) -> Hit:
    first = hit.clip.paragraphs[0]
    if first.role is not Role.HEADING or len(hit.clip.paragraphs) > 1:
        return hit
    position = int(first.id.rpartition("-")[2])
    section = _read(lookup, hit.source, position, position + _LONGEST)
    return replace(hit, follows=section[1 : section_stop(section, 0)] if section else ())


def _read(lookup: Lookup, source: Source, start: int, stop: int) -> tuple[Paragraph, ...]:
    number = lookup.source_number(source.id)
    return blocks_between(lookup.connection, number, source, start, stop) if number else ()


def next_in_source(lookup: Lookup, slot: Slot, draft: Draft) -> Hit | None:
    """What stood at the place of a slot in the speech that the heading above it was taken from, with what followed there.

    None where no heading stands above, where its speech is gone, or where all of the section is in the draft.
    """
    index = index_of_slot(slot, draft.paragraphs)
    above = None if index is None else heading_above(draft.paragraphs, index)
    if index is None or above is None or slot.role is Role.HEADING:
        return None
    heading = draft.paragraphs[above]
    stop = section_stop(draft.paragraphs, above)
    rest = _not_taken(lookup, _section_under(lookup, heading), draft.paragraphs[above + 1 : stop], draft)
    texts_at = [at for at, p in enumerate(rest) if not p.object]
    fitting = [at for at in texts_at if rest[at].role is slot.role]
    if slot.role is Role.POINT:
        fitting = fitting or [at for at in texts_at if rest[at].role is not Role.HEADING]
    return _hit(lookup, rest[fitting[0]], rest[fitting[0] + 1 :]) if fitting else None


def _not_taken(
    lookup: Lookup, section: Sequence[Paragraph], below: Sequence[Paragraph], draft: Draft
) -> list[Paragraph]:
    """What of a section follows the last of its paragraphs that stand `below` the heading, and is nowhere in the draft."""
    texts = [p.text for p in below if p.text]
    taken = [at for at, p in enumerate(section) if not p.object and _is_among(lookup, p.text, texts)]
    elsewhere = [p.text for p in draft.paragraphs if p.text]
    following = section[taken[-1] + 1 :] if taken else section
    return [p for p in following if p.object or not _is_among(lookup, p.text, elsewhere)]


def _section_under(lookup: Lookup, heading: Paragraph) -> tuple[Paragraph, ...]:
    """What stands in its source below the heading that a paragraph of a draft was made of."""
    speech = _read(lookup, heading.source, 0, 1 << 31) if heading.source else ()
    headings = [at for at, paragraph in enumerate(speech) if paragraph.role is Role.HEADING]
    at = next((at for at in headings if _is_among(lookup, speech[at].text, [heading.text])), None)
    return () if at is None else speech[at + 1 : section_stop(speech, at)]


def _is_among(lookup: Lookup, text: str, texts: Sequence[str]) -> bool:
    """Whether a text of a speech is one of these of a draft, which may lack what a label says, or be changed a little."""
    if any(text == other or (len(other) > 3 and text.endswith(other)) for other in texts):
        return True
    own = pairs(lookup.words.cut(text))
    return any(likeness(own, pairs(lookup.words.cut(other))) >= _TAKEN for other in texts)


def _hit(lookup: Lookup, paragraph: Paragraph, follows: Sequence[Paragraph]) -> Hit | None:
    """A paragraph as it stands in its source, as a hit; None where its kind is never found."""
    assert paragraph.source is not None  # it was read from the library
    kind, position = kind_of(paragraph), int(paragraph.id.rpartition("-")[2])
    number = lookup.source_number(paragraph.source.id)
    sql = "SELECT block FROM placements WHERE source = ? AND position = ?"
    block = lookup.blocks(kind, lookup.connection.execute(sql, (number, position)).fetchone()).values()
    kept = tuple(p for p in follows if p.role not in FRONT_ROLES | END_ROLES)
    for one in block:
        clip = Clip((paragraph,))
        return replace(hit_of(one), clip=clip, follows=kept, reason=NEXT_IN_SOURCE, suits=True)
    return None
