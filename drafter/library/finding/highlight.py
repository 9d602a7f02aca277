"""Where the words of a search stand in a text."""

from collections.abc import Callable, Iterable

from drafter.core.folding import searched

Span = tuple[int, int]


def highlighter(wanted: Iterable[str]) -> Callable[[str], tuple[Span, ...]]:
    """What tells the places (start, end) of the wanted pieces in a text, in order, those that touch or overlap as one."""
    pieces = list({searched(piece) for piece in wanted if piece})
    # Nearly every search is for Chinese words only, which are as they are.
    as_they_are = all(piece == piece.upper() and not any(map(str.isdigit, piece)) for piece in pieces)

    def spans(text: str) -> tuple[Span, ...]:
        looked_through = text if as_they_are else searched(text)
        found: list[Span] = []
        for piece in pieces:
            start = looked_through.find(piece)
            while start >= 0:
                found.append((start, start + len(piece)))
                start = looked_through.find(piece, start + len(piece))
        return tuple(found if len(found) < 2 else _merged(sorted(found)))

    return spans


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
