"""Characters that are wrong, dropped, typed twice or swapped, told by what official documents write."""

import pytest

from drafter.checks.characters.one_more import find_one_more_or_less
from drafter.checks.characters.one_wrong import trials


@pytest.mark.parametrize(
    ("text", "how", "meant"),
    [
        ("要提高政站位，扛起责任。", "dropped", "政治站"),
        ("要切实加强组领导，压实工作责任。", "dropped", "组织领"),
        ("各部门要密切配合合，形成合力。", "added", "配"),
        ("要把责任实落到岗。", "swapped", "落实"),
    ],
)
def test_a_character_more_or_less_is_found(text, how, meant):
    (found,) = find_one_more_or_less(text)
    assert (found.how, found.meant) == (how, meant)


@pytest.mark.parametrize(
    "text", ["要人人知晓、常常对照。", "工作实不实，现场看一看。", "要提高政治站位，加强组织领导，密切配合。"]
)
def test_what_official_documents_write_is_left_alone(text):
    assert list(find_one_more_or_less(text)) == []


def test_a_dropped_character_that_makes_all_around_it_official_is_told(check):
    (found,) = check("characters", "要坚持稳中求总基调，做好各项工作。")
    assert (found.text, found.suggestion, found.severity.value) == ("求总", "求进总", "warning")


def test_a_character_before_the_word_that_it_begins_is_doubled(check):
    (found,) = check("characters", "全县排查隐患326处，整改完完成312处。")
    assert (found.text, found.suggestion) == ("完完", "完")


def test_the_right_character_is_named_with_how_sure_that_is(check):
    (trial,) = [one for one in trials("犯嘴嫌疑人由法院审理。") if one.place == 1]
    assert trial.character == "罪"
    assert trial.weight > 0
    (found,) = check("characters", "把群众的嘱脱记在心上。")
    assert (found.text, found.suggestion) == ("嘱脱", "嘱托")


def test_what_stands_in_a_draft_again_and_again_is_a_word_of_its_own(check):
    text = "把群众的嘱脱记在心上。"
    assert len(check("characters", text)) == 1
    assert check("characters", text, f"再说一遍，{text}", f"第三遍，{text}") == []
