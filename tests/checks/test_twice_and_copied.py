"""Said twice, and copied from the library."""

import datetime

from drafter.checks.copied import CHECK, shares_of
from drafter.checks.copying import copied_in
from drafter.checks.finding import Severity
from drafter.checks.run import Checker
from drafter.core.fingerprints import fingerprints, squeezed
from drafter.core.model import Draft, Paragraph, Role, Source
from drafter.library.api import Passage
from tests.checks.memory_passages import MemoryPassages
from tests.checks.texts import context

SENTENCE = "各乡镇要把责任一级一级压下去，把措施一条一条落下去。"
OLD = Source("old", "去年的讲话")


def test_a_sentence_in_two_places_is_told_at_the_second(check):
    (finding,) = check("twice", f"先说一句。{SENTENCE}", f"再说一遍。{SENTENCE}")
    assert (finding.paragraph, finding.text, finding.other) == (1, SENTENCE, "p0")


def test_nearly_the_same_sentence_counts(check):
    nearly = "各乡镇各部门要把责任一级一级压下去，把措施一条一条落到实处。"
    assert check("twice", SENTENCE, nearly)


def test_a_couplet_counts_by_itself(check):
    found = check(
        "twice", "俗话说，路虽远，行将至，事虽难，做必成，我们要有信心。", "山再高高不过脚，水再深深不过心。"
    )
    assert found == []
    (finding,) = check(
        "twice",
        "山再高高不过脚，水再深深不过心，大家要有信心。",
        "记住山再高。山再高高不过脚，水再深深不过心，不能松劲停步歇脚。",
    )
    assert finding.text == "山再高高不过脚，水再深深不过心"


def test_last_years_block_at_the_same_meeting_is_a_hint(check):
    source = Source("s", "去年的讲话", date=datetime.date(2025, 3, 1), occasion="2025年全县农业工作会议")
    (finding,) = check("twice", "要抓好春耕。", source=source, occasion="2026年全县农业工作会议")
    assert finding.severity is Severity.HINT


def test_any_shared_run_of_thirteen_characters_shares_a_fingerprint():
    shared = "一级一级压下去把措施一条一"
    one = {
        number for number, _ in fingerprints(squeezed("前面的话完全不同" + shared + "后面也各说各的").text)
    }
    two = {number for number, _ in fingerprints(squeezed("甲乙丙丁" + shared + "子丑寅卯").text)}
    assert len(shared) == 13
    assert one & two


def test_the_copied_run_and_its_place_in_the_source_are_told():
    passages = MemoryPassages([Passage(1, f"去年我说过，{SENTENCE}", OLD)])
    copied = copied_in(f"今年我要说，{SENTENCE}", passages)
    (run,) = copied.runs
    assert run.length == len(squeezed(SENTENCE).text)
    assert run.passage.text[run.there[0] : run.there[1]].endswith("落下去")
    assert copied.copied == run.length


def test_twelve_characters_are_no_copy():
    passages = MemoryPassages([Passage(1, "一二三四五六七八九十甲乙，别的话", OLD)])
    assert copied_in("前言一二三四五六七八九十甲乙后语", passages).copied == 0


def test_what_many_sources_say_is_a_set_phrase():
    phrase = "以习近平新时代中国特色社会主义思想为指导"
    many = [Passage(n, f"{phrase}，第{n}篇的话各不相同", Source(str(n), f"第{n}篇")) for n in range(60)]
    assert copied_in(f"我们要{phrase}，做好工作。", MemoryPassages(many)).copied == 0
    assert copied_in(f"我们要{phrase}，做好工作。", MemoryPassages(many[:3])).copied > 0


def test_shares_are_told_by_part_and_source_and_the_limit_warns(check):
    passages = MemoryPassages([Passage(1, SENTENCE, OLD)])
    heading = Paragraph("h", Role.HEADING, 1, "压实责任", "一、")
    found = check(
        "copied",
        "开头的话是我自己写的，和谁都不一样。",
        heading,
        SENTENCE,
        passages=passages,
        copied_limit=30,
    )
    assert [f.severity for f in found] == [Severity.WARNING, Severity.HINT]
    paragraphs = [Paragraph("a", text="自己写的一段话，别处没有。"), heading, Paragraph("b", text=SENTENCE)]
    checker = Checker()
    checker.check(Draft(paragraphs=tuple(paragraphs)), context(passages=passages))
    shares = shares_of(paragraphs, checker.gathered(CHECK))
    assert [(part, share.copied > 0) for part, share in shares.parts] == [("", False), ("h", True)]
    assert [source.id for source, _ in shares.sources] == ["old"]
