"""What colleagues brought today and yesterday."""

import datetime

from drafter.core.model import Source
from drafter.core.news import is_new, news_of

TODAY = datetime.date.today()


def brought(title: str, days: int, by: str = "张明") -> Source:
    """A source that a colleague brought so many days ago."""
    return Source(id=title or "x", title=title, brought=by, came=TODAY - datetime.timedelta(days=days))


def test_a_source_is_new_today_and_yesterday_and_only_from_a_colleague():
    assert [is_new(brought("讲话", days)) for days in (0, 1, 2)] == [True, True, False]
    assert not is_new(Source(id="own", title="讲话", came=TODAY))
    assert not is_new(Source(id="old", title="讲话", brought="张明"))


def test_the_newest_stand_first_each_with_day_colleague_and_title():
    assert news_of([brought("春耕讲话", 1), brought("防汛讲话", 0, "李强"), brought("旧讲话", 5)]) == [
        "今天　李强　防汛讲话",
        "昨天　张明　春耕讲话",
    ]
    assert news_of([brought("", 0)]) == ["今天　张明　（无标题）"]


def test_what_thousands_brought_is_cut_and_counted():
    lines = news_of(brought(f"讲话{number}", 0) for number in range(1_234))
    assert (len(lines), lines[-1]) == (501, "还有 734 篇，在“管理语料库”里看")
