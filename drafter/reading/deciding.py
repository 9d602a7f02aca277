"""What each line of a file is, decided for all of them together: furniture, title, front or text, and what goes on.

The recognisers make the features (`line_features`), what is certain rules states out (`forbidden`), and the best path
through the chain of zones decides; its margins tell how sure it is that a line is furniture.
"""

from collections.abc import Sequence

from drafter.reading.extracted import Line
from drafter.reading.line_context import Context, context_of
from drafter.reading.line_features import features_of
from drafter.reading.ruled_out import forbidden, unlikely_in_front
from drafter.reading.settled import asked_of
from drafter.reading.sureness import Zoned, judged
from drafter.reading.titles import likeliest_title, passed_over, too_many
from drafter.reading.wrapping import Wrap
from drafter.reading.zones import (
    FURNITURE,
    GLUED_ONLY,
    TEXT,
    TITLE,
    TITLES,
    ZONES,
    trained_zones,
)

#: The margin of what is speech beyond doubt; what is ruled out has less than the other.
_NEVER, _IMPOSSIBLE = -1e9, -1e8
#: So often the rules for neighbouring lines are weighed anew.
_MOST_CONTRADICTIONS = 3


def zoned(lines: Sequence[Line], wrap: Wrap | None, named: str = "") -> Zoned:
    """The zones of the lines of a file called `named`, broken as `wrap` says, decided together; none where no line is speech beyond doubt."""
    context = context_of(lines, wrap, named)
    if context.last < 0:
        return Zoned([], [], [], [])
    chain = trained_zones()
    asked = asked_of(context)
    scores = [chain.scores(features_of(context, at), forbidden(context, at)) for at in asked]
    path = chain.best(scores)
    if menu := too_many(context, asked, path):
        for i in menu:
            scores[i] = [_NEVER if zone in TITLES else value for zone, value in enumerate(scores[i])]
        path = chain.best(scores)
    title = (
        passed_over(context, asked, scores, path)
        if TITLE in path
        else likeliest_title(context, asked, scores, path)
    )
    if title is not None:
        scores[title] = _only(TITLE)
        path = chain.best(scores)
    if _contradict(scores, path):
        path = _settled(context, asked, scores, path, title)
    found = judged(context, asked, scores, path)
    if TITLE not in path and (scores := _without_doubtful(context, asked, scores, found)):
        found = judged(context, asked, scores, chain.best(scores))
    return found


def _contradict(scores: Sequence[Sequence[float]], path: Sequence[int]) -> bool:
    """Whether the best path has a line in a zone that is ruled out for it: no path keeps to all rules."""
    return any(values[zone] <= _IMPOSSIBLE for values, zone in zip(scores, path, strict=True))


def _settled(
    context: Context, asked: Sequence[int], scores: list[list[float]], path: list[int], title: int | None
) -> list[int]:
    """The best path where rules contradict each other: for the lines where they do, and beside them, only those count
    that keep speech or know a day, a speaker or a salutation; what is the title stays so, what fits nowhere is text."""
    for _ in range(_MOST_CONTRADICTIONS):
        bad = [i for i, zone in enumerate(path) if scores[i][zone] <= _IMPOSSIBLE]
        if not bad:
            break
        for i in {near for one in bad for near in (one - 1, one, one + 1) if 0 <= near < len(path)} - {title}:
            at = asked[i]
            kept = FURNITURE if forbidden(context, at) >= FURNITURE else frozenset()
            scores[i] = trained_zones().scores(
                features_of(context, at), kept | GLUED_ONLY | unlikely_in_front(context, at)
            )
        path = trained_zones().best(scores)
    return [TEXT if scores[i][zone] <= _IMPOSSIBLE else zone for i, zone in enumerate(path)]


def _without_doubtful(
    context: Context, asked: Sequence[int], scores: Sequence[list[float]], found: Zoned
) -> list[list[float]]:
    """The scores without furniture where a line above the text would stay anyway; empty where none would.

    A speech has a title, and what is too doubtful to go is something of the speech, perhaps that.
    """
    stays = [
        at < context.first and found.zones[at] in FURNITURE and found.margins[at] < found.needed[at]
        for at in asked
    ]
    return (
        [
            [_NEVER if stay and zone in FURNITURE else value for zone, value in enumerate(values)]
            for stay, values in zip(stays, scores, strict=True)
        ]
        if any(stays)
        else []
    )


def _only(state: int) -> list[float]:
    return [0.0 if s == state else _NEVER for s in range(len(ZONES))]
