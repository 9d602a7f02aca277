"""The moves of a speech are decided together: what stands around a paragraph tells what its own words leave open."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.model import Move, Role
from drafter.paths import resource
from drafter.reading.chain import load_weights
from drafter.reading.move_chain import MOVES, STEP
from tests.reading.helpers import moves, read
from tools.train_moves import Example, judged, macro_f1, own_speeches, train

_SENTENCES = st.sampled_from(
    [
        "今天我们在这里开会，研究明年的工作。",
        "这一年，全乡修了三条路，通了自来水，人均收入有了提高。",
        "但是，有的村账目不清，有的干部下村太少。",
        "明年是换届之年，要做的事比往年更多。",
        "下面，我讲几点意见。",
        "一、把路修好",
        "二、把账管好",
        "要把账目按月贴出来，让大家看得明白。",
        "现在开会。",
        "……",
        "谢谢大家！",
    ]
)


@given(st.lists(_SENTENCES, min_size=1, max_size=12))
def test_every_body_paragraph_has_a_move_and_nothing_else_has(lines: list[str]):
    for paragraph in read("在全乡大会上的讲话", *lines).paragraphs:
        assert (paragraph.move is not None) == (paragraph.role is Role.BODY)


def test_what_was_done_stays_so_down_a_part_and_the_plans_of_the_next_do_not():
    """Below a heading on last year's work every paragraph looks back, though none of them says so."""
    document = read(
        "在全乡总结大会上的讲话",
        "同志们：",
        "今天，我们召开全乡总结大会，主要任务是总结去年的工作，部署今年的任务。",
        "一、去年的工作",
        "修路办学两件大事办成了，三个村的泥路全部改成了水泥路，中心小学搬进了新楼，投入资金860万元。",
        "产业有了起色，新栽果树两千亩，引进加工厂两家，带动三百多户增收，完成税收420万元，增长12%。",
        "民生得到改善，新建村卫生室五个，改造危房46户，低保标准提高到每人每月580元。",
        "二、今年的打算",
        "今年是打基础的一年，要抓住县里修高速公路的机会，把产业和村容一起抓起来。",
        "要盯住去年谈过的几家企业，主要负责人带头上门，一家一家地谈。",
        "同志们，让我们拧成一股绳，把今年的事办得更好。",
    )
    assert [move for move in moves(document) if move][1:4] == ["review"] * 3
    assert [move for move in moves(document) if move][5:] == ["argument", "closing"]


def test_an_item_of_an_agenda_stays_one():
    document = read(
        "全县会议主持词", "现在开会。", "下面，请县长讲话。", "……", "刚才，县长作了讲话，请大家认真贯彻。"
    )
    assert moves(document)[1:4] == ["agenda"] * 3


def test_the_weights_that_come_with_the_program_are_of_these_moves():
    weights = load_weights(resource("reading", "moves.tsv"))
    assert {len(row) for row in weights.values()} == {len(MOVES)}
    assert Move.AGENDA not in MOVES
    assert all(STEP + move.value in weights for move in MOVES)


def test_what_is_learnt_tells_speeches_that_it_was_not_learnt_from():
    """Every fourth of our own speeches left out."""
    own = own_speeches()
    weights = train([one for n, one in enumerate(own) if n % 4], 2, 1)
    told = judged(weights, [one for n, one in enumerate(own) if n % 4 == 0])
    assert sum(found in right for right, found, _ in told) > 0.93 * len(told)


def test_a_move_that_is_also_acceptable_counts_as_right():
    assert macro_f1([((0, 2), 2), ((1,), 1)]) == 1.0
    assert macro_f1([((0, 2), 1), ((1,), 1)]) == (0 + 2 / 3) / 2
    one = Example("a", [["="]], [(0,)], [0])
    assert judged({"=": [1.0] + [0.0] * (len(MOVES) - 1)}, [one]) == [((0,), 0, 0)]
