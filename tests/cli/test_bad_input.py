"""Whatever a user can give, there is one clear sentence and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli import run
from tests.cli.conftest import SPEECH


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


@pytest.mark.parametrize("command", ["inspect", "typeset"])
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gets_one_sentence(drafter, tmp_path, command, name):
    path = tmp_path / (name.replace('"', "") if os.name == "nt" else name)
    BAD_FILES[name](path)
    result = drafter(command, path)
    assert result.status == 1
    assert result.out == ""
    assert result.sentence
    assert not list(tmp_path.glob("*排版*"))


@pytest.mark.parametrize("name", ["空的.txt", "照片.docx", "巨大.txt", "不在.txt"])
def test_importing_only_a_bad_file_is_a_mistake(drafter, tmp_path, name):
    BAD_FILES[name](tmp_path / name)
    result = drafter("import", tmp_path / name, "--json")
    assert result.status == 1
    assert len(result.json["refused"]) == 1
    assert result.json["refused"][0]["reason"] in result.sentence


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
def test_a_file_without_read_permission_gets_one_sentence(tmp_path, speech):
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
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(run(["inspect", sys.argv[2]]))
"""
    command = [sys.executable, "-c", code, str(readable), str(speech)]
    shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert shown.returncode == 1
    assert len(shown.stderr.splitlines()) == 1
    assert "权限" in shown.stderr


def test_exporting_onto_a_read_only_file(drafter, tmp_path, speech):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    assert "只读" in drafter("typeset", speech, "-o", target).sentence
    assert target.read_bytes() == b"old"


def test_exporting_into_a_folder_that_is_gone(drafter, tmp_path, speech):
    assert "已经不在了" in drafter("typeset", speech, "-o", tmp_path / "gone" / "out.docx").sentence
    assert "已经不在了" in drafter("new", "-o", tmp_path / "gone" / "a.gao").sentence


def test_exporting_onto_a_folder(drafter, tmp_path, speech):
    assert "是一个文件夹" in drafter("typeset", speech, "-o", tmp_path).sentence


def test_a_library_folder_that_is_a_file(drafter, tmp_path, speech):
    result = drafter("search", "词", "--library", speech)
    assert result.status == 1
    assert result.sentence


def test_a_broken_outline_of_ones_own_is_reported_and_the_draft_is_made(drafter, home, tmp_path):
    (home / "outlines").mkdir(parents=True)
    (home / "outlines" / "坏的.toml").write_text("title = ", encoding="utf-8")
    result = drafter("new", "-o", tmp_path / "a.gao")
    assert result.status == 0
    assert "坏的.toml" in result.sentence
    assert (tmp_path / "a.gao").exists()
