"""Two values for the same thing: 37 座小型水库 in one place, 39 座小型水库 in another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Change, Finding, Fix, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph

NAME = "figures"
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_UNIT = (
    "元|亩|公顷|平方米|平方公里|公里|千米|米|吨|公斤|斤|座|个|户|人次|人|名|家|项|处|件|条|起|台|辆|套|所|口|间|栋|头|只|株|棵"
    "|本|份|场|次|期|批|支|村|%|％|个百分点|千瓦时|千瓦|立方米"
)
_FIGURE = re.compile(
    rf"(?<![\d.第—－-])(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?:余|多)?(?P<unit>{_UNIT})"
    r"(?![\d至到—－-])"
)
#: What a value is counted by: where it differs, two values are of two things.
_WHEN = re.compile(
    r"20\d\d年|(?:去|今|上|明|前|后|近|本|每|当|全)年|近?[\d一二三四五六七八九十几]+年来?|[上下]半年|[\d一二三四]季度|\d+月|"
    r"“?十[一二三四五]五”?|目前|年底|月底|年初|汛前|汛期|过去|以来|原来|原有|当时|明后"
)
_WHERE = re.compile(r"[\u4e00-\u9fff]{1,3}(?:省|市|县|区|镇|乡|村|街道|社区|园区)")
_WHOLE = re.compile(r"^(?:全|我|本|各|整个)")
#: What may stand right before a figure without making another thing of it.
_NEUTRAL = re.compile(
    r"(?:全省|全市|全县|全区|全镇|我县|我市|共有|一共|总共|共计|现有|累计|这|那|共|(?<!还)有|的|对|把|将|给|为|和|与|及|、|，|。|；|：|！|？|“|（)$"
)
#: Between a name and its figure: 小型水库共有37座.
_BETWEEN = re.compile(r"(?:现有|共有|一共有|总数为|总数达|总数|达到|达|共|有|为|是|已|数量)*$")
_NOT_A_NAME = re.compile(
    r"[的了在和与及等要把将都也就已还又不没以并从对被让使各其是有个]|全部|完成|落实|到位|需要|必须|一[处条件项个座]"
)
#: What is done with a thing, or said of this year, without making another of it.
_SAME_ACT = re.compile(r"(?:办好|抓好|实施|确定|安排|办成|做好|守住|管好|管住)$")
_THIS_YEAR = frozenset({"今年", "全年", "本年", "当年", "目前"})
_DONE = re.compile(r"^(?:完成|实现|达到|争取|确保|预计)+")
_WITHIN = re.compile(r"[中里上内下]$")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_MARKED_LENGTH = 3
#: So many characters on either side tell what a figure counts, when and where.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, from `start` to `end` with its unit: its value, as it is written and in single units, and
    what it counts; `key` is equal for figures of the same thing.
    """

    start: int
    end: int
    written: str
    value: float
    key: tuple[str, str, str, str, str]


def figures_in(text: str) -> Iterator[Figure]:
    """The figures of a text of which it is plain what they count."""
    for sentence in _SENTENCE.finditer(text):
        for match in _FIGURE.finditer(text, sentence.start(), sentence.end()):
            before = text[max(sentence.start(), match.start() - _NEAR) : match.start()]
            name, act = _what(before, text[match.end() : min(sentence.end(), match.end() + _NEAR)])
            if name:
                when = _WHEN.findall(before)
                where = [one for one in _WHERE.findall(before) if not _WHOLE.match(one)]
                year = when[-1] if when and when[-1] not in _THIS_YEAR else ""
                key = (name, act, match["unit"], year, where[-1] if where else "")
                value = float(match["value"].replace(",", "")) * _SCALES[match["scale"]]
                yield Figure(match.start(), match.end(), match.group(), value, key)


def _what(before: str, behind: str) -> tuple[str, str]:
    """What a figure counts, by the words on its sides: the name behind it, or that before it; and what is done with it."""
    if (name := _name_at(behind)) and len(name) >= _MARKED_LENGTH:
        neutral = _NEUTRAL.search(before) or _SAME_ACT.search(before)
        act = "" if not before.strip() or neutral else before[-2:]
        return name, act
    bare = _BETWEEN.sub("", before)
    clause = re.split(r"[，、：（“]", bare)[-1]
    name = _DONE.sub("", _WHEN.sub("", re.sub(r"^(?:全省|全市|全县|全区|全镇|我县|我市|其中)", "", clause)))
    is_plain = _NAME.fullmatch(name) and not _NOT_A_NAME.search(name) and not _WITHIN.search(name)
    return (name, "") if is_plain and len(name) >= _MARKED_LENGTH else ("", "")


def _name_at(text: str) -> str:
    """The name that a text begins with: up to a mark, or a word that no name has."""
    match = _NAME.match(text)
    if match is None:
        return ""
    stop = _NOT_A_NAME.search(match.group())
    return match.group()[: stop.start()] if stop else match.group()


def gather_figures(paragraph: Paragraph, context: Context) -> tuple[Figure, ...]:
    """The figures of one paragraph; front matter has none."""
    return () if paragraph.role in FRONT_ROLES else tuple(figures_in(paragraph.text))


def find_disagreeing(scene: Scene) -> Iterator[Finding]:
    """Each figure that differs from what the draft says most often, or first, of the same thing."""
    places: dict[tuple[str, ...], list[tuple[Paragraph, Figure]]] = {}
    for paragraph, figures in zip(scene.draft.paragraphs, scene.gathered, strict=True):
        for figure in figures:
            places.setdefault(figure.key, []).append((paragraph, figure))
    for same in places.values():
        counted = Counter(figure.value for _, figure in same)
        if len(counted) == 2:
            usual = counted.most_common(1)[0][0]
            right = next(place for place in same if place[1].value == usual)
            for paragraph, figure in same:
                if figure.value != usual:
                    yield _told(paragraph, figure, right, same)


def _told(
    paragraph: Paragraph,
    figure: Figure,
    right: tuple[Paragraph, Figure],
    same: Sequence[tuple[Paragraph, Figure]],
) -> Finding:
    """A figure that differs; either value can be taken, everywhere at once."""
    other = right[1]
    message = f"“{figure.key[0]}”这里是 {figure.written}，别处是 {other.written}，请对一对。"
    finding = found(
        NAME, Severity.WARNING, paragraph, figure.start, figure.end, message, [other.written], right[0].id
    )
    everywhere = tuple(
        Change(place.id, one.start, one.written, figure.written)
        for place, one in same
        if one.value != figure.value
    )
    fixes = (*finding.fixes, Fix(f"别处都改为“{figure.written}”", everywhere))
    return replace(finding, fixes=fixes)


CHECK = Check(NAME, "前后不一的数", Severity.WARNING, gather=gather_figures, whole=find_disagreeing)
