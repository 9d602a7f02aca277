"""Places that a speech recalls because of what happened there: 井冈山的星火, 淮北抗日根据地."""

import re

from drafter.checks.names.terms import NameTerms

#: What makes of a place's name that of an event or of a landscape.
_HISTORICAL = re.compile(
    r"抗日|抗战|革命|苏区|根据地|战役|战场|起义|会战|会议旧址|事变|大捷|惨案|平原|盆地|山区|高原"
)
_MARKS = re.compile("[。！？]")


def is_recalled(text: str, start: int, end: int, terms: NameTerms) -> bool:
    """Whether the place named from `start` to `end` is part of history, by what follows or by its sentence."""
    if _HISTORICAL.match(text, end):
        return True
    if text[start:end] not in terms.memorable:
        return False
    stop = _MARKS.search(text, end)
    sentence = _MARKS.split(text[:start])[-1] + text[start : stop.start() if stop else len(text)]
    return any(word in sentence for word in terms.recalling)
