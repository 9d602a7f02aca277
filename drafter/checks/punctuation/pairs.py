"""Quotation marks and brackets that lack their partner or stand in themselves (GB/T 15834-2011)."""

import re
from collections.abc import Iterator

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "「": "」"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
#: As far as this the partner of an opening mark may be missing.
_CLAUSE = re.compile("[^，。；！？]{0,30}[，。；！？]?")
_INNER = {"“": "‘’", "《": "〈〉"}


def find_unpaired(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Marks without a partner, and marks that stand within their own kind."""
    stack: list[tuple[int, str]] = []
    text = paragraph.text.replace("(", "（").replace(")", "）")
    for place, character in enumerate(text):
        if character in _PAIRS:
            if character in _INNER and any(opened == character for _, opened in stack):
                yield _nested(name, paragraph, place, character)
            if character == "‘" and all(opened != "“" for _, opened in stack):
                message = "先用双引号“”，双引号里面才用单引号（GB/T 15834）。"
                yield found(name, Severity.WARNING, paragraph, place, place + 1, message)
            stack.append((place, character))
        elif character in _CLOSING:
            opening = _CLOSING[character]
            if opening in (opened for _, opened in stack):
                while stack and stack[-1][1] != opening:
                    yield _alone(name, paragraph, *stack.pop())
                stack.pop()
            else:
                yield _alone(name, paragraph, place, character)
    for place, character in stack:
        yield _alone(name, paragraph, place, character)


def _alone(name: str, paragraph: Paragraph, place: int, character: str) -> Finding:
    partner = _PAIRS.get(character) or _CLOSING[character]
    side = "后面没有" if character in _PAIRS else "前面没有"
    message = f"“{character}”{side}配对的“{partner}”。"
    end = place + 1
    if character in _PAIRS:
        rest = _CLAUSE.match(paragraph.text, end)
        end = rest.end() if rest else end
    return found(name, Severity.WARNING, paragraph, place, end, message)


def _nested(name: str, paragraph: Paragraph, place: int, character: str) -> Finding:
    """A mark within its own kind: the inner pair is the other one."""
    inner = _INNER[character]
    what = "引号里面再用引号" if character == "“" else "书名号里面再用书名号"
    message = f"{what}，里面的用“{inner}”（GB/T 15834）。"
    return found(name, Severity.WARNING, paragraph, place, place + 1, message)
