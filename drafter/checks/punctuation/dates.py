"""Two styles of date in one draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph

_DATE_STYLES = (
    ("2026年1月1日", re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")),
    ("二〇二六年一月一日", re.compile(r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")),
    ("2026-1-1", re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a paragraph as (style, start, end)."""

    paragraph: Paragraph
    dates: tuple[tuple[str, int, int], ...]


def gather_dates(paragraph: Paragraph) -> Dates:
    """The dates that a paragraph names."""
    text = paragraph.text
    found_in = ((style, *match.span()) for style, pattern in _DATE_STYLES for match in pattern.finditer(text))
    return Dates(paragraph, tuple(found_in))


def find_styles(name: str, gathered: Sequence[Dates]) -> Iterator[Finding]:
    """Dates in another style than the first one; in the front matter each has its own."""
    usual = ""
    for one in gathered:
        if one.paragraph.role in FRONT_ROLES:
            continue
        for style, start, end in one.dates:
            usual = usual or style
            if style != usual:
                message = f"一篇稿子里日期只用一种写法，前面写的是“{usual}”这样的。"
                yield found(name, Severity.WARNING, one.paragraph, start, end, message)
