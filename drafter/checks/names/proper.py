"""Names of what belongs to one place and stands in no list: townships, villages, mountains, roads, schools, companies.

They are told by their ending and by what stands before it: characters that make no word (凤鸣山), a name of a place
(绵阳中学), or a noun in front of such characters (桃花潭镇). One ordinary word before an ending names nothing for certain:
it is a doubtful name where official documents do not write so (红旗村) or where many places give it (胜利路, 和平社区), and
none elsewhere (示范村, 智慧社区).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.terms import NameTerms, ProperKind
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.core.patterns import Patterns
from drafter.reading.mentions import Mention
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

_PATTERNS = Patterns(__name__)
_HAN = re.compile("[\u4e00-\u9fff]+")
#: What ends the name of a township that stands before that of a village: 曾集镇张池村.
_SETTLED_IN = re.compile("[镇乡]")
#: How many characters a name may have before its ending, with a noun in front of others at the most.
_SHORTEST, _LONGEST = 2, 4
#: What stands before a verb in official documents, and behind any word but a name.
_TO_DO, _BEHIND_WORDS = "要", "的了"
#: How long a name may be, its ending included, between whose first word and its ending others say what it deals in.
_LONGEST_TRADE = 12
#: A word that the dictionary has met less often may be part of a name: 柏树.
_RARE = 300
#: The same for a word that a road or a sight may be called after: 五四.
_SELDOM = 700
#: What follows the name of a town.
_TOWNS = ("镇", "乡", "街道")
#: The patterns of names that are built of a rank or a number, and the kinds of what they name.
_BY_PATTERN = {
    "works": "enterprise",
    "branch": "institution",
    "numbered": "institution",
    "counted": "village",
    "river": "landscape",
}
#: What stands in the name of a village behind that of a family: 马家店.
_OF_FAMILY = "家"


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
    for rule, kind_of in _BY_PATTERN.items():
        for match in _PATTERNS[rule].finditer(text):
            yield Proper(Mention(*match.span(), match.group()), kind_of, is_sure=False)
    yield from _in_dictionary(text, edges)
    for kind in terms.proper:
        for match in kind.endings.finditer(text):
            if _is_end(text, match, edges):
                named = list(_ending_so(text, match.start(), match.end(), edges, kind, terms))
                last = _last_ending(match, kind)
                yield from named or _ending_so(text, last, match.end(), edges, kind, terms)


def _in_dictionary(text: str, edges: Sequence[int]) -> Iterator[Proper]:
    """The names of places that the dictionary has and neither the gazetteer nor official documents of several places: 漓江."""
    for start, end in pairwise(edges):
        word = text[start:end]
        if len(word) < _SHORTEST or not _is_unofficial(word):
            continue
        is_place, is_land = word in load_lexicon().places, _PATTERNS.has("land", word[-1])
        is_thing = is_land and (is_place or (len(word) > _SHORTEST and word in load_lexicon().frequency))
        if (is_thing or (is_place and len(word) > _SHORTEST)) and not Gazetteer.load().lookup(word):
            yield Proper(Mention(start, end, word), "landscape", is_sure=False)


def _last_ending(endings: re.Match[str], kind: ProperKind) -> int:
    """Where the last of several endings begins: 湖 of 铜山湖."""
    start, end = endings.span()
    return next(at for at in range(end - 1, start - 1, -1) if kind.endings.fullmatch(endings.string, at, end))


def _ending_so(
    text: str, start: int, end: int, edges: Sequence[int], kind: ProperKind, terms: NameTerms
) -> Iterator[Proper]:
    """The name that ends with an ending of its kind, which stands from `start` to `end`, where one does."""
    is_end = text[end : end + 1] not in kind.not_before
    parts = _name_parts(text, start, end, edges, terms)
    stem = _SETTLED_IN.split("".join(parts))[-1]
    name = text[start - len(stem) : end]
    is_name = _is_stem(stem, kind)
    is_sure = is_name and is_end and _is_strange(parts)
    by_words = is_name and (_is_own(name, parts, terms) or (is_end and _is_rare(stem, name, kind)))
    is_own = is_sure or by_words or _is_given_often(stem, kind, terms)
    in_trade = _in_trade(text, start, end, edges, terms) if is_end and _may_be_long(text, start, kind) else ""
    name = max(name if is_own else "", in_trade, key=len)
    if name and (is_sure or text[start:end] not in kind.weak):
        yield Proper(Mention(end - len(name), end, name), kind.name, is_sure)


def _is_stem(stem: str, kind: ProperKind) -> bool:
    """Whether what stands before an ending is as long as a name and does not tell the kind of thing, save a place: 铜山湖."""
    is_long = _SHORTEST <= len(stem) <= _LONGEST and not _PATTERNS.has("done", stem[-1])
    lexicon = load_lexicon()
    # 丫山景区: a mountain or a river that no dictionary knows is a name before what lies there.
    is_land = len(stem) == _SHORTEST and _PATTERNS.has("land", stem[-1]) and stem not in lexicon.frequency
    return is_long and (is_land or stem in lexicon.places or not stem.endswith(kind.not_names))


def _may_be_long(text: str, start: int, kind: ProperKind) -> bool:
    """Whether a thing may say what it deals in before its ending, and what stands there tells more than its kind: 老旧小区."""
    return kind.is_of_trade and not (kind.named_alone and text[:start].endswith(kind.not_names))


def _is_own(name: str, parts: Sequence[str], terms: NameTerms) -> bool:
    """Whether one ordinary word before an ending makes a name that no official document writes."""
    return _may_begin(parts[0], terms) and (name in load_lexicon().places or _is_unofficial(name))


def _is_rare(stem: str, name: str, kind: ProperKind) -> bool:
    """Whether a word that is seldom used makes with an ending what official documents do not write: 五四路, 会师楼."""
    if not kind.is_named_so:
        return False
    rare = 0 < load_lexicon().frequency.get(stem, 0) < _SELDOM
    return rare and _is_unofficial(name) and not load_official_text().holds(_TO_DO + stem)


def _is_end(text: str, ending: re.Match[str], edges: Sequence[int]) -> bool:
    """Whether a word ends where an ending does, or one begins with it that is another word without it: 镇｜党委, 河｜水."""
    at = bisect_left(edges, ending.end())
    if at == len(edges) or edges[at] == ending.end():
        return at < len(edges)
    rest = text[ending.end() : edges[at]]
    if edges[at - 1] < ending.start():
        return False
    return _PATTERNS.has("part-of", rest) if len(rest) == 1 else rest in load_lexicon().frequency


def _is_given_often(stem: str, kind: ProperKind, terms: NameTerms) -> bool:
    """Whether a word before an ending is one that many places name something with: 胜利, 和平, 文昌, and 中山 for a road."""
    if stem in kind.given_often:
        return True
    if len(stem) < _SHORTEST or stem.endswith(kind.not_names):
        return False
    return (
        stem in terms.ordinary
        or bool(Gazetteer.load().lookup(stem))
        or (not _is_said(stem) and any(Townships.load().lookup(stem + town) for town in _TOWNS))
    )


def _in_trade(text: str, at: int, end: int, edges: Sequence[int], terms: NameTerms) -> str:
    """A name that says what it deals in before its ending (鑫源矿业有限公司), "" where there is none.

    It is one of no official document, and goes back to the words with which no name may begin.
    """
    words = edges[: bisect_left(edges, at) + 1]
    name = ""
    for stop, start in pairwise(reversed(words)):
        word = text[start:stop]
        is_part = bool(_HAN.fullmatch(word)) and (len(word) > 1 or word not in terms.edge)
        if not is_part or end - start > _LONGEST_TRADE:
            break
        whole = text[start:end]
        if name and not _may_begin(word, terms):
            break
        if name:
            name = whole
        elif at - start > _SHORTEST and _is_unofficial(whole):
            if not _may_begin(word, terms):
                break
            name = whole
    return name


def _may_begin(word: str, terms: NameTerms) -> bool:
    """Whether a name may begin with a word: none that tells which or how many (全市, 几个), none that says what is to be done."""
    if word in load_lexicon().places:
        return True
    return word[0] not in terms.edge and not _is_said(word)


def _is_said(word: str) -> bool:
    """Whether official documents say of a word what they say of no name: 要推动, 涉及的, 恢复了."""
    holds = load_official_text().holds
    return len(word) > 1 and (holds(_TO_DO + word) or any(holds(word + after) for after in _BEHIND_WORDS))


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
        if not _HAN.fullmatch(word) or length > _LONGEST:
            break
        if word in terms.in_front and len("".join(parts)) == 1 and _is_unofficial(text[start:end]):
            return [word, *parts]
        if not _is_of_family(text, start, parts, terms) and not _may_be_part(word, bool(parts), terms):
            break
        parts.insert(0, word)
        stop = start
        if len(word) > 1:
            break
    return parts


def _name_parts(text: str, start: int, end: int, edges: Sequence[int], terms: NameTerms) -> list[str]:
    """The words before an ending that may be a name, or two odd characters."""
    parts = _parts(text, start, end, edges, terms)
    if len("".join(parts)) >= _SHORTEST:
        return parts
    return _of_odd_pair(text, edges[: bisect_left(edges, start) + 1]) or parts


def _of_odd_pair(text: str, edges: Sequence[int]) -> list[str]:
    """Two single characters before an ending that no document writes side by side, whatever they are elsewhere: 那邦口岸."""
    pair = text[edges[-3] : edges[-1]] if len(edges) > _SHORTEST else ""
    if len(pair) != _SHORTEST or not _HAN.fullmatch(pair) or load_official_text().holds(pair):
        return []
    before = text[edges[-3] - 1 : edges[-3]]
    begins = not before or not _HAN.fullmatch(before) or _PATTERNS.has("takes", before)
    return [*pair] if begins and not _PATTERNS.has("takes", pair[0]) else []


def _is_of_family(text: str, start: int, parts: Sequence[str], terms: NameTerms) -> bool:
    """Whether 家 stands between the name of a family and what is called after it: 马家店."""
    return bool(parts) and text[start] == _OF_FAMILY and text[start - 1 : start] not in ("", *terms.edge)


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
    if len(parts) > 1 or parts[0] in lexicon.places:
        return True
    is_word = parts[0] in lexicon.frequency or parts[0] in lexicon.idioms
    return not is_word and not _is_said(parts[0])
