"""Characters and words that stand twice by a slip of the hand: 要要, 落实落实, 起来来; 人人 and 认认真真 are words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from drafter.checks.characters.gain import gain_of
from drafter.checks.context import Context
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import LONGEST, OfficialText, load_official_text
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

_HAN = re.compile("[\u4e00-\u9fff]+")
_PAIR = re.compile(r"([\u4e00-\u9fff])\1+")
_WORD = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
#: By how much the text has to be likelier with one of the two (steps of the model). In 1,314,000 characters of reports and speeches 14 pairs are told wrongly; of 600
#: characters that were typed twice in reports at random 0.85 are told.
_GAIN, _GAIN_WHERE_WRITTEN = 60, 100
_PATTERNS = Patterns(__name__)
_TWICE = 2
#: By how much a word is longer that ends or begins with one that stands twice: 党组织｜组织力, 人民代表大会｜大会主席团.
_LONGER = (1, 3, 4)
_CLAUSE_END = re.compile("[。，！？；]|$")
#: A word of two characters, as most are.
_OF_TWO = "落实"
#: What is said of one after the other: 一件一件, 一件件.
_BEFORE = frozenset("一每几")
#: What stands twice with a word between: 情况的情况, 必须要必须.
_AGAIN = re.compile(r"([\u4e00-\u9fff]{2,4})([\u4e00-\u9fff])\1")
_PHRASE = re.compile(r"(?<!一)([\u4e00-\u9fff]{3,8})\1")
#: An item that a list has twice: 属地责任、监管责任、属地责任.
_ITEM = re.compile(
    r"(?:(?<=[、，：])|(?<=压实)|(?<=落实)|^)([\u4e00-\u9fff]{2,8})、(?:[\u4e00-\u9fff]{2,8}、){0,4}\1(?=[、和及，。；])"
)
#: The text has to be likelier by so much with one of the two where no official document has four characters of either, by
#: how many runs of three are official then.
_GAIN_UNSAID = {2: 75, 1: 95, 0: 130}
#: The same for a word that ends one longer word and begins another: 自然保护保护区.
_GAIN_OF_WORD = 180


@dataclass(frozen=True, slots=True)
class Doubled:
    """What stands twice from `start` to `end`, what is right there, and whether that is nearly sure."""

    start: int
    end: int
    right: str
    certain: bool = True


def find_doubled(text: str, context: Context) -> Iterator[Doubled]:
    """What stands twice in a text."""
    yield from _words(text)
    for match in _PHRASE.finditer(text):
        if not _BEFORE & set(match[1][:1]) and match[1] not in load_lexicon().frequency:
            yield Doubled(*match.span(), match[1], certain=False)
    for match in _ITEM.finditer(text):
        yield Doubled(*match.span(), match.group()[len(match[1]) + 1 :], certain=False)
    yield from _again(text)
    edges = {0, *accumulate(map(len, context.cut(text)))} if context.cut is not None else set()
    for run in _HAN.finditer(text):
        for match in _PAIR.finditer(run.group()):
            if not _is_right(text, run.start() + match.start(), run.start() + match.end(), edges):
                yield from _of_character(run, match, edges)


def _is_right(text: str, start: int, end: int, edges: set[int]) -> bool:
    """Whether two equal characters belong to two words, or are said so on purpose: 村村通, 一件件."""
    is_of_two_words = start + 1 in edges and start not in edges and start + 2 not in edges
    is_noun = start in edges and not _PATTERNS.has("before-words", text[start])
    is_each = is_noun and _PATTERNS.has("of-each", text[end : end + 1])
    one_by_one = start > 0 and text[start - 1] in _BEFORE
    around = load_lexicon().idiom_around
    # 兴修水利｜利在千秋: an idiom that begins with the second, or ends with the first.
    is_in_idiom = around(text, start, end) or (
        end - start == _TWICE and (text[start + 1 : start + 5] in load_lexicon().idioms)
    )
    if is_in_idiom or _stands_for_each(text, start, end):
        return True
    return is_of_two_words or is_each or one_by_one or _stands_before_word(text, start, edges)


def _stands_for_each(text: str, start: int, end: int) -> bool:
    """Whether two equal characters are a name and its kind (壶镇｜镇), a rank and what it has (市｜市场), or 件件 before what each is."""
    if end - start != _TWICE:
        return False
    character, behind = text[start], text[end : end + 1]
    if _PATTERNS.has("rank", character):
        longer = text[start + 1 : end + 1]
        names = (text[max(0, start - n) : start + 1] for n in (1, 2, 3))
        is_place = any(len(one) > 1 and Gazetteer.load().lookup(one) for one in names)
        is_town = any(len(one) > 1 and Townships.load().lookup(one + character) for one in names)
        return longer in load_lexicon().frequency or is_place or is_town
    return _PATTERNS.has("each", character) and behind not in ("", *"的和，。、；")


def _of_character(run: re.Match[str], match: re.Match[str], edges: set[int]) -> Iterator[Doubled]:
    """What is told of two equal characters in a run; what is a word of the dictionary is never sure."""
    start, end = run.start() + match.start(), run.start() + match.end()
    is_word = (start in edges and end in edges and start + 1 not in edges) or _ends_word(run.group(), match)
    if _is_slip(run.group(), match, start in edges):
        yield Doubled(start, end, match[1], not is_word)
    elif not is_word and _is_unsaid_slip(run.group(), match):
        yield Doubled(start, end, match[1], False)


def _ends_word(run: str, match: re.Match[str]) -> bool:
    """Whether the first may end a word, and the second begin what documents write, or stand by itself: 水利｜利在, 打的｜的市民."""
    start = match.start()
    before = run[max(0, start - 1) : start + 1]
    if len(before) < _TWICE:
        return False
    is_word = before in load_lexicon().frequency or load_language_model().number(before) != EMPTY
    goes_on = load_official_text().holds(run[start + 1 : start + LONGEST])
    return is_word and (goes_on or _PATTERNS.has("particle", match[1]))


def _is_slip(run: str, match: re.Match[str], stands_alone: bool) -> bool:
    """Whether official documents have rather one of two equal characters, and the language model finds one likelier.

    Of a particle no official document need tell; `stands_alone` says that no word ends with the first of the two.
    """
    start, end = match.span()
    official = load_official_text()
    twice = _held(official, run, start, end)
    once = _held(official, run[:start] + run[end - 1 :], start, end - 1)
    gain = gain_of(run, start, end, match[1])
    if once > twice:
        return gain >= (_GAIN_WHERE_WRITTEN if twice else _GAIN)
    return not twice and stands_alone and _PATTERNS.has("particle", match[1]) and gain >= _GAIN


def _is_unsaid_slip(run: str, match: re.Match[str]) -> bool:
    """The same where official documents have no four characters of either: three that hold one of the two tell then.

    Not what is doubled throughout: 高高兴兴.
    """
    start, end = match.span()
    if any(_PAIR.fullmatch(pair) for pair in (run[max(0, start - 2) : start], run[end : end + 2])):
        return False
    once, official = run[:start] + run[end - 1 :], load_official_text()
    threes = [once[at : at + 3] for at in range(max(0, start - 2), min(start + 1, len(once) - 2))]
    held = sum(map(official.holds, threes)) + (len(threes) == 1)
    return gain_of(run, start, end, match[1]) >= _GAIN_UNSAID[min(held, 2)]


def _again(text: str) -> Iterator[Doubled]:
    """A word, another one, and the first again: 情况的情况, 必须要必须; not 能合并的合并, nor 企业和企业家."""
    known = load_lexicon().frequency
    for match in _AGAIN.finditer(text):
        word, between = match[1], match[2]
        asked = text[max(0, match.start() - 1) : match.start()]
        if word not in known or not _PATTERNS.has("said-between", between) or _PATTERNS.has("if-so", asked):
            continue
        longer = (text[match.end() - len(word) : match.end() + more] for more in (1, 2))
        if not any(len(one) > len(word) and one in known for one in longer):
            yield Doubled(*match.span(), word, certain=False)


def _held(official: OfficialText, text: str, start: int, end: int) -> int:
    """How many runs of four characters that hold all from `start` to `end` stand in official documents."""
    first, last = max(0, end - LONGEST), min(start, len(text) - LONGEST)
    return sum(official.holds(text[at : at + LONGEST]) for at in range(first, last + 1))


def _stands_before_word(text: str, start: int, edges: set[int]) -> bool:
    """Whether the first of two equal characters is a word and the second begins another: 在｜在建, 对｜对口帮扶."""
    if start not in edges or not _PATTERNS.has("before-words", text[start]):
        return False
    words = (text[start + 1 : start + length] for length in (3, 4))
    return any(w in load_lexicon().frequency or load_language_model().number(w) != EMPTY for w in words)


def _words(text: str) -> Iterator[Doubled]:
    """Words of the dictionary that stand twice: 落实落实.

    Not 研究研究, which is ordinary speech where nothing follows it, nor what is said of one after the other: 一件一件.
    Behind the beginning of a set phrase a doubled word is a slip in any place: 抓好落实落实.
    """
    known = load_lexicon().frequency
    for match in _WORD.finditer(text):
        word = match.group(1)
        begins_longer = any(text[match.end(1) : match.end(1) + n] in known for n in (3, 4) if n > len(word))
        ends_clause = _CLAUSE_END.match(text, match.end())
        if word not in known or _is_on_purpose(text, match):
            continue
        if _parts_words(text, match):
            if gain_of(text, *match.span(), word) >= _GAIN_OF_WORD:
                yield Doubled(*match.span(), word, certain=False)
            continue
        is_longer = begins_longer and gain_of(text, *match.span(), word) < _GAIN_WHERE_WRITTEN
        if _ends_phrase(text, match.start(), word) or not (is_longer or ends_clause):
            yield Doubled(*match.span(), word)


def _is_on_purpose(text: str, match: re.Match[str]) -> bool:
    """Whether a word is said twice as one does: one by one, in quotation marks, or as what is to be done for a while."""
    word, before = match.group(1), text[max(0, match.start() - 1) : match.start()]
    is_quoted = before == "“" and text.startswith("”", match.end())
    is_to_do = _PATTERNS.has("done-over", word) and _PATTERNS.has("to-do", before)
    return len(set(word)) == 1 or word[0] in _BEFORE or is_quoted or is_to_do


def _parts_words(text: str, match: re.Match[str]) -> bool:
    """Whether what is doubled ends one word and begins another, each one character longer: 党组织｜组织力, 产业｜产业链."""
    start, second, word = match.start(), match.end(1), match.group(1)
    known, model = load_lexicon().frequency, load_language_model()
    longer = [text[max(0, start - n) : second] for n in _LONGER]
    longer += [text[second : second + len(word) + n] for n in _LONGER]
    return any(len(one) > len(word) and (one in known or model.number(one) != EMPTY) for one in longer)


def _ends_phrase(text: str, start: int, word: str) -> bool:
    """Whether a word ends a phrase that official documents write: 抓好落实, 责任到位; not what one does for a while."""
    before = text[max(0, start - LONGEST + len(_OF_TWO)) : start]
    if len(word) != len(_OF_TWO) or _PATTERNS.has("done-over", word) or len(before) < len(_OF_TWO):
        return False
    return not _PATTERNS.has("asked", before) and load_official_text().holds(before + word)
