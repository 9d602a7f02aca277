"""Names of one draft that are too much alike to be two: 青溪镇 and 清溪镇, G318 and G381, 《……发展规划》 and 《……总体规划》.

All names of a draft are compared with one another: those of one kind and length that differ in one place, numbers with the
same figures in another order, titles of documents that differ in a word. What may well be two is left alone: names that a
number or a direction tells apart, that one clause or the unit page names both, or that are ordinary words.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from drafter.checks.characters.misspelt import is_common
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import load_official_text
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_HAN = re.compile("[\u4e00-\u9fff]+")
_CLAUSE_END = re.compile("[，。！？；]")
_QUOTED = re.compile("“([\u4e00-\u9fff]{3,8})”")
_DOCUMENT = re.compile("《([^《》]{8,60})》")
_CODE = re.compile(
    "(?<![A-Z0-9])(?P<of>[A-Z]{1,2}|[\u4e00-\u9fff]{1,3}〔20\\d\\d〕)(?P<figures>\\d{2,4})(?!\\d)"
)
#: How many characters a name has before its kind; a firm says what it deals in there, too.
_LENGTHS, _LENGTHS_OF_FIRMS = (2, 3), (2, 3, 4, 5)
#: How many characters titles of documents share at least, and in how many they may differ.
_SHARED, _DIFFERING = 8, 2
#: The family name of a village stands before this: 王家村 and 汪家村 are two.
_OF_FAMILY = "家"


@dataclass(frozen=True, slots=True)
class Thing:
    """What has a name, where it begins in its paragraph; `group` tells what it may be compared with."""

    paragraph: Paragraph
    start: int
    text: str
    group: str


Pair = tuple[Thing, Thing]


def things_in(paragraph: Paragraph) -> tuple[Thing, ...]:
    """What has a name in a paragraph: places, bodies, quoted names, documents, numbers."""
    text = paragraph.text
    found: list[Thing] = []
    for match in _PATTERNS["kind"].finditer(text):
        found += _named_so(paragraph, match)
    for match in _PATTERNS["campaign"].finditer(text):
        found.append(Thing(paragraph, match.start(), match.group(), "campaign"))
    for name, pattern in (("quoted", _QUOTED), ("document", _DOCUMENT)):
        found += (Thing(paragraph, match.start(1), match.group(1), name) for match in pattern.finditer(text))
    for match in _CODE.finditer(text):
        group = f"{match['of']} {''.join(sorted(match['figures']))}"
        found.append(Thing(paragraph, match.start(), match.group(), group))
    return tuple(found)


def _named_so(paragraph: Paragraph, kind: re.Match[str]) -> Iterator[Thing]:
    """What stands before a kind, in each length that a name may have; none where the kind is part of a word: 乡村."""
    text, end = paragraph.text, kind.start()
    if text[end - 1 : kind.end()] in load_lexicon().frequency:
        return
    for length in _LENGTHS_OF_FIRMS if kind["firm"] else _LENGTHS:
        stem = text[end - length : end]
        if end >= length and _HAN.fullmatch(stem):
            yield Thing(paragraph, end - length, stem + kind.group(), f"{length} {kind.group()}")


def pairs_of_one_name(things: Sequence[Thing], own: Collection[str]) -> Iterator[Pair]:
    """The things that are one by two names: the one that is likely right, and the one to be told of.

    `own` are names that are known to be right.
    """
    by_group: dict[str, dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        by_group[thing.group][thing.text].append(thing)
    for group in sorted(by_group, reverse=True):  # of a name told in two lengths the longer comes first
        named = by_group[group]
        for one, other in _alike_in(group, named):
            first, second = named[one], named[other]
            if not _are_named_apart(first, second):
                yield from _told(first, second, _known(one, own), _known(other, own))


def _alike_in(group: str, named: dict[str, list[Thing]]) -> Iterator[tuple[str, str]]:
    """The names of one group that may be one name."""
    if len(named) < 2:
        return
    if group[0].isdigit():
        yield from _alike_of_kind(int(group[0]), named)
    elif group == "quoted":
        by_characters: dict[str, str] = {}
        for name in named:
            other = by_characters.setdefault("".join(sorted(name)), name)
            if other != name:
                yield other, name
    else:
        alike = {"document": _is_one_document, "campaign": _is_one_campaign}.get(group, lambda *_: True)
        yield from (pair for pair in combinations(named, 2) if alike(*pair))


def _alike_of_kind(length: int, named: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names of a length before the same kind that differ in one character that sounds or looks like the other."""
    seen: dict[tuple[int, str], str] = {}
    for name in named:
        for wrong in range(length):
            other = seen.setdefault((wrong, name[:wrong] + name[wrong + 1 : length]), name)
            if other != name and _is_slip(name[:length], wrong, other[wrong]):
                yield other, name


@lru_cache(maxsize=4096)
def _is_slip(stem: str, wrong: int, other: str) -> bool:
    """Whether a name has a wrong character where another name has another, and one of them is no ordinary word."""
    character = stem[wrong]
    if _tell_apart(character, other) or (stem[1] == _OF_FAMILY and wrong == 0):
        return False
    if _is_ordinary(stem, wrong) and _is_ordinary(stem[:wrong] + other + stem[wrong + 1 :], wrong):
        return False
    return _sound_or_look_alike(character, other)


def _is_ordinary(stem: str, wrong: int) -> bool:
    """Whether the character in question is in an ordinary word, or official documents say what holds it."""
    lexicon = load_lexicon()
    parts = stem[max(0, wrong - 1) : wrong + 1], stem[wrong : wrong + 2]
    if any(len(part) > 1 and part in lexicon.frequency and part not in lexicon.places for part in parts):
        return True
    around = stem[max(0, wrong - 1) : wrong + 2]
    return len(around) > _LENGTHS[0] and _is_said(around)


def _is_said(name: str) -> bool:
    """Whether official documents of several places say so, which is then no name."""
    return load_official_text().holds(name)


def _tell_apart(one: str, other: str) -> bool:
    """Whether two characters tell two things of one kind apart: a number, a direction, a word of grammar."""
    return any(is_common(a) or _PATTERNS.has("apart", a) for a in (one, other))


def _sound_or_look_alike(one: str, other: str) -> bool:
    return load_lexicon().likeness(one, other) > 0 or bool(
        set(blurred_sounds(one)) & set(blurred_sounds(other))
    )


def _is_one_campaign(one: str, other: str) -> bool:
    """Whether two campaigns of one length differ in one character within their names."""
    wrong = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(wrong) != 1 or not wrong[0]:
        return False
    if _tell_apart(one[wrong[0]], other[wrong[0]]):
        return False
    return not any(_is_said(name[:4]) for name in (one, other))


def _is_one_document(one: str, other: str) -> bool:
    """Whether two titles differ in a word of two characters, or in one more, and in no number."""
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    parts = one[start : len(one) - end], other[start : len(other) - end]
    if start + end < _SHARED or max(map(len, parts)) > _DIFFERING:
        return False
    return not any(_PATTERNS["another-document"].search(part) for part in parts)


def _are_named_apart(first: Sequence[Thing], second: Sequence[Thing]) -> bool:
    """Whether some clause names both, which are two then."""
    for one in first:
        for other in second:
            if one.paragraph is other.paragraph:
                start, end = sorted((one.start, other.start))
                if not _CLAUSE_END.search(one.paragraph.text, start, end):
                    return True
    return False


def _known(name: str, own: Collection[str]) -> bool:
    return any(known.endswith(name) or name.endswith(known) for known in own)


def _told(
    first: Sequence[Thing], second: Sequence[Thing], is_known: bool, is_other_known: bool
) -> Iterator[Pair]:
    """Of two names of one thing the one that is not known, else the rarer, else the later one."""
    if is_known and is_other_known:
        return
    second_is_right = is_other_known or (not is_known and len(second) > len(first))
    right, wrong = (second, first) if second_is_right else (first, second)
    yield from ((right[0], one) for one in wrong)
