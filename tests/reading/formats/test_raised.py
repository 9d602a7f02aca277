"""Raised and lowered characters keep what they mean."""

from pathlib import Path

import docx
import pytest

from drafter.reading.formats.raised import placed
from drafter.reading.read import read_document


def test_raised_characters_of_a_word_file_stay_raised(tmp_path: Path):
    document = docx.Document()
    line = document.add_paragraph("新增绿地3000米")
    line.add_run("2").font.superscript = True
    line.add_run("，减排二氧化碳（CO")
    line.add_run("2").font.subscript = True
    line.add_run("）5×10")
    line.add_run("-4").font.superscript = True
    line.add_run("吨，见公报")
    line.add_run("［注］").font.superscript = True
    document.save(str(tmp_path / "a.docx"))
    found = read_document(tmp_path / "a.docx")
    assert found.paragraphs[0].text == "新增绿地3000米²，减排二氧化碳（CO₂）5×10⁻⁴吨，见公报［注］"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><body><p>新增绿地3000米<sup><span>2</span></sup>，平整土地。</p></body></html>"),
        (
            "a.rtf",
            r"{\rtf1\ansi\uc0 \u26032\u22686\u32511\u22320 3000\u31859{\super 2}\u65292\u24179\u25972\u22303\u22320\u12290}",
        ),
    ],
)
def test_they_stay_so_in_other_formats(name: str, content: str, tmp_path: Path):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_document(tmp_path / name).paragraphs[0].text == "新增绿地3000米²，平整土地。"


def test_what_has_no_raised_form_stays():
    assert placed("th", "superscript") == "th"
    assert placed("2", "baseline") == "2"
