"""What stands below a heading in its speech, and how a part that was begun goes on there."""

from dataclasses import replace
from datetime import date

from drafter.core.clip import ClipKind
from drafter.core.model import Draft, Move, Paragraph, Role, Slot
from drafter.library.api import NEXT_IN_SOURCE, Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import SAFETY, speech

LEAD_IN = Slot(Role.BODY, move=Move.LEAD_IN, prompt="引论")
POINT = Slot(Role.POINT, 1, prompt="怎么做", marker="一要")


def part_of(library: EmbeddedLibrary) -> Draft:
    """A part whose heading was taken from the library, with its places still open."""
    library.add(speech("在全县安全生产会议上的讲话", *SAFETY, day=date(2025, 3, 1)), "safety")
    hits = library.search(Query("压实责任", kind=ClipKind.HEADING)).hits
    heading = replace(hits[0].clip.paragraphs[0], id="h")
    lead_in = Paragraph("l", Role.BODY, move=Move.LEAD_IN, slot=LEAD_IN)
    points = (Paragraph("p", Role.POINT, 1, marker="一要", slot=POINT),) * 2
    return Draft(paragraphs=(heading, lead_in, *(replace(p, id=f"p{n}") for n, p in enumerate(points))))


def first(library: EmbeddedLibrary, slot: Slot, draft: Draft) -> tuple[str, str]:
    hit = library.recommend(slot, draft)[0]
    return hit.clip.paragraphs[0].text, hit.reason


def filled(draft: Draft, at: int, text: str) -> Draft:
    paragraphs = list(draft.paragraphs)
    paragraphs[at] = replace(paragraphs[at], text=text)
    return replace(draft, paragraphs=tuple(paragraphs))


def test_a_heading_comes_with_what_stands_below_it(library: EmbeddedLibrary):
    part_of(library)
    (hit,) = library.with_sections(library.search(Query("压实责任", kind=ClipKind.HEADING)).hits)
    assert [p.text for p in hit.follows] == [text for _, text in SAFETY[1:4]]


def test_the_places_under_a_heading_are_offered_what_stood_there_one_after_the_other(
    library: EmbeddedLibrary,
):
    draft = part_of(library)
    assert first(library, LEAD_IN, draft) == (SAFETY[1][1], NEXT_IN_SOURCE)
    assert first(library, POINT, draft) == (SAFETY[2][1], NEXT_IN_SOURCE)
    draft = filled(filled(draft, 1, SAFETY[1][1]), 2, SAFETY[2][1].removeprefix("压实"))
    assert first(library, POINT, draft) == (SAFETY[3][1], NEXT_IN_SOURCE)


def test_where_the_speech_is_gone_nothing_of_it_is_offered(library: EmbeddedLibrary):
    draft = part_of(library)
    source = draft.paragraphs[0].source
    assert source is not None
    library.remove(source.id)
    assert library.recommend(LEAD_IN, draft) == []
