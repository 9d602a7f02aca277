"""The words by which things are told apart, from `resources/reading/`, each file read once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from drafter.core.model import Move
from drafter.core.needed_words import Sought, sought
from drafter.core.toml import Table, own_toml


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """Lines that are not part of a speech: at most `longest` characters with `pattern` in them."""

    name: str
    reason: str
    longest: int
    pattern: Sought


@dataclass(frozen=True, slots=True)
class Cover:
    """What an office puts above a speech that it sends round: the sign in one of its first lines, and the reason shown.

    `tells` says that its lines name the date and the speaker of the speech.
    """

    reason: str
    within: int
    tells: bool
    sign: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """What tells a whole sentence that is no part of a speech (`certain`) from one that is (`spoken`)."""

    certain: Sought
    spoken: Sought


@dataclass(frozen=True, slots=True)
class MoveCues:
    """The signs of one move: how its paragraphs begin, what occurs in them, and the sum that is enough.

    `last` tells a closing in the last paragraph, `headings` a part that makes the move; both may match nothing.
    """

    start: re.Pattern[str]
    lean: re.Pattern[str]
    anywhere: tuple[Sought, ...]
    least: int
    last: re.Pattern[str]
    headings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FrontCues:
    """The words of title, salutation, speaker and signature lines, as alternatives of a pattern."""

    title_endings: str
    addressees: str
    audiences: str
    posts: str
    unit_endings: str
    unit_fields: str
    addressed_bodies: str
    remarks: str
    accounts: str
    openers: re.Pattern[str]


#: A pattern that matches nowhere.
_NOTHING = (r"(?!)",)


def _load(name: str) -> Table:
    return own_toml("reading", name)


def _alternatives(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


@cache
def noise_rules() -> tuple[NoiseRule, ...]:
    """The rules of `noise.toml` in their order."""
    return tuple(
        NoiseRule(rule["name"], rule["reason"], rule["longest"], sought(_alternatives(rule["patterns"])))
        for rule in _load("noise.toml")["rules"]
    )


@cache
def covers() -> tuple[Cover, ...]:
    """The covers of `covers.toml` in their order."""
    return tuple(
        Cover(
            cover["reason"],
            cover["within"],
            cover.get("tells", False),
            re.compile(_alternatives(cover["signs"])),
        )
        for cover in _load("covers.toml")["covers"]
    )


@cache
def record_fields() -> re.Pattern[str]:
    """The fields of a record that tell neither date nor speaker, from `covers.toml`."""
    return re.compile(_alternatives(_load("covers.toml")["fields"]) + r"\s*[：:]\s*\S")


@cache
def sentence_cues() -> SentenceCues:
    """The signs of `noise.toml` by which whole sentences are told."""
    data = _load("noise.toml")
    return SentenceCues(*(sought(_alternatives(data[key])) for key in ("certain", "spoken")))


@cache
def head_cues() -> re.Pattern[str]:
    """What running heads name, from `noise.toml`."""
    return re.compile(_alternatives(_load("noise.toml")["heads"]))


@cache
def front_cues() -> FrontCues:
    """The words of `front.toml`; posts and units with the longest first, so that the longest is found."""
    data = _load("front.toml")
    longest_first = {
        key: _alternatives(sorted(data[key], key=len, reverse=True))
        for key in (
            "title_endings",
            "addressees",
            "audiences",
            "posts",
            "unit_endings",
            "unit_fields",
            "addressed_bodies",
            "remarks",
            "accounts",
        )
    }
    return FrontCues(openers=re.compile(_alternatives(data["openers"])), **longest_first)


@cache
def move_cues() -> dict[Move, MoveCues]:
    """The signs of `moves.toml` for each move that is told by its words."""
    return {
        Move(name): MoveCues(
            start=re.compile(_alternatives(data["start"])),
            lean=re.compile(_alternatives(data.get("lean", _NOTHING))),
            anywhere=tuple(map(sought, data["anywhere"])),
            least=data["least"],
            last=re.compile(_alternatives(data.get("last", _NOTHING))),
            headings=re.compile(_alternatives(data.get("headings", _NOTHING))),
        )
        for name, data in _load("moves.toml").items()
    }
