"""What is nearly a fixed wording, an idiom or another word of the same sound, and the lists that tell what is right."""

import pytest

from drafter.checks.lexicon import load_lexicon, misprints
from drafter.checks.terms import load_terms


def _texts(check, name, text):
    return [finding.text for finding in check(name, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学习《中华人民共和国管理治安处罚法》。", "中华人民共和国管理治安处罚法"),
        ("办学要紧扣立德育人这个根本。", "立德育人"),
        ("要发扬“枫桥做派”，就地化解。", "枫桥做派"),
    ],
)
def test_a_wording_in_disorder_or_with_another_word_is_told(check, text, told):
    assert told in _texts(check, "forms", text)


@pytest.mark.parametrize(
    "text",
    [
        "学习《中华人民共和国治安管理处罚法》和《中华人民共和国湿地保护法》。",
        "深刻认识“两个确立”的决定性意义。",
        "我在床前守了两个晚上。",
        "“河湖长”坚守在一线。",
    ],
)
def test_a_wording_of_its_own_is_left_alone(check, text):
    assert [one for one in check("forms", text) if one.rule == "forms.usual"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这样的人才可谓凤毛鳞角。", "凤毛鳞角"),
        ("这个话题看似老生长谈，却很要紧。", "老生长谈"),
        ("年轻人最忌心浮气燥。", "心浮气燥"),
    ],
)
def test_an_idiom_with_a_wrong_character_is_told_whatever_the_dictionary_calls_it(check, text, told):
    assert told in _texts(check, "characters", text)


def test_no_misprint_stands_in_a_list_of_what_is_right():
    lexicon, terms = load_lexicon(), load_terms().characters
    wrong = misprints()
    assert "再接再历" in wrong
    assert [word for word in wrong if word in lexicon.idioms or word in lexicon.frequency] == []
    assert [word for word in wrong if word in terms.words or word in terms.near.known] == []


def test_a_word_of_the_same_tones_is_told_where_documents_write_it(check):
    assert "形式" in _texts(check, "characters", "气象台说近期无雨，全县防火形式十分严峻。")
    assert _texts(check, "characters", "气象台说近期无雨，全县防火形势十分严峻。") == []


def test_a_congress_has_the_month_in_which_it_was_held(check):
    assert _texts(check, "punctuation", "2025年10月召开的党的二十届三中全会作了部署。") != []
    assert _texts(check, "punctuation", "2024年7月召开的党的二十届三中全会作了部署。") == []
