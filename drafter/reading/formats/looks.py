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

Run: TypeAlias = tuple[str, Look]


def line_of(
    runs: Sequence[Run],
    *,
    number: str = "",
    outline: int = 0,
    title: bool = False,
    subtitle: bool = False,
    centred: bool = False,
    indented: bool = False,
    in_table: bool = False,
) -> Line:
    """The line that a paragraph of these runs makes. `outline` is a level from 1, 0 for body text."""
    text = "".join(run for run, _ in runs).rstrip()
    return Line(
        text,
        number=number,
        heading=min(outline, _DEEPEST),
        title=title,
        subtitle=subtitle,
        centred=centred,
        bold=_all_bold(runs),
        lead_bold=_lead_length(runs) if len(runs) > 1 else 0,
        indented=bool(text) and (indented or text[0].isspace()),
        size=_usual_size(runs),
        in_table=in_table,
        struck=_struck(runs, len(text)) if any(look.struck for _, look in runs) else (),
    )


def _struck(runs: Sequence[Run], length: int) -> tuple[tuple[int, int], ...]:
    """Where characters of a text of this length are struck through; neighbouring runs make one stretch."""
    found: list[tuple[int, int]] = []
    start = 0
    for text, look in runs:
        end = min(start + len(text), length)
        if look.struck and end > start:
            first = found.pop()[0] if found and found[-1][1] == start else start
            found.append((first, end))
        start += len(text)
    return tuple(found)


def _all_bold(runs: Sequence[Run]) -> bool:
    """Whether there is something to see, and all of it is bold."""
    seen = [look.bold for text, look in runs if not text.isspace()]
    return bool(seen) and all(seen)


def _usual_size(runs: Sequence[Run]) -> float:
    """The size of most of the characters, 0 where there are none."""
    if len(runs) == 1:
        return runs[0][1].size or 0.0
    counts: defaultdict[float, int] = defaultdict(int)
    for text, look in runs:
        counts[look.size or 0.0] += len(text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def _lead_length(runs: Sequence[Run]) -> int:
    """How many characters at the start stand out by weight or face from all the rest, 0 where none do.

    Of two weights the lead is the bold one. Punctuation and spaces go with what stands before them.
    """
    length, lead, rest = 0, None, None
    for text, look in runs:
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
