"""What a card of the library says: its text, its footer and its badges, without a thought of fonts."""

from dataclasses import dataclass
from enum import Enum

from drafter.core.clip import ClipKind
from drafter.core.model import MOVE_NAMES, STATE_NAMES, Role
from drafter.core.numbering import labels
from drafter.library.api import Hit
from drafter.ui.office.news import is_new

#: Where a sentence ends, so that an excerpt may begin after it.
_ENDS = "。！？；"
_PAUSES = "，、："
#: A card shows no more paragraphs than it has lines.
_MOST_PARAGRAPHS = 4


class BadgeKind(Enum):
    """How loudly a badge speaks."""

    REASON = "reason"
    PLAIN = "plain"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words in a small box."""

    text: str
    kind: BadgeKind = BadgeKind.PLAIN


@dataclass(frozen=True, slots=True)
class CardText:
    """`title` may be cut where room is short, `when` (date and move) stays whole.

    `bold` characters at the beginning of `text` are a heading; `soft` ones a label, which the place gives.

    `highlights` are (start, end) in `text`.
    """

    text: str
    title: str
    when: str
    badges: tuple[Badge, ...] = ()
    highlights: tuple[tuple[int, int], ...] = ()
    bold: int = 0
    soft: int = 0


def card_text(hit: Hit, room: int) -> CardText:
    """What the card of a hit says, where about `room` characters can be read.

    A long text begins at the sentence that holds the first highlighted word.
    """
    first = hit.clip.paragraphs[0]
    numbers = labels(hit.clip.paragraphs[:_MOST_PARAGRAPHS])
    followers = zip(numbers[1:], hit.clip.paragraphs[1:], strict=False)
    rest = "".join(f"\u2028{number}{paragraph.text}" for number, paragraph in followers)
    start = _excerpt_start(first.text, hit.highlights, room)
    lead = "……" if start else numbers[0]
    shift = len(lead) - start
    return CardText(
        text=lead + first.text[start:] + rest,
        title=hit.source.title or "（无标题）",
        when=_when(hit),
        badges=_badges(hit),
        highlights=tuple((max(a, start) + shift, b + shift) for a, b in hit.highlights if b > start),
        bold=len(lead) + len(first.text) - start if first.role is Role.HEADING else 0,
        soft=len(lead),
    )


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


def _when(hit: Hit) -> str:
    source, move = hit.source, hit.clip.paragraphs[0].move
    return "".join(f" · {part}" for part in (source.month_shown, MOVE_NAMES[move] if move else "") if part)


def _badges(hit: Hit) -> tuple[Badge, ...]:
    badges: list[Badge] = []
    if hit.reason:
        badges.append(Badge(hit.reason, BadgeKind.REASON))
    if hit.clip.kind is ClipKind.SECTION:
        badges.append(Badge(f"整个部分 · {len(hit.clip.paragraphs)} 段"))
    if hit.versions:
        badges.append(Badge(f"另有 {hit.versions} 个版本"))
    if len(hit.sources) > 1:
        badges.append(Badge(f"见于 {len(hit.sources)} 篇"))
    if hit.uses:
        badges.append(Badge(f"用过 {hit.uses} 次"))
    if hit.source.brought:
        new = "新 · " if is_new(hit.source) else ""
        badges.append(Badge(f"{new}{hit.source.brought}", BadgeKind.REASON if new else BadgeKind.PLAIN))
    if hit.source.state:
        badges.append(Badge(STATE_NAMES.get(hit.source.state, "")))
    if hit.source.starter:
        badges.append(Badge("入门语料", BadgeKind.STARTER))
    if hit.favourite:
        badges.append(Badge("★ 收藏", BadgeKind.REASON))
    return tuple(badges)
