"""The rules for numbered headings."""

from collections.abc import Sequence

from drafter.core.model import Role
from drafter.core.numbering import HEADING_LEVELS, PART_MARKERS
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.signs import ends_clause, has_inner_stop

_LONGEST = 60
_LONGEST_SENTENCE = 30
_LONGEST_BEFORE_COLON = 20

#: Markers of headings only where nothing else numbers the parts.
_SPOKEN = (*PART_MARKERS, "第一个方面，", "第一个问题，", "第一、", "第一，")


def mark_numbered(paragraphs: Sequence[FoundParagraph]) -> None:
    """A numbered line without a sentence inside is a heading; its marker tells the level.

    One that ends like a sentence is a heading only if something hangs below it: otherwise it is an item.
    """
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role is None and _level(paragraph) and _is_heading_line(paragraphs, index):
            paragraph.become(Role.HEADING, _level(paragraph))


def _level(paragraph: FoundParagraph) -> int:
    marker = paragraph.label.marker if paragraph.label else ""
    return 1 if marker in _SPOKEN else HEADING_LEVELS.get(marker, 0)


def _is_heading_line(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    text = paragraphs[index].rest
    if not text or len(text) > _LONGEST or has_inner_stop(text) or text[-1] in "；;，、":
        return False
    if text[-1] in "：:":
        return len(text) <= _LONGEST_BEFORE_COLON
    if not ends_clause(text):
        return True
    return len(text) <= _LONGEST_SENTENCE and not _is_item(paragraphs, index)


def _is_item(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    """Whether a numbered sentence stands in a list: a sibling is next to it, or nothing hangs below it."""
    paragraph = paragraphs[index]
    if index + 1 == len(paragraphs):
        return True
    below = paragraphs[index + 1]
    if _same_marker(paragraph, below) or (index and _same_marker(paragraph, paragraphs[index - 1])):
        return True
    if (
        below.label
        and below.label.marker in _SPOKEN
        and below.label.number == 1
        and paragraph.label
        and paragraph.label.marker not in PART_MARKERS
    ):
        return paragraph.label.marker in _SPOKEN
    return below.role is not None or 0 < _level(below) <= _level(paragraph)


def _same_marker(one: FoundParagraph, other: FoundParagraph) -> bool:
    return one.label is not None and other.label is not None and one.label.marker == other.label.marker


def lower_spoken(paragraphs: Sequence[FoundParagraph]) -> None:
    """第一， heads a part only where nothing else does; below 一、 it heads what stands below 一、."""
    levels = {
        p.level for p in paragraphs if p.role is Role.HEADING and p.label and p.label.marker not in _SPOKEN
    }
    above = 0
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADING and paragraph.label:
            if paragraph.label.marker not in _SPOKEN:
                above = paragraph.level
            elif 1 in levels and paragraph.label.marker not in PART_MARKERS:
                paragraph.level = min(above + 1, 4)


def raise_to_top(paragraphs: Sequence[FoundParagraph]) -> None:
    """The highest headings of a speech are its parts, whatever their marker is."""
    headings = [p for p in paragraphs if p.role is Role.HEADING]
    lift = min((p.level for p in headings), default=1) - 1
    for paragraph in headings:
        paragraph.level -= lift
