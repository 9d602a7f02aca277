"""A draft file is whole, readable, mergeable, and refused in words where it is not one."""

import difflib
import json
from pathlib import Path

import pytest

from drafter.core import edits
from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.core.outline import draft_from_outline
from drafter.files.gao import draft_bytes, load_draft, save_draft, upgraded
from drafter.files.outlines import load_outlines

EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture
def draft():
    facts = Facts("在全县会上的讲话", speaker="张明", minutes=12)
    draft = draft_from_outline(load_outlines(None)[0], facts)
    return edits.set_text(draft, draft.paragraphs[3].id, "今天召开会议，主要任务是部署工作。")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "讲话“稿”😀.gao"


def refusal(path):
    with pytest.raises(UserError) as caught:
        load_draft(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{path.name}”")
    assert sentence.endswith("。")
    return sentence


def test_a_draft_comes_back_equal(draft, path):
    save_draft(draft, path)
    assert load_draft(path) == draft


def test_saving_again_what_was_loaded_gives_the_same_bytes(draft, path):
    save_draft(draft, path)
    assert draft_bytes(load_draft(path)) == path.read_bytes()


def test_a_changed_paragraph_changes_one_line(draft):
    other = edits.set_text(draft, draft.paragraphs[3].id, "今天开会。")
    before, after = (draft_bytes(d).decode().splitlines() for d in (draft, other))
    changed = [line for line in difflib.ndiff(before, after) if line[:1] in "+-"]
    assert len(changed) == 2


def test_every_field_stands_on_its_own_line_in_plain_chinese(draft):
    lines = draft_bytes(draft).decode("utf-8").splitlines()
    assert '   "text": "今天召开会议，主要任务是部署工作。",' in lines


def test_half_a_character_comes_back_as_a_sign_for_it(path):
    draft = Draft(paragraphs=(Paragraph("a", text="半个\ud83d字\udcff\x00"),))
    save_draft(draft, path)
    path.read_bytes().decode("utf-8")
    assert load_draft(path).paragraphs[0].text == "半个\ufffd字\ufffd"


def test_what_a_later_version_added_is_still_there_after_a_change(draft, path):
    value = json.loads(draft_bytes(draft))
    value["stickers"] = [{"by": "甲"}]
    value["paragraphs"][3]["colour"] = "red"
    path.write_text(json.dumps(value), encoding="utf-8")
    loaded = load_draft(path)
    save_draft(edits.set_text(loaded, loaded.paragraphs[3].id, "改了"), path)
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["stickers"] == [{"by": "甲"}]
    assert (saved["paragraphs"][3]["colour"], saved["paragraphs"][3]["text"]) == ("red", "改了")


def test_a_file_of_a_later_version_is_refused_kindly_and_left_alone(path):
    path.write_text('{"format": "gao", "version": 99, "paragraphs": "其他"}', encoding="utf-8")
    before = path.read_bytes()
    assert "请升级程序" in refusal(path)
    assert path.read_bytes() == before


def test_a_file_of_the_first_version_still_opens():
    draft = load_draft(EXAMPLES / "version-1.gao")
    assert draft.facts.title == "在全县示范工作会议上的讲话"
    assert [p.role for p in draft.paragraphs] == [
        Role.TITLE,
        Role.SALUTATION,
        Role.BODY,
        Role.HEADING,
        Role.POINT,
    ]
    assert draft.paragraphs[2].source == Source("s1", "在全县旧会上的讲话", "旧稿.docx")
    assert draft.paragraphs[3].is_empty_slot


def test_an_older_file_is_brought_up_one_version_at_a_time():
    steps = {
        1: lambda value: {**value, "layout": value["style"]},
        2: lambda value: {**value, "layout": value["layout"].upper()},
    }
    value = upgraded({"format": "gao", "version": 1, "style": "a"}, steps, 3)
    assert (value["version"], value["layout"]) == (3, "A")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_said_to_be_cut_short(draft, path, share):
    data = draft_bytes(draft)
    path.write_bytes(data[: int(len(data) * share)])
    assert "不完整" in refusal(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"\0" * 4096, "空文件"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "不是稿子文件"),
        (b"PK\x03\x04", "不是稿子文件"),
        ("讲话稿".encode("gb18030"), "不是稿子文件"),
        (b"null", "不是稿子文件"),
        (b'"gao"', "不是稿子文件"),
        (b"{}", "不是稿子文件"),
        (b'{"format": "gao", "version": 1, "paragraphs": 5}', "不是稿子文件"),
        (b'{"format": "gao", "version": 1, "minutes": NaN}', "不是稿子文件"),
        (b'{"format": "gao", "version": 1' + b"0" * 5000 + b"}", "不是稿子文件"),
        (b"[" * 100_000, "不是稿子文件"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "不是稿子文件"),
    ],
    ids=range(13),
)
def test_what_is_no_draft_is_refused_in_one_sentence(data, words, path):
    path.write_bytes(data)
    assert words in refusal(path)


def test_a_huge_file_is_refused_without_reading_it(path):
    with path.open("wb") as stream:
        stream.truncate(2_000_000_000)
    assert "太大" in refusal(path)


def test_a_file_that_is_gone_is_named(path):
    with pytest.raises(UserError, match="找不到"):
        load_draft(path)


def test_a_folder_is_no_draft(tmp_path):
    with pytest.raises(UserError, match="不是文件"):
        load_draft(tmp_path)
