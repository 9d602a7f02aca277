"""For the ear: what is hard to say in one breath, to read, or to follow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.ear.balance import find_balance, find_length
from drafter.checks.ear.directions import find_directions
from drafter.checks.ear.parallel import find_parallel
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.core.length import count_characters
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.reading.pinyin import usual, written_already

NAME = "ear"
#: A word that the dictionary has met so often is one that everybody has read; so long such words are.
_KNOWN, _WORD_LENGTHS = 20, (2, 3, 4)
_BREATH = re.compile(r"[^，、；：。！？…—\n]+")
#: The readings of so many rare characters are told.
_MOST_READ = 12
_CLAUSE = re.compile(r"[^，、；：。！？…\n]+")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")


def find_for_the_ear(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Directions, long breaths and many 的 of a paragraph."""
    yield from find_directions(NAME, paragraph, context)
    if paragraph.role in FRONT_ROLES:
        return
    ear = context.terms.ear
    text = paragraph.text
    for match in _BREATH.finditer(text):
        length = len(match.group())
        if length > ear.measures["longest_breath"]:
            message = f"这里一口气要念 {length} 字，中间没有停顿，请断开。"
            yield found(NAME, Severity.HINT, paragraph, *match.span(), message)
    for match in _CLAUSE.finditer(text):
        clause = match.group()
        count = ear.without_not_de(clause).count("的")
        if count > ear.measures["most_de"]:
            message = f"这个分句里有 {count} 个“的”，念起来拗口。"
            yield found(NAME, Severity.HINT, paragraph, *match.span(), message)


def _of_own_names(context: Context) -> str:
    """The characters of the unit's own names, which its speakers know how to read."""
    leaders = (leader.name for leader in context.leaders)
    return "".join((context.place, context.unit, context.speaker, *context.superiors, *context.own, *leaders))


@dataclass(frozen=True, slots=True)
class Heard:
    """What is gathered from a paragraph: its characters, and the rare ones by where each first stands."""

    length: int
    rare: Mapping[str, int]


def gather_heard(paragraph: Paragraph, context: Context) -> Heard:
    """The length of a paragraph, and its rare characters without a reading beside them."""
    rare: dict[str, int] = {}
    if paragraph.role not in FRONT_ROLES:
        known = {paragraph.text[at] for at in written_already(paragraph.text)}
        known.update(_of_own_names(context))
        for match in _HAN.finditer(paragraph.text):
            is_rare = match.group() not in context.terms.ear.common and match.group() not in known
            if is_rare and not _is_in_a_known_word(paragraph.text, match.start()):
                rare.setdefault(match.group(), match.start())
    return Heard(count_characters(paragraph.text), rare)


def _is_in_a_known_word(text: str, place: int) -> bool:
    """Whether a character belongs to a word that much is written with, so that everybody has read it: 柑橘, 徘徊."""
    frequency = load_lexicon().frequency
    runs = (
        text[start : start + length]
        for length in _WORD_LENGTHS
        for start in range(max(0, place - length + 1), place + 1)
    )
    return any(frequency.get(run, 0) >= _KNOWN for run in runs)


def find_as_heard(scene: Scene) -> Iterator[Finding]:
    """Rare characters, parts out of balance, a speech that is too long, headings that are not parallel."""
    yield from _rare(scene)
    lengths = replace(scene, gathered=[one.length for one in scene.gathered])
    yield from find_balance(NAME, lengths)
    yield from find_length(NAME, lengths)
    yield from find_parallel(NAME, scene)


def _rare(scene: Scene) -> Iterator[Finding]:
    """All rare characters of the draft with their readings, told once, where the first of them stands.

    The copy for the lectern has them beside each: what is read out is no mistake of the text.
    """
    places: dict[str, tuple[Paragraph, int]] = {}
    for paragraph, one in zip(scene.draft.paragraphs, scene.gathered, strict=True):
        for character, start in one.rare.items():
            if f"{NAME}:{character}" not in scene.context.ignored:
                places.setdefault(character, (paragraph, start))
    if places:
        paragraph, start = next(iter(places.values()))
        read = [f"“{one}”读{usual(where.text, at)}" for one, (where, at) in places.items()]
        more = f"等 {len(read)} 个" if len(read) > _MOST_READ else ""
        message = f"不常用的字：{'，'.join(read[:_MOST_READ])}{more}。大字版里会注上音。"
        yield found(NAME, Severity.HINT, paragraph, start, start + 1, message, rule=f"{NAME}.rare")


CHECK = Check(
    NAME,
    "听感",
    Severity.HINT,
    paragraph=find_for_the_ear,
    gather=gather_heard,
    whole=find_as_heard,
)
