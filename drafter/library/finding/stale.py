"""What a text says that was current once: years gone by, and phrases whose time is over."""

import datetime
import re
from collections.abc import Callable
from functools import cache

from drafter.core.toml import own_toml

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_PAST = re.compile("以来|以后|之后|时期|期间|以前|初|末")
#: A phrase may be said for so many days behind its last one.
_GRACE = datetime.timedelta(days=90)


@cache
def _over() -> tuple[tuple[str, datetime.date], ...]:
    """The phrases of the list of the check that finds them in drafts, each with the last day on which it is current."""
    table = own_toml("terms", "dated.toml")
    terms = (term for term in table.get("term", ()) if "until" in term)
    return tuple((form, term["until"]) for term in terms for form in (term["text"], *term.get("also", ())))


def stale_on(day: datetime.date) -> Callable[[str], bool]:
    """What tells whether a text speaks of an earlier year, or of something that is over on that day, as current."""
    phrases = [re.escape(form) for form, until in _over() if until + _GRACE < day]
    over = (
        re.compile(f"(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!{_PAST.pattern})")
        if phrases
        else None
    )

    def is_stale(text: str) -> bool:
        if any(int(year) < day.year for year in _YEAR.findall(text)):
            return True
        return bool(over and over.search(text))

    return is_stale
