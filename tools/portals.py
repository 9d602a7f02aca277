"""Whole pages of offices, schools and firms around a text: bars, menus, lists, crumbs, posting lines, captions, feet.

The words come from `furniture.txt`; those of menus are put together from stems and endings, so that hardly a page is
like another.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

Pools = Mapping[str, Sequence[str]]
Pairs = list[tuple[str, str]]
#: What parts in `furniture.txt` what stands in lines of its own, or side by side.
_PARTS = " / "
_LONGEST_MENU, _LONGEST_LIST = 90, 9
_SET_OFF = ("", "", "", "· ", "• ", "- ", ">")
_WHITE = re.compile(r"[\s\u3000]+")


class Portal:
    """Makes the parts of one page at random; `filled` puts values for {t}, {d} and the like into a line."""

    def __init__(self, chance: random.Random, pools: Pools, filled: Callable[[str], str]) -> None:
        self._chance, self._pools, self._filled = chance, pools, filled

    def above(self, title: str) -> Pairs:
        """What a page has above a speech: bar, menu, news, crumbs, its own title and the posting line."""
        chance = self._chance
        found: list[str] = []
        if chance.random() < 0.6:
            found += self._some("bar", chance.choice((1, 1, 2)))
        if chance.random() < 0.6:
            found += self._menu()
        if chance.random() < 0.3:
            found += self._news()
        if chance.random() < 0.8:
            found += self._some("crumbs", 1)
        if chance.random() < 0.4:
            found.append(self._word())
        if title and chance.random() < 0.5:
            found.append(self._dressed(title))
        if chance.random() < 0.6:
            found += self._some("posting", chance.choice((1, 1, 2)))
        return [(text, "x") for text in found]

    def between(self, body: bool) -> Pairs:
        """What a page has between the title of a speech and its text; `body` says whether a salutation follows."""
        chance = self._chance
        found: list[str] = []
        if chance.random() < 0.55:
            found += self._some("posting", chance.choice((1, 1, 2)))
        if chance.random() < 0.25:
            found += self._some("caption", chance.choice((1, 1, 2)))
        if body and chance.random() < 0.2:
            found += self._some("wire", 1)
        return [(text, "x") for text in found]

    def below(self) -> Pairs:
        """What a page has below a speech."""
        chance = self._chance
        found: list[str] = []
        if chance.random() < 0.2:
            found += self._some("wireend", 1)
        found += self._some("foot", chance.choice((1, 2, 3, 5, 8)))
        if chance.random() < 0.3:
            found += self._news()
        if chance.random() < 0.25:
            found += self._menu()
        return [(text, "x") for text in found]

    def _some(self, pool: str, count: int) -> list[str]:
        return [part for _ in range(count) for part in self._parted(self._chance.choice(self._pools[pool]))]

    def _parted(self, line: str) -> list[str]:
        """The parts of a line of the pools, in lines of their own or side by side, with values for its names."""
        chance = self._chance
        values: dict[str, Callable[[], str]] = {
            "k": self._word, "l": self._link, "h": lambda: f"{chance.getrandbits(128):032x}",
        }  # fmt: skip
        line = re.sub(r"\{([klh])\}", lambda m: values[m[1]](), line)
        parts = [self._filled(part) for part in line.split(_PARTS)]
        return parts if chance.random() < 0.75 else [chance.choice((" ", "  ", "\u3000")).join(parts)]

    def _word(self) -> str:
        """A word of a menu."""
        if self._chance.random() < 0.25:
            return self._filled(self._chance.choice(self._pools["menu"]))
        stems, endings = (
            [word for line in self._pools[name] for word in line.split()] for name in ("stems", "endings")
        )
        return self._chance.choice(stems) + self._chance.choice(endings)

    def _link(self) -> str:
        text = self._filled(self._chance.choice(self._pools["links"]))
        return text if self._chance.random() < 0.6 else text[: self._chance.randint(8, 28)] + "…"

    def _menu(self) -> list[str]:
        chance = self._chance
        words = [self._word() for _ in range(chance.randint(4, _LONGEST_MENU))]
        if chance.random() < 0.3:
            words += words[: chance.randint(1, len(words))]
        if chance.random() < 0.2:
            size = chance.randint(4, 9)
            gap = chance.choice((" ", "  ", " | ", "\u3000"))
            return [gap.join(words[i : i + size]) for i in range(0, len(words), size)]
        return words

    def _news(self) -> list[str]:
        """A list of other texts with or without its heading, the days behind or none."""
        chance = self._chance
        head = [self._word()] if chance.random() < 0.7 else []
        mark, day = chance.choice(_SET_OFF), chance.choice(("", "", "[{d}]", "{d}", "[ {d} ]"))
        shown = [mark + self._link() + self._filled(day) for _ in range(chance.randint(2, _LONGEST_LIST))]
        return [*head, *shown, *(["更多>>"] if chance.random() < 0.3 else [])]

    def _dressed(self, title: str) -> str:
        """The title of a speech as a page has it: without its white space, or with the name of the site."""
        chance = self._chance
        if chance.random() < 0.3:
            return _WHITE.sub("", title)
        return title if chance.random() < 0.7 else self._filled(chance.choice(("{t} - {s}", "{t}_{u}")))
