"""Names of units: what begins with a place or its rank and ends as units do (市应急管理局, 澄城县人民政府)."""

import re
from collections.abc import Iterable
from functools import cache

from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.mentions import Mention
from drafter.reading.places import Gazetteer, PlaceMention
from drafter.reading.townships import TownshipMention, Townships

_SHORTEST = 4
_HAN = "\u4e00-\u9fff"
_PATTERNS = Patterns(__name__)
#: The letters that stand for a name before a rank: X市, ××县.
_MASK = re.compile("(?<![A-Za-zＸ×])[A-Za-zＸ×]{1,3}$")
_LONGEST_MASK = 3
_LONGEST_ZONE = 8


@cache
def _tail() -> re.Pattern[str]:
    inside, after_short = _PATTERNS["inside"].pattern, _PATTERNS["after-short"].pattern
    endings = front_cues().unit_endings[3:-1].split("|")
    long = "|".join(ending for ending in endings if len(ending) > 1) + "|(?<![大全格布结])局(?![面势限长])"
    short = "|".join(ending for ending in endings if len(ending) == 1)
    ending = rf"(?:{long}|(?<![常政])(?:{short}){after_short})"
    fields = front_cues().unit_fields
    part = rf"(?>{fields}(?:[和与](?={fields}))?|{inside})"
    return re.compile(rf"(?!级)委?{part}{{0,12}}?{ending}(?:(?:{inside}){{0,6}}?{ending})*")


def _whole_places(places: Iterable[PlaceMention | TownshipMention]) -> dict[int, int]:
    """Where places begin and end; one straight behind another makes one with it (陕西省澄城县)."""
    heads: dict[int, int] = {}
    last = -1
    for mention in places:
        if last >= 0 and heads[last] == mention.start:
            heads[last] = mention.end
        else:
            last = mention.start
            heads[last] = mention.end
    return heads


def _unlisted(text: str, rank: re.Match[str]) -> int:
    """How many characters before a rank name what no gazetteer lists: a zone, or a township that stands alone."""
    if rank.group() == "区":
        zone = _PATTERNS["zone"].search(text, max(0, rank.start() - _LONGEST_ZONE), rank.start())
        return len(zone.group()) if zone else 0
    if rank.group() not in ("镇", "乡"):
        return 0
    found = _PATTERNS["unlisted"].search(text[max(0, rank.start() - 5) : rank.start()])
    return len(found.group(1)) if found else 0


def find_units(text: str, places: Iterable[PlaceMention] | None = None) -> list[Mention]:
    """The units that a text names, in order, none overlapping; 县委 or 市政府 alone name none.

    `places` are those that the text names, where they are known already.
    """
    listed = Gazetteer.load().find(text) if places is None else places
    heads = _whole_places(sorted((*listed, *Townships.load().find(text)), key=lambda mention: mention.start))
    inside_place = {i for start, end in heads.items() for i in range(start, end)}
    for match in _PATTERNS["rank"].finditer(text):
        start = match.start()
        if mask := _MASK.search(text, max(0, start - _LONGEST_MASK - 1), start):
            start = mask.start()
        if start not in inside_place and text[start - 1 : start] not in _PATTERNS.words("not-before-rank"):
            heads[start - _unlisted(text, match)] = match.end()
    found: list[Mention] = []
    for start in sorted(heads):
        if found and start < found[-1].end:
            continue
        tail = _tail().match(text, heads[start])
        if tail and tail.end() - start >= _SHORTEST:
            begin = start - 2 if text[max(0, start - 2) : start] == "中共" else start
            found.append(Mention(begin, tail.end(), text[begin : tail.end()]))
    return found
