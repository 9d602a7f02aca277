"""Which line is the title where the best path has none, or one that its form speaks against.

A title that names its occasion goes before all others; of the others, which are slogans, mottos or names of what is said,
the whole text decides: what recurs of a line in it, and what the page shows once more.
"""

import re
from collections.abc import Sequence

from drafter.reading.ending import is_unit
from drafter.reading.front import is_dated_occasion, may_speak, only_greets
from drafter.reading.headlines import echo, is_dressed, is_told_of, may_be_headline, place_of
from drafter.reading.line_context import Context
from drafter.reading.line_kinds import is_entry
from drafter.reading.people import may_be_name
from drafter.reading.zones import FRONT_ABOVE, FURNITURE, SUBTITLE, TITLE, TITLE_ON, TITLES

#: What a title holds that a page has dressed up otherwise.
_OCCASION = re.compile("^[^。>＞]{0,12}在.{2,60}[上时]的.{2}")
#: The score of a zone that is ruled out is far below this.
_RULED_OUT = -1e8
#: What it is worth that all of a line recurs in the text, that a page shows it once more, and that it stands straight above.
_ECHOED, _DRESSED, _STRAIGHT_ABOVE = 40.0, 30.0, 20.0
#: The same of what ends as titles do, what names an occasion, each line that may be a title between it and the text,
#: and of standing in a list of such lines.
_ENDS, _NAMES, _FARTHER, _LISTED = 25.0, 15.0, 4.0, 20.0
#: From so many lines on that may be titles, there is a menu or a list above the text.
_MENU = 8
#: So near above the text a line that the page has twice is its title.
_NEAR = 2
#: A shorter line is a word of a menu, unless it ends as titles do.
_SHORTEST = 4
#: So many lines that may be titles stand below one at most that names no occasion; farther up is a menu.
_FARTHEST = 6
#: So many lines of a page stand between a title in a list and that of the text.
_FEWEST_BETWEEN = 3
#: A title has no more lines.
_MOST_LINES = 3
#: What stands on a page more often is a menu.
_MOST_SHOWN = 3
_FRONT = ("sal", "date", "speaker")


def likeliest_title(
    context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]], path: Sequence[int]
) -> int | None:
    """Which of the lines above the text is the title if any is, the lower of two alike; None where none may be.

    What the best path has as a subtitle stays one: its title stands above it.
    """
    above = [i for i, at in enumerate(asked) if at < context.first and scores[i][TITLE] > _RULED_OUT]
    above = [i for i in above if path[i] != SUBTITLE] or above
    own = [i for i in above if _may_be_own(context, asked[i], scores[i])]
    if len(own) >= _MENU:
        return max(own, key=lambda i: (_standing(context, asked[i]), i))
    ways = (_names_occasion, _ends_as_title, _is_series, _is_dressed_up)
    heads = next((found for way in ways if (found := [i for i in above if way(context, asked[i])])), [])
    return max(heads, key=lambda i: (_worth(context, asked[i], scores[i]), i), default=None)


def _names_occasion(context: Context, at: int) -> bool:
    return context.seen[at].kind == "ctitle"


def _ends_as_title(context: Context, at: int) -> bool:
    return at in context.titles or _is_headline(context, at)


def _is_series(context: Context, at: int) -> bool:
    return context.seen[at].kind == "series"


def _is_dressed_up(context: Context, at: int) -> bool:
    return bool(_OCCASION.search(context.seen[at].text))


def _worth(context: Context, at: int, scores: Sequence[float]) -> float:
    worth = scores[TITLE] - max(scores)
    worth += _ECHOED * echo(context, at) + _DRESSED * is_dressed(context, at)
    return worth + _STRAIGHT_ABOVE * (not place_of(context, at))


def _is_headline(context: Context, at: int) -> bool:
    """Whether a line may be a title that names no occasion: the text tells of it, or it stands straight above a front.

    Below the line that says that the speech follows it need only stand straight above the text.
    """
    text = context.seen[at].text
    if len(text) < _SHORTEST or context.counts[text] > _MOST_SHOWN or not may_be_headline(context, at):
        return False
    if is_told_of(context, at):
        return place_of(context, at) <= _FARTHEST
    if place_of(context, at):
        return False
    announced = 0 <= context.announced < at
    return announced or any(one.kind in _FRONT for one in context.seen[at + 1 : context.first])


def passed_over(
    context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]], path: Sequence[int]
) -> int | None:
    """Which of the lines would go although it ends as titles do, while none that does belongs to the title; the lowest.

    A headline gives way only to a title that names its occasion.
    """
    ends = set(context.titles)
    if (above := _above_front(context, asked, path)) is not None:
        return above
    titles = [asked[i] for i, zone in enumerate(path) if zone in TITLES]
    if any(at in ends or context.seen[at].line.title for at in titles):
        return _far_below(context, asked, scores, path)
    headed = any(may_be_headline(context, at) for at in titles)
    gone = [
        i for i, zone in enumerate(path) if zone in FURNITURE and _goes_wrongly(context, asked[i], headed)
    ]
    return gone[-1] if gone else None


def _goes_wrongly(context: Context, at: int, headed: bool) -> bool:
    """Whether a line above the text that ends as titles do is to be the title; below a headline only one of an occasion."""
    one = context.seen[at]
    if at >= context.first or at not in context.titles or is_entry(one.text):
        return False
    return one.kind == "ctitle" or not headed


def _far_below(
    context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]], path: Sequence[int]
) -> int | None:
    """Which line is the title where the path has one in a list or a menu, with lines of a page between it and the text."""
    title = path.index(TITLE)
    gone = [i for i in range(title + 1, len(path)) if path[i] in FURNITURE and asked[i] < context.first]
    if len(gone) < _FEWEST_BETWEEN or context.seen[asked[title]].line.title:
        return None
    others = [i for i in gone if _may_be_own(context, asked[i], scores[i])]
    best = max(others, key=lambda i: (_standing(context, asked[i]), i), default=title)
    return best if _standing(context, asked[best]) > _standing(context, asked[title]) else None


def _may_be_own(context: Context, at: int, scores: Sequence[float]) -> bool:
    """Whether a line may be the title of the text below a menu: its form allows it, and it is no word, unit or person."""
    text = context.seen[at].text
    if scores[TITLE] <= _RULED_OUT or len(text) < _SHORTEST or context.counts[text] > _MOST_SHOWN:
        return False
    return may_be_headline(context, at) and not (is_unit(text) or may_speak(text) or only_greets(text))


def _standing(context: Context, at: int) -> float:
    """How much a line of a page with menus and lists is the title of its text, by the whole of the page."""
    standing = _ECHOED * echo(context, at) + _DRESSED * is_dressed(context, at)
    standing += _ENDS * (at in context.titles) + _NAMES * (context.seen[at].kind == "ctitle")
    standing += _DRESSED * (context.counts[context.seen[at].text] > 1 and place_of(context, at) <= _NEAR)
    standing += _STRAIGHT_ABOVE * (not place_of(context, at)) - _FARTHER * min(
        place_of(context, at), _FARTHEST
    )
    return standing - _LISTED * _stands_in_list(context, at)


def _stands_in_list(context: Context, at: int) -> bool:
    """Whether lines that may be titles stand on both sides of a line."""
    return all(0 <= i < context.first and may_be_headline(context, i) for i in (at - 1, at + 1))


def _above_front(context: Context, asked: Sequence[int], path: Sequence[int]) -> int | None:
    """Which of the lines would go although it ends as titles do and stands straight above a speaker or a day with its meeting."""
    found = [i for i in range(len(path) - 1) if path[i] in FURNITURE and path[i + 1] == FRONT_ABOVE]
    found = [i for i in found if _may_head_front(context, asked[i], asked[i + 1])]
    best = max(found, key=lambda i: (_standing(context, asked[i]), i), default=None)
    return best if best is not None and _stands_highest(context, asked[best]) else None


def _may_head_front(context: Context, at: int, below: int) -> bool:
    is_title = at in context.titles and not is_entry(context.seen[at].text)
    return is_title and _is_own_front(context, below)


def _stands_highest(context: Context, at: int) -> bool:
    """Whether a title, in any place where the page has it, is as much that of the text as any other that holds more."""
    text = context.seen[at].text
    own = other = 0.0
    for i in context.titles:
        if context.seen[i].text == text:
            own = max(own, _standing(context, i))
        elif i < context.first and context.seen[i].text not in text:
            other = max(other, _standing(context, i))
    return own >= other


def _is_own_front(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind == "speaker" or is_dated_occasion(one.text)


def too_many(context: Context, asked: Sequence[int], path: Sequence[int]) -> list[int]:
    """The lines of a title that has more lines than titles have, all but the last few, where the file marks none."""
    run = [i for i, zone in enumerate(path) if zone in (TITLE, TITLE_ON)]
    if len(run) <= _MOST_LINES or any(context.seen[asked[i]].line.title for i in run):
        return []
    return run[:-_MOST_LINES]


def is_title_anew(context: Context, at: int) -> bool:
    """Whether a line is no further line of the title above: it stands there already, or it names an occasion by itself."""
    above, text = context.seen[at - 1].text if at else "", context.seen[at].text
    if context.seen[at].line.title:
        return False
    if any(one.text == text for one in context.seen[:at]) or text in above or above in text:
        return True
    return context.seen[at].kind == "ctitle" and may_be_headline(context, at - 1) and not _may_begin(above)


def says_no_more(context: Context, at: int) -> bool:
    """Whether a line says no more of a title: it is a name in brackets, or stands below a day or a speaker and ends otherwise."""
    text = context.seen[at].text
    if text[0] in "（(" and text[-1] in "）)" and may_be_name(text[1:-1]):
        return True
    above = context.seen[at - 1].kind if at else ""
    return above in ("date", "speaker") and at not in context.titles


def _may_begin(text: str) -> bool:
    """Whether a title may begin with a line that names who speaks, or ends in the midst of a phrase."""
    return may_speak(text) or is_unit(text)
