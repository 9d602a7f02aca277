"""Search in a library in which so many paragraphs match that the best are looked for on a shortlist."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.words import load_words
from tests.benchmarks.built import questions
from tests.benchmarks.texts import speeches

PARAGRAPHS = 12_000
#: More than match any search: all of them are looked at and counted.
EVERY = 20_000
FREQUENT = [
    Query(text, limit=5)
    for text in ("没有 工作", "群众 没有", "“群众的”", "工作 单位 没有", "群众 -工作 没有", "没有 “群众的”")
]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    library = open_library(tmp_path_factory.mktemp("large") / "library")
    run_job(library.add_many(speeches(PARAGRAPHS)))
    yield library
    library.close()


@pytest.mark.parametrize("query", FREQUENT, ids=lambda query: query.text)
def test_the_best_of_a_shortlist_are_the_best_of_all(large: EmbeddedLibrary, query: Query):
    every = large.search(replace(query, limit=EVERY))
    best = large.search(query)
    assert best.is_rough
    assert not every.is_rough
    assert [hit.id for hit in best.hits] == [hit.id for hit in every.hits[:5]]
    assert [hit.score for hit in best.hits] == pytest.approx([hit.score for hit in every.hits[:5]])
    assert len(best.hits) < best.total < every.total


@pytest.mark.parametrize("query", FREQUENT[:2], ids=lambda query: query.text)
def test_the_pages_after_a_shortlist_go_on_where_it_ended(large: EmbeddedLibrary, query: Query):
    pages = [large.search(query), large.search(replace(query, offset=5))]
    every = large.search(replace(query, limit=EVERY))
    assert [hit.id for page in pages for hit in page.hits] == [hit.id for hit in every.hits[:10]]


def test_what_a_search_only_told_the_least_of_can_be_counted(large: EmbeddedLibrary):
    query = FREQUENT[0]
    paragraphs = large.search(Query(limit=EVERY)).hits
    cut = (set(load_words().stream(hit.clip.paragraphs[0].text)) for hit in paragraphs)
    assert large.count(query) == sum(words >= {"没有", "工作"} for words in cut)


@pytest.mark.parametrize("asked", [one.typed for one in questions("phrases", 20, PARAGRAPHS)])
def test_a_phrase_finds_the_paragraphs_that_hold_it(large: EmbeddedLibrary, asked: str):
    texts = {hit.clip.paragraphs[0].text for hit in large.search(Query(limit=EVERY)).hits}
    found = {hit.clip.paragraphs[0].text for hit in large.search(Query(asked, limit=EVERY)).hits}
    assert found == {text for text in texts if asked.strip('"') in text}
