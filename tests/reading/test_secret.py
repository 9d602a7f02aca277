"""Files that bear the mark of a state secret are not read; sentences that speak of secrets are."""

import zipfile
from pathlib import Path

import docx
import pytest

from drafter.cli import run
from drafter.library.embedded import open_library
from drafter.reading.read import read_document, recognise_text
from drafter.reading.secret import SECRET, SecretMark

_SPEECH = """在全县汛期会商会上的讲话
（2026年6月3日）
同志们：
今天请大家来，主要是分析雨情水情，部署近期的巡查值守。下面，我讲两点意见。
一、认清形势
入汛以来雨量偏多，水库都在高水位运行，大意不得。
二、落实责任
各乡镇要把巡堤查险的人员和时段排到天、落到人。
"""


@pytest.mark.parametrize(
    "mark",
    [
        "机密★3年",
        "秘 密 ★ 六 个 月",
        "绝密★长期",
        "000321　秘密★１年　加急",
        "密级：机密",
        "密级和保密期限：秘密★2年",
        "【秘密】",
        "绝密文件",
        "机\u200b密★",
        "**秘密★5年**",
        "機密★10年",
        "秘密　注意保存",
    ],
)
def test_a_marked_text_is_refused(mark: str):
    with pytest.raises(SecretMark, match="标有密级"):
        recognise_text(f"{mark}\n{_SPEECH}")


def test_a_mark_at_the_end_of_the_title_is_one():
    with pytest.raises(SecretMark):
        recognise_text(_SPEECH.replace("上的讲话", "上的讲话（秘密）"))


@pytest.mark.parametrize(
    "sentence",
    [
        "要严格执行保密规定，涉及国家秘密的文件一律不得在手机上传。",
        "凡是标着“机密★1年”的文件，都要当天送回机要室。",
        "机密、秘密文件要分开登记。",
        "一、严守国家秘密",
        "密级：公开",
        "（二）管好工作秘密和商业秘密",
    ],
)
def test_a_sentence_about_secrets_is_none(sentence: str):
    for text in (f"{_SPEECH}{sentence}\n", f"{sentence}\n{_SPEECH}"):
        assert recognise_text(text).paragraphs


def _marked_header(path: Path) -> Path:
    made = docx.Document()
    paragraph = made.sections[0].header.paragraphs[0]
    paragraph.add_run("机")
    paragraph.add_run("密★1年")
    for line in _SPEECH.splitlines():
        made.add_paragraph(line)
    made.save(str(path))
    return path


@pytest.fixture
def marked(tmp_path: Path) -> list[Path]:
    text = tmp_path / "讲话.txt"
    text.write_text(f"机密★1年\n{_SPEECH}", encoding="utf-8")
    return [text, _marked_header(tmp_path / "又一篇.docx")]


def test_every_door_refuses_and_keeps_nothing(
    marked: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    home = tmp_path / "home"
    monkeypatch.setenv("DRAFTER_HOME", str(home))
    for file in marked:
        for command in ("inspect", "check", "typeset", "import"):
            assert run([command, str(file)]) == 1
            told = capsys.readouterr()
            assert "标有密级" in told.err
            assert "巡堤" not in told.out + told.err
    assert not (tmp_path / "讲话.docx").exists()
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert not any("巡堤".encode() in path.read_bytes() for path in kept)
    assert not any(zipfile.is_zipfile(path) for path in kept)


def test_an_office_may_choose_to_be_warned_only(
    marked: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text('secret_files = "warn"\n', encoding="utf-8")
    monkeypatch.setenv("DRAFTER_HOME", str(home))
    for file in marked:
        assert run(["inspect", str(file)]) == 0
        told = capsys.readouterr()
        assert "密级标志" in told.err
        assert run(["import", str(file)]) == 0
    library = open_library(home / "library")
    assert len(library.sources()) == 2
    library.close()


def test_with_a_warning_the_mark_is_listed_as_taken_out(marked: list[Path]):
    for file in marked:
        document = read_document(file, secrets=True)
        assert SECRET in {one.reason for one in document.removed}
        assert document.facts.title == "在全县汛期会商会上的讲话"


def test_a_mark_in_the_header_of_an_rtf_is_one(tmp_path: Path):
    words = "".join(f"\\u{ord(sign)}?" for sign in "要把责任落实到人。")
    mark = "".join(f"\\u{ord(sign)}?" for sign in "秘密★2年")
    for header, refused in ((f"{{\\header\\pard {{\\b {mark}}}\\par}}", True), ("{\\header 1\\par}", False)):
        file = tmp_path / "讲话.rtf"
        file.write_text(f"{{\\rtf1\\ansi{header}\\pard {words}\\par}}", encoding="ascii")
        if refused:
            with pytest.raises(SecretMark):
                read_document(file)
        else:
            assert [paragraph.text for paragraph in read_document(file).paragraphs] == ["要把责任落实到人。"]
