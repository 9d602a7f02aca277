"""Bodies that are no place: a school, a hospital, a firm, an office. What each calls itself, and others of its kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.context import Context
from drafter.checks.finding import Severity
from drafter.checks.names.terms import BodyKind, NameTerms
from drafter.core.levels import level_of_place
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: The kinds of which a place itself may say 我, as one of its offices speaks for it, where the page names none of its own.
_OF_A_PLACE = frozenset("局厅")
#: Kinds of which a place never says 我.
_SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class StrangeWe:
    """What a speaker does not call himself, from `start` to `end`, and how sure that is."""

    start: int
    end: int
    severity: Severity


def body_of(context: Context) -> str:
    """The body that speaks where it is no place: 清源县人民医院; "" for a place and where nobody said."""
    named = (context.unit, context.place)
    return next((name for name in named if name and kind_of(name, context.terms.names) is not None), "")


def kind_of(name: str, terms: NameTerms) -> BodyKind | None:
    """The kind of body that a name ends as, the longest ending counts; None for a place."""
    if level_of_place(name) and not name.endswith("区"):
        return None
    fitting = ((len(end), one) for one in terms.bodies for end in one.endings if name.endswith(end))
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def find_strange_we(text: str, context: Context) -> Iterator[StrangeWe]:
    """我校 in the speech of a county, 我局 in that of a hospital; within quotation marks somebody else speaks."""
    place = context.place or context.unit
    body = body_of(context)
    kind = kind_of(body, context.terms.names) if body else None
    if not place or (kind is None and not level_of_place(place)):
        return
    for match in _PATTERNS["we"].finditer(text):
        said = match["kind"] or match["group"]
        severity = _strange_at(said, kind, context)
        if severity is not None and not _is_quoted(text, match.start()):
            yield StrangeWe(*match.span(), severity)
    if kind is not None and kind.name == _SCHOOL:
        yield from _by_number(text, body)
    if kind is not None and not context.place:
        yield from _as_place(text, body)


def _as_place(text: str, body: str) -> Iterator[StrangeWe]:
    """A body that speaks as a place: 我县 in a college; one of a county may speak for the county."""
    for match in _PATTERNS["our-place"].finditer(text):
        if match["rank"] not in body and not _is_quoted(text, match.start()):
            yield StrangeWe(*match.span(), Severity.HINT)


def _strange_at(said: str, kind: BodyKind | None, context: Context) -> Severity | None:
    """How sure it is that one kind of body, or a place, does not call itself so; None where it may."""
    if kind is not None:
        return None if said in kind.we else Severity.WARNING
    if said not in _OF_A_PLACE:
        return Severity.WARNING
    return Severity.HINT if context.own and said not in context.unit + context.speaker else None


def _is_quoted(text: str, place: int) -> bool:
    """Whether quotation marks are open at a place of a text: somebody else speaks there."""
    return text.count("“", 0, place) > text.count("”", 0, place)


def _by_number(text: str, body: str) -> Iterator[StrangeWe]:
    """The number of another school by which a school is called: 三中的今天 in the first school."""
    own = _PATTERNS["numbered"].search(body)
    for match in _PATTERNS["number"].finditer(text):
        if own is None or (own["number"], own["kind"]) != (match["number"], match["kind"]):
            yield StrangeWe(*match.span(), Severity.HINT)
