import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import open_library
from drafter.library.importing.families import Families
from drafter.library.likeness import band_keys, signature
from drafter.library.migrations import MIGRATIONS
from tests.library.speeches import FARMING, SAFETY, speech

#: More documents than wait to be merged.
_MANY = 1_100


def words_of(number: int, common: int = 0) -> list[str]:
    """The words of a document of its own, after so many that all documents have in common."""
    return [f"共同{place}" for place in range(common)] + [
        f"{number}之{place}" for place in range(200 - common)
    ]


def put(connection: sqlite3.Connection, number: int, words: list[str]) -> list[int]:
    """A source of these words, a family of its own; its keys."""
    signed = signature(words)
    connection.execute(
        "INSERT INTO sources (number, id, digest, title, file, speaker, occasion, unit, place, level, starter, family,"
        " paragraphs, signature) VALUES (?, ?, ?, '', '', '', '', '', '', '', 0, ?, 1, ?)",
        (number, f"id{number}", f"digest{number}", number, signed),
    )
    return band_keys(signed)


def changed(words: list[str]) -> list[str]:
    """A version of the words with every tenth of them another one."""
    return [f"改{place}" if place % 10 == 0 else word for place, word in enumerate(words)]


def family(connection: sqlite3.Connection, families: Families, words: list[str]) -> int | None:
    signed = signature(words)
    return families.find(connection, signed, band_keys(signed))


def fill(connection: sqlite3.Connection, families: Families, common: int = 0) -> None:
    connection.execute("BEGIN")
    for number in range(1, _MANY + 1):
        words = words_of(number, common)
        families.note(connection, number, put(connection, number, words))
    connection.execute("COMMIT")


def waiting(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM recent_bands").fetchone()[0]


def test_versions_of_early_and_of_late_documents_are_found(connection: sqlite3.Connection):
    families = Families()
    fill(connection, families)
    assert 0 < waiting(connection) < _MANY, "some documents must wait and some be merged"
    for again in (families, Families()):
        assert family(connection, again, changed(words_of(1))) == 1
        assert family(connection, again, changed(words_of(_MANY))) == _MANY
        assert family(connection, again, words_of(_MANY + 1)) is None


def test_a_version_is_found_among_very_many_that_share_a_part(connection: sqlite3.Connection):
    families = Families()
    fill(connection, families, common=70)
    for number in (1, 500, _MANY):
        assert family(connection, families, changed(words_of(number, common=70))) == number


def test_what_was_taken_back_is_no_longer_found(connection: sqlite3.Connection):
    families = Families()
    connection.execute("BEGIN")
    families.note(connection, 1, put(connection, 1, words_of(1)))
    connection.execute("ROLLBACK")
    families.forget()
    assert family(connection, families, words_of(1)) is None
    assert waiting(connection) == 0


def test_a_deleted_source_takes_its_keys_along(connection: sqlite3.Connection):
    families = Families()
    families.note(connection, 1, put(connection, 1, words_of(1)))
    connection.execute("DELETE FROM sources")
    assert family(connection, families, words_of(1)) is None
    families.note(connection, 1, put(connection, 1, words_of(2)))
    assert family(connection, families, words_of(2)) == 1


def test_a_library_of_the_first_version_opens_and_its_speeches_have_versions(tmp_path: Path):
    _first_version(tmp_path)
    library = open_library(tmp_path)
    try:
        changed = [(kind, text.replace("一刻也不能放松", "一刻也不能松懈")) for kind, text in SAFETY]
        library.add(speech("讲话（定稿）", *changed, *FARMING), "second")
        assert [record.versions for record in library.sources()] == [1, 1]
        (hit,) = library.search(Query("农业")).hits[:1]
        assert len(hit.sources) == 2, "what both speeches have is one block"
        assert not run_job(library.verify()).problems
    finally:
        library.close()


def _first_version(folder: Path) -> None:
    """A library with one speech, as the first version of the tables kept it."""
    library = open_library(folder)
    library.add(speech("讲话（初稿）", *SAFETY, *FARMING, day=date(2024, 1, 1)), "first")
    library.close()
    new, old = folder / "library.db", folder / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in ("meta", "sources", "blocks", "placements", "sections", "words"):
            names = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
            columns = ", ".join("first_version" if name == "kin" else name for (name,) in names)
            connection.execute(f"INSERT OR REPLACE INTO {table} SELECT {columns} FROM new.{table}")
        connection.execute("DELETE FROM meta WHERE key = 'digests_merged'")
        for number, signed in connection.execute("SELECT number, signature FROM sources").fetchall():
            rows = [(key, number) for key in band_keys(signed)]
            connection.executemany("INSERT INTO bands VALUES (?, ?)", rows)
        connection.commit()
    new.unlink()
    old.rename(new)
