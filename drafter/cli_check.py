"""What `drafter check` does: the findings in a draft or document, with what is known of the speaking unit."""

import datetime
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.checks.context import Context, context_of
from drafter.checks.copied.check import CopiedShares, shares_of
from drafter.checks.finding import Finding, Severity
from drafter.checks.run import CHECKS, Checker
from drafter.checks.terms import load_terms
from drafter.cli_library import opened_library
from drafter.cli_reading import read_speech
from drafter.core.cells import told_cell
from drafter.core.document import Document
from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts
from drafter.core.unit import Unit
from drafter.files.unit import load_unit
from drafter.library.api import Library
from drafter.library.origin.tracing import Tracer
from drafter.library.words import word_pieces
from drafter.paths import default_home
from drafter.terminal import note, say, say_table

if TYPE_CHECKING:
    from drafter.library.embedded import EmbeddedLibrary

#: So many of the sources that most is copied from are told.
_MOST_SOURCES = 5
#: How the reader's reason for a mended mark ends.
_MENDED = "改为全角"
_SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.HINT: "提示"}


def read_as_written(path: Path) -> Document:
    """The speech in a file with its half-width marks left as they are: here they are findings, not to be mended."""
    document = read_speech(path)
    mended = [removed for removed in document.removed if removed.reason.endswith(_MENDED)]
    return read_speech(path, mended) if mended else document


def library_to_check(folder: Path | None) -> AbstractContextManager["EmbeddedLibrary | None"]:
    """The library that a draft is compared with: the one in `folder`, or the user's own where there is one."""
    if folder is None and not default_home().library.exists():
        return nullcontext()
    return opened_library(folder)


def check_against(
    library: Library | None, draft: Draft, facts: Facts
) -> tuple[tuple[Finding, ...], CopiedShares, tuple[str, ...]]:
    """What all checks find in a draft under these facts, what of it stands in the library, and a sentence on each
    check that failed.

    Mistakes in term files are told on standard error.
    """
    context = _context(facts, library)
    for problem in context.terms.problems:
        note(problem)
    checker = Checker()
    findings = checker.check(draft, context)
    stretches = context.origins(draft) if context.origins else ((),) * len(draft.paragraphs)
    return findings, shares_of(draft.paragraphs, stretches), checker.failures


def _context(facts: Facts, library: Library | None) -> Context:
    """The facts with what the unit's profile says, unless they speak of another place, and what the library says."""
    terms, today = load_terms(default_home().terms), datetime.date.today()
    unit = _unit()
    if library is None:
        return context_of(facts, unit, terms, today, cut=word_pieces)
    tracer = Tracer(library.candidates(), terms.fixed.sources, unit.home_of(facts))
    return context_of(facts, unit, terms, today, cut=word_pieces, seen=library.seen, origins=tracer.origins)


def _unit() -> Unit:
    try:
        return load_unit(default_home().unit)
    except UserError as error:
        note(str(error))
        return Unit()


def _numbers(draft: Draft) -> list[int]:
    """The number of each paragraph, from 0, as `inspect` counts them; a table or picture has that of the text above it."""
    texts = accumulate(not paragraph.object for paragraph in draft.paragraphs)
    return [max(count - 1, 0) for count in texts]


def findings_json(findings: Sequence[Finding], draft: Draft) -> dict[str, Any]:
    """The findings as `check --json` prints them; `paragraph` counts from 0, as in `inspect --json`; `cell` is
    the row and column, from 0, where the text is that of a cell of the table behind it."""
    numbers = _numbers(draft)
    return {
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity.value,
                "paragraph": numbers[finding.paragraph],
                "start": finding.start,
                "end": finding.end,
                "text": finding.text,
                "message": finding.message,
                "suggestion": finding.suggestion,
                **({"cell": list(finding.cell)} if finding.cell else {}),
            }
            for finding in findings
        ]
    }


def show_findings(findings: Sequence[Finding], draft: Draft) -> None:
    """A table of the findings, in the order of the text."""
    numbers = _numbers(draft)
    titles = {check.name: check.title for check in CHECKS}
    rows = [
        [
            f"第 {numbers[finding.paragraph] + 1} 段{told_cell(finding.cell)}",
            f"{titles[finding.check]}（{_SEVERITY_NAMES[finding.severity]}）",
            finding.text,
            finding.message,
            finding.suggestion,
        ]
        for finding in findings
    ]
    counts = "，".join(
        f"{name} {sum(finding.severity is severity for finding in findings)} 处"
        for severity, name in _SEVERITY_NAMES.items()
    )
    say_table(f"校核结果：{counts}", ["位置", "校核", "原文", "说明", "建议"], rows)


def show_shares(shares: CopiedShares) -> None:
    """How much of the draft stands in old speeches, and in which of them most."""
    if shares.longest is None:
        return
    longest = shares.longest
    say(f"引用率 {shares.whole.percent}%，最长连续 {longest.length} 字（《{longest.source.called}》）。")
    rows = [[f"《{source.called}》", f"{count} 字"] for source, count in shares.sources[:_MOST_SOURCES]]
    say_table("引用最多的旧稿", [], rows)
