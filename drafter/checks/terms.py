"""All words and tables of the checks, loaded once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from drafter.checks.announced.terms import AnnouncedTerms, load_announced
from drafter.checks.characters.terms import CharacterTerms, load_characters
from drafter.checks.ear.terms import EarTerms, load_ear
from drafter.checks.forms.fixed import FixedWordings, load_fixed
from drafter.checks.forms.terms import FormTerms, load_forms
from drafter.checks.names.terms import NameTerms, load_names
from drafter.library.stale.passage import Known
from drafter.library.stale.terms import DatedTerms, load_dated


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

    @property
    def times(self) -> Known:
        """What tells whether a passage is past its time."""
        return Known(self.dated, self.leaders.holders)


#: What reads the files of each: a function of the unit's own folder that gives the terms and what is wrong in them.
_LOADERS: Mapping[str, Callable[[Path | None], tuple[Any, tuple[str, ...]]]] = {
    "names": load_names,
    "dated": load_dated,
    "announced": load_announced,
    "characters": load_characters,
    "forms": partial(load_forms, "forms.toml"),
    "leaders": partial(load_forms, "leaders.toml"),
    "fixed": load_fixed,
    "ear": load_ear,
}


def load_times(own: Path | None = None) -> Known:
    """What `load_terms` gives as `times`, without reading the rest."""
    leaders, _ = _LOADERS["leaders"](own)
    return Known(load_dated(own)[0], leaders.holders)


def load_terms(own: Path | None = None) -> Terms:
    """The built-in terms with those of the unit's own files in the folder `own`.

    A file or entry with a mistake is left out and told in `problems`.
    """
    loaded = {name: load(own) for name, load in _LOADERS.items()}
    terms = {name: found for name, (found, _) in loaded.items()}
    return Terms(**terms, problems=tuple(chain.from_iterable(problems for _, problems in loaded.values())))
