"""Words that are right by themselves and that nobody writes where they stand."""

import pytest

from drafter.checks.characters.check import find_wrong_characters
from drafter.core.model import Paragraph
from tests.checks.texts import context


def told(text, **known):
    found = find_wrong_characters(Paragraph("p", text=text), context(**known))
    return [(one.text, one.suggestion) for one in found if one.rule == "characters.unsaid"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("当前安全生产形式依然严峻复杂。", "形式", "形势"),
        ("要抢抓政策机遇，成势而上，加快转型升级。", "成势", "乘势"),
    ],
)
def test_a_word_is_told_where_official_documents_write_another_of_its_sound(text, wrong, right):
    assert told(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "要力戒形式主义、官僚主义。",
        "做好两会期间的服务保障。",
        "他的好名声传遍全村。",
        "这是一项重要的形式审查工作。",
    ],
)
def test_a_word_that_is_at_home_is_left_alone(text):
    assert told(text) == []


def test_what_the_library_writes_so_is_left_alone():
    text = "当前安全生产形式依然严峻复杂。"
    assert told(text, seen=lambda words: 2) == []
