"""Words that official documents do not write where they stand, and for which one that sounds alike makes what they do.

Both are words, and each may be common: 首要人物 for 首要任务, 方便群众出现 for 出行. Of the runs of four characters that hold
the word and its neighbours official documents have none; with the word that is meant they have several. Of 250 homophones
put at random into reports of cities that way tells 190, and in 355,000 characters of reports eleven words wrongly.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.runs import runs_back
from drafter.checks.context import Context
from drafter.checks.language_model import load_language_model
from drafter.checks.official_text import LONGEST, load_official_text, official_places, runs_of_four

_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
#: How many words that sound alike are tried, and in how many runs the one that is meant has to stand.
_MOST_ALIKE, _LEAST = 12, 2
#: By how much the language model has to find the sentence likelier (its steps), by how many runs come back: for a hint
#: and for a warning.
_HINT = {2: 60, 3: 0, 4: -60}
_WARNING = {2: 150, 3: 60, 4: -20}
_MOST = max(_HINT)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is written from `start` to `end`, the word that is meant, and whether that is nearly sure."""

    start: int
    end: int
    word: str
    certain: bool


def find_unsaid(text: str, context: Context) -> Iterator[Unsaid]:
    """The words of a text that stand so in no official document, each with the word of the same sound that does."""
    said: dict[tuple[int, str], list[str]] = {}
    for start, piece, word in _said(text, context.cut(text)) if context.cut is not None else ():
        said.setdefault((start, piece), []).append(word)
    for (start, piece), words in said.items():
        yield from _best(text, start, piece, words)


def _pieces(cut: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words of two and three characters of a text, with where they begin, and single characters by twos: 对｜现."""
    start = 0
    for piece, following in zip_longest(cut, cut[1:], fillvalue=""):
        if _WORD.fullmatch(piece):
            yield start, piece
        elif len(piece) == len(following) == 1 and _WORD.fullmatch(piece + following):
            yield start, piece + following
        start += len(piece)


def _said(text: str, cut: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The words that sound like a piece of the text of which official documents write nothing, and that they write there.

    Where the piece begins, the piece, the word. All runs that hold one of the words are looked up at once.
    """
    places = official_places(text)
    asked: list[tuple[int, str, str]] = []
    runs: list[str] = []
    ends: list[int] = []
    for start, piece in _pieces(cut):
        at, to = start + 1, start + 1 + len(piece)
        first, last = max(0, to - LONGEST), at
        if places.four.find(1, first, last + 1) >= 0:
            continue
        for word in load_language_model().sounding_like(piece, _MOST_ALIKE):
            meant = places.bare[first:at] + word + places.bare[to : last + LONGEST]
            if word != piece:
                asked.append((start, piece, word))
                runs += runs_of_four(meant)
                ends.append(len(runs))
    held = load_official_text().which(runs)
    for one, before, after in zip(asked, [0, *ends], ends, strict=False):
        if bisect_left(held, after) - bisect_left(held, before) >= _LEAST:
            yield one


def _best(text: str, start: int, piece: str, words: Sequence[str]) -> Iterator[Unsaid]:
    """The word with which most runs come back, if the language model bears it out."""
    end = start + len(piece)
    weighed = [(runs_back(text, start, end, word), gain_of(text, start, end, word), word) for word in words]
    back, gain, word = max(weighed)
    if back >= _LEAST and gain >= _HINT[min(back, _MOST)]:
        yield Unsaid(start, end, word, gain >= _WARNING[min(back, _MOST)])
