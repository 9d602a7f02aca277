"""The rule for what stands below the text: the signature and its date."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from drafter.core.model import Move, Role
from drafter.reading.cues import front_cues, move_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.front import is_date, is_name, is_post, is_speaker
from drafter.reading.signs import ends_clause, is_remark

_LONGEST = 40


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[^，,、]{{0,36}}{front_cues().unit_endings}(?:[ \u3000]+[\u4e00-\u9fff]{{2,4}})?")


def mark_signature(paragraphs: Sequence[FoundParagraph]) -> None:
    """The short lines without a mark at the very end, a unit, a name or a date, sign the text.

    In front of the attachments is an end, too; a remark in brackets (（此件公开发布）) may stand below the signature.
    """
    text = [
        *paragraphs[:1],
        *takewhile(lambda paragraph: paragraph.role is not Role.ATTACHMENT, paragraphs[1:]),
    ]
    for end in {len(text), len(paragraphs)}:
        _sign(paragraphs[1:end])


def _sign(paragraphs: Sequence[FoundParagraph]) -> None:
    """The paragraphs at the end that sign; the day is a date."""
    tail: list[FoundParagraph] = []
    for paragraph in reversed(paragraphs):
        if (
            paragraph.role is None
            and not tail
            and is_remark(paragraph.whole)
            and not is_date(paragraph.whole)
        ):
            continue
        dated = bool(tail) and is_date(tail[-1].whole)
        if paragraph.role is not None or not (_may_sign(paragraph) or (dated and _is_name(paragraph.whole))):
            break
        tail.append(paragraph)
    for paragraph in tail:
        paragraph.become(Role.DATE if is_date(paragraph.whole) else Role.SIGNATURE)


def is_unit(text: str) -> bool:
    """Whether a line is nothing but the name of a unit, with a name of a person behind it or without."""
    return bool(_unit().fullmatch(text))


def _is_name(text: str) -> bool:
    """Whether a line above the last date is a name, and no last word such as 谢谢 or 散会."""
    return is_name(text) and not move_cues()[Move.CLOSING].last.search(text)


def _may_sign(paragraph: FoundParagraph) -> bool:
    text = paragraph.whole
    if paragraph.look.in_table or len(text) > _LONGEST or (ends_clause(text) and not is_date(text)):
        return False
    return is_date(text) or is_speaker(text) or is_unit(text) or is_post(text)
