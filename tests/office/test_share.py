"""Colleagues who share a folder, each with a library of his own."""

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from drafter.core.hashing import sha256
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.feed.fact import Fact
from drafter.library.feed.record import fact_line
from drafter.library.feed.segment import pack
from drafter.office.share import FOLDER
from drafter.ui.library.import_report import details, headline
from tests.library.speeches import FARMING, SAFETY, speech
from tests.office.desks import SPEECH, Desk, state_of

_SAFETY, _FARMING = "a" * 64, "b" * 64


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    (tmp_path / "share").mkdir()
    made = [Desk(tmp_path / name, tmp_path / "share", name) for name in ("综合科", "秘书科")]
    made[0].library.add(speech("安全讲话", *SAFETY), _SAFETY)
    made[1].library.add(speech("春耕讲话", *FARMING), _FARMING)
    yield made[0], made[1]
    for desk in made:
        desk.close()


def settle(*desks: Desk) -> None:
    for _ in range(3):
        for desk in desks:
            desk.sync()


def test_what_a_colleague_brings_in_is_found_and_says_from_whom(desks: tuple[Desk, Desk]):
    one, other = desks
    one.carry()
    came = other.sync()
    assert (came.sources, came.met) == (1, ())
    hit = other.library.search(Query("隐患")).hits[0]
    assert (hit.source.title, hit.source.brought) == ("安全讲话", "综合科")
    assert hit.source.came
    (new,) = other.library.brought_since(hit.source.came)
    assert new.title == "安全讲话"
    assert other.library.brought_since(hit.source.came + timedelta(days=1)) == []
    assert one.library.brought_since(hit.source.came) == [], "what is one's own is no news"
    assert other.library.source(hit.source.id).id == one.library.sources()[0].source.id
    assert run_job(other.library.verify()).problems == ()


def test_all_desks_end_in_one_state_and_nothing_is_told_twice(desks: tuple[Desk, Desk]):
    one, other = desks
    settle(one, other)
    source = one.library.sources()[0].source
    one.library.edit_source(replace(source, title="改过的题目", state="delivered"))
    other.library.remove(next(r.source.id for r in other.library.sources() if r.source.title == "春耕讲话"))
    one.library.note_use([one.library.search(Query("隐患")).hits[0].id])
    settle(one, other)
    assert state_of(one.library) == state_of(other.library)
    titles = {record.source.title: record.removed for record in other.library.sources()}
    assert set(titles) - {"春耕讲话"} <= {"改过的题目", "安全讲话"}
    assert "改过的题目" in titles
    assert other.library.search(Query("隐患")).hits[0].uses == 1
    assert one.carry() == other.carry() == type(one.carry())()


def test_two_who_correct_one_title_lose_nothing_and_are_told(desks: tuple[Desk, Desk]):
    one, other = desks
    settle(one, other)
    for desk, title in ((one, "甲的题目"), (other, "乙的题目")):
        (source,) = (r.source for r in desk.library.sources() if r.source.title == "安全讲话")
        desk.library.edit_source(replace(source, title=title))
    one.carry()
    other.carry()
    met = other.receive().met
    assert [(clash.name, clash.who) for clash in met] == [("title", "综合科")]
    settle(one, other)
    assert state_of(one.library) == state_of(other.library)
    history = one.library.history(met[0].source_id)
    assert {change.after for change in history} == {"甲的题目", "乙的题目"}
    assert {change.who for change in other.library.history(met[0].source_id)} == {"综合科", "秘书科"}


def test_what_is_private_or_a_favourite_never_reaches_the_folder(desks: tuple[Desk, Desk]):
    one, other = desks
    source = one.library.sources()[0].source
    one.library.set_favourite(one.library.search(Query("隐患")).hits[0].id, True)
    one.library.set_private(True, source.id)
    one.library.edit_source(replace(source, title="只给自己看"))
    settle(one, other)
    assert [r.source.title for r in other.library.sources()] == ["春耕讲话"]
    one.library.set_private(False, source.id)
    settle(one, other)
    assert other.library.search(Query("隐患")).hits[0].source.title == "只给自己看"
    assert not other.library.search(Query("隐患", favourite=True)).hits


def test_a_damaged_segment_is_written_again_by_its_owner(desks: tuple[Desk, Desk]):
    one, other = desks
    one.carry()
    (file,) = (one.place / FOLDER).glob("*/*.feed")
    file.write_bytes(file.read_bytes()[:-9])
    assert other.carry().damaged == 1
    assert one.carry().mended == 1
    assert other.sync().sources == 1
    assert other.carry().damaged == 0


def test_a_damaged_segment_whose_owner_is_gone_is_made_good_by_a_reader(desks: tuple[Desk, Desk]):
    one, other = desks
    settle(one, other)
    third = Desk(one.home.parent / "三科", one.place, "三科")
    try:
        ledger = one.ledger()
        for file in (one.place / FOLDER / ledger.device).glob("*.feed"):
            file.write_bytes(b"")
        ledger.close()
        assert other.carry(patience=3_600_000).mended == 0, "its owner has time to write it again"
        assert other.carry().mended == 1
        settle(other, third)
        assert state_of(third.library) == state_of(other.library)
    finally:
        third.close()


def test_a_cloned_machine_and_an_old_backup_take_a_new_number(desks: tuple[Desk, Desk]):
    one, other = desks
    backup = one.home / "alt.gaolib"
    one.library.backup(backup)
    settle(one, other)
    one.library.edit_source(replace(one.library.sources()[0].source, title="备份以后改的"))
    settle(one, other)
    run_job(one.library.restore_backup(backup))
    assert one.carry().renewed
    settle(one, other)
    assert state_of(one.library) == state_of(other.library)
    assert "备份以后改的" in {r.source.title for r in one.library.sources()}


def test_many_small_segments_are_said_again_in_one(desks: tuple[Desk, Desk]):
    one, _ = desks
    source = one.library.sources()[0].source
    for number in range(33):
        one.library.edit_source(replace(source, title=f"第{number}稿"))
        one.carry()
    ledger = one.ledger()
    own, seen = one.place / FOLDER / ledger.device, ledger.seen()
    ledger.close()
    old = [file for file in own.glob("*.feed") if seen[file.name].state == "retired"]
    assert len(old) >= 32
    for file in old:
        file.unlink()
    third = Desk(one.home.parent / "三科", one.place, "三科")
    try:
        third.sync()
        assert "第32稿" in {r.source.title for r in third.library.sources()}
    finally:
        third.close()


def test_what_is_shared_stays_thirty_days_in_the_bin_and_private_material_does_not(desks: tuple[Desk, Desk]):
    one, other = desks
    settle(one, other)
    ids = {record.source.title: record.source.id for record in one.library.sources()}
    one.library.set_private(True, ids["春耕讲话"])
    one.library.remove(*ids.values())
    assert one.library.empty_bin() == 1
    settle(one, other)
    assert [r.source.title for r in other.library.sources() if r.removed] == ["安全讲话"]
    (shared,) = (r.source for r in other.library.sources() if r.removed)
    other.library.restore(shared.id)
    settle(one, other)
    assert [(r.source.title, r.removed) for r in one.library.sources()] == [("安全讲话", False)]


def test_a_record_of_a_later_version_or_of_nonsense_stops_nothing(desks: tuple[Desk, Desk]):
    one, other = desks
    good = fact_line(Fact(_SAFETY, "mood", 1, 1, "ff", "晴"), "三科")
    lines = ['{"k":"later","id":"x"}', '{"k":"fact","id":"short"}', "[" * 100_000, good]
    name, data = pack(lines, one.office.id, "ff", "2026")
    folder = one.place / FOLDER / "ffffffffffffffff"
    folder.mkdir()
    (folder / name).write_bytes(data)
    bomb = gzip.compress(b"0" * 100_000_000)
    (folder / f"{sha256(bomb).hexdigest()}.feed").write_bytes(bomb)
    other.carry()
    assert other.receive().refused == 2
    assert other.carry().fetched == 0
    settle(one, other)
    with other.library._store.reading() as connection:
        kept = connection.execute("SELECT value FROM facts WHERE name = 'mood'").fetchall()
    assert kept == [("晴",)]
    assert run_job(other.library.verify()).problems == ()
    shutil.rmtree(folder)  # whoever wrote it is gone
    ledger = other.ledger()
    ledger.tell_all()
    ledger.close()
    other.carry()
    told = b"".join(gzip.decompress(file.read_bytes()) for file in one.place.glob("*/*/*.feed"))
    assert good.encode() in told, "what is not understood is handed on as it came"


def test_what_a_later_version_told_is_read_again_after_the_upgrade(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
):
    one, other = desks
    head = {"feed": 2, "needs": 2, "office": one.office.id, "dev": "ff", "made": "2027"}
    known = fact_line(Fact(_FARMING, "mood", 1, 1, "ff", "晴"), "三科")
    data = gzip.compress("\n".join((json.dumps(head), '{"k":"later","id":"x"}', known)).encode(), mtime=0)
    folder = one.place / FOLDER / "ffffffffffffffff"
    folder.mkdir()
    (folder / f"{sha256(data).hexdigest()}.feed").write_bytes(data)
    assert other.sync().later == 1
    assert other.carry().fetched == 0, "this version has read what it understands"
    with other.library._store.reading() as connection:
        assert connection.execute("SELECT value FROM facts WHERE name = 'mood'").fetchall() == [("晴",)]
    for module in (
        "drafter.office.share",
        "drafter.library.importing.receive",
        "drafter.library.feed.segment",
    ):
        monkeypatch.setattr(f"{module}.FEED", 2)
    assert other.carry().fetched == 1, "the next version reads it again"
    assert other.receive().later == 0


def test_what_lay_in_the_bin_before_joining_is_not_told(desks: tuple[Desk, Desk]):
    one, other = desks
    source = one.library.sources()[0].source
    ledger = one.ledger()
    ledger.leave()
    one.library.remove(source.id)
    ledger.join(one.office.id, one.name)
    ledger.close()
    settle(one, other)
    assert [record.source.title for record in other.library.sources()] == ["春耕讲话"]


def test_what_a_colleague_imported_is_named_so_and_a_private_folder_stays_private(
    desks: tuple[Desk, Desk], tmp_path: Path
):
    one, other = desks
    (tmp_path / "私人" / "手记").mkdir(parents=True)
    for name in ("防汛.txt", "私人/手记/抗旱.txt"):
        (tmp_path / name).write_text(SPEECH.replace("防汛", Path(name).stem), encoding="utf-8")
    one.library.set_private_folders(str(tmp_path / "私人"))
    assert one.library.private_folders() == [str(tmp_path / "私人")]
    files = [tmp_path / "防汛.txt", tmp_path / "私人"]
    assert run_job(one.library.import_files(files)).imported == 2
    settle(one, other)
    assert {r.source.title for r in other.library.sources()} == {
        "安全讲话",
        "春耕讲话",
        "在全县防汛工作会议上的讲话",
    }
    report = run_job(other.library.import_files([tmp_path / "防汛.txt"]))
    assert (report.imported, report.brought) == (0, {str(tmp_path / "防汛.txt"): "综合科"})
    assert "其中 1 个同事已导入" in headline(report)
    assert "防汛.txt：同事已导入这篇（综合科）" in details(report)
    (own,) = run_job(one.library.import_files([tmp_path / "防汛.txt"])).duplicates
    assert own == str(tmp_path / "防汛.txt")


def test_a_favourite_goes_into_no_folder_and_none_is_taken_from_there(desks: tuple[Desk, Desk]):
    one, other = desks
    hit = one.library.search(Query("隐患")).hits[0]
    one.library.set_favourite(hit.id, True)
    settle(one, other)
    told = b"".join(gzip.decompress(file.read_bytes()) for file in one.place.glob("*/*/*.feed"))
    assert b"star/" not in told
    with one.library._store.reading() as connection:
        (name,) = connection.execute("SELECT name FROM facts WHERE name GLOB 'star/*'").fetchone()
    lines = [fact_line(Fact(_SAFETY, name, 9, 1, "ff", "1"), "")]
    file, data = pack(lines, one.office.id, "ff", "")
    (other.inbox / file).write_bytes(data)
    other.receive()
    assert not other.library.search(Query("隐患")).hits[0].favourite
