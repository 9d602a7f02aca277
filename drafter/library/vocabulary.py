"""The words that occur in the library, by sound and initials: what a slip of the keyboard is mended with."""

import sqlite3
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin


def sound_of(text: str) -> list[str]:
    """The Pinyin of each character without tones; anything else stays as it is."""
    return lazy_pinyin(text, style=Style.NORMAL)


def initials_of(text: str) -> str:
    """The first letter of each character's Pinyin: 安全生产 gives aqsc."""
    return "".join(sound[0] for sound in sound_of(text) if sound)


class Vocabulary:
    """Notes new words of Chinese as documents come in; it remembers during an import which are already noted."""

    def __init__(self) -> None:
        self._noted: set[str] = set()

    def note(self, connection: sqlite3.Connection, words: Iterable[str]) -> None:
        """Keep the words of two characters and more that are not kept yet, within the transaction under way."""
        fresh = [
            word for word in set(words) - self._noted if len(word) > 1 and "\u4e00" <= word[0] <= "\u9fff"
        ]
        missing = [word for word in fresh if not _is_kept(connection, word)]
        rows = [(word, initials_of(word), " ".join(sound_of(word))) for word in missing]
        connection.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)
        self._noted.update(fresh)

    def forget(self) -> None:
        """Give the memory back; the words stay in the store."""
        self._noted.clear()


def _is_kept(connection: sqlite3.Connection, word: str) -> bool:
    return connection.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone() is not None
