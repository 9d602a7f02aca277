"""The quantities of a draft with the words that tell what each is, and those around a place of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations

from drafter.checks.figures.reckoning import Reckoned
from drafter.core.figure_names import bare_words, usual_form
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity, is_slip

_PATTERNS = Patterns(__name__)
#: What is said of one matter stands within so many characters.
_REACH = 900
#: How many times as much a value may be as what is meant.
_MOST = Decimal(3)
_BRACKETS = re.compile("（[^（）]*）")
_DIGITS = re.compile(r"[\d.,%]+")
_ONE = Decimal(1)
#: Units of which small and great ones are of different things.
_BY_SCALE = frozenset({"米", "公斤", "千瓦"})
#: The unit of a place in an order, 第3位, and of a share in words, 一大半.
RANK, HALF = "第", "半"


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity of a paragraph with its words.

    `label` stands before it in its clause, up to the quantity before it; `behind` behind it, up to the next mark or
    quantity; `gap` is all between the quantity before it and itself within the sentence, `lead` the sentence up to it,
    `rest` the sentence behind it; `sentence` is the number of its sentence. `when` is was, now or ahead, "" where its
    sentence names no time up to it.
    """

    at: Quantity
    label: str
    behind: str
    gap: str
    lead: str
    rest: str
    sentence: int
    when: str


@dataclass(frozen=True)
class Here:
    """A told quantity in the draft: in which paragraph, and how many characters from the beginning of the draft."""

    paragraph: int
    place: int
    told: Told
    text: str

    @property
    def value(self) -> Decimal:
        """How much it is."""
        return self.told.at.value

    @property
    def unit(self) -> str:
        """What it is measured in."""
        return self.told.at.unit

    @property
    def written(self) -> str:
        """How it is written."""
        return self.text[self.told.at.start : self.told.at.end]

    @property
    def is_rough(self) -> bool:
        """Whether it is not meant exactly."""
        return self.told.at.is_rough

    @property
    def where(self) -> tuple[int, int]:
        """Its paragraph and sentence."""
        return self.paragraph, self.told.sentence

    @cached_property
    def names(self) -> str:
        """The words beside it that say something, in their usual form."""
        return names_in(f"{self.told.label} {self.told.behind}")

    @cached_property
    def topic(self) -> str:
        """The same of its sentence up to it."""
        return names_in(f"{self.told.lead} {self.told.behind}")


@dataclass(frozen=True, slots=True)
class Across:
    """What is said in one place of a draft and goes against another: from `start` to `end` of a paragraph, with a Chinese
    sentence; `other` is the paragraph that it goes against.
    """

    paragraph: int
    start: int
    end: int
    message: str
    other: int
    rule: str


def told_off(one: Here, message: str, other: Here, rule: str) -> Across:
    """What goes against another quantity, as it is told."""
    return Across(one.paragraph, one.told.at.start, one.told.at.end, message, other.paragraph, rule)


class Around:
    """All that is told in a draft, in order, and what of it stands near a place."""

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are the paragraphs of the draft."""
        self.texts = texts
        self.every: list[Here] = []
        place = 0
        for number, text in enumerate(texts):
            self.every += [Here(number, place + told.at.start, told, text) for told in told_in(text)]
            place += len(text) + 1
        self._places = [one.place for one in self.every]

    def near(self, one: Here) -> list[Here]:
        """What is told around a quantity, without it."""
        first = bisect_left(self._places, one.place - _REACH)
        last = bisect_left(self._places, one.place + _REACH)
        return [other for other in self.every[first:last] if other is not one]

    def alike(self, one: Here, unit: str = "") -> list[Here]:
        """What is told around a quantity in its unit, or in another; what is measured in 公里 is no other of 米."""
        scale = one.told.at.scale if not unit and one.unit in _BY_SCALE else None
        return [
            other
            for other in self.near(one)
            if other.unit == (unit or one.unit) and scale in (None, other.told.at.scale)
        ]


@lru_cache(maxsize=1 << 10)
def told_in(text: str) -> tuple[Told, ...]:
    """The quantities of a paragraph and the places in an order, with their words."""
    reckoned = Reckoned.of(text)
    ranks = [*_ranks(reckoned.text), *_halves(reckoned.text)]
    taken = {one.start for one in ranks}
    row = sorted(
        (*ranks, *(one for one in reckoned.row if one.start not in taken)), key=lambda one: one.start
    )
    whole = Reckoned(reckoned.text, tuple(row))
    sentences = 0
    told: list[Told] = []
    begins, when = -1, ""
    for place, one in enumerate(row):
        if (begin := whole.begins(one.start)) != begins:
            sentences, begins, when = sentences + 1, begin, ""
        last = max(begin, row[place - 1].end if place else 0)
        gap, lead = whole.text[last : one.start], _BRACKETS.sub("", whole.text[begin : one.start])
        rest = whole.text[one.end : whole.ends(one.end)]
        label = _PATTERNS["mark"].split(_BRACKETS.sub("", gap))[-1]
        behind = _PATTERNS["mark"].split(
            rest[: (row[place + 1].start - one.end) if place + 1 < len(row) else None]
        )[0]
        when = _when(gap + behind) or when
        told.append(Told(one, label, behind, gap, lead, rest, sentences, when))
    return tuple(told)


def names_time(one: Here) -> bool:
    """Whether the words between a quantity and the one before it name a time of its own."""
    return bool(_when(one.told.gap))


def _when(words: str) -> str:
    """Of which time words speak that stand before a quantity: what they name last."""
    found = [
        (match.start(), name) for name in ("was", "now", "ahead") for match in _PATTERNS[name].finditer(words)
    ]
    return max(found, default=(0, ""))[1]


def _ranks(text: str) -> Iterator[Quantity]:
    for match in _PATTERNS["rank"].finditer(text):
        number = match["place"]
        value = Decimal(number) if number.isdigit() else hundreds_from_chinese(number)
        if value is not None:
            yield Quantity(*match.span(), Decimal(value), RANK, _ONE, _ONE, is_arabic=number.isdigit())


def _halves(text: str) -> Iterator[Quantity]:
    """Shares in words, as a per cent: 一半, 一大半."""
    for match in _PATTERNS["half"].finditer(text):
        yield Quantity(*match.span(), Decimal(50), HALF, Decimal(10), _ONE, is_arabic=False)


@lru_cache(maxsize=1 << 11)
def names_in(text: str) -> str:
    """The words of a text that say something, parted by blanks."""
    return bare_words(usual_form(_DIGITS.sub(" ", text)))


def is_short_of(short: str, long: str) -> bool:
    """Whether a name is a short form of what a longer one says: all its characters stand there in their order."""
    rest = iter(long)
    return len(short) > 1 and all(character in rest for character in short)


def off_by(*quantities: Here) -> Decimal:
    """How much a sum of quantities may be off as they are rounded."""
    return sum((one.told.at.step / 2 for one in quantities if one.told.at.step != 1), Decimal(0))


def is_meant(one: Here, right: Decimal) -> bool:
    """Whether what is told may be a slip of what it should be: about as much, or one stroke from it."""
    if right <= 0 or one.value <= 0:
        return False
    return 1 / _MOST <= right / one.value <= _MOST or is_slip(one.told.at, right.quantize(one.told.at.step))


def said_as(one: Here, value: Decimal) -> str:
    """A value as it would be written in the place of a quantity."""
    unit = re.sub(r"^[\d.,零〇一二两三四五六七八九十百千]+", "", one.written)
    if one.unit == "%" and not one.told.at.is_arabic:
        return f"{value:.0f}%"
    return f"{one.told.at.shown(value)}{unit}"


def is_same_value(one: Here, other: Here) -> bool:
    """Whether two quantities are the same, as far as one of them is rounded."""
    return abs(other.value - one.value) <= max(one.told.at.step, other.told.at.step) / 2


def is_beside_any(one: Here, others: Sequence[Here]) -> bool:
    """Whether any of some quantities stands in the sentence of another one."""
    return any(other.where == one.where for other in others)


def is_made_of(value: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether two, three or four values make another: sums and differences of them."""
    most = _FOUR if len(values) <= _MANY else _FOUR - 1
    return any(
        value in _totals(some) for number in range(2, most + 1) for some in combinations(values, number)
    )


_FOUR, _MANY = 4, 9


def _totals(values: Sequence[Decimal]) -> set[Decimal]:
    """All that values make, added or taken away."""
    totals = {values[0]}
    for one in values[1:]:
        totals = {total + one for total in totals} | {total - one for total in totals}
    return {abs(total) for total in totals}
