"""Points that are announced and told one by one, in another number: 五个方面, 一是 to 四是."""

import re
from collections.abc import Iterator, Sequence

from drafter.checks.figures.across.around import Across
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_LEAST, _OFF, _SHOWN = 2, 3, 4


def find_miscounted_points(texts: Sequence[str]) -> Iterator[Across]:
    """Announced numbers of points that the points behind them do not have."""
    whole = "\n".join(texts)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    announced = list(_PATTERNS["announced"].finditer(whole))
    for n, match in enumerate(announced):
        end = announced[n + 1].start() if n + 1 < len(announced) else len(whole)
        said = hundreds_from_chinese(match["number"].replace("两", "二")) or 0
        last = _last_of(whole[match.end() : end], said)
        if last is None:
            continue
        number, at, is_open = last
        if number != said and not is_open and abs(number - said) < _OFF:
            place = match.end() + at
            paragraph = max(m for m in range(len(texts)) if starts[m] <= place)
            first = max(m for m in range(len(texts)) if starts[m] <= match.start())
            start = place - starts[paragraph]
            message = f"前面说的是{match['number']}{match['noun']}，后面数下来是{number}，请对一对。"
            yield Across(
                paragraph, start, min(start + _SHOWN, len(texts[paragraph])), message, first, "points"
            )


def _last_of(text: str, said: int) -> tuple[int, int, bool] | None:
    """The last of the points of a row that begins with the first one: its number, its place, and whether more may follow."""
    for kind in ("is", "nth", "mark"):
        row: list[re.Match[str]] = []
        for match in _PATTERNS[kind].finditer(text):
            number = hundreds_from_chinese(match["number"]) or 0
            if number == len(row) + 1:
                row.append(match)
            elif row and number == 1:
                break
        if row and len(row) >= _LEAST:
            rest = text[row[-1].end() :]
            return len(row), row[-1].start("number"), bool(_PATTERNS["more"].search(rest))
    return None
