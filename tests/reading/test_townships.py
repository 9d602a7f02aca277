"""Townships are found by their full names, with the counties that they belong to."""

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
