"""`drafter office`, as two secretaries type it."""

import json
from pathlib import Path

from tests.conftest import starter_files
from tests.office.desks import SPEECH


def test_two_desks_join_a_folder_and_one_finds_what_the_other_imported(at, tmp_path: Path):
    share = tmp_path / "共享"
    share.mkdir()
    file = tmp_path / "防汛.txt"
    file.write_text(SPEECH, encoding="utf-8")
    assert at("甲", "import", str(file))[0] == 0
    status, said = at("甲", "office", "join", str(share), "--name", "综合科", "--office", "甲县政府办")
    assert status == 0
    assert said.startswith("已加入“甲县政府办”。核对码 ")
    assert "本机 1 篇尚未共享" in said
    code = said.partition("核对码 ")[2].partition("；")[0]
    assert len(code.split()) == 6
    joined = json.loads(at("乙", "office", "join", str(share), "--name", "秘书科", "--json")[1])
    assert (joined["office"], joined["code"]) == ("甲县政府办", code)
    assert "收到 0 篇" in at("甲", "office", "sync")[1]
    status, said = at("乙", "office", "sync")
    assert status == 0
    assert said.startswith("收到 1 篇、修改 0 处；发出 0 篇、修改 0 处；上次同步 ")
    found = json.loads(at("乙", "search", "防汛物资", "--json")[1])
    assert found["total"] == 1
    told = json.loads(at("乙", "office", "status", "--json")[1])
    assert (told["waiting"], told["damaged"], told["error"]) == (0, 0, "")
    assert {device["name"] for device in told["devices"]} == {"综合科", "秘书科"}
    assert at("乙", "office", "check") == (0, "共享文件夹里的文件都完好。\n")
    next(share.glob("*/*/*.feed")).write_bytes(b"")
    status, said = at("乙", "office", "check")
    assert status == 1
    assert "1 个文件损坏" in said
    assert at("乙", "office", "leave") == (
        0,
        f"已退出“甲县政府办”：本机留下 {len(starter_files())} 篇，删去同事的 1 篇。\n",
    )
    assert json.loads(at("乙", "search", "防汛物资", "--json")[1])["total"] == 0


def test_what_is_typed_wrongly_is_told_in_a_sentence(at, tmp_path: Path):
    assert at("甲", "office", "sync") == (1, "还没有加入共享，请先运行 drafter office join 文件夹。\n")
    status, said = at("甲", "office", "join", str(tmp_path / "没有"))
    assert status == 1
    assert "找不到文件夹" in said
    (tmp_path / "起草助手语料").mkdir()
    (tmp_path / "起草助手语料" / "office.json").write_text("[]", encoding="utf-8")
    status, said = at("甲", "office", "join", str(tmp_path))
    assert status == 1
    assert "读不懂" in said


def test_a_folder_that_goes_away_costs_nothing_and_is_told(at, tmp_path: Path):
    share = tmp_path / "共享"
    share.mkdir()
    at("甲", "office", "join", str(share))
    share.rename(tmp_path / "拔了网线")
    status, said = at("甲", "office", "sync")
    assert status == 1
    assert "连不上共享文件夹" in said
    assert "连不上共享文件夹" in json.loads(at("甲", "office", "status", "--json")[1])["error"]
