"""The language model: what it holds, and what it finds likelier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.language_model import EMPTY, LanguageModel, load_language_model


def test_a_word_is_likelier_where_it_belongs():
    model = load_language_model()
    assert model.cost("各乡镇要压实责任") < model.cost("各乡镇要压实则任")


def test_words_are_found_by_how_they_sound():
    model = load_language_model()
    assert {"任务", "人物"} <= set(model.sounding_like("人物", 12))
    assert model.sounding_like("甲", 12) == []


def test_every_word_is_found_by_its_number():
    model = load_language_model()
    for number in range(0, EMPTY, 997):
        assert model.number(model.word(number)) == number


def cheapest(model, text, before=EMPTY):
    """What a text costs behind a word, with every way of cutting it tried."""
    ways = []
    for length in range(1, min(5, len(text)) + 1):
        number = model.number(text[:length])
        if length == 1 or number != EMPTY:
            ways.append(model.step(before, number) + cheapest(model, text[length:], number))
    return min(ways, default=0)


@given(st.text("人民群众利益至上为中心，压实责任的", max_size=9))
def test_a_text_costs_what_its_cheapest_cut_does(text):
    model = load_language_model()
    assert model.cost(text) == cheapest(model, text)


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
