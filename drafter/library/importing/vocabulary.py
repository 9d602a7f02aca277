"""The words that occur in the library, by sound and initials: what a slip of the keyboard is mended with."""

import json
import sqlite3
from collections.abc import Iterable

from drafter.reading.sounds import sound_of


def kept_words(words: Iterable[str]) -> list[str]:
    """Which of these words are kept, each once: those of Chinese, of two characters and more."""
    return [word for word in dict.fromkeys(words) if len(word) > 1 and "\u4e00" <= word[0] <= "\u9fff"]


class Vocabulary:
    """Notes new words of Chinese as documents come in; it remembers during an import which are already noted."""

    def __init__(self) -> None:
        self._noted: set[str] = set()

    def note(self, connection: sqlite3.Connection, words: str) -> None:
        """Keep those of the `kept_words` of a document that are not kept yet, within the transaction under way.

        They are parted by spaces. Each is kept with its Pinyin and the first letters of it: 安全生产 as aqsc.
        """
        fresh = set(words.split()) - self._noted
        self._noted |= fresh
        if not fresh:
            return
        kept = connection.execute(
            "SELECT word FROM words WHERE word IN (SELECT value FROM json_each(?))",
            (json.dumps(list(fresh)),),
        )
        rows: list[tuple[str, str, str]] = []
        for word in fresh.difference(word for (word,) in kept):
            sounds = sound_of(word)
            rows.append((word, "".join(sound[:1] for sound in sounds), " ".join(sounds)))
        connection.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)

    def forget(self) -> None:
        """Give the memory back; the words stay in the store."""
        self._noted.clear()
