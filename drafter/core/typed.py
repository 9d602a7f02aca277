"""Numbers that are typed: 一、 （一） 1. 一是 第一， at the start of a paragraph make it what they say."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.core.edits import take_label, update
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import HEADING_LEVELS, Label, split_label

#: Labels that are whole at their last sign; all others only when the next character rules out a figure or a word.
_WHOLE = frozenset({"一、", "（一）", "（1）", "①"})
#: Words of order that also begin ordinary sentences: typed, they stay text.
_WORDS = frozenset({"首先，", "一个是"})
#: What may not follow 一是 and 一要 where they are labels: 一是一二是二, 一要不要.
_NUMERALS = frozenset("一二三四五六七八九十百千万零〇两0123456789")
#: The roles in which a number that is typed is understood.
_UNDERSTOOD = frozenset({Role.BODY, Role.HEADING, Role.POINT})


def typed_label(before: str, after: str) -> Label | None:
    """The label that typing has just completed at the start of a text, None where it has not.

    `before` is the text as it was, `after` as it is.
    """
    label = split_label(after)
    if label is None or label.marker in _WORDS or _is_part_of_a_word(label):
        return None
    complete = len(label.label.rstrip()) - (label.marker in _WHOLE)
    if len(after) <= complete or _common_start(before, after) > complete:
        return None
    return label


def _is_part_of_a_word(label: Label) -> bool:
    return label.marker in ("一是", "一要") and label.rest[:1] in _NUMERALS and bool(label.rest)


def _common_start(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def understand(draft: Draft, paragraph_id: str, label: Label) -> Draft:
    """The draft with the typed label of a paragraph taken as what it says; as it was where none can stand there."""
    index = draft.index_of(paragraph_id)
    paragraph = draft.paragraphs[index]
    if paragraph.role not in _UNDERSTOOD:
        return draft
    return take_label(draft, index, label, *_meant(draft, index, label))


def _meant(draft: Draft, index: int, label: Label) -> tuple[Role, int]:
    """The role and level that a label gives a paragraph: one of its own style leaves them as they are."""
    paragraph = draft.paragraphs[index]
    if paragraph.marker == label.marker or (
        paragraph.role is Role.POINT and label.marker not in HEADING_LEVELS
    ):
        return paragraph.role, paragraph.level
    if level := HEADING_LEVELS.get(label.marker, 0):
        return Role.HEADING, level
    return Role.POINT, level_of_point(draft.paragraphs, index, label.marker)


def level_of_point(paragraphs: Sequence[Paragraph], index: int, marker: str) -> int:
    """The level of the points of this style above, in the same section; 1 where there are none."""
    for paragraph in reversed(paragraphs[:index]):
        if paragraph.role is Role.HEADING:
            break
        if paragraph.role is Role.POINT and paragraph.marker == marker:
            return paragraph.level
    return 1


def runs_in(text: str) -> bool:
    """Whether a text goes on behind its first sentence: such a numbered paragraph is a point, not a heading."""
    stop = text.find("。")
    return 0 <= stop < len(text.rstrip()) - 1


def run_in(draft: Draft, paragraph_id: str) -> Draft:
    """The draft with a numbered heading that has become a running text as a point, under the same number."""
    index = draft.index_of(paragraph_id)
    heading = draft.paragraphs[index]
    if heading.role is not Role.HEADING or not heading.marker or not runs_in(heading.text):
        return draft
    level = level_of_point(draft.paragraphs, index, heading.marker)
    return update(draft, [paragraph_id], lambda found: replace(found, role=Role.POINT, level=level))
