"""How far a speech came: told from the name of its file and from what its text says of itself."""

import re
from collections.abc import Iterable

#: The states in the order in which a speech passes through them.
_ORDER = ("", "draft", "review", "final", "delivered")
_LEADER = r"(?:领导|[县市区州旗省镇]长|书记|主任|主席|部长|局长|秘书长|[\u4e00-\u9fff]总)"
#: What a name or a remark says, with the state it stands for (a key of STATE_NAMES). Of several in one name the last
#: counts: 讲话稿（送审稿）定稿.
_WORDS = (
    (
        "draft",
        "初稿|初版|草稿|草拟|草案|起草稿|底稿|毛稿|代拟稿|未定稿|待定稿|定稿前|送审前|[未待]审|讨论底稿|参考稿|框架稿?",
    ),
    (
        "review",
        rf"送审|[报呈待请]审|呈[送阅报{{]|呈(?=[\u4e00-\u9fff]{{0,6}}[长记])|审阅稿|审核稿|审议稿|报批|送阅|征求意见|征意见|讨论稿"
        rf"|[报送请](?=[\u4e00-\u9fff]{{0,3}}{_LEADER}(?:审|阅|$|[）)]))|(?<=[）)\-_—· 　])报{_LEADER}",
    ),
    (
        "final",
        r"定稿|终稿|最终|最后(?:版|稿)|正式(?:稿|版|印发)|签发|签批|印发|付印|印刷|打印(?:版|稿)|审定|已审|审后|审改后|定版|"
        rf"校对稿|清样|{_LEADER}(?:已?改定|改后|定)|final|(?<=[\u4e00-\u9fff\d\-_—（( ])(?<![决规一肯稳确指特固鉴制议协])定(?=[）)]?$)",
    ),
    (
        "delivered",
        r"(?<![未没])已[经]?讲|讲过了?|实录|速记|录音|发言记录|讲话记录|(?<!未)已发言|会上讲|现场讲话|宣读(?:版|稿)|已宣读|会后整理",
    ),
)
_STRONG = re.compile("|".join(f"(?P<{state}>{words})" for state, words in _WORDS), re.IGNORECASE)
#: What is said of a draft at any stage: it tells only where nothing else does.
_NUMBERED = re.compile(
    r"第?[一二三四五六七八九十\d]+(?:次)?(?:稿|改)|修改|修订|改稿|[_\-—（( ]改\d*[）)]?$|(?:稿|讲话|发言|致辞)改\d*$|草$|初$"
)
#: In a text only what stands in brackets, or alone in its line, or names the time at which it was said, speaks of it.
_REMARK = re.compile(
    "(?:^|(?<=讲话)|(?<=发言)|(?<=致辞)|(?<=报告)|(?<=稿)|(?<=主持词)) ?[（(〔【\\[]([^（）()〔〕【】\\[\\]]{2,40})[）)〕】\\]]"
)
_ALONE = re.compile("^[\u4e00-\u9fff]{2,6}稿$")
_SAID_AT = re.compile(
    "(?:讲话|发言|录音|演讲)(?:时间|日期)[：:]|热烈鼓掌|[（(](?:热烈的?|长时间)?(?:掌声|鼓掌)[）)]|录音整理"
)
_ASKS = re.compile(
    rf"(?:妥否|当否|可否|是否妥当)[，,]?\s*请|请{_LEADER}?(?:审[示阅定批核]|批示)|呈[：:]|送[：:][^\n]{{0,12}}审|恳请[^\n]{{0,6}}审(?![议查])"
)
_PRINTED = re.compile("年[^\n]{1,8}日印发|此件(?:公开|依申请|主动)|公开(?:方式|属性)[：:]")
#: What every tool adds to a name: copies, dates, versions.
_ADDED = re.compile(r"(?:\s*[-_—]?\s*(?:副本|copy|\(\d+\)|（\d+）|\d{4,8}|v\d+(?:\.\d+)*))+$", re.IGNORECASE)


def state_of(file: str, lines: Iterable[str]) -> str:
    """The state of a speech by its file's name and some lines of it, those around its title and those taken out; "" where
    neither tells. A recording goes before all; of what name and text say, what is further on counts: either may have been
    forgotten when the speech went on.
    """
    return max((_state_in_name(file), *map(_state_in_text, lines)), key=_ORDER.index)


def _state_in_name(file: str) -> str:
    stem = _ADDED.sub("", file.rpartition(".")[0] or file)
    return _last(stem) or ("draft" if _NUMBERED.search(stem) else "")


def _last(text: str) -> str:
    found = [match.lastgroup or "" for match in _STRONG.finditer(text)]
    return found[-1] if found else ""


def _state_in_text(line: str) -> str:
    line = line.strip()
    if _SAID_AT.search(line):
        return "delivered"
    remarks = [one.group(1) for one in _REMARK.finditer(line)] + ([line] if _ALONE.match(line) else [])
    told = [state for one in remarks if (state := _last(one) or ("draft" if _NUMBERED.search(one) else ""))]
    if told:
        return max(told, key=_ORDER.index)
    if _ASKS.search(line):
        return "review"
    return "final" if _PRINTED.search(line) else ""
