import math

import pytest
import tantivy

from drafter.library.impact_tiers import TIERS, Averages, ceilings, read_averages, words_by_tier


def bm25(count: int, length: int, average: float) -> float:
    return 2.2 * count / (count + 1.2 * (0.25 + 0.75 * length / average))


def tiers_of(length: int) -> dict[int, int]:
    """To how many tiers a word belongs that occurs so often in a text of this length."""
    words = [f"w{count}" for count in range(1, 11) for _ in range(count)]
    words += [f"filler{number}" for number in range(length - len(words))]
    by_tier = words_by_tier(words)
    assert len(by_tier) == TIERS
    found = {word: tier for tier, some in enumerate(by_tier, start=1) for word in some}
    return {count: found.get(f"w{count}", 0) for count in range(1, 11)}


@pytest.mark.parametrize(
    ("length", "tiers"),
    [
        (75, (1, 5, 6, 6, 6, 6, 6)),
        (76, (0, 5, 6, 6, 6, 6, 6)),
        (199, (0, 1, 4, 5, 5, 6, 6)),
        (200, (0, 0, 4, 5, 5, 6, 6)),
        (440, (0, 0, 0, 0, 2, 4, 5)),
    ],
)
def test_a_word_belongs_to_a_tier_where_it_is_frequent_for_the_length(length: int, tiers: tuple[int, ...]):
    assert tuple(tiers_of(length).values())[: len(tiers)] == tiers


def test_a_word_is_told_once_and_in_no_wider_tier_for_occurring_more_often():
    for length in range(55, 700, 3):
        tiers = list(tiers_of(length).values())
        assert tiers == sorted(tiers)


@pytest.mark.parametrize("average", [10.0, 60.0, 156.0, 900.0])
def test_no_word_weighs_more_than_the_ceiling_of_its_tiers(average: float):
    most = ceilings(average)
    assert list(most) == sorted(most)
    for length in range(1, 1200):
        for count in range(1, min(length, 12) + 1):
            words = ["词"] * count + [f"w{number}" for number in range(length - count)]
            tiers = next((tier for tier, some in enumerate(words_by_tier(words), start=1) if "词" in some), 0)
            assert bm25(count, length, average) <= most[tiers]


@pytest.mark.parametrize(
    "length",
    [6, 24, 42, 54, 56, 68, 76, 88, 96, 128, 144, 152, 184, 200, 216, 232, 248, 280, 312, 344, 376, 408, 440],
)
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
    [(score, _)] = searcher.search(query).hits
    averages = read_averages(searcher, query)
    assert averages is not None
    assert averages == Averages(2, (length + 100) / 2)
    assert averages.rarity(1) == pytest.approx(math.log(2))
    assert score == pytest.approx(averages.rarity(1) * bm25(2, length, averages.length))
