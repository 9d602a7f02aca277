"""Prints how well the checks do on material given: what they accuse wrongly, and what of planted mistakes they find.

`python -m tests.measure_checks --clean DIR --planted FILE --quiet FILE --pairs DIR --slips 200 --seed 2026`. Each may be
given several times. `--severity FILE` writes how often each rule was right in all of it, which decides how loud it is; the
rules of a check that is named by `--keep` stay as they are in the file, for which the material tells nothing of them, and so do those that it does not meet.
With `--show` each wrong accusation and each mistake that was missed is printed. `--judged FILE`
names findings in the clean texts that somebody has looked at and called right (lines `file TAB text`).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time

from rich.console import Console

from drafter.checks.finding import Finding, Severity
from drafter.checks.run import Checker
from drafter.checks.terms import Terms, load_terms
from tests.measure_checks.gold import names_gold, pairs_gold, planted_gold, quiet_gold
from tests.measure_checks.material import (
    Case,
    characters_of,
    clean_cases,
    pair_cases,
    planted_cases,
    quiet_cases,
)
from tests.measure_checks.severity import Tally, write_severities
from tests.measure_checks.slips import slipped

#: Where the severities are to be written, they are counted as the checks give them.
_WEIGHING = "--severity" in sys.argv
_TALLY = Tally()
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
            _sentences(path.stem, pair_cases(path, terms), given.show)
    for folder in given.gold:
        _gold(folder, terms, given.show)
    if given.slips:
        every = [case for cases in clean for case in cases]
        _planted(f"slips, seed {given.seed}", list(slipped(every, given.slips, given.seed)), given.show)
    if given.severity:
        write_severities(given.severity, _TALLY, given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.measure_checks", description=__doc__)
    for name in ("clean", "planted", "quiet", "pairs", "judged", "gold"):
        parser.add_argument(f"--{name}", type=Path, action="append", default=[])
    parser.add_argument("--severity", type=Path)
    parser.add_argument("--keep", action="append", default=[])
    parser.add_argument("--slips", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line)


def _clean(name: str, cases: Sequence[Case], judged: set[tuple[str, ...]], show: bool) -> None:
    """What is found in texts that somebody gave to print: wrong, unless it was judged to be right."""
    wrong: list[tuple[Case, Finding]] = []
    start = process_time()
    for case in cases:
        found = Checker(weighs=not _WEIGHING).check(case.draft, case.context)
        for one in found:
            is_habit = one.check == "punctuation" and not one.rule.endswith((".sum", ".counted", ".points"))
            if not is_habit and one.check != "ear":
                _TALLY.note(one, (case.name, one.text) in judged)
        wrong += [(case, one) for one in found if (case.name, one.text) not in judged]
    spent, characters = process_time() - start, characters_of(cases)
    loud = [(case, one) for case, one in wrong if one.severity is not Severity.HINT]
    per = 10_000 / max(1, characters)
    _say(
        f"{name}: {characters:,} characters, errors and warnings per 10,000 {len(loud) * per:.2f}, "
        f"hints {(len(wrong) - len(loud)) * per:.2f}; {1000 * spent * per:.0f} ms of processor per 10,000"
    )
    for kind, some in (("loud", loud), ("hints", [pair for pair in wrong if pair not in loud])):
        rules = Counter(one.rule or one.check for _, one in some)
        _say(f"    {kind}:", ", ".join(f"{rule} {n}" for rule, n in rules.most_common()))
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
        for one in _found(case):
            _TALLY.note(one, False)
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
            for one in hits:
                _TALLY.note(one, True)
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


def _sentences(name: str, cases: Iterable[Case], show: bool) -> None:
    """Sentences with and without spelling mistakes: those told of, and those told of rightly."""
    wrong = told = right = 0
    for case in cases:
        loud = [one for one in _found(case) if one.check in ("characters", "forms")]
        loud = [one for one in loud if one.severity is not Severity.HINT]
        wrong += bool(case.expected)
        told += bool(loud)
        for one in _found(case):
            if one.check in ("characters", "forms"):
                _TALLY.note(one, any(_overlaps(one, place) for place in case.expected))
        hit = [one for one in loud if any(_overlaps(one, place) for place in case.expected)]
        right += bool(hit)
        for one in loud if show and not hit else ():
            _say(f"    accused {one.check} {_text(case)} ‹{one.text}› {one.message}")
    _say(f"{name}: detection recall {right / max(1, wrong):.2f}, precision {right / max(1, told):.3f}")


def _gold(folder: Path, terms: Terms, show: bool) -> None:
    """What somebody else has written, in the form that `tests.measure_checks.gold` tells."""
    _planted("gold: planted errors", list(planted_gold(folder, terms)), show)
    _quiet("gold: right texts", list(quiet_gold(folder, terms)), show)
    names = list(names_gold(folder, terms))
    _planted("gold: names left over", [case for case in names if case.expected], show)
    for case in names:
        for one in _found(case):
            if one.check == "names" and not any(_overlaps(one, place) for place in case.expected):
                _TALLY.note(one, False)
    _foreign("gold: names told besides", names, show)
    _sentences("gold: official sentences", pairs_gold(folder, terms), show)
    _noise("gold: hints", (*planted_gold(folder, terms), *quiet_gold(folder, terms), *names))


def _noise(name: str, cases: Iterable[Case]) -> None:
    """Of all hints on texts with mistakes and without: how many tell nothing that is wrong there."""
    hints = [(case, one) for case in cases for one in _found(case) if one.severity is Severity.HINT]
    noise = sum(not any(_overlaps(one, place) for place in case.expected) for case, one in hints)
    _say(f"{name}: {len(hints)}, of which {noise} ({noise / max(1, len(hints)):.2f}) tell of no mistake")


def _foreign(name: str, cases: Sequence[Case], show: bool) -> None:
    """Names that are told and are not left over."""
    loud = quiet = 0
    for case in cases:
        for one in _found(case):
            if one.check == "names" and not any(_overlaps(one, place) for place in case.expected):
                loud += one.severity is not Severity.HINT
                quiet += one.severity is Severity.HINT
                if show:
                    _say(f"    told {one.severity.value} {_text(case)} ‹{one.text}› {one.message}")
    per = 10_000 / max(1, characters_of(cases))
    _say(f"{name}: {loud * per:.2f} errors and warnings, {quiet * per:.2f} hints per 10,000 characters")


def _found(case: Case) -> tuple[Finding, ...]:
    return Checker(weighs=not _WEIGHING).check(case.draft, case.context)


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
