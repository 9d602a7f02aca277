"""Pinyin above the characters of a lectern copy: rare ones, and those that are read otherwise in their word or name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, chain

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.core.model import Draft, Role
from drafter.library.words import word_pieces
from drafter.paths import resource
from drafter.reading.mentions import Mention
from drafter.reading.people import find_people, has_post_behind, name_in_speaker
from drafter.reading.pinyin import NOT_THERE, pinyin_rows, usual, written_already

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: A word of so many characters may be part of two words beside each other.
_LONGEST_CHANCE = 3
#: The characters of a name with a surname of one.
_WHOLE_NAME = 3


@cache
def common_characters() -> frozenset[str]:
    """The characters that every speaker knows, from `resources/word/common-characters.txt`."""
    lines = resource("word", "common-characters.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line.strip() for line in lines if not line.startswith("#")))


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Which characters get pinyin.

    `added` maps words to their pinyin, syllables parted by spaces, or to "" to have it looked up; `dropped`
    are words and characters that get none, whatever else says so. `names` maps the names of persons to the
    pinyin of their surnames.
    """

    common: frozenset[str] = field(default_factory=common_characters)
    added: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def with_names_of(self, draft: Draft) -> "Pinyin":
        """The same, which knows the persons that a draft names by 同志, by a post or as its speaker."""
        return replace(self, names=names_of(draft))

    def of(self, text: str) -> dict[int, str]:
        """The positions of the characters of a text that get pinyin, with the pinyin (zhāng).

        A character that has it in brackets already gets none.
        """
        added = dict(chain.from_iterable(_at(text, word, said) for word, said in self.added.items()))
        proposed = dict(_in_words(text))
        for name, said in self.names.items():
            proposed.update(_surname_at(text, name, said))
        rare = {found.start() for found in _HAN.finditer(text) if found.group() not in self.common}
        dropped = {at for at, _ in chain.from_iterable(_at(text, word, "") for word in self.dropped)}
        wanted = (rare | proposed.keys() | added.keys()) - written_already(text) - dropped
        is_asked = any(at in wanted and not said for at, said in added.items())
        sources = (added, proposed, _looked_up(text) if is_asked else {})
        found = {at: _first_said(sources, at) or usual(text, at) for at in sorted(wanted)}
        return {at: said for at, said in found.items() if said and said != text[at]}

    def words_of(self, draft: Draft) -> dict[str, str]:
        """What of a draft gets pinyin, each once, with the pinyin there: a rare character by itself, another one
        with the word or name that it stands in."""
        found: dict[str, str] = {}
        for paragraph in draft.paragraphs:
            text = paragraph.text
            spans = [*_spans(text), *((m.start(), m.end()) for name in self.names for m in _all(name, text))]
            together: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
            for at, said in self.of(text).items():
                span = next((span for span in spans if span[0] <= at < span[1]), (at, at + 1))
                together[span][at] = said
            for (start, stop), places in together.items():
                single = stop - start == 1
                told = " ".join(said if single else f"{text[at]} {said}" for at, said in places.items())
                found.setdefault(text[start:stop], told)
        return found


def _first_said(sources: Iterable[Mapping[int, str]], at: int) -> str:
    """The pinyin of a place by the first of the sources that tells it, "" where none does."""
    return next(filter(None, (source.get(at) for source in sources)), "")


def _at(text: str, word: str, said: str) -> Iterator[tuple[int, str]]:
    """The positions that a word takes up wherever it stands in a text, each with its own syllable or ""."""
    syllables = said.split()
    if len(syllables) != len(word):
        syllables = [""] * len(word)
    for found in _all(word, text):
        yield from zip(range(found.start(), found.end()), syllables, strict=True)


def _all(word: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(word), text) if word else iter(())


def _surname_at(text: str, name: str, said: str) -> Iterator[tuple[int, str]]:
    """The characters of a surname wherever the name stands, as far as they are read otherwise than usual."""
    for found in _all(name, text):
        yield from ((found.start() + n, syllable) for n, syllable in enumerate(said.split()))


def _looked_up(text: str) -> dict[int, str]:
    """How every Chinese character is read in its word, for words that a user has asked for."""
    from pypinyin import Style, lazy_pinyin  # Loads its dictionaries: only where something is to be read.

    found: dict[int, str] = {}
    for run in re.finditer(f"{_HAN.pattern}+", text):
        syllables = lazy_pinyin(run.group(), style=Style.TONE)
        if len(syllables) == len(run.group()):
            found.update(zip(range(run.start(), run.end()), syllables, strict=True))
    return found


@cache
def _table() -> tuple[AhoCorasick, Mapping[str, Mapping[int, str]]]:
    """The words to look for, and for each the places in it with their pinyin: those of our own list, and those in
    which a common character has a reading that is seldom met. A word without any place hides those that it holds."""
    places: dict[str, dict[int, str]] = defaultdict(dict)
    for word, character, said in (*pinyin_rows("rare-readings.txt"), *pinyin_rows("pinyin.txt")):
        if len(word) > 1:
            where = [at for at, one in enumerate(word) if one == character]
            places[word].update(dict.fromkeys(where, "" if said == NOT_THERE else said))
    return AhoCorasick(tuple(places), matchkind=MatchKind.LeftmostLongest), places


def _spans(text: str) -> list[tuple[int, int]]:
    """Where words of the table stand in a text; a short one that lies across two words is no word."""
    automaton, _ = _table()
    spans = [(start, end) for _, start, end in automaton.find_matches_as_indexes(text)]
    if not any(end - start <= _LONGEST_CHANCE for start, end in spans):
        return spans
    ends = list(accumulate(len(piece) for piece in word_pieces(text)))
    words = list(zip([0, *ends], ends, strict=False))
    return [
        span
        for span in spans
        if span[1] - span[0] > _LONGEST_CHANCE or not any(_lies_across(span, word) for word in words)
    ]


def _lies_across(span: tuple[int, int], word: tuple[int, int]) -> bool:
    """Whether one takes a part of the other, but neither holds the other."""
    (start, end), (first, stop) = span, word
    return start < first < end < stop or first < start < stop < end


def _in_words(text: str) -> Iterator[tuple[int, str]]:
    """The characters that are read otherwise in the word that they stand in."""
    _, places = _table()
    for start, end in _spans(text):
        yield from ((start + at, said) for at, said in places[text[start:end]].items() if said)


@cache
def _surnames() -> Mapping[str, tuple[str, bool]]:
    """The surnames that are read otherwise than their characters; whether they are told before 同志 only."""
    return {
        name: (" ".join(s for s in rest if s != "同志"), "同志" in rest)
        for name, *rest in pinyin_rows("pinyin-surnames.txt")
    }


def names_of(draft: Draft) -> dict[str, str]:
    """The persons of a draft whose surname is read otherwise than usual, with the pinyin of the surname."""
    anywhere = tuple(name for name, (_, comrade) in _surnames().items() if not comrade)
    everywhere = tuple(_surnames())
    found: set[str] = {name_in_speaker(draft.facts.speaker, anywhere)}
    for paragraph in draft.paragraphs:
        if paragraph.role is Role.SPEAKER:
            found.add(name_in_speaker(paragraph.text, anywhere))
        text = paragraph.text
        found.update(one.text for one in find_people(text, anywhere) if not _begins_word(one.text))
        if any(name in text for name in everywhere):
            found.update(one.text for one in find_people(text, everywhere) if _is_told(one, text))
    return dict(_with_surname(found))


def _is_told(one: Mention, text: str) -> bool:
    """Whether a name whose surname is usually another word is told by 同志 behind it, or is whole before a post."""
    if text.startswith("同志", one.end):
        return word_pieces(one.text) != [one.text]
    return len(one.text) == _WHOLE_NAME and has_post_behind(text, one.end) and not _begins_word(one.text)


def _begins_word(name: str) -> bool:
    """Whether what looks like a name begins with a word of two characters, or is one (解答问, 繁荣)."""
    return len(word_pieces(name)[0]) == 2 and name[:2] not in _surnames()


def _with_surname(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        surname = next((s for s in (name[:2], name[:1]) if s in _surnames()), "")
        if surname and len(name) > len(surname):
            yield name, _surnames()[surname][0]
