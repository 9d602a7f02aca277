"""Which tables of a large office the server reads whole while a desk makes its contacts.

    python -m tests.office.plans --sources 55556 --letters 5000     1,000,000 paragraphs

prints them with the milliseconds of each function; there should be none.
"""

import argparse
import re
import time
from collections import Counter

from drafter.core.hashing import sha256
from tests.office.cluster import Cluster, running_cluster

_LARGE = ("source", "fact", "was", "recheck")
_EXPLAINED = (
    "SET session_preload_libraries = 'auto_explain'",
    "SET auto_explain.log_min_duration = 0",
    "SET auto_explain.log_nested_statements = on",
)
_FILL = """
INSERT INTO office.source (unit, id, person, reader, edition, file, body, line, scope, given)
SELECT 1 + n %% 3, sha256(n::text::bytea), CASE n %% 3 WHEN 0 THEN 1 WHEN 1 THEN 3 ELSE 4 END, 7, sha256(n::text::bytea),
    n || '.docx', '[["body",0,"","",0,"' || repeat(md5(n::text), greatest(1, %(letters)s / 32)) || '"]]', '',
    (ARRAY['unit', 'line', 'down', 'all'])[1 + n %% 4], n %% 2 = 0
FROM generate_series(1, %(sources)s) n;
"""
_FACTS = """
INSERT INTO office.fact (source, name, n, at, device, value, person)
SELECT no, name, 1, 1, 'ff', name, person FROM office.source, unnest(ARRAY['title', 'date', 'speaker', 'place', 'state']) name;
"""


def fill(cluster: Cluster, sources: int, letters: int) -> None:
    """So many sources of three units with five facts each."""
    with cluster.connect() as connection:
        connection.execute(_FILL, {"sources": sources, "letters": letters})
        connection.execute(_FACTS)
        connection.execute("VACUUM ANALYZE office.source, office.fact")


def tables_read_whole(cluster: Cluster) -> Counter[str]:
    """How often each of the large tables was read whole while a desk asked for everything that a contact asks for."""
    with cluster.connect() as connection:
        for setting in _EXPLAINED:
            connection.execute(f"ALTER ROLE zhang {setting}")
    log = cluster.socket / "log"
    try:
        before = log.stat().st_size
        for name, took in asked(cluster).items():
            print(f"{name}: {took * 1000:.1f} ms")
        with log.open(encoding="utf-8", errors="replace") as opened:
            opened.seek(before)
            plans = opened.read()
    finally:
        with cluster.connect() as connection:
            connection.execute("ALTER ROLE zhang RESET ALL")
    assert "Query Text" in plans, "nothing was explained"
    return Counter(name for name in re.findall(r"Seq Scan on (?:office\.)?(\w+)", plans) if name in _LARGE)


def asked(cluster: Cluster) -> dict[str, float]:
    """The seconds of each thing that a contact asks for, late in the feed and early in it."""
    took: dict[str, float] = {}
    with cluster.connect() as connection:
        sql = "SELECT (SELECT max(xid) FROM office.source)::text, (SELECT max(no) FROM office.source)"
        newest, last = connection.execute(sql).fetchone() or ("0", 0)
    body = '[["title",0,"","",0,"题"]]'
    digest, edition = "ab" * 32, sha256(body.encode()).hexdigest()
    lines = [
        f'{{"k":"source","id":"{digest}","reader":1,"edition":"{edition}","file":"x","paragraphs":{body}}}',
        f'{{"k":"fact","id":"{digest}","name":"state","n":2,"at":1,"dev":"ff","value":"已讲"}}',
        f'{{"k":"fact","no":{last},"name":"use/b/ff","n":1,"at":1,"dev":"ff","value":""}}',
    ]
    numbers = list(range(last - 200, last))
    with cluster.connect("zhang") as door:
        for name, sql, values in (
            ("put", "SELECT office_1.put(%s::json)", (f"[{','.join(lines)}]",)),
            ("hello", "SELECT * FROM office_1.hello()", ()),
            ("sources, the first page", "SELECT * FROM office_1.sources('0', '1000000', '0', 0, 200)", ()),
            ("sources, the news", "SELECT * FROM office_1.sources(%s, '1000000', '0', 0, 200)", (newest,)),
            ("facts, the first page", "SELECT * FROM office_1.facts('0', '1000000', '0', 0, '', 2000)", ()),
            (
                "facts, the news",
                "SELECT * FROM office_1.facts(%s, '1000000', %s, %s, '', 2000)",
                (newest, newest, last),
            ),
            ("rechecks", "SELECT office_1.rechecks(%s, '1000000')", (newest,)),
            ("these", "SELECT * FROM office_1.these(%s)", (numbers,)),
            ("facts of these", "SELECT * FROM office_1.facts_of(%s)", (numbers,)),
            ("may I keep these", "SELECT * FROM office_1.visible(%s)", (numbers,)),
        ):
            start = time.perf_counter()
            door.execute(sql, values).fetchall()
            took[name] = time.perf_counter() - start
    return took


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=55_556)
    parser.add_argument("--letters", type=int, default=5_000)
    chosen = parser.parse_args()
    with running_cluster() as running:
        for number, login in enumerate(("zhang", "li", "wang", "zhao"), 1):
            if number < 4:
                running.add_unit(number, [number], f"单位{number}")
            running.add_person(number, login, login, max(1, number - 1), True)
        fill(running, chosen.sources, chosen.letters)
        print(f"{chosen.sources:,} sources; read whole: {dict(tables_read_whole(running)) or 'none'}")
