"""Whether the parts have the length that the outline planned, and the whole the length that the speaker has."""

from collections.abc import Iterator, Sequence

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.length import speaking_minutes
from drafter.core.model import Role
from drafter.core.structure import Sections

#: A part that was planned to be shorter than this share of the whole is not measured.
_SMALLEST = 0.05

#: A speech that takes less than this share of its time is far too short.
_FAR_SHORTER = 0.5


def find_balance(name: str, scene: Scene) -> Iterator[Finding]:
    """Parts that are much longer or shorter than planned; silent while slots are still open."""
    paragraphs = scene.draft.paragraphs
    lengths: Sequence[int] = scene.gathered
    total = sum(lengths)
    if not total or any(p.is_empty_slot for p in paragraphs):
        return
    sections = Sections(paragraphs)
    allowed = scene.context.terms.ear.measures["balance"] / 100
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role is not Role.HEADING or paragraph.level != 1:
            continue
        stop = sections.stop(index)
        planned = sum(p.slot.share for p in paragraphs[index:stop] if p.slot)
        share = sum(lengths[index:stop]) / total
        if planned >= _SMALLEST and abs(share - planned) > allowed * planned:
            message = f"这一部分占 {share:.0%}，提纲安排的是 {planned:.0%}，{'偏长' if share > planned else '偏短'}。"
            yield found(name, Severity.HINT, paragraph, 0, len(paragraph.text), message)


def find_length(name: str, scene: Scene) -> Iterator[Finding]:
    """A speech that takes longer than the speaker has; one far shorter, once no slot is open."""
    context = scene.context
    paragraphs = scene.draft.paragraphs
    length = sum(scene.gathered)
    minutes = speaking_minutes(length, context.speed)
    if context.minutes and minutes > context.minutes and paragraphs:
        over = length - context.minutes * context.speed
        message = f"全文约要讲 {minutes:.0f} 分钟，安排的是 {context.minutes} 分钟，约多 {over} 字。"
        yield found(name, Severity.HINT, paragraphs[0], 0, len(paragraphs[0].text), message)
    is_short = 0 < minutes < context.minutes * _FAR_SHORTER
    if is_short and not any(p.is_empty_slot for p in paragraphs):
        under = context.minutes * context.speed - length
        message = (
            f"全文约讲 {max(1, round(minutes))} 分钟，安排的是 {context.minutes} 分钟，约少 {under} 字。"
        )
        yield found(name, Severity.HINT, paragraphs[0], 0, len(paragraphs[0].text), message)
