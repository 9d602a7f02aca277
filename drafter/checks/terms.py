"""All words and tables of the checks, loaded once."""

from dataclasses import dataclass
from pathlib import Path

from drafter.checks.announced_terms import AnnouncedTerms, load_announced
from drafter.checks.dated_terms import DatedTerms, load_dated
from drafter.checks.names_terms import NameTerms, load_names


@dataclass(frozen=True, eq=False)
class Terms:
    """What the term files say; `problems` are Chinese sentences on what is wrong in them."""

    names: NameTerms
    dated: DatedTerms
    announced: AnnouncedTerms
    problems: tuple[str, ...] = ()


def load_terms(own: Path | None = None) -> Terms:
    """The built-in terms with those of the unit's own files in the folder `own`.

    A file or entry with a mistake is left out and told in `problems`.
    """
    names, names_problems = load_names(own)
    dated, dated_problems = load_dated(own)
    announced, announced_problems = load_announced(own)
    return Terms(names, dated, announced, names_problems + dated_problems + announced_problems)
