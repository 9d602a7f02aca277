"""Right sentences around what looks like a slip or a name, and the names that stand beside them."""

from itertools import accumulate

import pytest

from drafter.checks.finding import Severity
from drafter.checks.names.proper import find_proper
from drafter.checks.terms import load_terms
from drafter.library.words import word_pieces


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("characters", "市人民代表大会大会秘书处已经发出通知。"),
        ("characters", "来信来电件件有回音，项项有着落。"),
        ("characters", "不能把“部署”写成“布署”，这是常识。"),
        ("names", "外地某县发生的事故令人痛心。"),
        ("punctuation", "农商行的拨备覆盖率保持在180%以上。"),
        ("ear", "柑橘、荞麦丰收，不许徘徊观望。"),
    ],
)
def test_a_right_sentence_is_not_accused(check, name, text):
    assert [one.text for one in check(name, text) if one.severity is not Severity.HINT] == []


def test_no_word_is_read_into_a_measure(check):
    assert check("characters", "设备进场后要逐台试机，确保节前投用。") == []


def test_a_meeting_on_health_is_no_committee(check):
    assert [
        one for one in check("forms", "在全县卫生健康工作会议上讲话。") if one.rule == "forms.usual"
    ] == []


def test_a_rare_character_is_told_only_outside_of_words_that_everybody_reads(check):
    assert check("ear", "柑橘和牦牛都有销路。") == []
    (finding,) = check("ear", "窨井盖松动的要马上换。")
    assert finding.rule == "ear.rare"


@pytest.mark.parametrize(
    "name", ["丁梧工业园区", "梧关古道", "丫梧口岸", "梧桑自然保护区", "梧口铅锌矿", "丁山景区"]
)
def test_a_name_with_any_ending_of_a_place_is_seen(name):
    text = f"昨天开了会。{name}要抓紧整治。"
    edges = list(accumulate(map(len, word_pieces(text)), initial=0))
    assert name in {one.mention.text for one in find_proper(text, edges, load_terms().names)}
