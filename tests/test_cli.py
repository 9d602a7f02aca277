"""The work of the terminal: its JSON, its exit status, and one clear sentence for whatever a user can cause."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.__main__ import wants_window
from drafter.cli import run
from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import Move, Paragraph
from drafter.files.gao import load_draft, save_draft
from drafter.files.unit import Unit, save_unit

SPEECH = """在全县示范工作会议上的讲话
（2026年3月5日）
同志们：
今天召开全县示范工作会议，主要任务是总结经验、部署工作。下面，我讲两点意见。
一、提高认识，增强责任感
做好这项工作关系全局，必须抓紧抓实。
一要学习到位。把上级要求学深学透，结合岗位抓好贯彻。
二要认识到位。把思想统一到部署上来，把力量凝聚到落实上来。
二、狠抓落实，确保见实效
抓落实是关键，要一件一件办、一项一项清。
一要责任到人。每项任务都要明确牵头单位和完成时限。
二要督查到位。每月调度一次，每季通报一次。
同志们，做好今年的工作责任重大，让我们团结一心，真抓实干，努力开创新局面。
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def sentence(self):
        """What the user is told: one line in Chinese, and no traceback."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert any("一" <= character <= "鿿" for character in lines[0])
        return lines[0]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def drafter(capsys):
    def command(*arguments):
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Result(status, told.out, told.err)

    return command


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "讲话 “终稿”😀.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path, drafter, speech):
    folder = tmp_path / "library"
    assert drafter("import", speech, "--library", folder).status == 0
    return folder


def process(*arguments, **options):
    """The program as a process of its own."""
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)


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


class TestTheDoor:
    @pytest.mark.parametrize(
        "arguments", [[], ["稿.gao"], ["A.GAO"], ["--smoke-test"], ["--selftest", "o.json"]]
    )
    def test_a_draft_or_nothing_asks_for_the_window(self, arguments):
        assert wants_window(arguments)

    @pytest.mark.parametrize(
        "arguments", [["inspect", "a.gao"], ["--help"], ["nonsense"], ["new", "-o", "a.gao"]]
    )
    def test_everything_else_is_a_command(self, arguments):
        assert not wants_window(arguments)

    def test_help_names_every_command(self):
        shown = process("--help")
        assert shown.returncode == 0
        for command in ("inspect", "import", "search", "new", "typeset", "library"):
            assert command in shown.stdout

    @pytest.mark.parametrize(
        "arguments",
        [
            ["nonsense"],
            ["inspect"],
            ["search", "词", "--move", "jump"],
            ["search", "词", "--limit", "0"],
            ["new"],
        ],
    )
    def test_wrong_usage_is_status_two(self, drafter, arguments):
        result = drafter(*arguments)
        assert result.status == 2
        assert "Traceback" not in result.err

    def test_json_is_utf_8_whatever_the_terminal_speaks(self, speech):
        environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
        shown = process("inspect", speech, "--json", env=environment)
        assert json.loads(shown.stdout)["title"] == "在全县示范工作会议上的讲话"


class TestInspect:
    def test_it_says_what_the_reader_recognises(self, drafter, speech):
        found = drafter("inspect", speech, "--json").json
        assert list(found) == [
            "file", "format", "title", "date", "speaker", "salutation", "shape", "paragraphs", "removed", "names",
        ]  # fmt: skip
        assert found["file"] == speech.name
        assert (found["format"], found["date"], found["salutation"]) == ("txt", "2026-03-05", "同志们：")
        assert found["shape"] == {"parts": 2}
        assert set(found["names"]) == {"places", "people", "units"}
        labels = [p["label"] for p in found["paragraphs"] if p["role"] in ("heading", "point")]
        assert labels == ["一、", "一要", "二要", "二、", "一要", "二要"]
        assert all(set(p) == {"role", "level", "label", "text", "move"} for p in found["paragraphs"])
        assert "\n".join(p["label"] + p["text"] for p in found["paragraphs"]) + "\n" == SPEECH

    def test_every_key_is_there_where_nothing_is_known(self, drafter, tmp_path):
        plain = tmp_path / "a.txt"
        plain.write_text("今天天气很好，我们去田里看看庄稼长得怎么样。\n", encoding="utf-8")
        found = drafter("inspect", plain, "--json").json
        assert (found["title"], found["date"], found["speaker"], found["salutation"]) == ("", None, "", "")
        assert found["removed"] == []

    def test_a_draft_shows_its_open_slots(self, drafter, tmp_path):
        drafter("new", "-o", tmp_path / "a.gao", "--title", "讲话")
        found = drafter("inspect", tmp_path / "a.gao", "--json").json
        assert (found["format"], found["title"], found["shape"]) == ("gao", "讲话", {"parts": 3})
        assert "讲清这项工作" in drafter("inspect", tmp_path / "a.gao").out

    @pytest.mark.samples
    @pytest.mark.parametrize("name", ["000_4ebf6465e1ed6e76", "002_cb920f1d676ddb8d", "004_b8080c49e0e2098a"])
    def test_the_samples_come_out_as_their_gold_says(self, drafter, samples, name):
        gold = json.loads((samples / f"{name}.gold.json").read_text(encoding="utf-8"))
        found = drafter("inspect", samples / f"{name}.txt", "--json").json
        assert found["file"] == gold["file"]
        read = [(p["role"], p["level"], p["label"] + p["text"]) for p in found["paragraphs"]]
        assert read == [(p["role"], p["level"], p["text"]) for p in gold["paragraphs"]]
        assert [item["text"] for item in found["removed"]] == gold["removed"]


class TestImport:
    def test_it_counts_what_came_in_what_was_there_and_what_was_refused(self, drafter, tmp_path, speech):
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

    def test_it_ends_with_a_table(self, drafter, tmp_path, speech):
        (tmp_path / "空的.txt").write_bytes(b"")
        shown = drafter("import", speech, tmp_path / "空的.txt")
        assert shown.status == 0
        for words in ("已导入", "1 篇，13 段", "早已在库", "没能导入", "空的.txt"):
            assert words in shown.out

    @pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C")
    def test_an_interrupted_import_keeps_what_it_has_and_says_so(self, drafter, tmp_path, home):
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

    def test_three_thousand_files_of_which_ten_are_broken(self, drafter, tmp_path):
        folder = many_files(tmp_path / "many")
        result = drafter("import", folder, "--json")
        assert (result.json["imported"], len(result.json["refused"])) == (2990, 10)
        assert drafter("library", "verify", "--json").json["problems"] == []

    @pytest.mark.samples
    def test_the_samples_come_in_and_are_found(self, drafter, samples, tmp_path):
        library = ("--library", tmp_path / "l")
        files = sorted(samples.glob("*.txt"))
        assert drafter("import", *files, *library, "--json").json["imported"] == 3
        found = drafter("search", "党建工作", *library, "--json").json
        assert found["total"] >= len(found["hits"]) > 0
        assert {Path(hit["source"]["file"]).name for hit in found["hits"]} <= {file.name for file in files}


class TestSearch:
    def test_a_hit_says_what_it_is_and_where_it_comes_from(self, drafter, library, speech):
        found = drafter("search", "牵头单位", "--library", library, "--json").json
        assert found["total"] == 1
        (hit,) = found["hits"]
        assert set(hit) == {"id", "text", "role", "move", "source", "score"}
        assert hit["text"] == "责任到人。每项任务都要明确牵头单位和完成时限。"
        assert hit["role"] == "point"
        assert (hit["source"]["title"], hit["source"]["date"]) == ("在全县示范工作会议上的讲话", "2026-03-05")
        assert Path(hit["source"]["file"]).name == speech.name

    def test_words_are_anded_and_narrowed_by_move_kind_and_limit(self, drafter, library):
        def total(*arguments):
            return drafter("search", *arguments, "--library", library, "--json").json["total"]

        assert total("落实") > total("落实", "关键") == 1
        assert total("落实", "庄稼") == 0
        assert total("团结一心", "--move", "closing") == 1
        assert total("团结一心", "--move", "review") == 0
        assert total("狠抓", "--kind", "heading") == 1
        section = drafter("search", "督查", "--kind", "section", "--library", library, "--json").json["hits"][
            0
        ]
        assert section["text"].startswith("一、狠抓落实")
        assert "\n一要责任到人" in section["text"]
        assert (
            len(drafter("search", "到位", "--limit", "1", "--library", library, "--json").json["hits"]) == 1
        )

    def test_the_terminal_shows_text_and_source(self, drafter, library):
        shown = drafter("search", "牵头单位", "--library", library).out
        assert "责任到人" in shown
        assert "在全县示范工作会议上的讲话 · 2026年3月5日" in shown

    def test_an_empty_library_of_ones_own_offers_the_starter_material(self, drafter):
        assert drafter("search", "安全生产", "--json").json["total"] > 0

    def test_another_folder_holds_only_what_was_imported(self, drafter, tmp_path):
        (tmp_path / "other").mkdir()
        assert drafter("search", "安全生产", "--library", tmp_path / "other", "--json").json == {
            "total": 0,
            "hits": [],
        }

    def test_a_library_folder_that_is_not_there_is_a_slip_of_the_pen(self, drafter, tmp_path):
        result = drafter("search", "词", "--library", tmp_path / "slip")
        assert result.status == 1
        assert "slip" in result.sentence
        assert not (tmp_path / "slip").exists()


class TestNew:
    @pytest.mark.parametrize(
        ("name", "parts"), [("three-part", 3), ("four-part", 4), ("六段式", 6), ("agenda", 3)]
    )
    def test_a_draft_from_each_outline(self, drafter, tmp_path, name, parts):
        target = tmp_path / "a.gao"
        facts = ("--fact", "place=清源县", "--fact", "date=2026-11-20", "--fact", "speaker=张明")
        assert drafter("new", "--outline", name, "--title", "讲话", *facts, "-o", target).status == 0
        draft = load_draft(target)
        assert edits.count_parts(draft.paragraphs) == parts
        assert (draft.facts.title, draft.facts.place, draft.facts.speaker) == ("讲话", "清源县", "张明")
        assert [p.text for p in draft.paragraphs[:3]] == ["讲话", "（2026年11月20日）", "张明"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--outline", "seven-part"], "three-part（三段式）"),
            (["--fact", "colour=red"], "名称可以是"),
            (["--fact", "清源县"], "名称=内容"),
            (["--fact", "date=gestern"], "2026-11-20"),
            (["--fact", "minutes=lang"], "分钟数"),
        ],
    )
    def test_a_mistake_is_said_in_one_line(self, drafter, tmp_path, arguments, words):
        result = drafter("new", *arguments, "-o", tmp_path / "a.gao")
        assert result.status == 1
        assert words in result.sentence
        assert not (tmp_path / "a.gao").exists()

    def test_the_unit_profile_says_who_speaks_where(self, drafter, home, tmp_path):
        save_unit(Unit("清源县人民政府", place="清源县", speaker="张明"), home / "unit.toml")
        drafter("new", "--fact", "speaker=李强", "-o", tmp_path / "a.gao")
        facts = load_draft(tmp_path / "a.gao").facts
        assert (facts.unit, facts.place, facts.speaker) == ("清源县人民政府", "清源县", "李强")

    def test_a_draft_that_is_there_is_not_overwritten(self, drafter, tmp_path):
        drafter("new", "--title", "甲", "-o", tmp_path / "a.gao")
        result = drafter("new", "--title", "乙", "-o", tmp_path / "a.gao")
        assert result.status == 1
        assert "已经存在" in result.sentence
        assert load_draft(tmp_path / "a.gao").facts.title == "甲"


class TestTypeset:
    def test_the_finished_file_reads_as_the_speech_did(self, drafter, tmp_path, speech):
        result = drafter("typeset", speech, "-o", tmp_path / "out.docx")
        assert result.status == 0
        before = drafter("inspect", speech, "--json").json["paragraphs"]
        assert drafter("inspect", tmp_path / "out.docx", "--json").json["paragraphs"] == before

    @pytest.mark.samples
    def test_every_sample_reads_the_same_after_typesetting(self, drafter, samples, tmp_path):
        for sample in sorted(samples.glob("*.txt")):
            assert drafter("typeset", sample, "-o", tmp_path / "out.docx").status == 0
            before = drafter("inspect", sample, "--json").json["paragraphs"]
            assert drafter("inspect", tmp_path / "out.docx", "--json").json["paragraphs"] == before

    def test_by_itself_it_stands_beside_the_speech_and_covers_nothing(self, drafter, speech):
        assert drafter("typeset", speech).status == 0
        target = speech.with_suffix(".docx")
        data = target.read_bytes()
        assert "已经存在" in drafter("typeset", speech).sentence
        assert drafter("typeset", target).status == 0
        assert target.with_name(target.stem + "（排版）.docx").read_bytes() == data
        assert "就是原文件" in drafter("typeset", target, "-o", target).sentence
        assert target.read_bytes() == data

    def test_a_draft_goes_out_without_its_open_slots(self, drafter, tmp_path):
        drafter("new", "--title", "讲话", "-o", tmp_path / "a.gao")
        draft = load_draft(tmp_path / "a.gao")
        body = Clip((Paragraph("x", text="今天召开会议，部署工作。", move=Move.OPENING),))
        save_draft(edits.fill(draft, draft.paragraphs[2].id, body), tmp_path / "a.gao")
        assert "18 处空位" in drafter("typeset", tmp_path / "a.gao").sentence
        found = drafter("inspect", tmp_path / "a.docx", "--json").json["paragraphs"]
        assert [p["text"] for p in found] == [
            "讲话",
            "同志们：",
            "今天召开会议，部署工作。",
            "下面，我讲三点意见。",
        ]

    def test_the_reading_copy_is_another_layout(self, drafter, tmp_path, speech):
        drafter("typeset", speech, "-o", tmp_path / "print.docx")
        drafter("typeset", speech, "-o", tmp_path / "read.docx", "--layout", "reading")
        assert (tmp_path / "print.docx").read_bytes() != (tmp_path / "read.docx").read_bytes()

    def test_an_unknown_layout_is_said_in_one_line(self, drafter, tmp_path, speech):
        result = drafter("typeset", speech, "-o", tmp_path / "out.docx", "--layout", "fancy")
        assert result.status == 1
        assert "fancy" in result.sentence


class TestLibrary:
    def test_list_remove_and_restore(self, drafter, library):
        (source,) = drafter("library", "list", "--library", library, "--json").json["sources"]
        assert source["paragraphs"] == 13
        assert drafter("library", "remove", source["id"], "--library", library).status == 0
        assert drafter("search", "牵头单位", "--library", library, "--json").json["total"] == 0
        assert drafter("library", "restore", source["id"], "--library", library).status == 0
        assert drafter("search", "牵头单位", "--library", library, "--json").json["total"] == 1

    def test_backup_and_restore_are_one_file(self, drafter, library, tmp_path):
        backup = tmp_path / "语料库.bak"
        assert drafter("library", "backup", backup, "--library", library).status == 0
        assert "已经存在" in drafter("library", "backup", backup, "--library", library).sentence
        other = tmp_path / "other"
        assert drafter("library", "restore", backup, "--library", other).status == 0
        assert drafter("search", "牵头单位", "--library", other, "--json").json["total"] == 1

    def test_info_verify_and_rebuild(self, drafter, library):
        info = drafter("library", "info", "--library", library, "--json").json
        assert (info["sources"], info["paragraphs"]) == (1, 13)
        assert drafter("library", "verify", "--library", library, "--json").json["problems"] == []
        assert drafter("library", "rebuild", "--library", library).status == 0
        assert drafter("library", "verify", "--library", library, "--json").json["problems"] == []

    def test_an_unknown_source_is_said_in_one_line(self, drafter, library):
        for command in ("remove", "restore"):
            result = drafter("library", command, "nosuch", "--library", library)
            assert result.status == 1
            assert "nosuch" in result.sentence


def sparse(path):
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)


def truncated_docx(path):
    speech = path.with_name("whole.txt")
    speech.write_text(SPEECH, encoding="utf-8")
    assert run(["typeset", str(speech), "-o", str(path)]) == 0
    path.write_bytes(path.read_bytes()[:3000])


BAD_FILES = {
    "空的.txt": lambda path: path.write_bytes(b""),
    "空的.docx": lambda path: path.write_bytes(b""),
    "照片.docx": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    "半截.docx": truncated_docx,
    "巨大.txt": sparse,
    "乱码.txt": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "名字'\"😀 & $(x).docx": lambda path: path.write_bytes(b"PK\x03\x04"),
    "不在.txt": lambda path: None,
    "将来.gao": lambda path: path.write_text('{"format": "gao", "version": 99}', encoding="utf-8"),
    "半截.gao": lambda path: path.write_text('{"format": "gao", "version": 1, "paragr', encoding="utf-8"),
}


class TestBadInput:
    @pytest.mark.parametrize("command", ["inspect", "typeset"])
    @pytest.mark.parametrize("name", BAD_FILES)
    def test_a_bad_file_gets_one_sentence(self, drafter, tmp_path, command, name):
        if '"' in name and os.name == "nt":
            name = name.replace('"', "")
        BAD_FILES[name](tmp_path / name)
        result = drafter(command, tmp_path / name)
        assert result.status == 1
        assert result.out == ""
        assert result.sentence
        assert not list(tmp_path.glob("*排版*"))

    @pytest.mark.parametrize("name", ["空的.txt", "照片.docx", "巨大.txt", "不在.txt"])
    def test_importing_only_a_bad_file_is_a_mistake(self, drafter, tmp_path, name):
        BAD_FILES[name](tmp_path / name)
        result = drafter("import", tmp_path / name, "--json")
        assert result.status == 1
        assert len(result.json["refused"]) == 1
        assert result.json["refused"][0]["reason"] in result.sentence

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become somebody else")
    def test_a_file_without_read_permission_gets_one_sentence(self, tmp_path, speech):
        """Root may read anything, so another user does the reading."""
        speech.chmod(0)
        tmp_path.chmod(0o755)
        for folder in tmp_path.parents:
            if folder not in (Path("/"), Path("/tmp")):
                folder.chmod(0o755)
        readable = tmp_path / "readable.txt"
        readable.write_text(SPEECH, encoding="utf-8")
        code = """
import os, sys
from drafter.cli import run
run(["inspect", sys.argv[1]])  # imports what only root may read
os.setuid(65534)
sys.exit(run(["inspect", sys.argv[2]]))
"""
        command = [sys.executable, "-c", code, str(readable), str(speech)]
        shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert shown.returncode == 1
        assert len(shown.stderr.splitlines()) == 1
        assert "权限" in shown.stderr

    def test_exporting_onto_a_read_only_file(self, drafter, tmp_path, speech):
        target = tmp_path / "out.docx"
        target.write_bytes(b"old")
        target.chmod(0o444)
        assert "只读" in drafter("typeset", speech, "-o", target).sentence
        assert target.read_bytes() == b"old"

    def test_exporting_into_a_folder_that_is_gone(self, drafter, tmp_path, speech):
        assert "已经不在了" in drafter("typeset", speech, "-o", tmp_path / "gone" / "out.docx").sentence
        assert "已经不在了" in drafter("new", "-o", tmp_path / "gone" / "a.gao").sentence

    def test_exporting_onto_a_folder(self, drafter, tmp_path, speech):
        assert "是一个文件夹" in drafter("typeset", speech, "-o", tmp_path).sentence

    def test_a_library_folder_that_is_a_file(self, drafter, tmp_path, speech):
        result = drafter("search", "词", "--library", speech)
        assert result.status == 1
        assert result.sentence

    def test_a_broken_outline_of_ones_own_is_reported_and_the_draft_is_made(self, drafter, home, tmp_path):
        (home / "outlines").mkdir(parents=True)
        (home / "outlines" / "坏的.toml").write_text("title = ", encoding="utf-8")
        result = drafter("new", "-o", tmp_path / "a.gao")
        assert result.status == 0
        assert "坏的.toml" in result.sentence
        assert (tmp_path / "a.gao").exists()
