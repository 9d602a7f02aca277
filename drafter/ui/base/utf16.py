"""Offsets as Qt counts them: in UTF-16 units, of which a rare character (𬱟) takes two. All offsets handed to Qt pass here."""


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def unit_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start` to `end` of a text begin for Qt, and how many units they take."""
    first = units(text[:start])
    return first, units(text[start:end])


def characters(text: str, count: int) -> int:
    """How many characters the first `count` units of a text are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: count * 2].decode("utf-16-le", "ignore"))
