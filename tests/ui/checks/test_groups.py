"""The findings by kind, and where in a draft they stand."""

import pytest

from drafter.checks.finding import Finding, Severity
from drafter.core.model import Move, Paragraph, Role, Source
from drafter.ui.checks.groups import (
    is_a_word,
    kinds_of,
    places_of,
    reason_of,
    summary,
    tally,
    titles,
    told_by_kind,
    walk_of,
)

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def finding(check: str, severity: Severity, text: str = "澄城县", start: int = 0) -> Finding:
    return Finding(check, severity, 0, "a", start, start + len(text), text, "不是本地。")


def test_kinds_stand_by_how_bad_they_are_and_then_as_they_are_checked():
    first, second = list(titles())[:2]
    findings = [
        finding(second, HINT), finding(second, ERROR, start=1), finding(first, ERROR),
        finding(first, HINT, start=5), finding(first, WARNING, start=9),
    ]  # fmt: skip
    kinds = kinds_of(findings)
    assert [(kind.check, kind.severity, len(kind.findings)) for kind in kinds] == [
        (first, ERROR, 1), (second, ERROR, 1), (first, WARNING, 2), (second, HINT, 1),
    ]  # fmt: skip
    assert len({kind.key for kind in kinds}) == 4
    assert walk_of(kinds) == (findings[2], findings[1], findings[3], findings[4], findings[0])
    assert tally(findings) == (2, 3)
    assert summary(findings) == "2 处要改 · 3 处请看一看"
    assert summary(findings[:1]) == "1 处请看一看"
    assert summary(()) == "没有发现问题"
    names = titles()
    assert told_by_kind(findings) == (
        f"2 处要改（1 处{names[first]}、1 处{names[second]}），3 处请看一看（2 处{names[first]}、1 处{names[second]}）"
    )
    assert told_by_kind(findings[:1]) == ""
    assert told_by_kind(findings[2:3]) == f"1 处要改（1 处{names[first]}）"


@pytest.mark.parametrize(
    "check, source, said",
    [
        (
            "names",
            Source("s", "讲话", unit="县委办", place="临江市"),
            "这一段取自县委办的《讲话》。不是本地。",
        ),
        ("names", Source("s", "讲话", place="临江市"), "这一段取自临江市的《讲话》。不是本地。"),
        ("names", Source("s", "讲话"), "这一段取自《讲话》。不是本地。"),
        ("names", None, "不是本地。"),
        ("twice", Source("s", "讲话", unit="县委办"), "不是本地。"),
    ],
)
def test_a_foreign_name_tells_which_speech_it_came_with(check: str, source: Source | None, said: str):
    assert reason_of(finding(check, ERROR), source) == said


@pytest.mark.parametrize(
    "check, text, is_word",
    [("names", "澄城县", True), ("names", "字" * 14, True), ("names", "字" * 15, False), ("names", "", False),
     ("blanks", "某县", False), ("comments", "某县", False)],
)  # fmt: skip
def test_a_unit_may_call_a_word_its_own(check: str, text: str, is_word: bool):
    assert is_a_word(finding(check, ERROR, text)) is is_word


def test_a_paragraph_is_told_by_its_part_and_label():
    paragraphs = (
        Paragraph("t", Role.TITLE, text="讲话"),
        Paragraph("o", text="今天开会。", move=Move.OPENING),
        Paragraph("n", text="没有说。"),
        Paragraph("h", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("x", text="没有说。"),
        Paragraph("k", Role.HEADING, 1, "突出重点", "一、"),
        Paragraph("s", Role.HEADING, 2, "管住矿山", "（一）"),
        Paragraph("p", Role.POINT, 1, "抓早。", "一要"),
    )
    assert places_of(paragraphs) == {
        "t": "标题", "o": "导语", "n": "开头", "h": "第一部分", "x": "第一部分", "k": "第二部分",
        "s": "第二部分 · （一）", "p": "第二部分 · 一要",
    }  # fmt: skip
