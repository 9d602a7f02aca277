"""How findings look in the text: a wavy line under the words, coloured by severity."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from drafter.checks.finding import Finding, Severity
from drafter.core.cells import CellPlace
from drafter.ui.base.theme import Theme
from drafter.ui.checks.groups import COMMENTS
from drafter.ui.sheet.marks import Mark

#: A hint on more characters than this would only make the text restless.
_LONGEST_HINT = 40

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def marks_of(findings: Sequence[Finding], theme: Theme) -> list[Mark]:
    """The marks of all findings that are about certain words.

    A hint on a whole passage stays in the list; a number that does not follow is marked itself, not the text behind it.
    """
    formats = {severity: _format(severity, theme) for severity in Severity}
    return [Mark(f.paragraph_id, f.start, f.end, formats[f.severity]) for f in findings if _is_marked(f)]


def _is_marked(finding: Finding) -> bool:
    if finding.cell or finding.check == COMMENTS or any(fix.in_order for fix in finding.fixes):
        return False
    length = finding.end - finding.start
    return length > 0 and (finding.severity is not Severity.HINT or length <= _LONGEST_HINT)


def severities_of(findings: Sequence[Finding]) -> dict[str, str]:
    """The worst severity of each paragraph that has an error or a warning in its text, by id.

    An open slot shows by its prompt that it is open.
    """
    worst: dict[str, str] = {}
    for severity in _ORDER[:2]:
        for finding in findings:
            if finding.severity is severity and finding.end > finding.start:
                worst.setdefault(finding.paragraph_id, severity.value)
    return worst


def flagged_cells(findings: Sequence[Finding]) -> dict[str, dict[CellPlace, str]]:
    """The worst severity of each cell of a table that has a finding, by the id of the table and the cell's place."""
    flagged: dict[str, dict[CellPlace, str]] = {}
    for severity in _ORDER:
        for finding in findings:
            if finding.cell and finding.severity is severity:
                flagged.setdefault(finding.paragraph_id, {}).setdefault(finding.cell, severity.value)
    return flagged


def _format(severity: Severity, theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    styles = QTextCharFormat.UnderlineStyle
    form.setUnderlineStyle(styles.DotLine if severity is Severity.HINT else styles.WaveUnderline)
    colours = {Severity.ERROR: theme.accent, Severity.WARNING: theme.warning, Severity.HINT: theme.faint}
    form.setUnderlineColor(QColor(colours[severity]))
    if severity is Severity.ERROR:
        form.setBackground(QColor(theme.accent_soft))
    return form
