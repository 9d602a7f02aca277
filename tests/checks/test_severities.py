"""Severities that follow how often a rule was right."""

import pytest

from drafter.checks.finding import Severity
from drafter.checks.severities import load_severities, shown_as


@pytest.mark.parametrize(
    ("precision", "count", "severity"),
    [
        (0.5, 40, None),
        (0.7, 40, Severity.HINT),
        (0.95, 40, Severity.WARNING),
        (1.0, 40, Severity.WARNING),
        (1.0, 400, Severity.ERROR),
        (0.1, 4, Severity.WARNING),
    ],
)
def test_a_rule_tells_as_it_deserves(precision, count, severity):
    table = {"characters.x:warning": (precision, count)}
    assert shown_as("characters.x:warning", Severity.WARNING, table) is severity


def test_the_table_of_the_program_can_be_read():
    assert all(0 <= precision <= 1 for precision, _ in load_severities().values())
