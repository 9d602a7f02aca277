"""One name in two writings: 青龙弯水库 in one place and 青龙湾水库 in another, “十百千” and “百十千”.

Looked for among the runs of five characters that hold something no official document writes, which is mostly names: two that
differ in one character, which sounds or looks like the other, are one name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.characters.misspelt import is_common
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import load_official_text, strange_places
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_RUN = re.compile("[\u4e00-\u9fff]{5,}")
_SENTENCE_END = re.compile("[。！？]")
_LENGTH = 5
_QUOTED = re.compile("“([\u4e00-\u9fff]{3,8})”")
#: Characters besides the common ones that are no part of a name, and numbers, of which many sound alike.
_NO_NAME = frozenset("一二三四五六七八九十百千万亿两零〇个的地得在再做作和与及以已于是有为年月日第")


@dataclass(frozen=True, slots=True)
class Written:
    """What a paragraph holds of this: runs, each with the place in it of the character in question, what stands before
    and behind that, and where it stands in the paragraph; and quoted names with their starts."""

    paragraph: Paragraph
    runs: tuple[tuple[tuple[int, str, str], int], ...]
    quoted: tuple[tuple[int, str], ...]
    things: tuple[tuple[int, str], ...] = ()


def written_in(paragraph: Paragraph) -> Written:
    """The runs of a paragraph that may hold a name, and what stands in quotation marks."""
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
    quoted = tuple((match.start(1), match.group(1)) for match in _QUOTED.finditer(text))
    things = tuple((match.start(), match.group()) for match in _PATTERNS["thing"].finditer(text))
    return Written(paragraph, tuple(runs), quoted, things)


def _is_word(text: str, start: int) -> bool:
    """Whether two characters are a word, which no name cuts in two: 涣散 in 软弱涣散基层党组织."""
    return start >= 0 and load_lexicon().weight(text[start : start + 2]) > 0


def find_two_writings(check: str, gathered: Sequence[Written]) -> Iterator[Finding]:
    """Of two places that write one name differently the one that official documents write less, else the later one."""
    told: set[tuple[str, int]] = set()
    for there, here in (*_in_runs(gathered), *_in_quotes(gathered), *_of_one_kind(gathered)):
        if (here.paragraph.id, here.start) not in told:
            told.add((here.paragraph.id, here.start))
            message = f"这里是“{here.text}”，别处是“{there.text}”，像是同一个名称，请统一。"
            end, rule = here.start + len(here.text), f"{check}.two-writings"
            yield found(
                check, Severity.HINT, here.paragraph, here.start, end, message, (there.text,),
                other=there.paragraph.id, rule=rule,
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


def _in_quotes(gathered: Sequence[Written]) -> Iterator[tuple[_Place, _Place]]:
    """Quoted names of the same characters in another order; in one sentence they are a play on words: 头回客, 回头客."""
    seen: dict[str, _Place] = {}
    for one in gathered:
        for start, name in one.quoted:
            here = _Place(one.paragraph, start, name)
            there = seen.setdefault("".join(sorted(name)), here)
            if there.text != name and not _in_one_sentence(there, here):
                yield there, here


def _of_one_kind(gathered: Sequence[Written]) -> Iterator[tuple[_Place, _Place]]:
    """Names of one length that differ in one character within them and are of one kind: “清渠行动” and “清泉行动”.

    Those that stand in one paragraph are named apart; so are those that a number or a direction tells apart.
    """
    seen: list[_Place] = []
    for one in gathered:
        here = [_Place(one.paragraph, start, name) for start, name in one.things]
        for other in here:
            yield from ((there, other) for there in seen if _is_slip_of(there.text, other.text))
        seen += here


def _is_slip_of(one: str, other: str) -> bool:
    wrong = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(wrong) != 1 or not wrong[0]:
        return False
    apart = {one[wrong[0]], other[wrong[0]]}
    if apart & _NO_NAME or any(map(is_common, apart)) or _PATTERNS["apart"].search("".join(apart)):
        return False
    official = load_official_text()
    return not any(official.holds(name[:4]) for name in (one, other))


def _in_one_sentence(there: _Place, here: _Place) -> bool:
    between = here.paragraph.text[there.start : here.start]
    return there.paragraph is here.paragraph and not _SENTENCE_END.search(between)
