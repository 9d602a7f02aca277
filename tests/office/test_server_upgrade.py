"""A server that an earlier version's script made, and what running today's script makes of it."""

from pathlib import Path

import pytest

psycopg = pytest.importorskip("psycopg")

from drafter.core.errors import UserError  # noqa: E402
from drafter.library.feed.fact import Fact  # noqa: E402
from drafter.library.feed.record import fact_line, source_line  # noqa: E402
from drafter.office.connection import health_of, office_of_server  # noqa: E402
from tests.library.speeches import SAFETY, speech  # noqa: E402
from tests.office.cluster import Cluster, running_cluster, todays_script  # noqa: E402
from tests.office.members import Member  # noqa: E402

#: What the first version printed.
_FIRST = Path(__file__).parent / "old" / "office-1-first.sql"
_KEPT = ("source", "fact", "was", "recheck", "unit", "person", "extra")


def kept(cluster: Cluster) -> list:
    """All that people brought and said, and what the administrator entered."""
    with cluster.connect() as connection:
        rows = [connection.execute(f"SELECT * FROM office.{one} ORDER BY 1, 2").fetchall() for one in _KEPT]
        return [*rows, connection.execute("SELECT id, name, restored FROM office.this").fetchall()]


def fill(cluster: Cluster) -> None:
    """A speech of a curator, twice corrected, final and for all."""
    cluster.add_unit(1, [1], "县政府办")
    cluster.add_unit(2, [1, 2], "东河镇")
    cluster.add_person(1, "zhang", "张明", 1, True)
    cluster.add_person(2, "wang", "王芳", 2)
    said = (("title", "旧题目"), ("title", "新题目"), ("state", "定稿"), ("scope", "all"))
    facts = [Fact("a" * 64, name, n, 1, "d", value) for n, (name, value) in enumerate(said, 1)]
    lines = [source_line("a" * 64, 7, "讲话.docx", "", speech("讲话", *SAFETY).paragraphs)]
    with cluster.connect("zhang") as connection:
        for line in [*lines, *(fact_line(fact, "") for fact in facts)]:
            connection.execute("SELECT office_1.put(%s::json)", (f"[{line}]",))


def test_todays_script_brings_a_server_of_the_first_up_to_date_and_loses_nothing(tmp_path: Path):
    with running_cluster(_FIRST.read_bytes()) as old, running_cluster() as new:
        fill(old)
        with pytest.raises(UserError, match="请管理员重新运行 drafter office server sql"):
            office_of_server(old.dsn("wang"))
        with pytest.raises(UserError, match="请管理员重新运行 drafter office server sql"):
            health_of(old.dsn("wang"))
        before = kept(old)
        old.set_up(todays_script(), office="另一个名字")
        assert kept(old) == before
        assert office_of_server(old.dsn("wang")).name == "甲县"
        assert old.schema() == new.schema()
        wang = Member(tmp_path, old, "wang")
        try:
            wang.sync()
            assert wang.titles() == ["新题目"]
            assert wang.only().state == "final"
        finally:
            wang.close()


def test_a_second_run_of_the_script_changes_nothing():
    with running_cluster() as again:
        fill(again)
        schema = again.schema()
        with again.connect() as connection:
            connection.execute("UPDATE office.this SET lease_days = 90, every = 10")
        before = kept(again)
        again.set_up(todays_script())
        assert kept(again) == before
        assert again.schema() == schema
        with again.connect() as connection:
            settings = connection.execute("SELECT lease_days, every FROM office.this").fetchall()
        assert settings == [(90, 10)]


def test_a_script_that_fails_leaves_the_server_as_it_was():
    with running_cluster(_FIRST.read_bytes()) as old:
        fill(old)
        before = kept(old), old.schema()
        with pytest.raises(AssertionError):
            old.set_up(todays_script().replace(b"COMMIT;", b"SELECT 1 / 0; COMMIT;"))
        assert (kept(old), old.schema()) == before
