"""A number in one of Word's number formats (ISO 29500-1, 17.18.59 ST_NumberFormat)."""

import re
from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

_CIRCLED = re.compile(
    r"^\s*eq\b.*\\o\s*\\ac\s*\([○〇◯]\s*[,，]\s*([^()]{1,4}?)\s*\)", re.IGNORECASE | re.DOTALL
)
_READ = re.compile(
    r"^\s*eq\b.*\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*\d+\s*\([^()]*\)\s*[,，]([^()]*)\)",
    re.IGNORECASE | re.DOTALL,
)


def formatted(number: int, style: str) -> str:
    """The number as Word shows it in a style named as in the file; decimal where the style is unknown."""
    return _FORMATS.get(style, str)(number)


def enclosed(code: str) -> str:
    """The characters that the code of an EQ field draws: a number in a circle, or what stands below its reading.

    Word writes "带圈字符" and, in its older files, "拼音指南" so; "" for all other fields.
    """
    if found := _CIRCLED.search(code):
        inner = found.group(1)
        return _circled(int(inner)) if inner.isdecimal() else inner
    return found.group(1) if (found := _READ.search(code)) else ""


def _counting(number: int, digits: str, units: str, ten_alone: bool = True) -> str:
    """A number below 10,000 in words: 20 → 二十, 105 → 一百零五; beyond that in decimal."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    for digit, unit in zip(f"{number:04d}", (units[2], units[1], units[0], ""), strict=True):
        if digit != "0":
            words += digits[int(digit)] + unit
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    if ten_alone and 10 <= number < 20:
        words = words.removeprefix(digits[1])
    return words


def _thousand(number: int) -> str:
    return _counting(number, "零一二三四五六七八九", "十百千")


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def _below_hundred(number: int) -> str:
    """chineseCounting: in words below 100, digit by digit from there."""
    return _thousand(number) if number < 100 else _digital(number)


def _letters(number: int) -> str:
    """A, B, …, Z, AA, BB, …: Word repeats the letter."""
    if not 0 < number <= 780:
        return str(number)
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (repeats + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _full_width(number: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in str(number))


def _from(first: str, last: int) -> Callable[[int], str]:
    """A format that has one character for each number from 1 to `last`."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _circled(number: int) -> str:
    if 20 < number <= 35:
        return chr(ord("㉑") + number - 21)
    if 35 < number <= 50:
        return chr(ord("㊱") + number - 36)
    return _from("①", 20)(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _sexagenary(number: int) -> str:
    return _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number) if number > 0 else str(number)


def _nothing(_: int) -> str:
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "none": _nothing,
    "bullet": _nothing,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _below_hundred,
    "chineseCountingThousand": _thousand,
    "taiwaneseCounting": _below_hundred,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _thousand,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": lambda number: _digital(number).replace("〇", "○"),
    "chineseLegalSimplified": lambda number: _counting(number, _LEGAL, "拾佰仟", ten_alone=False),
    "ideographLegalTraditional": lambda n: _counting(n, _LEGAL_TRADITIONAL, "拾佰仟", ten_alone=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
}
