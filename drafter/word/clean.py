"""What a text may hold that no Word file can: control characters and halves of surrogate pairs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.model import Draft, Facts

# XML 1.0, 2.2: tab, line feed, carriage return, and everything from U+0020 but surrogates, U+FFFE and U+FFFF.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATORS = re.compile("\r\n?|[\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Unwritable:
    """Characters of one paragraph that are left out of the Word file, as U+ numbers, each once."""

    paragraph_id: str
    characters: tuple[str, ...]
    count: int


def clean(text: str) -> str:
    """The text without what no Word file can hold; separators of other systems become line breaks."""
    if text.isprintable():
        return text
    return _SEPARATORS.sub("\n", _UNWRITABLE.sub("", text)).replace("\t", " ")


def unwritable(draft: Draft) -> Sequence[Unwritable]:
    """What is left out, paragraph by paragraph, to be told to the user."""
    found = []
    for paragraph in draft.paragraphs:
        if characters := _UNWRITABLE.findall(paragraph.text):
            names = dict.fromkeys(f"U+{ord(character):04X}" for character in characters)
            found.append(Unwritable(paragraph.id, tuple(names), len(characters)))
    return found


def cleaned_facts(facts: Facts) -> Facts:
    """The facts as they can go into a file's properties."""
    return replace(facts, title=clean(facts.title), speaker=clean(facts.speaker), unit=clean(facts.unit))
