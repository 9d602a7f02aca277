"""What a title says: which meeting it is about, and what kind of speech it is."""

import re
from collections.abc import Mapping

#: What titles of speeches about anything have in common, and what names a place only in general.
_GENERAL = re.compile(
    r"在?(?:全[国省市县区旗镇乡州]|[省市县区镇]|[省市县区](?:委|政府|人大|政协)(?:常委会|常务)?)|同志|机关"
    r"|(?:电视|电话|视频|现场|专题|紧急|联席|扩大|全体|领导小组|第.{1,4}次|部署|动员|总结|推进|调度|座谈|表彰|誓师|观摩|协调"
    r"|交流|攻坚|工作|建设|会商|协商|暨|发展|年度|[0-9０-９]{4}年)+(?=会|$)"
    r"|(?:座谈|推进|大|例|茶话)?会议?(?:上|结束时)?的?"
    r"|上的|中的|时的|总结|任职|讲话|要点|提纲|主持词|发言|表态|致辞|贺词|工作|报告|开班|开幕|式上?"
)
#: What stands in headings and prompts about anything.
_EMPTY = frozenset(
    [
        "抓好",
        "做好",
        "加强",
        "推动",
        "推进",
        "切实",
        "确保",
        "坚持",
        "各项",
        "工作",
        "任务",
        "今年",
        "同志",
        "我们",
        "这项",
        "一段",
        "一句",
        "写法",
        "同上",
    ]
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]{1,3}.?")
#: The kinds of speeches that are not given like an ordinary one, by what their titles end with.
_KINDS = (
    ("host", re.compile("主持")),
    ("pledge", re.compile("表态|承诺|检讨|代表发言|交流发言")),
    ("greeting", re.compile("致辞|贺词|贺信|祝词|庆典|开幕式|仪式|追思|慰问|茶话会")),
    ("account", re.compile("政府工作报告|述职|述责|述廉|情况(?:的)?(?:汇报|报告)|询问")),
)


def kind_of_speech(title: str) -> str:
    """Whether a title is that of a host's words, a pledge, a greeting or an account; "" for a speech."""
    return next((name for name, said in _KINDS if said.search(title)), "")


def subject_of(title: str) -> str:
    """What a title says of its subject: of 在全县防汛抗旱工作会议上的讲话 only 防汛抗旱."""
    return _GENERAL.sub(" ", title)


def is_telling(word: str) -> bool:
    """Whether a word tells anything of what is asked for: no number, no single character, none that prompts always say."""
    return len(word) > 1 and not word.isdecimal() and word not in _EMPTY


def is_ordinal(word: str) -> bool:
    """Whether a word only counts: 第二, 第三项."""
    return _ORDINAL.fullmatch(word) is not None


def share_said(words: Mapping[str, float], text: str) -> float:
    """How much of the weight of these words a text says, 0 to 1; 0 where there are none.

    A word of two characters is also said by a longer one that goes around a third: 防火 by 防灭火.
    """
    whole = sum(words.values())
    return sum(weight for word, weight in words.items() if _is_said(word, text)) / whole if whole else 0.0


def _is_said(word: str, text: str) -> bool:
    if word in text:
        return True
    at = text.find(word[0]) if len(word) == 2 else -1
    return at >= 0 and text[at + 2 : at + 3] == word[1]
