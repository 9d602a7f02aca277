"""What tells a title by the whole text, whatever its words are: its place, what recurs of it below, what repeats it above."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from drafter.core.numbering import split_label
from drafter.reading.front import may_speak
from drafter.reading.line_context import Context, Seen
from drafter.reading.line_kinds import SIGNS
from drafter.reading.signs import ends_clause, has_inner_stop, is_latin

#: No headline is longer; a shorter line is held in another one by chance.
_LONGEST, _LONGEST_BY_CHANCE = 60, 3
#: So many characters in a row make a piece of a line.
_PIECE = 3
#: Of a line's pieces, from so many on they recur often.
_SHARES = (0.01, 0.25, 0.5)
#: From so many pieces and such a share of them on, a line is told of.
_LEAST_PIECES, _LEAST_ECHO = 2, 0.15
#: The kinds of lines that are a part of the front, but no title, and those that belong to a page.
_FRONT, _OF_PAGE = (
    ("sal", "date", "speaker"),
    ("notice", "field", "stray", "num", "long", "clause", "dots"),
)
#: A longer line that asks is a sentence.
_LONGEST_CALL, _CALLS = 25, "？?！!"
#: What headlines do not hold.
_OF_PAGES = ("path", "clock", "figure", "bullet", "bar", "spaced")
_OPEN_ENDS = "，,、：:"
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class _Above:
    """What is seen of all lines above the text at once: which may be headlines, which another one holds, and how many that
    may be titles stand below each, day, speaker and salutation not counted; and their text without its white space."""

    may: Sequence[bool]
    dressed: Sequence[bool]
    places: Sequence[int]
    bare: str


@lru_cache(maxsize=1)
def _above(context: Context) -> _Above:
    lines = context.seen[: context.first]
    may = [_has_its_form(one) for one in lines]
    every = "\n".join(one.text for one in lines)
    alike = Counter(one.text for one in lines)
    dressed = [
        len(one.text) > _LONGEST_BY_CHANCE
        and (one.text in context.named or every.count(one.text) > alike[one.text])
        for one in lines
    ]
    titles = [is_one and not may_speak(one.text) for one, is_one in zip(lines, may, strict=True)]
    places = [*accumulate(reversed(titles[1:]), initial=0)][::-1] if titles else []
    bare = "".join(("\n" if one.line.glued is None else "") + "".join(one.text.split()) for one in lines)
    return _Above(may, dressed, places, bare)


def may_be_headline(context: Context, at: int) -> bool:
    """Whether a line above the text may be a title by its form: short, without number and clock, ending no clause."""
    return at < context.first and _above(context).may[at]


def _has_its_form(one: Seen) -> bool:
    if len(one.text) > _LONGEST or one.kind in (*_FRONT, *_OF_PAGE) or is_latin(one.text):
        return False
    if one.text[-1] in _OPEN_ENDS or split_label(one.text) or (ends_clause(one.text) and not calls(one.text)):
        return False
    if "#" in one.text or (one.text[0] != "《" and SIGNS["boxed"].search(one.text)):
        return False
    return not any(SIGNS[name].search(one.text) for name in _OF_PAGES)


def calls(text: str) -> bool:
    """Whether a short line asks or calls, as headlines do, and holds no other mark."""
    return len(text) <= _LONGEST_CALL and text[-1] in _CALLS and not has_inner_stop(text)


def echo(context: Context, at: int) -> float:
    """Which share of a line's pieces of three characters comes again in the text below."""
    pieces = _pieces(context.seen[at].text)
    return sum(piece in context.body for piece in pieces) / len(pieces) if pieces else 0.0


def _pieces(text: str) -> set[str]:
    plain = "".join(filter(str.isalnum, text))
    return {plain[i : i + _PIECE] for i in range(len(plain) - _PIECE + 1)}


def is_dressed(context: Context, at: int) -> bool:
    """Whether the name of the file, or another line above the text, holds a line, as a path does with more around it."""
    return at < context.first and _above(context).dressed[at]


def is_shown_whole(context: Context, at: int) -> bool:
    """Whether a page shows a line with the one above it in one line, as it does with the title of a speech in several."""
    if not 0 < at < context.first or context.seen[at].line.glued is not None:
        return False
    if not (may_be_headline(context, at - 1) and may_be_headline(context, at)):
        return False
    both = context.seen[at - 1].text + context.seen[at].text
    return "".join(both.split()) in _above(context).bare


def place_of(context: Context, at: int) -> int:
    """How many lines that may be titles stand between a line and the text; day, speaker and salutation do not count."""
    return _above(context).places[at] if at < context.first else 0


def is_told_of(context: Context, at: int) -> bool:
    """Whether the text tells of a line above it, or another line shows it once more with something around it."""
    if is_dressed(context, at):
        return True
    count = sum(piece in context.body for piece in _pieces(context.seen[at].text))
    return count >= _LEAST_PIECES and echo(context, at) >= _LEAST_ECHO


def headline_features(context: Context, at: int) -> Iterator[str]:
    """The features of a line above the text as a headline."""
    if at >= context.first or len(context.seen[at].text) > _LONGEST:
        return
    may = may_be_headline(context, at)
    share = echo(context, at)
    often = sum(share >= least for least in _SHARES)
    place = min(place_of(context, at), _FARTHEST)
    dressed = is_dressed(context, at)
    yield f"hl {may:d}"
    yield f"echo {often} {may:d}"
    yield f"place {place} {may:d}"
    yield f"echo {often} {place} {may:d}"
    if dressed:
        yield f"dressed {may:d}"
    below = context.seen[at + 1].kind if at + 1 < len(context.seen) else "end"
    yield f"place {place} {below} {may:d}"
    yield f"sole {may and not place and not any(_above(context).may[:at]):d}"
