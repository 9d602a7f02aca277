"""All words and tables of the checks, loaded once."""

from dataclasses import dataclass
from pathlib import Path

from drafter.checks.announced.terms import AnnouncedTerms, load_announced
from drafter.checks.characters.terms import CharacterTerms, load_characters
from drafter.checks.dated.terms import DatedTerms, load_dated
from drafter.checks.ear.terms import EarTerms, load_ear
from drafter.checks.forms.fixed import FixedWordings, load_fixed
from drafter.checks.forms.terms import FormTerms, load_forms
from drafter.checks.names.terms import NameTerms, load_names


@dataclass(frozen=True, eq=False)
class Terms:
    """What the term files say; `problems` are Chinese sentences on what is wrong in them."""

    names: NameTerms
    dated: DatedTerms
    announced: AnnouncedTerms
    characters: CharacterTerms
    forms: FormTerms
    leaders: FormTerms
    fixed: FixedWordings
    ear: EarTerms
    problems: tuple[str, ...] = ()


def load_terms(own: Path | None = None) -> Terms:
    """The built-in terms with those of the unit's own files in the folder `own`.

    A file or entry with a mistake is left out and told in `problems`.
    """
    names, of_names = load_names(own)
    dated, of_dated = load_dated(own)
    announced, of_announced = load_announced(own)
    characters, of_characters = load_characters(own)
    forms, of_forms = load_forms("forms.toml", own)
    leaders, of_leaders = load_forms("leaders.toml", own)
    fixed, of_fixed = load_fixed(own)
    ear, of_ear = load_ear(own)
    problems = (
        *of_names,
        *of_dated,
        *of_announced,
        *of_characters,
        *of_forms,
        *of_leaders,
        *of_fixed,
        *of_ear,
    )
    return Terms(names, dated, announced, characters, forms, leaders, fixed, ear, problems)
