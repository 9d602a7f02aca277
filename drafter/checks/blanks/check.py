"""Blanks: 【…】, open slots, headings without text below them, names that were left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.blanks import find_blanks
from drafter.core.model import Paragraph, Role
from drafter.core.patterns import Patterns
from drafter.core.structure import Sections

NAME = "blanks"
#: As many headings in a row may have been left without their text.
_LONGEST_ROW = 3
#: What a term means is told in so many characters at least.
_SHORTEST_MEANING = 12
_HALF_BRACKET = re.compile(r"【[^【】\n]*$|^[^【】\n]*】")
_PATTERNS = Patterns(__name__)


def find_blanks_in(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph leaves to be filled in."""
    text = paragraph.text
    if paragraph.is_empty_slot:
        prompt = paragraph.slot.prompt if paragraph.slot else ""
        yield found(NAME, Severity.ERROR, paragraph, 0, 0, f"这里还空着：{prompt or '待写'}。")
        return
    for blank in find_blanks(text):
        if blank.text.startswith("【") and not _PATTERNS["note-mark"].fullmatch(blank.text):
            message = f"“{blank.text}”还没有填。"
            yield found(NAME, Severity.ERROR, paragraph, blank.start, blank.end, message)
    for match in _HALF_BRACKET.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "待填的括号只剩一半，请补上内容。")
    for match in _PATTERNS["room"].finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "这里像是留着没有填的空。")
    for match in _PATTERNS["dummy"].finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), f"“{match.group()}”这里还没有填。")
    for match in _PATTERNS["note"].finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), f"“{match.group()}”还没有写。")
    for match in _PATTERNS["nameless"].finditer(text):
        message = "“同志”前面没有姓名。"
        yield found(NAME, Severity.ERROR, paragraph, *match.span(1), message, ("【姓名】同志",))
    for match in _PATTERNS["nobody"].finditer(text):
        message = "这里没有说是谁作的。"
        yield found(
            NAME, Severity.ERROR, paragraph, *match.span(1), message, (f"【姓名】同志{match.group(1)}",)
        )


def find_hollow(scene: Scene) -> Iterator[Finding]:
    """Headings with nothing below them."""
    paragraphs = scene.draft.paragraphs
    sections = Sections(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role is not Role.HEADING or paragraph.is_empty_slot:
            continue
        if not paragraph.text.strip():
            yield found(NAME, Severity.ERROR, paragraph, 0, len(paragraph.text), "小标题没有文字。")
            continue
        below = paragraphs[index + 1 : sections.stop(index)]
        bare = not any(p.text.strip() or p.is_empty_slot for p in below) and not _is_run_in(paragraph.text)
        if bare and not _is_listed(paragraphs, index):
            message = "这个小标题下面没有内容。"
            yield found(NAME, Severity.ERROR, paragraph, 0, len(paragraph.text), message)


def _is_listed(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a heading is one of more than three of its level in a row, with nothing between: a list of works."""
    level, first = paragraphs[index].level, index
    while first > 0 and paragraphs[first - 1].role is Role.HEADING and paragraphs[first - 1].level == level:
        first -= 1
    row = takewhile(lambda one: one.role is Role.HEADING and one.level == level, paragraphs[first:])
    return sum(1 for _ in row) > _LONGEST_ROW


def _is_run_in(text: str) -> bool:
    """Whether a heading carries its own text in the same paragraph: sentences, or what a term means behind a colon."""
    behind = text.partition("：")[2]
    return "。" in text.strip().rstrip("。") or (len(behind) >= _SHORTEST_MEANING and "、" in behind)


CHECK = Check(NAME, "待填内容", Severity.ERROR, paragraph=find_blanks_in, whole=find_hollow, in_cells=True)
