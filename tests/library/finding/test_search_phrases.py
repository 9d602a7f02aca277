"""Phrases, pairs and exclusions beside a plain scan of every text, on the speeches that come with the program."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.core.clip import ClipKind
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.words import load_words

_ALL = 5_000
_EACH = 150


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    opened = open_library(Path(tmp_path_factory.mktemp("phrases")))
    add_starter(opened)
    yield opened
    opened.close()


def texts(library: EmbeddedLibrary, query: Query) -> set[str]:
    return {hit.clip.paragraphs[0].text for hit in library.search(query).hits}


def phrases(texts: set[str], least: int, most: int) -> Iterator[str]:
    """Words that follow each other in some text, nothing between them, the first and last of several characters."""
    chance = random.Random(5)
    words = load_words()
    ordered = sorted(texts)
    made = 0
    while made < _EACH:
        text = chance.choice(ordered)
        cut = words.cut(text)
        length = chance.randint(least, most)
        start = chance.randrange(max(1, len(cut) - length))
        length = min(length, len(cut) - start)
        phrase = "".join(cut[start : start + length])
        if phrase in text and len(cut[start]) > 1 and len(cut[start + length - 1]) > 1:
            made += 1
            yield phrase


@pytest.mark.parametrize("kind", [ClipKind.PARAGRAPH, ClipKind.HEADING])
def test_a_phrase_finds_exactly_the_texts_that_hold_it(starter: EmbeddedLibrary, kind: ClipKind):
    every = texts(starter, Query(kind=kind, limit=_ALL))
    for phrase in phrases(every, 2, 4):
        results = starter.search(Query(f"“{phrase}”", kind=kind, limit=_ALL))
        found = {hit.clip.paragraphs[0].text for hit in results.hits}
        assert found == {text for text in every if phrase in text}, phrase
        assert results.total == len(found)


def test_an_excluded_phrase_leaves_exactly_the_texts_without_it(starter: EmbeddedLibrary):
    every = texts(starter, Query(limit=_ALL))
    for phrase in phrases(every, 3, 3):
        left = texts(starter, Query(f"-“{phrase}”", limit=_ALL))
        assert every - left <= {text for text in every if _bare(phrase) in _bare(text)}, phrase
        assert not [text for text in left if phrase in text], phrase


def test_what_is_excluded_is_gone_also_where_it_begins_within_a_word(starter: EmbeddedLibrary):
    every = sorted(texts(starter, Query(limit=_ALL)))
    chance = random.Random(9)
    for _ in range(_EACH):
        text = chance.choice(every)
        start = chance.randrange(max(1, len(text) - 6))
        phrase = text[start : start + 5]
        if phrase.isalnum():
            query = Query(f"-“{phrase}”", limit=_ALL)
            left = texts(starter, query)
            assert not [other for other in left if phrase in other], phrase
            assert starter.count(query) == len(left)


def test_two_words_find_exactly_the_texts_with_both(starter: EmbeddedLibrary):
    words = load_words()
    streams = {text: set(words.stream(text)) for text in texts(starter, Query(limit=_ALL))}
    chance = random.Random(6)
    for _ in range(_EACH):
        stream = streams[chance.choice(sorted(streams))]
        long = sorted(word for word in stream if len(word) > 1 and words.cut(word) == [word])
        pair = chance.sample(long, 2)
        expected = {text for text, stream in streams.items() if stream.issuperset(pair)}
        assert texts(starter, Query(" ".join(pair), limit=_ALL)) >= expected
        assert all(
            all(word in text for word in pair) for text in texts(starter, Query(" ".join(pair), limit=_ALL))
        )


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
