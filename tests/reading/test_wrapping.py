"""How the lines of a page whose places are known were broken."""

from drafter.reading.extracted import Line
from drafter.reading.wrapping import measured

FULL = "今天召开全县防汛工作会议，任务是安排部署。下一步的工作要"
REST = "抓紧抓好。"


def test_places_tell_the_width_where_most_lines_have_one():
    page = [Line(FULL, full=True), Line(REST, full=False)] * 3
    wrap = measured(page)
    assert wrap is not None
    assert (wrap.width, wrap.slack) == (len(FULL), 2)
    assert wrap.is_full(page[0])
    assert not wrap.is_full(page[1])


def test_lines_that_were_broken_by_hand_differ_by_a_few_characters():
    text = "林子护得好不好，先看路熟不熟，再看人勤不勤。路不熟，火来了找不着水，人不勤，树倒了没人扶。" * 6
    sizes = [37, 40, 38, 40, 39, 36, 40]
    lines, at = [], 0
    for size in sizes:
        lines.append(Line(text[at : at + size]))
        at += size
    wrap = measured([*lines, Line("护好它。")])
    assert wrap is not None and all(map(wrap.is_full, lines))
