"""What befalls an office's server, and what a desk makes of it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

psycopg = pytest.importorskip("psycopg")

from drafter.core.hashing import sha256  # noqa: E402
from drafter.core.progress import run_job  # noqa: E402
from drafter.library.api import Query  # noqa: E402
from tests.library.speeches import FARMING, SAFETY  # noqa: E402
from tests.office.cluster import Cluster, a_folder_for_one  # noqa: E402
from tests.office.members import Member, members  # noqa: E402

_DAY = 24 * 3_600_000


@pytest.fixture
def at(cluster: Cluster, tmp_path: Path) -> Iterator:
    with members(cluster, tmp_path) as member:
        yield member


def put(connection, body: str, digest: str) -> None:
    edition = sha256(body.encode()).hexdigest()
    line = f'{{"k":"source","id":"{digest}","reader":1,"edition":"{edition}","file":"x","paragraphs":{body}}}'
    connection.execute("SELECT office_1.put(%s::json)", (f"[{line}]",))


def counted(member: Member, table: str) -> int:
    with member.library._store.reading() as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_right_that_is_withdrawn_leaves_nothing_and_one_that_is_gained_brings_all(at):
    zhang, wang = at("zhang"), at("wang")
    given = zhang.bring("安全讲话", SAFETY, "a", state="final", scope="down")
    zhang.retitle(given, "改过的题目")
    zhang.sync()
    wang.sync()
    assert wang.titles() == ["改过的题目"]
    zhang.library.set_scope("unit", given.id)
    zhang.sync()
    assert wang.sync().withdrawn == 1
    assert [
        counted(wang, table) for table in ("holdings", "blocks", "placements", "sections", "sources")
    ] == [0] * 5
    assert wang.library.search(Query("隐患")).total == 0
    assert run_job(wang.library.verify()).problems == ()
    files = [file.read_bytes() for file in (wang.home / "library").rglob("*") if file.is_file()]
    for text in ("改过的题目", given.title, "a" * 64, *(said for _, said in SAFETY)):
        assert not any(text.encode() in one for one in files), "nor can a file tell it to whoever looks"
    zhang.library.set_scope("all", given.id)
    zhang.retitle(given, "又改过的题目")
    zhang.sync()
    wang.sync()
    assert wang.titles() == ["又改过的题目"]
    assert wang.library.search(Query("隐患")).hits[0].source.state == "final"


def test_one_file_of_two_units_tells_nothing_of_the_other(at):
    zhang, wang = at("zhang"), at("wang")
    zhang.bring("安全讲话", SAFETY, "a")
    first = zhang.sync()
    wang.bring("安全讲话", SAFETY, "a")
    second = wang.sync()
    assert (first.told, first.refused) == (second.told, second.refused)
    zhang.retitle(zhang.only(), "县里的题目")
    wang.retitle(wang.only(), "镇里的题目")
    for one in (zhang, wang, zhang, wang):
        assert one.sync().refused == 0
    assert (zhang.titles(), wang.titles()) == (["县里的题目"], ["镇里的题目"])
    assert counted(zhang, "holdings") == counted(wang, "holdings") == 1


def test_a_file_of_several_units_is_shown_as_the_nearest_knows_it(at, cluster: Cluster):
    with cluster.connect() as connection:
        connection.execute("UPDATE office.person SET curator = true WHERE login = 'zhao'")
    zhang, wang, zhao = at("zhang"), at("wang"), at("zhao")
    far = zhao.bring("安全讲话", SAFETY, "a", state="final", scope="all")
    zhao.retitle(far, "应急局的题目")
    zhao.sync()
    wang.sync()
    assert wang.titles() == ["应急局的题目"]
    near = zhang.bring("安全讲话", SAFETY, "a", state="final", scope="down")
    zhang.retitle(near, "县政府办的题目")
    zhang.sync()
    wang.sync()
    assert wang.titles() == ["县政府办的题目"], "its unit is above ours"
    assert "应急局的题目" in {change.after for change in wang.library.history(wang.only().id)}
    zhang.library.set_scope("unit", near.id)
    zhang.sync()
    assert wang.sync().withdrawn == 0, "the other unit still lends it"
    assert wang.titles() == ["应急局的题目"]
    block = wang.library.search(Query("隐患")).hits[0].id
    wang.library.note_use([block])
    assert wang.sync().refused == 0, "who sees a source may count its uses"
    zhao.sync()
    assert zhao.library.search(Query("隐患")).hits[0].uses == 1
    with cluster.connect() as connection:
        connection.execute("UPDATE office.person SET curator = false WHERE login = 'zhao'")


def test_what_is_lent_is_hidden_where_the_server_was_silent_for_too_long(at, cluster: Cluster, monkeypatch):
    with cluster.connect() as connection:
        connection.execute("UPDATE office.this SET lease_days = 90")
    try:
        zhang, wang = at("zhang"), at("wang")
        zhang.bring("安全讲话", SAFETY, "a", state="final", scope="down")
        zhang.sync()
        wang.bring("春耕讲话", FARMING, "b")
        wang.sync()
        assert wang.library.follow_lease() == 0
        now = time.time_ns
        monkeypatch.setattr(time, "time_ns", lambda: now() + 91 * _DAY * 1_000_000)
        assert wang.library.follow_lease() == 1
        assert wang.titles() == ["春耕讲话"], "what is ours stays"
        assert wang.library.search(Query("隐患")).total == 0
        wang.sync()
        assert wang.library.follow_lease() == 0
        assert wang.titles() == ["安全讲话", "春耕讲话"]
    finally:
        with cluster.connect() as connection:
            connection.execute("UPDATE office.this SET lease_days = 0")


def test_a_standby_that_lacks_the_last_transactions_is_told_them_again(at, cluster: Cluster):
    zhang, li = at("zhang"), at("li")
    zhang.bring("安全讲话", SAFETY, "a")
    zhang.sync()
    li.sync()
    with a_folder_for_one() as standby:
        cluster.copy_to(standby)
        standby.start()
        standby.stop()  # it misses what follows
        zhang.bring("春耕讲话", FARMING, "b")
        zhang.retitle(zhang.named("安全讲话"), "改过的题目")
        zhang.sync()
        assert li.sync().fetched == 1
        cluster.stop()
        standby.start_alone()
        try:
            for one in (zhang, li):
                one.move_to(standby)
            assert zhang.sync().renewed
            assert li.sync().renewed
            third = at("zhang2", login="zhang", place=standby)
            third.sync()
            assert third.titles() == li.titles() == ["改过的题目", "春耕讲话"]
        finally:
            cluster.start()


def test_a_restored_dump_hides_every_row_until_it_is_said_to_be_one(at, cluster: Cluster):
    with cluster.connect() as connection:  # as a server that has run for a while
        for _ in range(500):
            connection.execute("SELECT pg_current_xact_id()")
    zhang = at("zhang")
    zhang.bring("安全讲话", SAFETY, "a")
    zhang.sync()
    roles, dump = cluster.dump()
    zhang.bring("春耕讲话", FARMING, "b")
    zhang.sync()
    with a_folder_for_one() as other:
        other.make()
        other.start()
        other.restore(roles, dump)
        with other.connect("zhang") as connection:
            ahead = connection.execute("SELECT ahead FROM office_1.health()").fetchone()
        assert ahead == (True,), "the numbers of the other cluster are those of transactions to come"
        with other.connect() as connection:
            connection.execute("SELECT office.restored()")
        zhang.move_to(other)
        assert zhang.sync().renewed
        fresh = at("li2", login="li", place=other)
        fresh.sync()
        assert fresh.titles() == ["安全讲话", "春耕讲话"], "what the dump lacked was told again"
        with other.connect("zhang") as connection:
            assert connection.execute("SELECT ahead FROM office_1.health()").fetchone() == (False,)


def test_a_desk_from_a_backup_is_reconciled(at):
    zhang, li = at("zhang"), at("li")
    zhang.bring("安全讲话", SAFETY, "a")
    zhang.sync()
    li.sync()
    backup = zhang.home / "alt.gaolib"
    zhang.library.backup(backup)
    zhang.retitle(zhang.only(), "备份以后改的")
    li.bring("春耕讲话", FARMING, "b")
    zhang.sync()
    li.sync()
    run_job(zhang.library.restore_backup(backup))
    zhang.sync()
    assert zhang.titles() == li.titles() == ["备份以后改的", "春耕讲话"]


def test_a_writer_that_hangs_holds_the_feed_back_until_it_is_ended(at, cluster: Cluster):
    """It has fifteen seconds; here it has none, for the tests' sake."""
    zhang, li = at("zhang"), at("li")
    li.sync()
    hanging = cluster.connect("zhang")
    hanging.autocommit = False
    put(hanging, '[["title",0,"","",0,"没有提交的讲话"]]', "c" * 64)
    zhang.bring("安全讲话", SAFETY, "a")
    zhang.sync()
    assert li.sync().fetched == 0
    with cluster.connect() as connection:
        sql = "SELECT pg_get_functiondef('office.free_feed'::regproc)"
        ((whole,),) = connection.execute(sql).fetchall()
        connection.execute(whole.replace("'15 s'", "'0 s'"))
        try:
            assert "'15 s'" in whole
            fetched, until = li.sync().fetched, time.monotonic() + 20
            while not fetched and time.monotonic() < until:  # the server ends the writer in its own time
                time.sleep(0.1)
                fetched = li.sync().fetched
            assert fetched == 1
            with pytest.raises(psycopg.OperationalError):
                hanging.execute("SELECT 1")
        finally:
            connection.execute(whole)
            hanging.close()


def test_a_member_reaches_no_table_by_any_way(cluster: Cluster):
    with cluster.connect() as connection:
        tables = connection.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'S', 'v')"
        ).fetchall()
        functions = connection.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'office'::regnamespace"
            " AND has_function_privilege('office_member', oid, 'EXECUTE') AND prorettype <> 'trigger'::regtype"
        ).fetchall()
    assert len(tables) >= 8
    assert functions == []
    with cluster.connect("wang") as connection:
        tried = [f"SELECT * FROM {table}" for (table,) in tables]
        tried += [f"EXPLAIN SELECT * FROM {table}" for (table,) in tables]
        tried += [f"SET ROLE {role}" for role in ("office_owner", "office_door", "postgres", "zhang")]
        for statement in (*tried, "SET SESSION AUTHORIZATION zhang", "CREATE TEMPORARY TABLE t (a int)"):
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
                connection.execute(statement)


def test_what_a_contact_asks_for_is_found_by_index(cluster: Cluster):
    """Only leakproof operators reach an index under row-level security."""
    from tests.office.plans import fill, tables_read_whole

    cluster.empty()
    fill(cluster, sources=3_000, letters=40)
    try:
        assert tables_read_whole(cluster) == {}
    finally:
        cluster.empty()


def test_a_desk_that_is_interrupted_at_its_first_contact_lacks_nothing_in_the_end(at):
    """The segments that it had laid are gone, as where the disk was full; the numbers that it noted are there."""
    zhang, li = at("zhang"), at("li")
    zhang.bring("安全讲话", SAFETY, "a")
    zhang.bring("春耕讲话", FARMING, "b")
    zhang.sync()
    li.carry()
    for file in Path(li.home / "in").glob("*.feed"):
        file.unlink()
    li.sync()
    assert li.titles() == ["安全讲话", "春耕讲话"]


def test_speeches_come_with_their_facts_the_newest_first(at):
    zhang, li = at("zhang"), at("li")
    for number in range(3):
        source = zhang.bring(
            f"第{number}篇", (*SAFETY[:-1], ("argument", f"第{number}项工作。")), str(number)
        )
        zhang.retitle(source, f"改过的第{number}篇")
    zhang.sync()
    li.sync()
    with li.library._store.reading() as connection:
        titles = [row[0] for row in connection.execute("SELECT title FROM sources ORDER BY number")]
    assert titles == [f"改过的第{number}篇" for number in (2, 1, 0)]
