"""The moves of a speech decided together: what each rule says of a paragraph is one sign among others.

A chain runs over the body paragraphs of a speech. A paragraph is known by where it stands, by how it begins and ends, by
the heading above it, by the words that speak for a move, and by what the rules make of it; the weights of these signs, and
of one move below another, are learnt from labelled speeches by `python -m tools.train_moves`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from drafter.core.model import Move, Role
from drafter.paths import resource
from drafter.reading.chain import Chain, load_weights
from drafter.reading.cues import move_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.move_scores import demands, score
from drafter.reading.signs import has_inner_stop

#: The agenda is told by rules alone: its lines say what they are.
MOVES = tuple(move for move in Move if move is not Move.AGENDA)
#: How the rows of the file begin that hold what speaks for each move below the one that they name.
STEP = "> "
#: So many characters at the beginning and at the end of a paragraph, and of a heading, are looked at in pairs.
_HEAD, _TAIL, _HEADING = 14, 8, 20
#: Lengths in characters at which a paragraph becomes longer.
_LENGTHS = (15, 30, 60, 120, 250)
#: So many paragraphs from the top and from the bottom have a place of their own.
_NEAR = 3
#: A paragraph that no rule has told yet.
_UNTOLD = "-"


def move_chain(weights: Mapping[str, Sequence[float]]) -> Chain:
    """The chain of moves with these weights: any move may stand below any other."""
    every = tuple(range(len(MOVES)))
    steps = [weights.get(STEP + move.value, [0.0] * len(MOVES)) for move in MOVES]
    names = tuple(move.value for move in MOVES)
    return Chain(names, tuple(every for _ in MOVES), frozenset(every), frozenset(every), weights, steps)


@cache
def trained_moves() -> Chain:
    """The chain of moves with the weights that come with the program."""
    return move_chain(load_weights(resource("reading", "moves.tsv")))


def decide_moves(paragraphs: Sequence[FoundParagraph]) -> None:
    """Give each body paragraph that the rules have told a move the one that it has on the best path through all of them."""
    decided = places_of(paragraphs)
    chain = trained_moves()
    scores = [chain.scores(signs) for signs in signs_of(paragraphs, decided)]
    for place, state in zip(decided, chain.best(scores), strict=True):
        paragraphs[place].move = MOVES[state]


def places_of(paragraphs: Sequence[FoundParagraph]) -> list[int]:
    """The places of the paragraphs that the chain decides."""
    return [place for place, one in enumerate(paragraphs) if one.role is Role.BODY and one.move in MOVES]


def signs_of(paragraphs: Sequence[FoundParagraph], places: Sequence[int]) -> list[list[str]]:
    """The signs by which the chain knows the paragraphs at these places, as names of features."""
    parts = [i for i, one in enumerate(paragraphs) if one.role in (Role.HEADING, Role.POINT)]
    last = max((i for i, one in enumerate(paragraphs) if one.role is Role.BODY), default=0)
    above = _headings_above(paragraphs)
    return [
        _signs(paragraphs, place, _where(paragraphs, place, parts, last), above[place]) for place in places
    ]


def _headings_above(paragraphs: Sequence[FoundParagraph]) -> list[tuple[FoundParagraph, ...]]:
    """The headings under which each paragraph stands, the innermost first."""
    found, under = [], ()
    for one in paragraphs:
        found.append(under)
        if one.role is Role.HEADING:
            under = (one, *(outer for outer in under if outer.level < one.level))
    return found


def _signs(
    paragraphs: Sequence[FoundParagraph], place: int, where: str, above: Sequence[FoundParagraph]
) -> list[str]:
    one = paragraphs[place]
    told = one.move.value if one.move else _UNTOLD
    signs = ["=", f"r {told}", f"r {told} {where}", f"w {where}", f"l {_length(one.whole)}"]
    signs.append(f"l {_length(one.whole)} {where}")
    for other in (-2, -1, 1, 2):
        near = paragraphs[place + other] if 0 <= place + other < len(paragraphs) else None
        signs.append(f"n{other} {_kind(near)}")
        if near is not None and near.move is not None:
            signs.append(f"n{other} {near.move.value} {told}")
    signs += [f"t {min(place, _NEAR)}", f"b {min(len(paragraphs) - place, _NEAR)} {where}"]
    signs += _of_words(one.whole)
    signs += _of_headings(above)
    return signs


def _where(paragraphs: Sequence[FoundParagraph], place: int, parts: Sequence[int], last: int) -> str:
    """Above the first part, straight below a heading, further down in a part, below the last one's points."""
    if not parts:
        return "bare first" if place < 1 else "bare last" if place == last else "bare"
    if place < parts[0]:
        return "above"
    if place > parts[-1] + 1:
        return "last"
    above = paragraphs[place - 1]
    return f"below {above.level}" if above.role is Role.HEADING else "inside"


def _kind(paragraph: FoundParagraph | None) -> str:
    if paragraph is None:
        return "end"
    role = paragraph.role.value if paragraph.role else ""
    return f"{role} {paragraph.level}" if paragraph.level else role


def _length(text: str) -> int:
    return sum(len(text) > length for length in _LENGTHS)


def _of_words(text: str) -> Iterator[str]:
    cues = move_cues()
    for move in cues:
        if found := score(cues[move], text):
            yield f"c {move.value} {min(found, 4)}"
        if cues[move].start.match(text):
            yield f"s {move.value}"
        if cues[move].last.search(text):
            yield f"z {move.value}"
    if demands(text):
        yield "demands"
    if not has_inner_stop(text):
        yield "one sentence"
    yield f"e {text[-1:]}"
    head = text[:_HEAD]
    yield f"1 {head[:1]}"
    yield f"2 {head[:2]}"
    for pair in {a + b for a, b in pairwise(head)}:
        yield f"h {pair}"
    for pair in {a + b for a, b in pairwise(text[-_TAIL:])}:
        yield f"f {pair}"
    for pair in {a + b for a, b in pairwise(text)}:
        yield f"x {pair}"


def _of_headings(above: Sequence[FoundParagraph]) -> Iterator[str]:
    """What the headings above say: their pairs of characters, and whether they speak of what was done or lacks."""
    cues = move_cues()
    for heading in above:
        told = [move.value for move in cues if cues[move].headings.search(heading.rest)]
        yield f"a{min(heading.level, 2)} {' '.join(told)}"
        for pair in {a + b for a, b in pairwise(heading.rest[:_HEADING])}:
            yield f"p {pair}"
