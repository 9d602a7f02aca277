"""What is left of names that somebody masked: X, XX, XY, ××, 某, **."""

import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.blanks import find_blanks
from drafter.core.model import Paragraph

_LETTERS = re.compile(r"(?<![A-Za-z0-9Ａ-Ｚ.+·-])[A-Z]{1,3}(?![A-Za-z0-9Ａ-Ｚ.+·-])")
_SIGNS = re.compile(r"[*＊]{2,}|[□○◯]{2,}|[xXｘＸ×]{2,}(?![a-zA-Z])")
_SOMEBODY = re.compile(
    r"某某+|(?<![\u4e00-\u9fff])[甲乙丙丁](?=[省市县区镇乡村](?!级|区))|某(?=省|市(?!民)|县|区(?!域)|镇|乡(?!村)|同志|书记|县长|市长|局长|月|日)|(?<=[^\d]20)某某"
)
_SOME_UNIT = re.compile(r"某(?=单位|部门|企业|公司|集团|局|厅|村|社区|街道)")
#: Letters that stand for a name wherever they do; others only before what has a name.
_MASKS = frozenset("XY")
_MASKED_KIND = re.compile("[省市县区州旗镇乡村局厅]|街道|社区|公司|集团|同志|书记|单位|部门|[县市]长")
#: What follows a letter that is a grade or a kind: A级, B类.
_GRADES = frozenset("级类型档照座等股超")

#: Part of an estate or a works: C区一期. As many letters as this make a brand.
_ZONE = re.compile("区[一二三四五]期|[区座幢栋][、和]")
_BRAND = 3
#: What stands behind the letters of a masked place in the name of a campaign: “YC百佳”.
_IN_QUOTES = re.compile("[\u4e00-\u9fff]{1,4}”")


def find_masked(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The masked names of a paragraph, each with a blank to put in its place."""
    text = paragraph.text
    taken: set[int] = set()
    for start, end in sorted(_masks(text, context)):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            yield found(
                name, Severity.ERROR, paragraph, start, end,
                f"“{text[start:end]}”是隐去的名称，念稿前要填上真实的名称。", ("【名称】",),
            )  # fmt: skip
    for match in _SOME_UNIT.finditer(text):
        if match.start() not in taken:
            message = f"“某{text[match.end() : match.end() + 2]}”没有说明是哪一家，请确认是有意不点名。"
            yield found(name, Severity.HINT, paragraph, match.start(), match.end(), message)


def _masks(text: str, context: Context) -> Iterator[tuple[int, int]]:
    blanks = ((blank.start, blank.end) for blank in find_blanks(text) if not blank.text.startswith("【"))
    for start, end in blanks:
        times = text[start:end] == "×" and not _MASKED_KIND.match(text[end:])
        if not (times or _is_code(text, start, end) or _is_said_so(text, start, end, context)):
            yield start, end
    for match in _LETTERS.finditer(text):
        if _stand_for_name(text, *match.span()) and not _is_said_so(text, *match.span(), context):
            yield match.span()
    for pattern in (_SIGNS, _SOMEBODY):
        yield from (match.span() for match in pattern.finditer(text))


def _stand_for_name(text: str, start: int, end: int) -> bool:
    """Whether letters stand for a name: X and Y do, others before what has a name, but no grade (A级) and no brand."""
    letters, behind = text[start:end], text[end:]
    if len(letters) == 1 and (behind[:1] in _GRADES or _ZONE.match(behind)):
        return False
    if set(letters) <= _MASKS:
        return True
    of_campaign = len(letters) > 1 and text[start - 1 : start] == "“" and _IN_QUOTES.match(behind)
    return len(letters) < _BRAND and bool(of_campaign or _MASKED_KIND.match(behind))


def _is_said_so(text: str, start: int, end: int, context: Context) -> bool:
    return _is_variable(text, start, end) or _is_word(text, start, end, context)


def _is_variable(text: str, start: int, end: int) -> bool:
    """Whether a letter stands for a number in the name of a scheme: “9+X”, “1X” 系列, “X”即……."""
    before, behind = text[:start].rstrip("“"), text[end : end + 1]
    quoted = text[start - 1 : start] == "“" and behind == "”"
    counted = before[-1:].isdigit() and behind == "”"
    return end - start == 1 and (before.endswith(("+", "＋")) or quoted or counted)


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether letters begin a code that goes on with figures: 县道X503."""
    return text[start:end].isascii() and text[end : end + 1].isdigit()


def _is_word(text: str, start: int, end: int, context: Context) -> bool:
    """Whether letters are a word of their own, or multiply two numbers."""
    latin = context.terms.names.latin
    if text[start:end] in latin or any(
        text.startswith(word, start) for word in latin if len(word) > end - start
    ):
        return True
    return bool(re.search(r"\d\s*$", text[:start]) and re.match(r"\s*\d", text[end:]))
