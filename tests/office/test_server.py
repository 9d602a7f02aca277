"""An office's server: two units of a county and a township below it, over a cluster of the tests' own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.progress import run_job
from drafter.library.api import Query
from tests.library.speeches import FARMING, SAFETY, speech

psycopg = pytest.importorskip("psycopg")

from drafter.office.connection import address_of, office_of_server  # noqa: E402
from tests.office.cluster import Cluster  # noqa: E402
from tests.office.members import members  # noqa: E402
from tests.office.test_attached import LARGE, TABLE, flood, objects_of  # noqa: E402


@pytest.fixture
def at(cluster: Cluster, tmp_path: Path) -> Iterator:
    with members(cluster, tmp_path) as member:
        yield member


def test_a_unit_shares_all_and_others_see_what_a_curator_gave(at):
    zhang, li, wang, zhao = (at(login) for login in ("zhang", "li", "wang", "zhao"))
    safety = zhang.library.add(speech("安全讲话", *SAFETY), "a" * 64)
    zhang.library.add(speech("春耕讲话", *FARMING), "b" * 64)
    zhang.sync()
    assert li.sync().fetched == 2
    assert li.titles() == ["安全讲话", "春耕讲话"]
    wang.sync()
    assert wang.titles() == []
    zhang.library.edit_source(replace(safety, state="final"))
    zhang.library.set_scope("down", safety.id)
    assert zhang.sync().refused == 0
    wang.sync()
    zhao.sync()
    assert (wang.titles(), zhao.titles()) == (["安全讲话"], [])
    hit = wang.library.search(Query("隐患")).hits[0]
    assert (hit.source.brought, hit.source.state) == ("县政府办", "final")
    zhang.library.set_scope("line", safety.id)
    zhang.sync()
    assert wang.sync().withdrawn == 1
    zhao.sync()
    assert (wang.titles(), zhao.titles()) == ([], ["安全讲话"])
    assert wang.library.search(Query("隐患")).total == 0
    assert run_job(wang.library.verify()).problems == ()


def test_only_a_curator_calls_a_speech_final_and_the_reader_is_told(at):
    zhang, li = at("zhang"), at("li")
    source = li.library.add(speech("安全讲话", *SAFETY), "a" * 64)
    li.sync()
    li.library.edit_source(replace(source, state="final", title="改过的题目"))
    assert li.sync().refused == 1
    zhang.sync()
    (seen,) = (record.source for record in zhang.library.sources())
    assert (seen.title, seen.state) == ("改过的题目", "")


def test_what_waits_is_told_once_and_a_server_from_a_backup_is_told_again(at, cluster: Cluster):
    zhang, li = at("zhang"), at("li")
    zhang.library.add(speech("安全讲话", *SAFETY), "a" * 64)
    assert zhang.sync().told > 0
    again = zhang.sync()
    assert (again.told, again.fetched) == (0, 1)
    assert (zhang.sync().told, zhang.sync().fetched) == (0, 0)
    with cluster.connect() as connection:
        connection.execute("TRUNCATE office.source, office.fact, office.was CASCADE")
        connection.execute("SELECT office.restored()")
    zhang.sync()
    li.sync()
    assert li.titles() == ["安全讲话"]


def test_a_late_transaction_is_not_passed_by(at, cluster: Cluster):
    zhang, li = at("zhang"), at("li")
    li.sync()  # the first contact shows whatever is there
    late = cluster.connect("zhang")
    late.autocommit = False
    source = '{"k":"source","id":"' + "c" * 64 + '","reader":1,"edition":"%s","file":"x","paragraphs":%s}'
    body = '[["title",0,"","",0,"迟到的讲话"]]'
    late.execute(
        "SELECT office_1.put(%s::json)", ("[" + source % (sha256(body.encode()).hexdigest(), body) + "]",)
    )
    zhang.library.add(speech("安全讲话", *SAFETY), "a" * 64)
    zhang.sync()
    assert li.sync().fetched == 0, "what came after the late one waits for it"
    late.commit()
    late.close()
    assert li.sync().fetched == 2


def test_a_member_calls_eight_functions_and_makes_nothing(cluster: Cluster):
    with cluster.connect("wang") as connection:
        for statement in (
            "SELECT office.restored()",
            "SELECT office.dumped()",
            "CREATE TABLE public.t (a int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_stranger_a_password_and_a_wrong_address_are_told(cluster: Cluster):
    with cluster.connect() as connection:
        connection.execute("CREATE ROLE fremd LOGIN IN ROLE office_member")
    with pytest.raises(UserError, match="没有登记您"):
        office_of_server(cluster.dsn("fremd"))
    with pytest.raises(UserError, match="密码不要写在地址里"):
        address_of("postgresql://zhang:geheim@server/office")
    assert address_of("postgresql://zhang@server/office")["sslmode"] == "verify-full"
    with pytest.raises(UserError, match="连不上服务器"):
        office_of_server("postgresql://zhang@/office?host=/nowhere")


def test_tables_and_pictures_come_from_a_server_to_whoever_may_read_their_source(at):
    zhang, li, wang = (at(login) for login in ("zhang", "li", "wang"))
    zhang.library.add(flood("防汛讲话", TABLE, LARGE), "a" * 64)
    zhang.sync()
    li.sync()
    wang.sync()
    assert objects_of(li.library) == [("图表0", TABLE), ("图表1", LARGE)]
    assert li.library.picture_bytes(LARGE.digest) == LARGE.data
    assert wang.library.picture_bytes(LARGE.digest) == b""
    source = li.only()
    zhang.library.edit_source(replace(source, state="final"))
    zhang.library.set_scope("down", source.id)
    zhang.sync()
    wang.sync()
    assert wang.library.picture_bytes(LARGE.digest) == LARGE.data


def test_a_favourite_goes_to_the_same_persons_other_machine_and_to_nobody_else(at):
    zhang, wang = at("zhang"), at("wang")
    source = zhang.library.add(speech("安全讲话", *SAFETY), "a" * 64)
    before = zhang.library.search(Query("隐患")).hits[0]
    zhang.library.set_favourite(
        before.id, True
    )  # before the first contact: the server has not said who this is
    zhang.library.edit_source(replace(source, state="final"))
    zhang.library.set_scope("down", source.id)
    zhang.sync()
    other, li = at("zhang at home", "zhang"), at("li")
    for one in (other, li, wang):
        one.sync()

    def marked(*desks) -> list[bool]:
        return [one.library.search(Query("隐患")).hits[0].favourite for one in desks]

    assert marked(other, li, wang) == [True, False, False]
    hit = wang.library.search(Query("隐患")).hits[0]
    wang.library.set_favourite(hit.id, True)
    other.library.set_favourite(other.library.search(Query("隐患")).hits[0].id, False)
    assert (wang.sync().refused, other.sync().refused) == (0, 0)
    away = at("wang away", "wang")
    for one in (zhang, li, away):
        one.sync()
    assert marked(zhang, li, away) == [False, False, True]
