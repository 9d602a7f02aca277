"""Bodies that are no more, named by their short forms one after the other: 国土、安监、环保三部门."""

import datetime
from collections.abc import Iterator

from drafter.core.patterns import Patterns
from drafter.library.stale import tense
from drafter.library.stale.kinds import Kind, Stale, stale_at

_PATTERNS = Patterns(__name__)
#: By this day the bodies of counties were put together anew.
_SINCE = datetime.date(2019, 3, 31)
_LEAST = 2


def bodies_in(text: str, day: datetime.date) -> Iterator[Stale]:
    """Rows of offices of which two or more are no more; of what they were once, nothing is said."""
    if day <= _SINCE or "、" not in text:
        return
    for match in _PATTERNS["row"].finditer(text):
        before, after = tense.around(text, *match.span())
        gone = _PATTERNS["gone"].findall(match.group())
        is_past = tense.is_told(before + after) or tense.is_recalled(text, match.start(), day)
        if (
            len(gone) < _LEAST
            or is_past
            or tense.is_course(before, after)
            or _PATTERNS["once"].search(before + after)
        ):
            continue
        message = f"“{'”“'.join(gone)}”这几个部门在2018年至2019年的机构改革中已经合并，请换成现在的部门。"
        yield stale_at(Kind.PHRASE, match, message, rule="bodies")
