"""Whether tantivy alone is quick enough: pairs of words and phrases among very many paragraphs, by its own means.

The paragraphs lie in a bare index, without our shortlist and its fields. `count=False` lets tantivy skip blocks of
postings that cannot reach the best fifty. What the library itself takes is told by `--only search` as "ids alone".
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from time import process_time
from typing import TypeVar

import tantivy

from drafter.core.model import Role
from drafter.library.blocks import Kind
from drafter.library.finding.parse import parse_wish
from drafter.library.finding.queries import QueryBuilder
from drafter.library.words import Words, load_words
from tests.benchmarks.built import questions
from tests.benchmarks.row import Options, Row, percentile
from tests.benchmarks.texts import speeches

T = TypeVar("T")

_KINDS = ("words", "pairs", "phrases")
_EACH = 60
_BEST = 50
#: Milliseconds: where tantivy alone stays below them at a million paragraphs, the shortlist is not needed.
_WANTED = 5.0
_BOUND_FROM = 1_000_000


def rows(options: Options) -> Iterator[Row]:
    """For each size and kind of search: the 95th percentile of tantivy alone."""
    words = load_words()
    for size in options.sizes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            alone, schema = bare_index(folder / "alone", size, words)
            builder = QueryBuilder(schema, Kind.PARAGRAPH, words)
            for kind in _KINDS:
                asked = [one.typed for one in questions(kind, _EACH, size)]
                queries = [builder.all_of(builder.wish(parse_wish(text))) for text in asked]
                own = p95(partial(alone.search, limit=_BEST, count=False), queries)
                bound = _WANTED if size >= _BOUND_FROM else None
                yield Row(f"{kind}, {size:,} paragraphs, tantivy alone, p95", own, "ms", bound=bound)


def bare_index(folder: Path, paragraphs: int, words: Words) -> tuple[tantivy.Searcher, tantivy.Schema]:
    """So many paragraphs with nothing but their words and a number."""
    folder.mkdir()
    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("id", fast=True)
    fields.add_text_field("text", tokenizer_name="whitespace")
    schema = fields.build()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(60_000_000, 1)
    bodies = (
        p.text
        for document, _ in speeches(paragraphs)
        for p in document.paragraphs
        if p.role in (Role.BODY, Role.POINT)
    )
    for number, text in enumerate(islice(bodies, paragraphs)):
        entry = tantivy.Document()
        entry.add_unsigned("id", number)
        entry.add_text("text", " ".join(words.stream(text)))
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher(), schema


def p95(ask: Callable[[T], object], asked: Sequence[T]) -> float:
    """The 95th percentile of the processor time of a search, in milliseconds; asked once before, to warm up."""
    for one in asked:
        ask(one)
    times: list[float] = []
    for one in asked:
        start = process_time()
        ask(one)
        times.append(process_time() - start)
    return percentile(times, 0.95) * 1000
