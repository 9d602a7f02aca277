"""Libraries and drafts of known origin: who took what from where, how much it was reworded, and what is new.

The sentences are those of our own starter library. Four of its texts are held out: what a draft has of them is new.
With `vary`, every fourth word of every sentence in the library is another word of its class, so that no two sentences
are equal but each has many siblings; without it, every sentence stands word for word in many speeches.
"""

import datetime
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from drafter.core.document import Document
from drafter.core.model import Facts, Move, Paragraph, Role
from drafter.library.words import load_words
from drafter.paths import resource

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]")
_HELD_OUT = frozenset({"archives", "flood", "petitions", "schools"})
_PARAGRAPHS, _SENTENCES = 18, (3, 8)
#: Phrases that more than half of the speeches have: nobody's text.
SET_PHRASES = (
    "要进一步统一思想认识切实增强做好工作的责任感和紧迫感",
    "各级各部门要各司其职密切配合形成齐抓共管的工作合力",
    "在市委市政府的坚强领导下和全县上下的共同努力下",
    "以更高的标准更严的要求更实的作风抓好各项任务落实",
)
_IN_SPEECHES = 0.6
_OWNERS = ("own", "superior", "foreign")
_LENGTH = 8_000
_DRAWN_FROM = 8
#: The kinds of spans with how often each is drawn; a number is the part of the words that is changed.
KINDS = {"verbatim": 25, "0.1": 10, "0.2": 10, "0.3": 10, "0.4": 10, "new": 20, "set": 7, "fragment": 8}
_SYNONYMS = (
    "要/应当 必须/务必 加强/强化 提高/提升 认真/切实 抓好/做好 推动/促进 坚持/始终 全面/全方位 各级/各层级 问题/毛病 "
    "工作/事情 干部/同志 群众/百姓 马上/立即 经常/时常 重点/关键 解决/破解 落实/落地 明确/确定 检查/查看 发现/查出 "
    "及时/尽早 完成/办完 组织/安排 一定/必定 特别/尤其 但是/不过 因为/由于 所以/因此 现在/眼下 目前/当前 继续/接着 "
    "努力/下功夫 严格/从严 认识/看法 责任/担子 困难/难处 办法/法子 开始/着手 建立/建起 增加/增多 减少/减下来"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of an assembled paragraph, from `start` to `end`: their kind, and the sentence that they were made of
    ("" where they are nobody's) with the owner of its speech.
    """

    start: int
    end: int
    kind: str
    original: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A draft with the spans of each of its paragraphs, by the paragraph's id."""

    paragraphs: tuple[Paragraph, ...]
    spans: dict[str, tuple[Span, ...]]


@cache
def _material() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences of the library and those held out."""
    known: list[str] = []
    held: list[str] = []
    for path in sorted(resource("library").glob("*.txt")):
        found = [one.strip() for one in _SENTENCE.findall(path.read_text(encoding="utf-8"))]
        (held if path.stem in _HELD_OUT else known).extend(one for one in found if 12 <= len(one) <= 90)
    return tuple(dict.fromkeys(known)), tuple(dict.fromkeys(held))


@cache
def _classes() -> tuple[dict[str, str], dict[str, tuple[list[str], list[int]]]]:
    """The class of each word of jieba's dictionary, and the words of each class with their running frequencies."""
    found = find_spec("jieba")
    assert found is not None and found.origin is not None
    of_word: dict[str, str] = {}
    words: dict[str, list[tuple[str, int]]] = {}
    for line in (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if int(count) >= 20 and not word.isascii():
            key = f"{kind[:1]}{len(word)}"
            of_word[word] = key
            words.setdefault(key, []).append((word, int(count)))
    return of_word, {
        key: ([word for word, _ in pairs], list(accumulate(count for _, count in pairs)))
        for key, pairs in words.items()
    }


def _other_word(word: str, chance: random.Random) -> str:
    """Another word of the same class and length, drawn by frequency."""
    of_word, words = _classes()
    if word not in of_word or len(word) < 2:
        return word
    known, running = words[of_word[word]]
    return chance.choices(known, cum_weights=running)[0]


@cache
def _synonyms() -> dict[str, str]:
    pairs = [tuple(pair.split("/")) for pair in _SYNONYMS.split()]
    return {word: other for one, two in pairs for word, other in ((one, two), (two, one))}


def varied(sentence: str, chance: random.Random, part: float = 0.25) -> str:
    """A sentence with this part of its words replaced by others of their class."""
    pieces = load_words().pieces(sentence)
    return "".join(_other_word(one, chance) if chance.random() < part else one for one in pieces)


def reworded(sentence: str, part: float, chance: random.Random) -> str:
    """A sentence as somebody rewords it: about this part of its words is changed, left out or added, clauses swapped."""
    pieces: list[str] = []
    for piece in load_words().pieces(sentence):
        if not piece[0].isalnum() or chance.random() >= part:
            pieces.append(piece)
        elif piece.isdigit():
            pieces.append(str(chance.randint(1, 300)))
        else:
            way = chance.random()
            if way < 0.5 and piece in _synonyms():
                pieces.append(_synonyms()[piece])
            elif way < 0.7:
                pieces.append(_other_word(piece, chance))
            elif way < 0.85:
                pieces += [chance.choice(("进一步", "真正", "都", "也", "切实", "尽快")), piece]
    said = "".join(pieces)
    clauses = re.findall("[^，。！？；：]+[，。！？；：]?", said)
    if len(clauses) > 2 and chance.random() < part * 1.5:
        place = chance.randrange(len(clauses) - 2)
        clauses[place : place + 2] = clauses[place + 1], clauses[place]
    return "".join(clauses) or sentence


def speeches(paragraphs: int, seed: int, *, vary: bool) -> Iterator[tuple[Document, str]]:
    """Speeches with so many paragraphs in all, each with a digest; the same for the same seed."""
    for number in range((paragraphs + _PARAGRAPHS - 1) // _PARAGRAPHS):
        yield document(seed, number, vary=vary), f"assembled-{seed}-{number}-{vary}"


def owner(number: int) -> str:
    """Whose speech this is: own, superior or foreign."""
    return _OWNERS[number % 3]


def document(seed: int, number: int, *, vary: bool) -> Document:
    """The speech of this number; it is of the place 清源县, 临江市 or 河湾县, as `owner` says."""
    place = {"own": "清源县", "superior": "临江市", "foreign": "河湾县"}[owner(number)]
    title = f"在{place}第{number}次工作会议上的讲话"
    day = datetime.date(2010 + number % 16, 1 + number % 12, 1 + number % 28)
    rows = [Paragraph("", Role.TITLE, text=title), Paragraph("", Role.SALUTATION, text="同志们：")]
    rows += [
        Paragraph("", Role.BODY, text="".join(sentences), move=Move.ARGUMENT)
        for sentences in bodies(seed, number, vary=vary)
    ]
    facts = Facts(title, day, occasion=f"{place}第{number}次工作会议", unit=f"{place}人民政府", place=place)
    level = "city" if owner(number) == "superior" else "county"
    return Document(f"{number}.docx", "docx", tuple(rows), ("",) * len(rows), facts, level)


def bodies(seed: int, number: int, *, vary: bool) -> list[list[str]]:
    """The sentences of each paragraph of a speech."""
    chance = random.Random(f"{seed}/{number}/{vary}")
    known, _ = _material()
    made: list[list[str]] = []
    for _ in range(_PARAGRAPHS):
        chosen = chance.sample(known, chance.randint(*_SENTENCES))
        made.append([varied(one, chance) for one in chosen] if vary else chosen)
    for phrase in SET_PHRASES:
        if chance.random() < _IN_SPEECHES:
            chance.choice(made).append(f"{phrase}。")
    return made


def draft(seed: int, number: int, speeches_there: int, *, vary: bool) -> Assembled:
    """A draft of 8,000 characters put together from eight of so many speeches and from what is new."""
    chance = random.Random(f"draft/{seed}/{number}/{vary}")
    drawn = [chance.randrange(speeches_there) for _ in range(_DRAWN_FROM)]
    paragraphs: list[Paragraph] = []
    spans: dict[str, tuple[Span, ...]] = {}
    while sum(len(one.text) for one in paragraphs) < _LENGTH:
        text, found = "", list[Span]()
        while len(text) < 100:
            for said, span in _span(chance, chance.choice(drawn), seed, vary=vary):
                found.append(replace(span, start=len(text), end=len(text) + len(said)))
                text += said
        paragraph = Paragraph(f"p{len(paragraphs)}", Role.BODY, text=text)
        paragraphs.append(paragraph)
        spans[paragraph.id] = tuple(found)
    return Assembled(tuple(paragraphs), spans)


def _span(chance: random.Random, number: int, seed: int, *, vary: bool) -> list[tuple[str, Span]]:
    """One to three sentences in a row of one kind; the spans have no places yet."""
    (kind,) = chance.choices(list(KINDS), list(KINDS.values()))
    _, held = _material()
    if kind == "new":
        return [(one, Span(0, 0, kind)) for one in chance.sample(held, chance.randint(1, 3))]
    if kind == "set":
        return [(f"{chance.choice(SET_PHRASES)}。", Span(0, 0, kind))]
    sentences = [one for one in chance.choice(bodies(seed, number, vary=vary)) if one[:-1] not in SET_PHRASES]
    if kind == "fragment":
        return _fragment(chance, sentences, chance.choice(held), owner(number))
    start = chance.randrange(len(sentences))
    taken = sentences[start : start + chance.randint(1, 3)]
    part = 0.0 if kind == "verbatim" else float(kind)
    return [(reworded(one, part, chance), Span(0, 0, kind, one, owner(number))) for one in taken]


def _fragment(
    chance: random.Random, sentences: Sequence[str], new: str, whose: str
) -> list[tuple[str, Span]]:
    """A clause of 13 to 30 characters taken word for word into a new sentence."""
    original = chance.choice(sentences)
    length = min(len(original) - 1, chance.randint(13, 30))
    start = chance.randrange(len(original) - length)
    said = original[start : start + length].strip("，；：、")
    head, _, tail = new.partition("，")
    return [
        (f"{head}，", Span(0, 0, "new")),
        (said, Span(0, 0, "fragment", original, whose)),
        (f"，{tail or '这一点要记住。'}", Span(0, 0, "new")),
    ]
