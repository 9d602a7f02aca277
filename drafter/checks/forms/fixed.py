"""Fixed official wordings, and where a text says one with a character too few, too many or wrong: 中国人民共和国."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafter.checks.forms.usual import MARKS, STOPS, UsualWordings
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.core.term_lists import Column, Table, load_file

_TABLES = (
    Table("fixed", (Column("texts", list, True), Column("source", str, True))),
    Table("usual", (Column("texts", list, True),)),
)
#: What may be put into a wording: 坚持把党的全面领导贯穿.
_PUT_IN = frozenset("把了的将和要")
#: A wording shorter than this is found only whole; so much of its head or tail has to stand in the text.
_SHORTEST, _ANCHOR = 6, 3
#: A wording this long is known by all but one word, which has so many characters.
_LONG, _WORD = 9, 2
#: What stands behind a word of what is done.
_DONE = "了"
#: What may stand between the parts of a wording or not, and what shows that one without a character does not go on
#: in another way: 社会主义现代化国家.
_JOINTS = frozenset("的和、")
_ENDED = re.compile("[，。；、：！？的”》]|$")


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands from `start` to `end` in the place of a fixed wording."""

    start: int
    end: int
    right: str
    source: str


class FixedWordings:
    """The wordings with their sources, and others that are `usual`."""

    def __init__(self, sources: dict[str, str] | None = None, usual: Sequence[str] = ()) -> None:
        self.sources = sources or {}
        self.usual = UsualWordings((*usual, *self.sources))

    @cached_property
    def _anchors(self) -> re.Pattern[str]:
        heads = {text[:_ANCHOR] for text in self._long} | {text[-_ANCHOR:] for text in self._long}
        return re.compile("|".join(map(re.escape, sorted(heads))) or "(?!)")

    @cached_property
    def _long(self) -> tuple[str, ...]:
        bare = {MARKS.sub("", text) for text in self.sources}
        return tuple(sorted((text for text in bare if len(text) >= _SHORTEST), key=len, reverse=True))

    def find_slips(self, text: str) -> Iterator[Slip]:
        """Where a text has a wording but for one character; each place once, the longest wording first."""
        if not self._long or not self._anchors.search(text):
            return
        places = [place for place, character in enumerate(text) if not MARKS.match(character)]
        bare = "".join(text[place] for place in places).translate(STOPS)
        taken: set[int] = set()
        for right in self._long:
            alike = right.translate(STOPS)
            for match in re.finditer(re.escape(alike), bare):
                taken |= set(range(*match.span()))
            for start, end in _nearly(bare, alike):
                span = set(range(start, end))
                if not taken & span:
                    taken |= span
                    source = next(s for t, s in self.sources.items() if MARKS.sub("", t) == right)
                    yield Slip(places[start], places[end - 1] + 1, right, source)


def _nearly(text: str, right: str) -> Iterator[tuple[int, int]]:
    """Where a text differs from a wording by one character left out, put in, or wrong within it, or by a word in a long one."""
    length = len(right)
    if length >= _LONG:
        yield from _another_word(text, right)
    for anchor, at_head in ((right[:_ANCHOR], True), (right[-_ANCHOR:], False)):
        place = text.find(anchor)
        while place >= 0:
            for size in (length - 1, length, length + 1):
                start = place if at_head else place + _ANCHOR - size
                said = text[start : start + size]
                whole = len(said) >= length or _ENDED.match(text[start + size :]) or _is_strange(said, right)
                if 0 <= start <= len(text) - size and whole and _is_one_edit(said, right):
                    yield start, start + size
                    break
            if at_head and _is_last_wrong(text, place, right):
                yield place, place + length
            place = text.find(anchor, place + 1)


def _another_word(text: str, right: str) -> Iterator[tuple[int, int]]:
    """Where a text has a long wording but for a word of two that is another or one too many: 中华民族命运共同体意识.

    All that stands before the word and behind it has to be the wording's. What is done is another saying: 绿水青山成为金山银山.
    """
    place = text.find(right[:_ANCHOR])
    while place >= 0:
        head = _shared(text, place, right)
        behind = place + head + _WORD
        for tail in (right[head:], right[head + _WORD :]) if head < len(right) else ():
            other = text[place + head - 1 : behind + 1]
            is_rest = len(tail) >= _ANCHOR and text.startswith(tail, behind)
            if is_rest and not any(map(load_official_text().holds, (other, other[1:-1] + _DONE))):
                yield place, behind + len(tail)
                break
        place = text.find(right[:_ANCHOR], place + 1)


def _shared(text: str, place: int, right: str) -> int:
    """How many characters of a wording stand at a place of a text."""
    return next(
        (n for n, character in enumerate(right) if text[place + n : place + n + 1] != character), len(right)
    )


def _is_strange(said: str, right: str) -> bool:
    """Whether official documents never write what stands around the character that is missing: 特色会主义."""
    head = next((n for n in range(len(said)) if said[n] != right[n]), len(said))
    near = said[max(0, head - LONGEST // 2) : head + LONGEST // 2]
    return len(near) == LONGEST and not load_official_text().holds(near)


def _is_last_wrong(text: str, start: int, right: str) -> bool:
    """Whether a wording ends with another character, a long one with another word, in a way that official documents
    never write: 总体国家安全感, 集中统一指挥."""
    end, last = start + len(right), _WORD if len(right) > _LONG else 1
    said, tail = text[start:end], text[end - LONGEST : end]
    if (
        said == right
        or said[:-last] != right[:-last]
        or not _ENDED.match(text[end:])
        or len(right) <= _SHORTEST
    ):
        return False
    return len(said) == len(right) and not load_official_text().holds(tail)


def _is_one_edit(said: str, right: str) -> bool:
    """Whether one edit in its inside makes of what is said the wording; another first or last character is another word."""
    if said == right:
        return False
    shorter = min(len(said), len(right))
    head = next((n for n in range(shorter) if said[n] != right[n]), shorter)
    tail = next((n for n in range(shorter - head) if said[-1 - n] != right[-1 - n]), shorter - head)
    if max(len(said), len(right)) - head - tail != 1:
        return False
    if len(said) == len(right):
        return head > 0 and tail > 0 and not _is_official(said, head)
    if len(said) < len(right):
        return len(right) > _SHORTEST and right[head] not in _JOINTS
    is_doubled = said[head] in (said[head - 1], said[head + 1 : head + 2])
    return head > 0 and tail > 0 and (is_doubled or said[head] not in _JOINTS | _PUT_IN)


def _is_official(said: str, place: int) -> bool:
    """Whether official documents write both what ends and what begins around a character: in 中国人民共和国 they do not."""
    starts = range(max(0, place - 1), min(place, len(said) - LONGEST) + 1)
    return all(load_official_text().holds(said[start : start + LONGEST]) for start in starts)


def load_fixed(own: Path | None) -> tuple[FixedWordings, tuple[str, ...]]:
    """The wordings, and what is wrong in their files."""
    file = load_file("fixed.toml", _TABLES, own)
    usual = [text for row in file.rows["usual"] for text in row["texts"]]
    sources = {text: row["source"] for row in file.rows["fixed"] for text in row["texts"]}
    return FixedWordings(sources, usual), file.problems
