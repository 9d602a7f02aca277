"""Persons told by their post: 张伟县长, and 副县长严立中 whatever follows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import load_official_text
from drafter.core.patterns import Patterns
from drafter.reading.mentions import Mention
from drafter.reading.people import find_people, may_be_name

_PATTERNS = Patterns(__name__)
#: Names have so many characters; the longer is tried first.
_LENGTHS = (3, 2)


def find_before_posts(text: str) -> Iterator[Mention]:
    """Names that their post follows. What is a name is told as it is of names before 同志."""
    for match in _PATTERNS["name-and-post"].finditer(text):
        name = match.group("name")
        if any(mention.text == name for mention in find_people(f"{name}同志")):
            yield Mention(*match.span("name"), name)


def find_behind_posts(text: str, pieces: Sequence[str]) -> Iterator[Mention]:
    """Names straight behind a post, told by the words that `pieces` cuts the text into: a name is none of them.

    No official document goes on so behind the post, and the name ends where another word begins.
    """
    edges, lexicon, official = {0, *accumulate(map(len, pieces))}, load_lexicon(), load_official_text()
    for match in _PATTERNS["post"].finditer(text) if edges else ():
        start = match.end()
        first, words = text[start : start + 2], [text[start : start + length] for length in _LENGTHS]
        if start not in edges or first in lexicon.frequency or official.holds(first):
            continue
        for name in words:
            end = start + len(name)
            if end in edges and may_be_name(name) and not official.holds(text[start - 1 : end]):
                yield Mention(start, end, name)
                break
