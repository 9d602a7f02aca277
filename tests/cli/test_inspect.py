"""`drafter inspect`: what the reader recognises, with every key always there."""

import json

import docx
import pytest

from drafter.core.folding import REASONS, fold
from drafter.files.settings import SECRET_FILES, Settings, save_settings
from drafter.paths import default_home
from tests.cli.conftest import SPEECH
from tests.conftest import speech_files


def test_it_says_what_the_reader_recognises(drafter, speech):
    found = drafter("inspect", speech, "--json").json
    assert list(found) == [
        "file", "format", "title", "date", "date_guessed", "speaker", "salutation", "shape", "paragraphs", "removed", "doubtful", "names",
        "objects", "changed", "fonts",
    ]  # fmt: skip
    assert found["file"] == speech.name
    assert (found["format"], found["date"], found["salutation"]) == ("txt", "2026-03-05", "同志们：")
    assert found["shape"] == {"parts": 2}
    assert set(found["names"]) == {"places", "people", "units"}
    labels = [p["label"] for p in found["paragraphs"] if p["role"] in ("heading", "point")]
    assert labels == ["一、", "一要", "二要", "二、", "一要", "二要"]
    assert all(set(p) == {"role", "level", "label", "text", "move"} for p in found["paragraphs"])
    assert "\n".join(p["label"] + p["text"] for p in found["paragraphs"]) + "\n" == SPEECH


def test_every_key_is_there_where_nothing_is_known(drafter, tmp_path):
    plain = tmp_path / "a.txt"
    plain.write_text("今天天气很好，我们去田里看看庄稼长得怎么样。\n", encoding="utf-8")
    found = drafter("inspect", plain, "--json").json
    assert (found["title"], found["date"], found["speaker"], found["salutation"]) == ("", None, "", "")
    assert found["removed"] == []


def test_a_draft_shows_its_open_slots(drafter, tmp_path):
    drafter("new", "-o", tmp_path / "a.gao", "--title", "讲话")
    found = drafter("inspect", tmp_path / "a.gao", "--json").json
    assert (found["format"], found["title"], found["shape"]) == ("gao", "讲话", {"parts": 3})
    assert "讲清这项工作" in drafter("inspect", tmp_path / "a.gao").out


@pytest.mark.parametrize("path", speech_files(), ids=lambda path: path.stem)
def test_speeches_come_out_as_their_gold_says(drafter, path):
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    found = drafter("inspect", path, "--json").json
    assert found["file"] == gold["file"]
    read = [(p["role"], p["level"], p["label"] + p["text"]) for p in found["paragraphs"]]
    assert read == [(p["role"], p["level"], fold(p["text"])) for p in gold["paragraphs"]]
    assert [r["text"] for r in found["removed"] if r["reason"] not in REASONS] == gold["removed"]


def test_tables_pictures_and_comments_are_told_where_they_stood(drafter, tmp_path):
    made = docx.Document()
    made.add_paragraph("在全县防汛工作会议上的讲话")
    text = made.add_paragraph("今天的会议很重要，请大家抓好落实，把各项措施落到实处。")
    made.add_comment(text.runs, "再实一点", author="县长")
    made.add_table(2, 2).cell(0, 0).text = "东岭乡"
    made.add_paragraph("谢谢大家！")
    made.save(tmp_path / "来稿.docx")
    found = drafter("inspect", tmp_path / "来稿.docx", "--json").json
    assert found["objects"] == [
        {"kind": "comment", "after": 2, "kept": False, "moved": False, "text": "再实一点"},
        {"kind": "table", "after": 2, "kept": True, "moved": False, "text": ""},
    ]
    assert found["removed"] == [{"text": "再实一点", "reason": "批注"}]
    assert found["changed"] == []
    shown = drafter("inspect", tmp_path / "来稿.docx").out
    assert "表格" in shown and "批注" in shown
    told = drafter("typeset", tmp_path / "来稿.docx", "-o", tmp_path / "好.docx").err
    assert "原样保留 1 个表格；1 条批注不排进文件" in told


def test_a_secret_mark_is_told_where_the_user_chose_to_be_warned_only(drafter, tmp_path):
    marked = tmp_path / "a.txt"
    marked.write_text(f"机密★3年\n打印本页　关闭窗口\n{SPEECH}", encoding="utf-8")
    refused = drafter("inspect", marked)
    assert refused.status != 0
    assert "标有密级" in refused.sentence
    save_settings(Settings({SECRET_FILES.name: "warn"}), default_home().settings)
    warned = drafter("inspect", marked, "--json")
    assert warned.status == 0
    assert warned.sentence.startswith("“a.txt”标有“机密★3年”：")
