"""What `drafter check` does: the findings in a draft or document, with what is known of the speaking unit."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drafter.checks.context import Context, context_of
from drafter.checks.finding import Finding, Severity
from drafter.checks.run import CHECKS, check_draft
from drafter.checks.terms import load_terms
from drafter.core.document import Document
from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts
from drafter.files.unit import Unit, known_of, load_unit
from drafter.library.words import word_pieces
from drafter.paths import default_home
from drafter.reading.read import read_document
from drafter.terminal import note, say_table

#: How the reader's reason for a mended mark ends.
_MENDED = "改为全角"
_SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.HINT: "提示"}


def read_as_written(path: Path) -> Document:
    """The speech in a file with its half-width marks left as they are: here they are findings, not to be mended."""
    document = read_document(path)
    mended = [removed for removed in document.removed if removed.reason.endswith(_MENDED)]
    return read_document(path, mended) if mended else document


def findings_in(draft: Draft, labels: Sequence[str] | None, facts: Facts) -> tuple[Finding, ...]:
    """What all checks find in a draft under these facts; mistakes in term files are told on standard error.

    `labels` are the numbers of the paragraphs as they stood in a file, None where they are the draft's own.
    """
    context = _context(facts)
    for problem in context.terms.problems:
        note(problem)
    return check_draft(draft, context, labels)


def _context(facts: Facts) -> Context:
    """The facts with what the unit's profile says, unless they speak of another place."""
    terms = load_terms(default_home().terms)
    return context_of(facts, terms, datetime.date.today(), **known_of(_unit(), facts.place), cut=word_pieces)


def _unit() -> Unit:
    try:
        return load_unit(default_home().unit)
    except UserError as error:
        note(str(error))
        return Unit()


def findings_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as `check --json` prints them; `paragraph` counts from 0, as in `inspect --json`."""
    return {
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity.value,
                "paragraph": finding.paragraph,
                "start": finding.start,
                "end": finding.end,
                "text": finding.text,
                "message": finding.message,
                "suggestion": finding.suggestion,
            }
            for finding in findings
        ]
    }


def show_findings(findings: Sequence[Finding]) -> None:
    """A table of the findings, in the order of the text."""
    titles = {check.name: check.title for check in CHECKS}
    rows = [
        [
            f"第 {finding.paragraph + 1} 段",
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
