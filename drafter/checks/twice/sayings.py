"""Sayings: what is quoted as somebody's words, and couplets of two clauses of one length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.core.patterns import Patterns
from drafter.core.squeezing import squeezed
from drafter.reading.campaigns import find_campaigns

_CLAUSE = re.compile(r"[^，。！？；：、\n“”]+")
_QUOTED = re.compile("“([^“”\n]{7,60})”")
_PATTERNS = Patterns(__name__)
_SHORTEST_HALF = 5
_SHORTEST_QUOTED = 7
#: A quotation shorter than this without a mark in it is the name of something.
_LONGEST_NAME, _MARK = 13, re.compile("[，、。；：！？]")


@dataclass(frozen=True, slots=True)
class Saying:
    """A saying without its marks, and where it stands in its paragraph."""

    text: str
    start: int
    end: int


def sayings_in(text: str) -> Iterator[Saying]:
    """The sayings of a paragraph. Names of campaigns and the like are none."""
    campaigns = {mention.start for mention in find_campaigns(text)}
    for match in _QUOTED.finditer(text):
        core = squeezed(match.group(1)).text
        named = match.start(1) in campaigns or _PATTERNS["named"].match(text, match.end())
        is_said = _MARK.search(match.group(1)) or _PATTERNS["said"].match(text, match.end())
        is_name = len(core) < _LONGEST_NAME and not is_said
        if len(core) >= _SHORTEST_QUOTED and not named and not is_name:
            yield Saying(core, *match.span(1))
    for one, two in pairwise(_CLAUSE.finditer(text)):
        if len(one.group()) == len(two.group()) >= _SHORTEST_HALF and two.start() == one.end() + 1:
            yield Saying(squeezed(one.group() + two.group()).text, one.start(), two.end())
