import math

import pytest
import tantivy

from drafter.library.weighty import Shortlist, most_elsewhere, weighty_words


def bm25(count: int, length: int, average: float) -> float:
    return 2.2 * count / (count + 1.2 * (0.25 + 0.75 * length / average))


@pytest.mark.parametrize(
    ("length", "weighty"),
    [(75, {1, 2, 3, 4, 5}), (76, {2, 3, 4, 5}), (200, {3, 4, 5}), (312, {4, 5}), (440, {5})],
)
def test_a_word_is_weighty_where_it_is_frequent_for_the_length(length: int, weighty: set[int]):
    counts = range(1, 6)
    words = [f"w{count}" for count in counts for _ in range(count)]
    words += [f"filler{number}" for number in range(length - len(words))]
    found = set(weighty_words(words))
    assert {count for count in counts if f"w{count}" in found} == weighty


@pytest.mark.parametrize("average", [10.0, 60.0, 156.0, 900.0])
def test_no_word_that_is_not_weighty_weighs_more_than_the_most(average: float):
    for length in range(1, 1200):
        for count in range(1, min(length, 8) + 1):
            words = ["词"] * count + [f"w{number}" for number in range(length - count)]
            if "词" not in weighty_words(words):
                assert bm25(count, length, average) <= most_elsewhere(average)
    assert math.isfinite(most_elsewhere(average))


@pytest.mark.parametrize("length", [76, 200, 312, 440])
def test_the_index_scores_a_text_of_such_a_length_as_we_reckon(length: int):
    """Above all, its length is one of those that the index keeps exactly: no longer text counts as shorter."""
    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace").build()
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    for words in (["词"] * 2 + ["别"] * (length - 2), ["别"] * 100):
        writer.add_document(tantivy.Document(text=" ".join(words)))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    query = tantivy.Query.term_query(schema, "text", "词")
    [(score, address)] = searcher.search(query).hits
    rarity = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    assert score == pytest.approx(rarity * bm25(2, length, (length + 100) / 2))
    told = Shortlist(query, (1,), query).most_elsewhere(searcher, address)
    assert told == pytest.approx(rarity * most_elsewhere((length + 100) / 2), rel=2e-4)
