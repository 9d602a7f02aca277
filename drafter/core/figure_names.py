"""Whether two figures are of one thing, and whether their values can both be right.

The words beside a figure are brought to one form (GDP, 地区生产总值) and those that say nothing are left out; what is
left is compared. The less the words have in common, the nearer the values must be: a slip is mostly near what was meant.
The words are data (`resources/reading/figures.toml`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from drafter.core.alignment import longest_shared
from drafter.core.figure_values import (
    NEAR,
    RANK,
    digits_of,
    is_miscounted,
    is_near,
    is_shifted,
    is_stroke,
    is_turned_over,
)
from drafter.core.figures import COUNTING, Figure, FigureKind, name_behind, without_figures
from drafter.core.numerals import is_ordinal
from drafter.core.toml import own_toml

#: Values are close to each other up to the first factor, about the same size up to the second.
_CLOSE, _ABOUT = 1.05, 1.7
#: So many characters of common words must be shared at least, and so many make a name of its own.
_LEAST, _NAME, _LONG = 2, 4, 6
#: So many characters may be said on both sides that the other one does not say.
_LEFT_OVER = 2
_SMALL = 10
#: What stands before a value that is no more: 由58.6%提高到61.2%.
_BEFORE_IT = ("由", "从")
#: The first kinds of parts are of what comes in: new ones, and those that were got.
_NEW = 2
#: Of so many digits none are the same in another order by chance.
_CERTAIN = 3
_AHEAD = frozenset({"target", "aim"})
#: What a thing was reached by is no part of it.
_MEANS = re.compile("^(?:通过|经过|随着|围绕|按照)")
#: A time that is not yet.
_TO_COME = re.compile("[明后]年|明后")
_RATES = frozenset({"年均", "连续"})
#: Private characters stand for what two texts share.
_MARKS = 0xE000
_HAN, _HEADED = re.compile("[\u4e00-\u9fff]+"), re.compile("[\u4e00-\u9fff]([\ue000-\uf8ff])")
_GROWTH, _FELL = re.compile("(增长|下降)(?![至到])"), "下降"
_DEADLINE = re.compile("期限|截止|[日底旬月]前|之前|以前|以内|必须|务必|最迟|最晚|结束|完成|到位|完毕")
#: Small numbers in words that are of a thing by themselves: 三大主导产业, 第三位.
_NAMED_BY = ("大", RANK)
#: Days that are told so exactly may be compared: 6月30日, 6月底.
_EXACT = {"日", "旬"}
#: So many days a part of a month lasts.
_PART_OF_MONTH = 10
#: Amounts of one name are mostly of several things.
_VARYING = frozenset({FigureKind.AMOUNT})


@dataclass(frozen=True, slots=True)
class _Words:
    """How the words of figures are read: each name with its usual form, those that are empty, and those that set apart."""

    usual: Mapping[str, str]
    names: re.Pattern[str]
    empty: re.Pattern[str]
    common: frozenset[str]
    plain: frozenset[str]
    short: tuple[str, ...]
    apart: tuple[tuple[str, ...], ...]
    acts: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    events: re.Pattern[str]
    recalled: re.Pattern[str]


@cache
def _words() -> _Words:
    table = own_toml("reading", "figures.toml")
    usual = {name: group[0] for group in table["same"] for name in group}
    return _Words(
        usual,
        _any_of(usual),
        _any_of([*usual.values(), *table["empty"]]),
        frozenset((*table["common"], *table["acts"], *(word for row in table["parts"] for word in row))),
        frozenset((*table["plain"], *table["short"])),
        tuple(table["short"]),
        tuple(map(tuple, table["apart"])),
        _any_of(table["acts"]),
        tuple(map(_any_of, table["parts"])),
        _any_of(table["events"]),
        re.compile(table["recalled"].replace("<events>", _any_of(table["events"]).pattern)),
    )


def _any_of(words: "list[str] | Mapping[str, str]") -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a figure counts: its words in their usual form, parted by blanks; what was done with it, which part; how
    it moves; the word nearest to it; and which words it has of each row of those that set figures apart."""

    words: str
    acts: frozenset[str]
    parts: tuple[bool, ...]
    raw: str
    growth: str
    head: str
    apart: Mapping[int, frozenset[str]]


@lru_cache(maxsize=4096)
def _counted(figure: Figure) -> _Counted:
    data = _words()
    whole = figure.kind in (FigureKind.DAY, FigureKind.SPAN)
    behind = figure.behind if whole else _noun_behind(figure)
    behind = next((one for one in data.short if behind.startswith(one)), behind)
    own = usual_form(f"{_MEANS.sub('', without_figures(figure.before))} {behind}")
    words = bare_words(own)
    moves = _GROWTH.findall(own) if figure.kind is FigureKind.PERCENT else ()
    if figure.unit == RANK or not _is_named(words):
        own = f"{usual_form(without_figures(figure.about))} {own}"
        words = bare_words(own)
    nearest = [one for one in reversed(f"{words} {bare_words(behind)}".split()) if len(one) > 1]
    head = next((one for one in nearest if one not in data.common), nearest[0] if nearest else "")
    acts, parts = frozenset(data.acts.findall(own)), tuple(bool(one.search(own)) for one in data.parts)
    raw = f"{figure.before} {figure.behind}"
    return _Counted(words, acts, parts, raw, moves[0] if moves else "", head, _apart_in(raw))


def _is_named(words: str) -> bool:
    """Whether words, parted by blanks, say what a figure counts."""
    return any(len(piece) > 1 and piece not in _words().common for piece in words.split())


def _apart_in(raw: str) -> dict[int, frozenset[str]]:
    """The words of a text that set figures apart, by the number of their row."""
    rows = ((n, frozenset(word for word in row if word in raw)) for n, row in enumerate(_words().apart))
    return {n: words for n, words in rows if words}


def _noun_behind(figure: Figure) -> str:
    """The name behind a figure; one behind 的 only where nothing before the figure says what it counts."""
    if not figure.behind.startswith("的"):
        return name_behind(usual_form(figure.behind))
    said = [one for one in bare_words(usual_form(figure.before)).split() if len(one) > 1]
    is_said = any(one not in _words().common for one in said)
    return "" if is_said else name_behind(usual_form(figure.behind[1:]))


def usual_form(text: str) -> str:
    data = _words()
    return data.names.sub(lambda match: data.usual.get(match.group(), match.group()), text)


def bare_words(text: str) -> str:
    """The words of a text that say something, parted by blanks."""
    data = _words()
    bare = data.empty.sub(lambda match: match.group() if match.group() in data.usual else " ", text)
    return re.sub("[^\u4e00-\u9fff]+", " ", bare).strip()


@lru_cache(maxsize=1 << 10)
def same_thing(one: Figure, other: Figure, is_derived: bool = False) -> str:
    """What two figures both count, "" for two things; one reckoned from others (`is_derived`) may be far off."""
    if one.kind is not other.kind or not _same_unit(one, other):
        return ""
    if _is_other_stage(one, other) or (one.where and other.where and one.where != other.where):
        return ""
    if one.kind is not FigureKind.DAY and any(figure.before.endswith(_BEFORE_IT) for figure in (one, other)):
        return ""
    if not _same_time(one, other):
        return ""
    first, second = _counted(one), _counted(other)
    if not _same_part(first, second, one, other):
        return ""
    if (first.growth != second.growth and not _is_turned(one, other)) or _set_apart(first, second):
        return ""
    return _shared_name(first, second, one, other, is_derived)


def stated(figure: Figure) -> float:
    """The value of a figure; of what fell, below zero."""
    return -figure.value if _counted(figure).growth == _FELL else figure.value


def _is_turned(one: Figure, other: Figure) -> bool:
    """Whether one says of the very value by which something grew that it fell by it."""
    growths = {_counted(one).growth, _counted(other).growth}
    return one.value == other.value and len(growths) == 2 and "" not in growths


@lru_cache(maxsize=4096)
def named_by(figure: Figure) -> frozenset[str]:
    """The pairs of neighbouring characters in the words of a figure: two figures of one thing have one in common."""
    words = _counted(figure).words
    return frozenset(first + second for first, second in pairwise(words) if (first + second).isalpha())


def _is_other_stage(one: Figure, other: Figure) -> bool:
    """Whether one is to be reached and the other was: it says so, or is of a time that is over."""
    stages = {one.stage, other.stage}
    if not stages & _AHEAD or stages <= _AHEAD:
        return False
    (reached,) = (figure for figure in (one, other) if figure.stage not in _AHEAD)
    time = reached.when or reached.around
    return (
        reached.stage == "done"
        or time not in ("", "今年")
        or ("aim" in stages and not is_turned_over(one, other))
    )


def _same_unit(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return True
    if one.kind is not FigureKind.DAY:
        return {one.unit, other.unit} <= COUNTING and "" in (one.unit, other.unit)
    days = {one.unit.removesuffix("前"), other.unit.removesuffix("前")}
    is_due = all(_DEADLINE.search(figure.before + figure.written + figure.behind) for figure in (one, other))
    if len(days) == 1:
        return is_due or any(_words().recalled.match(figure.behind) for figure in (one, other))
    return is_due and days == _EXACT


def _same_time(one: Figure, other: Figure) -> bool:
    """Whether no time sets two figures apart; what a sentence before names holds where the own one names none."""
    if one.kind is FigureKind.DAY:
        return True
    said = [figure.when for figure in (one, other)]
    first, second = one.when or one.around, other.when or other.around
    if first == second:
        return True
    if all(said) or _RATES & {first, second}:
        return False
    if bool(_TO_COME.match(first)) != bool(_TO_COME.match(second)):
        return is_turned_over(one, other)
    if first and second:
        return is_turned_over(one, other)
    is_other = {first, second} - {"", "今年"} if one.kind is not FigureKind.SPAN else ()
    is_alike = is_near(one, other, NEAR if is_other else _ABOUT)
    return is_alike or is_turned_over(one, other) or is_shifted(one, other)


def _same_part(first: _Counted, second: _Counted, one: Figure, other: Figure) -> bool:
    """Whether two figures are of as much of a thing; what is new is hardly ever near to the whole, so one may say it."""
    is_target = bool({one.stage, other.stage} & _AHEAD)
    if not is_target and not _same_acts(first.acts, second.acts):
        return False
    if first.parts[_NEW:] != second.parts[_NEW:]:
        return False
    if first.parts == second.parts or is_turned_over(one, other):
        return True
    return first.parts[1] == second.parts[1] and (is_target or is_near(one, other))


def _same_acts(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the same is done with two things, as far as both say: 立案查处, 查处."""
    return first == second or bool(first and second and (first <= second or second <= first))


def _set_apart(one: _Counted, other: _Counted) -> bool:
    if any("分别" in counted.raw for counted in (one, other)):
        return True
    return any(one.apart[row] != other.apart[row] for row in one.apart.keys() & other.apart.keys())


def _shared_name(
    first: _Counted, second: _Counted, one: Figure, other: Figure, is_derived: bool = False
) -> str:
    shared, left, left_other, is_headed = _compared(first.words, second.words)
    name = "".join(shared)
    least, most = sorted((left, left_other))
    anchored = bool(one.beside & other.beside)
    if anchored:  # the same number stands beside both: 37处重大隐患 here and there
        least, most = min(least, _LEFT_OVER), min(most, _LEFT_OVER)
    if (is_headed and not anchored) or is_ordinal(name) or not _is_told(name, one, other):
        return ""
    if one.kind in (FigureKind.DAY, FigureKind.SPAN):
        is_one = _is_one_event(len(name), least) or _is_recalled(shared, one, other)
    elif _is_turned(one, other):
        is_one = len(digits_of(one)) > 1
    else:
        is_one = _is_one_amount(shared, (first, second), (least, most), (one, other), is_derived)
    return name if is_one else ""


def _is_one_amount(
    shared: Sequence[str],
    counted: tuple[_Counted, _Counted],
    left: tuple[int, int],
    figures: tuple[Figure, Figure],
    is_derived: bool,
) -> bool:
    """Whether two amounts or numbers are of one thing, by the words that they share and what is left of theirs."""
    (one, other), (least, most) = figures, left
    strength = sum(map(_weight, shared)) + _NAME * bool(one.beside & other.beside)
    is_long = least == 0 and strength >= _LONG and is_turned_over(one, other)
    if strength < max(_LEAST, len(shared) + 1) or not (is_long or _have_heads(*counted)):
        return False
    return (is_derived and least <= _LEFT_OVER) or _is_one_thing(strength, least, most, figures)


def _have_heads(first: _Counted, second: _Counted) -> bool:
    """Whether the word nearest to each figure is among those of the other."""
    return bool(longest_shared(first.head, second.words) and longest_shared(second.head, first.words))


def _is_one_event(strength: int, least: int) -> bool:
    """Whether so many shared characters name one event, of which one text says so much more than the other."""
    return strength >= _LEAST and (least == 0 or (strength >= _NAME and least <= _LEFT_OVER))


def _is_recalled(shared: Sequence[str], one: Figure, other: Figure) -> bool:
    """Whether one of two days recalls the event that the other names: 开幕那天, 投用以后."""
    data = _words()
    return (
        one.kind is FigureKind.DAY
        and any(piece not in data.common for piece in shared)
        and any(data.events.search(piece) for piece in shared)
        and any(data.recalled.match(figure.behind) for figure in (one, other))
    )


def _is_one_thing(strength: int, least: int, most: int, figures: tuple[Figure, Figure]) -> bool:
    """Whether figures are of one thing: the less their words share and the more each says beside, the likelier a slip of
    the pen must make one value of the other.
    """
    one, other = figures
    if not one.beside & other.beside and _is_by_name(strength, least, most, figures):
        return True
    slip = is_turned_over(*figures)
    if least == 0 or (least <= _LEFT_OVER and strength >= _NAME) or strength >= _LONG:
        is_stroke_off = slip or is_stroke(*figures) or (one.unit == RANK and is_near(*figures))
        return is_stroke_off or (most == 0 and is_shifted(*figures))
    return slip and len(digits_of(one)) >= _CERTAIN


def _is_by_name(strength: int, least: int, most: int, figures: tuple[Figure, Figure]) -> bool:
    """Whether the words of figures are so much alike that their values need only be near to each other."""
    if least == 0 and most <= _LEFT_OVER < strength and is_miscounted(*figures):
        return True
    if least > _LEFT_OVER or strength < _LONG:
        return False
    is_varying = figures[0].kind in _VARYING or bool(_counted(figures[0]).growth)
    is_alike = is_near(*figures, _CLOSE) if is_varying else is_near(*figures)
    return (is_alike and (most == 0 or not is_varying)) or (not is_varying and is_shifted(*figures))


def _is_told(name: str, one: Figure, other: Figure) -> bool:
    """Whether small numbers in words are of a thing: 三个方面 and 两个环节 are not."""
    words = [figure.value for figure in (one, other) if not figure.is_arabic]
    if one.kind is FigureKind.COUNT and 1 in words:
        return False
    small = len(words) == 2 and max(words) <= _SMALL
    return not small or one.kind is not FigureKind.COUNT or one.unit in _NAMED_BY or name in _words().plain


def _weight(piece: str) -> int:
    """How much a shared word tells: its length, but 1 for a word that is common everywhere."""
    return 1 if piece in _words().common else len(piece)


@lru_cache(maxsize=1 << 14)
def _compared(one: str, other: str) -> tuple[tuple[str, ...], int, int, bool]:
    """The pieces that two texts share, longest first, how many characters of words each has beside them, and whether one
    of the pieces has another word right before it in each: 县级河长, 乡级河长.
    """
    shared: list[str] = []
    while piece := longest_shared(one, other):
        mark = chr(_MARKS + len(shared))
        shared.append(piece)
        one, other = one.replace(piece, mark, 1), other.replace(piece, mark, 1)
    heads = ({match[1] for match in _HEADED.finditer(text)} for text in (one, other))
    return tuple(shared), _left_over(one), _left_over(other), bool(set.intersection(*heads))


def _left_over(text: str) -> int:
    """How many characters of words a text has; one that is everywhere and single characters do not count."""
    return sum(len(piece) for piece in _HAN.findall(text) if len(piece) > 1 and piece not in _words().common)


def disagree(one: Figure, other: Figure) -> bool:
    """Whether the values of two figures of one thing cannot both be right: a rounded one may be a little off."""
    if one.value == other.value:
        return _is_turned(one, other)
    if one.kind is FigureKind.DAY:
        is_part = one.unit[:1] != other.unit[:1]
        return not is_part or abs(one.value - other.value) > _PART_OF_MONTH
    if not one.is_rough and not other.is_rough and (is_turned_over(one, other) or is_stroke(one, other)):
        return True
    most = max(abs(one.value), abs(other.value))
    if one.is_rough or other.is_rough:
        return abs(one.value - other.value) > 0.1 * most
    return abs(one.value - other.value) > 0.005 * most
