"""Speeches in any number, put together from the sentences of our own starter library."""

import datetime
import random
import re
from collections.abc import Iterator
from functools import cache

from drafter.core.document import Document
from drafter.core.model import Facts, Move, Paragraph, Role
from drafter.paths import resource

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]")
_HEADING = re.compile(r"^[一二三四五]、(.+)$", re.MULTILINE)
_LEVELS = ("province", "city", "county", "township")
_MOVES = (Move.ARGUMENT, Move.LEAD_IN, Move.PROBLEMS, Move.REVIEW, Move.SITUATION)
_NAME_CHARACTERS = "安平宁康永兴华新东南西北山河林泉云石金玉龙凤青白长清文昌德丰和泰阳川江湖海"
_POSTS = ("县", "市", "镇", "乡", "村", "公司", "合作社", "园区", "水库", "社区")

#: The paragraphs of one generated speech that the library finds, bodies and points, and the sentences of each:
#: as many, and as long, as in the real speeches among the samples (18 of 281 characters on average).
BODIES = 18
_SENTENCES = (4, 13)
_PARTS = 3


@cache
def _material() -> tuple[list[str], list[str], list[str]]:
    """Our own sentences, the clauses they are made of, and headings."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(resource("library").glob("*.txt"))]
    sentences = sorted({found for text in texts for found in _SENTENCE.findall(text)})
    clauses = sorted({part for one in sentences for part in re.split("[，；。！？：]", one) if len(part) > 3})
    headings = sorted({found for text in texts for found in _HEADING.findall(text)})
    return sentences, clauses, headings


def speeches(paragraphs: int, seed: int = 1) -> Iterator[tuple[Document, str]]:
    """Speeches with so many body paragraphs in all, each with a digest; the same for the same seed."""
    for number in range((paragraphs + BODIES - 1) // BODIES):
        yield speech(seed, number), f"generated-{seed}-{number}"


def speech(seed: int, number: int) -> Document:
    """The speech of this number."""
    chance = random.Random(f"{seed}/{number}")
    _, _, headings = _material()
    day = datetime.date(2010 + number % 16, 1 + chance.randrange(12), 1 + chance.randrange(28))
    title = f"在{_name(chance)}{chance.choice(headings)[:6]}工作会议上的讲话"
    made = [_paragraph(Role.TITLE, title), _paragraph(Role.SALUTATION, "同志们：")]
    for _ in range(_PARTS):
        made.append(_paragraph(Role.HEADING, _heading(chance), level=1, marker="一、"))
        for place in range(BODIES // _PARTS):
            role = Role.POINT if place % 2 else Role.BODY
            move = chance.choice(_MOVES) if role is Role.BODY else None
            made.append(_paragraph(role, _body(chance), level=int(role is Role.POINT), move=move))
    facts = Facts(title=title, date=day, speaker="", occasion=f"{chance.choice(headings)[:4]}会议")
    labels = ("",) * len(made)
    return Document(f"{number}.docx", "docx", tuple(made), labels, facts, _LEVELS[number % 4])


def _paragraph(
    role: Role, text: str, level: int = 0, marker: str = "", move: Move | None = None
) -> Paragraph:
    return Paragraph("", role, level, text, marker, move)


def _name(chance: random.Random) -> str:
    """An invented name of a place or a firm, so that some words are rare."""
    return "".join(chance.choices(_NAME_CHARACTERS, k=2)) + chance.choice(_POSTS)


def _heading(chance: random.Random) -> str:
    _, clauses, headings = _material()
    return f"{chance.choice(headings)}，{chance.choice(clauses)}"


def _body(chance: random.Random) -> str:
    """Some whole sentences, and one put together from clauses with a rare name in it."""
    sentences, clauses, _ = _material()
    own = f"{_name(chance)}{chance.choice(clauses)}，{chance.choice(clauses)}，{chance.choice(clauses)}。"
    whole = chance.choices(sentences, k=chance.randint(*_SENTENCES))
    whole.insert(chance.randrange(len(whole) + 1), own)
    return "".join(whole)
