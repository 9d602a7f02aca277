"""What is left of names that somebody masked: X, XX, XY, ××, 某, **."""

import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.blanks import find_blanks
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_LETTERS = re.compile(r"(?<![A-Za-z0-9Ａ-Ｚ.+·-])[A-Z]{1,3}(?![A-Za-z0-9Ａ-Ｚ.+·-])")
_SIGNS = re.compile(r"[*＊]{2,}|[□○◯]{2,}|[xXｘＸ×]{2,}(?![a-zA-Z])")
_PATTERNS = Patterns(__name__)
#: Letters that stand for a name wherever they do; others only before what has a name.
_MASKS = frozenset("XY")

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
    for match in _PATTERNS["some-unit"].finditer(text):
        if match.start() not in taken:
            message = f"“某{text[match.end() : match.end() + 2]}”没有说明是哪一家，请确认是有意不点名。"
            yield found(name, Severity.HINT, paragraph, match.start(), match.end(), message)


def _masks(text: str, context: Context) -> Iterator[tuple[int, int]]:
    blanks = ((blank.start, blank.end) for blank in find_blanks(text) if not blank.text.startswith("【"))
    for start, end in blanks:
        times = text[start:end] == "×" and not _PATTERNS["masked-kind"].match(text[end:])
        if not (times or _is_code(text, start, end) or _is_said_so(text, start, end, context)):
            yield start, end
    for match in _LETTERS.finditer(text):
        if _stand_for_name(text, *match.span()) and not _is_said_so(text, *match.span(), context):
            yield match.span()
    for pattern in (_SIGNS, _PATTERNS["somebody"]):
        yield from (match.span() for match in pattern.finditer(text))


def _stand_for_name(text: str, start: int, end: int) -> bool:
    """Whether letters stand for a name: X and Y do, others before what has a name, but no grade (A级) and no brand."""
    letters, behind = text[start:end], text[end:]
    if len(letters) == 1 and (behind[:1] in _PATTERNS.words("grades") or _PATTERNS["zone"].match(behind)):
        return False
    if set(letters) <= _MASKS:
        return True
    of_campaign = len(letters) > 1 and text[start - 1 : start] == "“" and _IN_QUOTES.match(behind)
    return len(letters) < _BRAND and bool(of_campaign or _PATTERNS["masked-kind"].match(behind))


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
