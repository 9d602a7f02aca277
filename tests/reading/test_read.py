"""Whole documents: fragments, signatures, what is kept, what is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.core.document import Removed
from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted, LeftOut, Line
from drafter.reading.read import read_document, read_lines, recognise_text
from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles

TITLE = "在全县工作会议上的讲话"


def test_a_pasted_paragraph_is_text():
    assert roles(recognise_text(TEXT)) == ["body"]


def test_a_pasted_heading_is_a_heading():
    assert roles(recognise_text("二、强化措施，狠抓落实")) == ["heading1"]


def test_a_pasted_section_keeps_its_structure():
    document = recognise_text(f"二、强化措施\n{TEXT}\n一要抓思想。{TEXT}\n二要抓队伍。{TEXT}")
    assert roles(document) == ["heading1", "body", "point1", "point1"]


def test_a_pasted_line_without_a_mark_is_text():
    assert roles(recognise_text("强化措施，狠抓落实")) == ["body"]


def test_label_and_text_give_back_every_paragraph():
    paragraphs = [
        TITLE,
        "同志们：",
        OPENING,
        "一、提高认识",
        f"（一）抓思想。{TEXT}",
        f"（二）抓队伍。{TEXT}",
    ]
    assert lines_of(read(*paragraphs)) == paragraphs


def test_every_paragraph_has_an_id_of_its_own():
    document = read(TITLE, OPENING, TEXT, TEXT)
    assert len({p.id for p in document.paragraphs}) == 4


@pytest.mark.parametrize("date", ["2025年1月8日", "二〇二五年一月八日"])
def test_unit_and_date_below_the_text_sign_it(date: str):
    document = read(
        TITLE,
        "同志们：",
        OPENING,
        "一、提高认识",
        TEXT,
        "同志们，让我们携起手来，真抓实干。",
        "中共清河镇委员会",
        date,
    )
    assert roles(document)[-3:] == ["body", "signature", "date"]
    assert document.facts.unit == "中共清河镇委员会"
    assert document.facts.date and document.facts.date.isoformat() == "2025-01-08"


def test_what_is_kept_is_neither_removed_nor_mended():
    lines = tuple(Line(text) for text in ("本文仅供学习参考，请勿转载！", TITLE, OPENING.replace("，", ",")))
    extracted = Extracted("txt", lines, hard_wrapped=True)
    removed = read_lines(extracted, "a.txt").removed
    assert [r.reason for r in removed] == ["版权声明或网站说明", "半角逗号改为全角"]
    kept = read_lines(extracted, "a.txt", keep=removed)
    assert kept.removed == ()
    assert lines_of(kept) == [line.text for line in lines]


def test_a_file_of_nothing_but_advertising_is_refused():
    with pytest.raises(UserError, match="没有可读的文字"):
        recognise_text("更多公文材料请关注微信公众号：小笔杆")


def test_a_file_is_read_from_the_disk(tmp_path: Path):
    path = tmp_path / "讲话.txt"
    path.write_text(f"{TITLE}\n{OPENING}\n", encoding="gb18030")
    document = read_document(path)
    assert (document.file, document.format, roles(document)) == ("讲话.txt", "txt", ["title", "body"])


def test_what_the_extractor_left_out_is_listed_first():
    extracted = Extracted(
        "docx", (Line(TITLE), Line(OPENING)), False, (LeftOut("旧句子", "修订中删除的文字", 1),)
    )
    assert read_lines(extracted, "a.docx").removed == (Removed("旧句子", "修订中删除的文字"),)


def test_what_is_wanted_back_stands_where_it_was_left_out():
    notes = (LeftOut("上", "脚注", 1), LeftOut("中\n间", "脚注", 1), LeftOut("读不出来", "嵌入的文件", None))
    extracted = Extracted("docx", (Line(TITLE), Line(OPENING)), False, (*notes, LeftOut("下", "脚注", 2)))
    document = read_lines(extracted, "a.docx", extracted.removed)
    assert "".join(p.text for p in document.paragraphs) == TITLE + "上中间" + OPENING + "下"
    assert document.removed == (Removed("读不出来", "嵌入的文件"),)


def test_pdfium_is_not_loaded_for_a_text(tmp_path: Path):
    path = tmp_path / "讲话.txt"
    path.write_text("同志们：\n今天开会。", encoding="utf-8")
    program = "import sys; from pathlib import Path; from drafter.reading.read import read_document;"
    program += "read_document(Path(sys.argv[1])); print('pypdfium2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
