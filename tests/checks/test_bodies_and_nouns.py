"""Posts that a body does not have, and nouns that a speech counts."""

import pytest

from drafter.checks.announced.terms import AnnouncedTerms, CountedNoun, load_announced
from drafter.checks.finding import Severity
from drafter.checks.leaders.bodies import StrangePost, find_strange_posts


@pytest.mark.parametrize(
    "text, posts",
    [
        ("县政协副书记到会。", [StrangePost(0, 6, "县政协副书记", "县政协副主席")]),
        ("请市法院检察长发言。", [StrangePost(1, 7, "市法院检察长", "市法院院长")]),
        ("县委副县长到会。", [StrangePost(0, 5, "县委副县长", "副县长")]),
        ("县人大常委会主席", [StrangePost(0, 8, "县人大常委会主席", "县人大常委会主任")]),
        ("县委书记、县政协主席、县纪委副书记、县人大常委会主任到会。", []),
    ],
)
def test_a_post_that_a_body_does_not_have_is_told_with_the_right_one(text: str, posts: list[StrangePost]):
    assert list(find_strange_posts(text)) == posts


def test_a_noun_counts_where_what_has_to_follow_does():
    points, tasks = CountedNoun("点", "", ("意见", "要求")), CountedNoun("项任务", "agenda", ())
    terms = AnnouncedTerms((tasks, points))
    assert terms.at("讲三点意见", 2) == points
    assert terms.at("讲三点要求", 2) == points
    assert terms.at("讲三点钟", 2) is None
    assert terms.at("有四项任务", 2) == tasks
    assert terms.at("有四项任务", 1) is None
    own, problems = load_announced(None)
    lengths = [len(noun.text) for noun in own.nouns]
    assert problems == ()
    assert lengths == sorted(lengths, reverse=True)
    assert any(noun.followed for noun in own.nouns)
    assert any(noun.series for noun in own.nouns)


def test_directions_to_the_speaker_are_taken_out(check):
    (finding,) = check("ear", "请大家看短片（此处停顿）。", occasion="全县工作会议")[:1]
    assert finding.severity is Severity.WARNING
    assert finding.text == "（此处停顿）"
    assert [one for one in check("ear", "要抓好落实（含镇、村）。") if "提示" in one.message] == []
