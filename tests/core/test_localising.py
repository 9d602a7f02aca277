"""What of a draft is its own place's, and what its passages still have of another."""

from drafter.core.localising import leftovers_of, local_parts
from drafter.core.model import Paragraph, Role, Source
from drafter.core.origin import Home, Origin
from drafter.core.origin_parts import Taken

HOME = Home("清源县", "清源县人民政府")
SOURCE = Source("s", "在河湾县防汛现场会上的讲话", place="河湾县", unit="河湾县人民政府")
THERE = "河湾县37座小型水库都立了责任牌，群众看得见。"
WORDS = "河湾县37座小型水库都立了责任牌，清源县的做法要再细一些，今年投入200万元。"


def taken(words: str = WORDS, source: Source = SOURCE) -> Taken:
    return Taken("p", 0, len(words), words, "改写", Origin.REWORDED, 30, source, THERE, (0, len(THERE)), 0.3)


def test_names_and_figures_of_the_source_are_left_and_ones_own_are_not():
    found = list(leftovers_of(taken(), HOME))
    assert [(one.words, one.kind) for one in found] == [("河湾", "名称"), ("37座", "数字")]
    assert all(WORDS[one.start : one.end] == one.words for one in found)
    own = Source("o", "在清源县会议上的讲话", place="清源县")
    assert list(leftovers_of(taken(source=own), HOME)) == []


def test_parts_count_names_and_figures_of_ones_own():
    rows = (
        Paragraph("o", text="清源县的开头。"),
        Paragraph("h", Role.HEADING, 1, "把水库管住，管好", "一、"),
        Paragraph("p", text=WORDS),
    )
    first, second = local_parts(rows, [taken()], HOME)
    assert (first.title, first.names, first.facts, first.leftovers) == ("开头", 1, 1, ())
    assert (second.title, second.names, second.figures) == ("一、把水库管住", 1, 1)
    assert second.told == "一、把水库管住：本地名称 1 处，自己的数 1 处，自己的事 0 件；还留着 河湾、37座"


def test_a_sentence_of_ones_own_with_a_name_a_day_or_a_figure_is_a_fact():
    text = "柳河镇的河长每天巡一遍。我们要再接再厉。6月底前补种树苗1200株。"
    home = Home("清源县", "清源县人民政府", own=("柳河镇",))
    (part,) = local_parts((Paragraph("p", text=text),), [], home)
    assert (part.names, part.facts) == (1, 2)


def test_a_heading_below_begins_no_part_of_its_own():
    rows = (
        Paragraph("h", Role.HEADING, 1, "把水库管住", "一、"),
        Paragraph("i", Role.HEADING, 2, "立责任牌", "（一）"),
        Paragraph("p", text=WORDS),
        Paragraph("e", Role.HEADING, 1, "", "一、"),
    )
    assert [part.title for part in local_parts(rows, [], HOME)] == ["一、把水库管住"]
