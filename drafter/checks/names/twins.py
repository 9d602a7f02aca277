"""Two names in sentences that follow one another, of one kind and nearly alike, which are one: 滨河湿地公园 and 滨湖湿地公园."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from drafter.checks.names.one_name import Thing
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_SENTENCE = re.compile("[^。；！？]+")
_HAN = re.compile("[\u4e00-\u9fff]+")
#: How many characters stand before the kind, and how many the whole name has at least.
_LENGTHS, _LEAST = (5, 4, 3, 2), 5
#: How many sentences lie between the two at most.
_NEAR = 2


def twins_in(paragraph: Paragraph) -> tuple[tuple[Thing, Thing], ...]:
    """The pairs of a paragraph, the one that is likely right before the one to be told of."""
    named: dict[tuple[str, int], dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for number, sentence in enumerate(_SENTENCE.finditer(paragraph.text)):
        for start, stem, kind in _names(sentence):
            named[kind, len(stem)][stem].append((number, start))
    found: list[tuple[Thing, Thing]] = []
    for (kind, _), stems in sorted(named.items(), key=lambda one: -one[0][1]):
        for one, other in combinations(stems, 2):
            if _is_twin(one, other) and _are_near(stems[one], stems[other]):
                first, second = sorted((one, other), key=lambda stem: (-len(stems[stem]), stems[stem][0]))
                right = Thing(paragraph, stems[first][0][1], first + kind, kind)
                found += ((right, Thing(paragraph, at, second + kind, kind)) for _, at in stems[second])
    return tuple(found)


def _names(sentence: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """What stands before each kind in a sentence, in each length a name may have: where, what, the kind."""
    for match in _PATTERNS["thing"].finditer(sentence.group()):
        for length in _LENGTHS:
            start = match.start() - length
            stem = sentence.group()[max(0, start) : match.start()]
            is_name = start >= 0 and length + len(match.group()) >= _LEAST and _HAN.fullmatch(stem)
            if is_name and not _PATTERNS["unlike"].match(stem):
                yield sentence.start() + start, stem, match.group()


def _is_twin(one: str, other: str) -> bool:
    """Whether two names differ in one character within them that tells no two things apart."""
    wrong = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) != 1 or not wrong[0]:
        return False
    return not any(_PATTERNS.has("apart", stem[wrong[0]]) for stem in (one, other))


def _are_near(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> bool:
    """Whether no sentence has both, and two that follow one another have one each."""
    ones, others = {number for number, _ in first}, {number for number, _ in second}
    return not ones & others and min(abs(a - b) for a in ones for b in others) <= _NEAR
