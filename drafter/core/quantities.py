"""The quantities of a text, exact: what a reader who adds up and divides takes from it.

Nothing is said of what a quantity counts: that stands in the words before it and behind it, and what holds quantities
together (a sum, a share, a change) reads them from there. Half-width marks are read as the full ones that they stand for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from drafter.core.numerals import DIGITS, hundreds_from_chinese

_FULL = str.maketrans(",:;()?!", "，：；（）？！")
_HALF = re.compile(r"(?<!\d),|,(?!\d{3})|[:;()?!]")
_SCALES: Mapping[str, Decimal] = {
    "": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "百万": Decimal(10**6),
    "千万": Decimal(10**7), "亿": Decimal(10**8), "万亿": Decimal(10**12),
}  # fmt: skip
#: Units that measure, and how much of the first of their kind they are.
_MEASURED: Mapping[str, tuple[str, Decimal]] = {
    unit: (base, Decimal(times))
    for unit, base, times in (
        ("元", "元", "1"), ("块钱", "元", "1"), ("美元", "美元", "1"), ("亩", "亩", "1"), ("公顷", "亩", "15"),
        ("平方公里", "平方公里", "1"), ("平方米", "平方米", "1"), ("立方米", "立方米", "1"), ("立方", "立方米", "1"),
        ("公里", "米", "1000"), ("千米", "米", "1000"), ("米", "米", "1"), ("吨", "公斤", "1000"), ("公斤", "公斤", "1"),
        ("千克", "公斤", "1"), ("千瓦时", "度", "1"), ("度", "度", "1"), ("千瓦", "千瓦", "1"), ("兆瓦", "千瓦", "1000"),
        ("千伏安", "千伏安", "1"), ("%", "%", "1"), ("％", "%", "1"), ("成", "%", "10"), ("个百分点", "点", "1"),
        ("百分点", "点", "1"), ("倍", "倍", "1"), ("番", "番", "1"), ("个月", "月", "1"), ("个工作日", "天", "1"),
        ("天", "天", "1"), ("分", "分", "1"), ("位", "位", "1"),
    )
}  # fmt: skip
_COUNTED = (
    "人次|户次|件次|批次|辆次|台次|人|名|个|座|户|家|项|处|件|条|起|台套|台|辆|套|所|口|间|栋|幢|头|只|株|棵|本|份|场|次|期|批|支"
    "|例|宗|款|盏|眼|片|块|艘|门|对|趟|班|顶|箱|袋|张|道|篇|堂|级|页|类|轮|组|层|桌|队|票|册|吨次|方|把|部|根|车|村|镇|乡|县"
)
#: Counting words that stand for one another.
_SAME: Mapping[str, str] = {"名": "人", "票": "张", "幢": "栋", "棵": "株", "台套": "台"}
#: What is measured in one of these is no number of things.
RATIOS = frozenset({"%", "点", "倍", "番", "分", "位", "半"})
_CHINESE = "零〇一二两三四五六七八九十百千"
_UNITS = "|".join(sorted((*_MEASURED, *_COUNTED.split("|")), key=len, reverse=True))
#: What follows a number that is the name of a time or of a kind: 2026年, 3月, 18时.
_NO_UNIT = "年月日号时点至到以是的和与及等届中上下代后前间余多来几度线省国多几，。；：、（）的类层"
_QUANTITY = re.compile(
    rf"百分之(?P<percent>[{_CHINESE}]+)|(?P<whole>[{_CHINESE}]+)分之(?P<part>[{_CHINESE}]+)"
    rf"|(?:(?<![\d.A-Za-z第])(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?<![{_CHINESE}\d几数第])(?P<chinese>[{_CHINESE}]+万[{_CHINESE}]+|[{_CHINESE}]+))"
    rf"(?P<scale>百万|千万|万亿|[百千万亿])?(?P<more>[余多来])?"
    rf"(?:(?P<unit>{_UNITS})(?!月|年(?![底初内末终前]))|(?<=\d)(?P<other>(?![{_NO_UNIT}])[\u4e00-\u9fff]))"
    rf"(?P<tenth>(?<=成)[一二三四五六七八九半](?![{_CHINESE}年个]))?"
)
_ROUGH_BEFORE = re.compile(
    "(?:(?<![签节预履违合])约|(?<![附邻最就靠])近|将近|接近|大约|大概|不到|不足|逾|超|超过|多达|至少|不少于|不低于|不超过|[\\d.%][至到—－~～\\-])$"
)
_ROUGH_BEHIND = re.compile(r"以[上内下]|左右|上下|多(?!数)|[至到—－~～\-]\d")
_OPENS, _CLOSES = "（", "）"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit from `start` to `end` of a text.

    `value` is in the first unit of its kind, `unit` names that kind (元, 米, %, 点 for points of a per cent, 个, 人);
    `step` is how exactly it is told, `scale` what its number is multiplied by. `is_rough` tells one that is not
    meant exactly, `depth` in how many brackets it stands, `is_arabic` whether it is written in figures.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    scale: Decimal
    is_rough: bool = False
    depth: int = 0
    is_arabic: bool = True

    @property
    def is_count(self) -> bool:
        """Whether it is a number of things, and measures nothing."""
        return self.unit in _THINGS

    @property
    def written(self) -> str:
        """Its digits, as far as they tell."""
        return f"{self.value:f}".replace(".", "").strip("0")

    def shown(self, value: Decimal) -> str:
        """Another value as it would be written in its place, without a unit."""
        rounded = (value / self.scale).quantize(min(self.step / self.scale, Decimal(1)))
        return f"{rounded.normalize():f}"


_THINGS = frozenset(_SAME.get(unit, unit) for unit in _COUNTED.split("|"))


def with_full_marks(text: str) -> str:
    """A text of the same length in which half-width marks between words are full."""
    return _HALF.sub(lambda match: match.group().translate(_FULL), text) if _HALF.search(text) else text


@lru_cache(maxsize=512)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text with full marks, in order."""
    found: list[Quantity] = []
    depth = last = 0
    for match in _QUANTITY.finditer(text):
        between = text[last : match.start()]
        depth = max(0, depth + between.count(_OPENS) - between.count(_CLOSES))
        last = match.start()
        one = _quantity(text, match, depth)
        if one is not None:
            found.append(one)
    return tuple(found)


def _quantity(text: str, match: re.Match[str], depth: int) -> Quantity | None:
    if match["percent"] or match["whole"]:
        value = _share(match)
        step = Decimal(1) if match["percent"] else Decimal("0.5")
        return (
            None
            if value is None
            else Quantity(*match.span(), value, "%", step, Decimal(1), False, depth, False)
        )
    number = match["arabic"].replace(",", "") if match["arabic"] else _from_chinese(match["chinese"])
    if number is None or (match["chinese"] and number == "1" and match["unit"] not in ("倍", "番", "成")):
        return None
    written = match["unit"] or match["other"]
    unit, times = _MEASURED.get(written, (_SAME.get(written, written), Decimal(1)))
    scale = _SCALES[match["scale"] or ""] * times
    value = Decimal(number) + _tenth(match["tenth"])
    # A whole number of ten thousands or of kilometres is mostly meant more exactly than it is written.
    places = int(value.as_tuple().exponent)
    step = Decimal(1).scaleb(-1 if scale > 1 and not places else places) * scale
    is_rough = bool(match["more"]) or _is_rough(text, *match.span())
    return Quantity(*match.span(), value * scale, unit, step, scale, is_rough, depth, bool(match["arabic"]))


def _tenth(written: str | None) -> Decimal:
    """What 四成八 is more than 四成."""
    return Decimal(5 if written == "半" else DIGITS.index(written or DIGITS[0])) / 10


def _is_rough(text: str, start: int, end: int) -> bool:
    return bool(_ROUGH_BEFORE.search(text[max(0, start - 4) : start]) or _ROUGH_BEHIND.match(text, end))


def _from_chinese(numeral: str) -> str | None:
    high, ten_thousand, low = numeral.rpartition("万")
    if ten_thousand:
        first, second = _from_chinese(high), _from_chinese(low)
        return None if first is None or second is None else str(10_000 * int(first) + int(second))
    value = hundreds_from_chinese(numeral.replace("两", "二").replace("〇", "零"))
    return None if value is None else str(value)


def _share(match: re.Match[str]) -> Decimal | None:
    """A share in words as a per cent: 百分之八十, 三分之二."""
    if match["percent"]:
        value = _from_chinese(match["percent"])
        return None if value is None else Decimal(value)
    part, whole = _from_chinese(match["part"]), _from_chinese(match["whole"])
    return Decimal(100) * Decimal(part) / Decimal(whole) if part and whole and whole != "0" else None


def is_slip(one: Quantity, other: Decimal) -> bool:
    """Whether one wrong stroke makes one value of the other: a digit that is another, two that changed places."""
    first = f"{(one.value / one.step).to_integral_value():f}"
    whole = other / one.step
    second = f"{whole.to_integral_value():f}"
    if whole < 0 or abs(whole - whole.to_integral_value()) > Decimal("0.01"):
        return False
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1 or sorted(first) == sorted(second)
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )
