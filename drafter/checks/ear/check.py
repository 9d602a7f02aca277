"""For the ear: what is hard to say in one breath, to read, or to follow."""

import re
from collections.abc import Iterator

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.ear.balance import find_balance, find_length
from drafter.checks.ear.directions import find_directions
from drafter.checks.ear.parallel import find_parallel
from drafter.checks.finding import Finding, Severity, found
from drafter.core.length import count_characters
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.reading.pinyin import usual, written_already

NAME = "ear"
_BREATH = re.compile(r"[^，、；：。！？…—\n]+")
_CLAUSE = re.compile(r"[^，、；：。！？…\n]+")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")


def find_for_the_ear(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Directions, long breaths, many 的 and rare characters of a paragraph."""
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
    yield from _rare(paragraph, context)


def _of_own_names(context: Context) -> str:
    """The characters of the unit's own names, which its speakers know how to read."""
    leaders = (leader.name for leader in context.leaders)
    return "".join((context.place, context.unit, context.speaker, *context.superiors, *context.own, *leaders))


def _rare(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    seen: set[str] = {paragraph.text[at] for at in written_already(paragraph.text)}
    seen.update(_of_own_names(context))
    for match in _HAN.finditer(paragraph.text):
        character = match.group()
        if character not in context.terms.ear.common and character not in seen:
            seen.add(character)
            message = f"“{character}”不常用，读{usual(paragraph.text, match.start())}。"
            yield found(NAME, Severity.HINT, paragraph, *match.span(), message)


def find_as_heard(scene: Scene) -> Iterator[Finding]:
    """Parts out of balance, a speech that is too long, headings that are not parallel."""
    yield from find_balance(NAME, scene)
    yield from find_length(NAME, scene)
    yield from find_parallel(NAME, scene)


def gather_length(paragraph: Paragraph, context: Context) -> int:
    """The characters of a paragraph."""
    return count_characters(paragraph.text)


CHECK = Check(
    NAME,
    "听感",
    Severity.HINT,
    paragraph=find_for_the_ear,
    gather=gather_length,
    whole=find_as_heard,
)
