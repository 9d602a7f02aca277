"""Two styles of date in one draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a paragraph as (style, start, end)."""

    paragraph: Paragraph
    dates: tuple[tuple[str, int, int], ...]


def gather_dates(paragraph: Paragraph) -> Dates:
    """The dates that a paragraph names; a style is called by its example."""
    text = paragraph.text
    styles = _PATTERNS.rules.values()
    found_in = ((style.finds, *match.span()) for style in styles for match in style.pattern.finditer(text))
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
