"""Where a title breaks.

GB/T 9704-2012, 7.3.1: a title of several lines keeps words whole and is arranged as a trapezium or a diamond.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from heapq import nsmallest
from itertools import pairwise

from drafter.reading.cues import front_cues

Segment = Callable[[str], Sequence[str]]

_OPENING = "《〈“‘（([【「『"
_CLOSING = "》〉”’）)]】」』、，。：；！？—…·"
#: What may not begin a line: particles and what leans on the word before it.
_LEANING = frozenset(
    {"的", "和", "与", "及", "上", "暨", "中", "等", "之", "并", "地", "得", "了", "以及", "时", "前", "后"}
)
#: What may not end a line: what leans on the word behind it.
_LEADING = frozenset({"在", "对", "向", "为", "将", "把", "从", "第", "再", "不", "全", "各", "本"})
_NUMBER = "[一二三四五六七八九十百零〇\\d]{1,5}"
_NOT_PARTED = "[^在的和与及暨、，《》“”（）]"
#: What is one name, the longest first: a quotation, a numbered meeting, one of the centre, its members' body, a person, a body, a span
#: of years.
_PATTERN = (
    "《[^《》]{1,18}》|“[^“”]{1,18}”|‘[^‘’]{1,18}’|（[^（）]{1,12}）"
    f"|第{_NUMBER}[届次期批轮]{_NOT_PARTED}{{0,6}}?(?:会议|大会|全会|委员会|常委会|讲坛|论坛)"
    f"|(?:党中央|中央|全国|国务院){_NOT_PARTED}{{1,8}}?(?:会议|大会|全会)"
    f"|第{_NUMBER}[届次期批轮个]|[一二三四五六七八九十]{{1,3}}届{_NUMBER}次(?:全体会议|全会|会议)"
    "|\\d{4}[—–~～-]{1,2}\\d{4}年?|\\d{4}年(?:\\d{1,2}月(?:\\d{1,2}日)?|度|[上下]半年|第?[一二三四]季度)?"
    "|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}同志"
    f"|{_NOT_PARTED}{{1,4}}?(?:省|自治区|市|自治州|自治县|县|区|旗|镇|乡)(?:委|人民政府|政府|人大常委会|人大|政协|纪委监委|纪委)(?:办公室|办公厅|常委会|全委会)?"
)
#: What belongs to what stands before it.
_FOLLOWING = ("会", "大会", "行动", "编制", "体制", "改革", "攻坚", "成果", "人居")
#: A name wider than this may be parted: there would be no room for it.
_WIDEST_NAME = 15
#: How many characters of a line a title should leave free.
_FREE = 2
#: A last line of fewer characters, or one that says no more than what kind of speech this is, looks lost.
_SHORTEST_LAST = 4
_LONGEST_KIND = 6
#: How many ways to go on are kept at each place of a long title.
_KEPT = 24


def plain_segments(title: str) -> list[str]:
    """The title in pieces without a dictionary: each Chinese character, each run of digits or letters."""
    return re.findall(r"[0-9A-Za-z.%]+|\s+|.", title)


def break_title(title: str, width_units: int, segment: Segment = plain_segments) -> list[str]:
    """The lines of a title on which `width_units` full-width characters fit.

    `segment` cuts a text into words. The user's own breaks ("\\n") win: then nothing else is broken, however
    long a line. A title that fits stays on one line.
    """
    if "\n" in title:
        return [line.strip() for line in title.split("\n") if line.strip()]
    title = title.strip()
    if units(title) <= width_units - _FREE:
        return [title] if title else []
    words = list(segment(title))
    for pieces in (_glued(_whole_words(title, words)), _glued(words)):
        if lines := _best(pieces, width_units):
            return lines
    return _filled(_glued(words), width_units)


@cache
def _unit(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def units(text: str) -> float:
    """The width of a text in full-width characters."""
    return sum(map(_unit, text))


@cache
def _names() -> re.Pattern[str]:
    """What is one name in a title; among these the fields of work that units are named by (乡村振兴)."""
    return re.compile(f"{_PATTERN}|{front_cues().unit_fields}")


def _whole_words(title: str, words: Sequence[str]) -> list[str]:
    """The words of a title, those within one name as one, and characters that no dictionary joins together."""
    names = [found.span() for found in _names().finditer(title) if units(found.group()) <= _WIDEST_NAME]
    inside = {place for start, end in names for place in range(start + 1, end)}
    pieces: list[str] = []
    place = 0
    for before, word in pairwise(("", *words)):
        if place in inside or (_is_loose(word) and _is_loose(before)):
            pieces[-1] += word
        else:
            pieces.append(word)
        place += len(word)
    return pieces


def _is_loose(word: str) -> bool:
    """Whether a word is one Chinese character with a meaning of its own: with its neighbour it may be a word that
    the dictionary lacks (禁烧)."""
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in _LEANING and word not in _LEADING


def _glued(words: Sequence[str]) -> list[str]:
    """The words of a title with punctuation and particles joined to what they belong to."""
    pieces: list[str] = []
    for word in words:
        before = pieces[-1] if pieces else ""
        leans = word[0] in _CLOSING or word in _LEANING or not word.strip()
        if before and (leans or before[-1] in _OPENING or before in _LEADING):
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def _best(pieces: Sequence[str], width: int) -> list[str]:
    """The lines of the least cost that the pieces make, each no wider than `width`; none where a piece is too wide.

    Dynamic programming over the places where a line may end; at each the cheapest ways to get there are kept.
    """
    ways: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, (0,))], *([] for _ in pieces)]
    for end in range(1, len(pieces) + 1):
        room = float(width)
        found: list[tuple[float, tuple[int, ...]]] = []
        for start in range(end - 1, -1, -1):
            room -= units(pieces[start])
            if room < 0:
                break
            price = 6.0 + max(0.0, _FREE - room) + (_parting(pieces, start) if start else 0.0)
            # The last line may be short; the others are not left half empty.
            price += max(0.0, room - width / 2) if end < len(pieces) else 0.0
            found += ((cost + price, (*places, end)) for cost, places in ways[start])
        ways[end] = nsmallest(_KEPT, found)
    lines = ((cost, _lines(pieces, places)) for cost, places in ways[-1] if len(places) > 2)
    return min(((cost + _cost(line), line) for cost, line in lines), default=(0.0, []))[1]


def _lines(pieces: Sequence[str], places: Sequence[int]) -> list[str]:
    return ["".join(pieces[start:end]).strip() for start, end in pairwise(places)]


def _parting(pieces: Sequence[str], place: int) -> float:
    """What it costs to part the pieces before `place` from those behind: a lone character leans on its neighbours,
    a meeting on what it is about, its spirit on the meeting, a remark on what it explains; behind 暨, 和 or a mark and
    before the work that a meeting is on the sense pauses."""
    before, behind = pieces[place - 1], pieces[place]
    cost = 3.0 * _is_loose(behind) + 1.5 * _is_loose(before)
    cost += 2.0 * behind.startswith(_FOLLOWING) + 4.0 * behind.startswith(("（", "(", "精神"))
    cost -= 1.0 * behind.startswith("工作")
    return cost - 3.0 * before.endswith("暨") - 2.0 * before.endswith(("、", "，", "和", "与", "及"))


def _cost(lines: Sequence[str]) -> float:
    """How far the lines are from a good shape: trapezium or diamond, even, no lost last line."""
    widths = [units(line) for line in lines]
    cost = 0.3 * (max(widths) - min(widths)) + _shape_cost(widths)
    kind_alone = len(lines) > 1 and lines[-2].endswith("的") and widths[-1] <= _LONGEST_KIND
    return cost + 100 * (widths[-1] < _SHORTEST_LAST or kind_alone)


def _shape_cost(widths: Sequence[float]) -> float:
    steps = [b - a for a, b in pairwise(widths)]
    if len(widths) == 1:
        return 0.0
    if len(widths) == 2:
        return abs(abs(steps[0]) - 3) * 0.8 + (4 if steps[0] == 0 else 0)
    rising = [step > 0 for step in steps]
    if rising == sorted(rising, reverse=True) and 0 not in steps and True in rising and False in rising:
        return 0.0
    if len(set(rising)) == 1 and 0 not in steps:
        return 2.0
    return 12.0 if not rising[0] and rising[-1] else 5.0


def _filled(pieces: Sequence[str], width: int) -> list[str]:
    """Line after line filled with whole pieces; a piece wider than a line is cut."""
    lines = [""]
    for piece in pieces:
        if units(lines[-1] + piece) > width and lines[-1]:
            lines.append("")
        for character in piece if units(piece) > width else [piece]:
            if units(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return [line.strip() for line in lines if line.strip()]
