"""本地化: what of a draft is its own place's, part by part, and what its passages still have of the place they come from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from drafter.core.figures import figures_in, sentences_of
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.origin import Home, Origin
from drafter.core.origin_parts import Taken, short_title

_SUFFIX = re.compile("(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)$")
#: What a passage of another office brings along of it.
_OTHERS = frozenset({Origin.FOREIGN, Origin.SUPERIOR, Origin.REWORDED})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of a passage, from `start` to `end` in their paragraph, that belong to the place it comes from."""

    paragraph_id: str
    start: int
    end: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class LocalPart:
    """One part: its title, how many names, figures and facts of one's own it has, and what is left of others.

    A fact of one's own is a sentence that is not another's and names something of one's own, a day or a figure.
    """

    title: str
    names: int
    figures: int
    leftovers: tuple[Leftover, ...]
    facts: int = 0

    @property
    def told(self) -> str:
        """The part in a line."""
        left = "、".join(dict.fromkeys(one.words for one in self.leftovers))
        own = f"{self.title}：本地名称 {self.names} 处，自己的数 {self.figures} 处，自己的事 {self.facts} 件"
        return f"{own}；还留着 {left}" if left else own


def local_parts(paragraphs: Sequence[Paragraph], taken: Sequence[Taken], home: Home) -> list[LocalPart]:
    """The parts of a draft in order, those that have any text."""
    numbers = labels(paragraphs)
    parts: list[tuple[str, list[Paragraph]]] = [("开头", [])]
    for paragraph, number in zip(paragraphs, numbers, strict=True):
        if paragraph.role is Role.HEADING and paragraph.level == 1:
            parts.append((short_title(f"{number}{paragraph.text}"), []))
        parts[-1][1].append(paragraph)
    return [_part(title, rows, taken, home) for title, rows in parts if any(row.text for row in rows)]


@lru_cache(2_000)
def _starts(text: str) -> tuple[int, ...]:
    """Where the figures of a paragraph begin; paragraphs that stay are not read again."""
    return tuple(figure.start for figure in figures_in(text))


def _part(title: str, rows: Sequence[Paragraph], taken: Sequence[Taken], home: Home) -> LocalPart:
    names = [*filter(None, (home.place, home.unit, *home.own))]
    passages: dict[str, list[Taken]] = {row.id: [] for row in rows}
    for one in taken:
        if one.paragraph_id in passages:
            passages[one.paragraph_id].append(one)
    of_part = (one for one in taken if one.paragraph_id in passages)
    left = tuple(dict.fromkeys(chain.from_iterable(leftovers_of(one, home) for one in of_part)))
    old = {(one.paragraph_id, one.start) for one in left if one.kind == "数字"}
    own = sum((row.id, start) not in old for row in rows for start in _starts(row.text))
    facts = sum(_facts(row, passages[row.id], names) for row in rows)
    return LocalPart(title, sum(row.text.count(name) for row in rows for name in names), own, left, facts)


def _facts(row: Paragraph, passages: Sequence[Taken], names: Sequence[str]) -> int:
    """How many sentences of a paragraph are facts of one's own."""
    others = [(one.start, one.end) for one in passages if one.origin in _OTHERS]
    count = start = 0
    for sentence in sentences_of(row.text):
        end = start + len(sentence)
        is_own = not any(low < end and start < high for low, high in others)
        says = any(start <= place < end for place in _starts(row.text)) or any(
            name in sentence for name in names
        )
        count += is_own and says
        start = end
    return count


def leftovers_of(one: Taken, home: Home) -> Iterator[Leftover]:
    """The names and figures that a passage still has of another place's speech."""
    source = one.source
    if one.origin not in _OTHERS or source.starter or (home.place and source.place == home.place):
        return
    for name in _names(source.place, source.unit, source.speaker):
        for match in re.finditer(re.escape(name), one.words):
            yield _left(one, match.start(), match.end(), "名称")
    there = {figure.written for figure in figures_in(one.text[slice(*one.there)])}
    for figure in figures_in(one.words):
        if figure.written in there and figure.is_arabic:
            yield _left(one, figure.start, figure.end, "数字")


def _names(place: str, unit: str, speaker: str) -> list[str]:
    """The names of a source as they may stand in its words: of a place also without its last character."""
    stem = _SUFFIX.sub("", place)
    names = (unit, place if len(stem) < _SHORTEST else stem, speaker)
    return [name for name in dict.fromkeys(names) if len(name) >= _SHORTEST]


def _left(one: Taken, start: int, end: int, kind: str) -> Leftover:
    return Leftover(one.paragraph_id, one.start + start, one.start + end, one.words[start:end], kind)
