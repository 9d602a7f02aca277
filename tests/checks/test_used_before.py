"""What was said at the same meeting last year, found in a real library of real files."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.checks.context import context_of
from drafter.checks.finding import Finding, Severity
from drafter.core.meetings import meeting_name
from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.core.origin import Home
from drafter.core.progress import run_job
from drafter.core.unit import Unit
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.origin.tracing import Tracer
from tests.checks.texts import check_draft, our_terms

FARMING = "春耕备耕一天也拖不得，农资要备足，农机要修好，撂荒的地块要一块一块种起来，不让一亩好田闲着。"
SAFETY = "矿山停产不停查，学校放假不放松，每一处隐患都要有人认领、有人整改、有人销号，谁签字谁负责到底。"
TODAY = datetime.date(2026, 3, 5)

_FILES = {
    "去年农业.txt": ("在2025年全县农业工作会议上的讲话", "2025年3月1日", FARMING),
    "去年安全.txt": ("在全县安全生产工作会议上的讲话", "2025年3月9日", SAFETY),
    "前年农业.txt": (
        "在2023年度全县农业工作会议上的讲话",
        "2023年3月1日",
        "种子要提前调运到村到户，一粒也不能误了农时。",
    ),
}


@pytest.fixture
def library(tmp_path: Path):
    """Speeches of three meetings, imported as files."""
    folder = tmp_path / "speeches"
    folder.mkdir()
    for name, (title, day, text) in _FILES.items():
        (folder / name).write_text(f"{title}\n（{day}）\n同志们：\n{text}\n", encoding="utf-8")
    opened = open_library(tmp_path / "library")
    assert run_job(opened.import_files([folder])).imported == len(_FILES)
    yield opened
    opened.close()


def told(library: EmbeddedLibrary, facts: Facts, *texts: str) -> list[Finding]:
    """What a draft with these facts and texts, which nobody knows the origin of, is told to have said before."""
    paragraphs = [Paragraph(f"p{n}", Role.BODY, text=text) for n, text in enumerate(texts)]
    known = context_of(
        facts, Unit(), our_terms(), TODAY, origins=Tracer(library.candidates(), {}, Home()).origins
    )
    return [f for f in check_draft(Draft(facts, tuple(paragraphs)), known) if f.check == "twice"]


@pytest.mark.parametrize(
    "facts",
    [
        Facts("在2026年全县农业工作会议上的讲话", TODAY, occasion="2026年全县农业工作会议"),
        Facts("在全县农业工作会上的讲话", TODAY),
        Facts("讲话", TODAY, occasion="清源县农业工作会议", place="清源县"),
    ],
)
def test_a_typed_block_of_last_years_speech_at_the_same_meeting_is_a_hint(
    library: EmbeddedLibrary, facts: Facts
):
    (finding,) = told(
        library, facts, f"同志们，{FARMING}", "今年的情况和往年大不一样，大家要有思想准备才好。"
    )
    assert finding.severity is Severity.HINT
    assert finding.paragraph == 0
    assert "去年" in finding.message
    assert finding.evidence is not None
    assert finding.evidence.source.title == "在2025年全县农业工作会议上的讲话"
    marked = finding.evidence.text[finding.evidence.start : finding.evidence.end]
    assert marked == FARMING.removesuffix("。")


def test_another_meetings_block_or_one_of_years_ago_is_none(library: EmbeddedLibrary):
    facts = Facts("在2026年全县农业工作会议上的讲话", TODAY, occasion="2026年全县农业工作会议")
    assert told(library, facts, SAFETY, "种子要提前调运到村到户，一粒也不能误了农时。") == []


def test_without_a_meeting_nothing_was_said_before(library: EmbeddedLibrary):
    assert told(library, Facts("讲话", TODAY), FARMING) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025年全县农业工作会议", "2026年全县农业工作会议"),
        ("县委十四届六次全会", "县委十四届七次全会"),
        ("全县第三季度安全生产调度会", "全县第四季度安全生产调度会"),
        ("全县2025年度表彰大会", "全县表彰大会"),
        ("清源县第十五次党代会", "清源县第十六次党代会"),
    ],
)
def test_the_same_meeting_has_the_same_name_every_time(one: str, other: str):
    assert meeting_name(one, "") == meeting_name(other, "") != ""
    assert meeting_name("", f"在{one}上的讲话") == meeting_name(other, "别的题目")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全县农业工作会议", "全县安全生产工作会议"),
        ("全县安全生产工作会议", "全县安全生产表彰大会"),
        ("县委农村工作会议", "县委经济工作会议"),
    ],
)
def test_different_meetings_have_different_names(one: str, other: str):
    assert meeting_name(one, "") != meeting_name(other, "")


_LAST = Source(
    "s", "在2025年全县农业工作会议上的讲话", date=datetime.date(2025, 3, 1), occasion="2025年全县农业工作会议"
)
_NOW = Facts("在2026年全县农业工作会议上的讲话", TODAY)
_LONG = "渠道要修通，水要引到田头，一条沟一条沟清，一块田一块田过，赶在雨季之前全部完工。"


@pytest.mark.parametrize(
    "paragraph, has_library, is_told",
    [
        (Paragraph("p", text=_LONG, source=_LAST), False, True),
        (Paragraph("p", text=_LONG, source=_LAST), True, False),  # the library has no such words
        (Paragraph("p", text="抓早抓小。", source=_LAST), True, True),
        (Paragraph("p", Role.TITLE, text=_LONG, source=_LAST), False, False),
        (Paragraph("p", text="", source=_LAST), False, False),
        (Paragraph("p", text=_LONG), False, False),
        (Paragraph("p", text=_LONG, source=replace(_LAST, occasion="全县防汛会议")), False, False),
        (Paragraph("p", text=_LONG, source=replace(_LAST, date=datetime.date(2022, 3, 1))), False, False),
    ],
)
def test_the_source_of_a_paragraph_tells_only_where_no_library_can(
    library: EmbeddedLibrary, paragraph: Paragraph, has_library: bool, is_told: bool
):
    origins = Tracer(library.candidates(), {}, Home()).origins if has_library else None
    known = context_of(_NOW, Unit(), our_terms(), TODAY, origins=origins)
    findings = [f for f in check_draft(Draft(_NOW, (paragraph,)), known) if f.check == "twice"]
    assert len(findings) == is_told
    assert all((f.start, f.end) == (0, len(paragraph.text)) for f in findings)


def test_what_was_said_a_year_and_a_half_ago_was_said_the_last_time():
    source = replace(_LAST, date=datetime.date(2024, 10, 1))
    known = context_of(_NOW, Unit(), our_terms(), TODAY)
    draft = Draft(_NOW, (Paragraph("p", text=_LONG + FARMING, source=source),))
    (finding,) = [f for f in check_draft(draft, known) if f.check == "twice"]
    assert "上一次" in finding.message
    assert "去年" not in finding.message
    assert finding.end == 60
