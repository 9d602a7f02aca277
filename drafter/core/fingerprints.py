"""Fingerprints of a text: numbers by which a passage of thirteen characters or more is found again elsewhere.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of each six neighbouring eight-character hashes the smallest is
kept, so that any two texts that share thirteen characters in a row share at least one fingerprint. Marks and
white space do not count.
"""

from dataclasses import dataclass
from zlib import crc32

#: The shortest run of characters that counts as copied.
SHORTEST_RUN = 13
#: The characters of which one fingerprint is made.
GRAM = 8
_WINDOW = SHORTEST_RUN - GRAM + 1
#: The bytes of one gram.
_SIZE = 2 * GRAM


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without marks and white space; `places[i]` is where character i of it stands in the text."""

    text: str
    places: tuple[int, ...]


def squeezed(text: str) -> Squeezed:
    """The letters, characters and digits of a text."""
    places = tuple(place for place, character in enumerate(text) if character.isalnum())
    return Squeezed("".join([text[place] for place in places]), places)


def squeezed_text(text: str) -> str:
    """The letters, characters and digits of a text, where their places do not matter."""
    return "".join(filter(str.isalnum, text))


def fingerprints(squeezed_text: str) -> list[tuple[int, int]]:
    """The fingerprints of a squeezed text with the places where their characters begin, in order.

    They are 32-bit numbers, the same on every machine; a text of fewer than eight characters has none.
    """
    hashes = _hashes(squeezed_text)
    chosen: list[tuple[int, int]] = []
    last = -1
    for start in range(max(1, len(hashes) - _WINDOW + 1) if hashes else 0):
        window = hashes[start : start + _WINDOW]
        least = min(window)
        if last < start or hashes[last] > least:
            last = start + len(window) - 1 - window[::-1].index(least)
            chosen.append((hashes[last], last))
    return chosen


def fingerprints_of(text: str) -> set[int]:
    """The fingerprints of a text as it is written, without their places: those of `fingerprints`, sooner."""
    hashes = _hashes(squeezed_text(text))
    if len(hashes) < _WINDOW:
        return {min(hashes)} if hashes else set()
    return set(map(min, *(hashes[start:] for start in range(_WINDOW))))


def _hashes(squeezed_text: str) -> list[int]:
    """The hash of each eight characters in a row."""
    raw = squeezed_text.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(squeezed_text):  # characters outside the basic plane: rare enough to be left out
        raw = "".join(c if ord(c) < 0x10000 else "\ufffd" for c in squeezed_text).encode(
            "utf-16-le", "surrogatepass"
        )
    return [crc32(raw[start : start + _SIZE]) for start in range(0, len(raw) - _SIZE + 1, 2)]
