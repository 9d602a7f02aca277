"""What is a word, and which characters are taken for one another: the dictionary, sounds and shapes."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafter.checks.pair_flags import PairFlags
from drafter.checks.word_tables import Groups, Idioms, WordsThat
from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml
from drafter.library.word_trie import load_word_trie, open_word_trie
from drafter.paths import resource
from drafter.reading.pinyin_table import PinyinTable, load_pinyin
from drafter.reading.sounds import without_tone

#: How often a word has to occur in the dictionary's own texts, by its length, to be what was meant.
_LEAST = {2: 100, 3: 5, 4: 3}
_PATTERNS = Patterns(__name__)
#: A slip that is no longer may be a word of its own.
_SHORT_SLIP = 3
#: How many of its look-alikes a character is likely to be mistaken for.
_NEAREST = 16


@dataclass(frozen=True)
class Lexicon:
    """The dictionary's words with their frequencies, and the tables of characters.

    `beside` gives for a character those that stand right behind it in words or in ordinary text;
    `idioms` are the dictionary's idioms and set phrases of four characters, `places` the words of two and three that
    it calls names of places, `nouns` those of two that it calls nothing but nouns; `loose` are the set phrases that are
    no idioms; `pairs` tells fast what cannot be in any word. All of it is held in few megabytes: it stays in memory
    while the program runs.
    """

    frequency: WordsThat
    beside: Groups
    idioms: Idioms
    places: WordsThat
    nouns: WordsThat
    loose: WordsThat
    pairs: PairFlags
    alike: Groups
    pinyin: PinyinTable
    homophones: Mapping[str, str]

    def stands(self, first: str, second: str) -> bool:
        """Whether two characters ordinarily stand side by side."""
        return self.beside.find(first, second) >= 0

    def idiom_around(self, text: str, start: int, end: int) -> str:
        """The idiom or set phrase of four characters that holds all that stands from `start` to `end`, "" where none does."""
        runs = (text[at : at + 4] for at in range(max(0, end - 4), start + 1))
        return next((run for run in runs if run in self.idioms), "")

    def mistaken_for(self, character: str) -> str:
        """The characters that look or sound like this one."""
        return self.alike[character] + "".join(
            self.homophones[sound] for sound in sorted(self.sounds(character))
        )

    def sounds(self, character: str) -> frozenset[str]:
        """How a character is usually read, without tones."""
        return sounds_of(self.pinyin, character)

    def likeness(self, character: str, other: str) -> float:
        """How alike two characters look: 1 for the most alike, 0 where they are not among their nearest."""
        places = [self.alike[a].find(b) for a, b in ((character, other), (other, character))]
        nearest = min((place for place in places if place >= 0), default=_NEAREST)
        return max(0.0, 1 - nearest / _NEAREST)

    def weight(self, text: str) -> float:
        """The logarithm of how often a word or character occurs."""
        return math.log(self.frequency.get(text, 0) + 1)


@cache
def load_lexicon() -> Lexicon:
    """The tables, read once (about three quarters of a second)."""
    usual, places, nouns, loose = _words_that()
    beside, idioms, pairs = _read_dictionary(usual)
    alike = _both_ways(dict(_lines("look-alikes.txt")))
    pinyin = load_pinyin()
    homophones: dict[str, str] = {}
    for character in alike:
        for sound in sounds_of(pinyin, character):
            homophones[sound] = homophones.get(sound, "") + character
    return Lexicon(usual, beside, idioms, places, nouns, loose, pairs, Groups(alike), pinyin, homophones)


def sounds_of(pinyin: PinyinTable, character: str) -> frozenset[str]:
    """The two usual readings of a character, without tones."""
    return frozenset(map(without_tone, pinyin.of(character)[:2]))


def _words_that() -> tuple[WordsThat, WordsThat, WordsThat, WordsThat]:
    """The dictionary's usual words, its names of places, its nouns, and its set phrases that are no idioms."""
    wrong, trie = misprints(), load_word_trie()
    no_phrases = wrong | _listed_idioms()

    def is_usual(word: str, count: int, kind: str) -> bool:
        return (len(word) == 1 or count >= _LEAST.get(len(word), 1_000_000)) and word not in wrong

    def is_loose(word: str, count: int, kind: str) -> bool:
        return kind == "l" and _is_set_phrase(word, kind) and word not in no_phrases

    return (
        WordsThat(trie, is_usual),
        WordsThat(trie, lambda word, _, kind: kind == "ns" and len(word) in (2, 3) and word not in wrong),
        WordsThat(
            trie, lambda word, count, kind: kind == "n" and len(word) == 2 and is_usual(word, count, kind)
        ),
        WordsThat(trie, is_loose),
    )


def _read_dictionary(usual: WordsThat) -> tuple[Groups, Idioms, PairFlags]:
    """What stands beside each character, the idioms and the pairs; `usual` are the usual words.

    Nothing else is made meanwhile: what the reading takes for a moment is given back in whole pieces.
    """
    beside, pairs = _beside(), PairFlags()
    idioms, listed = "", _listed_idioms()
    for word, count, kind in _words():
        if usual.rule(word, count, kind):
            pairs.add_word(word)
        if word in listed or _is_set_phrase(word, kind):
            idioms += word
            pairs.add_idiom(word)
    return beside, Idioms(idioms), pairs


def _listed_idioms() -> frozenset[str]:
    return frozenset(head + tail for head, tail in _lines("idioms.txt"))


def _words() -> Iterator[tuple[str, int, str]]:
    """The words of the dictionary without its misprints, with their frequencies and kinds."""
    wrong = misprints()
    return (entry for entry in open_word_trie().words() if entry[0] not in wrong)


def misprints() -> frozenset[str]:
    """What the dictionary has and is wrong: by the list of its misprints, and by that of wrong characters.

    Short ones of the latter are right beside other words.
    """
    printed = {line[0] + line[1].split(" ")[0] for line in _lines("misprints.txt")}
    rows = own_toml("terms", "characters.toml")["pair"]
    slips = {row["wrong"] for row in rows if len(row["wrong"]) > _SHORT_SLIP}
    return frozenset(printed | slips)


def _beside() -> Groups:
    """For each character those that stand right behind it in words or in ordinary text."""
    beside: dict[str, str] = {}
    for word, _, _ in _words():
        for first, second in pairwise(word):
            _put_beside(beside, first, second)
    for first, seconds in _lines("adjacent.txt"):
        _put_beside(beside, first, *seconds)
    return Groups(beside)


def _is_set_phrase(word: str, kind: str) -> bool:
    """Whether a word of four characters is an idiom, or a phrase of content words: 恪尽职守, but not 拿的出手."""
    return len(word) == 4 and (kind == "i" or (kind == "l" and not _PATTERNS["function"].search(word)))


def _put_beside(beside: dict[str, str], first: str, *seconds: str) -> None:
    """Note pairs. Strings that grow, and not sets: what sets would need for a moment stays with the process."""
    known = beside.get(first, "")
    for second in seconds:
        if second not in known:
            known += second
    beside[first] = known


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in resource("terms", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line[0], line[1:]


def _both_ways(alike: Mapping[str, str]) -> dict[str, str]:
    """The table with each pair in both directions, the nearest first."""
    back: dict[str, list[str]] = defaultdict(list)
    for character, others in alike.items():
        for other in others:
            back[other].append(character)
    return {c: "".join(dict.fromkeys(alike.get(c, "") + "".join(back[c]))) for c in sorted({*alike, *back})}
