"""What stands at the top and at the foot of every page, as it is told."""

import re
from collections.abc import Iterable, Iterator

from drafter.reading.extracted import LeftOut

_PAGE_WORDS = re.compile(r"[第共页／/\s\d]")


def is_seen(text: str) -> bool:
    """Whether a line of a header or footer says more than the number of the page."""
    return any(character.isalpha() for character in _PAGE_WORDS.sub("", text))


def told_heads(margins: Iterable[str]) -> Iterator[LeftOut]:
    """The lines of headers and footers of a format that does not say which is which, each once."""
    for text in dict.fromkeys(line.strip() for line in margins):
        if is_seen(text):
            yield LeftOut(text, "页眉页脚", None)
