"""What a card of the library says: its text, its footer and its badges, without a thought of fonts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from drafter.core.length import count_characters, length_of, spoken_time
from drafter.core.model import MOVE_NAMES, STATE_NAMES, Paragraph, Role
from drafter.core.news import is_new
from drafter.core.numbering import labels
from drafter.core.objects import described
from drafter.library.api import NEXT_IN_SOURCE, Hit

#: Where a sentence ends, so that an excerpt may begin after it.
_ENDS = "。！？；"
_PAUSES = "，、："
#: A card shows so many of the paragraphs that come with a heading, or after another, each with one line.
_MOST_ROWS = 3
#: A text that is so many times longer than planned is too long.
_TOO_LONG = 1.25


class BadgeKind(Enum):
    """How loudly a badge speaks."""

    REASON = "reason"
    NEXT = "next"
    PLAIN = "plain"
    STARTER = "starter"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words in a small box."""

    text: str
    kind: BadgeKind = BadgeKind.PLAIN


@dataclass(frozen=True, slots=True)
class CardAction:
    """What a card lets one do with it at once: its words, its key, and whether all that belongs to the card comes along."""

    text: str
    key: str
    whole: bool


@dataclass(frozen=True, slots=True)
class CardText:
    """`title` may be cut where room is short, `when` (date, length and move) stays whole.

    `bold` characters at the beginning of `text` are a heading; `soft` ones a label, which the place gives.

    `highlights` are (start, end) in `text`. `rows` are the leading words of what comes along, each with its characters;
    `length` says how long all of it is, `characters` of `planned` ones (0 where nobody planned), "" where `when` does.
    """

    text: str
    title: str
    when: str
    badges: tuple[Badge, ...] = ()
    highlights: tuple[tuple[int, int], ...] = ()
    bold: int = 0
    soft: int = 0
    rows: tuple[tuple[str, str], ...] = ()
    length: str = ""
    characters: int = 0
    planned: int = 0
    actions: tuple[CardAction, ...] = ()


def card_text(hit: Hit, room: int, planned: int = 0) -> CardText:
    """What the card of a hit says, where about `room` characters can be read and the place asks for `planned` ones.

    A long text begins at the sentence that holds the first highlighted word.
    """
    first, *rest = whole = hit.whole.paragraphs
    start = _excerpt_start(first.text, hit.highlights, room)
    lead = "……" if start else labels([first])[0]
    shift = len(lead) - start
    is_section = bool(rest) and first.role is Role.HEADING
    characters = length_of(whole if is_section else [first])
    return CardText(
        text=lead + first.text[start:],
        title=hit.source.called,
        when=_when(hit, alone=not is_section),
        badges=_badges(hit, characters - planned if planned and characters > planned * _TOO_LONG else 0),
        highlights=tuple((max(a, start) + shift, b + shift) for a, b in hit.highlights if b > start),
        bold=len(lead) + len(first.text) - start if first.role is Role.HEADING else 0,
        soft=len(lead),
        rows=_rows(whole),
        length=_length(characters) if is_section else "",
        characters=characters,
        planned=planned,
        actions=_actions(first, rest),
    )


def _rows(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[str, str], ...]:
    """The leading words of what stands below the first paragraph, with its label and its characters."""
    followers = list(zip(labels(paragraphs), paragraphs, strict=True))[1:]
    rows = [
        (described(paragraph.object, paragraph.text), "")
        if paragraph.object
        else (label + paragraph.text.split("。")[0], f"{count_characters(paragraph.text)} 字")
        for label, paragraph in followers[:_MOST_ROWS]
    ]
    more = followers[_MOST_ROWS:]
    if more:
        rows.append((f"还有 {len(more)} 段", f"{length_of(paragraph for _, paragraph in more)} 字"))
    return tuple(rows)


def _length(characters: int) -> str:
    return " · ".join(part for part in (f"约 {characters:,} 字", spoken_time(characters)) if part)


def _actions(first: Paragraph, rest: list[Paragraph]) -> tuple[CardAction, ...]:
    if not rest:
        return ()
    if first.role is Role.HEADING:
        return (CardAction("只要标题", "Enter", False), CardAction("连同正文", "Ctrl+Enter", True))
    return (CardAction("放入", "Enter", False), CardAction(f"连同后面 {len(rest)} 段", "Ctrl+Enter", True))


def full_text(hit: Hit) -> str:
    """The whole of a hit, for the tool tip."""
    return hit.clip.plain_text


def _excerpt_start(text: str, highlights: tuple[tuple[int, int], ...], room: int) -> int:
    """Where to begin so that the first highlight can be read; 0 where the beginning shows it."""
    if not highlights or highlights[0][1] <= room:
        return 0
    first = highlights[0][0]
    earliest = max(0, first - room // 2)
    sentence = max(text.rfind(end, earliest, first) for end in _ENDS) + 1
    pauses = [place + 1 for pause in _PAUSES if (place := text.find(pause, earliest, first)) >= 0]
    return sentence or min(pauses, default=earliest)


def _when(hit: Hit, *, alone: bool) -> str:
    """Date, length and move, as far as known; a length of its own where nothing comes along with the text."""
    source, first = hit.source, hit.clip.paragraphs[0]
    parts = (
        source.month_shown,
        f"{count_characters(first.text)} 字" if alone else "",
        MOVE_NAMES[first.move] if first.move and not hit.reason else "",
    )
    return "".join(f" · {part}" for part in parts if part)


def _badges(hit: Hit, too_long: int) -> tuple[Badge, ...]:
    badges = [*_of_text(hit)]
    if too_long:
        badges.append(Badge(f"比计划长 {too_long:,} 字"))
    if hit.versions:
        badges.append(Badge(f"另有 {hit.versions} 个版本"))
    if len(hit.sources) > 1:
        badges.append(Badge(f"见于 {len(hit.sources)} 篇"))
    if hit.uses:
        badges.append(Badge(f"用过 {hit.uses} 次"))
    badges += _of_source(hit)
    if hit.favourite:
        badges.append(Badge("★ 收藏", BadgeKind.REASON))
    return tuple(badges)


def _of_text(hit: Hit) -> Iterator[Badge]:
    """What of a text is past its time, and why it was found."""
    if hit.remarks:
        told = "有过时的说法" if len(hit.remarks) == 1 else f"{len(hit.remarks)} 处过时"
        yield Badge(told, BadgeKind.OLD)
    if hit.reason:
        yield Badge(hit.reason, BadgeKind.NEXT if hit.reason == NEXT_IN_SOURCE else BadgeKind.REASON)


def _of_source(hit: Hit) -> Iterator[Badge]:
    """Who brought the speech, how far it came, and whether it is one of those that came with the program."""
    if hit.source.brought:
        new = "新 · " if is_new(hit.source) else ""
        yield Badge(f"{new}{hit.source.brought}", BadgeKind.REASON if new else BadgeKind.PLAIN)
    given = hit.delivered
    if given is not None and given.occasion:
        yield Badge(f"已在《{given.occasion}》讲过 {given.month_shown}")
    elif hit.source.state:
        yield Badge(STATE_NAMES.get(hit.source.state, ""))
    if hit.source.starter:
        yield Badge("入门语料", BadgeKind.STARTER)
