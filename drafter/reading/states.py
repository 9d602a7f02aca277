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
        "初稿|初版|初步稿|草稿|草拟|草案|起草|底稿|毛稿|粗稿|代拟稿|未定稿|待定稿|非定稿|定稿前|送审前|[未待没]审|讨论底稿|参考稿|框架|未完|待补|待完善|半成品"
        "|拼稿|素材|初拟|试写|原稿|原始|过程稿|汇总|合稿|拼合|补数据|缺数据|科室稿|第[一二三四\\d]遍|内部讨论|拟稿|执笔|练笔",
    ),
    (
        "review",
        rf"送审|[报呈待请提]审|呈[送阅报批核]|呈(?=[\u4e00-\u9fff]{{0,6}}[长记])|审阅|审核稿|审议稿|审稿|报批|待批|送阅|过目|会签|征求意见|征意见|讨论稿|提交|上报|送核|核稿|审核|交审|阅改|批改|呈改|送签|待签|待阅|待定夺"
        rf"|(?<![会申])[报送请给发交](?=[\u4e00-\u9fff]{{0,3}}{_LEADER}(?:审|阅|看|改|$|[）)\d_\-]))|(?<=[）)\-_—· 　])报{_LEADER}|(?<=[\-_—（( 　])审(?=[）)\d]*$)",
    ),
    (
        "final",
        r"定稿|终稿|终版|最终|最后(?:一版|版|稿)|正式(?:稿|版|印发)|签发|签批|签字|印发|付印|印刷|印制|打印(?:版|稿)|大字|审定|已审|审后|审改后|通过稿|定版|上会(?:版|稿)?"
        rf"|会议用|会场用|现场用|讲话用|领导用|主席台|校对|清样|清稿|排版|不再改|不改了|{_LEADER}(?:已?改定|改后|定|签|同意)|成稿|敲定|拍板|确认|改毕|完成稿|为准|用这[个份版]|就这[个份版]|念稿|念的|终审|终校|[二三]校|过会|核定|核发|审签|红头|盖章|交付|用印|会用|付讲|待讲|照此|final|(?<![a-z])ok(?![a-z])"
        r"|(?<=[\u4e00-\u9fff\d\-_—（( ])(?<![决规一肯稳确指特固鉴制议协待未])定(?=[）)\d]*$)|(?<=[\-_—（( 　])终(?=[）)]?$)",
    ),
    (
        "delivered",
        r"(?<![未没])已[经]?讲|讲过了?|讲完|讲后|实录|速记|录音|录像|发言记录|讲话记录|(?<!未)已(?:发言|用)|用过|会上讲|现场讲话|现场稿|宣读(?:版|稿)|已宣读|会后|整理稿|存档|归档"
        r"|实讲|实际讲|讲了|听录|记录稿|笔录|即席|口述|根据录|据录|现场版|补记|\d[日号](?:会上)?讲|见报|刊发|公开版|发布版|网站|官网|公众号",
    ),
)
_STRONG = re.compile("|".join(f"(?P<{state}>{words})" for state, words in _WORDS), re.IGNORECASE)
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
