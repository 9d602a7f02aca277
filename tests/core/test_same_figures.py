"""Figures by what they count, over all pairs of a draft."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.figure_names import named_by, same_thing
from drafter.core.figures import figures_in

_THINGS = ("小型水库", "水库", "新建公路", "农村公路里程", "规上企业", "受灾群众", "会期", "地区生产总值")
_TIMES = ("", "今年", "去年", "2025年")
_UNITS = ("座", "公里", "家", "人", "天", "亿元", "%")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_TIMES),
            st.sampled_from(_THINGS),
            st.integers(1, 99),
            st.sampled_from(_UNITS),
            st.sampled_from(_THINGS),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_figures_of_one_thing_share_two_neighbouring_characters(said):
    text = "".join(f"{time}{thing}{n}{unit}{behind}。" for time, thing, n, unit, behind in said)
    for one, other in combinations(list(figures_in(text)), 2):
        assert not same_thing(one, other) or named_by(one) & named_by(other)
