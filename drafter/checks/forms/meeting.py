"""The meeting that the opening names, against that of the title: 今天召开全县安全生产工作会议 under 在全县防汛工作会议上的讲话."""

import re
from collections.abc import Iterator

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.meetings import meeting_name, occasion_of
from drafter.core.model import FRONT_ROLES, Paragraph, Role
from drafter.core.patterns import Patterns

#: Paragraphs of text that may open a speech.
_OPENING = 3
_PATTERNS = Patterns(__name__)


def find_meeting(name: str, scene: Scene) -> Iterator[Finding]:
    """A meeting in the opening that has nothing in common with the title's; the title's is offered in its place."""
    paragraphs = scene.draft.paragraphs
    title = (
        "".join(p.text for p in paragraphs if p.role is Role.TITLE and p.level == 0) or scene.context.title
    )
    occasion = occasion_of(title) or scene.context.occasion
    meant = _about(occasion)
    if not meant or not occasion.endswith(("会", "会议")):
        return
    held = [one for one in _held(paragraphs) if _about(one[1]["name"])]
    if not held or any(_is_same(_about(match["name"]), meant) for _, match in held):
        return
    paragraph, match = held[0]
    message = f"标题说的是“{occasion}”，这里说的是“{match['name']}”，请对一对。"
    yield found(name, Severity.WARNING, paragraph, *match.span("name"), message, (occasion,))


def _held(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Where the opening says which meeting this is."""
    for paragraph in _opening(paragraphs):
        for way in ("held", "itself"):
            for match in _PATTERNS[way].finditer(paragraph.text):
                if not _PATTERNS["another"].search(match.group()):
                    yield paragraph, match


def _opening(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """The text before the first heading, as far as it may open the speech."""
    opening: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADING or len(opening) == _OPENING:
            break
        if paragraph.role not in FRONT_ROLES:
            opening.append(paragraph)
    return opening


def _about(meeting: str) -> str:
    """What a meeting is about, without year, area and the words of every meeting; "" where its name does not tell."""
    return _PATTERNS["any"].sub("", meeting_name(meeting, "")) if meeting else ""


def _is_same(said: str, meant: str) -> bool:
    """Whether two may be one meeting: they share a word, or one shortens the other (三干 and 三级干部)."""
    pairs = {meant[at : at + 2] for at in range(len(meant) - 1)}
    if any(said[at : at + 2] in pairs for at in range(len(said) - 1)):
        return True
    return _shortens(said, meant) or _shortens(meant, said)


def _shortens(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
