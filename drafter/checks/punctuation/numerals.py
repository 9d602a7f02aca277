"""Numerals as GB/T 15835-2011 wants them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import DIGITS, from_chinese
from drafter.core.term_lists import Column, Row, Table, load_file, mapped
from drafter.core.toml import choice, regex

_AS_CHINESE = str.maketrans(dict.fromkeys("OＯ○o0０", "〇"))
_AS_DIGITS = str.maketrans(
    {
        **dict.fromkeys("OＯ○o", "0"),
        **dict.fromkeys("lIi", "1"),
        **dict.fromkeys("Zz", "2"),
        "S": "5",
        "s": "5",
        "B": "8",
    }
)
_CAPITAL = {"佰": "百", "仟": "千", "拾": "十"}
#: What the standard wants and few keep to: a hint.
_RANGE_OF_AMOUNTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*[~～—]\s*(\d+(?:\.\d+)?)([万亿]元?)")


def _last_digit(text: str) -> str:
    """周3 and 第1 with the digit in Chinese."""
    return text[:-1] + DIGITS[int(text[-1])]


def _side_by_side(text: str) -> str:
    """三、四 and 3、4 as 三四."""
    return "".join(DIGITS[int(digit)] if digit.isascii() else digit for digit in text.split("、"))


def _century(text: str) -> str:
    return f"{from_chinese(text.removesuffix('世纪').replace('两', '二'))}世纪"


def _date(text: str) -> str:
    """2026.5.8, 2026/5/8 and 2026-05-08 as 2026年5月8日."""
    year, month, day = re.split("[./-]", text)
    return f"{year}年{int(month)}月{int(day)}日"


#: What stands in the place of a text found, where a template cannot say it.
_COMPUTED: Mapping[str, Callable[[str], str]] = {
    "letters-as-digits": lambda text: text.translate(_AS_DIGITS),
    "letters-as-chinese": lambda text: text.translate(_AS_CHINESE).replace("零", "〇"),
    "without-last": lambda text: text[:-1],
    "without-first": lambda text: text[1:],
    "plain-unit": lambda text: text[:-1] + _CAPITAL[text[-1]],
    "percent": lambda text: text.removeprefix("百分之") + "%",
    "century": _century,
    "last-digit": _last_digit,
    "round-zero": lambda text: text.replace("零", "〇"),
    "side-by-side": _side_by_side,
    "tens": lambda text: f"{DIGITS[int(text[0])]}十几",
    "cubic-metre": lambda text: text + "米",
    "half-comma": lambda text: text.replace("，", ","),
    "date": _date,
}
_TABLES = (
    Table(
        "numeral",
        (
            Column("id", str, True),
            Column("clause", str, True),
            Column("pattern", regex(), True),
            Column("message", str, True),
            Column("becomes"),
            Column("computed", choice(*_COMPUTED)),
            Column("wrong", str, True),
            Column("right", str, True),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class NumeralRule:
    """One mistake in numerals: what is found, what is said of it, and a wrong and a right sentence.

    `becomes` is a template for what should stand there; where a template cannot say it, `computed` names what makes it
    of the text found. Both are "" where only a person can say it.
    """

    id: str
    clause: str
    pattern: re.Pattern[str]
    message: str
    becomes: str
    computed: str
    wrong: str
    right: str

    def better(self, match: re.Match[str]) -> str:
        """What should stand in the place of a match, "" where only a person can say."""
        return _COMPUTED[self.computed](match.group()) if self.computed else match.expand(self.becomes)


@cache
def numeral_rules() -> tuple[NumeralRule, ...]:
    """The rules of `resources/terms/numerals.toml`, in their order."""
    return mapped(load_file("numerals.toml", _TABLES, None), "numeral", _rule)


def _rule(row: Row) -> NumeralRule:
    return NumeralRule(**{"becomes": "", "computed": "", **row, "pattern": re.compile(row["pattern"])})


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
            yield found(
                name,
                Severity.WARNING,
                paragraph,
                *match.span(),
                rule.message,
                choices,
                rule=f"{name}.{rule.id}",
            )
    for match in _RANGE_OF_AMOUNTS.finditer(text):
        message = "数值的范围，前一个数也要写“万”“亿”（GB/T 15835）。"
        better = match.expand(r"\1\3～\2\3")
        yield found(name, Severity.HINT, paragraph, *match.span(), message, (better,))
