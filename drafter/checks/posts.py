"""Persons whose post follows the name: 张伟县长."""

from collections.abc import Iterator

from drafter.core.patterns import Patterns
from drafter.reading.mentions import Mention
from drafter.reading.people import find_people

_PATTERNS = Patterns(__name__)


def find_before_posts(text: str) -> Iterator[Mention]:
    """Names that their post follows. What is a name is told as it is of names before 同志."""
    for match in _PATTERNS["name-and-post"].finditer(text):
        name = match.group("name")
        if any(mention.text == name for mention in find_people(f"{name}同志")):
            yield Mention(*match.span("name"), name)
