"""Which meetings are the same one, held again."""

import datetime
import re
from collections.abc import Collection

from drafter.core.model import Facts, Source

_NUMBER = "[0-9０-９一二三四五六七八九十百零〇○]+"
#: What a meeting's name has of its own every time: 2025年度, 十四届六次, 第三季度, （扩大）.
_VARIES = re.compile(
    rf"(?:{_NUMBER}|今|去|本)年度?|第?{_NUMBER}(?:届|次|季度|期)|[上下]半年|[（(].*?[）)]|[\s　“”《》]"
)
_TITLE = re.compile(
    r"^(?:.{0,20}?)在(?P<occasion>.+?)(?:上|时|期间)的?(?:讲话|报告|发言|致辞|讲稿|主持词).*$"
)
_AREA = re.compile(r"^(?:全|本|我)(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)")
_ENDING = re.compile(r"(?:会议|大会|会)$")
#: The rest of a meeting's name, behind the word that says whose it is: 全市|三级干部大会.
_REST_OF_NAME = re.compile(
    "[^，。；：！？、《》的]{0,30}?(?:会议|大会|全会|(?:动员|[议例年代谈流进动彰度结署作报析场训布])会)(?![议员场计])"
)
#: What tells of the meeting that is being held, and what of another one.
_THIS = re.compile("今天|今日|今晚|这次|此次|本次|这个|现在")
_ANOTHER = re.compile("刚刚|刚才|传达|贯彻|学习|落实|按照|根据")
#: The longest time between two meetings of one kind, in days: once a year, a few months later than usual.
_LONGEST = 550


def meeting_name(occasion: str, title: str, place: str = "") -> str:
    """The name by which a meeting is known every time, without year, number and area; "" where nobody said.

    Without an occasion it is taken from the title: 在2025年全县农业工作会议上的讲话 is 农业工作.
    """
    name = _VARIES.sub("", occasion or occasion_of(title))
    name = _AREA.sub("", name.removeprefix(place))
    return _ENDING.sub("", name)


def are_of_one_meeting(one: Facts, other: Facts) -> bool:
    """Whether two speeches are for one and the same meeting: it has one name, and it is held on one day."""
    names = [meeting_name(facts.occasion, facts.title, facts.place) for facts in (one, other)]
    return bool(names[0]) and names[0] == names[1] and one.date == other.date


def occasion_of(title: str) -> str:
    """The meeting at which a speech of this title was given: 全县防汛工作会议 of 在全县防汛工作会议上的讲话; "" where none."""
    titled = _TITLE.match(title)
    return titled.group("occasion") if titled else ""


def names_another(text: str, start: int, end: int, own: Collection[str]) -> bool:
    """Whether what stands from `start` to `end` says whose a meeting or a document is, and neither is at hand here.

    前天召开的全市三级干部大会 and 《全市防汛预案》 keep their names whoever speaks of them. `own` are the names of the
    meetings at hand, as `meeting_name` gives them.
    """
    before = re.split("[。；！？]", text[:start])[-1]
    if before.rfind("《") > before.rfind("》"):
        return True
    rest = _REST_OF_NAME.match(text, end)
    if rest is None or meeting_name(text[start : rest.end()], "") in own:
        return False
    return not _THIS.search(before) or bool(_ANOTHER.search(before))


def was_before(source: Source, date: datetime.date) -> bool:
    """Whether a source may be of the meeting before the one on this day: of last year, or not much longer ago."""
    if source.date is None:
        return False
    return source.date.year == date.year - 1 or 0 < (date - source.date).days <= _LONGEST
