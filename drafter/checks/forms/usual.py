"""Usual wordings of official prose, and where a text says one with a character or a word that is another: 区监督委员会.

A wording is looked for by what an edit leaves of it, its first or its last three characters. Of short ones only those are
told whose own characters stand in another order: 三课一会.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ahocorasick_rs import AhoCorasick

from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: Marks that a wording may be written with or without, and stops that stand for one another.
MARKS = re.compile("[“”]")
STOPS = str.maketrans("、；,", "，，，")
#: A shorter wording is told by the order of its characters alone; so much of a longer one has to stand in the text.
_LONG, _ANCHOR = 6, 3
#: From this length on two characters may be others, and in a list of several parts.
_LONG_FOR_WORD, _WORD = 7, 2
#: What may stand between the parts of a wording or not, and what may be put into one.
_JOINTS = frozenset("的和与及、，把了将要也都更一二三四五六七八九十")
#: What stands behind a word of what is done, which is another saying: 让绿水青山成为金山银山.
_DONE = "了"
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Other:
    """What stands from `start` to `end` in the place of a usual wording, the wording, and whether that is nearly sure."""

    start: int
    end: int
    right: str
    is_sure: bool


class UsualWordings:
    """The wordings, without quotation marks."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        bare = dict.fromkeys(MARKS.sub("", text) for text in texts)
        self._right = {text.translate(STOPS): text for text in bare}

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(sorted((text for text in self._right if len(text) >= _LONG), key=len, reverse=True))

    @cached_property
    def _anchors(self) -> tuple[AhoCorasick, Sequence[Sequence[tuple[str, bool]]]]:
        """The heads and tails of the long ones, with the wordings of each and whether it is the head."""
        found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for text in self._long:
            found[text[:_ANCHOR]].append((text, True))
            found[text[-_ANCHOR:]].append((text, False))
        return AhoCorasick([*found]), [*found.values()]

    @cached_property
    def _swapped(self) -> tuple[AhoCorasick, Sequence[tuple[str, str]]]:
        """The short ones with two characters swapped."""
        found: dict[str, str] = {}
        for text in (text for text in self._right if len(text) < _LONG and "，" not in text):
            for a, b in combinations(range(len(text)), 2):
                wrong = [*text]
                wrong[a], wrong[b] = text[b], text[a]
                found.setdefault("".join(wrong), text)
        wrong = {one: right for one, right in found.items() if one not in self._right}
        return AhoCorasick([*wrong]), [*wrong.items()]

    def find(self, text: str) -> Iterator[Other]:
        """Where a text nearly has a wording; each place once, the longest wording first."""
        places = [place for place, character in enumerate(text) if not MARKS.match(character)]
        bare = "".join(text[place] for place in places).translate(STOPS)
        found = [*self._near(bare), *self._in_disorder(bare), *self._short_near(bare)]
        taken = self._said(bare) if found else set()
        for near in sorted(found, key=lambda one: (-len(one.right), one.start)):
            start, end = places[near.start], places[near.end - 1] + 1
            # What stands as another wording has it is right, save where words beside it changed places: 中华人民共和国生产安全法.
            span = set(range(near.start, near.end))
            blocked = near.differing if near.is_disorder else span
            if len(near.right) < _LONG and MARKS.search(text, start + 1, end - 1):
                continue
            if not taken & blocked and (near.is_inside or _is_quoted(text, start, end)):
                taken |= span
                yield Other(start, end, self._right[near.right], near.is_sure)

    def _said(self, bare: str) -> set[int]:
        """The places where a wording stands as it is."""
        every = self._whole.find_matches_as_indexes(bare, overlapping=True)
        return {place for _, start, end in every for place in range(start, end)}

    @cached_property
    def _whole(self) -> AhoCorasick:
        """All wordings as they are."""
        return AhoCorasick([*self._right])

    def _in_disorder(self, bare: str) -> Iterator["_Near"]:
        automaton, wrong = self._swapped
        for number, start, end in automaton.find_matches_as_indexes(bare):
            if not load_official_text().holds(bare[start : start + LONGEST]):
                yield _Near(start, end, wrong[number][1], True)

    @cached_property
    def _pairs(self) -> tuple[AhoCorasick, Sequence[Sequence[tuple[str, bool]]]]:
        """The first two and the last two characters of the short ones, with the wordings of each and whether they are the first."""
        found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for text in self._right:
            if _WORD * 2 <= len(text) < _LONG and _HAN.fullmatch(text):
                found[text[:_WORD]].append((text, True))
                found[text[-_WORD:]].append((text, False))
        return AhoCorasick([*found]), [*found.values()]

    def _short_near(self, bare: str) -> Iterator["_Near"]:
        """Where a short wording has another character, in a way that no document has it: 立德育人.

        A word of two may be another where what is quoted begins as no other wording does: “枫桥精神”.
        """
        automaton, wordings = self._pairs
        for number, start, end in automaton.find_matches_as_indexes(bare, overlapping=True):
            for right, is_head in wordings[number]:
                first = start if is_head else end - len(right)
                said = bare[first : first + len(right)] if first >= 0 else ""
                is_only = not is_head or len(wordings[number]) == 1
                if is_only and len(said) == len(right) and said != right:
                    yield from _short(first, said, right, is_head)

    def _near(self, bare: str) -> Iterator["_Near"]:
        automaton, wordings = self._anchors
        for number, start, end in automaton.find_matches_as_indexes(bare, overlapping=True):
            for right, is_head in wordings[number]:
                if is_head:
                    yield from _from_head(bare, start, right)
                else:
                    yield from _from_tail(bare, end, right)


@dataclass(frozen=True, slots=True)
class _Near:
    """What is nearly a wording; what differs at an end of it tells only of what is quoted, save a slip of sound or look."""

    start: int
    end: int
    right: str
    is_inside: bool
    is_sure: bool = True
    head: int = 0
    tail: int = 0
    is_disorder: bool = False

    @property
    def differing(self) -> set[int]:
        """The places where it differs from the wording, or the two where something is missing."""
        first, last = self.start + self.head, self.end - self.tail
        return set(range(first, last)) or {first - 1, first}


def _short(first: int, said: str, right: str, is_head: bool) -> Iterator[_Near]:
    """What is said in the place of a short wording, where no document says it.

    One character is another inside it, for what is at its end may belong to another word (河湖长｜责任); not that behind a
    number (多卡合一), nor a number for a number.
    """
    wrong = [n for n, pair in enumerate(zip(said, right, strict=True)) if pair[0] != pair[1]]
    is_number = [_PATTERNS.has("number", character) for character in said]
    is_inside = len(wrong) == 1 and 0 < wrong[0] < len(said) - 1
    if is_inside and (is_number[wrong[0]] or is_number[wrong[0] - 1]):
        return
    is_word = is_head and len(wrong) == _WORD and not is_number[0]
    if (is_inside or is_word) and _is_never_said(said, wrong):
        yield _Near(first, first + len(said), right, is_inside)


def _is_never_said(said: str, wrong: Sequence[int]) -> bool:
    """Whether official documents have nothing of what is said around the characters that are others, nor is it a word."""
    if not _HAN.fullmatch(said) or said in load_lexicon().frequency or said in load_lexicon().idioms:
        return False
    starts = range(max(0, wrong[0] - _ANCHOR + 1), min(wrong[-1], len(said) - _ANCHOR) + 1)
    threes = [said[at : at + _ANCHOR] for at in starts] if len(wrong) == 1 else []
    fours = [said[at : at + LONGEST] for at in range(len(said) - LONGEST + 1)]
    return not any(map(load_official_text().holds, (*threes, *fours)))


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _from_head(bare: str, start: int, right: str) -> Iterator["_Near"]:
    """What begins as a wording does and differs from it once."""
    size = len(right)
    head = _shared(bare[start : start + size], right)
    if head == size:
        return
    for more in (0, -1, 1):
        said = bare[start : start + size + more]
        if len(said) == size + more and (edit := _edit(said, right, head)) and _is_slip(said, edit):
            wrong, meant, tail = edit
            is_slip = sorted(wrong) == sorted(meant) or (
                len(wrong + meant) == _WORD and _is_alike(wrong, meant)
            )
            is_inside = tail > 0 or is_slip
            yield _Near(
                start,
                start + len(said),
                right,
                is_inside,
                _is_sure(said, edit),
                head,
                tail,
                sorted(wrong) == sorted(meant),
            )
            return


def _from_tail(bare: str, end: int, right: str) -> Iterator["_Near"]:
    """What ends as a wording does and differs from it once."""
    for more in (0, -1, 1):
        start = end - len(right) - more
        said = bare[start:end] if start >= 0 else ""
        head = _shared(said, right)
        if not said or said == right or not (edit := _edit(said, right, head)) or not _is_slip(said, edit):
            continue
        wrong, meant, tail = edit
        if head or (len(wrong) == 1 == len(meant) and _is_first_word(said, right)):
            yield _Near(
                start, end, right, True, _is_sure(said, edit), head, tail, sorted(wrong) == sorted(meant)
            )
            return


def _is_first_word(said: str, right: str) -> bool:
    """Whether what is said begins with a word of its own, 整体国家安全观, or a character like the right one."""
    return said[:_WORD] in load_lexicon().frequency or _is_alike(said[0], right[0])


def _is_alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    is_heard = set(blurred_sounds(one)) & set(blurred_sounds(other))
    return bool(is_heard) or load_lexicon().likeness(one, other) > 0


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


#: What is written, what is meant, and how many characters of the wording follow.
_Edit = tuple[str, str, int]


def _edit(said: str, right: str, head: int) -> _Edit | None:
    """What differs between a text and a wording that begin with `head` characters alike, if it is a character or a word."""
    rest = min(len(said), len(right)) - head
    tail = min(rest, _shared(said[::-1], right[::-1]))
    wrong, meant = said[head : len(said) - tail], right[head : len(right) - tail]
    if not _HAN.fullmatch(wrong + meant) or _JOINTS & set(wrong + meant) or not wrong + meant:
        return None
    most = _WORD if len(right) >= _LONG_FOR_WORD and len(wrong) == len(meant) else 1
    if sorted(wrong) != sorted(meant) and max(len(wrong), len(meant)) > most:
        return None
    return None if len(wrong) != len(meant) and tail < _WORD else (wrong, meant, tail)


def _is_slip(said: str, edit: _Edit) -> bool:
    """Whether there is something in what is said that official documents never say, where it is another than the wording."""
    wrong, meant, tail = edit
    if _PATTERNS.has("own-instead", meant):
        return False
    # There is one law more than a list has: of their names only those are told whose words changed places.
    if _PATTERNS["law"].match(said) and sorted(wrong) != sorted(meant):
        return False
    if len(wrong) == _WORD and tail and load_official_text().holds(wrong + _DONE):
        return False
    runs = _runs(said, edit, False)
    if not runs:
        return len(said) > LONGEST * 2
    return not all(map(load_official_text().holds, runs))


def _is_sure(said: str, edit: _Edit) -> bool:
    """Whether official documents say nothing that holds what is another there with what stands on both its sides."""
    runs = _runs(said, edit, True)
    return bool(runs) and not any(map(load_official_text().holds, runs))


def _runs(said: str, edit: _Edit, is_whole: bool) -> Sequence[str]:
    """The runs of four that touch what is another, or hold all of it with its neighbours where `is_whole`."""
    end = len(said) - edit[2]
    start = end - len(edit[0])
    if is_whole:
        places = range(
            max(0, end + bool(edit[2]) - LONGEST), min(start - bool(start), len(said) - LONGEST) + 1
        )
    else:
        places = range(max(0, start - LONGEST + 1), min(end + (start == end), len(said) - LONGEST + 1))
    return [run for at in places if _HAN.fullmatch(run := said[at : at + LONGEST])]
