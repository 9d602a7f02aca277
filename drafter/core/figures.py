"""The figures of a text: amounts, percentages, counts, spans of time and days, with what each counts.

Nothing is looked up: two figures are of one thing where the words beside them are the same and neither says another
time, place, stage or part of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from drafter.core.numerals import hundreds_from_chinese
from drafter.core.quantities import with_full_marks


class FigureKind(StrEnum):
    """What a figure is."""

    AMOUNT = "金额"
    PERCENT = "比例"
    COUNT = "数量"
    SPAN = "时长"
    DAY = "日期"


_SCALES: Mapping[str, float] = {
    "": 1,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "万亿": 1e12,
}
#: Units that measure, with what they are measured in and how much of that they are.
_MEASURES: Mapping[str, tuple[str, float]] = {
    "元": ("元", 1), "块钱": ("元", 1), "亩": ("亩", 1), "公顷": ("亩", 15), "平方公里": ("亩", 1500), "平方米": ("平方米", 1),
    "平方": ("平方米", 1), "公里": ("米", 1000), "千米": ("米", 1000), "米": ("米", 1), "厘米": ("米", 0.01), "毫米": ("米", 0.001),
    "吨": ("公斤", 1000), "公斤": ("公斤", 1), "千克": ("公斤", 1), "斤": ("公斤", 0.5), "千瓦时": ("度", 1), "度": ("度", 1),
    "千瓦": ("千瓦", 1), "兆瓦": ("千瓦", 1000), "立方米": ("立方米", 1), "立方": ("立方米", 1),
    "微克": ("微克", 1), "毫克": ("微克", 1000),
}  # fmt: skip
_COUNTED = (
    "个|座|户|人次|人|名|家|项|处|件|条|起|台|辆|套|所|口|间|栋|幢|头|只|株|棵|本|份|场|次|期|批|支|位|例|宗|款|盏|眼|片|块|艘"
    "|门|对|岁|村|站|趟|班|顶|箱|袋|张|道|篇|堂|倍|级|页|类|轮|组|层|桌|队|大"
)
#: Counting words that no other stands for; all the rest are as good as 个.
_COUNTED_AS: Mapping[str, str] = {
    **dict.fromkeys(("人", "名", "位"), "人"), **dict.fromkeys(("次", "趟", "场", "期", "轮"), "次"),
    **{one: one for one in ("人次", "户", "岁", "倍", "级", "页", "大")},
}  # fmt: skip
COUNTING = frozenset({"", "个", *_COUNTED_AS.values()})
_SPANS: Mapping[str, float] = {
    "年": 360,
    "个月": 30,
    "周": 7,
    "天": 1,
    "个工作日": 1,
    "日": 1,
    "小时": 1 / 24,
    "分钟": 1 / 1440,
}
_ARABIC = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_CHINESE = "[零〇一二两三四五六七八九十百千]+"
#: 3亿2000万, 三亿二千万: what stands before 万.
_LONG_ARABIC, _LONG_CHINESE = r"\d+亿\d+(?=万)", f"{_CHINESE}亿{_CHINESE}(?=万)"
_UNITS = "|".join(
    sorted((*_MEASURES, *_COUNTED.split("|"), "%", "％", "个百分点", "百分点", "成"), key=len, reverse=True)
)
_FIGURE = re.compile(
    rf"(?<![\d.第—－~～\-/])(?P<value>{_LONG_ARABIC}|{_ARABIC}|(?<![零〇一二两三四五六七八九十百千几数第])(?:{_LONG_CHINESE}|{_CHINESE}))(?P<scale>百万|千万|万亿|[百千万]|个?亿)?"
    rf"(?P<rough>[余多来])?(?:(?P<span>个月|个工作日|年|周|天|小时|分钟)(?=时间|内|之内|以内|来|的|多|[，。；]|[\u4e00-\u9fff])|(?P<unit>{_UNITS})|(?<=[万亿])(?=[\u4e00-\u9fff]{{2}}|[，。；、])(?!\d))(?![至到—－~～\-])"
)
_PERCENT = re.compile(rf"百分之(?P<value>{_CHINESE})")
_DAY = re.compile(
    r"(?<![\d至到—－~～\-])(?:(?P<year>20\d\d|今|去|明)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<part>底|初|末|中旬|上旬|下旬))?"
    r"(?P<until>之?前|以前)?(?![\d至到—－~～\-份])|(?<!\d)(?P<whole>20\d\d)年(?P<end>底)?(?P<by>之?前)"
)
_CLOCK = re.compile(
    rf"(?<![\d第])(?P<hour>\d{{1,2}}|{_CHINESE})(?:点|(?<=\d)时)(?P<half>半|\d{{1,2}}分)?(?![\d名子滴击评集面代间候期钟])"
)
_PLACE = re.compile(rf"第(?P<value>\d{{1,3}}|{_CHINESE})(?:位|名|的位次)(?!书记)")
_ROUGH_BEFORE = re.compile("(?:约|近|将近|接近|大约|上下|不到|逾|超|超过|多达)$")
_ROUGH_BEHIND = re.compile("以上|左右|上下|多(?!数)")
#: What a value is counted by: where it differs, two values are of two things.
_WHEN = re.compile(
    r"(?<![比较由从])20\d\d年|年均|连续|(?<![比较])(?:去|今|上|明|前|后|近|本|每|当|往|历|次)年|(?<!年)全年|近?[\d一二三四五六七八九十几]+年来|[上下]半年|前?[\d一二三四]个?季度|\d+月(?!底前)份?|[上本下]月"
    r"|十[一二三四五]五|年初(?!定|确定|安排|下达|部署)|原来|原有|当时|明后|(?<![去上]年)同期|上周|本周|昨天|昨晚|国庆|春节|“?五一”?|假期|黄金周"
)
#: What says no more than this year, which goes without saying.
_THIS_YEAR = {"全年": "", "本年": "今年", "当年": "今年"}
_WHERE = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?:镇|乡|街道|村|社区)(?!级|域|委|长|直|干部|里|村|民|振|建|庄|道|组|居|医|教|两|内|外|企|有|集)"
)
_LEVEL = re.compile("(?:全|我|本)(?P<level>[国省市县镇乡])")
_WHOLE = re.compile(
    r"^(?:全|我|本|各|整个|该|个|的|每|对|在|到|从|一|为|和|与|给|行政|农|乡|城)|^.*(?:行政|农|乡|老|小|城|新|[全我本各该个])[镇乡村]$"
)
_FULL_STOP = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_HEADING = re.compile("([\u4e00-\u9fff]{2,14})：")
_CLAUSE_MARK = re.compile("[，：；。！？（）、]")
#: Between a name and its figure, or at the head of a clause before the name: what makes no other thing of it.
_BETWEEN = re.compile(
    r"(?:现有|共有|一共有|总数为|总数达|总数|规模|稳定在|保持在|控制在|提高到|提升到|增加到|高达|达到|达|共计|合计|共|仅|只|有|为|是|在|到|要|约|近"
    r"|已经|已|数量|还剩|剩余|余下|剩下|还有|超过|超|突破|去年|今年|必须|不低于|低于|就)+$"
)
_NOT_A_NAME = re.compile(
    r"(?<!^)在(?!建)|^在(?!建)|[的了和与及等要把将都也就已还又不没并从对被让使各其是有个吃住，比占为]|(?<!规模)以|全部|完成|落实|到位|需要|必须|一[处条件项个座]|月月|随时|逐|每|增长|下降|提高|达"
)
#: A part or a stage of the thing: 还有, 新增; and what was done with some of it (整治了).
_PART = re.compile(
    r"其中|还有|还剩|剩余|余下|剩下|另有|另外|新增|新发展|新登记|新设|增加|减少|新建|改建|扩建|改造|整治|关停|淘汰|取缔|建成|开工|投产|首批|第[一二三四五六七八九十\d]+[批期次轮季]|平均|每|户均|净增|压减|"
    r"比|超额|已整改|未|没有|尚有|高于|低于|高出|相当于|最多|最大|最高|单日|一次|试点|示范|重点|其他|有关"
)
_DONE_WITH = re.compile(
    r"(?<!组建)(?<!成立)(?<!投入)(?<!安排)(?<!配备)(?<!拨付)(?<!筹集)(?<!建立)(?<!设立)(?<!派出)(?<!出动)(?<!有)[了过]$|[抽看查走]$"
)
_LEFT_BEFORE = re.compile("还有|还剩|剩余|余下|剩下|尚有|其中")
_LEFT = frozenset({"还有", "还剩", "剩余", "余下", "剩下", "尚有"})
_TARGET = re.compile(
    r"目标|任务|计划|力争|争取|确保|预计|预期|底前|(?:[要将]|必须)(?:完成|达到|实现|突破|建成|增长|控制在|不低于)|不少于|不低于"
)
_AIMS = re.compile("(?:目标|任务|安排|打算|计划)[”》]?(?:是|为|：)|下达|目标已经?明确|力争|确保")
_DONE = re.compile(r"已|了|完成了|实现了|累计|截至|目前|实际")
_NEAR, _BESIDE = 60, 7
#: A number of things that hardly anything else has.
_TELLING = re.compile(r"[\d.,]{2,}万?[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, from `start` to `end` with its unit.

    `value` is in single units of `unit` (元, 亩, 米 …; 人, 户, 次, 个 for what is counted, "" where that is not said); `name` says what it counts as far as
    that is plain, `before` and `behind` are the words beside it up to the next mark, `when`, `where` and `part` what sets
    it apart, `around` the time that a sentence before it names, `stage` target, done, or aim where only its sentence says that it is a target, "" where nothing says so. `is_rough` tells a rounded value.
    `about` is the clause before it in its sentence, with the words that head the sentence; `beside` are the other numbers
    of two digits or more of the sentence.
    """

    start: int
    end: int
    written: str
    kind: FigureKind
    value: float
    unit: str
    name: str
    before: str
    behind: str
    when: str = ""
    around: str = ""
    where: str = ""
    part: str = ""
    stage: str = ""
    is_rough: bool = False
    is_arabic: bool = True
    about: str = ""
    beside: frozenset[str] = frozenset()


def without_figures(text: str) -> str:
    """A text without its figures and their units; 一口气 is no figure."""
    return _FIGURE.sub(lambda match: " " if match.group()[0].isdigit() else match.group(), text)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text with their marks."""
    return (match.group() for match in _FULL_STOP.finditer(text) if match.group())


def figures_in(text: str) -> Iterator[Figure]:
    """The figures of a paragraph, in order. A time that is named holds for the sentences behind it, too."""
    text = with_full_marks(text)
    when = ""
    for sentence in _FULL_STOP.finditer(text):
        found = sorted(_found(text, sentence), key=lambda match: match.start())
        beside = [match.group() for match in found if _TELLING.match(match.group())]
        for match in found:
            if figure := _figure(text, sentence, match, when):
                others = frozenset(one for one in beside if one != match.group())
                yield replace(figure, beside=others) if others else figure
        times = _WHEN.findall(sentence.group())
        when = times[-1] if times else when


def _found(text: str, sentence: re.Match[str]) -> Iterator[re.Match[str]]:
    days = list(_DAY.finditer(text, sentence.start(), sentence.end()))
    yield from days
    for pattern in (_FIGURE, _PERCENT, _CLOCK, _PLACE):
        for match in pattern.finditer(text, sentence.start(), sentence.end()):
            if not any(day.start() < match.end() and match.start() < day.end() for day in days):
                yield match


def _figure(text: str, sentence: re.Match[str], match: re.Match[str], last: str) -> Figure | None:
    kind, value, unit = _measured(match)
    if value is None:
        return None
    wide = text[max(sentence.start(), match.start() - _NEAR) : match.start()]
    *earlier, before = _CLAUSE_MARK.split(wide)
    if wide.endswith(f"、{before}") and not match.group()[0].isdigit():
        before = ""  # the last name of a list that the number counts: 综合协调、督导检查四个专项组
    behind = _CLAUSE_MARK.split(text[match.end() : min(sentence.end(), match.end() + _NEAR)])[0]
    times = _WHEN.findall(wide)
    places = [one for one in _WHERE.findall(wide) if not _WHOLE.match(one)]
    clause = f"{before}{match.group()}{behind}"
    is_rough = match.groupdict().get("rough") or _ROUGH_BEFORE.search(before) or _ROUGH_BEHIND.match(behind)
    return Figure(
        match.start(), match.end(), match.group(), kind, value, unit, _name(before, behind), before, behind,
        _this_year(times[-1]) if times else "",
        _this_year(last),
        places[-1] if places else levels[-1] if (levels := _LEVEL.findall(wide)) else "",
        _part(before), _stage(clause, text[_begins(text, match.start()) : match.start()]),
        bool(is_rough), bool(re.match(r"\d", match.group())), _about(text, match.start(), earlier),
    )  # fmt: skip


def _about(text: str, place: int, earlier: list[str]) -> str:
    """The clause before a figure in its sentence, and what the sentence is headed by: 固定资产投资：……；……."""
    heading = _HEADING.match(text, _begins(text, place), place)
    clause = earlier[-1] if earlier else ""
    return f"{heading[1]} {clause}" if heading and heading[1] != clause else clause


def _part(before: str) -> str:
    """Of what part of a thing a figure is told by what stands before it, "" for the whole: 剩余, 新增, 完成."""
    if part := _LEFT_BEFORE.findall(before) or _PART.findall(_BETWEEN.sub("", before)[-_BESIDE:]):
        return "剩余" if part[-1] in _LEFT else part[-1]
    return before[-2:] if _DONE_WITH.search(before) else ""


def _stage(clause: str, sentence: str) -> str:
    """Whether a figure is to be reached or was: by its clause, else by what its sentence says of all that follows."""
    if _TARGET.search(clause):
        return "target"
    if _DONE.search(clause):
        return "done"
    return "aim" if _AIMS.search(sentence) else ""


def _begins(text: str, place: int) -> int:
    """Where what is said up to a full stop begins that a place of a text stands in; a semicolon ends no aims."""
    return max(text.rfind(mark, 0, place) for mark in "。！？\n") + 1


def _this_year(time: str) -> str:
    return _THIS_YEAR.get(time, time)


def _measured(match: re.Match[str]) -> tuple[FigureKind, float | None, str]:
    """The kind of a figure, its value in single units, and the unit."""
    if match.re is _DAY:
        return _day(match)
    if match.re is _CLOCK:
        return _clock(match)
    number = _number(match["value"])
    if match.re is _PERCENT:
        return FigureKind.PERCENT, number, "%"
    if match.re is _PLACE:
        return FigureKind.COUNT, number, "位"
    return (FigureKind.COUNT, None, "") if number is None else _counted(match, number)


def _clock(match: re.Match[str]) -> tuple[FigureKind, float | None, str]:
    """A time of the day in minutes; morning and afternoon are one."""
    hour = _number(match["hour"])
    half = 30 if match["half"] == "半" else float((match["half"] or "0").rstrip("分"))
    return FigureKind.DAY, None if hour is None else hour % 12 * 60 + half, "点"


def _counted(match: re.Match[str], number: float) -> tuple[FigureKind, float | None, str]:
    """The same of a number with its scale (万, 亿) and its unit."""
    number *= _SCALES[(match["scale"] or "").removeprefix("个")]
    if match["span"] == "年" and number > 1900:
        return FigureKind.SPAN, None, ""
    if match["span"]:
        return FigureKind.SPAN, number * _SPANS[match["span"]], "天"
    unit = match["unit"] or ("元" if (match["scale"] or "").endswith("亿") else "")
    if unit in ("%", "％", "个百分点", "百分点", "成"):
        return (
            FigureKind.PERCENT,
            number * (10 if unit == "成" else 1),
            "个百分点" if unit.endswith("百分点") else "%",
        )
    if unit in _MEASURES:
        base, times = _MEASURES[unit]
        return (FigureKind.AMOUNT if base == "元" else FigureKind.COUNT), number * times, base
    return FigureKind.COUNT, number, _COUNTED_AS.get(unit, "个" if unit else "")


def _number(written: str) -> float | None:
    high, hundred_million, low = written.partition("亿")
    if hundred_million:
        parts = _number(high), _number(low)
        return None if None in parts else 1e4 * (parts[0] or 0) + (parts[1] or 0)
    if written[0].isdigit():
        return float(written.replace(",", ""))
    found = hundreds_from_chinese(written.replace("两", "二").replace("〇", "零"))
    return None if found is None else float(found)


def _day(match: re.Match[str]) -> tuple[FigureKind, float | None, str]:
    """A day as a number that grows with it; its unit is how exactly it is told."""
    if match["whole"]:
        return FigureKind.DAY, float(match["whole"]), "年前"
    part = match["part"] or ""
    day = float(match["day"] or {"": 0, "初": 5, "上旬": 5, "中旬": 15, "下旬": 25, "底": 31, "末": 31}[part])
    exact = "日" if match["day"] else "旬" if part else "月"
    return FigureKind.DAY, float(match["month"]) * 100 + day, f"{exact}{'前' if match['until'] else ''}"


def _name(before: str, behind: str) -> str:
    """What a figure counts: the name behind it, else the one before it; "" where neither is plain."""
    if name := name_behind(behind):
        return name
    bare = _SCOPE_HEAD.sub("", _BETWEEN.sub("", before))
    return bare if 2 <= len(bare) <= 16 else ""


_SCOPE_HEAD = re.compile(
    r"^(?:全省|全市|全县|全区|全镇|我县|我市|我区|目前|共有|现有|共|有|今年|去年|截至目前|完成|实现|安排|投入|[上下]半年|要|把|将)+"
)


@lru_cache(maxsize=1 << 12)
def name_behind(text: str) -> str:
    """The name that a text begins with: up to a mark or a word that no name has, 2 to 12 characters; "" for none."""
    match = re.match("[\u4e00-\u9fff]{2,12}", text)
    if match is None:
        return ""
    stop = _NOT_A_NAME.search(match.group())
    name = match.group()[: stop.start()] if stop else match.group()
    return name if len(name) >= 2 else ""
