"""`python -m tests.measure_origin KIND FILE`: how much of what others wrote is told right.

KIND is reworded, new, contradictions, states or stale; FILE is a JSON list, each kind in its own form (see below). For
reworded and new a library stands beside (`--library PARAGRAPHS` of generated speeches, `--sources FILE` for new).
"""

import argparse
import datetime
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drafter.checks.context import Context
from drafter.checks.figures.check import CHECK as FIGURES
from drafter.checks.punctuation.check import CHECK as PUNCTUATION
from drafter.checks.run import Checker
from drafter.checks.terms import load_terms
from drafter.core.document import Document
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.origin import Home, Origin, Stretch
from drafter.core.progress import run_job
from drafter.library.candidates import Candidates
from drafter.library.embedded import open_library
from drafter.library.origin.tracing import Tracer
from drafter.library.stale.passage import stale_in
from drafter.reading.states import state_of
from tests.benchmarks import assembled

Row = Mapping[str, Any]
_ARITHMETIC = {f"{PUNCTUATION.name}.{one}" for one in ("counted", "persons")}
_TODAY = datetime.date(2026, 11, 29)
_STATES = {"初稿": "draft", "送审稿": "review", "定稿": "final", "已讲": "delivered", None: ""}


@contextmanager
def _library(rows: Sequence[Row], paragraphs: int) -> Iterator[Candidates]:
    """A library with the sources of reworded passages, a speech each, among so many generated paragraphs."""
    speeches: dict[str, list[str]] = {}
    for row in rows:
        speeches.setdefault(str(row["speech"]), []).append(str(row["source"]))
    documents = [(_document(name, texts), name) for name, texts in speeches.items()]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = open_library(Path(folder))
        run_job(library.add_many(documents))
        run_job(library.add_many(assembled.speeches(paragraphs, 1, vary=True)))
        library.wait_until_level()
        yield library.candidates()
        library.close()


def _document(name: str, texts: Sequence[str]) -> Document:
    paragraphs = (Paragraph("", Role.TITLE, text=name), *(Paragraph("", text=text) for text in texts))
    return Document(name, "txt", paragraphs, ("",) * len(paragraphs), Facts(title=name))


def _traced(candidates: Candidates, text: str) -> tuple[Stretch, ...]:
    tracer = Tracer(candidates, {}, Home("清源县"))
    return tracer.origins(Draft(paragraphs=(Paragraph("p", text=text),)))[0]


def _length(stretches: Sequence[Stretch]) -> int:
    return sum(one.length for one in stretches)


def reworded(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """`{"source", "speech", "reworded", "degree"}`: found where half of it is told to be of its source."""
    found: dict[str, list[bool]] = {}
    with _library(rows, options.library) as candidates:
        for row in rows:
            told = _traced(candidates, row["reworded"])
            right = [one for one in told if one.text == row["source"]]
            is_found = 2 * _length(right) >= _length(told)
            found.setdefault(str(row["degree"]), []).append(is_found)
            if options.show and not is_found:
                print(row["id"], _length(right), _length(told))
    every = [one for degree in found.values() for one in degree]
    print(f"reworded: found {sum(every)} of {len(every)} ({sum(every) / len(every):.3f})")
    for degree, some in sorted(found.items()):
        print(f"   {degree}: {sum(some)} of {len(some)}")


def new(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """`{"text"}`, written afresh: the part of its characters that is given a source, and that only asked about."""
    sources = json.loads(options.sources.read_text(encoding="utf-8")) if options.sources else []
    given = suspected = total = 0
    with _library(sources, options.library) as candidates:
        for row in rows:
            told = _traced(candidates, row["text"])
            total += _length(told)
            given += _length([one for one in told if one.origin is not Origin.NEW])
            suspected += _length([one for one in told if one.suspected])
    print(
        f"new: given a source {given / total:.4f} of {total:,} characters; asked about {suspected / total:.4f}"
    )


def contradictions(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """`{"text", "planted": [{"first", "second"}]}`: told where a finding lies on either; all others are false.

    Findings are those on figures, and those of lists within a sentence, which stand among punctuation.
    """
    context = Context(_TODAY, load_terms(None))
    planted = found = false = characters = 0
    for row in rows:
        lines = str(row["text"]).split("\n")
        draft = Draft(paragraphs=tuple(Paragraph(f"p{n}", text=line) for n, line in enumerate(lines)))
        every = Checker((FIGURES, PUNCTUATION)).check(draft, context)
        findings = [one for one in every if one.check == FIGURES.name or one.rule in _ARITHMETIC]
        told = [(lines[one.paragraph], one) for one in findings]
        wanted = [(pair["first"], pair["second"]) for pair in row["planted"]]
        hit = [any(_touches(line, one.start, one.end, pair) for line, one in told) for pair in wanted]
        wrong = [1 for line, one in told if not any(_touches(line, one.start, one.end, p) for p in wanted)]
        planted, found, false = planted + len(wanted), found + sum(hit), false + len(wrong)
        characters += len(row["text"])
        if options.show and (wrong or not all(hit)):
            print(row["id"], "missed" if not all(hit) else "", f"false {len(wrong)}" if wrong else "")
    print(f"contradictions: found {found} of {planted} ({found / max(1, planted):.3f})")
    print(
        f"   false: {false} in {characters:,} characters ({10_000 * false / max(1, characters):.2f} in 10,000)"
    )


def _touches(line: str, start: int, end: int, pair: tuple[str, str]) -> bool:
    places = [(line.find(words), len(words)) for words in pair]
    return any(at >= 0 and at < end and start < at + length for at, length in places)


def states(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """`{"files": [{"name", "head", "tail", "state"}]}`: the state of each file by its name and text."""
    right = total = whole = 0
    for row in rows:
        names = [one["name"] for one in row["files"]]
        told = [
            state_of(one["name"], [*one["head"].splitlines(), *one["tail"].splitlines()], names)
            for one in row["files"]
        ]
        same = [state == _STATES[one["state"]] for state, one in zip(told, row["files"], strict=True)]
        right, total, whole = right + sum(same), total + len(same), whole + all(same)
        if options.show and not all(same):
            print(row["id"], sum(same), "of", len(same))
    print(
        f"states: {right} of {total} files right ({right / total:.3f}); {whole} of {len(rows)} folders whole"
    )


def stale(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """`{"text", "stale"}`: shown as stale or not, as of 29 November 2026."""
    known = load_terms(None).times
    told = [bool(stale_in(row["text"], known, _TODAY)) for row in rows]
    is_stale = [bool(row["stale"]) for row in rows]
    hit = sum(one and other for one, other in zip(told, is_stale, strict=True))
    false = sum(one and not other for one, other in zip(told, is_stale, strict=True))
    fresh = len(rows) - sum(is_stale)
    print(f"stale: shown {hit} of {sum(is_stale)} ({hit / max(1, sum(is_stale)):.3f})")
    print(f"   false: {false} of {fresh} ({false / max(1, fresh):.3f})")
    if options.show:
        for row, one in zip(rows, told, strict=True):
            if one != bool(row["stale"]):
                print("  ", row["id"], "false" if one else "missed")


_KINDS: Mapping[str, Callable[[Sequence[Row], argparse.Namespace], None]] = {
    one.__name__: one for one in (reworded, new, contradictions, states, stale)
}


def main() -> None:
    """Measure one kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=_KINDS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--library", type=int, default=10_000, metavar="PARAGRAPHS")
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--show", action="store_true", help="name the rows that are told wrong")
    options = parser.parse_args()
    _KINDS[options.kind](json.loads(options.file.read_text(encoding="utf-8")), options)


if __name__ == "__main__":
    main()
