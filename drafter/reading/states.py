"""How far a speech came: told from the name of its file and from what its text says of itself."""

import re
from collections.abc import Iterable

from drafter.core.toml import own_toml

#: The states in the order in which a speech passes through them.
_ORDER = ("", "draft", "review", "final", "delivered")
#: What a name or a remark says, by the state it stands for. Of several in one name the last counts: 讲话稿（送审稿）定稿.
_CUES = own_toml("reading", "states.toml")
_LEADER: str = _CUES["leader"]
_STRONG = re.compile(
    "|".join(
        f"(?P<{state['name']}>{'|'.join(state['words']).replace('<领导>', _LEADER)})"
        for state in _CUES["state"]
    ),
    re.IGNORECASE,
)
#: What is said of a draft at any stage: it tells only where nothing else does.
_NUMBERED = re.compile(
    r"[vV]\d|第[一二三四五六七八九十\d]+版|版本\d|提纲|第?[一二三四五六七八九十\d]+(?:次)?(?:稿|改)|修改|修订|改稿|[_\-—（( ]改\d*[）)]?$|(?:稿|讲话|发言|致辞)改\d*$|草$|初$"
)
#: One character set apart: 讲话（审）, 讲话-终.
_TAGS = {
    "初": "draft",
    "草": "draft",
    "改": "draft",
    "审": "review",
    "送": "review",
    "呈": "review",
    "定": "final",
    "终": "final",
    "印": "final",
    "讲": "delivered",
}
_TAG = re.compile(
    rf"(?:^|[\-_—（(【\[ 　·.+]|(?<=稿)|(?<=讲话)|(?<=发言)|(?<=致辞))([{''.join(_TAGS)}])(?=$|[）)】\]\d_\-—+ 　·.])"
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
#: What a draft leaves open.
_UNDONE = re.compile(
    "待(?:补|核|定|完善|填|查)|数据?(?:尚)?未核|此处(?:补|插|加|写|再)|[（(【][^（）()【】]{0,12}(?:补充|再写|再补|请[^（）]{1,8}(?:补|提供))[^（）()【】]{0,8}[）)】]|[（(]略[）)]"
)
_PRINTED = re.compile("年[^\n]{1,8}日印发|此件(?:公开|依申请|主动)|公开(?:方式|属性)[：:]")
#: What every tool adds to a name: copies, dates, versions.
_ADDED = re.compile(r"(?:\s*[-_—]?\s*(?:副本|copy|\(\d+\)|（\d+）|\d{4,8}))+$", re.IGNORECASE)


def state_of(file: str, lines: Iterable[str]) -> str:
    """The state of a speech by its file's name and some lines of it, those around its title and those taken out; "" where
    neither tells. A recording goes before all; of what name and text say, what is further on counts: either may have been
    forgotten when the speech went on.
    """
    return max((_state_in_name(file), *map(_state_in_text, lines)), key=_ORDER.index)


def _state_in_name(file: str) -> str:
    stem = _ADDED.sub("", file.rpartition(".")[0] or file)
    if told := _last(stem):
        return told
    tag = _TAG.search(stem)
    return _TAGS[tag.group(1)] if tag else ("draft" if _NUMBERED.search(stem) else "")


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
    if _UNDONE.search(line):
        return "draft"
    return "final" if _PRINTED.search(line) else ""
