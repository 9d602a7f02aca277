"""The forms in which a speech comes: numbering, dates, speakers, wrapping, notices, page marks."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from .speeches import Entry

_HAN = "零一二三四五六七八九十"
_SEQUENCE = ("首先，", "其次，", "再次，", "最后，")
_CLOSING_MARKS = "，。、；：！？）》”"


@dataclass(frozen=True)
class Form:
    """One way to write a speech down. Each field names a choice made below."""

    name: str
    headings: str = "usual"
    points: str = "一要"
    date: str = "brackets"
    speaker: str = "given"
    salutation: str = ""
    title: str = "one line"
    width: int = 0
    kinsoku: bool = False
    indent: str = ""
    blanks: int = 0
    notices: str = ""
    pages: str = ""
    half_width: bool = False


def numbered(entries: list[Entry], form: Form) -> list[Entry]:
    """The entries with labels in the style of the form, and with levels as they then are."""
    counts: Counter[int] = Counter()
    points: Counter[int] = Counter()
    deep = any(e.role == "heading" and e.level > 1 for e in entries)
    result: list[Entry] = []
    for entry in entries:
        if entry.role == "heading":
            counts[entry.level] += 1
            for deeper in range(entry.level + 1, 5):
                counts[deeper] = 0
            points.clear()
            entry = replace(entry, label=_heading_label(form.headings, entry.level, counts, deep))
        elif entry.role == "point":
            points[entry.level] += 1
            points[entry.level + 1] = 0
            entry = _as_point(entry, form.points, points[entry.level])
        result.append(entry)
    return result


def _heading_label(style: str, level: int, counts: Counter[int], deep: bool) -> str:
    number = counts[level]
    usual = ("", f"{_HAN[number]}、", f"（{_HAN[number]}）", f"{number}.", f"（{number}）")[level]
    if style == "usual":
        return usual
    if style == "none":
        # Where there are sub-headings, only these go without a number: no reader could tell the levels otherwise.
        return "" if level == (2 if deep else 1) else usual
    if style == "only the second":
        return usual if level > 1 or number == 2 else ""
    if style == "all but the second":
        return usual if level > 1 or number != 2 else ""
    if style == "parts":
        return f"第{_HAN[number]}部分　" if level == 1 else usual
    if style == "dots":
        return f"{_HAN[number]}．" if level == 1 else usual
    assert style == "half-width brackets", style
    return f"({_HAN[number]})" if level == 2 else usual


def _as_point(entry: Entry, style: str, number: int) -> Entry:
    if entry.level == 2:
        return replace(entry, label="①②③④⑤"[number - 1])
    numeral = _HAN[number]
    labels = {
        "一要": f"{numeral}要",
        "一是": f"{numeral}是",
        "一是要": f"{numeral}是",
        "第一，": f"第{numeral}，",
        "首先，": _SEQUENCE[number - 1],
        "（一）": f"（{numeral}）",
        "1.": f"{number}.",
        "1、": f"{number}、",
        "（1）": f"（{number}）",
        "①": "①②③④⑤"[number - 1],
        "mixed": f"{numeral}是" if number > 2 else f"{numeral}要",
        "bare": "",
    }
    text = "要" + entry.text if style in ("bare", "一是要") else entry.text
    return replace(entry, label=labels[style], text=text)


def _date(day: datetime.date, style: str) -> str:
    year, month, number = str(day.year), day.month, day.day
    han_year = "".join("〇一二三四五六七八九"[int(digit)] for digit in year)
    han_day = _han(number)
    return {
        "brackets": f"（{year}年{month}月{number}日）",
        "plain": f"{year}年{month}月{number}日",
        "chinese": f"（{han_year}年{_han(month)}月{han_day}日）",
        "chinese plain": f"{han_year}年{_han(month)}月{han_day}日",
        "dots": f"{year}.{month}.{number}",
        "dashes": f"（{year}-{month:02}-{number:02}）",
        "spaced": f"{year} 年 {month} 月 {number} 日",
        "half-width": f"（{year}年{month}月{number}日）",
        "month": f"（{year}年{month}月）",
        "weekday": f"{year}年{month}月{number}日　星期三",
    }[style]


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")


_SPEAKERS: dict[str, Callable[[str], str]] = {
    "given": lambda text: text,
    "labelled": lambda text: f"讲话人：{text}",
    "bracketed": lambda text: f"（{text}）",
    "comrade": lambda text: f"{text}同志" if "　" not in text else text.replace("　", "") + "同志",
    "masked": lambda text: text[: text.find("　") + 1] + "×××",
    "spaced": lambda text: "　".join((*text.split("　")[:-1], "　".join(text.split("　")[-1][:3:2]))),
}


def fronted(entries: list[Entry], form: Form) -> list[Entry]:
    """The entries with date, speaker and salutation as the form writes them."""
    result: list[Entry] = []
    for entry in entries:
        if entry.role == "date" and "年" not in entry.text:  # a day of signing is written out already
            entry = replace(entry, text=_date(entry.date, form.date))
        elif entry.role == "speaker":
            if form.speaker == "none":
                continue
            entry = replace(entry, text=_SPEAKERS[form.speaker](entry.text))
        elif entry.role == "salutation" and form.salutation:
            if form.salutation == "none":
                continue
            entry = replace(entry, text=form.salutation)
        result.append(entry)
    return result


def gold(entries: list[Entry], form: Form) -> list[Entry]:
    """What should be recognised of a speech written in a form."""
    return numbered(fronted(entries, form), form)


def written(entries: list[Entry], form: Form) -> tuple[str, list[str]]:
    """The text of a file that holds the (numbered) entries in a form, and what is to be removed from it."""
    lines: list[str] = []
    for entry in entries:
        text = entry.label + entry.text
        if form.half_width:
            text = to_half_width(text)
        if entry.role == "date" and form.date == "half-width":
            text = text.replace("（", "(").replace("）", ")")
        if entry.role == "title" and entry.level == 0 and form.title == "two lines":
            pieces = [text[: len(text) // 2], text[len(text) // 2 :]]
        else:
            pieces = [
                form.indent + text
                if entry.role not in ("title", "date", "speaker")
                else "　　　　" * bool(form.indent) + text
            ]
        for piece in pieces:
            lines += hard_wrapped(piece, form.width, form.kinsoku) if form.width else [piece]
        lines += [""] * form.blanks
    removed: list[str] = []
    lines = _with_pages(lines, form, removed)
    return "\n".join(_with_notices(lines, form, removed)), removed


def to_half_width(text: str) -> str:
    """The text with the marks that careless typing leaves at half width."""
    return text.replace("，", ",").replace("：", ":").replace("；", ";")


def hard_wrapped(text: str, width: int, kinsoku: bool) -> Iterable[str]:
    """The text in lines of this width; with kinsoku a mark hangs over rather than begin a line."""
    while len(text) > width:
        stop = width
        while kinsoku and stop < len(text) and text[stop] in _CLOSING_MARKS:
            stop += 1
        yield text[:stop]
        text = text[stop:]
    if text:
        yield text


def _with_pages(lines: list[str], form: Form, removed: list[str]) -> list[str]:
    if not form.pages:
        return lines
    result: list[str] = []
    every = 14 if form.width else 5
    total = len(lines) // every
    for number, start in enumerate(range(0, len(lines), every), 1):
        result += lines[start : start + every]
        mark = {
            "dashes": [f"— {number} —"],
            "counted": [f"第{number}页 共{total}页"],
            "bare": [f"{number}"],
        } | {"headed": [f"- {number} -", "县委办公室讲话汇编"]}
        result += mark[form.pages]
        removed += mark[form.pages]
    return result


_NOTICES = {
    "notice": (["本文仅供内部学习参考，未经许可不得转载！"], []),
    "advertising": (
        [
            "更多机关公文材料，请关注微信公众号：小笔杆",
            "微信号：xbg2024 QQ：123456789",
            "网址：www.example.com",
        ],
        ["声明：本文来源于网络，如有侵权请联系删除"],
    ),
    "below": ([], ["（责任编辑：小笔杆）", "咨询电话：0000-1234567"]),
}


def _with_notices(lines: list[str], form: Form, removed: list[str]) -> list[str]:
    if not form.notices:
        return lines
    top, bottom = _NOTICES[form.notices]
    removed += [*top, *bottom]
    return [*top, *lines, *bottom]


FORMS = (
    Form("as typed"),
    Form("points 一是, wrapped 28", points="一是", width=28, date="plain"),
    Form("points 第一，, indented", points="第一，", indent="　　", date="chinese", speaker="labelled"),
    Form("points （一）, blank lines", points="（一）", blanks=1, date="dots", speaker="bracketed"),
    Form(
        "points 1., wrapped 35 with kinsoku",
        points="1.",
        width=35,
        kinsoku=True,
        indent="　　",
        date="dashes",
    ),
    Form("bare points, notice", points="bare", notices="notice", date="chinese plain", speaker="masked"),
    Form("mixed points, wrapped 22", points="mixed", width=22, date="spaced", speaker="none"),
    Form("headings without numbers", headings="none", points="一要", date="dots"),
    Form("only the second numbered, bare points", headings="only the second", points="bare", date="month"),
    Form(
        "all but the second numbered",
        headings="all but the second",
        points="一是",
        blanks=1,
        title="two lines",
    ),
    Form(
        "parts 第一部分", headings="parts", points="首先，", date="weekday", salutation="各位领导，同志们："
    ),
    Form("points ①, pages", points="①", width=30, pages="dashes", indent="　　", speaker="spaced"),
    Form("points （1）, counted pages", points="（1）", width=26, pages="counted", blanks=0),
    Form("half width, advertising", points="1、", half_width=True, notices="advertising", date="half-width"),
    Form("running heads", points="一要", width=32, pages="headed", salutation="同志们！", kinsoku=True),
    Form("wrapped 40, blank lines, notice", points="一是要", width=40, blanks=1, notices="advertising"),
    Form(
        "no numbers, wrapped 24", headings="none", points="bare", width=24, notices="below", salutation="none"
    ),
    Form(
        "dots, two-line title",
        headings="dots",
        points="首先，",
        title="two lines",
        speaker="comrade",
        width=38,
    ),
    Form(
        "half-width brackets, double spacing",
        headings="half-width brackets",
        points="第一，",
        blanks=2,
        pages="bare",
    ),
)
