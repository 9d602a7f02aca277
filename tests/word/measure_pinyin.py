"""Measures the pinyin of the lectern copy: `python -m tests.word.measure_pinyin LIST.tsv [-v]`.

A line of LIST.tsv holds, between tabs: a word, its hard character, the character's pinyin with its tone mark, `need` or
`common`, and a sentence in which the word stands. Each sentence is set as the one paragraph of a draft. Printed are the
share of the readings given that are right, of those needed that were given, and the common words that got any; with
`-v` each that is wrong, missing or too much.
"""

import argparse
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.core.model import Draft, Paragraph
from drafter.word.pinyin import Pinyin


@dataclass(frozen=True, slots=True)
class Row:
    """A word with a character to be read, in its sentence."""

    word: str
    character: str
    said: str
    needed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row's character got (`given`, "" for none), and all that its word got."""

    row: Row
    given: str
    word: str


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a list; a line whose sentence lacks the word is taken with the word as its sentence."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        if line.startswith("#") or len(cells) < 4 or cells[3] not in ("need", "common"):
            continue
        word, character, said, kind, *rest = cells
        sentence = rest[0] if rest and word in rest[0] else word
        yield Row(word, character, unicodedata.normalize("NFC", said), kind == "need", sentence)


def outcomes(rows: Iterable[Row]) -> Iterator[Outcome]:
    """What the lectern copy gives each row."""
    for row in rows:
        draft = Draft(paragraphs=(Paragraph("p", text=row.sentence),))
        given = Pinyin().with_names_of(draft).of(row.sentence)
        start = row.sentence.index(row.word)
        here = {at - start: said for at, said in given.items() if start <= at < start + len(row.word)}
        of_character = [said for at, said in here.items() if row.word[at] == row.character]
        own = row.said if row.said in of_character else next(iter(of_character), "")
        yield Outcome(row, own, " ".join(f"{row.word[at]}{said}" for at, said in here.items()))


def main() -> None:
    """Measure the list that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    wanted = parser.parse_args()
    found = list(outcomes(read_rows(wanted.list)))
    needed = [one for one in found if one.row.needed]
    given = [one for one in needed if one.given]
    wrong = [one for one in given if one.given != one.row.said]
    missing = [one for one in needed if not one.given]
    much = [one for one in found if not one.row.needed and one.word]
    _tell("right of those given", len(given) - len(wrong), len(given))
    _tell("given of those needed", len(given), len(needed))
    _tell("common words without any", len(found) - len(needed) - len(much), len(found) - len(needed))
    if wanted.verbose:
        for name, some in (("wrong", wrong), ("missing", missing), ("too much", much)):
            for one in some:
                print(
                    name, one.row.word, one.row.character, one.row.said, "given:", one.word or "-", sep="  "
                )


def _tell(what: str, part: int, whole: int) -> None:
    print(f"{what}: {part} of {whole} = {part / whole if whole else 1:.3f}")


if __name__ == "__main__":
    main()
