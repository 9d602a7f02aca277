"""How characters are set, and what that says about the paragraph that they stand in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from drafter.reading.extracted import Line

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are set. None: not said here, so what stands below holds."""

    bold: bool | None = None
    face: str | None = None
    size: float | None = None
    hidden: bool | None = None
    struck: bool | None = None
    #: "superscript", "subscript" or "baseline".
    place: str | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, `below` elsewhere."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.face if self.face is None else self.face,
            below.size if self.size is None else self.size,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.place if self.place is None else self.place,
        )


PLAIN = Look()

Piece: TypeAlias = tuple[str, Look]


def line_of(
    pieces: Sequence[Piece],
    *,
    number: str = "",
    outline: int = 0,
    title: bool = False,
    subtitle: bool = False,
    centred: bool = False,
    indented: bool = False,
    in_table: bool = False,
) -> Line:
    """The line that a paragraph of these pieces makes. `outline` is a level from 1, 0 for body text."""
    text = "".join(piece for piece, _ in pieces).rstrip()
    return Line(
        text,
        number=number,
        heading=min(outline, _DEEPEST),
        title=title,
        subtitle=subtitle,
        centred=centred,
        bold=_all_bold(pieces),
        lead_bold=_lead_length(pieces) if len(pieces) > 1 else 0,
        indented=bool(text) and (indented or text[0].isspace()),
        size=_usual_size(pieces),
        in_table=in_table,
        struck=_struck(pieces, len(text)) if any(look.struck for _, look in pieces) else (),
    )


def _struck(pieces: Sequence[Piece], length: int) -> tuple[tuple[int, int], ...]:
    """Where characters of a text of this length are struck through; neighbouring pieces make one stretch."""
    found: list[tuple[int, int]] = []
    start = 0
    for text, look in pieces:
        end = min(start + len(text), length)
        if look.struck and end > start:
            first = found.pop()[0] if found and found[-1][1] == start else start
            found.append((first, end))
        start += len(text)
    return tuple(found)


def _all_bold(pieces: Sequence[Piece]) -> bool:
    """Whether there is something to see, and all of it is bold."""
    seen = [look.bold for text, look in pieces if not text.isspace()]
    return bool(seen) and all(seen)


def _usual_size(pieces: Sequence[Piece]) -> float:
    """The size of most of the characters, 0 where there are none."""
    if len(pieces) == 1:
        return pieces[0][1].size or 0.0
    counts: defaultdict[float, int] = defaultdict(int)
    for text, look in pieces:
        counts[look.size or 0.0] += len(text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def _lead_length(pieces: Sequence[Piece]) -> int:
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
