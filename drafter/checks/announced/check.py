"""Announced and delivered: 三点意见 and three parts; what else can be wrong with numbers is in `numbers`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.announced.levels import find_levels
from drafter.checks.announced.numbers import find_numbers, find_series
from drafter.checks.announced.recounted import find_recounted
from drafter.checks.announced.series import Item, repeated_in, series_in
from drafter.checks.announced.terms import CountedNoun
from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.announced import MEASURES, NOT_AFTER, TELLS, written_like
from drafter.core.model import FRONT_ROLES, Paragraph, Role
from drafter.core.numerals import from_chinese, to_chinese
from drafter.core.patterns import Patterns
from drafter.core.structure import heading_above, section_stop

NAME = "announced"
_NUMERAL = re.compile(rf"{NOT_AFTER}([一二两三四五六七八九十]{{1,3}}|[2-9])(?=[点个方项条件句层道篇场种])")
_PATTERNS = Patterns(__name__)
_SENTENCE_END = re.compile(r"[。！？：；]")
#: A list that has so many more or fewer than announced is another one.
_MOST_OFF = 3


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number that a paragraph announces, and the list within the paragraph that follows it, if one does.

    Where `word` is given, what follows is only meant if each of it holds that word: “六个聚焦” and 一、聚焦平安稳定.
    """

    start: int
    end: int
    number: int
    noun: CountedNoun
    is_last: bool
    series: tuple[Item, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The numbers that a paragraph announces, and what is told of numbers by the lists beside them."""

    announcements: tuple[Announcement, ...]
    recounted: tuple[Finding, ...]


def gather(paragraph: Paragraph, context: Context) -> Gathered:
    """What a paragraph holds of this."""
    return Gathered(gather_announcements(paragraph, context), tuple(find_recounted(NAME, paragraph)))


def gather_announcements(paragraph: Paragraph, context: Context) -> tuple[Announcement, ...]:
    """The numbers that a paragraph announces."""
    if paragraph.role in FRONT_ROLES:
        return ()
    text = paragraph.text
    lists = list(series_in(text))
    ways = (
        _agenda_of(text, lists),
        _at_end(text),
        _slogans(text),
        _before_lists(text, lists),
        _announcements(text, lists, context),
    )
    named: dict[int, Announcement] = {}
    for one in (one for way in ways for one in way):
        if one.series or one.start not in named or not named[one.start].series:
            named[one.start] = one
    return tuple(named.values())


def _announcements(text: str, lists: Sequence[tuple[Item, ...]], context: Context) -> Iterator[Announcement]:
    for match in _NUMERAL.finditer(text):
        noun = context.terms.announced.at(text, match.end())
        number = from_chinese(match.group(1))
        if noun is None or number is None or number < 2:
            continue
        stop = _SENTENCE_END.search(text, match.end())
        sentence_end = stop.end() if stop else len(text)
        follows = next((items for items in lists if sentence_end <= items[0].start <= sentence_end + 1), ())
        same = next((items for items in lists if match.end() <= items[0].start < sentence_end), ())
        is_last = not text[sentence_end:].strip("”’）") and len(text) - match.end() <= 20
        yield Announcement(match.start(), match.end(), number, noun, is_last, follows or same)


def _before_lists(text: str, lists: Sequence[tuple[Item, ...]]) -> Iterator[Announcement]:
    """Numbers that stand right before their list, whatever they count."""
    starts = {items[0].start: items for items in lists}
    for match in _PATTERNS["before-list"].finditer(text):
        number = from_chinese(match.group(1)) or 0
        items = starts.get(match.end())
        if items is None and match["mark"] not in ("。", "，"):
            items = repeated_in(text, match.end(), number)
        if (
            items
            and number
            and text[match.start() - 1 : match.start()] not in tuple("第一二三四五六七八九十这那")
        ):
            noun = CountedNoun(match.group(2), "", ())
            yield Announcement(match.start(), match.end(1), number, noun, False, items)


def _slogans(text: str) -> Iterator[Announcement]:
    """Slogans right before their list."""
    for match in _PATTERNS["slogan"].finditer(text):
        number = from_chinese(match.group(1)) or 0
        if items := repeated_in(text, match.end(), number, match.group(2)[-1]):
            noun = CountedNoun(match.group(2), "", ())
            yield Announcement(match.start(1), match.end(1), number, noun, False, items)


def _at_end(text: str) -> Iterator[Announcement]:
    """A number with any noun at the end of a paragraph that says what is to come."""
    match = _PATTERNS["at-end"].search(text)
    number = from_chinese(match.group(1)) if match else None
    if match and number and re.search(TELLS, re.split("[。！？]", text[: match.start()])[-1]):
        noun = CountedNoun(match.group(2), "", ())
        word = re.sub(f"^(?:[{MEASURES}]|方面)", "", noun.text) if match["quote"] else ""
        if word or not match["quote"]:
            yield Announcement(match.start(), match.end(1), number, noun, True, word=word)


def _agenda_of(text: str, lists: Sequence[tuple[Item, ...]]) -> Iterator[Announcement]:
    """会议的议程有三项: the number behind what it counts."""
    for match in _PATTERNS["agenda-of"].finditer(text):
        number = from_chinese(match.group(1))
        if number:
            series = next((items for items in lists if items[0].start == match.end() + 1), ())
            noun = CountedNoun(match.group()[-1], "agenda", ())
            yield Announcement(match.start(1), match.end(1), number, noun, False, series)


def find_announced(scene: Scene) -> Iterator[Finding]:
    """Announced numbers that what follows does not keep; then what is wrong with levels and numbers."""
    paragraphs = scene.draft.paragraphs
    for index, gathered in enumerate(scene.gathered):
        told: list[Finding] = []
        for one in gathered.announcements:
            count, what = _delivered(paragraphs, index, one)
            if count and count != one.number and _is_near(count, one):
                told.append(_mismatch(paragraphs[index], one, count, what))
        yield from told
        for one in gathered.recounted:
            if not any(one.start < other.end and other.start < one.end for other in told):
                yield one
    yield from _agenda(paragraphs)
    yield from find_levels(NAME, scene)
    yield from find_numbers(NAME, scene)


def _is_near(count: int, one: Announcement) -> bool:
    """Whether a count may be a slip of what is announced: a list that is much longer or shorter is another list."""
    off = abs(count - one.number)
    return off <= _MOST_OFF if one.series else count > 1 and off <= _MOST_OFF


def _delivered(paragraphs: Sequence[Paragraph], index: int, one: Announcement) -> tuple[int, str]:
    """How many there are of what is announced, and what they are; 0 where nothing tells."""
    if one.series:
        return len({item.number for item in one.series}), "条"
    if one.noun.series == "agenda":
        return len(
            {numeral for p in paragraphs for numeral in _PATTERNS["agenda-item"].findall(p.text)}
        ), "项议程"
    if not one.is_last:
        return 0, ""
    for after, what in (
        (_points_after(paragraphs, index), "条"),
        (_headings_after(paragraphs, index), "个部分"),
    ):
        if after and all(one.word in paragraph.text for paragraph in after):
            return len(after), what
    return 0, ""


def _agenda(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """第一项议程, 第二项议程, 第四项议程: an item whose number skips one."""
    last = 0
    for paragraph in paragraphs:
        for match in _PATTERNS["agenda-item"].finditer(paragraph.text):
            number = from_chinese(match.group(1)) or 0
            if number > last + 1:
                message = f"前面只到第{to_chinese(last)}项，这里却是“{match.group()}”，序号跳了。"
                better = match.group().replace(match.group(1), to_chinese(last + 1))
                yield found(NAME, Severity.ERROR, paragraph, *match.span(), message, (better,))
            last = max(last, number)


def _points_after(paragraphs: Sequence[Paragraph], index: int) -> list[Paragraph]:
    """The points of the list that begins right behind a paragraph."""
    first = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if first is None or first.role is not Role.POINT:
        return []
    points: list[Paragraph] = []
    for paragraph in paragraphs[index + 1 :]:
        ends = paragraph.role is Role.HEADING or (
            paragraph.role is Role.POINT and paragraph.level < first.level
        )
        if ends or (
            points and paragraph.role is Role.POINT and paragraph.starts and paragraph.level == first.level
        ):
            break
        if paragraph.role is Role.POINT and paragraph.level == first.level:
            points.append(paragraph)
    return points


def _headings_after(paragraphs: Sequence[Paragraph], index: int) -> list[Paragraph]:
    """The headings of the level that begins right behind a paragraph, within the section it stands in."""
    first = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if first is None or first.role is not Role.HEADING:
        return []
    above = heading_above(paragraphs, index)
    stop = len(paragraphs) if above is None else section_stop(paragraphs, above)
    within = paragraphs[index + 1 : stop]
    return [p for p in within if p.role is Role.HEADING and p.level == first.level]


def _mismatch(paragraph: Paragraph, one: Announcement, count: int, what: str) -> Finding:
    end = one.end + len(one.noun.text)
    said = paragraph.text[one.start : end]
    message = f"这里说“{said}”，后面实际是{count}{what}。"
    better = written_like(paragraph.text[one.start : one.end], count) + one.noun.text
    by_clauses = bool(one.series) and one.series[0].style == "句"
    severity = Severity.HINT if by_clauses else Severity.ERROR  # where clauses part is a guess
    return found(NAME, severity, paragraph, one.start, end, message, (better,))


CHECK = Check(
    NAME,
    "数目不符",
    Severity.ERROR,
    paragraph=lambda paragraph, context: find_series(NAME, paragraph),
    gather=gather,
    whole=find_announced,
)
