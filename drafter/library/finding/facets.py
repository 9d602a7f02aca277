"""How many results each value of a facet would leave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import tantivy
from tantivy import Occur

from drafter.core.clip import ClipKind
from drafter.core.model import Source
from drafter.library.api import Query
from drafter.library.finding.counting import COUNTED_EXACTLY, Counting
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.queries import unscored
from drafter.library.finding.search import search
from drafter.library.indexing.index import FACETS

#: More values than any facet but the occasion has.
_MOST_VALUES = 200
_ANSWERS = (("yes", True), ("no", False))


def count_facets(lookup: Lookup, query: Query) -> dict[str, dict[str, int]]:
    """The counts by facet and value, most frequent first, as `Library.facets` gives them.

    Facets that the query does not narrow by share one pass over the matches; each of the others is counted as
    if the query did not narrow by it.
    """
    counting = Counting(lookup)
    narrowing = [facet for facet in FACETS if getattr(query, facet)]
    free = [facet for facet in FACETS if facet not in narrowing]
    counted = _count(lookup, counting, query, free)
    for facet in narrowing:
        wider = replace(query, **{facet: None if facet in ("move", "year") else ""})
        counted |= _count(lookup, counting, wider, [facet])
    return _count_choices(counting, query) | {facet: counted[facet] for facet in FACETS}


def _count_choices(counting: Counting, query: Query) -> dict[str, dict[str, int]]:
    """How many results each kind, and "yes" or "no" of the marks (starter, used, favourite), would leave.

    They are counted one by one, each as if the query did not narrow by that mark.
    """
    kinds = {kind.value: counting.count(replace(query, kind=kind)) for kind in ClipKind}
    starter = {name: counting.count(replace(query, starter=value)) for name, value in _ANSWERS}
    used = {name: counting.count(replace(query, used=value)) for name, value in _ANSWERS}
    favourite = {"yes": counting.count(replace(query, favourite=True))}
    return {"kind": kinds, "starter": starter, "used": used, "favourite": favourite}


def main_sources(lookup: Lookup, query: Query, limit: int) -> list[tuple[Source, int]]:
    """The sources that most of the best results stand in, with how many results each alone would leave."""
    wider = replace(query, source_id="", offset=0)
    standing = Counter(source for hit in search(lookup, wider).hits for source in hit.sources)
    counting = Counting(lookup)
    counted = [
        (source, counting.count(replace(wider, source_id=source.id)))
        for source, _ in standing.most_common(limit)
    ]
    return sorted(counted, key=lambda pair: -pair[1])


def _count(
    lookup: Lookup, counting: Counting, query: Query, facets: Sequence[str]
) -> dict[str, dict[str, int]]:
    """The counts of these facets, most frequent first."""
    if not facets:
        return {}
    looked_for = counting.matching(query)
    wanted = {facet: {"terms": {"field": facet, "size": _MOST_VALUES}} for facet in facets}
    counted = lookup.searcher.aggregate(looked_for, wanted)
    return {facet: _results(lookup, counting, looked_for, facet, counted[facet]) for facet in facets}


def _results(
    lookup: Lookup, counting: Counting, looked_for: tantivy.Query, facet: str, counted: dict
) -> dict[str, int]:
    """The blocks with each value of a facet counted as results, where they are few enough for that."""
    results: dict[str, int] = {}
    for value, blocks in _values(counted).items():
        if 1 < blocks <= COUNTED_EXACTLY:
            having = unscored(tantivy.Query.term_query(lookup.schema, facet, value, "basic"))
            both = tantivy.Query.boolean_query([(Occur.Must, looked_for), (Occur.Must, having)])
            blocks = counting.count_matches(both)
        results[value] = blocks
    return dict(sorted(results.items(), key=lambda item: -item[1]))


def _values(counted: dict) -> dict[str, int]:
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in counted["buckets"]}


def topics_by_year(searcher: tantivy.Searcher, paragraphs: tantivy.Query) -> dict[str, dict[str, int]]:
    """The paragraphs of each topic, by year, the latest year first; "" is the year of those without a date."""
    topic = {"terms": {"field": "topic", "size": _MOST_VALUES}}
    year = {"terms": {"field": "year", "size": _MOST_VALUES, "missing": ""}, "aggs": {"topic": topic}}
    counted = searcher.aggregate(paragraphs, {"year": year})["year"]["buckets"]
    by_year = {str(bucket["key"]): _values(bucket["topic"]) for bucket in counted}
    return dict(sorted(by_year.items(), reverse=True))
