"""How often each rule was right in all that was measured, written as the table that the checks read."""

import argparse
import datetime
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.checks.finding import Finding
from drafter.checks.severities import rule_of

_HEAD = """\
# How often each rule of the checks was right: written by `python -m tests.measure_checks … --severity FILE`, not by hand.
# 各条校核规则有多准：由测量命令写出，不用手改。error ≥ 0.98，warning ≥ 0.9，hint ≥ 0.6，再低就不显示。
"""


@dataclass
class Tally:
    """What each rule told rightly and wrongly."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, finding: Finding, is_right: bool) -> None:
        """Count a finding."""
        (self.right if is_right else self.wrong)[rule_of(finding)] += 1


def write_severities(file: Path, tally: Tally, given: argparse.Namespace) -> None:
    """Write the table: rule, precision, counts, material and day."""
    names = ("clean", "quiet", "planted", "pairs", "gold")
    material = ", ".join(path.stem for name in names for path in getattr(given, name))
    material += f", slips {given.slips} of seed {given.seed}" if given.slips else ""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    rows = {row["name"]: row for row in _kept(file)}
    for rule in {*tally.right, *tally.wrong}:
        if not rule.startswith(tuple(given.keep) or " "):
            rows[rule] = {
                "right": tally.right[rule],
                "wrong": tally.wrong[rule],
                "set": material,
                "day": day,
            }
    lines = [_HEAD, *(_row(rule, row) for rule, row in sorted(rows.items()))]
    file.write_text("\n".join(lines), encoding="utf-8")


def _kept(file: Path) -> list[dict[str, Any]]:
    """The rows that a table has already."""
    return tomllib.loads(file.read_text(encoding="utf-8"))["rule"] if file.exists() else []


def _row(rule: str, row: Mapping[str, Any]) -> str:
    right, wrong = row["right"], row["wrong"]
    return (
        f'[[rule]]\nname = "{rule}"\nprecision = {right / (right + wrong):.3f}\nright = {right}\nwrong = {wrong}\n'
        f'set = "{row["set"]}"\nday = {row["day"]}\n'
    )
