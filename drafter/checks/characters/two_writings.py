"""One name in two writings: 青龙弯水库 in one place and 青龙湾水库 in another, “十百千” and “百十千”.

What is known to be a name by its kind is compared in `names/one_name.py`; the rest is looked for among the runs of five characters that hold something no official document writes, which is mostly names: two that
differ in one character, which sounds or looks like the other, are one name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.checks.characters.misspelt import is_common
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.one_name import Thing, pairs_of_one_name, things_in
from drafter.checks.official_text import load_official_text, strange_places
from drafter.core.model import Paragraph

_RUN = re.compile("[\u4e00-\u9fff]{5,}")
_LENGTH = 5
#: Characters besides the common ones that are no part of a name, and numbers, of which many sound alike.
_NO_NAME = frozenset("一二三四五六七八九十百千万亿两零〇个的地得在再做作和与及以已于是有为年月日第")


@dataclass(frozen=True, slots=True)
class Written:
    """What a paragraph holds of this: things with a name, and runs, each with the place in it of the character in question,
    what stands before and behind that, and where it stands in the paragraph."""

    paragraph: Paragraph
    runs: tuple[tuple[tuple[int, str, str], int], ...]
    things: tuple[Thing, ...]


def written_in(paragraph: Paragraph) -> Written:
    """The runs of a paragraph that may hold a name, and the things that have one."""
    text = paragraph.text
    strange = strange_places(text)
    runs: list[tuple[tuple[int, str, str], int]] = []
    for match in _RUN.finditer(text):
        first, last = match.span()
        for place in range(first, last):
            odd = (place > first and strange[place - 1]) or (place < last - 1 and strange[place])
            if odd and text[place] not in _NO_NAME and not is_common(text[place]):
                first_start = place - _LENGTH + (2 if _is_word(text, place) else 1)
                last_start = place - 1 if _is_word(text, place - 1) else place
                starts = range(max(first, first_start), min(last_start, last - _LENGTH) + 1)
                runs += (
                    ((place - start, text[start:place], text[place + 1 : start + _LENGTH]), place)
                    for start in starts
                )
    return Written(paragraph, tuple(runs), things_in(paragraph))


def _is_word(text: str, start: int) -> bool:
    """Whether two characters are a word, which no name cuts in two: 涣散 in 软弱涣散基层党组织."""
    return start >= 0 and load_lexicon().weight(text[start : start + 2]) > 0


def find_two_writings(check: str, gathered: Sequence[Written], own: Sequence[str]) -> Iterator[Finding]:
    """Of two places that write one name differently the one that is not known, that official documents write less, else
    the rarer or the later one."""
    told: dict[str, set[int]] = defaultdict(set)
    things = [thing for one in gathered for thing in one.things]
    for there, here in chain(pairs_of_one_name(things, own), _in_runs(gathered)):
        end = here.start + len(here.text)
        span = set(range(here.start, end))
        if not told[here.paragraph.id] & span:
            told[here.paragraph.id] |= span
            message = f"这里是“{here.text}”，别处是“{there.text}”，像是同一个名称，请统一。"
            yield found(
                check, Severity.HINT, here.paragraph, here.start, end, message, (there.text,),
                other=there.paragraph.id, rule=f"{check}.two-writings",
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """A name where it stands."""

    paragraph: Paragraph
    start: int
    text: str


def _in_runs(gathered: Sequence[Written]) -> Iterator[tuple[_Place, _Place]]:
    """Runs that differ in one character alike: the one that is right, and the one that is told."""
    seen: dict[tuple[int, str, str], dict[str, tuple[Paragraph, int]]] = {}
    for one in gathered:
        text, place_told = one.paragraph.text, -_LENGTH
        for key, place in one.runs:
            written = text[place]
            others = seen.get(key)
            if others is None:
                seen[key] = {written: (one.paragraph, place)}
                continue
            if written in others:
                continue
            for other, there in others.items():
                if place - place_told >= _LENGTH and _alike(written, other):
                    place_told = place
                    yield from _wrong_one(_run(*there, key[0]), _run(one.paragraph, place, key[0]), key[0])
            others[written] = one.paragraph, place


def _run(paragraph: Paragraph, place: int, at: int) -> _Place:
    """The run whose character in question stands at a place of a paragraph, and `at` a place of the run."""
    start = place - at
    return _Place(paragraph, start, paragraph.text[start : start + _LENGTH])


def _wrong_one(there: _Place, here: _Place, at: int) -> Iterator[tuple[_Place, _Place]]:
    """Which of two runs that differ `at` a character is told; neither where official documents write both."""
    official = load_official_text()
    first, second = (bool(official.support(one.text, at, at + 1)[0]) for one in (there, here))
    if not (first and second):
        yield (here, there) if second else (there, here)


def _alike(one: str, other: str) -> bool:
    if load_lexicon().likeness(one, other) > 0:
        return True
    return bool(set(blurred_sounds(one)) & set(blurred_sounds(other)))
