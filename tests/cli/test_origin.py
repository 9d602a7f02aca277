"""`drafter origin`: what it prints, and how it speaks."""

import pypdfium2
import pytest

OWN = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水，放水闸门开春以前全部试一遍。"
NEW = "今年雨来得早，大家不要心存侥幸，该转移的人今晚就走。"


@pytest.fixture
def folder(drafter, tmp_path):
    speech = tmp_path / "防汛.txt"
    speech.write_text(f"在清源县防汛会议上的讲话\n（2025年5月12日）\n同志们：\n{OWN}\n", encoding="utf-8")
    assert drafter("import", speech, "--library", tmp_path / "library").status == 0
    return tmp_path / "library"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "新稿.txt"
    path.write_text(f"在全县防汛抗旱会议上的讲话\n同志们：\n{OWN}{NEW}\n", encoding="utf-8")
    return path


def test_every_character_has_a_class_and_the_shares_add_up(drafter, draft, folder):
    told = drafter("origin", draft, "--library", folder, "--json").json
    assert set(told["classes"]) == {"上级原话", "法定表述", "本单位旧稿", "外单位", "改写", "新写"}
    assert sum(told["classes"].values()) == pytest.approx(1, abs=0.001)
    first, second = told["passages"]
    assert (first["class"], first["source"]["date"], first["changed"]) == ("本单位旧稿", "2025-05-12", 0)
    assert first["source"]["title"] == "在清源县防汛会议上的讲话"
    assert (second["class"], second["source"], second["end"]) == ("新写", None, len(OWN + NEW))


def test_a_file_is_compared_with_without_any_library(drafter, draft, tmp_path):
    other = tmp_path / "河湾.txt"
    other.write_text(f"在河湾县防汛会议上的讲话\n同志们：\n{NEW}\n", encoding="utf-8")
    told = drafter("origin", draft, "--against", other, "--json").json
    assert [one["source"] and one["source"]["file"] for one in told["passages"]] == [None, "河湾.txt"]
    assert not (tmp_path / "home" / "library").exists()


def test_the_terminal_shows_shares_sources_and_passages(drafter, draft, folder):
    shown = drafter("origin", draft, "--library", folder).out
    assert "每个字从哪里来" in shown
    assert "在清源县防汛会议上的讲话" in shown
    assert "没有找到相近的话" in shown


def test_a_file_that_is_not_there_is_said_in_one_line(drafter, draft, tmp_path):
    result = drafter("origin", draft, "--against", tmp_path / "没有.docx", "--json")
    assert result.status == 1
    assert "没有.docx" in result.sentence


def test_the_sheet_is_written_beside_and_never_over_the_draft(drafter, draft, folder, tmp_path):
    output = tmp_path / "核对单.docx"
    assert drafter("origin", draft, "--library", folder, "-o", output).status == 0
    assert output.read_bytes().startswith(b"PK")
    assert drafter("origin", draft, "--library", folder, "-o", tmp_path / "核对单.pdf").status == 0
    assert len(pypdfium2.PdfDocument(tmp_path / "核对单.pdf")) == 1
    assert "docx" in drafter("origin", draft, "--library", folder, "-o", tmp_path / "核对单.odt").sentence
    assert drafter("origin", output, "--library", folder, "-o", output).status == 1
