"""How many results a search would have, without making them."""

import tantivy
from tantivy import Occur

from drafter.library.api import Query
from drafter.library.blocks import KIND_OF_CLIP, Kind
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.parse import Wish, parse_wish
from drafter.library.finding.phrases import standing
from drafter.library.finding.queries import among
from drafter.library.finding.spelling import SpellingFixer

#: Up to so many matching blocks are counted as they are shown, those that are versions of each other as one.
COUNTED_EXACTLY = 1_000


class Counting:
    """Counts over one view of the library; what was found out for one count serves the next."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._mended: dict[tuple[Kind, Wish], Wish | None] = {}
        self._standing: dict[tuple[Kind, Wish], list[int] | None] = {}

    def count(self, query: Query) -> int:
        """How many results a search has: what it was mended to included, versions once where they are few."""
        return self.count_matches(self.matching(query))

    def count_matches(self, looked_for: tantivy.Query) -> int:
        """How many results these blocks are."""
        total = self._lookup.count(looked_for)
        if not 1 < total <= COUNTED_EXACTLY:
            return total
        searcher = self._lookup.searcher
        found = searcher.search(looked_for, limit=total, count=False).hits
        return len(set(searcher.fast_field_values("first_version", [address for _, address in found])))

    def matching(self, query: Query) -> tantivy.Query:
        """The index query for what a search finds: the words as typed, or what they are mended to where nothing has them."""
        wish = parse_wish(query.text)
        looked_for = self._matching(wish, query)
        if not wish.words or self._lookup.count(looked_for):
            return looked_for
        mended = self._mend(KIND_OF_CLIP[query.kind], wish)
        return self._matching(mended, query) if mended else looked_for

    def _matching(self, wish: Wish, query: Query) -> tantivy.Query:
        kind = KIND_OF_CLIP[query.kind]
        builder = self._lookup.builder(kind)
        narrowing = self._lookup.narrowing(query)
        ids = self._stand(kind, wish) if wish.phrases or wish.without else None
        if ids is None:
            return builder.all_of(builder.wish(wish) + narrowing)
        return builder.all_of([(Occur.Must, among(self._lookup.schema, ids)), *narrowing])

    def _mend(self, kind: Kind, wish: Wish) -> Wish | None:
        if (kind, wish) not in self._mended:
            self._mended[kind, wish] = SpellingFixer(self._lookup, kind).mend(wish)
        return self._mended[kind, wish]

    def _stand(self, kind: Kind, wish: Wish) -> list[int] | None:
        if (kind, wish) not in self._standing:
            self._standing[kind, wish] = standing(self._lookup, kind, wish, COUNTED_EXACTLY)
        return self._standing[kind, wish]


def count_seen(lookup: Lookup, text: str) -> int:
    """In how many paragraphs a word stands, or a few words in a row."""
    builder = lookup.builder(Kind.PARAGRAPH)
    if lookup.words.cut(text) == [text]:
        return builder.frequency(lookup.searcher)(text)
    clauses = builder.wish(Wish(phrases=(text,)))
    return lookup.count(builder.all_of(clauses)) if clauses else 0
