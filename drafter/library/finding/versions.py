"""The versions of a block, side by side."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from drafter.library.api import Hit
from drafter.library.blocks import Kind
from drafter.library.finding.highlight import Span
from drafter.library.finding.lookup import Lookup, hit_of
from drafter.library.rows import Block, kind_of_block

#: How many versions are shown; a form letter may have thousands.
_MOST = 100
_VERSIONS = """
SELECT id FROM blocks WHERE first_version = (SELECT first_version FROM blocks WHERE id = ?) ORDER BY id DESC LIMIT ?
"""


def versions(lookup: Lookup, block_id: int) -> list[Hit]:
    """All versions of a block, itself first, then the newest first; none where the block is gone.

    Highlighted is what of each paragraph is not in the block that was asked for.
    """
    kind = kind_of_block(lookup.connection, block_id)
    if kind is None:
        return []
    ids = [number for (number,) in lookup.connection.execute(_VERSIONS, (block_id, _MOST))]
    found = lookup.blocks(kind, [block_id, *ids])
    own = found.pop(block_id, None)
    others = sorted(found.values(), key=lambda block: block.sources[0].date or date.min, reverse=True)
    if own is None:
        return [hit_of(block) for block in others]
    return [hit_of(own), *(hit_of(block, _new_in(own, block, kind)) for block in others)]


def _new_in(own: Block, other: Block, kind: Kind) -> tuple[Span, ...]:
    """What the text of another version has and the own one has not; none of sections, which are many paragraphs."""
    return () if kind is Kind.SECTION else tuple(_spans(own.paragraphs[0].text, other.paragraphs[0].text))


def _spans(before: str, after: str) -> Iterator[Span]:
    for change, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change in ("replace", "insert"):
            yield start, end
