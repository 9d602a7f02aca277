"""Characters and words that stand twice by a slip of the hand: 要要, 落实落实, 起来来; 人人 and 认认真真 are words."""

import re
from collections.abc import Iterator
from itertools import accumulate

from drafter.checks.characters.unofficial import runs_back
from drafter.checks.context import Context
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.core.patterns import Patterns

_PAIR = re.compile(r"([的要把是在将对向也这来习策以被让使了已和与及强务众由从就并但该们赢])\1+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_ANY_PAIR = re.compile(r"([\u4e00-\u9fff])\1(?!\1)")
_WORD = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_PATTERNS = Patterns(__name__)
_CLAUSE_END = re.compile("[。，！？；]|$")
#: A word of two characters, as most are.
_OF_TWO = "落实"
#: Nouns that end with the particle that follows them.
_WORDS_IN_DE = frozenset(["目的", "标的"])
#: What stands beside a doubled character that is a word: 一条条, 认认真真.
_BEFORE = frozenset("一每几")


def find_doubled(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    """What stands twice in a text: start, end and what is right."""
    yield from _words(text)
    edges = {0, *accumulate(map(len, context.cut(text)))} if context.cut is not None else set()
    for match in _PAIR.finditer(text):
        start, end = match.span()
        character = match.group(1)
        if _stands_so(text, match):
            continue
        if not _is_right(text, match, edges):
            yield start, end, character
    yield from _any_pairs(text, edges)


def _any_pairs(text: str, edges: set[int]) -> Iterator[tuple[int, int, str]]:
    """Other characters that stand twice, where official documents have only one of them."""
    for match in _ANY_PAIR.finditer(text):
        start, end = match.span()
        character = match.group(1)
        doubled = _is_free(text, match) or start + 1 in edges
        in_word = _ends_word(text, start, edges) or _begins_word(text, start, edges)
        free = (
            _PAIR.match(match.group()) or (doubled and not in_word) or _stands_before_word(text, start, edges)
        )
        if not free and runs_back(text, start, end, character) > 1:
            yield start, end, character


def _stands_so(text: str, match: re.Match[str]) -> bool:
    """Whether official documents write two equal characters behind what stands before them: 学习习近平, not 贯彻习习近平."""
    start, end = match.span()
    if end - start != len("习习") or runs_back(text, start, end, match.group(1)) >= 0:
        return False
    holds = load_official_text().holds
    before, behind = text[max(0, start - 1) : start - 1 + LONGEST], text[start : start + LONGEST]
    if len(before) < LONGEST or not _HAN.fullmatch(before) or not holds(behind):
        return True
    once = text[max(0, start - 1) : start] + behind[1:]
    return holds(before) or not holds(once)


def _is_right(text: str, match: re.Match[str], edges: set[int]) -> bool:
    """Whether two equal characters belong to two words side by side, or to a word of both."""
    start, end = match.span()
    return (
        _ends_phrase_before(text, start)
        or _stands_before_word(text, start, edges)
        or _is_free(text, match)
        or _is_part_of_two_words(text, start, end, edges)
    )


def _ends_phrase_before(text: str, start: int) -> bool:
    """Whether the first of two equal characters ends a word that often stands before the second: 目的｜的, 实事求是｜是."""
    return (
        text[max(0, start - 1) : start + 1] in _WORDS_IN_DE
        or text[max(0, start - 3) : start + 1] in load_lexicon().idioms
    )


def _stands_before_word(text: str, start: int, edges: set[int]) -> bool:
    """Whether the first of two equal characters is a word and the second begins another: 在｜在建, 对｜对口帮扶."""
    if start not in edges or not _PATTERNS.has("before-words", text[start]):
        return False
    words = (text[start + 1 : start + length] for length in (3, 4))
    return any(w in load_lexicon().frequency or load_language_model().number(w) != EMPTY for w in words)


def _is_free(text: str, match: re.Match[str]) -> bool:
    """Whether a doubled character may stand so: by itself, behind 一 or 每, or as part of 认认真真."""
    start, end = match.span()
    if _PATTERNS.has("free", match.group(1)) or text[max(0, start - 1) : start] in _BEFORE:
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
        is_quoted = text[max(0, match.start() - 1) : match.start()] == "“" and text.startswith(
            "”", match.end()
        )
        if len(set(word)) == 1 or one_by_one or is_quoted or _parts_words(text, match):
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
    if len(word) != len(_OF_TWO) or _PATTERNS.has("done-over", word) or len(before) < len(_OF_TWO):
        return False
    return not _PATTERNS.has("asked", before) and load_official_text().holds(before + word)


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


def _begins_word(text: str, start: int, edges: set[int]) -> bool:
    """Whether the second of two equal characters begins a word of two and the first stands by itself: 完｜完成."""
    if text[max(0, start - 1) : start] in _BEFORE or _is_pattern(text, start, start + len(_OF_TWO)):
        return False
    alone = {start, start + 1, start + 3} <= edges
    return alone and text[start + 1 : start + 3] in load_lexicon().frequency


def _is_part_of_two_words(text: str, start: int, end: int, edges: set[int]) -> bool:
    """Whether one word ends with the character with which the next begins: 十分｜分明, 经济社会｜会议.

    A character by itself beside a word is a slip: 起来｜来.
    """
    if end - start != len("会会") or start + 1 not in edges:
        return False
    return start not in edges and end not in edges
