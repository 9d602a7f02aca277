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
