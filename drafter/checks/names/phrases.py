"""Names inside set phrases, which name nobody's place: 泰山 in 重于泰山, 万全 in 万全之策."""

from functools import cache

from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.terms import NameTerms, load_names

#: A longer name is one wherever it stands.
_LONGEST = 3


def is_in_phrase(text: str, start: int, end: int, terms: NameTerms) -> bool:
    """Whether what looks like a name, from `start` to `end`, is part of an idiom or of another set phrase."""
    if end - start > _LONGEST:
        return False
    if any(match.start() <= start and end <= match.end() for match in terms.phrases.finditer(text)):
        return True
    return bool(load_lexicon().idiom_around(text, start, end))


def names_no_place(text: str, start: int, end: int) -> bool:
    """The same with the built-in terms, for what knows no context: the change of levels."""
    return is_in_phrase(text, start, end, _terms())


@cache
def _terms() -> NameTerms:
    return load_names(None)[0]
