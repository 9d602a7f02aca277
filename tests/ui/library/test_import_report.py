"""How an import ended, in words, and whose speeches they are."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from drafter.core.model import Source
from drafter.library.api import Imported, ImportReport, Refused
from drafter.reading.ownership import Here
from drafter.ui.library.import_report import details, headline, merged
from drafter.ui.library.whose_question import WhoseQuestion

NONE = ImportReport(0, (), (), 0)
FULL = ImportReport(
    1200,
    ("/a/旧.docx", "/a/同.docx"),
    (Refused("/a/坏.docx", "打不开"),),
    3400,
    files=("/a/新.docx",),
    sources=(
        Imported(Path("/a/新.docx"), Source("s", "讲话", date_guessed=True)),
        Imported(Path("/a/明.docx"), Source("t", "讲话")),
    ),
    brought={"/a/同.docx": "县委办 小李"},
)


def test_the_end_of_an_import_in_one_sentence():
    assert headline(NONE) == "导入 0 篇，共 0 段。"
    assert headline(FULL, 2) == (
        "导入 1,200 篇，共 3,400 段；2 个文件语料库里已有（其中 1 个同事已导入）；1 个文件没有导入；"
        "2 个文件未确认，没有导入。"
    )
    assert headline(replace(NONE, cancelled=True)).startswith("已取消。")
    assert "同事" not in headline(replace(FULL, brought={}))


def test_what_asks_for_attention_comes_first_a_file_a_line():
    assert details(NONE) == ""
    blocks = details(FULL, (Path("/a/疑.docx"),)).split("\n\n")
    assert [block.split("（")[0] for block in blocks] == [
        "没有导入", "未确认，没有导入", "文中没有写明日期，是推测的，请在“管理语料库”里核对", "语料库里已有", "已导入",
    ]  # fmt: skip
    assert blocks[0].endswith("（1 个）\n　坏.docx：打不开")
    assert "新.docx" in blocks[2]
    assert "明.docx" not in blocks[2]
    assert blocks[3].endswith("（2 个）\n　旧.docx\n　同.docx：同事已导入这篇（县委办 小李）")


def test_two_imports_are_told_as_one():
    both = merged(
        FULL, replace(NONE, imported=3, duplicates=("/b/x",), paragraphs=7, brought={"/b/x": "小王"})
    )
    assert (both.imported, both.paragraphs, both.cancelled) == (1203, 3407, False)
    assert both.duplicates == (*FULL.duplicates, "/b/x")
    assert both.brought == {**FULL.brought, "/b/x": "小王"}
    assert (both.refused, both.files, both.sources) == (FULL.refused, FULL.files, FULL.sources)
    assert merged(replace(NONE, cancelled=True), NONE).cancelled
    assert merged(NONE, replace(NONE, cancelled=True)).cancelled


def came(folder: str, name: str, **known: str) -> Imported:
    return Imported(Path(folder) / name, Source(name, "讲话", **known))  # type: ignore[arg-type]


def test_each_folder_is_asked_about_once_with_what_most_of_it_seems_to_be(qtbot):
    question = WhoseQuestion(Here("清源县人民政府", "清源县"))
    qtbot.addWidget(question)
    answers = []
    question.answered.connect(lambda folder, whose, sources: answers.append((folder, whose, len(sources))))
    assert not question.offer()
    question.ask(
        [
            came("/a", "1", place="清源县"),
            came("/a", "2", place="清源县"),
            came("/a", "3"),
            came("/b", "4", place="清源县"),
            came("/b", "5"),
            came("/c", "6", whose="own"),
        ]
    )
    text, buttons = question.findChild(QLabel), question.findChildren(QPushButton)
    assert isinstance(text, QLabel)
    assert "“a”里的 3 篇" in text.text()
    assert "有 2 篇像是本单位的" in text.text()
    assert not question.isHidden()
    assert question.offer()
    buttons[0].click()
    assert answers == [(Path("/a"), "own", 3)]
    assert "“b”里的 2 篇" in text.text()
    assert not question.offer()  # half of them are not most
    buttons[2].click()
    assert answers[1:] == [(Path("/b"), "foreign", 2)]
    assert question.isHidden()
