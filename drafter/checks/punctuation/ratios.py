"""Numbers of one sentence that do not agree: a share of a plan, what is left of a whole, so much for each."""

import re
from collections.abc import Iterator

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_SCALE = {"": 1.0, "万": 1e4, "亿": 1e8}
#: How far a number may be from what is said, as rounding makes it: as a share of it, and in points of a per cent.
_ROUNDED, _POINTS = 0.06, 1.5
#: Shares of a whole together, and the difference of two shares, with what rounding makes of them.
_WHOLE, _OFF = 100.5, 0.25
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")


def find_ratios(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Numbers that those before them in the sentence do not make."""
    text = paragraph.text
    for rule in ("of-plan", "of-target"):
        for match in _PATTERNS[rule].finditer(text):
            share = 100 * _value(match, "part") / (_value(match, "whole") or 1.0)
            if abs(share - float(match["said"])) > _POINTS:
                yield _told(name, paragraph, match, f"{share:.1f}%")
    for match in _PATTERNS["rest"].finditer(text):
        rest = _value(match, "whole") - _value(match, "part")
        if rest >= 0 and not _is_near(rest, _value(match, "said")):
            yield _told(name, paragraph, match, f"{rest / _SCALE[match['said_of']]:g}{match['unit']}")
    for match in _PATTERNS["each"].finditer(text):
        each = _value(match, "whole") / (_value(match, "part") or 1.0)
        if not _is_near(each, _value(match, "said")):
            yield _told(name, paragraph, match, f"{each / _SCALE[match['said_of']]:.4g}{match['said_of']}")


def find_shares(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Shares of numbered classes that are more than the whole, and points that two shares do not differ by."""
    for match in _PATTERNS["graded"].finditer(paragraph.text):
        total = sum(float(share) for share in _SHARE.findall(match.group()))
        if total > _WHOLE:
            message = f"这几项相加是{total:g}%，超过了100%，请核对。"
            span = match.span("all")
            yield found(name, Severity.WARNING, paragraph, *span, message, rule=f"{name}.shares")
    for match in _PATTERNS["points-change"].finditer(paragraph.text):
        points = abs(float(match["became"]) - float(match["was"]))
        if abs(points - float(match["said"])) > _OFF:
            yield _told(name, paragraph, match, f"{points:.4g}个百分点")


def _value(match: re.Match[str], key: str) -> float:
    return float(match[key]) * _SCALE[match[f"{key}_of"]]


def _is_near(right: float, said: float) -> bool:
    return abs(right - said) <= _ROUNDED * max(right, said)


def _told(name: str, paragraph: Paragraph, match: re.Match[str], right: str) -> Finding:
    message = f"按前面两个数算，这里应为{right}，请核对。"
    span = match.span("all")
    return found(name, Severity.WARNING, paragraph, *span, message, rule=f"{name}.ratio")
