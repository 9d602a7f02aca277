"""Names of parks, bridges, lakes and works that stand alone, of counties before their things, and of people with a dot."""

from itertools import accumulate

import pytest

from drafter.checks.names.proper import find_proper
from drafter.checks.terms import load_terms
from drafter.library.words import word_pieces


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("翻修钟山公园的步道。", "钟山公园"),
        ("珠帘湾的灯光要早亮。", "珠帘湾"),
        ("拆除五四路两侧的违建。", "五四路"),
        ("昆仑湖的补水要跟上。", "昆仑湖"),
        ("服务好鞍钢的用地需求。", "鞍钢"),
    ],
)
def test_a_sight_that_stands_alone_has_a_name(text, name):
    edges = [*accumulate(map(len, word_pieces(text)), initial=0)]
    assert name in [one.mention.text for one in find_proper(text, edges, load_terms().names)]


@pytest.mark.parametrize(
    "text", ["新建口袋公园三处。", "建好文化广场。", "修缮连心桥和便民桥。", "推进城镇化。"]
)
def test_what_any_place_has_is_no_name(text):
    edges = [*accumulate(map(len, word_pieces(text)), initial=0)]
    assert not list(find_proper(text, edges, load_terms().names))
