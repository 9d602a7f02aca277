"""What two texts share."""

import random

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.sharing import closest_place, pairs_of, sentence_bounds, shared_pairs, shared_runs

LEAST = 13


def by_brute_force(text: str, other: str) -> set[int]:
    """The places of a text that lie in a run of thirteen that the other has."""
    starts = (n for n in range(len(text) - LEAST + 1) if text[n : n + LEAST] in other)
    return {place for start in starts for place in range(start, start + LEAST)}


@given(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=80), st.data())
def test_every_run_of_thirteen_characters_is_found(characters, data):
    text = "".join(characters)
    start = data.draw(st.integers(0, max(0, len(text) - LEAST)))
    other = "子丑" + text[start : start + 20] + "寅卯" + text[:10]
    found = {place for run in shared_runs(text, other, LEAST) for place in range(run.start, run.end)}
    for run in shared_runs(text, other, LEAST):
        assert text[run.start : run.end] == other[run.there : run.there + run.end - run.start]
    assert found <= by_brute_force(text, other)
    if len(set(text)) == len(text):  # where no piece stands twice, nothing is left to choose
        assert found == by_brute_force(text, other)


def test_runs_in_real_words_are_all_found():
    chance = random.Random(3)
    pool = "责任压实到岗到人每天巡查发现问题马上处置群众反映强烈的事情要一件一件办好办实不能拖"
    for _ in range(200):
        text = "".join(chance.choices(pool, k=60))
        start = chance.randrange(40)
        other = "".join(chance.choices(pool, k=30)) + text[start : start + chance.randint(13, 20)]
        found = {p for run in shared_runs(text, other, LEAST) for p in range(run.start, run.end)}
        assert found == by_brute_force(text, other)


def test_the_closest_place_takes_no_pairs_from_all_over():
    sentence = "水库要有人巡查"
    pairs = pairs_of(sentence)
    near = "先说别的水库每天都要有人去巡查再说"
    far = "水库" + "甲" * 40 + "要有" + "乙" * 40 + "有人" + "丙" * 40 + "巡查"
    for other, most in ((near, 1.0), (far, 0.2)):
        place = closest_place(shared_pairs(pairs, other), len(pairs), len(sentence), other)
        assert 0 < place.share <= most
    place = closest_place(shared_pairs(pairs, near), len(pairs), len(sentence), near)
    assert near[place.start : place.end] == "水库每天都要有人去巡查"


def test_sentences_cover_the_text_without_its_marks():
    text = "一是水库。二是山塘，要查！尾巴"
    places = [place for place, character in enumerate(text) if character.isalnum()]
    bounds = sentence_bounds(text, places)
    assert [text[places[a] : places[b - 1] + 1] for a, b in bounds] == ["一是水库", "二是山塘，要查", "尾巴"]
