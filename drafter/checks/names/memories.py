"""Places that a speech recalls because of what happened there: 井冈山的星火, 淮北抗日根据地."""

import re

from drafter.checks.names.terms import NameTerms
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_MARKS = re.compile("[。！？]")


def is_recalled(text: str, start: int, end: int, terms: NameTerms) -> bool:
    """Whether the place named from `start` to `end` is part of history, by what follows or by its sentence."""
    if _PATTERNS["historical"].match(text, end):
        return True
    if text[start:end] not in terms.memorable:
        return False
    stop = _MARKS.search(text, end)
    sentence = _MARKS.split(text[:start])[-1] + text[start : stop.start() if stop else len(text)]
    return any(word in sentence for word in terms.recalling)
