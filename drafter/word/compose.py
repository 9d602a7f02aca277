"""From a draft and a layout to the paragraphs that stand on paper, before any file format.

The Word file and the preview are both made from these.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from drafter.core.dates import find_date
from drafter.core.model import FRONT_ROLES, Draft, Paragraph, Role
from drafter.core.numbering import labels
from drafter.word.clean import clean
from drafter.word.layout_data import Layout
from drafter.word.titles import Segment, break_title, plain_segments, units


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a block in one look: `lead` is a key of the layout's leads, "" for the paragraph's own look;
    `spacing` in points replaces the style's. `reading` stands above it; a `mark` is no part of the speech.
    """

    text: str
    lead: str = ""
    spacing: float | None = None
    reading: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph on paper.

    `style` is a key of the layout's styles, `role` says more precisely what it is; `offset` is how far a
    character's place here lies behind its place in the draft's text. "\\n" in a run is a line break. `right` is a
    right indent in characters that replaces the style's; `blank_before` counts empty lines. `spacing` is in
    points, added to the style's between characters. `new_page` says that the block begins a page; `note`
    stands in the margin beside it.
    """

    paragraph_id: str
    style: str
    role: str
    runs: tuple[Run, ...]
    offset: int = 0
    right: float | None = None
    blank_before: int = 0
    new_page: bool = False
    spacing: float = 0.0
    note: str = ""

    @property
    def text(self) -> str:
        """The whole text, with its label."""
        return "".join(run.text for run in self.runs)


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
        """The blocks of a draft in order. Empty slots and empty paragraphs are left out; labels close the gaps."""
        filled = [paragraph for paragraph in draft.paragraphs if clean(paragraph.text).strip()]
        kept = _ordered(filled, self._layout)
        known, self._known = self._known, {}
        blocks: list[Block] = []
        for paragraph, label in zip(kept, labels(kept), strict=True):
            key = (paragraph.id, paragraph.role, paragraph.level, paragraph.text, label)
            block = known.get(key) or _block(paragraph, label, self._layout, self._segment)
            self._known[key] = block
            blocks.append(block)
        return list(_spaced(_signed(_with_attachments(blocks), self._layout), self._layout))


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


def _block(paragraph: Paragraph, label: str, layout: Layout, segment: Segment) -> Block:
    own = clean(paragraph.text)
    text = label + own.strip()
    offset = len(label) - (len(own) - len(own.lstrip()))
    role = paragraph.role
    if role is Role.TITLE:
        style = "subtitle" if paragraph.level else "title"
        return Block(paragraph.id, style, style, (Run(_broken(text, style, layout, segment)),))
    if role is Role.HEADING:
        name = f"heading{min(max(paragraph.level, 1), 4)}"
        if lead := _sentence(text):
            return Block(paragraph.id, "body", f"run_in{name[-1]}", _led(text, lead, _lead_of(name)), offset)
        return Block(paragraph.id, name, name, (Run(text),), offset)
    if role is Role.POINT:
        lead = _point_lead(text, len(label), layout.text.lead_limit)
        return Block(paragraph.id, "body", "point", _led(text, lead, "point"), offset)
    runs = _spread(text, layout.styles["speaker"].size) if role is Role.SPEAKER else (Run(text),)
    return Block(paragraph.id, role.value, role.value, runs, offset)


def _broken(text: str, style: str, layout: Layout, segment: Segment) -> str:
    size = layout.styles[style].size
    return "\n".join(break_title(text, int(layout.page.text_width / size), segment))


def _spread(name: str, size: float) -> tuple[Run, ...]:
    """A name; one of two characters is spaced by the width of a third, without a blank in the text."""
    if len(name) == 2 and name.isalpha() and not name.isascii():
        return (Run(name[0], spacing=size), Run(name[1]))
    return (Run(name),)


def _lead_of(heading: str) -> str:
    return heading if heading in ("heading1", "heading2") else "heading3"


_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’》）]*")


def _sentence(text: str) -> int:
    """Where the first sentence ends, 0 where nothing follows it."""
    found = _SENTENCE.match(text)
    return found.end() if found and found.end() < len(text) else 0


def _point_lead(text: str, label: int, limit: int) -> int:
    """How much of a point stands out: its first sentence, its label alone where that is too long."""
    if not limit:
        return 0
    end = _sentence(text)
    return end if 0 < end <= limit else (label if end else 0)


def _led(text: str, lead: int, name: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run(text[:lead], name), Run(text[lead:])) if run.text)


_NOTE = re.compile(r"附件[：:]\s*(\d{1,2}[.．]|\S)")
_MARK = re.compile(r"附件\s*\d{0,2}")
_ITEM = re.compile(r"\d{1,2}[.．]")


def _with_attachments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that say what is attached, and the attachments' own first lines, set as such."""
    result: list[Block] = []
    before = ""
    for block in blocks:
        text = block.text
        style = ""
        if block.style in ("body", "heading3"):
            style = _attachment_style(text, before)
        if style:
            block = replace(block, style=style, role=style, runs=(Run(text),))
        if style == "attachment_mark":
            block = replace(block, new_page=True)
        before = style
        result.append(block)
    return result


def _attachment_style(text: str, before: str) -> str:
    """What a block is among attachments, "" for none; `before` is what the block above it was."""
    if found := _NOTE.match(text):
        return "attachment_first" if found.group(1)[0].isdigit() else "attachment"
    if before in ("attachment_first", "attachment_item") and _ITEM.match(text):
        return "attachment_item"
    if _MARK.fullmatch(text.strip()):
        return "attachment_mark"
    return "attachment_title" if before == "attachment_mark" else ""


def _signed(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The blocks with the signature's names and date set in from the right (GB/T 9704-2012, 7.3.5)."""
    result = list(blocks)
    for index, (name, day) in enumerate(pairwise(blocks)):
        if name.style == day.style == "signature" and find_date(day.text) and not find_date(name.text):
            right = layout.styles["signature"].right
            for place, indent in zip(
                (index, index + 1), _rights(units(name.text), units(day.text), right, layout), strict=True
            ):
                result[place] = replace(blocks[place], right=indent)
    return result


def _rights(name: float, day: float, right: float, layout: Layout) -> tuple[float, float]:
    """The right indents, in characters, of a name and of the date below it.

    With a seal the date is set in four characters and the name centred on it; without one the name is set in
    two and the date begins two characters to the right of it, or is set in two itself where it is longer.
    """
    if layout.text.seal:
        return max(0.0, 2 * right + (day - name) / 2), 2 * right
    if name - 2 >= day:
        return right, right + name - 2 - day
    return right + day - name + 2, right


def _spaced(blocks: Iterable[Block], layout: Layout) -> Iterable[Block]:
    """The blocks with the empty lines that the layout wants after the front, before signature and attachments."""
    front = {role.value for role in FRONT_ROLES} - {Role.SALUTATION.value} | {"subtitle"}
    before = ""
    for block in blocks:
        blank = 0
        if before in front and block.style not in front:
            blank = layout.text.blank_after_front
        elif block.style == "signature" != before:
            blank = layout.text.blank_before_signature
        elif block.style in ("attachment", "attachment_first"):
            blank = layout.text.blank_before_attachment
        elif block.style == "attachment_title":
            blank = 1
        before = block.style
        yield replace(block, blank_before=blank) if blank and not block.new_page else block
