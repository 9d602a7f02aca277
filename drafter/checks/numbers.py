"""Numbers skipped or doubled, and labels of two styles in one list."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Fix, Severity, found
from drafter.checks.series import Item, ordinals_in, series_in
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import split_label
from drafter.core.numerals import to_chinese
from drafter.core.structure import lead_length

_LAST = 99


def find_series(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Numbers skipped or doubled within a paragraph, and 一要 followed by 二是."""
    for items in series_in(paragraph.text):
        yield from _skipped(name, paragraph, items)
        yield from _mixed(name, paragraph, items)
    words = ordinals_in(paragraph.text)
    if any(item.style != "首先" for item in words) and not any(item.number == 1 for item in words[1:]):
        yield from _skipped(name, paragraph, words)


def _skipped(name: str, paragraph: Paragraph, items: Sequence[Item]) -> Iterator[Finding]:
    """The first number of a list that does not follow the one before it; words without a number are let pass."""
    for before, item in pairwise(items):
        label = paragraph.text[item.start : item.end]
        numeral = _numeral(label)
        expected = before.number + 1
        if item.number != expected and numeral:
            better = label.replace(numeral, _like(label, expected), 1)
            message = f"前面是第{before.number}条，这里却是“{label}”，{_slip(item.number, before.number)}。"
            yield found(name, Severity.ERROR, paragraph, item.start, item.end, message, (better,))
            return


def _mixed(name: str, paragraph: Paragraph, items: Sequence[Item]) -> Iterator[Finding]:
    first = items[0]
    for item in items[1:]:
        if item.style != first.style:
            label = paragraph.text[item.start : item.end]
            message = f"前面用“一{first.style}”，这里用“{label}”，前后不一致。"
            better = label[:-1] + first.style
            yield found(name, Severity.HINT, paragraph, item.start, item.end, message, (better,))


def _numeral(label: str) -> str:
    return "".join(
        character for character in label if character in "一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨⑩"
    )


def _like(label: str, number: int) -> str:
    """The number as the label writes numbers."""
    numeral = _numeral(label)
    if numeral.isascii():
        return str(number)
    return "①②③④⑤⑥⑦⑧⑨⑩"[min(number, 10) - 1] if numeral in "①②③④⑤⑥⑦⑧⑨⑩" else to_chinese(min(number, 99))


def _slip(number: int, before: int) -> str:
    return "序号重复" if number == before else "序号跳了" if number > before else "序号颠倒"


def find_numbers(name: str, scene: Scene) -> Iterator[Finding]:
    """Numbers of headings and points, as they stood in the file, that are skipped or doubled; mixed labels."""
    headings: dict[int, int] = {}
    points: dict[int, int] = {}
    for paragraph, label in zip(scene.draft.paragraphs, scene.labels, strict=True):
        if paragraph.role is Role.HEADING:
            counted, _ = headings, points.clear()
        elif paragraph.role is Role.POINT:
            counted = points
        else:
            continue
        level = paragraph.level
        for deeper in [other for other in counted if other > level]:
            del counted[deeper]
        before = counted.get(level, 0)
        parsed = split_label(label + "　") if label else None
        number = parsed.number if parsed and parsed.number != _LAST else None
        if number is not None and number != before + 1 and not (number == 1 and paragraph.role is Role.POINT):
            yield _wrong_number(name, paragraph, label, before, number)
        counted[level] = number if number is not None else before + (1 if _counts(paragraph, label) else 0)
    yield from _mixed_markers(name, scene.draft.paragraphs)


def _counts(paragraph: Paragraph, label: str) -> bool:
    return bool(label) or paragraph.role is Role.HEADING


def _wrong_number(name: str, paragraph: Paragraph, label: str, before: int, number: int) -> Finding:
    told = f"前面是第{before}个" if before else "前面没有第1个"
    message = f"{told}，这里的序号却是“{label.strip()}”，{_slip(number, before)}。"
    end = lead_length(paragraph.text) or min(len(paragraph.text), 60)
    return found(name, Severity.ERROR, paragraph, 0, end, message)


def _mixed_markers(name: str, paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Points of one list whose labels are of two styles; the fix gives them the style of the first."""
    first: dict[int, str] = {}
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADING:
            first.clear()
        if paragraph.role is not Role.POINT or not paragraph.marker:
            continue
        for deeper in [level for level in first if level > paragraph.level]:
            del first[deeper]
        if paragraph.starts or paragraph.level not in first:
            first[paragraph.level] = paragraph.marker
        marker = first[paragraph.level]
        if marker != paragraph.marker:
            message = f"同一组里前面用“{marker}”，这里用“{paragraph.marker}”的样子，前后不一致。"
            fix = Fix(f"统一为“{marker}”", markers=((paragraph.id, marker),))
            end = lead_length(paragraph.text) or min(len(paragraph.text), 60)
            yield Finding(
                name, Severity.HINT, -1, paragraph.id, 0, end, paragraph.text[:end], message, marker, (fix,)
            )
