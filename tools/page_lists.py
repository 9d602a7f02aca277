"""What pages have in long rows around a text: menus above it, lists of other texts and what readers say below it."""

import random
from collections.abc import Callable, Mapping, Sequence

#: How the entries of a list look: as they are, with a mark, a number or a day, or with a line of their own between.
_LOOKS = ("{}", "{}", "{}", "· {}", "• {}", "{number}. {}", "{} {day}", "[{day}] {}", "{day}|", "{count}|")
_LONGEST_MENU, _LONGEST_LIST, _LONGEST_TALK = 14, 30, 24

Pairs = list[tuple[str, str]]


def menu(chance: random.Random, pools: Mapping[str, Sequence[str]], filled: Callable[[str], str]) -> Pairs:
    """The words of a menu, each in a line of its own or all in one."""
    words = [filled(chance.choice(pools["menu"])) for _ in range(chance.randint(3, _LONGEST_MENU))]
    if chance.random() < 0.25:
        return [(chance.choice((" ", "  ", " | ")).join(words), "x")]
    blank = chance.random() < 0.5
    return [pair for word in words for pair in ([(word, "x"), ("", "")] if blank else [(word, "x")])]


def entries(chance: random.Random, pools: Mapping[str, Sequence[str]], filled: Callable[[str], str]) -> Pairs:
    """A list of other texts below its heading."""
    found = [chance.choice(pools["listhead"])] if chance.random() < 0.85 else []
    look, count = chance.choice(_LOOKS), chance.randint(3, _LONGEST_LIST)
    for number in range(1, count + 1):
        entry = filled(chance.choice(pools["links"]))
        shape, between = look.rstrip("|"), look.endswith("|")
        told = shape.format(entry, number=number, day=filled("{d}"), count=filled("{n}"))
        found += [entry, told] if between else [told]
    return [(text, "x") for text in found]


def talk(chance: random.Random, pools: Mapping[str, Sequence[str]], filled: Callable[[str], str]) -> Pairs:
    """What readers say, with the buttons beside it."""
    count = chance.randint(3, _LONGEST_TALK)
    return [(filled(chance.choice(pools["comments"])), "x") for _ in range(count)]
