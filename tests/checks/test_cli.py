"""`drafter check`, run as a user runs it."""

import json
import os
import subprocess
import sys

import pytest

from drafter.core.unit import Unit
from drafter.files.unit import save_unit

SPEECH = """在清源县安全生产工作会议上的讲话
（2026年6月18日）
同志们：
今天召开会议，传达榆林市的经验。下面，我讲三点意见。
一、提高认识
要深入学习党的十九届五中全会精神，完成【数字】项任务。
三、狠抓落实
要抓紧整改,不能拖。
"""


def drafter(*arguments, home):
    environment = os.environ | {"DRAFTER_HOME": str(home)}
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_the_findings_are_printed_as_json(speech, tmp_path):
    run = drafter("check", speech, "--json", home=tmp_path / "home")
    assert run.returncode == 0, run.stderr
    findings = json.loads(run.stdout)["findings"]
    keys = {"check", "severity", "paragraph", "start", "end", "text", "message", "suggestion"}
    assert all(set(finding) == keys for finding in findings)
    found = {(finding["check"], finding["text"]) for finding in findings}
    assert {
        ("names", "榆林市"),
        ("dated", "十九届五中全会"),
        ("blanks", "【数字】"),
        ("punctuation", ","),
    } <= found
    assert ("announced", "三点") in found
    assert any(f["check"] == "announced" and f["text"] == "狠抓落实" for f in findings)
    lines = [line for line in SPEECH.splitlines() if line]
    for finding in findings:
        assert (
            lines[finding["paragraph"]].endswith(finding["text"])
            or finding["text"] in lines[finding["paragraph"]]
        )


def test_facts_say_who_speaks_where_and_when(speech, tmp_path):
    facts = ("--fact", "place=榆林市", "--fact", "date=2021-03-01")
    run = drafter("check", speech, "--json", *facts, home=tmp_path / "home")
    found = {(f["check"], f["text"]) for f in json.loads(run.stdout)["findings"]}
    assert ("names", "榆林市") not in found
    assert ("dated", "十九届五中全会") not in found


def test_the_units_profile_and_its_terms_are_used(speech, tmp_path):
    home = tmp_path / "home"
    (home / "terms").mkdir(parents=True)
    (home / "terms" / "dated.toml").write_text(
        '[[term]]\ntext = "狠抓落实"\nuntil = 2025-12-31\n[[term]]\nwhen = 1\n', encoding="utf-8"
    )
    (home / "unit.toml").write_text('place = "清源县"\nsuperiors = ["榆林市"]\n', encoding="utf-8")
    run = drafter("check", speech, "--json", home=home)
    found = {(f["check"], f["text"]) for f in json.loads(run.stdout)["findings"]}
    assert ("names", "榆林市") not in found
    assert ("dated", "狠抓落实") in found
    assert "dated.toml" in run.stderr
    assert "第 5 行" in run.stderr


def test_people_read_a_table(speech, tmp_path):
    run = drafter("check", speech, home=tmp_path / "home")
    assert run.returncode == 0
    assert "他处名称" in run.stdout


def test_a_missing_file_is_a_mistake_in_one_line(tmp_path):
    run = drafter("check", tmp_path / "没有.txt", home=tmp_path / "home")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1


def test_what_was_copied_from_a_library_is_told_with_its_source(speech, tmp_path):
    old = tmp_path / "旧稿.txt"
    sentence = "安全生产一头连着群众，一头连着发展，任何时候都松不得，这句话要天天讲。"
    old.write_text(f"在全县应急工作会议上的讲话\n（2025年3月1日）\n同志们：\n{sentence}\n", encoding="utf-8")
    library, home = tmp_path / "library", tmp_path / "home"
    assert drafter("import", old, "--library", library, home=home).returncode == 0
    speech.write_text(SPEECH + f"各位同志，{sentence}\n", encoding="utf-8")
    run = drafter("check", speech, "--json", "--library", library, home=home)
    assert not any(f["check"] == "copied" for f in json.loads(run.stdout)["findings"])
    save_unit(Unit(copied_limit=5), home / "unit.toml")
    run = drafter("check", speech, "--json", "--library", library, home=home)
    assert run.returncode == 0, run.stderr
    (copied,) = (f for f in json.loads(run.stdout)["findings"] if f["check"] == "copied")
    assert sentence.startswith(copied["text"])
    assert "《在全县应急工作会议上的讲话》" in copied["message"]
    shown = drafter("check", speech, "--library", library, home=home).stdout
    assert "引用率" in shown
    assert "31 字" in shown
    without = drafter("check", speech, "--json", home=home)
    assert not any(f["check"] == "copied" for f in json.loads(without.stdout)["findings"])


def test_a_library_that_is_not_there_is_said_so(speech, tmp_path):
    run = drafter("check", speech, "--library", tmp_path / "nowhere", home=tmp_path / "home")
    assert run.returncode == 1
    assert "nowhere" in run.stderr
