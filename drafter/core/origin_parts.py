"""The parts of a draft with what each of them comes from, and its passages taken from sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.core.model import Paragraph, Role, Source
from drafter.core.numbering import labels
from drafter.core.origin import VERBATIM, Origin, Stretch, runs_of, shares, verbatim_of
from drafter.core.structure import headings_above

#: A run of more characters is told among the longest.
LONG_RUN = 20
_BEFORE, _BEHIND = "开头", "结尾"


@dataclass(frozen=True, slots=True)
class OriginPart:
    """One part of a draft: the id of its heading ("" for what stands before the first and behind the last), its
    heading with its number, and its characters by origin.
    """

    id: str
    title: str
    counts: Mapping[Origin, int]

    @property
    def length(self) -> int:
        """Its characters without marks."""
        return sum(self.counts.values())

    @property
    def verbatim(self) -> int:
        """Those taken over word for word."""
        return verbatim_of(self.counts)


def origin_parts(
    paragraphs: Sequence[Paragraph], stretches: Sequence[Sequence[Stretch]]
) -> tuple[OriginPart, ...]:
    """The parts in order; of those without a heading only what has any text."""
    numbers, above = labels(paragraphs), headings_above(paragraphs)
    found = [OriginPart("", _BEFORE, shares(()))]
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.HEADING and paragraph.level == 1:
            title = f"{numbers[index]}{paragraph.text}"
            found.append(OriginPart(paragraph.id, title, shares(())))
        elif found[-1].id and above[index] is None:
            found.append(OriginPart("", _BEHIND, shares(())))
        counted = shares(stretches[index])
        counts = {origin: count + counted[origin] for origin, count in found[-1].counts.items()}
        found[-1] = replace(found[-1], counts=counts)
    return tuple(part for part in found if part.id or part.length)


def short_title(title: str) -> str:
    """The first clause of a heading: 一、认清形势."""
    return re.split("[，；：]", title, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage of a draft that is taken over, reworded or perhaps reworded from a source.

    It is `words`, from `start` to `end` in the paragraph; `text` is the passage in the source and `there` where in it;
    `changed` is the part that is not in it, 0 where it stands there word for word.
    """

    paragraph_id: str
    start: int
    end: int
    words: str
    name: str
    origin: Origin
    length: int
    source: Source
    text: str
    there: tuple[int, int]
    changed: float = 0.0

    @property
    def is_verbatim(self) -> bool:
        """Whether it stands word for word in its source."""
        return self.origin in VERBATIM


def taken_passages(paragraphs: Sequence[Paragraph], stretches: Sequence[Sequence[Stretch]]) -> list[Taken]:
    """What is taken from sources: first what is so word for word, then what is reworded, the longest first."""
    found: list[Taken] = []
    for paragraph, row in zip(paragraphs, stretches, strict=True):
        for run in runs_of(row):
            words = paragraph.text[run.start : run.end]
            found.append(
                Taken(
                    paragraph.id,
                    run.start,
                    run.end,
                    words,
                    run.origin.value,
                    run.origin,
                    run.length,
                    run.source,
                    run.text,
                    run.there,
                )
            )
        for one in row:
            if one.source is not None and one.origin not in VERBATIM:
                words = paragraph.text[one.start : one.end]
                found.append(
                    Taken(
                        paragraph.id,
                        one.start,
                        one.end,
                        words,
                        one.name,
                        one.origin,
                        one.length,
                        one.source,
                        one.text,
                        one.there,
                        one.changed,
                    )
                )
    return sorted(found, key=lambda one: (not one.is_verbatim, one.origin is Origin.NEW, -one.length))
