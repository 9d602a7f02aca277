"""The rule for headings without a number: parts beside numbered ones, sub-headings, or all of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.core.model import Role
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.reading.pieces import Piece
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_ellipsis, is_remark

_SHORTEST = 4
#: Lines as short as this are headings where two or more of one length stand in the text (拼速度, 重质量).
_SHORTEST_ALIKE = 2
_LONGEST = 45
_LONGEST_SENTENCE = 20
_PATTERNS = Patterns(__name__)


def mark_unnumbered(pieces: Sequence[Piece]) -> None:
    """A short line without a sentence's end, alone between paragraphs, is a heading even without a number.

    It is one of the parts where the numbered ones leave a gap for it or where no part has a number, else it
    stands below the heading above it. How the file shows it (its style, its weight) tells the level first.
    """
    found = _without_odd_shorts(pieces, _candidates(pieces))
    if not found:
        return
    parts = [i for i, p in enumerate(pieces) if p.role is Role.HEADING and p.level == 1]
    shown = _levels_by_look(pieces, found, below=1 if parts else 0)
    top = _in_gaps(pieces, found, parts) if parts else _announced_ones(pieces, found, shown)
    above = below_parts = 0
    for index, piece in enumerate(pieces):
        if index in top:
            piece.become(Role.HEADING, 1)
        elif index in shown:
            below_parts = min(below_parts or 4, max(above + 1, 1))
            piece.become(Role.HEADING, max(below_parts, shown[index]))
        if piece.role is Role.HEADING and (piece.label or index in top):
            above = piece.level


def _candidates(pieces: Sequence[Piece]) -> list[int]:
    """The lines that look like headings, and the short sentences that are; a refrain is none."""
    whole, refrains = _whole_sentences(pieces), _refrains(pieces)
    return [
        i
        for i, piece in enumerate(pieces)
        if i in whole or (piece.whole not in refrains and _looks_like_heading(pieces, i))
    ]


def _looks_like_heading(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    text = piece.whole
    if piece.role is not None or piece.label or piece.look.in_table or index == 0 or index + 1 == len(pieces):
        return False
    if not _SHORTEST_ALIKE <= len(text) <= _LONGEST or text[-1] in "，、,；;：:" or has_inner_stop(text):
        return False
    if (
        is_ellipsis(text)
        or is_remark(text)
        or (ends_clause(text) and not _is_set_off(piece, pieces[index + 1]))
    ):
        return False
    return pieces[index + 1].role in (None, Role.BODY, Role.POINT, Role.HEADING)


def _refrains(pieces: Sequence[Piece]) -> frozenset[str]:
    """The lines that are said three times or more and look like the text around them."""
    plain = (p.whole for p in pieces if not (p.look.heading or p.look.bold or p.look.centred))
    return frozenset(text for text, count in Counter(plain).items() if count > 2)


def _whole_sentences(pieces: Sequence[Piece]) -> frozenset[int]:
    """The short sentences without a number, each above a longer paragraph, that are headings all the same.

    They are where numbered parts are such sentences, too, or where the text announces as many parts as there
    are such sentences.
    """
    found = [i for i in range(len(pieces) - 1) if _is_short_sentence(pieces, i)]
    parts = [p for p in pieces if p.role is Role.HEADING and p.level == 1]
    if parts:
        return frozenset(found if all(ends_sentence(p.rest) for p in parts) else ())
    return frozenset(found if len(found) > 1 and announced(pieces[: found[0]]) == len(found) else ())


def _is_short_sentence(pieces: Sequence[Piece], index: int) -> bool:
    piece, below = pieces[index], pieces[index + 1]
    if index == 0 or piece.role is not None or piece.label or piece.look.in_table:
        return False
    text = piece.whole
    if len(text) > _LONGEST_SENTENCE or not text.endswith("。") or has_inner_stop(text):
        return False
    return below.role is None and len(below.whole) > 2 * len(text)


def _without_odd_shorts(pieces: Sequence[Piece], found: Sequence[int]) -> list[int]:
    """The candidates without the very short ones that have no sibling as short, or stand above no sentence."""
    shorts = {i for i in found if len(pieces[i].whole) < _SHORTEST}
    numbered = Counter(len(p.rest) for p in pieces if p.role is Role.HEADING)
    alike = numbered + Counter(len(pieces[i].whole) for i in shorts if has_inner_stop(pieces[i + 1].whole))
    return [i for i in found if i not in shorts or alike[len(pieces[i].whole)] > 1]


def _is_set_off(piece: Piece, below: Piece) -> bool:
    """Whether the file shows a line otherwise than the text below it: bold, centred, in a heading's style."""
    look, other = piece.look, below.look
    return look.heading > 0 or (look.bold and not other.bold) or (look.centred and not other.centred)


def _levels_by_look(pieces: Sequence[Piece], found: Sequence[int], below: int) -> dict[int, int]:
    """The level of each line as the file shows it: its style's, else one for each look in order of appearance.

    Levels count from `below` + 1.
    """
    styles = sorted({pieces[i].look.heading for i in found} - {0})
    looks: list[tuple[bool, bool, float]] = []
    levels: dict[int, int] = {}
    for index in found:
        look = pieces[index].look
        kind = (look.centred, look.bold, look.size)
        if not look.heading and kind not in looks:
            looks.append(kind)
        place = styles.index(look.heading) if look.heading else len(styles) + looks.index(kind)
        levels[index] = min(below + place + 1, 4)
    return levels


def _announced_ones(pieces: Sequence[Piece], found: Sequence[int], shown: Mapping[int, int]) -> set[int]:
    """The parts among headings without any number: the highest ones as the file shows them.

    Where more of them look alike than the text announces, the parts are those as long as the first one, if
    that makes the announced number: parts are built alike, down to the number of characters.
    """
    top = [i for i in found if shown[i] == 1]
    total = announced(pieces[: found[0]])
    if total and len(top) > total:
        alike = [i for i in top if len(pieces[i].whole) == len(pieces[top[0]].whole)]
        if len(alike) == total:
            return set(alike)
    return set(top)


def _in_gaps(pieces: Sequence[Piece], found: Sequence[int], parts: Sequence[int]) -> set[int]:
    """Which unnumbered headings fill the places that the numbered parts leave open."""
    chosen: set[int] = set()
    expected, start = 1, 0
    for part in parts:
        label = pieces[part].label
        number = label.number if label else expected
        chosen |= _likest(pieces, [i for i in found if start <= i < part], number - expected, pieces[part])
        expected, start = number + 1, part
    rest = [i for i in found if i > parts[-1]]
    total = announced(pieces[: min(parts[0], found[0])])
    expected_after = total - (expected - 1) if total else len(rest) * bool(chosen)
    return chosen | _likest(pieces, rest, expected_after, pieces[parts[-1]])


def _likest(pieces: Sequence[Piece], found: Sequence[int], count: int, model: Piece) -> set[int]:
    """The `count` of the candidates whose length is nearest to that of a numbered sibling."""
    by_likeness = sorted(found, key=lambda i: abs(len(pieces[i].whole) - len(model.rest)))
    return set(by_likeness[: max(count, 0)])


def announced(pieces: Sequence[Piece]) -> int:
    """The number of parts that the text above the first part announces last, 0 where it announces none."""
    for piece in reversed(pieces):
        if piece.role in (None, Role.BODY):
            for found in reversed(list(_PATTERNS["announced"].finditer(piece.whole[-60:]))):
                return from_chinese(found.group(1)) or 0
    return 0
