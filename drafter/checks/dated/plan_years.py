"""The years of a five-year plan: 今年是“十四五”收官之年 is said in the last of them."""

from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: The first plan that is named so begins in this year; each has so many.
_FIRST, _TENTH, _YEARS = 2001, 10, 5


def find_plan_years(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a speech says this year is in a plan, where it is another one."""
    for match in _PATTERNS["year-of-plan"].finditer(paragraph.text):
        number = from_chinese(match["plan"]) or _TENTH
        year = _FIRST + _YEARS * (number - _TENTH) + (0 if match["first"] else _YEARS - 1)
        if year != context.date.year:
            told = "第一年" if match["first"] else "最后一年"
            message = f"{year}年是“{match['plan']}五”的{told}，这是{context.date.year}年的讲话，请核对。"
            span = match.span("all")
            yield found(name, Severity.WARNING, paragraph, *span, message, rule=f"{name}.year-of-plan")
