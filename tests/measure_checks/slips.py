"""Homophones that are words, put at random into right sentences: 罚款任务 becomes 罚款人物."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from drafter.core.model import Role
from drafter.library.words import word_pieces
from drafter.package_data import package_data
from drafter.reading.pinyin_table import load_pinyin
from drafter.reading.sounds import without_tone
from tests.measure_checks.material import Case

#: How often the dictionary has to have met a word for somebody to type it by mistake.
_USED = 200
_LENGTHS = (2, 3)


def slipped(cases: Sequence[Case], count: int, seed: int) -> Iterator[Case]:
    """So many cases of one paragraph each, in which one word stands for another that sounds like it."""
    chance = random.Random(seed)
    by_sound, made = _homophones(), 0
    while made < count:
        case = chance.choice(cases)
        paragraph = chance.choice(case.draft.paragraphs)
        if paragraph.role not in (Role.BODY, Role.POINT):
            continue
        pieces = word_pieces(paragraph.text)
        place = chance.randrange(len(pieces)) if pieces else 0
        word = pieces[place] if pieces else ""
        others = sorted({other for sound in _sounds(word) for other in by_sound.get(sound, ())} - {word})
        if not others:
            continue
        start = sum(map(len, pieces[:place]))
        other = chance.choice(others)
        text = paragraph.text[:start] + other + paragraph.text[start + len(word) :]
        draft = case.draft.with_paragraphs((replace(paragraph, text=text),))
        yield Case(f"slip {made}", draft, case.context, ((0, start, start + len(other)),), f"{word}→{other}")
        made += 1


@cache
def _homophones() -> Mapping[tuple[str, ...], list[str]]:
    """The dictionary's words in use, by their sounds without tones."""
    by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
    with package_data("jieba", "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, _ = line.split(" ")
            if len(word) in _LENGTHS and int(frequency) >= _USED:
                for sound in _sounds(word):
                    by_sound[sound].append(word)
    return {sound: words for sound, words in by_sound.items() if len(words) > 1}


def _sounds(word: str) -> Iterator[tuple[str, ...]]:
    """How a word of two or three characters may be read: each by its most usual reading."""
    if len(word) in _LENGTHS and all("\u4e00" <= character <= "\u9fff" for character in word):
        readings = load_pinyin()
        yield from product(*([without_tone(one) for one in readings.of(character)[:1]] for character in word))
