"""Numerals as GB/T 15835-2011 wants them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafter.checks.finding import Finding, Severity, found
from drafter.checks.tables import Column, Row, Table, load_file, mapped
from drafter.core.model import Paragraph
from drafter.core.numerals import DIGITS, from_chinese
from drafter.core.toml import regex

_LETTERS = frozenset("OＯ○olI")
_AS_CHINESE = str.maketrans(dict.fromkeys("OＯ○o", "〇"))
_AS_DIGITS = str.maketrans({**dict.fromkeys("OＯ○o", "0"), **dict.fromkeys("lI", "1")})
_CAPITAL = {"佰": "百", "仟": "千", "拾": "十"}
#: What the standard wants and few keep to: a hint.
_RANGE_OF_AMOUNTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*[~～—]\s*(\d+(?:\.\d+)?)([万亿]元?)")


_TABLES = (
    Table(
        "numeral",
        (
            Column("id", str, True),
            Column("clause", str, True),
            Column("pattern", regex(), True),
            Column("message", str, True),
            Column("becomes"),
            Column("wrong", str, True),
            Column("right", str, True),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class NumeralRule:
    """One mistake in numerals: what is found, what is said of it, and a wrong and a right sentence.

    `becomes` is a template for what should stand there, "computed" where a template cannot say it, "" where only a
    person can.
    """

    id: str
    clause: str
    pattern: re.Pattern[str]
    message: str
    becomes: str
    wrong: str
    right: str

    def better(self, match: re.Match[str]) -> str:
        """What should stand in the place of a match, "" where only a person can say."""
        return _computed(match) if self.becomes == "computed" else match.expand(self.becomes)


@cache
def numeral_rules() -> tuple[NumeralRule, ...]:
    """The rules of `resources/terms/numerals.toml`, in their order."""
    return mapped(load_file("numerals.toml", _TABLES, None), "numeral", _rule)


def _rule(row: Row) -> NumeralRule:
    return NumeralRule(**{**row, "pattern": re.compile(row["pattern"]), "becomes": row.get("becomes", "")})


def find_numerals(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """The numerals of a paragraph that are not as the standard wants them."""
    text = paragraph.text
    taken: set[int] = set()
    for rule in numeral_rules():
        for match in rule.pattern.finditer(text):
            span = set(range(*match.span()))
            if not span or taken & span:
                continue
            taken |= span
            better = rule.better(match)
            choices = (better,) if better else ()
            yield found(name, Severity.WARNING, paragraph, *match.span(), rule.message, choices)
    for match in _RANGE_OF_AMOUNTS.finditer(text):
        message = "数值的范围，前一个数也要写“万”“亿”（GB/T 15835）。"
        better = match.expand(r"\1\3～\2\3")
        yield found(name, Severity.HINT, paragraph, *match.span(), message, (better,))


def _computed(match: re.Match[str]) -> str:
    """What stands there instead, where a template cannot say it."""
    text = match.group()
    if _LETTERS & set(text):
        is_chinese = text[0] in "一二"
        return text.translate(_AS_CHINESE if is_chinese else _AS_DIGITS).replace(
            "零", "〇" if is_chinese else "零"
        )
    if text[-1] in _CAPITAL:
        return text[:-1] + _CAPITAL[text[-1]]
    if text.endswith("."):
        return text[:-1]
    if text.startswith("百分之"):
        return text.removeprefix("百分之") + "%"
    if text.endswith("世纪"):
        return f"{from_chinese(text.removesuffix('世纪').replace('两', '二'))}世纪"
    if text.startswith("0"):
        return text[1:]
    if len(text) <= 2 and text[-1].isdigit():
        return text[:-1] + DIGITS[int(text[-1])]
    if text.endswith("年"):
        return text.replace("零", "〇")
    if "、" in text:
        return "".join(DIGITS[int(digit)] if digit.isascii() else digit for digit in text.split("、"))
    if text.endswith("几"):
        return f"{DIGITS[int(text[0])]}十几"
    if "，" in text:
        return text.replace("，", ",")
    year, month, day = re.split("[./-]", text)
    return f"{year}年{int(month)}月{int(day)}日"
