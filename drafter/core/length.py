"""How long a text is, on paper and in the ear."""

import re
from collections.abc import Iterable

from drafter.core.model import Draft, Paragraph

#: Characters a minute of a speech that is read out at a measured pace.
SPEAKING_SPEED = 200

#: How much longer than planned a part may be, and how many characters more in any case.
_TOLERATED, _SPARE = 1.15, 30

# Word counts every Asian character and mark by itself, and every other run between white space as one.
_ASIAN = "\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_COUNTED = re.compile(rf"[{_ASIAN}]|[^\s{_ASIAN}]+")


def count_characters(text: str) -> int:
    """The number of characters as Word's 字数 counts them."""
    return len(_COUNTED.findall(text))


def length_of(paragraphs: Iterable[Paragraph]) -> int:
    """The characters of all the paragraphs that are read out: without their labels, tables, pictures and what is put aside."""
    return sum(
        count_characters(paragraph.text)
        for paragraph in paragraphs
        if not paragraph.object and not paragraph.is_parked
    )


def spoken_time(characters: int, speed: int = SPEAKING_SPEED) -> str:
    """The time that so many characters take in words, to half a minute: 1 分半; "" for less than half a minute."""
    halves = round(2 * speaking_minutes(characters, speed))
    minutes, half = divmod(halves, 2)
    if not minutes:
        return "半分钟" if half else ""
    return f"{minutes} 分半" if half else f"{minutes} 分钟"


def planned_length(draft: Draft, start: int, stop: int) -> int:
    """How many characters the outline plans for the paragraphs from `start` to `stop` (exclusive); 0 where nobody said."""
    whole = draft.facts.minutes * SPEAKING_SPEED or length_of(draft.paragraphs)
    return round(whole * sum(p.slot.share for p in draft.paragraphs[start:stop] if p.slot))


def planned_open(draft: Draft, speed: int = SPEAKING_SPEED) -> int:
    """How many characters the outline plans for the slots that are still open; 0 where nobody said how long to speak."""
    shares = sum(p.slot.share for p in draft.paragraphs if p.slot and p.is_empty_slot)
    return round(draft.facts.minutes * speed * shares)


def is_too_long(characters: int, planned: int) -> bool:
    """Whether a text has so many more characters than planned that its listeners would notice; not where nobody planned."""
    return bool(planned) and characters > planned * _TOLERATED + _SPARE


def speaking_minutes(characters: int, speed: int = SPEAKING_SPEED) -> float:
    """The minutes it takes to read so many characters aloud at `speed` characters a minute."""
    return characters / speed
