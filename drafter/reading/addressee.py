"""The rule for whom a document goes to: the 主送机关 above its text (GB/T 9704-2012, 7.3.2)."""

import re
from collections.abc import Sequence
from functools import cache

from drafter.core.model import FRONT_ROLES, Role
from drafter.reading.cues import front_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.signs import has_inner_stop

_LONGEST = 160
_PARTED = re.compile(r"[，,、；;]|(?<=[^共])[和及与](?=[\u4e00-\u9fff]{2})")
_BRACKETS = re.compile(r"[（(][^（）()]{0,20}[）)]")


@cache
def _body() -> re.Pattern[str]:
    """One addressee: a body by its name's end, or those of a kind together (各部门, 直属机构)."""
    return re.compile(rf".{{0,30}}(?:{front_cues().unit_endings}|{front_cues().addressed_bodies})")


def is_addressee(text: str) -> bool:
    """Whether a line names nothing but the bodies to which a document goes, with a colon at its end.

    The parts between its commas are bodies, all of them but those that lean on the next (市、县).
    """
    if not text.endswith(("：", ":")) or len(text) > _LONGEST or has_inner_stop(text):
        return False
    parts = [part for part in _PARTED.split(_BRACKETS.sub("", text[:-1].strip())) if part.strip()]
    bodies = [bool(_body().fullmatch(part.strip())) for part in parts]
    return bool(parts) and bodies[-1] and sum(bodies) * 2 > len(bodies)


def mark_addressee(paragraphs: Sequence[FoundParagraph]) -> None:
    """The first line below the front matter, where it names bodies and ends with a colon, says to whom this goes."""
    for paragraph in paragraphs:
        if paragraph.role is None:
            if paragraph is not paragraphs[0] and is_addressee(paragraph.whole):
                paragraph.become(Role.ADDRESSEE)
            return
        if paragraph.role not in FRONT_ROLES:
            return
