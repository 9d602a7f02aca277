"""Levels that are skipped, and headings with a single point below them."""

from collections.abc import Iterator

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph, Role
from drafter.core.structure import Node, lead_length, nodes

_LEVEL_NAMES = ("", "一级（一、）", "二级（（一））", "三级（1.）", "四级（（1））")


#: The levels to which the numbers of points belong (GB/T 9704-2012, 7.3.3).
_POINT_LEVELS = {"1.": 3, "（1）": 4}


def find_levels(name: str, scene: Scene) -> Iterator[Finding]:
    """Headings that stand more than one level below the heading before them; single points (hint)."""
    above = 0
    previous: Role | None = None
    for paragraph in scene.draft.paragraphs:
        if paragraph.role is Role.POINT and previous is not Role.POINT:
            yield from _point(name, paragraph, above)
        previous = paragraph.role
        if paragraph.role is not Role.HEADING:
            continue
        if paragraph.level > above + 1:
            before = _LEVEL_NAMES[min(above, 4)] if above else "没有上一级标题"
            message = f"层级跳了：前面是{before}，这里直接到{_LEVEL_NAMES[min(paragraph.level, 4)]}。"
            yield found(name, Severity.ERROR, paragraph, 0, len(paragraph.text), message)
        above = paragraph.level
    for node in nodes(scene.draft.paragraphs):
        yield from _single(name, scene, node)


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


def _single(name: str, scene: Scene, node: Node) -> Iterator[Finding]:
    paragraphs = scene.draft.paragraphs
    if node.front:
        return
    head = paragraphs[node.start]
    if head.role is Role.HEADING and len(node.children) == 1:
        only = paragraphs[node.children[0].start]
        if only.marker:
            what = "小标题" if only.role is Role.HEADING else "要点"
            message = f"“{head.text[:20]}”下面只有一个{what}，不成为一组，可以并入上文或再补。"
            yield found(name, Severity.HINT, only, 0, min(len(only.text), 60), message)
    for child in node.children:
        yield from _single(name, scene, child)
