"""What the panel asks of the library, as plain functions that may run in any thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drafter.core.clip import ClipKind
from drafter.core.model import Draft, Slot
from drafter.library.api import Hit, Library, Query

#: How many hits a page holds, and how many recommendations are shown.
PAGE = 50
RECOMMENDED = 12
#: The order in which headings of as many characters stand together; the library gives it on its own.
BY_LENGTH = "length"
_MOST_HEADINGS = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor stands: the slot to fill and the draft around it."""

    slot: Slot
    draft: Draft


@dataclass(frozen=True, slots=True)
class Answer:
    """What the panel shows: the hits from `offset` on.

    `recommended` tells recommendations for the place from found or browsed hits; `mended` is what was looked
    for instead of what was typed, "" where the words were found as they are; `is_rough` says that `total` or more
    were found.
    """

    hits: Sequence[Hit]
    total: int
    offset: int = 0
    recommended: bool = False
    mended: str = ""
    is_rough: bool = False


def question(library: Library, query: Query, place: Place | None) -> Callable[[], Answer]:
    """The question that the panel's state puts.

    Without words, filters or further pages it asks for what suits the place; where nothing does, and without
    a place, it browses. With words, what suits the place comes first, each with its reason.
    """
    if query.sort == BY_LENGTH:
        return lambda: _headings_by_length(library, query)
    if place is None:
        return lambda: _search(library, query)
    if not query.text and query.offset == 0 and not is_narrowed(replace(query, kind=ClipKind.PARAGRAPH)):
        return lambda: _recommend(library, place, query.kind) or _search(library, query)
    return lambda: _suiting_first(_search(library, query), library, place, query)


def similar(library: Library, hit: Hit) -> Callable[[], Answer]:
    """The question for blocks that are like a hit."""

    def ask() -> Answer:
        hits = library.similar(hit.id, PAGE)
        return Answer(hits, len(hits))

    return ask


def versions(library: Library, hit: Hit) -> Callable[[], Answer]:
    """The question for the versions of a hit, itself first."""

    def ask() -> Answer:
        hits = library.versions(hit.id)
        return Answer(hits, len(hits))

    return ask


def is_narrowed(query: Query) -> bool:
    """Whether any filter is set beside the words."""
    bare = Query(text=query.text, sort=query.sort, limit=query.limit, offset=query.offset)
    return query != bare


def _recommend(library: Library, place: Place, kind: ClipKind) -> Answer | None:
    """What suits the place; as whole sections where these are looked for."""
    hits = library.recommend(place.slot, place.draft, RECOMMENDED)
    if kind is ClipKind.SECTION:
        hits = [replace(hit, clip=hit.whole, follows=()) for hit in hits if hit.follows]
    return Answer(hits, len(hits), recommended=True) if hits else None


def _search(library: Library, query: Query) -> Answer:
    results = library.search(query)
    hits = library.with_sections(results.hits) if query.kind is ClipKind.HEADING else results.hits
    return Answer(hits, results.total, query.offset, mended=results.mended, is_rough=results.is_rough)


def _headings_by_length(library: Library, query: Query) -> Answer:
    """The headings, those of as many characters together, each saying how many it has."""
    whole = replace(query, sort="relevance" if query.text else "date", limit=_MOST_HEADINGS, offset=0)
    hits = [
        replace(hit, reason=f"{length} 字")
        for length, group in library.headings(whole).items()
        for hit in group
    ]
    return Answer(hits, len(hits), is_rough=len(hits) >= _MOST_HEADINGS)


def _suiting_first(answer: Answer, library: Library, place: Place, query: Query) -> Answer:
    if query.offset:
        return answer
    reasons = {hit.id: hit.reason for hit in library.recommend(place.slot, place.draft, RECOMMENDED)}
    told = [replace(hit, reason=reasons.get(hit.id, "")) for hit in answer.hits]
    return replace(answer, hits=sorted(told, key=lambda hit: not hit.reason))
