"""What the help says is kept of a file that is set: counted in a file of a colleague, kind by kind."""

import io
import re
from pathlib import Path

import docx
import pytest

from drafter.core.document import draft_from_document
from drafter.core.model import Draft
from drafter.core.told import summary
from drafter.paths import resource
from drafter.reading.read import read_document
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.word.colleague_file import (
    COMMENTS,
    NOTE,
    PICTURES,
    PUT_IN,
    STOCKS,
    TAKEN_OUT,
    TASKS,
    write_colleague_file,
)
from tests.word.package_parts import W, root


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return write_colleague_file(tmp_path_factory.mktemp("colleague") / "防汛讲话（王县长批）.docx")


@pytest.fixture(scope="module")
def draft(path) -> Draft:
    return draft_from_document(read_document(path))


@pytest.fixture(scope="module")
def written(draft) -> bytes:
    return to_docx(draft, load_layout("gbt9704"))


def test_every_table_is_kept_cell_for_cell(written):
    tables = docx.Document(io.BytesIO(written)).tables
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in tables] == [TASKS, STOCKS]


def test_every_picture_is_kept_byte_for_byte(written):
    made = docx.Document(io.BytesIO(written))
    ids = [shape._inline.graphic.graphicData.pic.blipFill.blip.embed for shape in made.inline_shapes]
    assert [made.part.related_parts[one].blob for one in ids] == PICTURES


def test_every_footnote_is_kept_at_its_paragraph(written):
    (reference,) = root(written, "word/document.xml").iter(f"{W}footnoteReference")
    assert "小型水库37座" in "".join(reference.getparent().getparent().itertext())
    assert NOTE in "".join(root(written, "word/footnotes.xml").itertext())


def test_tracked_changes_count_as_accepted(written):
    text = "".join(root(written, "word/document.xml").itertext())
    assert PUT_IN in text
    assert TAKEN_OUT not in text


def test_comments_stay_with_the_draft_and_are_not_printed(draft, written):
    assert [one.text for one in draft.comments if one.kind == "comment"] == COMMENTS
    assert not set(COMMENTS) & set("".join(root(written, "word/document.xml").itertext()).split())


def test_all_of_it_is_said_in_one_sentence(path, draft):
    told = summary(read_document(path), draft, 3)
    assert (
        told
        == "去掉 1 处（修订中已删去的文字）；原样保留 2 个表格、2 张图片、1 条脚注；2 条批注不排进文件；替换字体 3 种"
    )


def test_the_help_tells_of_each_kind():
    text = resource("help", "help.html").read_text(encoding="utf-8")
    (listed,) = re.findall(r'<table id="kept".*?</table>', text, re.DOTALL)
    kinds = re.findall(r"<tr><td>(.*?)</td>", listed)
    named = ["表格", "图片", "脚注、尾注", "批注", "修订", "统计图、智能图形、嵌入的文件", "公式"]
    assert kinds == [*named, "页眉页脚、水印、目录"]
