"""What the user chose for paper: the font scheme, and what a lectern copy has; kept among the preferences."""

from collections.abc import Iterable, Mapping

from drafter.core.model import Draft
from drafter.files.settings import (
    FONT_SCHEME,
    LECTERN_ADDED,
    LECTERN_DROPPED,
    LECTERN_PAUSES,
    LECTERN_PINYIN,
    LECTERN_SIZE,
    LECTERN_TIMES,
    SPEAKER_SPEEDS,
    SPEED,
)
from drafter.ui.base.services import Preferences
from drafter.ui.pages.page_maker import Look
from drafter.word.aids import Aids
from drafter.word.pinyin import Pinyin

_BETWEEN = "；"

#: The settings that a look depends on, by name.
LOOK_SETTINGS = frozenset(
    setting.name
    for setting in (
        FONT_SCHEME, LECTERN_SIZE, LECTERN_PINYIN, LECTERN_PAUSES, LECTERN_TIMES, LECTERN_ADDED, LECTERN_DROPPED,
        SPEAKER_SPEEDS, SPEED,
    )
)  # fmt: skip


def look_for(layout: str, preferences: Preferences, draft: Draft) -> Look:
    """How a draft is set in the layout of this name."""
    return Look(
        layout, preferences.get(FONT_SCHEME), preferences.get(LECTERN_SIZE), aids_of(preferences, draft)
    )


def aids_of(preferences: Preferences, draft: Draft) -> Aids:
    """What a lectern copy of a draft has besides the text, at the speed of its speaker."""
    return Aids(
        pinyin=preferences.get(LECTERN_PINYIN),
        pauses=preferences.get(LECTERN_PAUSES),
        times=preferences.get(LECTERN_TIMES),
        speed=speed_of(preferences, draft.facts.speaker),
        spoken=Pinyin(added=added_words(preferences), dropped=dropped_words(preferences)),
    )


def speed_of(preferences: Preferences, speaker: str) -> int:
    """The characters a minute of a speaker, the usual speed where none was set."""
    found = _speeds(preferences).get(_bare(speaker), "")
    return int(found) if found.isdecimal() and SPEED.allows(int(found)) else preferences.get(SPEED)


def set_speed(preferences: Preferences, speaker: str, speed: int) -> None:
    """Remember how fast a speaker reads; without a speaker it is the usual speed."""
    if not _bare(speaker):
        preferences.set(SPEED, speed)
        return
    speeds = _speeds(preferences) | {_bare(speaker): str(speed)}
    preferences.set(SPEAKER_SPEEDS, _written(speeds))


def _speeds(preferences: Preferences) -> dict[str, str]:
    """The speeds by speakers, whom a hand may have written with spaces."""
    return {_bare(name): speed for name, speed in _pairs(preferences.get(SPEAKER_SPEEDS)).items()}


def added_words(preferences: Preferences) -> dict[str, str]:
    """The words that get a reading in any case, with the reading or ""."""
    return _pairs(preferences.get(LECTERN_ADDED))


def dropped_words(preferences: Preferences) -> frozenset[str]:
    """The words and characters that get none."""
    return frozenset(_pairs(preferences.get(LECTERN_DROPPED)))


def set_words(preferences: Preferences, added: Mapping[str, str], dropped: Iterable[str]) -> None:
    """Remember which words get a reading and which get none."""
    preferences.set(LECTERN_ADDED, _written(added))
    preferences.set(LECTERN_DROPPED, _BETWEEN.join(sorted(dropped)))


def _pairs(text: str) -> dict[str, str]:
    """名=值；名=值 as a mapping; a name alone stands for ""."""
    parts = (part.partition("=") for part in text.split(_BETWEEN))
    return {name.strip(): value.strip() for name, _, value in parts if name.strip()}


def _written(pairs: Mapping[str, str]) -> str:
    return _BETWEEN.join(f"{name}={value}" if value else name for name, value in pairs.items())


def _bare(speaker: str) -> str:
    return "".join(speaker.split()).replace(_BETWEEN, "").replace("=", "")
