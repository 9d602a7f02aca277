"""`python -m tests.benchmarks.first_cards`: what stands first for the places of new drafts over the starter library.

For each starter speech a draft of the same title in another year is begun, once empty, and every place of the three-part
outline is asked for. A card counts as usable here where it is about the draft's subject, of the place's kind and move, and
at most two and a half times as long as planned. That is a rule, not a reader's judgement. Then, for every section of the
library, its heading is taken, and it is counted how often its own next paragraph comes first below it.
"""

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.core.length import length_of, planned_length
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, new_id
from drafter.core.outline import draft_from_outline
from drafter.core.structure import section_stop
from drafter.files.outlines import find_outline, load_outlines
from drafter.library.api import NEXT_IN_SOURCE, Hit
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from tests.benchmarks.built import judge_all

_MINUTES = 12
_LONGEST = 2.5
_FIRST = 5


def drafts(library: EmbeddedLibrary) -> list[Draft]:
    """An empty draft for the title of every starter speech."""
    outline = find_outline(load_outlines(None), "three-part")
    day = datetime.date(2026, 11, 20)
    titles = sorted(record.source.title for record in library.sources())
    return [draft_from_outline(outline, Facts(title, day, minutes=_MINUTES)) for title in titles]


def is_usable(hit: Hit, slot: Slot, planned: int) -> bool:
    """Whether a card may be taken as it is, by the rule that the module tells."""
    first = hit.clip.paragraphs[0]
    is_long = length_of([first]) > planned * _LONGEST and slot.role is not Role.HEADING
    right_move = slot.move in (None, Move.LEAD_IN, Move.ARGUMENT) or first.move is slot.move
    return hit.suits and right_move and not is_long


def places(library: EmbeddedLibrary) -> Iterator[tuple[int, bool, bool, str]]:
    """For each place: which draft it is of, whether the first card and one of five are usable, and the first card's id."""
    for number, draft in enumerate(drafts(library)):
        for at, paragraph in enumerate(draft.paragraphs):
            if not paragraph.is_empty_slot or paragraph.slot is None or paragraph.role is Role.SPEAKER:
                continue
            slot, planned = paragraph.slot, planned_length(draft, at, at + 1)
            hits = library.recommend(slot, draft, _FIRST)
            usable = [is_usable(hit, slot, planned) for hit in hits]
            yield number, any(usable[:1]), any(usable), hits[0].id if hits else ""


def own_next(library: EmbeddedLibrary) -> Iterator[bool]:
    """For each section of the library: whether what stood under its heading comes first once the heading is taken."""
    for record in library.sources():
        speech = library.document(record.source.id).paragraphs
        for start, heading in enumerate(speech):
            below = speech[start + 1 : section_stop(speech, start)]
            if heading.role is Role.HEADING and below and below[0].role is not Role.HEADING:
                yield _comes_first(library, heading, below)


def _comes_first(library: EmbeddedLibrary, heading: Paragraph, below: Sequence[Paragraph]) -> bool:
    slot = Slot(below[0].role, below[0].level, below[0].move)
    place = Paragraph(new_id(), slot.role, slot.level, marker=below[0].marker, slot=slot)
    title = Facts(heading.source.title if heading.source else "")
    hits = library.recommend(slot, Draft(title, (replace(heading, id=new_id()), place)), 1)
    return (
        bool(hits) and hits[0].clip.paragraphs[0].text == below[0].text and hits[0].reason == NEXT_IN_SOURCE
    )


def main() -> None:
    """Print the shares."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = open_library(Path(folder) / "library")
        add_starter(library)
        judge_all(library)
        found = list(places(library))
        firsts = {(number, first) for number, _, _, first in found}
        own = list(own_next(library))
        library.close()
    count = len(found)
    print(
        f"first card usable by rule      {sum(one for _, one, _, _ in found) / count:.2f} of {count} places"
    )
    print(f"one of five usable by rule     {sum(one for _, _, one, _ in found) / count:.2f}")
    print(f"first cards that differ        {len(firsts) / count:.2f}")
    print(f"own paragraph first            {sum(own) / len(own):.2f} of {len(own)} sections")


if __name__ == "__main__":
    main()
