"""Blanks: 【…】, open slots, headings without text below them, names that were left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.blanks import find_blanks
from drafter.core.model import Paragraph, Role
from drafter.core.structure import section_stop

NAME = "blanks"
#: As many headings in a row may have been left without their text.
_LONGEST_ROW = 3
_HALF_BRACKET = re.compile(r"【[^【】\n]*$|^[^【】\n]*】")
#: Room left for a word: dots, lines, empty brackets, spaces before 年, 月, 日 or %.
_ROOM = re.compile(
    r"[．.。·]{4,}|…{3,}(?=[^…])|[（(][ 　]*[）)]|_{2,}|＿{2,}|[ 　]{2,}(?=[年月日%％])"
    r"|(?<=[\u4e00-\u9fff])[ 　]{3,}(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])[ 　]+(?=(?:万|亿)?(?:元|人|个|名|户|亩|吨|家|项|件|公里|平方米|余|多)(?![\u4e00-\u9fff]{0,1}[同][志]))"
    r"|(?<=[\u4e00-\u9fff])[%％](?=[，。；、])|：(?=。)|(?<=共|有|是|达|为)(?=万元|亿元(?!以上|级|企业|镇|村|项目|园区)|个百分点|平方公里)"
)
#: What somebody left to be filled in: ○○乡, **局, XX%, N万元.
_DUMMY = re.compile(
    r"[*＊]{2,}|[□○◯〇]{2,}|(?<![A-Za-z\d])(?:[XxＸ×]+(?:[.．][XxＸ×]+)?|(?<![“即+＋])N)(?=[%％]|个?百分点|(?:万|亿)?(?:元|人|个|名|户|亩|吨|家|项|件|公里)|[年月日])"
)
#: Notes of a writer to himself, and words in brackets of other kinds.
_NOTE = re.compile(
    r"待补充|待核实|待确认|待填写|此处填写|此处补充|[（(](?:待定|略|补充|核实)[）)]|TODO|[\[{［｛][\u4e00-\u9fff]{1,8}[\]}］｝]|〔[\u4e00-\u9fff]{1,8}〕"
)
#: The number of a note at the end: 【12】.
_NOTE_MARK = re.compile(r"【(?:注|注释)?[\d一二三四五六七八九十]{1,3}】")
#: 同志 after a mark or a word that ends before a name: the name is missing.
_NAMELESS = re.compile(
    r"(?:^|[。；，、：…]|刚才|和|请|由|下面|欢迎|感谢)(同志)(?=(?:[、和]|就|对|作|分别|传达|宣读|通报|汇报|发言|讲话|主持|介绍|代表|围绕))"
)


_NOBODY = re.compile(
    r"(?:^|[。；])(?:刚才|会上|随后|接着)，(就[^。，；]{2,20}作(?:了)?(?:安排|部署|发言|讲话|通报|说明|汇报))"
)


def find_blanks_in(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph leaves to be filled in."""
    text = paragraph.text
    if paragraph.is_empty_slot:
        prompt = paragraph.slot.prompt if paragraph.slot else ""
        yield found(NAME, Severity.ERROR, paragraph, 0, 0, f"这里还空着：{prompt or '待写'}。")
        return
    for blank in find_blanks(text):
        if blank.text.startswith("【") and not _NOTE_MARK.fullmatch(blank.text):
            message = f"“{blank.text}”还没有填。"
            yield found(NAME, Severity.ERROR, paragraph, blank.start, blank.end, message)
    for match in _HALF_BRACKET.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "待填的括号只剩一半，请补上内容。")
    for match in _ROOM.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), "这里像是留着没有填的空。")
    for match in _DUMMY.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), f"“{match.group()}”这里还没有填。")
    for match in _NOTE.finditer(text):
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), f"“{match.group()}”还没有写。")
    for match in _NAMELESS.finditer(text):
        message = "“同志”前面没有姓名。"
        yield found(NAME, Severity.ERROR, paragraph, *match.span(1), message, ("【姓名】同志",))
    for match in _NOBODY.finditer(text):
        message = "这里没有说是谁作的。"
        yield found(
            NAME, Severity.ERROR, paragraph, *match.span(1), message, (f"【姓名】同志{match.group(1)}",)
        )


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
        bare = not any(p.text.strip() or p.is_empty_slot for p in below) and not _is_run_in(paragraph.text)
        if bare and not _is_listed(paragraphs, index):
            message = "这个小标题下面没有内容。"
            yield found(NAME, Severity.ERROR, paragraph, 0, len(paragraph.text), message)


def _is_listed(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a heading is one of three and more of its level in a row, with nothing between: a list of works."""
    level, first = paragraphs[index].level, index
    while first > 0 and paragraphs[first - 1].role is Role.HEADING and paragraphs[first - 1].level == level:
        first -= 1
    row = takewhile(lambda one: one.role is Role.HEADING and one.level == level, paragraphs[first:])
    return sum(1 for _ in row) > _LONGEST_ROW


def _is_run_in(text: str) -> bool:
    """Whether a heading carries its own text in the same paragraph."""
    return "。" in text.strip().rstrip("。")


CHECK = Check(NAME, "待填内容", Severity.ERROR, paragraph=find_blanks_in, whole=find_hollow, in_cells=True)
