"""Short names of cities and counties that the gazetteer alone cannot tell from other words: 昆山, 德清, 常熟.

The dictionary tells them: as names of places, or by not knowing them as words at all; and so does what stands
beside them (讲好德清故事).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from drafter.checks.context import Context
from drafter.checks.finding import Severity
from drafter.checks.lexicon import Lexicon, load_lexicon
from drafter.checks.names.own import Own
from drafter.checks.names.spoken import speaks_itself
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer, Place

_PATTERNS = Patterns(__name__)
#: Names this short, kind and all (丰县), may be parts of other words.
_SHORTEST = 2
_HAN = re.compile("[\u4e00-\u9fff]+")
#: Behind these a sentence begins, and with it, before what is said of a place, its name.
_STOPS = "，。！？；"
#: The signs of a name that has one before it and one behind it.
_BOTH = 2


@dataclass(frozen=True, slots=True)
class ShortPlace:
    """A short name from `start` to `end`, the place it stands for, how sure that is, and on how many of its sides (0 to 2)
    it has what stands beside a place."""

    start: int
    end: int
    place: Place
    severity: Severity
    signs: int = 0


def find_short_places(text: str, own: Own, context: Context) -> Iterator[ShortPlace]:
    """The short names in a text of places that are neither the unit's own nor above it."""
    if context.cut is None:
        return
    lexicon, gazetteer, ordinary = load_lexicon(), Gazetteer.load(), context.terms.names.ordinary
    yield from _praised_twice(text, own)
    yield from _praised_at_end(text, own, ordinary)
    for start, end in _words(context.cut(text)):
        word = text[start:end]
        is_word = word in ordinary or gazetteer.is_ambiguous(word)
        if len(word) > 1 and not is_word and _HAN.fullmatch(word):
            known = [place for place in gazetteer.lookup(word) if _needs_evidence(word, place)]
            small = is_of_something_small(text, end)
            if known and not small and not own.holds(place.code for place in known):
                signs = _signs_beside(text, start, end)
                severity = _severity(text, (start, end), known[0], lexicon, signs)
                if severity is not None:
                    yield ShortPlace(start, end, known[0], severity, signs)


def _praised_twice(text: str, own: Own) -> Iterator[ShortPlace]:
    """A county that is praised twice in a row is one, even if its name is a word as well: 实力东明、活力东明."""
    for match in _PATTERNS["praised-twice"].finditer(text):
        known = Gazetteer.load().lookup(match["name"])
        if known and not own.knows(match["name"]) and not own.holds(place.code for place in known):
            yield ShortPlace(*match.span("name"), known[0], Severity.ERROR)


def _praised_at_end(text: str, own: Own, ordinary: Collection[str]) -> Iterator[ShortPlace]:
    """A place that is praised where a speech ends is one, however its characters are cut: 建设富强美丽的新沙洋而努力奋斗."""
    for match in _PATTERNS["praised-at-end"].finditer(text):
        name = match["name"]
        known = [place for place in Gazetteer.load().lookup(name) if place.level != "province"]
        if known and name not in ordinary and not own.knows(name) and not own.holds(p.code for p in known):
            yield ShortPlace(*match.span("name"), known[0], Severity.ERROR, _BOTH)


def _words(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The words of a text, two single characters that are a place's name as one: 长｜武."""
    start = 0
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        end = start + len(piece)
        if len(piece) == len(following) == 1 and _is_county(piece + following):
            yield start, end + 1
        else:
            yield start, end
        start = end


@lru_cache(maxsize=4096)
def _is_county(word: str) -> bool:
    """Whether two characters are the short name of a county, told from other words by what stands beside it."""
    return any(place.use == "evidence" and place.level == "county" for place in Gazetteer.load().lookup(word))


def find_former_counties(text: str, own: Own, context: Context) -> Iterator[ShortPlace]:
    """Counties by the name they had before they became a city or a district: 无为县, 盘县."""
    if context.cut is None or not ("县" in text or "市" in text):
        return
    gazetteer, ordinary, start = Gazetteer.load(), context.terms.names.ordinary, 0
    for word in context.cut(text):
        end = start + len(word)
        if (
            word[-1] in "县市"
            and 1 < len(word) < 5
            and word[:-1] not in ordinary
            and not gazetteer.lookup(word)
        ):
            now = _now(word, gazetteer)
            if now is not None and not own.holds((now.code,)) and not own.knows(word):
                yield ShortPlace(start, end, now, Severity.ERROR)
        start = end


def _now(name: str, gazetteer: Gazetteer) -> Place | None:
    """What a county or city that is no more has become."""
    stem, kind = name[:-1], name[-1]
    kinds = ("市", "区") if kind == "县" else ("区",)
    forms = [stem + other for other in kinds] if len(stem) > 1 else [f"{stem}州市"]
    found = (place for form in forms for place in gazetteer.lookup(form) if place.level == "county")
    return next((place for place in found if place.name in forms), None)


def is_of_something_small(text: str, end: int) -> bool:
    """Whether a county's short name that ends here is that of a village, a street or a river: 柳河镇."""
    return bool(_PATTERNS["small"].match(text, end))


def is_told(text: str, short: ShortPlace) -> bool:
    """Whether a short name has the signs of a place on both sides, or one and what a speech says of its own place."""
    return short.signs == _BOTH or (short.signs > 0 and speaks_itself(text, short.start, short.end))


def begins_clause(text: str, short: ShortPlace) -> bool:
    """Whether a short name stands where a clause or an item of a list begins, or behind what one does to a thing of it."""
    return not short.start or bool(_PATTERNS["clause"].search(text[max(0, short.start - 2) : short.start]))


def is_no_word(name: str) -> bool:
    """Whether a short name is no word of the language besides: 桐庐, but not 大关."""
    lexicon = load_lexicon()
    return name in lexicon.places or name not in lexicon.frequency


def _needs_evidence(word: str, place: Place) -> bool:
    """Whether a name is none that the gazetteer always finds. It overlooks whole names that others overlap: 推广安吉县."""
    return word == place.name or place.use in ("evidence", "never")


def _severity(
    text: str, span: tuple[int, int], place: Place, lexicon: Lexicon, signs: int
) -> Severity | None:
    """How sure it is that a word is a place, None where it is another word."""
    start, end = span
    word = text[start:end]
    if word == place.name and len(word) > _SHORTEST:
        return Severity.ERROR
    if word == place.name and _goes_on(text, start):
        return None
    kind = place.name[-1]
    if word in lexicon.places:
        if kind == "市" and place.use == "evidence":
            return Severity.ERROR
        if kind != "县":
            return Severity.ERROR if signs == _BOTH else None
    elif word in lexicon.frequency:
        return Severity.HINT if signs >= (1 if kind == "市" else _BOTH) else None
    told = signs or _PATTERNS["before-many"].search(text[max(0, start - 5) : start])
    return Severity.ERROR if told else Severity.HINT


def _goes_on(text: str, start: int) -> bool:
    """Whether a county of two characters stands behind a word of another kind, which it goes on with: 生态兴县."""
    before = text[max(0, start - 6) : start]
    return bool(_HAN.search(before[-1:])) and not _PATTERNS["before"].search(before)


def _signs_beside(text: str, start: int, end: int) -> int:
    """On how many of its two sides a word has what stands beside a place."""
    before = text[max(0, start - 6) : start].removesuffix("“")
    behind = bool(_PATTERNS["behind"].match(text, end))
    if not behind and _PATTERNS["praised"].search(before):
        return 1 + (not text[end : end + 1] or text[end] in "，。、；！作而的")
    begins = behind and (not start or text[start - 1] in _STOPS)
    return (begins or bool(_PATTERNS["before"].search(before))) + behind
