"""The best of a shortlist beside the best of all matches, on texts of made-up words, in an index of several segments."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import tantivy

from drafter.library.blocks import Kind
from drafter.library.finding.parse import Wish
from drafter.library.finding.queries import QueryBuilder
from drafter.library.finding.shortlist import make_shortlist
from drafter.library.indexing.entries import cut_block
from drafter.library.indexing.index import Entry, Index, Stamp, View
from drafter.library.words import Words

TEXTS = 6_000
WORDS = [f"w{number}" for number in range(60)]
#: The second word is in about half of the texts, the last one in few of them.
WEIGHTS = [1 / (1 + number) for number in range(len(WORDS))]
WISHES = [
    *(Wish(words=(f"w{a}",)) for a in (0, 1, 2, 5, 17, 40)),
    *(Wish(words=(f"w{a}", f"w{b}")) for a, b in ((0, 1), (1, 2), (1, 7), (3, 4), (2, 20), (9, 15), (5, 5))),
    *(Wish(words=(f"w{a}", f"w{b}", f"w{c}")) for a, b, c in ((0, 1, 2), (1, 4, 9), (2, 3, 30))),
    *(Wish(phrases=(f"w{a} w{b}",)) for a, b in ((0, 1), (1, 0), (1, 2), (4, 1), (7, 3))),
    *(Wish(phrases=(f"w{a} w{b} w{c}",)) for a, b, c in ((0, 1, 0), (1, 2, 1))),
    Wish(words=("w3",), phrases=("w0 w1",)),
    Wish(words=("w1", "w2"), without=("w3",)),
]


def texts() -> Iterator[list[str]]:
    chance = random.Random(11)
    for _ in range(TEXTS):
        length = min(700, round(chance.lognormvariate(4.6, 0.8)))
        favourites = chance.sample(WORDS, 4)  # so that words come in clusters, as they do in speeches
        yield [
            chance.choice(favourites) if chance.random() < 0.2 else chance.choices(WORDS, WEIGHTS)[0]
            for _ in range(length)
        ]


def written(index: Index, batches: Sequence[Sequence[list[str]]]) -> View:
    """The index with these texts, one commit a batch."""
    index.create("topics")
    number, kind = 0, Kind.PARAGRAPH
    for batch in batches:
        blocks = [cut_block(kind, "", words) for words in batch]
        made = [
            Entry(number + more, kind, block.words, block.tiers, number + more, (), ("1",), 0, False)
            for more, block in enumerate(blocks, start=1)
        ]
        number += len(made)
        index.put(made, fresh=True)
        index.commit(Stamp(number, "topics"))
    return index.view()


def told(hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[tuple[int, int, float]]:
    return [(at.segment_ord, at.doc, round(score, 3)) for score, at in hits]


def compared(view: View, wish: Wish, run: int) -> bool:
    """Whether a shortlist finds the best; that they are the best of all matches is asserted."""
    builder = QueryBuilder(view.schema, Kind.PARAGRAPH, Words(str.split, str.split))
    clauses, parts = builder.wish(wish), builder.parts(wish)
    averages = view.averages(builder.term(parts[0].words[0]))
    assert averages is not None
    shortlist = make_shortlist(view.schema, view.searcher, parts, averages, run)
    best = shortlist and shortlist.search(view.searcher, clauses, run)
    if best is None:
        return False
    every = view.searcher.search(builder.all_of(clauses), limit=TEXTS)
    assert told(best.hits) == told(every.hits[:run]), wish
    assert run <= best.total <= len(every.hits)
    return True


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    index = Index(Path(tmp_path_factory.mktemp("shortlist")))
    made = list(texts())
    written(index, (made[:2_500], made[2_500:4_000], made[4_000:]))
    index.drop(range(100, 300))
    index.commit(Stamp(TEXTS + 1, "topics"))
    assert index.view().searcher.num_segments > 1
    yield index.view()
    index.close()


@pytest.mark.parametrize("run", [1, 5, 60])
def test_what_a_shortlist_finds_all_matches_have_best(view: View, run: int):
    found = [wish for wish in WISHES if compared(view, wish, run)]
    assert len(found) > len(WISHES) / 3
    assert any(len(wish.words) == 1 and not wish.phrases for wish in found)


def filler(length: int) -> list[str]:
    return [f"f{number % 150}" for number in range(length)]


def test_texts_in_which_only_the_more_frequent_word_weighs_much_are_not_forgotten(tmp_path: Path):
    short = [["p", "q", *filler(48)] for _ in range(80)]
    best = [["p", *["q"] * 40, *filler(60)] for _ in range(20)]
    alone = [[word, *filler(130)] for word in "pq" for _ in range(700)]
    index = Index(tmp_path)
    view = written(index, [[*short, *alone, *best, ["q"]]])
    assert compared(view, Wish(words=("p", "q")), 5)
    index.close()


def test_what_is_found_is_not_taken_for_the_best_before_it_is_certain(tmp_path: Path):
    expected = [["r"] * 60 + filler(40) for _ in range(110)]  # in most of which s might have been
    weak = [["s", *["r"] * 60, *filler(600)] for _ in range(10)]
    best = [["r", "s", *filler(96), "r", "s"] for _ in range(20)]
    alone = [["s", *filler(130)] for _ in range(600)]
    index = Index(tmp_path)
    view = written(index, [[*expected, *weak, *best, *alone]])
    assert compared(view, Wish(words=("r", "s")), 5)
    index.close()
