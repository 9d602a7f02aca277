"""One name in two writings: 青龙弯水库 in one place and 青龙湾水库 in another, “十百千” and “百十千”.

What is known to be a name by its kind is compared in `names/one_name.py`; the rest is looked for among the runs of five characters that hold something no official document writes, which is mostly names: two that
differ in one character, which sounds or looks like the other, are one name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from drafter.checks.characters.misspelt import is_common
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.ledger import Ledger
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.one_name import Thing, pairs_of_one_name, things_in
from drafter.checks.names.twins import twins_in
from drafter.checks.official_text import beside_strange, load_official_text, strange_places
from drafter.core.model import Paragraph

_RUN = re.compile("[\u4e00-\u9fff]{5,}")
_LENGTH = 5
#: Characters besides the common ones that are no part of a name, and numbers, of which many sound alike.
_NO_NAME = frozenset("一二三四五六七八九十百千万亿两零〇个的地得在再做作和与及以已于是有为年月日第")


@dataclass(frozen=True, slots=True)
class Written:
    """What a paragraph holds of this: things with a name, and its stretches of Han characters, each with where it begins."""

    paragraph: Paragraph
    stretches: tuple[tuple[int, "Stretch"], ...]
    things: tuple[Thing, ...]
    twins: tuple[tuple[Thing, Thing], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Characters without a mark between them: the runs that may hold a name, each with where the character in question
    first stands in it.

    A run is written as that character, its place in the run, and the characters around it in one text: runs that differ
    in that character alike have the same text behind it, of which `around` has all.
    """

    runs: Mapping[str, int]
    around: frozenset[str]


def written_in(paragraph: Paragraph) -> Written:
    """The runs of a paragraph that may hold a name, and the things that have one."""
    text = paragraph.text
    strange = strange_places(text)
    stretches = tuple(
        (match.start(), stretch)
        for match in _RUN.finditer(text)
        if (stretch := _stretch(match.group(), strange[slice(*match.span())])).runs
    )
    return Written(paragraph, stretches, things_in(paragraph), twins_in(paragraph))


@lru_cache(maxsize=1 << 10)
def _stretch(text: str, strange: bytes) -> Stretch:
    """The runs of a stretch; a key changes one of them, so that the others stay known."""
    runs: dict[str, int] = {}
    is_word, word_at = False, -_LENGTH
    for place in beside_strange(strange, 0, len(text)):
        if text[place] not in _NO_NAME and not is_common(text[place]):
            before = is_word if word_at == place - 1 else _is_word(text, place - 1)
            is_word, word_at = _is_word(text, place), place
            first_start = place - _LENGTH + (2 if is_word else 1)
            last_start = place - 1 if before else place
            for start in range(max(0, first_start), min(last_start, len(text) - _LENGTH) + 1):
                around = text[start:place] + text[place + 1 : start + _LENGTH]
                runs.setdefault(f"{text[place]}{place - start}{around}", place)
    return Stretch(runs, frozenset(run[1:] for run in runs))


def _is_word(text: str, start: int) -> bool:
    """Whether two characters are a word, which no name cuts in two: 涣散 in 软弱涣散基层党组织."""
    return start >= 0 and load_lexicon().frequency.get(text[start : start + 2], 0) > 0


class Writings(Ledger[Stretch]):
    """The runs of a draft, and how many stand under each text around the character in question."""

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        #: The texts under which two runs stand, which differ in that character.
        self._doubtful: set[str] = set()

    def enter(self, part: Stretch) -> None:
        """Count the runs of a stretch that came."""
        times, kinds = self._times, self._kinds
        for run in part.runs:
            times[run] += 1
            if times[run] == 1:
                kinds[run[1:]] += 1
                if kinds[run[1:]] > 1:
                    self._doubtful.add(run[1:])

    def leave(self, part: Stretch) -> None:
        """Count the runs of a stretch that went no more."""
        times, kinds = self._times, self._kinds
        for run in part.runs:
            times[run] -= 1
            if not times[run]:
                del times[run]
                kinds[run[1:]] -= 1
                if kinds[run[1:]] < 2:
                    self._doubtful.discard(run[1:])
                if not kinds[run[1:]]:
                    del kinds[run[1:]]

    def doubtful(self, one: Written) -> list[tuple[int, int, str]]:
        """The runs of a paragraph of which another one of the draft differs in the character in question alone, in order:
        where that character stands, and how far from the end of the run.
        """
        found: dict[str, int] = {}
        for begin, stretch in one.stretches:
            if not self._doubtful.isdisjoint(stretch.around):
                for run, place in stretch.runs.items():
                    if run[1:] in self._doubtful:
                        found.setdefault(run, begin + place)
        return sorted((place, -int(run[1]), run) for run, place in found.items())


class DraftWritings(Ledger[Written]):
    """The runs of a draft by its stretches: of a paragraph that an edit changed most stay."""

    def __init__(self) -> None:
        super().__init__()
        self.writings = Writings()

    def follow(self, gathered: Sequence[Written]) -> None:
        """Bring the runs up to date with all paragraphs of a draft."""
        self.writings.follow([stretch for one in gathered for _, stretch in one.stretches])


def find_two_writings(check: str, scene: Scene) -> Iterator[Finding]:
    """Of two places that write one name differently the one that is not known, that official documents write less, else
    the rarer or the later one."""
    gathered: Sequence[Written] = scene.gathered
    told: dict[str, set[int]] = defaultdict(set)
    things = [thing for one in gathered for thing in one.things]
    twins = (pair for one in gathered for pair in one.twins)
    named = pairs_of_one_name(things, scene.context.own)
    for there, here in chain(named, twins, _in_runs(gathered, scene.ledger.writings)):
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


def _in_runs(gathered: Sequence[Written], writings: Writings) -> Iterator[tuple[_Place, _Place]]:
    """Runs that differ in one character alike: the one that is right, and the one that is told."""
    seen: dict[str, dict[str, tuple[Paragraph, int]]] = {}
    for one in gathered:
        place_told = -_LENGTH
        for place, _, run in writings.doubtful(one):
            written, key = run[0], run[1:]
            others = seen.setdefault(key, {})
            if written in others:
                continue
            for other, there in others.items():
                if place - place_told >= _LENGTH and _alike(written, other):
                    place_told, at = place, int(key[0])
                    yield from _wrong_one(_run(*there, at), _run(one.paragraph, place, at), at)
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
