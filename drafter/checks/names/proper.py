"""Names of what belongs to one place and stands in no list: townships, villages, mountains, roads, schools, companies.

They are told by their ending and by what stands before it: characters that make no word (凤鸣山), a name of a place
(绵阳中学), or a noun in front of such characters (桃花潭镇). One ordinary word before an ending names nothing for certain
(月亮湖, 智慧社区) and is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.terms import NameTerms
from drafter.reading.mentions import Mention

_HAN = re.compile("[\u4e00-\u9fff]+")
#: What ends the name of a township that stands before that of a village: 曾集镇张池村.
_SETTLED_IN = re.compile("[镇乡]")
#: How many characters a name may have before its ending, with a noun in front of others at the most.
_SHORTEST, _LONGEST = 2, 4
#: A word that the dictionary has met less often may be part of a name: 柏树.
_RARE = 300


@dataclass(frozen=True, slots=True)
class Proper:
    """A name and its kind: town, village, landscape, road, institution or enterprise."""

    mention: Mention
    kind: str


def find_proper(text: str, edges: Sequence[int], terms: NameTerms) -> Iterator[Proper]:
    """The names in a text, in order of their kinds; `edges` are where its words begin, with its length as the last."""
    known = frozenset(edges)
    for kind in terms.proper:
        for match in kind.endings.finditer(text):
            end = match.end()
            if end not in known or text[end : end + 1] in kind.not_before:
                continue
            parts = _parts(text, match.start(), end, edges, terms)
            stem = _SETTLED_IN.split("".join(parts))[-1]
            if (
                _SHORTEST <= len(stem) <= _LONGEST
                and not stem.endswith(kind.not_names)
                and _is_strange(parts)
            ):
                start = match.start() - len(stem)
                yield Proper(Mention(start, end, text[start:end]), kind.name)


def _parts(text: str, stop: int, end: int, edges: Sequence[int], terms: NameTerms) -> list[str]:
    """The words before an ending from `stop` to `end` that may be a name; none where the ending is part of a word."""
    lexicon = load_lexicon()
    place = bisect_left(edges, stop)
    if place == len(edges) or edges[place] != stop:
        whole = text[edges[place - 1] : end]
        if whole in lexicon.frequency and whole not in lexicon.places:
            return []
    parts: list[str] = []
    for start in reversed(edges[:place]):
        word = text[start:stop]
        length = len(word) + sum(map(len, parts))
        if not _HAN.fullmatch(word) or length > _LONGEST or not _may_be_part(word, bool(parts), terms):
            break
        parts.insert(0, word)
        stop = start
        if len(word) > 1:
            break
    return parts


def _may_be_part(word: str, is_in_front: bool, terms: NameTerms) -> bool:
    """Whether a word may be part of a name, `is_in_front` of what is known to be one."""
    if len(word) == 1:
        return word not in terms.edge
    lexicon = load_lexicon()
    is_name = word in lexicon.places or lexicon.frequency.get(word, 0) < _RARE
    return is_name or not is_in_front or word in lexicon.nouns


def _is_strange(parts: Sequence[str]) -> bool:
    """Whether what stands before an ending is more than one ordinary word."""
    lexicon = load_lexicon()
    return len(parts) > 1 or parts[0] in lexicon.places or parts[0] not in lexicon.frequency
