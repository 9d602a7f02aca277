"""Whether headings, and the leads of points, that stand side by side are built alike."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph, Role
from drafter.core.structure import lead_length

_PARTS = re.compile("[，；：、]")
_FEWEST = 3


def find_parallel(name: str, scene: Scene) -> Iterator[Finding]:
    """The odd ones among siblings that are otherwise built alike."""
    for siblings in _siblings(scene.draft.paragraphs):
        shapes = [_shape(text) for _, text in siblings]
        usual, count = Counter(shapes).most_common(1)[0]
        if count < len(shapes) and count >= max(2, len(shapes) - max(1, len(shapes) // 3)):
            for (paragraph, text), shape in zip(siblings, shapes, strict=True):
                if shape != usual:
                    message = f"同级的其他标题是{_told(usual)}，这个是{_told(shape)}，不对仗。"
                    yield found(name, Severity.HINT, paragraph, 0, len(text), message)


def _siblings(paragraphs: Sequence[Paragraph]) -> Iterator[list[tuple[Paragraph, str]]]:
    """Headings of one level under one heading, and points of one list that have a lead; three or more."""
    open_lists: dict[tuple[Role, int], list[tuple[Paragraph, str]]] = {}
    closed: list[list[tuple[Paragraph, str]]] = []
    for paragraph in paragraphs:
        text = _heading_text(paragraph)
        if not text:
            continue
        for key in [key for key in open_lists if _closes(paragraph, *key)]:
            closed.append(open_lists.pop(key))
        open_lists.setdefault((paragraph.role, paragraph.level), []).append((paragraph, text))
    closed += open_lists.values()
    yield from (siblings for siblings in closed if len(siblings) >= _FEWEST)


def _closes(paragraph: Paragraph, role: Role, level: int) -> bool:
    """Whether a paragraph ends the open list of that role and level."""
    if paragraph.role is Role.HEADING:
        return role is Role.POINT or level > paragraph.level
    return role is Role.POINT and (level > paragraph.level or (paragraph.starts and level == paragraph.level))


def _heading_text(paragraph: Paragraph) -> str:
    if paragraph.role is Role.HEADING:
        text = paragraph.text.strip()
        return text[: lead_length(text)] or text
    if paragraph.role is Role.POINT:
        return paragraph.text[: lead_length(paragraph.text)]
    return ""


def _shape(text: str) -> tuple[int, ...]:
    """The numbers of characters of the parts of a heading: 扛牢责任，守住底线 is (4, 4)."""
    return tuple(len(part.strip()) for part in _PARTS.split(text.strip("。！；，、：")))


def _told(shape: tuple[int, ...]) -> str:
    return "＋".join(map(str, shape)) + "字"
