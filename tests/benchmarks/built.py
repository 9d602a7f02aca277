"""Libraries of generated speeches, with the same words in an FTS5 table beside them as the floor of search."""

import datetime
import random
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from drafter.checks.terms import load_terms
from drafter.core.model import Role
from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.stale.judge import judge_for
from drafter.library.words import load_words
from tests.benchmarks.texts import BODIES, speech, speeches

_RUN = 5_000


def build_library(folder: Path, paragraphs: int) -> None:
    """A library of so many generated paragraphs."""
    library: EmbeddedLibrary = open_library(folder)
    try:
        run_job(library.add_many(speeches(paragraphs)))
    finally:
        library.close()


def judge_all(library: EmbeddedLibrary) -> None:
    """Find what of a library is past its time today, as the window does behind an import."""
    run_job(library.judge(judge_for(lambda: load_terms().times, datetime.date.today()), "benchmark"))


def build_floor(folder: Path) -> sqlite3.Connection:
    """An FTS5 table with the words of the paragraphs of a library, opened for searching."""
    words = load_words()
    floor = sqlite3.connect(folder / "floor.db")
    floor.execute("PRAGMA journal_mode = OFF")
    floor.execute("CREATE VIRTUAL TABLE paragraphs USING fts5(words, content='', tokenize='unicode61')")
    stored = sqlite3.connect(folder / "library.db")
    rows = stored.execute("SELECT id, text FROM blocks WHERE kind = 1")
    while batch := rows.fetchmany(_RUN):
        cut = [(block, " ".join(words.stream(text))) for block, text in batch]
        floor.executemany("INSERT INTO paragraphs (rowid, words) VALUES (?, ?)", cut)
    floor.commit()
    floor.execute("INSERT INTO paragraphs (paragraphs) VALUES ('optimize')")
    floor.commit()
    stored.close()
    return floor


@dataclass(frozen=True, slots=True)
class Question:
    """One search: as it is typed, and for FTS5 with the words that the library looks for."""

    typed: str
    floor: str


def questions(kind: str, count: int, paragraphs: int) -> list[Question]:
    """Searches of one kind (words, pairs, phrases) taken from paragraphs of the library, the same in every run."""
    chance = random.Random(f"{kind}{paragraphs}")
    words = load_words()
    made: list[Question] = []
    while len(made) < count:
        document = speech(1, chance.randrange(paragraphs // BODIES))
        text = chance.choice([p.text for p in document.paragraphs if p.role is Role.BODY])
        cut = words.cut(text)
        long = [word for word in dict.fromkeys(cut) if len(word) > 1 and word.isalpha()]
        if kind == "words":
            word = chance.choice(long)
            made.append(Question(word, f'"{word}"'))
        elif kind == "pairs":
            pair = chance.sample(long, 2)
            made.append(Question(" ".join(pair), " AND ".join(f'"{word}"' for word in pair)))
        else:
            place = chance.randrange(len(cut) - 2)
            phrase = "".join(cut[place : place + 2])
            if phrase in text and len(phrase) > 3:
                made.append(Question(f'"{phrase}"', f'"{" ".join(words.stream(phrase))}"'))
    return made
