"""What could be gone through again and again for each of its parts is read, or refused, as fast as other files."""

import sys
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract
from tests.reading.formats.cost import outcome, refusal
from tests.reading.formats.handmade_pdf import pdf_file
from tests.reading.formats.wordfile import a_list, level, num, numbered, para, run, style, word_file


def text_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 300_000,
        "[" * 200_000,
        "[](" * 300_000,
        "![" * 300_000,
        "[^" * 300_000,
        "**同 " * 300_000,
        "# " + " " * 300_000 + "同",
        f"|{' ' * 300_000}同|",
    ],
)
def test_marks_of_markdown_without_end(tmp_path, text):
    assert outcome(text_file(tmp_path, "a.md", "# 题\n\n" + text)) == ""


def test_a_head_of_markdown_without_end(tmp_path):
    assert outcome(text_file(tmp_path, "a.md", "---" + "\n" * 40_000 + "同志们：")) == ""


def test_a_tag_of_hundreds_of_thousands_of_attributes(tmp_path):
    attributes = " ".join(f"a{index}=1" for index in range(200_000))
    assert "庞大" in refusal(text_file(tmp_path, "a.html", f"<html><body><p {attributes}>同志们</p>"))


def test_a_picture_within_a_page_is_no_obstacle(tmp_path):
    picture = ("A" * 76 + "\n") * 8_000
    page = f'<html><p>同志们<img src="data:image/png;base64,{picture}">：</p></html>'
    assert [line.text for line in extract(text_file(tmp_path, "a.html", page)).lines] == ["同志们："]


def test_hundreds_of_thousands_of_hidden_characters_one_by_one(tmp_path):
    text = "{\\rtf1\\ansi\\uc0\\v " + "\\u21516 " * 690_000 + "\\v0 同}"
    assert outcome(text_file(tmp_path, "a.rtf", text)) == ""


def test_millions_of_escaped_bytes_in_a_row(tmp_path):
    text = "{\\rtf1\\ansi\\ansicpg936 " + "\\'cd\\'ac" * 1_900_000 + "}"
    assert outcome(text_file(tmp_path, "a.rtf", text)) == ""


def test_styles_each_of_which_stands_on_the_one_before(tmp_path):
    count = 8_000
    styles = "".join(
        style(f"s{n}", f"n{n}", f'<w:basedOn w:val="s{n - 1}"/>' + "<w:rPr><w:b/></w:rPr>" * (n == count - 9))
        for n in range(count)
    )
    body = "".join(para("同志们", f'<w:pStyle w:val="s{n}"/>') for n in range(count))
    path = word_file(tmp_path, body, styles=styles)
    assert outcome(path) == ""
    assert extract(path).lines[-1].bold


def test_tens_of_thousands_of_fields_inside_each_other(tmp_path):
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
    assert outcome(word_file(tmp_path, f"<w:p>{begun * 30_000}{run('同') * 30_000}</w:p>")) == ""


def test_tens_of_thousands_of_paragraphs_joined_by_deleted_marks(tmp_path):
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>同</w:t></w:r></w:p>"
    assert outcome(word_file(tmp_path, deleted * 100_000)) == ""


def test_a_number_of_tens_of_thousands_of_characters(tmp_path):
    lists = a_list(level(0, "decimal", "%1" * 20_000)) + num()
    assert outcome(word_file(tmp_path, numbered("同志们") * 20_000, numbering=lists)) == ""


def test_a_full_page_of_a_pdf_shown_again_and_again(tmp_path):
    path = pdf_file(tmp_path / "a.pdf", [(72, 100 + 50 * y, "要抓好落实。" * 400) for y in range(12)])
    once, often = b"[3 0 R]/Count 1>>", b"[%s]/Count 900>>" % (b"3 0 R " * 900)
    path.write_bytes(path.read_bytes().replace(once, often))  # PDFium finds again what has moved
    assert "庞大" in refusal(path)


@pytest.mark.parametrize("text", ["a", "同志"])
def test_far_more_characters_than_a_speech_has(tmp_path, text):
    assert "庞大" in refusal(text_file(tmp_path, "a.txt", text * (6_000_000 // len(text))))


def test_a_link_that_leads_back_to_itself(tmp_path):
    path = tmp_path / "a.docx"
    try:
        path.symlink_to(path)
    except OSError:
        pytest.skip("links need a right here")
    with pytest.raises(UserError, match="找不到" if sys.platform == "win32" else "指回自己"):
        extract(path)


def test_a_menu_of_thousands_of_lines_above_a_headline(tmp_path):
    menu = "\n".join(f"栏目{number}导航" for number in range(5_000))
    speech = (
        "让青山作证\n同志们：\n今天，我们在这里召开全县护林大会，主要任务是总结去年的工作，部署今年的任务。\n"
    )
    assert outcome(text_file(tmp_path, "a.txt", menu + "\n" + speech)) == ""


def test_thousands_of_short_paragraphs_without_a_heading(tmp_path):
    """Each is looked at with what stands above it."""
    text = "今天，我们召开护林大会。\n" + "各村要把山看好，把路口守住，把火种管住，一天也不能松劲。\n" * 9_000
    assert outcome(text_file(tmp_path, "a.txt", text)) == ""
