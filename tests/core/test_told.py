"""What is said of a file on its way into a draft, and of the page on which its origins stand."""

from datetime import date, datetime

import pytest

from drafter.core.document import Document, FoundObject, Removed, draft_from_document, whole_of
from drafter.core.model import Draft, DraftComment, Facts, Move, Paragraph, Role, Source
from drafter.core.objects import described, table_of_rows
from drafter.core.origin import Origin, Stretch, shares
from drafter.core.origin_parts import origin_parts, short_title
from drafter.core.provenance import ProvenanceSheet, SourceRow, percent_of
from drafter.core.told import changes, left_behind, summary, told_beside, unset

TABLE = table_of_rows([["任务", "单位"], ["清淤"]])


def document(*paragraphs: Paragraph, labels: tuple[str, ...] = (), **more) -> Document:
    return Document("讲话.docx", "docx", paragraphs, labels or ("",) * len(paragraphs), **more)


def body(text: str) -> Paragraph:
    return Paragraph("", text=text)


def test_a_table_stands_in_the_draft_where_it_stood_in_the_file():
    held = document(
        body("甲。"),
        body("乙。"),
        objects=(FoundObject("table", 1, "表1", True, TABLE), FoundObject("equation", 2, "", False)),
    )
    assert [(p.role, p.text) for p in whole_of(held)] == [
        (Role.BODY, "甲。"),
        (Role.OBJECT, "表1"),
        (Role.BODY, "乙。"),
    ]
    source = Source("s", "讲话")
    assert [p.source for p in draft_from_document(held, source).paragraphs] == [source] * 3


def test_comments_and_kept_notes_stay_beside_the_paragraph_above_them():
    objects = (
        FoundObject("comment", 2, "这里再核", False, author="王芳"),
        FoundObject("footnote", 1, "见年报", True),
        FoundObject("footnote", 1, "见旧年报", False),
        FoundObject("comment", 0, "题目待定", False),
        FoundObject("equation", 1, "x", True),
    )
    draft = draft_from_document(document(body("甲。"), body("乙。"), objects=objects))
    first, second = (p.id for p in draft.paragraphs)
    assert draft.comments == (
        DraftComment(second, "这里再核", "王芳", "comment"),
        DraftComment(first, "见年报", "", "footnote"),
        DraftComment(first, "题目待定", "", "comment"),
    )
    assert draft_from_document(document(objects=objects)).comments == ()


def test_a_day_that_the_file_does_not_tell_is_not_taken_over():
    facts = Facts(date=date(2026, 1, 1))
    assert draft_from_document(document(body("甲。"), facts=facts, day="2026-01-01")).facts.date
    assert draft_from_document(document(body("甲。"), facts=facts, day="2026")).facts.date is None
    assert draft_from_document(document(body("甲。"), facts=facts, date_guessed=True)).facts.date is None


def test_numbers_and_announced_counts_that_the_draft_shows_otherwise_are_told():
    paragraphs = (
        Paragraph("", text="下面，我讲三点意见。", move=Move.TRANSITION),
        Paragraph("", Role.HEADING, 1, "抓早", marker="一、"),
        Paragraph("", Role.HEADING, 1, "抓小", marker="一、"),
    )
    held = document(*paragraphs, labels=("", "一、", "三、"))
    draft = Draft(paragraphs=(body("下面，我讲两点意见。"), *paragraphs[1:]))
    assert [(one.paragraph, one.before, one.after) for one in changes(held, draft)] == [
        (0, "下面，我讲三点意见。", "下面，我讲两点意见。"),
        (2, "三、", "二、"),
    ]
    assert summary(held, draft) == "改动 2 处序号"
    assert list(changes(held, Draft(paragraphs=draft.paragraphs[:2]))) == []


def test_the_summary_says_what_was_taken_out_kept_mended_and_left_behind():
    objects = (
        FoundObject("table", 1, "", True, TABLE),
        FoundObject("footnote", 1, "见年报", False),
        FoundObject("comment", 1, "这里再核", False),
        FoundObject("picture", 1, "", False),
    )
    removed = (
        Removed("清办发〔2026〕1号", "文号"),
        Removed("见年报", "脚注"),
        Removed("抓早,抓小", "半角标点改为全角"),
        Removed("第1页", "页码"),
    )
    held = document(body("甲。"), objects=objects, removed=removed)
    assert told_beside(held) == {removed[1]}
    assert left_behind(held) == "1 条脚注、1 张图片"
    assert summary(held, draft_from_document(held), stand_ins=2) == (
        "去掉 2 处（文号、页码）；1 段的半角标点改为全角；原样保留 1 个表格；没有带过来：1 条脚注、1 张图片；"
        "1 条批注不排进文件；替换字体 2 种"
    )
    assert summary(None, Draft()) == ""


def test_no_more_than_four_kinds_are_named_of_what_was_taken_out():
    kinds = ["页码", "文号", "版记", "导航", "水印"]
    held = document(removed=tuple(Removed(str(n), kind) for n, kind in enumerate(kinds)))
    assert summary(held, Draft()) == "去掉 5 处（页码、文号、版记、导航等）"
    held = document(removed=tuple(Removed(str(n), kind) for n, kind in enumerate(kinds[:4])))
    assert summary(held, Draft()) == "去掉 4 处（页码、文号、版记、导航）"


def test_lines_that_no_layout_sets_are_shown_three_of_them_and_cut_when_long():
    assert unset(Draft()) == ""
    assert (
        unset(Draft(left_out=("字" * 24, "字" * 25)))
        == f"原文件的文号、版记没有排进去：{'字' * 24}；{'字' * 24}……。"
    )
    assert unset(Draft(left_out=("一", "二", "三"))) == "原文件的文号、版记没有排进去：一；二；三。"
    assert unset(Draft(left_out=("一", "二", "三", "四"))).endswith("一；二；三等 4 行。")


def test_an_object_is_described_with_its_size_and_the_first_line_of_its_caption():
    assert described(TABLE, "任务分解表\n单位：万元") == "表格（2 列 2 行）：任务分解表"
    assert described(TABLE) == "表格（2 列 2 行）"


def new(length: int, origin: Origin = Origin.NEW) -> list[Stretch]:
    return [Stretch(0, length, origin, length=length)]


def test_a_draft_is_told_part_by_part_with_what_stands_before_and_behind():
    paragraphs = [
        Paragraph("t", Role.TITLE, text="讲话"),
        Paragraph("a", Role.HEADING, 1, "抓早，抓小", marker="一、"),
        Paragraph("b", text="甲乙丙。"),
        Paragraph("c", Role.HEADING, 2, "抓实", marker="（一）"),
        Paragraph("d", Role.SIGNATURE, text="某县"),
    ]
    rows = [new(2), new(4), new(3, Origin.OWN), new(2), new(2)]
    parts = origin_parts(paragraphs, rows)
    assert [(one.id, one.title, one.length, one.verbatim) for one in parts] == [
        ("", "开头", 2, 0),
        ("a", "一、抓早，抓小", 9, 3),
        ("", "结尾", 2, 0),
    ]
    assert [one.title for one in origin_parts(paragraphs[1:3], rows[1:3])] == ["一、抓早，抓小"]
    assert short_title("一、抓早，抓小") == "一、抓早"


def sheet(*sources: SourceRow, **more) -> ProvenanceSheet:
    counts = shares(new(3, Origin.OWN)) | {Origin.NEW: 5, Origin.REWORDED: 2}
    given = {"facts": Facts(), "length": 1200, "minutes": 6, "more_sources": 0} | more
    return ProvenanceSheet(
        checked=datetime(2026, 11, 20, 9, 5), counts=counts, parts=(), sources=sources, runs=(), long_runs=0,
        local=(), open=(), **given,
    )  # fmt: skip


def source_row(state: str, origin: Origin = Origin.OWN) -> SourceRow:
    return SourceRow("A", "讲话", "2025-01-01", "", state, origin, 3)


def test_the_sheet_says_how_much_is_taken_over_and_of_how_many_sources():
    assert sheet().total == 10
    assert sheet().told_shares == "照用 30%，改写和新写 70%"
    assert percent_of(1, 0) == "0%"
    assert sheet().told_sources == "没有用到语料库里的来源"
    assert sheet(source_row("已讲"), source_row("", Origin.FIXED)).told_sources == "2 份，均已核对状态"
    assert sheet(source_row(""), source_row("定稿"), more_sources=3).told_sources == (
        "5 份，列出用得最多的 2 份，1 份没有注明状态"
    )


@pytest.mark.parametrize(
    ("facts", "unit", "day"),
    [
        (Facts(unit="县政府办", place="清河县", date=date(2026, 11, 2)), "县政府办", "2026年11月2日"),
        (Facts(place="清河县"), "清河县", "—"),
        (Facts(), "—", "—"),
    ],
)
def test_the_sheet_names_the_draft_and_its_file(facts, unit, day):
    first, second = sheet(facts=facts, file="讲话.docx", digest="0123456789abcdef99").told_facts
    assert first == (("稿件", "—"), ("讲话人", "—"), ("会议", day))
    assert second == (("单位", unit), ("篇幅", "1,200 字 · 约 6 分钟"), ("核对", "2026年11月20日 09:05"))
    assert sheet(file="讲话.docx", digest="0123456789abcdef99").told_file == (
        "对应文件：讲话.docx　校验码 0123 4567 89AB CDEF"
    )
    assert sheet().told_file == "尚未导出正式文件"
