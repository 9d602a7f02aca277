"""What colleagues brought lately."""

import datetime
from collections.abc import Iterable

from drafter.core.model import Source

#: So many lines are read by nobody.
_MOST = 500


def yesterday() -> datetime.date:
    """The first day of what is new."""
    return datetime.date.today() - datetime.timedelta(days=1)


def is_new(source: Source) -> bool:
    """Whether a source came from a colleague today or yesterday."""
    return bool(source.brought and source.came and source.came >= yesterday())


def news_of(sources: Iterable[Source]) -> list[str]:
    """A line for each source that came lately, the newest first: when, from whom, its title; the last says how many more."""
    new = sorted((one for one in sources if is_new(one)), key=lambda one: str(one.came), reverse=True)
    today = datetime.date.today()
    lines = [f"{'今天' if one.came == today else '昨天'}　{one.brought}　{one.called}" for one in new[:_MOST]]
    return [*lines, f"还有 {len(new) - _MOST:,} 篇，在“管理语料库”里看"] if new[_MOST:] else lines
