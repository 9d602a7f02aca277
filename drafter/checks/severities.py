"""How bad the findings of a rule are, by how often it was right: a table that `tests.measure_checks` writes.

A rule that is right in 98 of 100 cases tells errors, in 90 warnings, in 60 hints; one that is right less often is not
shown. A rule that was met too seldom keeps what its check says.
"""

from collections.abc import Mapping
from functools import cache

from drafter.checks.finding import Finding, Severity
from drafter.core.toml import own_toml

#: From which precision on a rule tells so; how often it has to have been met to be judged, and to be raised.
STEPS = ((0.98, Severity.ERROR), (0.9, Severity.WARNING), (0.6, Severity.HINT))
_MET, _MET_TO_RISE = 20, 300
#: Of the kind of mistake that a rule is for the material has to hold so many, or it tells nothing of the rule.
_PLANTED = 3
_ORDER = tuple(Severity)


def rule_of(finding: Finding) -> str:
    """The name of a finding's rule in the table: its own, or that of its check, and what its check calls it."""
    return f"{finding.rule or finding.check}:{finding.severity.value}"


def severity_at(precision: float) -> Severity | None:
    """What a rule that is right so often tells; None where it is not to be shown."""
    return next((severity for least, severity in STEPS if precision >= least), None)


def shown_as(rule: str, severity: Severity, table: Mapping[str, tuple[float, int]]) -> Severity | None:
    """How bad what a rule calls so bad is shown, None where it is not shown."""
    precision, count = table.get(rule, (0.0, 0))
    if count < _MET:
        return severity
    measured = severity_at(precision)
    if measured is None:
        return None
    rises = _ORDER.index(measured) < _ORDER.index(severity)
    return severity if rises and count < _MET_TO_RISE else measured


@cache
def load_severities() -> Mapping[str, tuple[float, int]]:
    """The precision of each rule and how often it was met."""
    rows = own_toml("terms", "severity.toml")["rule"]
    judged = (row for row in rows if row["right"] >= _PLANTED)
    return {row["name"]: (row["precision"], row["right"] + row["wrong"]) for row in judged}
