"""One paragraph under the eye of the check of left-over names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.listed import find_misnamed
from drafter.checks.names.as_own import is_spoken_as_own, is_told_to
from drafter.checks.names.own import Own
from drafter.checks.names.phrases import is_in_phrase
from drafter.checks.names.proper import Proper, find_proper
from drafter.checks.names.spoken import crosses_words
from drafter.core.model import Paragraph
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

NAME = "names"
_SENTENCES, _CLAUSES = re.compile("[。；！？]"), re.compile("[，。；：！？]")


@dataclass
class Look:
    """One paragraph under the eye of this check.

    `taken` are the characters that a finding covers already, that are the unit's own, or that are spoken of; `sure`
    are those of findings on names that are certainly of another place, whoever left them.
    """

    paragraph: Paragraph
    context: Context
    own: Own
    taken: set[int]
    sure: set[int] = field(default_factory=set)

    def free(self, start: int, end: int) -> bool:
        """Whether no finding covers any of this, which from now on is covered, and it is no part of a set phrase."""
        span = set(range(start, end))
        if self.taken & span or is_in_phrase(self.paragraph.text, start, end, self.context.terms.names):
            return False
        self.taken |= span
        return True

    def has_company(self, start: int, end: int) -> bool:
        """Whether the sentence of what stands from `start` to `end` surely names another place, and its clause nothing of our own."""
        text = self.paragraph.text
        sentence = set(range(*_around(_SENTENCES, text, start, end)))
        first, last = _around(_CLAUSES, text, start, end)
        return bool(sentence & self.sure) and not any(self.own.spans(text[first:last]))

    def is_ours(self, start: int, end: int) -> bool:
        """Whether a name stands straight behind a place of our own (海口永兴教育城), or is known in our province."""
        text, terms = self.paragraph.text, self.context.terms.names
        if start in self._own_ends or self.own.knows(text[start:end]):
            return True
        if self.own.holds(Townships.load().lookup(text[start:end])):
            return True
        homes = terms.regions.get(text[start:end], frozenset())
        return bool(homes & self.own.provinces)

    def is_told_to(self, start: int, end: int) -> bool:
        """Whether something is demanded of a name, or it is asked for something."""
        return is_told_to(self.paragraph.text, start, end)

    def weight(self, start: int, end: int) -> Severity:
        """How sure it is that the name of others was left over: it is a warning where it is spoken of as one's own."""
        as_own = is_spoken_as_own(self.paragraph.text, start, end, self._listed)
        return Severity.WARNING if as_own else Severity.HINT

    @cached_property
    def _listed(self) -> tuple[tuple[int, int], ...]:
        """Where names stand that the unit page lists as its own."""
        text = self.paragraph.text
        names = (name for name in self.context.own if len(name) > 1)
        return tuple(match.span() for name in names for match in re.finditer(re.escape(name), text))

    def holds_own(self, start: int, end: int) -> bool:
        """Whether a name is made with that of a place of our own: 静宁县东峡灌区 in 静宁县, or in the city that it lies in."""
        return any(start <= first and last <= end for first, last in self._own_places)

    @cached_property
    def _own_places(self) -> tuple[tuple[int, int], ...]:
        """Where places of our own are named, and other names of ours."""
        text = self.paragraph.text
        places = Gazetteer.load().find(text)
        ours = ((place.start, place.end) for place in places if self.own.holds(place.codes))
        return (*ours, *self.own.spans(text))

    @cached_property
    def _own_ends(self) -> frozenset[int]:
        """Where names of places of our own end."""
        return frozenset(end for _, end in self._own_places)

    @cached_property
    def proper(self) -> tuple[Proper, ...]:
        """The names in the paragraph that no list holds, those that are sure."""
        return tuple(one for one in self.maybe_proper if one.is_sure)

    @cached_property
    def maybe_proper(self) -> tuple[Proper, ...]:
        """The same with those that may be made of ordinary words."""
        return tuple(find_proper(self.paragraph.text, self.pieces, self.context.terms.names))

    @cached_property
    def pieces(self) -> list[int]:
        """Where the words of the paragraph begin, and where it ends."""
        return list(accumulate(map(len, self.words), initial=0))

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of the paragraph, none where nobody cuts it."""
        return self.context.cut(self.paragraph.text) if self.context.cut is not None else ()

    def crosses(self, start: int, end: int) -> bool:
        """Whether what looks like a name is made of parts of other words."""
        return self.context.cut is not None and crosses_words(start, end, self.pieces)

    @cached_property
    def misnamed(self) -> frozenset[int]:
        """Where names begin that the check of leaders reports, with the leader who is meant."""
        return frozenset(one.start for one in find_misnamed(self.paragraph.text, self.context.leaders))


def _around(marks: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """From the last of these marks before a place in a text to the next behind it."""
    before = [mark.end() for mark in marks.finditer(text, 0, start)]
    behind = marks.search(text, end)
    return before[-1] if before else 0, behind.start() if behind else len(text)


def found_name(
    look: Look, start: int, end: int, message: str, own: str, blank: str, severity: Severity = Severity.ERROR
) -> Finding:
    """A finding whose fixes are our own name, where there is one, and a blank."""
    choices = tuple(choice for choice in (own, blank) if choice)
    return found(NAME, severity, look.paragraph, start, end, message, choices)
