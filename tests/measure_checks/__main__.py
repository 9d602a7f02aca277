"""Prints how well the checks do on material given: what they accuse wrongly, and what of planted mistakes they find.

`python -m tests.measure_checks --clean DIR --planted FILE --quiet FILE --pairs DIR --slips 200 --seed 2026`. Each may be
given several times; with `--show` each wrong accusation and each mistake that was missed is printed. `--judged FILE`
names findings in the clean texts that somebody has looked at and called right (lines `file TAB text`).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console

from drafter.checks.finding import Finding, Severity
from drafter.checks.run import Checker
from drafter.checks.terms import load_terms
from tests.measure_checks.material import (
    Case,
    characters_of,
    clean_cases,
    pair_cases,
    planted_cases,
    quiet_cases,
)
from tests.measure_checks.slips import slipped

_SAID = Console(width=160, highlight=False)


def main() -> None:
    """Measure what the command line names."""
    given = _arguments()
    terms = load_terms()
    judged = {tuple(line.split("\t")) for path in given.judged for line in _lines(path)}
    clean = [list(clean_cases(folder, terms)) for folder in given.clean]
    for folder, cases in zip(given.clean, clean, strict=True):
        _clean(folder.name, cases, judged, given.show)
    for path in given.quiet:
        _quiet(path.stem, list(quiet_cases(path, terms)), given.show)
    for path in given.planted:
        pairs = list(planted_cases(path, terms))
        _planted(path.stem, [wrong for wrong, _ in pairs], given.show)
        _quiet(f"{path.stem}, as they are right", [right for _, right in pairs], given.show)
    for folder in given.pairs:
        for path in sorted(folder.glob("*.txt")):
            _pairs(path.stem, pair_cases(path, terms), given.show)
    if given.slips:
        every = [case for cases in clean for case in cases]
        _planted(f"slips, seed {given.seed}", list(slipped(every, given.slips, given.seed)), given.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.measure_checks", description=__doc__)
    for name in ("clean", "planted", "quiet", "pairs", "judged"):
        parser.add_argument(f"--{name}", type=Path, action="append", default=[])
    parser.add_argument("--slips", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line)


def _clean(name: str, cases: Sequence[Case], judged: set[tuple[str, ...]], show: bool) -> None:
    """What is found in texts that somebody gave to print: wrong, unless it was judged to be right."""
    wrong: list[tuple[Case, Finding]] = []
    start = perf_counter()
    for case in cases:
        found = Checker().check(case.draft, case.context)
        wrong += [(case, one) for one in found if (case.name, one.text) not in judged]
    spent, characters = perf_counter() - start, characters_of(cases)
    loud = [(case, one) for case, one in wrong if one.severity is not Severity.HINT]
    per = 10_000 / max(1, characters)
    _say(
        f"{name}: {characters:,} characters, errors and warnings per 10,000 {len(loud) * per:.2f}, "
        f"hints {(len(wrong) - len(loud)) * per:.2f}; {1000 * spent * per:.0f} ms per 10,000"
    )
    _say("   ", ", ".join(f"{check} {n}" for check, n in Counter(one.check for _, one in loud).most_common()))
    for case, one in wrong if show else ():
        text = case.draft.paragraphs[one.paragraph].text
        beside = f"{text[max(0, one.start - 12) : one.start]}‹{one.text}›{text[one.end : one.end + 12]}"
        _say(f"    {one.severity.value} {one.check} {case.name} {beside} {one.message}")


def _quiet(name: str, cases: Sequence[Case], show: bool) -> None:
    """Right sentences: how many of them an error or a warning accuses."""
    accused = 0
    for case in cases:
        loud = [one for one in _found(case) if one.severity is not Severity.HINT]
        accused += bool(loud)
        for one in loud if show else ():
            _say(f"    accused {one.check} {case.kind} {_text(case)} ‹{one.text}› {one.message}")
    _say(f"{name}: accused {accused} of {len(cases)}")


def _planted(name: str, cases: Sequence[Case], show: bool) -> None:
    """Planted mistakes: how many some finding overlaps."""
    found, planted, loud = Counter[str](), Counter[str](), 0
    for case in cases:
        findings = _found(case)
        for place in case.expected:
            kind = case.kind if "→" not in case.kind else "slip"
            planted[kind] += 1
            hits = [one for one in findings if _overlaps(one, place)]
            found[kind] += bool(hits)
            loud += any(one.severity is not Severity.HINT for one in hits)
            if show and not hits:
                _say(f"    missed {case.kind} {_text(case)} ‹{_part(case, place)}›")
    total = planted.total() or 1
    _say(
        f"{name}: found {found.total()} of {planted.total()} ({found.total() / total:.2f}), {loud / total:.2f} as errors or warnings"
    )
    if len(planted) > 1:
        _say("   ", ", ".join(f"{kind} {found[kind]}/{count}" for kind, count in planted.items()))


def _pairs(name: str, cases: Iterable[Case], show: bool) -> None:
    """Sentences with and without spelling mistakes: those told of, and those told of rightly."""
    wrong = told = right = 0
    for case in cases:
        loud = [one for one in _found(case) if one.check in ("characters", "forms")]
        loud = [one for one in loud if one.severity is not Severity.HINT]
        wrong += bool(case.expected)
        told += bool(loud)
        hit = [one for one in loud if any(_overlaps(one, place) for place in case.expected)]
        right += bool(hit)
        for one in loud if show and not hit else ():
            _say(f"    accused {one.check} {_text(case)} ‹{one.text}› {one.message}")
    _say(f"{name}: detection recall {right / max(1, wrong):.2f}, precision {right / max(1, told):.3f}")


def _found(case: Case) -> tuple[Finding, ...]:
    return Checker().check(case.draft, case.context)


def _overlaps(finding: Finding, place: tuple[int, int, int]) -> bool:
    paragraph, start, end = place
    return (
        finding.paragraph == paragraph and finding.start < end and start < max(finding.end, finding.start + 1)
    )


def _text(case: Case) -> str:
    return "／".join(paragraph.text for paragraph in case.draft.paragraphs)[:120]


def _part(case: Case, place: tuple[int, int, int]) -> str:
    paragraph, start, end = place
    return case.draft.paragraphs[paragraph].text[start:end]


def _say(*parts: str) -> None:
    _SAID.print(*parts, markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
