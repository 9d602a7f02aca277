"""Characters and words that stand twice by a slip of the hand: 要要, 落实落实, 起来来; 人人 and 认认真真 are words."""

import re
from collections.abc import Iterator
from itertools import accumulate

from drafter.checks.characters.unofficial import runs_back
from drafter.checks.context import Context
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import LONGEST, load_official_text

_PAIR = re.compile(r"([的要把是在将对向也这来习策以被让使了已和与及强务众])\1+")
_ANY_PAIR = re.compile(r"([\u4e00-\u9fff])\1(?!\1)")
_WORD = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
#: Characters that are doubled in ordinary speech, and those before and behind which others are: 看一看, 一条条, 好好学.
_FREE = frozenset(
    "人天年月日时处事家户村个条件项步次点样层层代种章篇字句刻常刚渐仅好慢紧深牢稳多少早快细静悄高大小明远轻重满默苦真实足整滔勃蒸郁历孜兢兢业业谆拳殷比源熠铮斤步步说谈想看听试走问算查谢爷奶爸妈哥姐弟妹叔宝星娃往偏略微生世面口声行岁片栋座排队车箱株朵滴阵堆串双对屡频每分秒匆统区山水坡坎沟河棵本张块层家道门件桩批场期届回遍趟圈节段滚洋巍茫朗琅济堂皇累浩荡翩依恋津汲营耿昭斑欣睽芸莘彬楚楚津井条念眈咄寥落形色式粒线草花风雨叶滴点丝缕束群团伙帮拨班组级课院校市县镇乡省国"
)
#: What one asks somebody to do for a while: 研究研究.
_DONE_OVER = frozenset(
    [
        "研究",
        "讨论",
        "商量",
        "考虑",
        "学习",
        "了解",
        "休息",
        "锻炼",
        "交流",
        "总结",
        "反思",
        "琢磨",
        "打听",
        "介绍",
        "检查",
        "对照",
        "体会",
        "感受",
        "准备",
        "收拾",
        "整理",
        "打扫",
        "调研",
        "走访",
        "沟通",
        "分析",
        "比较",
        "思考",
        "帮助",
        "教育",
        "宣传",
        "热闹",
        "高兴",
        "轻松",
        "活动",
        "谋划",
        "盘点",
        "梳理",
        "回顾",
        "展望",
        "放松",
        "表示",
        "意思",
        "练习",
        "参观",
        "适应",
        "试验",
        "关心",
        "照顾",
        "走动",
        "合计",
        "掂量",
        "切磋",
        "打磨",
        "历练",
        "敲打",
        "提醒",
    ]
)
#: What asks somebody to do it for a while: 好好落实落实, 抓紧落实落实.
_ASKED = frozenset(["好好", "抓紧", "再去", "一起", "大家", "认真", "赶紧", "回去", "尽快", "我们", "你们"])
_CLAUSE_END = re.compile("[。，！？；]|$")
#: A word of two characters, as most are.
_OF_TWO = "落实"
#: What stands beside a doubled character that is a word: 一条条, 认认真真.
_BEFORE = frozenset("一每几")


def find_doubled(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    """What stands twice in a text: start, end and what is right."""
    yield from _words(text)
    edges = {0, *accumulate(map(len, context.cut(text)))} if context.cut is not None else set()
    for match in _PAIR.finditer(text):
        start, end = match.span()
        character = match.group(1)
        if end - start == 2 and runs_back(text, start, end, character) < 0:
            continue
        # 目的｜的, 标的｜的
        ends_word = character == "的" and text[max(0, start - 1) : start] in ("目", "标")
        if ends_word or _is_free(text, match) or _is_part_of_two_words(text, start, end, edges):
            continue
        yield start, end, character
    for match in _ANY_PAIR.finditer(text):
        start, end = match.span()
        character = match.group(1)
        doubled = _is_free(text, match) or start + 1 in edges
        free = _PAIR.match(match.group()) or (doubled and not _ends_word(text, start, edges))
        if not free and runs_back(text, start, end, character) > 1:
            yield start, end, character


def _is_free(text: str, match: re.Match[str]) -> bool:
    """Whether a doubled character may stand so: by itself, behind 一 or 每, or as part of 认认真真."""
    start, end = match.span()
    if match.group(1) in _FREE or text[max(0, start - 1) : start] in _BEFORE:
        return True
    return _is_pattern(text, start, end)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of the dictionary that stand twice: 落实落实.

    Not 研究研究, which is ordinary speech where nothing follows it, nor what is said of one after the other: 一件一件.
    Behind the beginning of a set phrase a doubled word is a slip in any place: 抓好落实落实.
    """
    known = load_lexicon().frequency
    for match in _WORD.finditer(text):
        word = match.group(1)
        one_by_one = word[0] in _BEFORE or word not in known
        begins_longer = any(text[match.end(1) : match.end(1) + n] in known for n in (3, 4) if n > len(word))
        ends_clause = _CLAUSE_END.match(text, match.end())
        if len(set(word)) == 1 or one_by_one or _parts_words(text, match):
            continue
        if _ends_phrase(text, match.start(), word) or not (begins_longer or ends_clause):
            yield *match.span(), word


def _parts_words(text: str, match: re.Match[str]) -> bool:
    """Whether what is doubled ends one word and begins another, each one character longer: 党组织｜组织力, 产业｜产业链."""
    start, second, word = match.start(), match.end(1), match.group(1)
    known, model = load_lexicon().frequency, load_language_model()
    longer = (text[max(0, start - 1) : second], text[second : second + len(word) + 1])
    return any(len(one) > len(word) and (one in known or model.number(one) != EMPTY) for one in longer)


def _ends_phrase(text: str, start: int, word: str) -> bool:
    """Whether a word ends a phrase that official documents write: 抓好落实, 责任到位; not what one does for a while."""
    before = text[max(0, start - LONGEST + len(_OF_TWO)) : start]
    if len(word) != len(_OF_TWO) or word in _DONE_OVER or len(before) < len(_OF_TWO):
        return False
    return before not in _ASKED and load_official_text().holds(before + word)


def _is_pattern(text: str, start: int, end: int) -> bool:
    """Whether the pair belongs to 认认真真 or 绿油油, or is a word by itself."""
    lexicon, pair = load_lexicon(), text[start:end]
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(after) == 2 and after[0] == after[1]:
        return True
    if len(before) == 2 and before[0] == before[1]:
        return True
    around = (pair, text[max(0, start - 1) : end], text[start : end + 1], before + pair, pair + after)
    return any(len(word) > 1 and (word in lexicon.frequency or word in lexicon.idioms) for word in around)


def _ends_word(text: str, start: int, edges: set[int]) -> bool:
    """Whether the first of two equal characters ends a word of two and the second stands by itself: 全面｜面｜落实."""
    known = load_lexicon().frequency
    if text[max(0, start - 1) : start] in _BEFORE or _is_pattern(text, start, start + len(_OF_TWO)):
        return False
    alone = {start + 1, start + 2} <= edges and start not in edges
    return alone and text[start - 1 : start + 1] in known and text[start + 1 : start + 3] not in known


def _is_part_of_two_words(text: str, start: int, end: int, edges: set[int]) -> bool:
    """Whether one word ends with the character with which the next begins: 十分｜分明, 经济社会｜会议.

    A character by itself beside a word is a slip: 起来｜来.
    """
    if end - start != len("会会") or start + 1 not in edges:
        return False
    return start not in edges and end not in edges
