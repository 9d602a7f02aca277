"""Fingerprints of a text: numbers by which a passage of thirteen characters or more is found again elsewhere.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of each six neighbouring eight-character hashes the smallest is
kept, so that any two texts that share thirteen characters in a row share at least one fingerprint. Marks and
white space do not count.
"""

from dataclasses import dataclass
from zlib import crc32

#: The shortest run of characters that counts as copied.
SHORTEST_RUN = 13
_GRAM = 8
_WINDOW = SHORTEST_RUN - _GRAM + 1


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without marks and white space; `places[i]` is where character i of it stands in the text."""

    text: str
    places: tuple[int, ...]


def squeezed(text: str) -> Squeezed:
    """The letters, characters and digits of a text."""
    places = tuple(place for place, character in enumerate(text) if character.isalnum())
    return Squeezed("".join([text[place] for place in places]), places)


def fingerprints(squeezed_text: str) -> list[tuple[int, int]]:
    """The fingerprints of a squeezed text with the places where their characters begin, in order.

    They are 32-bit numbers, the same on every machine; a text of fewer than eight characters has none.
    """
    raw = squeezed_text.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(squeezed_text):  # characters outside the basic plane: rare enough to be left out
        raw = "".join(c if ord(c) < 0x10000 else "\ufffd" for c in squeezed_text).encode("utf-16-le")
    size = 2 * _GRAM
    hashes = [crc32(raw[start : start + size]) for start in range(0, len(raw) - size + 1, 2)]
    chosen: list[tuple[int, int]] = []
    last = -1
    for start in range(max(1, len(hashes) - _WINDOW + 1) if hashes else 0):
        window = hashes[start : start + _WINDOW]
        least = min(window)
        if last < start or hashes[last] > least:
            last = start + len(window) - 1 - window[::-1].index(least)
            chosen.append((hashes[last], last))
    return chosen
