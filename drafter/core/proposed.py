"""Paragraphs that the program proposed and nobody has made his own: the draft remembers them."""

import zlib
from collections.abc import Collection
from dataclasses import replace

from drafter.core import edits
from drafter.core.alternatives import with_content
from drafter.core.model import Draft, Paragraph

#: The field of a paragraph that holds the check sum of the text that was proposed; whoever writes in it changes the sum.
_FIELD = "proposed"


def is_proposed(paragraph: Paragraph) -> bool:
    """Whether a paragraph still stands as it was proposed."""
    return _FIELD in paragraph.extra and paragraph.extra[_FIELD] == _sum(paragraph.text)


def mark_proposed(draft: Draft, ids: Collection[str]) -> Draft:
    """The draft with these paragraphs as ones that are merely proposed."""
    return edits.update(
        draft, ids, lambda p: replace(p, extra={**p.extra, _FIELD: _sum(p.text)}) if p.text else p
    )


def still_proposed(before: Draft, after: Draft) -> Draft:
    """`after`, made of `before` by the program: what was merely proposed before is so in its other words, too."""
    proposed = {p.id for p in before.paragraphs if is_proposed(p)}
    return mark_proposed(after, [p.id for p in after.paragraphs if p.id in proposed]) if proposed else after


def swap(draft: Draft, paragraph_id: str, other: Paragraph) -> Draft:
    """Another text in a paragraph's place; where the one before was merely proposed, so is this one."""
    before = draft.paragraphs[draft.index_of(paragraph_id)]
    swapped = with_content(draft, paragraph_id, other)
    return mark_proposed(swapped, [paragraph_id]) if is_proposed(before) else swapped


def _sum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
