"""From a draft and a layout to the paragraphs that stand on paper."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import numbers_of
from drafter.word.blocks import Block, Run
from drafter.word.clean import clean
from drafter.word.endmatter import (
    with_attachments,
    with_blank_lines,
    with_closing_dates,
    with_kept_signature,
    with_signature,
)
from drafter.word.layout_data import Layout
from drafter.word.object_blocks import object_blocks
from drafter.word.titles import Segment, break_title, plain_segments

#: What a block follows from: id, role, level, text and label of its paragraph.
_Key: TypeAlias = tuple[str, Role, int, str, str]


class Composer:
    """Makes blocks for one layout; `segment` cuts a title into words. It remembers the blocks of the last draft,
    so that a keystroke costs one paragraph."""

    def __init__(self, layout: Layout, segment: Segment = plain_segments) -> None:
        self._layout = layout
        self._segment = segment
        self._known: dict[_Key, Block] = {}

    def compose(self, draft: Draft) -> list[Block]:
        """The blocks of a draft in order. Empty slots and empty paragraphs are left out; empty places keep their numbers."""
        filled = [p for p in draft.paragraphs if not p.is_parked and (p.object or clean(p.text).strip())]
        kept = _ordered(filled, self._layout)
        known, self._known = self._known, {}
        blocks: list[Block] = []
        numbers = numbers_of(draft.paragraphs)
        for paragraph in kept:
            label = numbers[paragraph.id]
            if paragraph.object:
                blocks += object_blocks(paragraph)
                continue
            key = (paragraph.id, paragraph.role, paragraph.level, paragraph.text, label)
            block = known.get(key) or _block(paragraph, label, self._layout, self._segment)
            self._known[key] = block
            blocks.append(block)
        ended = with_signature(list(with_closing_dates(with_attachments(blocks))), self._layout)
        return with_kept_signature(list(with_blank_lines(ended, self._layout)))


def compose(draft: Draft, layout: Layout, segment: Segment = plain_segments) -> list[Block]:
    """The blocks of a draft, once."""
    return Composer(layout, segment).compose(draft)


def _ordered(paragraphs: Sequence[Paragraph], layout: Layout) -> Sequence[Paragraph]:
    """The paragraphs with date and speaker in the layout's order, where they stand beside each other."""
    wanted = {"姓名前": (Role.DATE, Role.SPEAKER), "姓名后": (Role.SPEAKER, Role.DATE)}.get(
        layout.text.date_order
    )
    result = list(paragraphs)
    for index, (first, second) in enumerate(pairwise(paragraphs)):
        if wanted and (second.role, first.role) == wanted:
            result[index], result[index + 1] = second, first
    return result


#: The styles of what is set on lines of its own choice, by role and level.
_TITLES = {
    (Role.TITLE, 0): "title",
    (Role.TITLE, 1): "subtitle",
    (Role.ATTACHMENT, 0): "attachment_mark",
    (Role.ATTACHMENT, 1): "attachment_title",
}


def _block(paragraph: Paragraph, label: str, layout: Layout, segment: Segment) -> Block:
    own = clean(paragraph.text)
    text = label + own.strip()
    offset = len(label) - (len(own) - len(own.lstrip()))
    role = paragraph.role
    if style := _TITLES.get((role, paragraph.level)):
        return Block(paragraph.id, style, style, (Run(_broken(text, style, layout, segment)),))
    if role is Role.HEADING:
        name = f"heading{min(max(paragraph.level, 1), 4)}"
        if lead := _sentence(text):
            return Block(paragraph.id, "body", f"run_in{name[-1]}", _led(text, lead, _lead_of(name)), offset)
        return Block(paragraph.id, name, name, (Run(text),), offset)
    if role is Role.POINT:
        lead = _point_lead(text, len(label), layout.text.lead_limit)
        return Block(paragraph.id, "body", "point", _led(text, lead, _point_look(label)), offset)
    runs = _spread(text, layout.styles["speaker"].size) if role is Role.SPEAKER else (Run(text),)
    return Block(paragraph.id, role.value, role.value, runs, offset)


def _broken(text: str, style: str, layout: Layout, segment: Segment) -> str:
    size = layout.styles[style].size
    return "\n".join(break_title(text, int(layout.page.text_width / size), segment))


#: A name of two characters, alone or set off from the posts before it, in brackets or not.
_SHORT_NAME = re.compile(r"(?:^[（(]?|[\s\u3000])([\u4e00-\u9fff])(?=[\u4e00-\u9fff](?:同志)?[）)]?$)")


def _spread(line: str, size: float) -> tuple[Run, ...]:
    """A speaker's line; a name of two characters is spaced by the width of a third, without a blank in the text."""
    found = _SHORT_NAME.search(line)
    if found is None:
        return (Run(line),)
    at = found.start(1)
    runs = (Run(line[:at]), Run(line[at], spacing=size), Run(line[at + 1 :]))
    return tuple(run for run in runs if run.text)


def _lead_of(heading: str) -> str:
    return heading if heading in ("heading1", "heading2") else "heading3"


_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’》）]*")


def _sentence(text: str) -> int:
    """Where the first sentence ends, 0 where nothing follows it."""
    found = _SENTENCE.match(text)
    return found.end() if found and found.end() < len(text) else 0


#: The numbers of headings that a point may bear, too; it is then led as they are.
_NUMBERED_AS = (
    ("heading1", re.compile("[一二三四五六七八九十]+、")),
    ("heading2", re.compile("（[一二三四五六七八九十]+）")),
)


def _point_look(label: str) -> str:
    """The look of a point's first sentence: that of the heading whose kind of number it bears."""
    return next((name for name, number in _NUMBERED_AS if number.fullmatch(label)), "point")


def _point_lead(text: str, label: int, limit: int) -> int:
    """How much of a point stands out: its first sentence, its label alone where that is too long."""
    if not limit:
        return 0
    end = _sentence(text)
    return end if 0 < end <= limit else (label if end else 0)


def _led(text: str, lead: int, name: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run(text[:lead], name), Run(text[lead:])) if run.text)
