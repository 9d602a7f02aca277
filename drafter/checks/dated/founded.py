"""Anniversaries of what was founded in a year that the sentence names: 创办于1946年，今年正值建校80周年."""

from collections.abc import Callable, Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)


def find_founded(
    name: str, paragraph: Paragraph, context: Context, count: Callable[[str], int | None]
) -> Iterator[Finding]:
    """Anniversaries that the year named in the sentence and that of the speech do not make; `count` reads numerals."""
    for match in _PATTERNS["founded"].finditer(paragraph.text):
        right, said = context.date.year - int(match["year"]), count(match["count"])
        if said is not None and right > 0 and said != right:
            message = f"从{match['year']}年到{context.date.year}年是{right}周年，请核对。"
            span, choices = match.span("all"), (f"{right}周年",)
            yield found(name, Severity.WARNING, paragraph, *span, message, choices, rule=f"{name}.founded")
