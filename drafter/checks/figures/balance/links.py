"""How plainly two quantities belong together, and to a third that is told of both."""

from drafter.checks.figures.balance.statements import Statement

#: What a pair is worth by the sentences between its quantities, and by what else holds them together.
_LINES = (3.0, 2.0)
_SAME_PARAGRAPH, _SAME_NAME, _NAMES, _YEAR, _BETWEEN = 1.0, 2.0, 2, 2.0, 3
#: What one becomes of the other is of the same thing.
_BECAME = 2.0
#: A change is told of the level right before it, where it names nothing itself.
ANCHOR = 2.0
#: From this on a pair is what a quantity is told of.
ENOUGH = 5.0


def link(one: Statement, other: Statement, between: int) -> float:
    """How plainly two quantities are told of one thing; `between` are those of their unit that stand between them."""
    lines = abs(one.line - other.line)
    score = (
        _LINES[lines] if lines < len(_LINES) else _SAME_PARAGRAPH * (one.at.paragraph == other.at.paragraph)
    )
    if not between and (one if one.nth > other.nth else other).roles.became:
        score += _BECAME
    shared = len(one.words & other.words)
    if shared >= _NAMES:
        return score + _SAME_NAME + 1
    return score + _SAME_NAME * shared - min(between, _BETWEEN)


def tie(target: Statement, *pair: Statement) -> float:
    """How plainly a quantity is told of two others; below zero where it names something that neither of them does."""
    nearest = min(abs(target.line - one.line) for one in pair)
    score = (2.0, 1.0)[nearest] if nearest < len(_LINES) else 0.0
    if not target.own:
        return score if nearest < len(_LINES) or target.roles.rest else -_BETWEEN
    named = max(len(target.own & one.wide_words) for one in pair)
    is_of_head = any(target.head in one.wide_words for one in pair)
    return score + min(named, _NAMES) if is_of_head or named > _NAMES else -_BETWEEN


def is_before(one: Statement, other: Statement) -> bool:
    """Whether one quantity is of an earlier time than another."""
    was = one.roles.before and not one.roles.now
    now = other.roles.result or other.roles.now
    return was or (now and not other.roles.before)


def names_years(target: Statement, was: Statement, now: Statement) -> float:
    """What it is worth that a change names the years of two levels."""
    years = target.roles.years
    return _YEAR * (bool(years & was.roles.years) + bool(years & now.roles.years))
