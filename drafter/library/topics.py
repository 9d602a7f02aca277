"""The topics that blocks are sorted into, from the word lists of `resources/topics.toml`."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import ahocorasick_rs

from drafter.core.errors import UserError
from drafter.core.hashing import blake2b

#: A text takes the topics whose words make up at least this part of all the topic words in it.
_LEAST_SHARE = 0.34
_MOST_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Topics:
    """Finds what a text is about. `mark` changes when the lists change."""

    names: tuple[str, ...]
    mark: str
    _topic_of_word: tuple[str, ...]
    _automaton: ahocorasick_rs.AhoCorasick

    def of(self, text: str) -> list[str]:
        """The one or two topics whose words the text uses most, the first one first; none where no word occurs."""
        matches = self._automaton.find_matches_as_indexes(text)
        found = Counter([self._topic_of_word[word] for word, _, _ in matches])
        # Counter.most_common would give the same, and takes several times as long for so few.
        most = sorted(found, key=found.__getitem__, reverse=True)[:_MOST_TOPICS]
        return [topic for topic in most if found[topic] >= len(matches) * _LEAST_SHARE]


def load_topics(path: Path) -> Topics:
    """The topics of a TOML file with one table `topics` of word lists; UserError if a person broke it."""
    content = path.read_bytes()
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))["topics"]
        pairs = [(str(word), str(topic)) for topic, words in table.items() for word in words]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UserError(f"主题词表“{path}”写错了（{error}），请改正或换回原来的文件。") from error
    return Topics(
        names=tuple(table),
        mark=blake2b(content, digest_size=8).hexdigest(),
        _topic_of_word=tuple(topic for _, topic in pairs),
        _automaton=ahocorasick_rs.AhoCorasick(
            [word for word, _ in pairs],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        ),
    )


def block_topics(topics: Topics, text: str, titles: Iterable[str]) -> Iterator[str]:
    """The topics of a block: those of its text, then the first of the title of each of its sources."""
    yield from topics.of(text)
    for title in titles:
        yield from topics.of(title)[:1]
