"""Names of what belongs to one place and stands in no list: townships, villages, mountains, roads, schools, companies.

They are told by their ending and by what stands before it: characters that make no word (凤鸣山), a name of a place
(绵阳中学), or a noun in front of such characters (桃花潭镇). One ordinary word before an ending names nothing for certain:
it is a doubtful name where official documents do not write so (红旗村), and none where they do (示范村, 智慧社区).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.terms import NameTerms
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.reading.mentions import Mention

_HAN = re.compile("[\u4e00-\u9fff]+")
#: What ends the name of a township that stands before that of a village: 曾集镇张池村.
_SETTLED_IN = re.compile("[镇乡]")
#: How many characters a name may have before its ending, with a noun in front of others at the most.
_SHORTEST, _LONGEST = 2, 4
#: What stands before a verb in official documents.
_TO_DO = "要"
#: How long a name may be, its ending included, between whose first word and its ending others say what it deals in.
_LONGEST_TRADE = 12
#: A word that the dictionary has met less often may be part of a name: 柏树.
_RARE = 300


@dataclass(frozen=True, slots=True)
class Proper:
    """A name and its kind: town, village, landscape, road, institution or enterprise.

    One that is not sure may be made of ordinary words; what else is known has to tell.
    """

    mention: Mention
    kind: str
    is_sure: bool = True


def find_proper(text: str, edges: Sequence[int], terms: NameTerms) -> Iterator[Proper]:
    """The names in a text, in order of their kinds; `edges` are where its words begin, with its length as the last."""
    known, places = frozenset(edges), load_lexicon().places
    for kind in terms.proper:
        for match in kind.endings.finditer(text):
            end = match.end()
            if end not in known:
                continue
            is_end = text[end : end + 1] not in kind.not_before
            parts = _parts(text, match.start(), end, edges, terms)
            stem = _SETTLED_IN.split("".join(parts))[-1]
            name = text[match.start() - len(stem) : end]
            is_name = _SHORTEST <= len(stem) <= _LONGEST and not stem.endswith(kind.not_names)
            is_sure = is_name and is_end and _is_strange(parts)
            is_own = is_name and _may_begin(parts[0], terms) and (name in places or _is_unofficial(name))
            if not is_sure:
                in_trade = _in_trade(text, match, edges, terms) if kind.is_of_trade and is_end else ""
                name = max(name if is_own else "", in_trade, key=len)
            if name:
                yield Proper(Mention(end - len(name), end, name), kind.name, is_sure)


def _in_trade(text: str, ending: re.Match[str], edges: Sequence[int], terms: NameTerms) -> str:
    """A name that says what it deals in before its ending (鑫源矿业有限公司), "" where there is none.

    It is one of no official document, and goes back to the words with which no name may begin.
    """
    words = edges[: bisect_left(edges, ending.start()) + 1]
    name = ""
    for stop, start in pairwise(reversed(words)):
        word = text[start:stop]
        is_part = bool(_HAN.fullmatch(word)) and (len(word) > 1 or word not in terms.edge)
        if not is_part or ending.end() - start > _LONGEST_TRADE:
            break
        whole = text[start : ending.end()]
        if name and not _may_begin(word, terms):
            break
        if name:
            name = whole
        elif ending.start() - start > _SHORTEST and _is_unofficial(whole):
            if not _may_begin(word, terms):
                break
            name = whole
    return name


def _may_begin(word: str, terms: NameTerms) -> bool:
    """Whether a name may begin with a word: none that tells which or how many (全市, 几个), none that says what is to be done."""
    if word in load_lexicon().places:
        return True
    is_to_do = len(word) > 1 and load_official_text().holds(_TO_DO + word)
    return word[0] not in terms.edge and not is_to_do


def _is_unofficial(name: str) -> bool:
    """Whether official documents of several places do not write a name so, which is then that of one place."""
    return not load_official_text().holds(name[:LONGEST])


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
