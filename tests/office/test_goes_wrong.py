"""What goes wrong, provoked at a terminal over a real folder, a real server, a real disc, and the sentence that is told."""

import datetime
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.progress import run_job
from drafter.files.office_status import OfficeStatus, load_status, save_status
from drafter.library.embedded import open_library
from drafter.library.feed.segment import pack
from drafter.library.restore import DATABASE
from drafter.office.ledger import Ledger
from drafter.office.share import FOLDER, Contact
from drafter.office.syncing import Syncing, status_file_of
from drafter.paths import Home
from drafter.ui.app import create_window
from tests.office.desks import SPEECH
from tests.office.speed import told

_Command = Callable[..., tuple[int, str]]
_HOURS = 3 * 3600
_FULL = """
import resource, signal, sys
from drafter.cli import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "共享"
    made.mkdir()
    return made


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    made = tmp_path / "防汛.txt"
    made.write_text(SPEECH, encoding="utf-8")
    return made


@pytest.fixture
def joined(at: _Command, share: Path, speech: Path) -> _Command:
    """Two desks in one folder, and a speech that the first brought; the second has it."""
    at("甲", "import", str(speech))
    for who, name in (("甲", "综合科"), ("乙", "秘书科")):
        at(who, "office", "join", str(share), "--name", name, "--office", "甲县政府办")
        at(who, "office", "sync")
    return at


def found(at: _Command, who: str, text: str = "防汛物资") -> int:
    return json.loads(at(who, "search", text, "--json")[1])["total"]


def corrected(home: Path, **values: str) -> str:
    """Correct the only speech at a desk that is no starter, as its window does; gives its id."""
    with closing(open_library(home / "library")) as library:
        (source,) = (record.source for record in library.sources() if not record.source.starter)
        library.edit_source(replace(source, **values))
    return source.id


def lay(share: Path, name: str, data: bytes) -> None:
    folder = share / FOLDER / "ffffffffffffffff"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)


class Ticks(threading.Event):
    """Lets a watch go on for so many pauses, and remembers them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.pauses = most, []

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout)
        return len(self.pauses) > self.most


def test_a_share_that_is_away_is_tried_again_ever_more_seldom_and_costs_no_search(
    joined: _Command, share: Path, tmp_path: Path
):
    share.rename(tmp_path / "拔了网线")
    syncing, ticks = Syncing(Home(tmp_path / "乙")), Ticks(6)
    syncing.watch(ticks, lambda: None)
    assert ticks.pauses == [0.0, 5.0, 10.0, 30.0, 60.0, 300.0, 300.0]
    assert syncing.status.when.startswith("上次同步 ")
    assert "连不上共享文件夹" in syncing.status.error
    assert found(joined, "乙") == 1
    (tmp_path / "拔了网线").rename(share)
    ticks = Ticks(2)
    syncing.watch(ticks, lambda: None)
    assert (ticks.pauses, syncing.status.error) == ([0.0, 10.0, 10.0], "")


def test_a_server_that_is_away_is_told_and_costs_no_search(at: _Command, cluster, speech: Path):
    cluster.empty()
    at("甲", "import", str(speech))
    at("甲", "office", "join", cluster.dsn("zhang"))
    assert at("甲", "office", "sync")[0] == 0
    cluster.stop()
    try:
        status, said = at("甲", "office", "sync")
        assert (status, "连不上服务器，会自动再试。" in said) == (1, True)
        assert json.loads(at("甲", "office", "status", "--json")[1])["last"]
        assert found(at, "甲") == 1
    finally:
        cluster.start()


@pytest.mark.parametrize("by", ["share", "server"])
def test_a_clock_that_is_wrong_is_told(at: _Command, request, tmp_path: Path, monkeypatch, by: str):
    place, other = tmp_path / "共享", "同事"
    place.mkdir()
    if by == "server":
        cluster = request.getfixturevalue("cluster")
        cluster.empty()
        place, other = cluster.dsn("zhang"), "服务器"
    at("甲", "office", "join", str(place))
    right, exact = time.time, time.time_ns
    monkeypatch.setattr(time, "time", lambda: right() + _HOURS)
    monkeypatch.setattr(time, "time_ns", lambda: exact() + _HOURS * 10**9)
    assert f"本机时间与{other}相差 3 小时，请校准。" in at("甲", "office", "sync")[1]


def test_an_old_backup_and_a_cloned_disk_are_told(joined: _Command, tmp_path: Path):
    at, backup = joined, tmp_path / "旧.gaolib"
    again = "本机的语料库是从备份恢复的，或与别的机器重了，已重新同步。"
    at("甲", "library", "backup", str(backup))
    corrected(tmp_path / "甲", title="备份以后改的")
    assert again not in at("甲", "office", "sync")[1]
    with closing(open_library(tmp_path / "甲" / "library")) as library:
        run_job(library.restore_backup(backup))
    assert again in at("甲", "office", "sync")[1]
    shutil.copytree(tmp_path / "甲", tmp_path / "丙")
    corrected(tmp_path / "丙", title="另一块硬盘上改的")
    at("丙", "office", "sync")
    assert again in at("甲", "office", "sync")[1]


def test_what_two_import_is_told_to_the_second(joined: _Command, speech: Path):
    status, said = joined("乙", "import", str(speech))
    assert (status, "同事已导入这篇" in said, "综合科" in said) == (0, True, True)


def test_a_segment_that_was_cut_is_told_by_whoever_reads_it_and_by_whoever_mends_it(
    joined: _Command, share: Path
):
    for file in share.glob("*/*/*.feed"):
        file.write_bytes(file.read_bytes()[:-5])
    assert "共享文件夹里 1 个文件损坏，等原来的机器补上。" in joined("乙", "office", "sync")[1]
    assert "共享文件夹里 1 个文件损坏，已由本机补上。" in joined("甲", "office", "sync")[1]


def test_a_segment_of_a_later_version_is_told_at_once_and_once(joined: _Command, share: Path, tmp_path: Path):
    member = Syncing(Home(tmp_path / "乙")).membership
    head = {"feed": 2, "needs": 2, "office": member.office.id, "dev": "ff", "made": "2027"}
    data = gzip.compress(f'{json.dumps(head)}\n{{"k":"later"}}'.encode(), mtime=0)
    lay(share, f"{sha256(data).hexdigest()}.feed", data)
    sentence = "有 1 个文件里的内容要升级程序后才能全部看到。"
    assert sentence in joined("乙", "office", "sync")[1]
    assert joined("乙", "office", "status")[1].count(sentence) == 1


def test_a_disc_of_a_later_version_and_of_another_key_are_refused(
    joined: _Command, share: Path, tmp_path: Path
):
    pytest.importorskip("nacl")
    at, disc = joined, tmp_path / "1.gwk"
    assert at("甲", "office", "bundle", "write", str(disc))[0] == 0

    def remade(**change: object) -> str:
        other = tmp_path / "2.gwk"
        with zipfile.ZipFile(disc) as old, zipfile.ZipFile(other, "w") as new:
            for info in old.infolist():
                data = old.read(info)
                if info.filename == "manifest.json":
                    data = json.dumps(json.loads(data) | change).encode()
                new.writestr(info.filename, data)
        return str(other)

    newer = "这张光盘由更新的版本制作，请先升级。"
    assert at("乙", "office", "bundle", "read", remade(bundle=2)) == (1, f"{newer}\n")
    status, said = at("乙", "office", "bundle", "read", remade(no=9))
    assert (status, said.startswith("签名不符，没有导入")) == (1, True)


def test_a_server_that_has_gone_on_is_told_and_costs_no_search(at: _Command, cluster, speech: Path):
    cluster.empty()
    at("甲", "import", str(speech))
    at("甲", "office", "join", cluster.dsn("zhang"))
    with cluster.connect() as connection:
        connection.execute("ALTER SCHEMA office_1 RENAME TO office_2")
        try:
            status, said = at("甲", "office", "sync")
        finally:
            connection.execute("ALTER SCHEMA office_2 RENAME TO office_1")
    assert (status, said) == (1, "服务器已升级，本机仍可查找，请升级程序后再同步。\n")
    assert found(at, "甲") == 1
    assert at("甲", "office", "sync")[0] == 0


@pytest.mark.skipif(
    sys.platform == "win32", reason="a limit on the size of files stands in for the full disk"
)
def test_a_full_disk_pauses_the_sync_and_loses_nothing(joined: _Command, share: Path, tmp_path: Path):
    member = Syncing(Home(tmp_path / "乙")).membership
    lines = [line for number in range(60) for line in told(number)]
    lay(share, *pack(lines, member.office.id, "ff", "2026"))
    command = [sys.executable, "-c", _FULL, "office", "sync"]
    environment = {**os.environ, "DRAFTER_HOME": str(tmp_path / "乙")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("同步暂停，原有语料不受影响。"), done.stderr
    assert "磁盘" in done.stderr
    assert found(joined, "乙") == 1
    joined("乙", "office", "sync")
    with closing(open_library(tmp_path / "乙" / "library")) as library:
        assert sum(not record.source.starter for record in library.sources()) == 61
        assert run_job(library.verify()).problems == ()


def test_a_share_that_is_full_is_told_as_that(joined: _Command, tmp_path: Path, monkeypatch):
    corrected(tmp_path / "甲", title="改过的题目")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drafter.office.share._put", full)
    status, said = joined("甲", "office", "sync")
    assert (status, "满了，本机的更改还没告诉同事" in said) == (1, True)
    monkeypatch.undo()
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "甲"))
    assert "发出 0 篇、修改 1 处" in joined("甲", "office", "sync")[1]


def test_a_right_that_is_withdrawn_is_told_with_its_number(
    at: _Command, cluster, speech: Path, tmp_path: Path
):
    cluster.empty()
    at("甲", "import", str(speech))
    for who, login in (("甲", "zhang"), ("乙", "wang")):
        at(who, "office", "join", cluster.dsn(login))
    source = corrected(tmp_path / "甲", state="final")
    at("甲", "office", "scope", "down", source)
    at("甲", "office", "sync")
    assert "收到 1 篇" in at("乙", "office", "sync")[1]
    at("甲", "office", "scope", "unit", source)
    at("甲", "office", "sync")
    assert "1 篇材料已不再共享给本单位，本机已删除。" in at("乙", "office", "sync")[1]
    assert found(at, "乙") == 0


def test_what_is_lent_is_hidden_after_ninety_days_and_the_window_counts_them(
    at: _Command, cluster, qtbot, speech: Path, tmp_path: Path
):
    cluster.empty()
    with cluster.connect() as connection:
        connection.execute("UPDATE office.this SET lease_days = 90")
    at("甲", "import", str(speech))
    for who, login in (("甲", "zhang"), ("乙", "wang")):
        at(who, "office", "join", cluster.dsn(login))
    at("甲", "office", "scope", "down", corrected(tmp_path / "甲", state="final"))
    at("甲", "office", "sync")
    at("乙", "office", "sync")
    home, days = Home(tmp_path / "乙"), datetime.timedelta(days=91)
    status = load_status(status_file_of(home))
    save_status(
        replace(status, last=(datetime.datetime.now().astimezone() - days).isoformat()), status_file_of(home)
    )
    with closing(Ledger(home.library / DATABASE)) as ledger:
        ledger.remember("contact", str(round((time.time() - days.total_seconds()) * 1000)))
    cluster.stop()
    try:
        window = create_window(home.root)
        link = window._services.office
        link.start()
        told = "已 91 天没有同步，外单位的 1 篇材料暂不显示，同步一次就回来。"
        qtbot.waitUntil(lambda: told in link.details, timeout=60_000)
        assert found(at, "乙") == 0
        window.close()
    finally:
        cluster.start()
        with cluster.connect() as connection:
            connection.execute("UPDATE office.this SET lease_days = 0")
    at("乙", "office", "sync")
    with closing(open_library(home.library)) as library:
        assert library.follow_lease() == 0
    assert found(at, "乙") == 1


def test_two_who_correct_one_title_are_told_who_and_when(joined: _Command, tmp_path: Path):
    corrected(tmp_path / "甲", title="甲的题目")
    corrected(tmp_path / "乙", title="乙的题目")
    joined("甲", "office", "sync")
    said = joined("乙", "office", "sync")[1]
    assert "综合科 " in said
    assert "也改了“" in said
    assert "”的标题。" in said


def test_the_days_without_a_contact_are_counted(monkeypatch):
    assert OfficeStatus().silent == 0
    assert OfficeStatus("2020-01-01T08:00:00+08:00").silent > 365


def test_what_cannot_be_taken_in_is_told_to_the_window(joined: _Command, tmp_path: Path):
    syncing = Syncing(Home(tmp_path / "乙"))

    def fails() -> None:
        raise UserError("磁盘已满，没有存进语料库，请腾出空间后再试。")

    with pytest.raises(UserError, match="原有语料不受影响"):
        syncing.take_in(Contact(), fails)
    assert syncing.status.error.endswith("同步暂停，原有语料不受影响。")
    with closing(Ledger(tmp_path / "乙" / "library" / DATABASE)) as ledger:
        assert ledger.office
