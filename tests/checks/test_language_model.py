"""The language model: what it holds, and what it finds likelier."""

import pytest

from drafter.checks.language_model import EMPTY, LanguageModel, load_language_model


def test_a_word_is_likelier_where_it_belongs():
    model = load_language_model()
    assert model.cost("各乡镇要压实责任") < model.cost("各乡镇要压实则任")


def test_words_are_found_by_how_they_sound():
    model = load_language_model()
    assert {"任务", "人物"} <= set(model.sounding_like("人物"))
    assert model.sounding_like("甲") == []


def test_every_word_is_found_by_its_number():
    model = load_language_model()
    for number in range(0, EMPTY, 997):
        assert model.number(model.word(number)) == number


def test_another_file_is_no_model():
    with pytest.raises(ValueError):
        LanguageModel(b"something else altogether, and not short")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("要加快建设综合报税区。", "保税"),
        ("要推动全县经济高治量发展。", "治量"),
        ("要加强基层党足织建设。", "组织"),
    ],
)
def test_words_that_are_words_themselves_are_found_by_their_neighbours(check, text, right):
    assert check("characters", text), right
