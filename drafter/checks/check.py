"""What makes a check."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity
from drafter.checks.ledger import Ledger
from drafter.core.model import Draft, Paragraph


@dataclass(frozen=True)
class Scene:
    """What a check of the whole draft looks at.

    `gathered` is what the check gathered from each paragraph, in order; `ledger` is the check's own, brought up to date
    with that.
    """

    draft: Draft
    context: Context
    gathered: Sequence[Any]
    ledger: Any = None


def _as_found(findings: Sequence[Finding], draft: Draft) -> Sequence[Finding]:
    return findings


def _nothing(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Check:
    """One kind of problem: its name, its Chinese title and the severity of most of its findings.

    `paragraph` looks at one paragraph by itself. `gather` takes from one paragraph what `whole` needs to look at
    the draft; `sift` looks at what `paragraph` found in the light of the whole draft. What `paragraph` and `gather` give is kept for
    as long as the paragraph stays as it is. `ledger` makes what `whole` adds up from one look to the next, so that a key costs
    what it changed. Where `by_sentence` is true, what
    `paragraph` finds in a sentence does not depend on the others, so that those an edit left alone keep theirs.
    With `in_cells` it looks at the cells of tables, too, each as a paragraph below its table.
    """

    name: str
    title: str
    severity: Severity
    paragraph: Callable[[Paragraph, Context], Iterable[Finding]] = field(default=_nothing)
    gather: Callable[[Paragraph, Context], Any] = field(default=_nothing)
    whole: Callable[[Scene], Iterable[Finding]] = field(default=_nothing)
    by_sentence: bool = False
    in_cells: bool = False
    ledger: Callable[[], Ledger[Any] | None] = field(default=lambda: None)
    sift: Callable[[Sequence[Finding], Draft], Iterable[Finding]] = field(default=_as_found)
