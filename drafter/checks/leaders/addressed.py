"""Those whom a speech greets and calls, against the assembly that its title names: 各位代表 at a work meeting, 妇女同胞们 at the
congress of the Youth League; and posts greeted out of their order: 刘县长、陈副市长.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph, Role
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: Kinds of people, of each how it is greeted and what a meeting of it is called. Of one set a meeting has one.
_SETS = (
    (("to-deputies", "of-deputies"), ("to-members", "of-members")),
    (
        ("to-teachers", "of-teachers"),
        ("to-medics", "of-medics"),
        ("to-women", "of-women"),
        ("to-youth", "of-youth"),
        ("to-soldiers", "of-soldiers"),
    ),
)
_RANKS = "省市县镇"
_ALIKE_RANKS = str.maketrans("州盟区旗乡", "市市县县镇")


@dataclass(frozen=True, slots=True)
class Called:
    """Members of an assembly who are called in the course of a speech, where that stands, and who they are."""

    paragraph: Paragraph
    start: int
    end: int
    whom: str


def called_in(paragraph: Paragraph) -> tuple[Called, ...]:
    """Those who are called in a paragraph."""
    if paragraph.role in FRONT_ROLES:
        return ()
    calls = _PATTERNS["called"].finditer(paragraph.text)
    return tuple(Called(paragraph, *match.span(), match["whom"]) for match in calls)


def find_strange_address(name: str, scene: Scene, called: Iterable[Called]) -> Iterator[Finding]:
    """What is said to people who are not there, or in another order than that of their ranks; `called` are those whom the
    draft calls.
    """
    paragraphs = scene.draft.paragraphs
    greetings = [one for one in paragraphs if one.role is Role.SALUTATION]
    front = (one.text for one in paragraphs if one.role in FRONT_ROLES - {Role.SALUTATION})
    title = "".join((*front, scene.context.title, scene.context.occasion))
    for paragraph in greetings:
        yield from _of_others(name, paragraph, title)
        yield from _disorder(name, paragraph)
    if greetings and title and not _PATTERNS["assembly"].search(title + greetings[0].text):
        yield from _called(name, called, greetings[0].text)


def _of_others(name: str, paragraph: Paragraph, title: str) -> Iterator[Finding]:
    """Whom a greeting names though the title is that of a meeting of others."""
    for groups in _SETS:
        held = [greeted for greeted, called in groups if _PATTERNS[called].search(title)]
        if not held or any(_PATTERNS[greeted].search(paragraph.text) for greeted in held):
            continue
        for match in filter(None, (_PATTERNS[greeted].search(paragraph.text) for greeted, _ in groups)):
            message = f"标题里的会议和“{match.group()}”对不上，请核对称谓。"
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.address")


def _disorder(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Heads of places who are greeted before those of greater ones."""
    for one, other in pairwise(_PATTERNS["head"].finditer(paragraph.text)):
        first, second = (_RANKS.index(match["rank"].translate(_ALIKE_RANKS)) for match in (one, other))
        if first > second:
            message = f"“{other.group()}”职务高，排在“{one.group()}”前面。"
            between = paragraph.text[one.end() : other.start()]
            right = f"{other.group()}{between}{one.group()}"
            yield found(
                name, Severity.WARNING, paragraph, one.start(), other.end(), message, (right,), rule=f"{name}.address"
            )  # fmt: skip


def _called(name: str, called: Iterable[Called], greeted: str) -> Iterator[Finding]:
    """Members of an assembly who are called in the course of a speech that greets none."""
    first = next((one for one in called if one.whom not in greeted), None)
    if first is not None:
        paragraph, said = first.paragraph, first.paragraph.text[first.start : first.end]
        right = re.sub("[：:，]$", "", greeted)
        message = f"开头的称谓是“{right}”，这里却称“{said}”，请核对。"
        yield found(
            name,
            Severity.WARNING,
            paragraph,
            first.start,
            first.end,
            message,
            (right,),
            rule=f"{name}.address",
        )
