"""The lists of a .docx: numbering.xml, read as far as the paragraphs ask for it."""

from collections.abc import Callable, Iterator
from functools import cached_property

from drafter.reading.formats.docx.styles import indented_by
from drafter.reading.formats.docx.xml import VAL, Element, is_on, number_of, w
from drafter.reading.formats.lists import LEVELS, Level, NumberedList

_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_NUM, _NUM_ID = w("num"), w("numId")
_LEVEL, _ILVL, _OVERRIDE, _START_OVERRIDE = w("lvl"), w("ilvl"), w("lvlOverride"), w("startOverride")
_START, _NUM_FMT, _TEXT, _RESTART = w("start"), w("numFmt"), w("lvlText"), w("lvlRestart")
_LEGAL, _SUFFIX, _P_STYLE = w("isLgl"), w("suff"), w("pStyle")
_STYLE_LINK, _NUM_STYLE_LINK = w("styleLink"), w("numStyleLink")
_INDENT = f"{w('pPr')}/{w('ind')}"
#: As much of the text around the numbers of a level as is kept.
_LONGEST_TEXT = 100


class Numbering:
    """The lists of one document, counting as its paragraphs are asked for in order.

    `source` gives the root of the numbering part, None where there is none; it is called when a number is
    first asked for, as most speeches have none.
    """

    def __init__(self, source: Callable[[], Element | None]) -> None:
        self._source = source
        self._lists: dict[str, NumberedList | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, list[int | None]] = {}

    def next(self, num_id: str, level: int) -> str:
        """The number of the next paragraph of a list, "" where it shows none."""
        found = self._list(num_id)
        return "" if found is None else found.next(level)

    def level(self, num_id: str, level: int) -> Level | None:
        """How a level of a list is numbered, None where the file does not have it."""
        found = self._list(num_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level at which a list numbers the paragraphs of a style."""
        found = self._list(num_id)
        levels = found.levels.items() if found else ()
        return next((index for index, level in levels if level.paragraph_style == style_id), None)

    def _list(self, num_id: str) -> NumberedList | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def _read(self, num_id: str) -> NumberedList | None:
        num = self._nums.get(num_id)
        abstract = None if num is None else self._abstract(_value(num, _ABSTRACT_ID))
        if num is None or abstract is None:
            return None
        key = abstract.get(_ABSTRACT_ID, "")
        if key not in self._levels:
            self._levels[key] = dict(_levels(abstract))
        overrides = {index: level for o in num.iterchildren(_OVERRIDE) for index, level in _levels(o)}
        counters = self._counters.setdefault(key, [None] * LEVELS)
        return NumberedList(self._levels[key] | overrides, dict(_starts(num)), counters)

    def _abstract(self, abstract_id: str) -> Element | None:
        """The definition with this id, or the one that it borrows through a numbering style."""
        found = self._abstracts.get(abstract_id)
        link = None if found is None else found.find(_NUM_STYLE_LINK)
        if link is None:
            return found
        style = link.get(VAL)
        return next((a for a in self._abstracts.values() if _value(a, _STYLE_LINK) == style), found)

    @cached_property
    def _root(self) -> Element | None:
        return self._source()

    @cached_property
    def _nums(self) -> dict[str, Element]:
        return {} if self._root is None else {n.get(_NUM_ID, ""): n for n in self._root.iterchildren(_NUM)}

    @cached_property
    def _abstracts(self) -> dict[str, Element]:
        if self._root is None:
            return {}
        return {a.get(_ABSTRACT_ID, ""): a for a in self._root.iterchildren(_ABSTRACT)}


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iterchildren(_LEVEL):
        index = number_of(level.get(_ILVL))
        if 0 <= index < LEVELS:
            yield index, _level(level)


def _level(level: Element) -> Level:
    restart, indent = level.find(_RESTART), level.find(_INDENT)
    return Level(
        style=_style(level),
        text=_value(level, _TEXT)[:_LONGEST_TEXT],
        start=number_of(_value(level, _START), 1),
        restart=None if restart is None else number_of(restart.get(VAL)),
        legal=is_on(level.find(_LEGAL)),
        spaced=_value(level, _SUFFIX) != "nothing",
        indented=None if indent is None else indented_by(indent),
        paragraph_style=_value(level, _P_STYLE),
    )


def _style(level: Element) -> str:
    """The number format; of a choice that only newer versions know, what they fall back to."""
    found = level.find(_NUM_FMT)
    if found is None:
        found = next((f for f in level.iter(_NUM_FMT) if f.get(VAL) != "custom"), None)
    return "decimal" if found is None else found.get(VAL, "decimal")


def _starts(num: Element) -> Iterator[tuple[int, int]]:
    for override in num.iterchildren(_OVERRIDE):
        start, index = override.find(_START_OVERRIDE), number_of(override.get(_ILVL))
        if start is not None and 0 <= index < LEVELS:
            yield index, number_of(start.get(VAL), 1)


def _value(parent: Element, tag: str) -> str:
    child = parent.find(tag)
    return "" if child is None else child.get(VAL, "")
