"""Which paragraph of one version is which of the other."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.alignment import aligned, likeness
from drafter.word.matching import Candidate, in_order, match

OLD = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水。"
CHANGED = "水库巡查不能只看坝面，要下到坝底看一看渗水。"
OTHER = "请大家按照任务分工，把责任落实到人。"


def candidates(*texts: str, ids: bool = False) -> list[Candidate]:
    return [Candidate((f"p{n}",) if ids else (), text) for n, text in enumerate(texts)]


def test_paragraphs_find_themselves_by_their_ids_whatever_they_say():
    before = [Candidate(("a",), OLD), Candidate(("b",), OTHER)]
    assert match(before, [Candidate(("b",), OLD), Candidate(("a",), OTHER)]) == [1, 0]
    assert match(before, [Candidate(("a", "b"), OTHER)]) == [1]
    assert match(before, [Candidate(("a",), OLD), Candidate(("a",), OLD)]) == [0, None]
    assert match(before, [Candidate(("c",), "新的一段。")]) == [None]


def test_equal_texts_are_matched_first_with_first():
    assert match(candidates(OLD, OTHER, OLD), candidates(OLD, OLD, OLD)) == [0, 2, None]
    assert match(
        [Candidate(("a",), OLD), Candidate((), OLD)], [Candidate(("a",), OLD), Candidate((), OLD)]
    ) == [0, 1]


def test_a_changed_paragraph_is_that_around_its_place_that_is_most_alike():
    assert match(candidates(OTHER, OLD), candidates(OTHER, CHANGED)) == [0, 1]
    assert match(candidates(OLD), candidates(OTHER)) == [None]
    assert match(candidates(OLD, OLD + "再说一句。"), candidates(CHANGED)) == [0]


@pytest.mark.parametrize(("far", "found"), [(12, 12), (13, None)])
def test_a_changed_paragraph_is_looked_for_twelve_places_around(far, found):
    before = [Candidate((), f"{number}") for number in range(far)] + candidates(OLD)
    assert match(before, candidates(CHANGED)) == [found]


def test_after_a_paragraph_that_was_found_the_next_is_expected_behind_it():
    before = [Candidate((), f"{number}") for number in range(20)] + candidates(OTHER, OLD)
    assert match(before, candidates(OTHER, CHANGED)) == [20, 21]


@given(st.permutations(range(6)))
def test_what_did_not_move_is_the_longest_rising_run(places):
    kept = in_order(places)
    assert [place for place in places if place in kept] == sorted(kept)
    longest = max(
        length
        for length in range(1, 7)
        if any(
            rising(places, wanted)
            for wanted in permutations(range(6), length)
            if list(wanted) == sorted(wanted)
        )
    )
    assert len(kept) == longest


def rising(places, wanted) -> bool:
    rest = iter(places)
    return all(one in rest for one in wanted)


def test_nothing_is_in_order_with_nothing():
    assert in_order([]) == set()
    assert in_order([3]) == {3}
    assert in_order([2, 0, 1]) == {0, 1}


def test_pairs_never_cross_and_weigh_the_most():
    def same(one: str, other: str) -> float:
        return float(one == other)

    assert aligned("abc", "abc", same) == [(0, 0), (1, 1), (2, 2)]
    assert aligned("abc", "xbxc", same) == [(1, 1), (2, 3)]
    assert aligned("ab", "ba", same) in ([(0, 1)], [(1, 0)])
    assert aligned("a", "aa", same) == [(0, 0)]
    assert aligned("aa", "a", same) == [(0, 0)]
    assert aligned("", "a", same) == aligned("a", "", same) == aligned("a", "b", same) == []
    heavy = aligned("ab", "ba", lambda one, other: 2.0 * (one == other == "b") or same(one, other))
    assert heavy == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("抓好落实", "抓好落实", 1.0), ("抓好落实", "抓好", 1.0), ("抓好", "抓好落实工作", 1.0), ("抓好落实", "抓好质量", 1 / 3),
        ("抓好", "落实", 0.0), ("", "抓好", 0.0), ("抓", "抓", 0.0), ("抓，好", "抓，好", 0.0),
    ],
)  # fmt: skip
def test_texts_are_as_like_as_the_pairs_of_the_shorter_that_the_other_has(one, other, alike):
    assert likeness(one, other) == pytest.approx(alike)
