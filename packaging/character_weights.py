"""Makes the tables of how much characters tell of what a text is about.

`python packaging/character_weights.py FOLDER packaging/measured_places.txt resources/language` reads
the folder of a checkout of https://github.com/lawtext/gov (the committed table was made of commit fc1a2f67) and the
frequencies of jieba's dictionary (MIT). A character weighs the more the rarer it is: the negative logarithm of its part of all
characters, of the reports or of the dictionary, whichever is greater, in steps of a quarter. A pair of characters that stands in one of a thousand sentences of the reports
is stock.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from official_grams import reports

_HAN = re.compile("[\u4e00-\u9fff]")
_MARKS = re.compile(r"[，、：“”《》（）\s]")
_SENTENCES = re.compile("[。！？；\n]")
#: A character that is rarer weighs no more than this.
_RAREST = 1e-5
_STEPS = 4
#: In such a part of the sentences a pair has to stand to be stock.
_STOCK = 0.001


def of_reports(texts: Iterable[tuple[str, str]]) -> Counter[str]:
    """In how many sentences of the reports each character stands."""
    counted: Counter[str] = Counter()
    for _, text in texts:
        for sentence in _SENTENCES.split(text):
            counted.update(set(_HAN.findall(sentence)))
    return counted


def stock_pairs(texts: Iterable[tuple[str, str]]) -> list[str]:
    """The pairs of characters that stand in enough sentences of the reports, sorted."""
    counted: Counter[str] = Counter()
    every = 0
    for _, text in texts:
        for sentence in _SENTENCES.split(text):
            bare = _MARKS.sub("", sentence)
            every += len(bare) > 8
            counted.update({a + b for a, b in pairwise(bare) if _HAN.match(a) and _HAN.match(b)})
    return sorted(pair for pair, count in counted.items() if count >= _STOCK * every)


def of_dictionary() -> Counter[str]:
    """How often each character stands in the texts that jieba's dictionary was counted in."""
    found = find_spec("jieba")
    assert found is not None and found.origin is not None
    counted: Counter[str] = Counter()
    for line in (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        for character in _HAN.findall(word):
            counted[character] += int(count)
    return counted


def weights(*counts: Mapping[str, int]) -> dict[float, str]:
    """The characters by their weights; those as rare as any are left out."""
    sums = [sum(one.values()) for one in counts]
    by_weight: dict[float, list[str]] = defaultdict(list)
    for character in set().union(*counts):
        part = max(one.get(character, 0) / whole for one, whole in zip(counts, sums, strict=True))
        if part > _RAREST:
            by_weight[round(-_STEPS * math.log(part)) / _STEPS].append(character)
    return {weight: "".join(sorted(by_weight[weight])) for weight in sorted(by_weight)}


def main(folder: str, left_out: str, to: str) -> None:
    """Write the tables: a line for each weight; all pairs in one line."""
    places = frozenset(Path(left_out).read_text(encoding="utf-8").split())
    texts = list(reports(Path(folder), places))
    made = weights(of_reports(texts), of_dictionary())
    lines = [f"{weight} {characters}\n" for weight, characters in made.items()]
    (Path(to) / "character_weights.txt").write_text("".join(lines), encoding="utf-8")
    (Path(to) / "stock_pairs.txt").write_text(" ".join(stock_pairs(texts)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
