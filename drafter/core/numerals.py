"""Chinese numerals from 1 to 99, as they stand in labels and announcements."""

DIGITS = "零一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(DIGITS)} | {"〇": 0, "两": 2, "俩": 2}


def to_chinese(number: int) -> str:
    """The numeral for a number from 0 to 99: 3 → 三, 12 → 十二, 20 → 二十.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 99:
        raise ValueError(f"no short Chinese numeral for {number}")
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


def hundreds_from_chinese(text: str) -> int | None:
    """The number below ten thousand that a numeral with 千 and 百 stands for (一千二百, 三百零五); None if it is none."""
    total, rest = 0, text
    for mark, times in (("千", 1000), ("百", 100)):
        head, found, tail = rest.partition(mark)
        if found:
            if len(head) != 1 or head not in _VALUES:
                return None
            total, rest = total + times * _VALUES[head], tail.removeprefix("零")
    low = from_chinese(rest) if rest else 0
    return None if low is None or (total and len(rest) > 1 and "十" not in rest) else total + low


def from_chinese(text: str) -> int | None:
    """The number that a numeral stands for (一, 十二, 两, also plain digits), or None if it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(character not in _VALUES and character != "十" for character in text):
        return None
    if "十" not in text:
        return _VALUES[text] if len(text) == 1 else int("".join(str(_VALUES[c]) for c in text))
    head, _, tail = text.partition("十")
    if len(head) > 1 or len(tail) > 1 or tail == "十":
        return None
    return (_VALUES[head] if head else 1) * 10 + (_VALUES[tail] if tail else 0)


def is_ordinal(text: str) -> bool:
    """Whether a text is a place in a row and no more: 第一, 第十二."""
    return text[:1] == "第" and from_chinese(text[1:]) is not None
