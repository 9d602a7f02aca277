"""How much of what is wrong the checks find, and how often they are wrong: `python -m tests.checks.table`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from drafter.checks.finding import Finding, Severity
from drafter.checks.run import CHECKS, Checker
from drafter.core.unit import Leader
from tests.checks.seeding import Seed, character_seeds, draft_seeds, is_found, sentence_seeds
from tests.checks.structural import structural_seeds
from tests.checks.texts import clean_drafts, context

#: The least recall of each check.
LEAST: Mapping[str, float] = {
    "names": 0.85,
    "blanks": 0.95,
    "announced": 0.95,
    "leaders": 0.95,
    "dated": 0.85,
    "forms": 0.9,
    "punctuation": 0.9,
    "characters": 0.7,
}


@dataclass
class Score:
    """What was seeded and found, by check, and what was missed."""

    seeded: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    missed: list[Seed] = field(default_factory=list)

    def recall(self, check: str) -> float:
        """The part that was found, 0 to 1."""
        return self.found[check] / self.seeded[check] if self.seeded[check] else 0.0


def all_seeds() -> list[Seed]:
    """Every seeded mistake."""
    return [*sentence_seeds(), *draft_seeds(), *character_seeds(), *structural_seeds()]


def scored(seeds: Iterable[Seed]) -> Score:
    """How many of the seeds are found. Each host has a checker of its own, which remembers its other paragraphs."""
    score = Score()
    checkers: dict[tuple[str, tuple[Leader, ...]], Checker] = defaultdict(Checker)
    for seed in seeds:
        score.seeded[seed.check] += 1
        if is_found(seed, checkers[seed.draft.paragraphs[0].id, seed.context.leaders]):
            score.found[seed.check] += 1
        else:
            score.missed.append(seed)
    return score


def false_alarms() -> tuple[int, list[Finding]]:
    """The characters of our clean texts, and the errors and warnings that the checks raise in them."""
    checker = Checker()
    alarms: list[Finding] = []
    characters = 0
    for draft in clean_drafts():
        characters += sum(len(paragraph.text) for paragraph in draft.paragraphs)
        known = context(date=draft.facts.date or context().date)
        alarms += [f for f in checker.check(draft, known) if f.severity is not Severity.HINT]
    return characters, alarms


def main() -> None:
    """Print the table; with an argument also what was missed."""
    score = scored(all_seeds())
    characters, alarms = false_alarms()
    table = Table(title=f"{score.seeded.total()} seeded errors; {characters:,} characters of clean text")
    for heading in ("check", "seeded", "found", "recall", "at least", "false alarms"):
        table.add_column(heading, justify="left" if heading == "check" else "right")
    for check in CHECKS:
        least = LEAST.get(check.name)
        table.add_row(
            f"{check.name} {check.title}",
            str(score.seeded[check.name]),
            str(score.found[check.name]),
            f"{score.recall(check.name):.3f}",
            f"{least:.2f}" if least else "",
            str(sum(alarm.check == check.name for alarm in alarms)),
        )
    console = Console()
    console.print(table)
    console.print(
        f"false alarms (errors and warnings) per 10,000 characters: {10_000 * len(alarms) / characters:.2f}"
    )
    if len(sys.argv) > 1:
        for seed in score.missed:
            console.print("missed", seed.check, seed.paragraph_id, seed.wrong, markup=False)
        for alarm in alarms:
            console.print("alarm", alarm.check, alarm.text, alarm.message, markup=False)


if __name__ == "__main__":
    main()
