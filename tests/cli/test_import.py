"""`drafter import`: counted, refused by name, stopped at any time."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Result


def many_files(folder):
    """A folder of 3,000 small files, no two alike, of which ten are broken."""
    folder.mkdir()
    chosen = random.Random(3000)
    for number in range(3000):
        text = "".join(chr(chosen.randint(0x4E00, 0x9FA5)) for _ in range(30)) + "。"
        data = b"\x00\xff\xfe\x01" * 9 if number % 300 == 7 else text.encode()
        (folder / f"{number:04}.txt").write_bytes(data)
    return folder


def sources_in(database):
    """How many sources a library holds so far, 0 where it is only being made."""
    try:
        with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_it_counts_what_came_in_what_was_there_and_what_was_refused(drafter, tmp_path, speech):
    folder = tmp_path / "旧稿"
    folder.mkdir()
    speech.rename(folder / speech.name)
    (folder / "空的.txt").write_bytes(b"")
    (folder / "照片.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    first = drafter("import", folder, "--library", tmp_path / "l", "--json")
    assert first.status == 0
    assert (first.json["imported"], first.json["duplicates"], first.json["paragraphs"]) == (1, 0, 13)
    assert {Path(item["file"]).name for item in first.json["refused"]} == {"空的.txt", "照片.docx"}
    assert all(item["reason"] for item in first.json["refused"])
    again = drafter("import", folder, "--library", tmp_path / "l", "--json").json
    assert (again["imported"], again["duplicates"], again["paragraphs"]) == (0, 1, 0)


def test_it_ends_with_a_table(drafter, tmp_path, speech):
    (tmp_path / "空的.txt").write_bytes(b"")
    shown = drafter("import", speech, tmp_path / "空的.txt")
    assert shown.status == 0
    for words in ("已导入", "1 篇，13 段", "早已在库", "没能导入", "空的.txt"):
        assert words in shown.out


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C")
def test_an_interrupted_import_keeps_what_it_has_and_says_so(drafter, tmp_path, home):
    many_files(tmp_path / "many")
    command = [sys.executable, "-m", "drafter", "import", str(tmp_path / "many"), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as program:
        while program.poll() is None and sources_in(home / "library" / "library.db") < 20:
            time.sleep(0.02)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate()
    assert program.returncode == 1
    assert "已停止" in Result(1, out, err).sentence
    assert 20 <= json.loads(out)["imported"] < 2990
    assert drafter("library", "verify", "--json").json["problems"] == []
    assert drafter("library", "info", "--json").json["sources"] == json.loads(out)["imported"]


def test_three_thousand_files_of_which_ten_are_broken(drafter, tmp_path):
    folder = many_files(tmp_path / "many")
    result = drafter("import", folder, "--json")
    assert (result.json["imported"], len(result.json["refused"])) == (2990, 10)
    assert drafter("library", "verify", "--json").json["problems"] == []


@pytest.mark.samples
def test_the_samples_come_in_and_are_found(drafter, samples, tmp_path):
    library = ("--library", tmp_path / "l")
    files = sorted(samples.glob("*.txt"))
    assert drafter("import", *files, *library, "--json").json["imported"] == 3
    found = drafter("search", "党建工作", *library, "--json").json
    assert found["total"] >= len(found["hits"]) > 0
    assert {Path(hit["source"]["file"]).name for hit in found["hits"]} <= {file.name for file in files}


def test_it_asks_once_a_folder_whose_the_speeches_are(drafter, tmp_path, speech):
    folder = tmp_path / "旧稿"
    folder.mkdir()
    speech.rename(folder / speech.name)
    assert "还没有说明是谁的" in drafter("import", folder).out
    drafter("import", folder, "--whose", "foreign")
    assert [
        one["whose"] for one in drafter("library", "list", "--json").json["sources"] if not one["starter"]
    ] == ["foreign"]
    later = folder / "又一篇.txt"
    later.write_text(
        "在全县护林会上的讲话\n同志们：\n今天开会，主要任务是部署护林工作，请大家抓好落实。\n",
        encoding="utf-8",
    )
    assert "还没有说明" not in drafter("import", folder).out
    told = drafter("library", "list", "--json").json["sources"]
    assert [one["whose"] for one in told if not one["starter"]] == ["foreign", "foreign"]


def test_two_speeches_in_one_file_are_two_sources(drafter, tmp_path):
    text = "今天开会，主要任务是部署护林工作，请大家抓好落实，务必重视起来。"
    host = ["全县护林工作会议主持词", "同志们：", text, "下面请县长讲话，大家欢迎。"]
    speech = ["在全县护林工作会议上的讲话", "县长　王明", "（2024年3月5日）", "同志们：", text, text]
    (tmp_path / "会.txt").write_text("\n".join([*host, "", *speech]), encoding="utf-8")
    report = drafter("import", tmp_path / "会.txt", "--json").json
    assert report["imported"] == 2
    told = [one for one in drafter("library", "list", "--json").json["sources"] if not one["starter"]]
    assert {(one["title"], one["date"]) for one in told} == {
        ("全县护林工作会议主持词", None),
        ("在全县护林工作会议上的讲话", "2024-03-05"),
    }
    assert drafter("import", tmp_path / "会.txt", "--json").json["duplicates"] == 1
