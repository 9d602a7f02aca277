"""Search: the best 50 paragraphs, beside FTS5's bm25 on the same words; first search and memory of an open library.

The floor finds the ids of paragraphs. A search of ours also reads them with their sources, marks the words and counts
the versions; its ids alone, which compare like with like, stand in rows of their own.

Where several sizes are asked for, the last rows say how each figure grows from size to size.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from time import perf_counter

from drafter.library.api import Query
from drafter.library.blocks import Kind
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.finding.parse import parse_wish
from drafter.library.finding.search import _ranked
from tests.benchmarks.built import build_floor, build_library, questions
from tests.benchmarks.cold import ask, forget_pages
from tests.benchmarks.row import Options, Row, percentile

_KINDS = ("words", "pairs", "phrases")
_EACH = 60
#: The size from which on the bound holds; below, what every search costs outweighs the search itself.
_BOUND_FROM = 1_000_000
_FLOOR = "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY bm25(paragraphs) LIMIT 50"


def rows(options: Options) -> Iterator[Row]:
    """For each size: each kind of search and all together, 95th percentile; then how they grow."""
    measured: dict[int, list[Row]] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            build_library(folder, size)
            floor = build_floor(folder)
            measured[size] = list(search_rows(folder, floor, size))
            floor.close()
            measured[size] += cold_rows(folder, size)
        yield from measured[size]
    yield from growth_rows(measured)


def growth_rows(measured: Mapping[int, Sequence[Row]]) -> Iterator[Row]:
    """By how much each row of one size is more than that of the size before, beside the same of its floor.

    Of what is bound by its difference to the floor, by how much that difference is more.
    """
    for (small, before), (large, after) in pairwise(measured.items()):
        for one, other in zip(before, after, strict=True):
            name = f"{other.name.replace(f'{large:,} paragraphs', f'{small:,} to {large:,}')}: grows by"
            floor = other.floor / one.floor if one.floor and other.floor else None
            if one.bound_is_difference:
                yield Row(name, other.measure / one.measure, "×")
            else:
                yield Row(name, other.value / one.value, "×", floor, other.floor_name)


def search_rows(folder: Path, floor: sqlite3.Connection, size: int) -> Iterator[Row]:
    """The rows of one library."""
    library = open_library(folder)
    all_own: list[float] = []
    all_floor: list[float] = []
    for kind in _KINDS:
        asked = questions(kind, _EACH, size)
        own = _times(lambda text: library.search(Query(text)), [one.typed for one in asked])
        least = _times(lambda text: floor.execute(_FLOOR, (text,)).fetchall(), [one.floor for one in asked])
        ranked = _times(lambda text: best_ids(library, text), [one.typed for one in asked])
        all_own += own
        all_floor += least
        yield _row(kind, size, own, least)
        yield _row(f"{kind}, ids alone", size, ranked, least)
    yield _row("all of these", size, all_own, all_floor)
    library.close()


def best_ids(library: EmbeddedLibrary, text: str) -> list[tuple[int, float]]:
    """The ids and scores of the best 50, which is all that the floor finds; nothing of the paragraphs is read."""
    query = Query(text)
    wish = parse_wish(text)
    with library._looking() as lookup:
        builder = lookup.builder(Kind.PARAGRAPH)
        found = _ranked(lookup, builder, wish, builder.wish(wish) + lookup.narrowing(query), query)
        return list(islice(found.scored, query.limit))


def cold_rows(folder: Path, size: int) -> Iterator[Row]:
    """The rows of one library that fresh processes tell."""
    forget_pages(folder)
    first = ask("search", folder)
    yield Row(f"first search after a cold start, {size:,} paragraphs", first, "ms", bound=300)
    if Path("/proc/self/statm").exists():
        opened, bare = ask("open", folder), ask("bare", folder)
        name = f"resident memory, {size:,} paragraphs open"
        yield Row(name, opened, "MB", bare, "bare window", 150, bound_is_difference=True)


def _row(kind: str, size: int, own: Sequence[float], floor: Sequence[float]) -> Row:
    value, least = (percentile(times, 0.95) * 1000 for times in (own, floor))
    bound = 1 / 30 if size >= _BOUND_FROM else None
    return Row(f"search {kind}, {size:,} paragraphs, p95", value, "ms", least, "FTS5 bm25", bound)


def _times(ask: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """The seconds of each search, the whole list asked once before to warm both sides alike."""
    for text in texts:
        ask(text)
    times: list[float] = []
    for text in texts:
        start = perf_counter()
        ask(text)
        times.append(perf_counter() - start)
    return times
