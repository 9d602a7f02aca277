"""What is left of names that somebody masked: which letters and signs stand for a name, and which do not."""

import pytest

from drafter.checks.finding import Severity


def masks(check, text: str) -> list[str]:
    return [one.text for one in check("names", text) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("沿县道X修到村口。", ["X"]),
        ("到X县去，再到Y镇。", ["X", "Y"]),
        ("A县的做法要学。", ["A"]),
        ("AB县的做法要学。", ["AB"]),
        ("B区的做法要学。", ["B"]),
        ("要把YX建设得更好。", ["YX"]),
        ("“YC百佳”评选。", ["YC"]),
        ("按“XX”系列来办。", ["XX"]),
        ("按“9+XX”来办。", ["XX"]),
        ("走3X路到村口。", ["X"]),
        ("×县的做法要学。", ["×"]),
        ("到□□县去。", ["□□"]),
        ("2026年X月X日开会。", ["X", "X"]),
        ("某月某日，20某某年。", ["某", "某", "某某"]),
        ("甲县乙镇的做法。", ["甲"]),
    ],
)
def test_what_stands_for_a_name_is_told(check, text, masked):
    assert masks(check, text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "沿县道X503修到村口，Y12也通了。",
        "评为A级，分成B类。",
        "C区一期交付了。",
        "A座、B座都住满了。",
        "修好Y型路口。",
        "ABC县的做法要学。",
        "ABC公司的做法要学。",
        "YC百佳”评选。",
        "“A佳”评选。",
        "推行“9+X”模式、“9＋X”模式。",
        "打造“1X”系列。",
        "“X”就是各村自选的事。",
        "3X5米，3 × 5米，长5×米。",
        "再走5×米就到。",
        "QQ县的做法。",
        "某些单位没有到。",
    ],
)
def test_what_stands_for_no_name_is_left_alone(check, text):
    assert masks(check, text) == []


def test_a_mask_is_told_once_with_a_blank_in_its_place(check):
    (one,) = check("names", "到某某县去。")
    assert (one.text, one.suggestion) == ("某某", "【名称】")
    assert [fix.label for fix in one.fixes] == ["改为“【名称】”"]


def test_a_unit_that_is_left_unnamed_is_asked_about_with_the_words_that_follow(check):
    (one,) = check("names", "某单位没有到。")
    assert (one.severity, one.text) == (Severity.HINT, "某")
    assert one.message == "“某单位”没有说明是哪一家，请确认是有意不点名。"
    assert [f.severity for f in check("names", "某公司某某同志没有到。")] == [Severity.HINT, Severity.ERROR]
