"""The topics that blocks are sorted into, from the word lists of `resources/topics.toml`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import ahocorasick_rs

from drafter.core.hashing import blake2b
from drafter.core.toml import Mistake, as_table, check_keys, open_toml, read_value, texts

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
    file = open_toml(path, "主题词表")
    try:
        check_keys(file.data, {"topics": None}, ())
        table = as_table(file.data.get("topics"), ("topics",))
        words = {topic: read_value(row, texts(), ("topics", topic)) for topic, row in table.items()}
    except Mistake as mistake:
        raise file.refuse(mistake) from None
    pairs = [(word, topic) for topic, row in words.items() for word in row]
    return Topics(
        names=tuple(table),
        mark=blake2b(file.source.encode(), digest_size=8).hexdigest(),
        _topic_of_word=tuple(topic for _, topic in pairs),
        _automaton=ahocorasick_rs.AhoCorasick(
            [word for word, _ in pairs],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        ),
    )


def block_topics(topics: Topics, text: str, titles: Iterable[str]) -> Iterator[str]:
    """The topics of a block: those of its text, then the first of the title of each of its sources."""
    yield from topics.of(text)
    for title in titles:
        yield from topics.of(title)[:1]
