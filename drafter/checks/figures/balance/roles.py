"""What part a quantity has in what is told: all, a rest, a change, a share, so much for each."""

from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.figures.across.around import Told, told_in
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)


@dataclass(frozen=True, slots=True)
class Roles:
    """What the words beside a quantity tell of it; `each` is the unit of which it is so much for each, "" for none; `rest` is 2 where
    it can be nothing else, 1 where it may be a rest.
    """

    total: bool
    rest: int
    change: bool
    result: bool
    became: bool
    before: bool
    now: bool
    years: frozenset[str]
    share: bool
    each: str
    ahead: bool
    other: bool


@lru_cache(maxsize=1 << 10)
def roles_in(text: str) -> tuple[Roles, ...]:
    """The roles of the quantities of a paragraph, in their order."""
    return tuple(map(_roles, told_in(text)))


def _roles(told: Told) -> Roles:
    clause = _PATTERNS["mark"].split(told.lead)[-1]
    each = _PATTERNS["each"].search(told.label) or _PATTERNS["each"].search(clause)
    unit = next(filter(None, each.groups()), "") if each else ""
    return Roles(
        total=bool(_PATTERNS["total"].search(told.label)),
        rest=_rest(told),
        change=bool(_PATTERNS["change"].search(told.label)) and not _PATTERNS["no-change"].search(clause),
        result=bool(_PATTERNS["result"].search(told.label)),
        became=bool(_PATTERNS["became"].search(told.label)),
        before=bool(_PATTERNS["before"].search(told.label) or _PATTERNS["was"].search(told.gap)),
        now=bool(_PATTERNS["now"].search(told.gap)),
        years=frozenset(_PATTERNS["year"].findall(told.gap)),
        share=bool(_PATTERNS["share"].search(told.label)),
        each=unit,
        ahead=bool(_PATTERNS["ahead"].search(clause)),
        other=bool(_PATTERNS["other"].search(told.gap)),
    )


def _rest(told: Told) -> int:
    if _PATTERNS["rest"].search(told.label):
        return 2
    return bool(_PATTERNS["perhaps-rest"].search(told.label)) + bool(
        _PATTERNS["rest-behind"].match(told.behind)
    )
