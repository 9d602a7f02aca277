"""No row is lost to a transaction that ends late; beside it, what a bare sequence loses.

`python -m tests.office.test_cursor --transactions 10000 --seed 1` is the long form.
"""

import argparse
import random

import pytest

from drafter.core.hashing import sha256

psycopg = pytest.importorskip("psycopg")

from tests.office.cluster import Cluster, running_cluster  # noqa: E402


def lost(cluster: Cluster, transactions: int, seed: int) -> tuple[int, int, int]:
    """How many committed rows a reader by the cursor misses, sees twice, and how many one by numbers misses.

    Writers hold their transactions open while others end theirs; some are rolled back; a reader looks in between.
    """
    chance = random.Random(seed)
    cluster.empty()
    writers = [cluster.connect("zhang") for _ in range(8)]
    reader = cluster.connect("zhang")
    watcher = cluster.connect()
    for writer in writers:
        writer.autocommit = False
    busy: dict[int, list[str]] = {}
    committed: set[str] = set()
    seen: list[str] = []
    by_number: set[str] = set()
    since, highest = "0", 0

    def read() -> None:
        nonlocal since, highest
        upper = str(reader.execute("SELECT upper FROM office_1.hello()").fetchone()[0])
        rows = reader.execute(
            "SELECT no, id FROM office_1.sources(%s::xid8, %s::xid8, '0', 0, 100000)", (since, upper)
        ).fetchall()
        seen.extend(identity.hex() for _, identity in rows)
        since = upper
        rows = watcher.execute("SELECT no, id FROM office.source WHERE no > %s", (highest,)).fetchall()
        by_number.update(identity.hex() for _, identity in rows)
        highest = max([highest, *(no for no, _ in rows)])

    for number in range(transactions):
        place = chance.randrange(len(writers))
        if place in busy:
            told = busy.pop(place)
            if chance.random() < 0.1:
                writers[place].rollback()
            else:
                writers[place].commit()
                committed.update(told)
        body = f'[["title",0,"","",0,"第{number}篇"]]'
        digest = sha256(str(number).encode()).hexdigest()
        edition = sha256(body.encode()).hexdigest()
        line = f'[{{"k":"source","id":"{digest}","reader":1,"edition":"{edition}","file":"x","paragraphs":{body}}}]'
        writers[place].execute("SELECT office_1.put(%s::json)", (line,))
        busy[place] = [digest]
        if chance.random() < 0.2:
            read()
    for place, told in busy.items():
        writers[place].commit()
        committed.update(told)
    read()
    for connection in (*writers, reader, watcher):
        connection.close()
    return len(committed - set(seen)), len(seen) - len(set(seen)), len(committed - by_number)


def test_the_cursor_loses_nothing_where_a_bare_sequence_does(cluster: Cluster):
    missed, doubled, by_numbers = lost(cluster, 200, seed=3)
    assert (missed, doubled) == (0, 0)
    assert by_numbers > 0, "a test that a bare sequence passes proves nothing"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--transactions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with running_cluster() as running:
        running.add_unit(1, [1], "县政府办")
        running.add_person(1, "zhang", "张", 1, True)
        missed, doubled, by_numbers = lost(running, chosen.transactions, chosen.seed)
        print(f"lost {missed}, doubled {doubled}; a bare sequence loses {by_numbers}")
