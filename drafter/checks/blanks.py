"""Blanks: 【…】, open slots, headings without text below them, names that were left out."""

import re
from collections.abc import Iterator

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.blanks import find_blanks
from drafter.core.model import Paragraph, Role
from drafter.core.structure import section_stop

NAME = "blanks"
_HALF_BRACKET = re.compile(r"【[^【】\n]*$|^[^【】\n]*】")
_DOTS = re.compile(
    r"[．.。·]{4,}|…{3,}(?=.)|[（(][ 　]*[）)]|(?<=[\u4e00-\u9fff])[ 　]{3,}(?=[\u4e00-\u9fff])"
)
#: 同志 after a mark or a word that ends before a name: the name is missing.
_NAMELESS = re.compile(
    r"(?:^|[。；，、：]|刚才|和|请|由|下面|欢迎|感谢)(同志)(?=(?:[、和]|就|对|作|分别|传达|宣读|通报|汇报|发言|讲话|主持|介绍|代表|围绕))"
)


def find_blanks_in(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph leaves to be filled in."""
    text = paragraph.text
    if paragraph.is_empty_slot:
        prompt = paragraph.slot.prompt if paragraph.slot else ""
        yield found(NAME, Severity.ERROR, paragraph, 0, 0, f"这里还空着：{prompt or '待写'}。")
        return
    for blank in find_blanks(text):
        if blank.text.startswith("【"):
            message = f"“{blank.text}”还没有填。"
            yield found(NAME, Severity.ERROR, paragraph, blank.start, blank.end, message)
    for match in _HALF_BRACKET.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "待填的括号只剩一半，请补上内容。")
    for match in _DOTS.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "这里像是留着没有填的空。")
    for match in _NAMELESS.finditer(text):
        message = "“同志”前面没有姓名。"
        yield found(NAME, Severity.ERROR, paragraph, *match.span(1), message, ("【姓名】同志",))


def find_hollow(scene: Scene) -> Iterator[Finding]:
    """Headings with nothing below them."""
    paragraphs = scene.draft.paragraphs
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role is not Role.HEADING or paragraph.is_empty_slot:
            continue
        if not paragraph.text.strip():
            yield found(NAME, Severity.ERROR, paragraph, 0, len(paragraph.text), "小标题没有文字。")
            continue
        below = paragraphs[index + 1 : section_stop(paragraphs, index)]
        if not any(p.text.strip() or p.is_empty_slot for p in below) and not _is_run_in(paragraph.text):
            message = "这个小标题下面没有内容。"
            yield found(NAME, Severity.ERROR, paragraph, 0, len(paragraph.text), message)


def _is_run_in(text: str) -> bool:
    """Whether a heading carries its own text in the same paragraph."""
    return "。" in text.strip().rstrip("。")


CHECK = Check(NAME, "待填内容", Severity.ERROR, paragraph=find_blanks_in, whole=find_hollow)
