"""What the looks of a paragraph's characters say about the paragraph as a whole."""

from collections import defaultdict
from collections.abc import Sequence

from drafter.reading.formats.docx.styles import Look

Pieces = Sequence[tuple[str, Look]]


def all_bold(pieces: Pieces) -> bool:
    """Whether there is something to see, and all of it is bold."""
    seen = [look.bold for text, look in pieces if not text.isspace()]
    return bool(seen) and all(seen)


def usual_size(pieces: Pieces) -> float:
    """The size of most of the characters, 0 where there are none."""
    if len(pieces) == 1:
        return pieces[0][1].size or 0.0
    counts: defaultdict[float, int] = defaultdict(int)
    for text, look in pieces:
        counts[look.size or 0.0] += len(text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def lead_length(pieces: Pieces) -> int:
    """How many characters at the start stand out by weight or face from all the rest, 0 where none do.

    Of two weights the lead is the bold one. Punctuation and spaces go with what stands before them.
    """
    length, lead, rest = 0, None, None
    for text, look in pieces:
        own = (bool(look.bold), look.face)
        if rest is None and (lead is None or own == lead or not _has_letters(text)):
            length += len(text)
            lead = own if lead is None and _has_letters(text) else lead
        elif rest is None:
            rest = own
        elif own != rest and _has_letters(text):
            return 0
    if lead is None or rest is None or (rest[0] and not lead[0]):
        return 0
    return length


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)
