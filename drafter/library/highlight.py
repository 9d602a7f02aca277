"""Where the words of a search stand in a text."""

from collections.abc import Iterable

Span = tuple[int, int]


def highlights(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """The places (start, end) of the wanted pieces in a text, in order, those that touch or overlap as one."""
    lower = text.lower()
    found: list[Span] = []
    for piece in {piece.lower() for piece in wanted if piece}:
        start = lower.find(piece)
        while start >= 0:
            found.append((start, start + len(piece)))
            start = lower.find(piece, start + len(piece))
    return tuple(_merged(sorted(found)))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
