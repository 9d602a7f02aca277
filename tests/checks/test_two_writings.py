"""One name in two writings, and two holders of one post."""

import pytest


def texts(findings):
    return [(finding.text, finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("要加快青龙弯水库除险加固。青龙湾水库要在汛前完工。", "青龙湾水库", "青龙弯水库"),
        ("我们深入实施“百十千”工程。“十百千”工程带动了增收。", "十百千", "百十千"),
    ],
)
def test_a_name_in_two_writings_is_told_at_the_later_place(check, text, wrong, right):
    assert texts(check("characters", text)) == [(wrong, right)]


def test_names_that_only_share_characters_are_two(check):
    assert check("characters", "青龙湾水库、白龙湾水库一起抓。“十百千”工程和“千万”工程一起推。") == []


def test_no_name_begins_or_ends_within_a_word(check):
    text = "少数基层党组织抓得不紧。要整顿软弱涣散基层党组织。"
    assert check("characters", text) == []


def test_two_names_with_one_post_are_told(check):
    text = "石桥镇党委书记李建国作了发言。石桥镇党委书记王建国的发言很实在。"
    assert [finding.text for finding in check("leaders", text)] == ["王建国"]
    assert check("leaders", "石桥镇党委书记李建国作了发言。清溪镇党委书记王建国的发言很实在。") == []
