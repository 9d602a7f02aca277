"""Where the words of a search stand in a text."""

from collections.abc import Callable, Iterable

Span = tuple[int, int]


def highlighter(wanted: Iterable[str]) -> Callable[[str], tuple[Span, ...]]:
    """What tells the places (start, end) of the wanted pieces in a text, in order, those that touch or overlap as one."""
    pieces = list({piece.lower() for piece in wanted if piece})
    have_case = any(piece != piece.upper() for piece in pieces)

    def spans(text: str) -> tuple[Span, ...]:
        searched = text.lower() if have_case else text
        found: list[Span] = []
        for piece in pieces:
            start = searched.find(piece)
            while start >= 0:
                found.append((start, start + len(piece)))
                start = searched.find(piece, start + len(piece))
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
