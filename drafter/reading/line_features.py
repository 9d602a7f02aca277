"""What is seen of each line of a file that speaks for or against its being part of the speech.

A feature is a short text. The recognisers of dates, salutations, titles, numbers and notices make most of them; the
rest are the shape of a line, its place, its neighbours and, where it is short, its pairs of characters.
"""

import re
from collections.abc import Callable, Iterator

from drafter.reading.cues import record_fields
from drafter.reading.ending import is_unit
from drafter.reading.front import (
    is_account,
    is_date,
    is_dated_occasion,
    is_name,
    is_name_set_apart,
    is_salutation,
    is_speaker,
)
from drafter.reading.headlines import headline_features
from drafter.reading.kept_lines import is_kept_alone
from drafter.reading.line_context import Context, Seen, is_bare
from drafter.reading.line_kinds import MARK, SIGNS, kind_of
from drafter.reading.people import may_be_name
from drafter.reading.signs import has_inner_stop

#: In lines up to this length every pair of characters is a feature.
_LONGEST_PAIRS = 70
#: So short a line is held in a title by chance.
_LONGEST_ALIKE = 6
#: The recognisers of persons, units and days are asked of lines up to this length above the text.
_LONGEST_PERSON = 40
#: Bare lines in a row are counted as far as this, in steps.
_ROWS = (0, 1, 3, 6, 12)
_LONGEST_ROW = _ROWS[-1]
_PERSONS = {
    "name": lambda text: is_name(text) and may_be_name(text),
    "apart": is_name_set_apart,
    "short": is_name,
    "speaker": is_speaker,
    "unit": is_unit,
    "account": is_account,
    "day": is_date,
    "occasion": is_dated_occasion,
    "salutation": is_salutation,
}


def features_of(context: Context, at: int) -> list[str]:
    """The features of one filled line."""
    one = context.seen[at]
    kinds = [context.seen[i].kind if 0 <= i < len(context.seen) else "end" for i in range(at - 2, at + 3)]
    above2, above, kind, below, below2 = kinds
    region = "head" if at < context.first else "tail" if at > context.last else "mid"
    title_below = any(t > at for t in context.titles)
    title_above = any(t < at for t in context.titles)
    rank = f"{min(at, 6)}" if region == "head" else f"{min(len(context.seen) - 1 - at, 6)}"
    found = [
        "=", f"k {kind}", f"k- {above}", f"k+ {below}", f"k-k {above} {kind}", f"kk+ {kind} {below}",
        f"k-- {above2}", f"k++ {below2}", f"r {region}", f"rk {region} {kind}", f"at {region} {rank}",
        f"t {region} {title_above:d}{title_below:d}", f"tk {title_above:d}{title_below:d} {kind}",
        f"n {_length(one.text)}", f"nk {_length(one.text)} {kind}", f"rn {region} {_length(one.text)}", f"e {_end(one.text)}",
        f"re {region} {_end(one.text)}",
    ]  # fmt: skip
    found += _among(context, at, region, rank)
    found += [f"s {name}" for name, sign in SIGNS.items() if sign.search(one.text)]
    found += _relations(context, at)
    found += _beside(context, at)
    found += headline_features(context, at)
    if len(one.text) <= _LONGEST_PAIRS and (region != "mid" or one.line.glued is not None):
        found += _pairs(one.text)
    return found


def _among(context: Context, at: int, region: str, rank: str) -> list[str]:
    """How a line above or below the text stands among the others there, and whether it is one of a speech by itself."""
    if region == "mid":
        return []
    one, many = context.seen[at], _many(at < context.first, context)
    found = [f"ms {region} {many}", f"mk {many} {one.kind}", f"me {many} {region} {_end(one.text)}"]
    found += [f"row {region} {part} {count}" for part, count in _row(context, at)]
    if region == "head":
        found.append(f"call {at < context.salutation:d} {one.kind}")
    if region == "tail" and is_kept_alone(context, at):
        found += ["alone", f"alone {one.kind}", f"alone {rank}"]
    return found


def _row(context: Context, at: int) -> Iterator[tuple[str, str]]:
    """How many bare lines stand in a row above a line and below it, as in menus and lists."""
    for part, step in (("above", -1), ("below", 1)):
        count, place = 0, at + step
        while count < _LONGEST_ROW and 0 <= place < len(context.seen) and is_bare(context.seen[place].text):
            count, place = count + 1, place + step
        yield part, next(str(most) for most in _ROWS if count <= most)


def _many(above: bool, context: Context) -> str:
    """How many lines stand above the text, or below it: a speech has few of its own, a page may have many."""
    count = context.first if above else len(context.seen) - 1 - context.last
    return next((str(most) for most in (1, 2, 4, 7, 12, 24) if count <= most), "more")


def _beside(context: Context, at: int) -> list[str]:
    """How a line hangs together with its neighbours: what parts it from them, what it would be with the one above."""
    one = context.seen[at]
    above = context.seen[at - 1] if at else None
    below = context.seen[at + 1] if at + 1 < len(context.seen) else None
    gap, gap_below = _gap(one), _gap(below)
    found = [f"g {gap} {one.kind}", f"g+ {gap_below} {one.kind}"]
    if above and (gap != "line" or at <= context.first):
        found.append(f"g- {gap} {above.kind} {one.kind}")
        found.append(f"ge {gap} {_end(above.text)}")
        if len(above.text) + len(one.text) <= _LONGEST_PAIRS:
            both = kind_of(above.text + one.text, above.line)
            found += [
                f"j {both} {one.kind}",
                f"j- {above.kind} {one.kind} {both}",
                f"qp {above.text[-1]}|{one.text[0]}",
            ]
    if at <= context.first and len(one.text) <= _LONGEST_PERSON:
        found += [f"who {name}" for name, tells in _PERSONS.items() if tells(one.text)]
    return found


def _gap(one: Seen | None) -> str:
    """What parts a line from the one above: the end of a line, no, one or more white space."""
    if one is None or one.line.glued is None:
        return "line"
    return "none" if not one.line.glued else "space" if one.line.glued == " " else "wide"


def _relations(context: Context, at: int) -> list[str]:
    """What a line has to do with the others: it comes again, holds the title, or is part of it; its blanks; its look."""
    one = context.seen[at]
    found: list[str] = []
    if context.counts[one.text] > 1 and len(one.text) > 1:
        earlier = any(other.text == one.text for other in context.seen[:at])
        found.append(f"twice {one.kind} {'again' if earlier else 'first'}")
    if (title := _title_alike(context, at)) is not None:
        found.append(f"holds {'above' if title < at else 'below'}")
    if at in context.listed:
        found.append(f"listed {one.kind}")
    elif at < context.first and (at + 1 in context.listed or at - 1 in context.listed):
        found.append(f"by list {one.kind}")
    return found + [name for name, holds in _SIGNS_OF_PLACE if holds(context, at)]


def _title_alike(context: Context, at: int) -> int | None:
    """The place of the first of the last titles that holds the text of a line, or is held in it; None where none does."""
    text = context.seen[at].text
    if len(text) <= _LONGEST_ALIKE:
        return None
    titles = ((title, context.seen[title].text) for title in context.titles[-3:] if title != at)
    return next((title for title, other in titles if other in text or text in other), None)


#: What else a line has to do with the others, and how it looks.
_SIGNS_OF_PLACE: tuple[tuple[str, Callable[[Context, int], object]], ...] = (
    ("again", lambda context, at: at in context.beside),
    ("blank", lambda context, at: context.blanks[at]),
    ("blank+", lambda context, at: at + 1 < len(context.seen) and context.blanks[at + 1]),
    ("set off", lambda context, at: context.seen[at].line.centred or context.seen[at].line.bold),
    ("record", lambda context, at: record_fields().match(context.seen[at].text)),
    ("inner", lambda context, at: has_inner_stop(context.seen[at].text)),
)


def _pairs(text: str) -> list[str]:
    plain = re.sub(r"\d", "0", re.sub(r"[\s\u3000]+", "", text))
    return [f"b {plain[i : i + 2]}" for i in range(len(plain) - 1)] + [f"p {plain[:2]}", f"q {plain[-2:]}"]


def _length(text: str) -> str:
    return next(
        (str(most) for most in (2, 4, 6, 9, 13, 18, 25, 35, 50, 80, 130) if len(text) <= most), "more"
    )


def _end(text: str) -> str:
    end = text[-1]
    if end.isdigit():
        return "0"
    if "\u4e00" <= end <= "\u9fff":
        return "汉"
    return end if MARK.match(end) or end in "）)】》…”" else "?"
