"""Phrases, which must stand in a text to the letter: the index knows only whole words."""

from collections.abc import Iterator
from itertools import chain, islice

from drafter.core.folding import searched
from drafter.library.blocks import Kind
from drafter.library.finding.lookup import Accept, Lookup, Scored, each_once
from drafter.library.finding.parse import Wish
from drafter.library.finding.queries import Clauses, QueryBuilder
from drafter.library.rows import read_texts

#: Blocks with all the words of a phrase that are looked through for the phrase itself.
_LOOKED_THROUGH = 500


def loosely(lookup: Lookup, builder: QueryBuilder, wish: Wish, narrowing: Clauses) -> Iterator[Scored]:
    """Blocks that may hold the phrases across the bounds of words; looked up only as they are taken."""
    holds = letter_by_letter(wish)
    seen: set[int] = set()
    for clauses in builder.loosely(wish):
        looked_for = builder.all_of(clauses + narrowing)
        some = islice(lookup.ranked(looked_for, _LOOKED_THROUGH).scored, _LOOKED_THROUGH)
        found = [(block, score) for block, score in some if block not in seen]
        seen.update(block for block, _ in found)
        texts = read_texts(lookup.connection, [block for block, _ in found])
        for block, score in found:
            text = texts.get(block)  # "" for a section: whoever reads it whole decides
            if text == "" or (text and holds and holds(text)):
                yield block, score


def letter_by_letter(wish: Wish) -> Accept | None:
    """What tells whether a text holds every phrase to the letter, and nothing that is excluded; white space and case aside."""
    wanted = [(phrase, _squeezed(phrase)) for phrase in wish.phrases]
    unwanted = [(phrase, _squeezed(phrase)) for phrase in wish.without]
    if not wanted and not unwanted:
        return None

    def stands(typed: str, bare: str, text: str) -> bool:
        # Nearly every text holds a phrase just as it was typed, which is far cheaper to see.
        return typed in text or bare in _squeezed(text)

    def holds(text: str) -> bool:
        return all(stands(*one, text) for one in wanted) and not any(stands(*one, text) for one in unwanted)

    return holds


def _squeezed(text: str) -> str:
    return "".join(searched(text).split())


def standing(lookup: Lookup, kind: Kind, wish: Wish, most: int) -> list[int] | None:
    """The blocks that hold everything a wish asks for, its phrases to the letter; None where more than `most` may."""
    builder = lookup.builder(kind)
    ranked = lookup.ranked(builder.all_of(builder.wish(wish)), most)
    holds = letter_by_letter(wish)
    if holds is None or ranked.total > most:
        return None
    scored = each_once(chain(islice(ranked.scored, most), loosely(lookup, builder, wish, [])))
    ids = [block for block, _ in scored]
    texts = read_texts(lookup.connection, ids)
    if kind is Kind.SECTION:
        whole = lookup.blocks(kind, ids)
        texts = {block: one.text for block, one in whole.items()}
    return [block for block, text in texts.items() if holds(text)]
