"""Levels that are skipped, and headings with a single point below them."""

from collections.abc import Iterator, Sequence

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import lists_of
from drafter.core.structure import Node, lead_length, nodes

_LEVEL_NAMES = ("", "一级（一、）", "二级（（一））", "三级（1.）", "四级（（1））")


#: The levels to which the numbers of points belong (GB/T 9704-2012, 7.3.3).
_POINT_LEVELS = {"1.": 3, "（1）": 4}


def find_levels(name: str, scene: Scene) -> Iterator[Finding]:
    """Headings that stand more than one level below the heading before them; single points (hint)."""
    above = 0
    previous: Role | None = None
    paragraphs = scene.draft.paragraphs
    lists = lists_of(paragraphs)
    seen: set[int | None] = set()
    of_points = {one for one, p in zip(lists, paragraphs, strict=True) if p.role is Role.POINT}
    for paragraph, own in zip(paragraphs, lists, strict=True):
        if paragraph.role is Role.POINT and previous is not Role.POINT and own not in seen:
            yield from _point(name, paragraph, above)
        seen.add(own)
        previous = paragraph.role
        if paragraph.role is not Role.HEADING:
            continue
        if own in of_points:
            continue  # a member of a list whose other members run in: its level is that of the list
        if paragraph.level > above + 1:
            before = _LEVEL_NAMES[min(above, 4)] if above else "没有上一级标题"
            message = f"层级跳了：前面是{before}，这里直接到{_LEVEL_NAMES[min(paragraph.level, 4)]}。"
            severity = Severity.ERROR if above and (above, paragraph.level) != (1, 3) else Severity.HINT
            yield found(name, severity, paragraph, 0, len(paragraph.text), message)
        above = paragraph.level
    for node in nodes(paragraphs):
        yield from _single(name, paragraphs, lists, node)


def _point(name: str, paragraph: Paragraph, above: int) -> Iterator[Finding]:
    """The first of a list of points whose number belongs to a level further below: （1） straight under 一、.

    1. straight under 一、 is only a hint: many offices leave out （一） where there are two levels in all.
    """
    level = _POINT_LEVELS.get(paragraph.marker, 0)
    if above and level > above + 1:
        before, here = _LEVEL_NAMES[min(above, 4)], _LEVEL_NAMES[level]
        message = f"层级跳了：前面是{before}，这里直接到{here}。"
        severity = Severity.HINT if (above, level) == (1, 3) else Severity.ERROR
        end = lead_length(paragraph.text) or min(len(paragraph.text), 60)
        yield found(name, severity, paragraph, 0, end, message)


def _single(
    name: str, paragraphs: Sequence[Paragraph], lists: Sequence[int | None], node: Node
) -> Iterator[Finding]:
    if node.front:
        return
    head = paragraphs[node.start]
    if head.role is Role.HEADING and len(node.children) == 1:
        only = paragraphs[node.children[0].start]
        siblings = lists.count(lists[node.children[0].start]) > 1
        if only.marker and not siblings:
            what = "小标题" if only.role is Role.HEADING else "要点"
            message = f"“{head.text[:20]}”下面只有一个{what}，不成为一组，可以并入上文或再补。"
            yield found(name, Severity.HINT, only, 0, min(len(only.text), 60), message)
    for child in node.children:
        yield from _single(name, paragraphs, lists, child)
