"""Titles that name no occasion: slogans, mottos, questions, names with what they give, and words of the text itself."""

import random
import re
from collections.abc import Callable, Sequence

from drafter.core.numbering import split_label

Pairs = list[tuple[str, str]]
_TITLES = ("title", "subtitle")
_LONGEST, _SHORTEST = 24, 5
_CLAUSES = re.compile("[，。；：！？“”（）《》、]")


def headed(
    chance: random.Random, body: Sequence[tuple[str, str]], short: Callable[[str], str], named: Sequence[str]
) -> Pairs:
    """A headline for a text, and what may stand below it; `short` gives lines of a kind, `named` are other headlines."""
    old = "".join(text for text, kind in body if kind.rstrip("+") == "title")
    own = _own_words(body)
    if own and chance.random() < 0.4:
        headline = _joined(chance, own)
    else:
        headline = chance.choice(named) if chance.random() < 0.15 else short("headline")
    below = chance.random()
    if below < 0.45:
        return [(headline, "title")]
    if below < 0.55 and len(headline) > 8:
        at = chance.randint(4, len(headline) - 3)
        return [(headline[:at], "title"), (headline[at:], "title+")]
    if below < 0.75:
        return [(headline, "title"), (chance.choice(("——", "—", "--", "", "")) + old, "subtitle")]
    if below < 0.82:
        return [(f"{headline}——{old}", "title")]
    return [(headline, "title"), (short("headsub"), "subtitle")]


def _own_words(body: Sequence[tuple[str, str]]) -> list[str]:
    """Headings of a text without their numbers, and clauses of it."""
    found = []
    for text, kind in body:
        if kind.strip("&+") in ("heading", "point", "body"):
            label = split_label(text.strip())
            bare = text.strip()[len(label.label) :] if label else text.strip()
            found += [part for part in _CLAUSES.split(bare) if _SHORTEST <= len(part) <= _LONGEST]
    return found


def _joined(chance: random.Random, own: Sequence[str]) -> str:
    """One or two clauses as a headline."""
    if chance.random() < 0.55:
        return chance.choice(own)
    return chance.choice((" ", "　", "，", " ")).join(chance.choice(own)[:12] for _ in range(2))
