import sqlite3
from pathlib import Path

import pytest

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.blocks import Kind, digest_of
from drafter.library.embedded import open_library
from drafter.library.importing.digests import Digests
from tests.library.speeches import FARMING, SAFETY, speech

#: More blocks than wait to be merged.
_MANY = 50_100
_RUN = 100


def digest(number: int) -> bytes:
    return digest_of(Kind.PARAGRAPH, str(number))


def put(connection: sqlite3.Connection, digests: Digests, numbers: range) -> None:
    """Blocks as one document brings them."""
    rows = [(number, Kind.PARAGRAPH, digest(number), str(number), number, 1) for number in numbers]
    connection.executemany(
        "INSERT INTO blocks (id, kind, digest, text, first_version, changed) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
    digests.note(connection, {row[2]: row[0] for row in rows})


def fill(connection: sqlite3.Connection, digests: Digests) -> None:
    connection.execute("BEGIN")
    for first in range(1, _MANY, _RUN):
        put(connection, digests, range(first, first + _RUN))
    connection.execute("COMMIT")


def merged(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM digests").fetchone()[0]


@pytest.mark.parametrize("asked", [1, 40, 700])
def test_early_and_late_blocks_are_found_by_their_text(connection: sqlite3.Connection, asked: int):
    digests = Digests()
    fill(connection, digests)
    assert 0 < merged(connection) < _MANY, "some blocks must wait and some be merged"
    early, late = range(1, asked + 1), range(_MANY - asked, _MANY)
    wanted = {digest(number): number for number in (*early, *late)}
    for again in (digests, Digests()):
        assert again.find(connection, [*wanted, digest(_MANY + 1)]) == wanted


def test_a_deleted_block_is_not_found_and_its_text_can_come_again(connection: sqlite3.Connection):
    fill(connection, Digests())
    connection.execute("DELETE FROM blocks WHERE id IN (1, ?)", (_MANY,))
    digests = Digests()
    assert digests.find(connection, [digest(1), digest(_MANY)]) == {}
    connection.execute(
        "INSERT INTO blocks (id, kind, digest, text, first_version, changed) VALUES (?, 1, ?, '1', 1, 1)",
        (_MANY + 1, digest(1)),
    )
    digests.note(connection, {digest(1): _MANY + 1})
    assert digests.find(connection, [digest(1)]) == {digest(1): _MANY + 1}


def test_what_was_taken_back_is_no_longer_found(connection: sqlite3.Connection):
    digests = Digests()
    connection.execute("BEGIN")
    put(connection, digests, range(1, _MANY))
    connection.execute("ROLLBACK")
    digests.forget()
    assert digests.find(connection, [digest(1)]) == {}
    put(connection, digests, range(1, 2))
    assert Digests().find(connection, [digest(1)]) == {digest(1): 1}


def test_a_paragraph_comes_again_after_the_bin_was_emptied(tmp_path: Path):
    library = open_library(tmp_path)
    try:
        first = library.add(speech("讲话", *SAFETY, *FARMING), "first")
        assert first is not None
        library.remove(first.id)
        library.empty_bin()
        library.add(speech("又一篇讲话", *FARMING), "second")
        assert {hit.source.title for hit in library.search(Query("农业")).hits} == {"又一篇讲话"}
        assert not run_job(library.verify()).problems
    finally:
        library.close()


def test_placements_still_need_their_blocks(connection: sqlite3.Connection):
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO placements VALUES (1, 0, 1, 'body', 0, '', '', 0)")
