"""How often the library writes something."""

from drafter.library.blocks import Kind
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.parse import Wish


def count_seen(lookup: Lookup, text: str) -> int:
    """In how many paragraphs a word stands, or a few words in a row."""
    builder = lookup.builder(Kind.PARAGRAPH)
    if lookup.words.cut(text) == [text]:
        return builder.frequency(lookup.searcher)(text)
    clauses = builder.wish(Wish(phrases=(text,)))
    return lookup.count(builder.all_of(clauses)) if clauses else 0
