"""Townships are found by their full names, with the counties that they belong to."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.reading.townships import Townships


def names(text: str) -> list[str]:
    return [mention.text for mention in Townships.load().find(text)]


def test_townships_are_found_with_their_counties():
    found = Townships.load().find("澄城县冯原镇和王庄镇")
    assert [(mention.start, mention.text) for mention in found] == [(3, "冯原镇"), (7, "王庄镇")]
    assert found[0].counties == ("610525",)
    assert "610525" in found[1].counties and len(found[1].counties) > 1


def test_ordinary_words_are_no_townships():
    assert names("乡村振兴，小城镇建设，各乡镇、全镇、家乡、城区街道，振兴乡村，返乡创业") == []


@given(
    st.dictionaries(st.text("安平镇乡街道", min_size=1, max_size=4), st.sets(st.integers(1, 9), min_size=1)),
    st.data(),
)
def test_a_name_is_found_whole_with_its_counties_and_no_other(counties, data):
    lines = [f"{name}\t{','.join(map(str, sorted(codes)))}\n" for name, codes in sorted(counties.items())]
    asked = data.draw(st.text("安平镇乡街道", max_size=4))
    expected = tuple(map(str, sorted(counties.get(asked, ()))))
    assert Townships("".join(lines).encode()).lookup(asked) == expected
    assert all(Townships("".join(lines).encode()).lookup(name) for name in counties)
