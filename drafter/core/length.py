"""How long a text is, on paper and in the ear."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import is_not

from drafter.core.model import Draft, Paragraph

#: Characters a minute of a speech that is read out at a measured pace.
SPEAKING_SPEED = 200

#: How much longer than planned a part may be, and how many characters more in any case.
_TOLERATED, _SPARE = 1.15, 30

# Word counts every Asian character and mark by itself, and every other run between white space as one.
_ASIAN = "\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# (The first of these is what is neither; the set is named once, for to make it ready takes milliseconds of every start.)
_COUNTED = rf"[^\s{_ASIAN}]+|[\S\u3000]"


def count_characters(text: str) -> int:
    """The number of characters as Word's 字数 counts them."""
    return len(re.findall(_COUNTED, text))


def length_of(paragraphs: Iterable[Paragraph]) -> int:
    """The characters of all the paragraphs that are read out: without their labels, tables, pictures and what is put aside."""
    return sum(
        count_characters(paragraph.text)
        for paragraph in paragraphs
        if not paragraph.object and not paragraph.is_parked
    )


class CharacterCounts:
    """The lengths of paragraphs, each counted once for as long as its text stays the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, int]] = {}
        self._last: tuple[Sequence[Paragraph], list[int]] = ((), [])
        self.total = 0

    def of(self, paragraphs: Sequence[Paragraph]) -> list[int]:
        """The characters of each paragraph; forgets all that are not among these."""
        before, lengths = self._last
        if len(before) != len(paragraphs):
            lengths = self._of_others(paragraphs)
        else:
            for at in compress(count(), map(is_not, before, paragraphs)):
                lengths[at] = length_of((paragraphs[at],))
        self._last = paragraphs, lengths.copy()
        self.total = sum(lengths)
        return lengths

    def _of_others(self, paragraphs: Sequence[Paragraph]) -> list[int]:
        """The same where paragraphs came or went."""
        counted: dict[str, tuple[str, int]] = {}
        for paragraph in paragraphs:
            known = self._known.get(paragraph.id)
            written = "" if paragraph.is_parked else paragraph.text
            if known is None or known[0] != written:
                known = (written, length_of((paragraph,)))
            counted[paragraph.id] = known
        self._known = counted
        return [counted[paragraph.id][1] for paragraph in paragraphs]


def spoken_time(characters: int, speed: int = SPEAKING_SPEED) -> str:
    """The time that so many characters take in words, to half a minute: 1 分半; "" for less than half a minute."""
    halves = round(2 * speaking_minutes(characters, speed))
    minutes, half = divmod(halves, 2)
    if not minutes:
        return "半分钟" if half else ""
    return f"{minutes} 分半" if half else f"{minutes} 分钟"


def planned_whole(draft: Draft) -> int:
    """How many characters a draft is planned to have; 0 where nobody said how long to speak."""
    return draft.facts.minutes * SPEAKING_SPEED


def planned_length(draft: Draft, start: int, stop: int) -> int:
    """How many characters the outline plans for the paragraphs from `start` to `stop` (exclusive); 0 where nobody said."""
    return round(planned_whole(draft) * sum(p.slot.share for p in draft.paragraphs[start:stop] if p.slot))


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
