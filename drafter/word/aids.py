"""What a copy for the lectern has besides the text: pinyin, pauses, speaking times."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.core.edits import drop_empty_slots
from drafter.core.length import length_of, speaking_minutes
from drafter.core.model import Draft, Role
from drafter.core.structure import section_stop
from drafter.word.blocks import Block, Run
from drafter.word.layout_data import Layout
from drafter.word.pinyin import Pinyin

#: Longer and shorter pauses, and the marks after which they are made.
_PAUSES = (("‖", re.compile(r"[。！？…]+[”’》）]*(?=.)")), ("｜", re.compile(r"[；：][”’》）]*(?=.)")))


@dataclass(frozen=True, slots=True)
class Aids:
    """What is wanted in one lectern copy; `speed` is the speaker's, in characters a minute."""

    pinyin: bool = True
    pauses: bool = False
    times: bool = True
    speed: int = 200
    spoken: Pinyin = field(default_factory=Pinyin)


def usual_aids(layout: Layout) -> Aids | None:
    """What the layout itself says, None for a layout that is not for reading from."""
    reading = layout.lectern
    if reading is None:
        return None
    return Aids(reading.pinyin, reading.pauses, reading.times, layout.speech.speed)


@dataclass(frozen=True, slots=True)
class PartTime:
    """How long a part takes to read aloud; `paragraph_id` is that of its heading."""

    paragraph_id: str
    minutes: float


def speaking_times(draft: Draft, speed: int) -> list[PartTime]:
    """The minutes of every part, at `speed` characters a minute: each heading of level 1 with its section."""
    paragraphs = drop_empty_slots(draft.paragraphs)
    return [
        PartTime(
            paragraph.id,
            speaking_minutes(length_of(paragraphs[index : section_stop(paragraphs, index)]), speed),
        )
        for index, paragraph in enumerate(paragraphs)
        if paragraph.role is Role.HEADING and paragraph.level == 1
    ]


def in_words(minutes: float) -> str:
    """A speaking time as it stands in the margin."""
    return f"约{round(minutes)}分钟" if minutes >= 1 else "不到1分钟"


def with_aids(blocks: Sequence[Block], draft: Draft, aids: Aids) -> list[Block]:
    """The blocks with pinyin above characters, marks for pauses, and times beside the headings."""
    times = (
        {part.paragraph_id: part.minutes for part in speaking_times(draft, aids.speed)} if aids.times else {}
    )
    if aids.pinyin:
        aids = replace(aids, spoken=aids.spoken.with_names_of(draft))
    return [_with_aids(block, aids, times.get(block.paragraph_id)) for block in blocks]


def _with_aids(block: Block, aids: Aids, minutes: float | None) -> Block:
    if minutes is not None:
        block = replace(block, note=in_words(minutes))
    if aids.pinyin:
        spoken = aids.spoken.of(block.text)
        block = replace(block, runs=tuple(_read(block.runs, spoken))) if spoken else block
    if aids.pauses and block.style == "body":
        block = replace(block, runs=tuple(_with_pauses(block.runs, block.text)))
    return block


def _read(runs: Iterable[Run], spoken: dict[int, str]) -> Iterable[Run]:
    """The runs with every character that has pinyin as a run of its own."""
    position = 0
    for run in runs:
        last = 0
        for at in [at - position for at in spoken if position <= at < position + len(run.text)]:
            if at > last:
                yield replace(run, text=run.text[last:at])
            yield replace(run, text=run.text[at], pinyin=spoken[position + at])
            last = at + 1
        if last < len(run.text):
            yield replace(run, text=run.text[last:])
        position += len(run.text)


def _with_pauses(runs: Iterable[Run], text: str) -> Iterable[Run]:
    """The runs with a mark after each place at which the speaker pauses."""
    marks = {found.end(): mark for mark, pattern in _PAUSES for found in pattern.finditer(text)}
    position = 0
    for run in runs:
        last = 0
        for at in sorted(at - position for at in marks if position < at <= position + len(run.text)):
            yield replace(run, text=run.text[last:at])
            yield Run(marks[position + at], mark=True)
            last = at
        if last < len(run.text):
            yield replace(run, text=run.text[last:])
        position += len(run.text)
