"""Slips of the keyboard: how often a search finds what was meant, beside a search for the words as they were typed."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from drafter.library.api import Hit, Query
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from tests.benchmarks.row import Options, Row

_EACH = 200
_WIDTHS = (2, 3, 4, 5, 6)


def rows(options: Options) -> Iterator[Row]:
    """For each kind of slip, the share of searches whose first hits hold what was meant."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = open_library(Path(folder))
        add_starter(library)
        pieces = list(_pieces(library))
        slips = _slips("".join(pieces))
        several = list(_several(library))
        for name, slip in slips.items():
            yield _row(library, name, [(piece, slip(piece, _chance(piece))) for piece in pieces])
            yield _row(library, f"{name}, in one of two words", _one_slipped(several, slip))
        library.close()


def _pieces(library: EmbeddedLibrary) -> Iterator[str]:
    """Pieces of one to three whole words, as somebody looks for them."""
    chance = random.Random(7)
    hits = library.search(Query(limit=500)).hits
    made = 0
    while made < _EACH:
        words = library._words.cut(chance.choice(hits).clip.paragraphs[0].text)
        place = chance.randrange(len(words))
        piece = "".join(words[place : place + chance.randint(1, 3)])
        if len(piece) in _WIDTHS and library.search(Query(f"“{piece}”")).total:
            made += 1
            yield piece


def _slips(characters: str) -> dict[str, Callable[[str, random.Random], str]]:
    """The kinds of slips; a wrong character of the same sound is what an input method makes."""
    by_sound: dict[str, list[str]] = {}
    for character in sorted(set(characters)):
        by_sound.setdefault(lazy_pinyin(character, style=Style.NORMAL)[0], []).append(character)

    def same_sound(piece: str, chance: random.Random) -> str:
        places = [i for i, one in enumerate(piece) if len(by_sound.get(lazy_pinyin(one)[0], [])) > 1]
        if not places:
            return piece
        place = chance.choice(places)
        others = [one for one in by_sound[lazy_pinyin(piece[place])[0]] if one != piece[place]]
        return piece[:place] + chance.choice(others) + piece[place + 1 :]

    def any_character(piece: str, chance: random.Random) -> str:
        place = chance.randrange(len(piece))
        return piece[:place] + chance.choice(characters) + piece[place + 1 :]

    def missing(piece: str, chance: random.Random) -> str:
        place = chance.randrange(len(piece))
        return piece[:place] + piece[place + 1 :] if len(piece) > 2 else piece

    def initials(piece: str, chance: random.Random) -> str:
        return "".join(sound[0] for sound in lazy_pinyin(piece))

    def in_full(piece: str, chance: random.Random) -> str:
        return "".join(lazy_pinyin(piece))

    return {
        "a character of the same sound": same_sound,
        "any other character": any_character,
        "a character left out": missing,
        "Pinyin initials": initials,
        "Pinyin in full": in_full,
    }


def _chance(piece: str) -> random.Random:
    return random.Random(f"8{piece}")


def _several(library: EmbeddedLibrary) -> Iterator[tuple[str, str]]:
    """Two long words of one paragraph, as somebody types them to narrow a search."""
    chance = random.Random(9)
    hits = library.search(Query(limit=500)).hits
    for _ in range(_EACH):
        cut = library._words.cut(chance.choice(hits).clip.paragraphs[0].text)
        first, second = chance.sample(sorted({word for word in cut if len(word) in _WIDTHS}), 2)
        yield first, second


def _one_slipped(
    pairs: list[tuple[str, str]], slip: Callable[[str, random.Random], str]
) -> list[tuple[str, str]]:
    """What was meant and what was typed, one of two words with a slip, now the first and now the second."""
    typed = ((one, two, slip(two, _chance(one))) for one, two in pairs)
    return [
        (f"{one} {two}", f"{one} {wrong}" if place % 2 else f"{wrong} {one}")
        for place, (one, two, wrong) in enumerate(typed)
        if wrong != two
    ]


def _row(library: EmbeddedLibrary, name: str, typed: list[tuple[str, str]]) -> Row:
    """How often what was meant is found for what was typed."""
    changed = [(meant, wrong) for meant, wrong in typed if meant != wrong]
    found = sum(_finds(library, wrong, meant) for meant, wrong in changed)
    plain = sum(_finds_plainly(library, wrong, meant) for meant, wrong in changed)
    return Row(
        f"found in spite of {name}, {len(changed)} searches",
        100 * found / len(changed),
        "%",
        100 * plain / len(changed),
        "the words as typed",
        higher_is_better=True,
    )


def _finds(library: EmbeddedLibrary, typed: str, meant: str) -> bool:
    hits = library.search(Query(typed)).hits[:10]
    return any(_holds(hit, meant) for hit in hits)


def _finds_plainly(library: EmbeddedLibrary, typed: str, meant: str) -> bool:
    """Whether the index alone finds it, without any mending."""
    results = library.search(Query(typed))
    return not results.mended and any(_holds(hit, meant) for hit in results.hits[:10])


def _holds(hit: Hit, meant: str) -> bool:
    return all(word in hit.clip.paragraphs[0].text for word in meant.split())
