"""Numbers skipped or doubled, and labels of two styles in one list."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.announced.series import Item, ordinals_in, series_in, strays_in
from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Fix, Severity, found
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import Place, list_of, make_label, out_of_order
from drafter.core.numerals import to_chinese
from drafter.core.structure import lead_length


def find_series(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Numbers skipped or doubled within a paragraph, and 一要 followed by 二是."""
    for items in series_in(paragraph.text):
        yield from _skipped(name, paragraph, items)
        yield from _mixed(name, paragraph, items)
    yield from _strays(name, paragraph)
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


def _strays(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """第一，……第二，……三是……: an item that goes on with a list of another style, and has none of its own."""
    for before, item in strays_in(paragraph.text):
        label, model = (paragraph.text[one.start : one.end] for one in (item, before))
        message = f"前面用“{model}”，这里用“{label}”，前后不一致。"
        better = model.replace(_numeral(model), to_chinese(item.number), 1)
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
    """Numbers of headings and points that their writer skipped, doubled or ran on with; mixed labels."""
    paragraphs = scene.draft.paragraphs
    for index, place in out_of_order(paragraphs):
        yield _wrong_number(name, paragraphs, index, place)
    yield from _mixed_markers(name, paragraphs)


def _wrong_number(name: str, paragraphs: Sequence[Paragraph], index: int, place: Place) -> Finding:
    """A number that does not follow; the fix puts the whole list in order."""
    paragraph, before = paragraphs[index], place.expected - 1
    told = f"前面是“{make_label(paragraph.marker, before).strip()}”" if before else "前面没有第一个"
    slip = _slip(place.number, before)
    message = f"{told}，这里的序号却是“{paragraph.fixed.strip()}”，{slip}。序号照原稿没有动，可以一步排顺。"
    end = lead_length(paragraph.text) or min(len(paragraph.text), 60)
    members = tuple(paragraphs[n].id for n in list_of(paragraphs, index))
    fix = Fix("把序号排顺", in_order=members)
    suggestion = make_label(paragraph.marker, place.expected).strip()
    text = paragraph.text[:end]
    return Finding(name, Severity.ERROR, -1, paragraph.id, 0, end, text, message, suggestion, (fix,))


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
