"""One paragraph under the eye of the check of left-over names."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.listed import find_misnamed
from drafter.checks.names.own import Own
from drafter.checks.names.phrases import is_in_phrase
from drafter.checks.names.spoken import crosses_words, is_spoken_of
from drafter.core.model import Paragraph
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

NAME = "names"


@dataclass
class Look:
    """One paragraph under the eye of this check; `taken` are the characters that a finding covers already."""

    paragraph: Paragraph
    context: Context
    own: Own
    taken: set[int]

    def free(self, start: int, end: int) -> bool:
        """Whether no finding covers any of this, which from now on is covered, and it is no part of a set phrase."""
        span = set(range(start, end))
        if self.taken & span or is_in_phrase(self.paragraph.text, start, end, self.context.terms.names):
            return False
        self.taken |= span
        return True

    @cached_property
    def has_foreign(self) -> bool:
        """Whether the paragraph names a place that is neither the unit's own nor spoken of."""
        text = self.paragraph.text
        foreign = [place for place in Gazetteer.load().find(text) if not self.own.holds(place.codes)]
        if any(
            not self.own.holds(town.counties) and not self.own.knows(town.text)
            for town in Townships.load().find(text)
            if self.own.codes
        ):
            return True
        return any(
            not self.crosses(place.start, place.end) and not is_spoken_of(text, place.start, place.end)
            for place in foreign
        )

    @cached_property
    def pieces(self) -> list[int]:
        """Where the words of the paragraph begin, and where it ends."""
        pieces = self.context.cut(self.paragraph.text) if self.context.cut is not None else ()
        return list(accumulate(map(len, pieces), initial=0))

    def crosses(self, start: int, end: int) -> bool:
        """Whether what looks like a name is made of parts of other words."""
        return self.context.cut is not None and crosses_words(start, end, self.pieces)

    @cached_property
    def misnamed(self) -> frozenset[int]:
        """Where names begin that the check of leaders reports, with the leader who is meant."""
        return frozenset(one.start for one in find_misnamed(self.paragraph.text, self.context.leaders))


def found_name(
    look: Look, start: int, end: int, message: str, own: str, blank: str, severity: Severity = Severity.ERROR
) -> Finding:
    """A finding whose fixes are our own name, where there is one, and a blank."""
    choices = tuple(choice for choice in (own, blank) if choice)
    return found(NAME, severity, look.paragraph, start, end, message, choices)
