"""What counts of a block beside its words: its subject, the kind of its speech, what time has passed over."""

from datetime import date

import pytest

from drafter.checks.terms import load_terms
from drafter.core.edits import settled
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.finding.subject import kind_of_speech, share_said, subject_of
from drafter.library.stale.judge import judge_for
from tests.library.speeches import speech

CLOSING = Slot(Role.BODY, move=Move.CLOSING, prompt="结尾号召：呼应主题")


def firsts(library: EmbeddedLibrary, slot: Slot, title: str, *around: Paragraph) -> list[str]:
    place = Paragraph("place", slot.role, slot.level, move=slot.move, slot=slot)
    draft = settled(Draft(Facts(title, date(2026, 11, 20)), (*around, place)))
    return [hit.clip.paragraphs[0].text for hit in library.recommend(slot, draft)]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("在全县防汛抗旱工作会议上的讲话", "防汛抗旱"),
        ("在全县森林防灭火工作电视电话会议上的讲话", "森林防灭火"),
        ("全县重点项目观摩评议会主持词", "重点项目观摩评议"),
        ("在镇机关周一工作例会上的讲话", "周一"),
    ],
)
def test_a_title_tells_its_subject_without_what_all_titles_say(title: str, subject: str):
    assert subject_of(title).replace(" ", "") == subject


def test_a_longer_word_says_a_shorter_one():
    assert share_said({"森林": 1.0, "防火": 3.0}, "在全县森林防灭火会议上的讲话") == 1.0
    assert share_said({"森林": 1.0, "防汛": 3.0}, "在全县森林防灭火会议上的讲话") == 0.25
    assert share_said({}, "讲话") == 0.0


def test_kinds_of_speeches_are_told_by_their_titles():
    assert kind_of_speech("全县消防工作会议主持词") == "host"
    assert kind_of_speech("在全县招商引资工作大会上的表态发言") == "pledge"
    assert kind_of_speech("在全县招商引资工作大会上的讲话") == ""


def test_a_speech_does_not_end_as_a_host_ends_a_meeting(library: EmbeddedLibrary):
    ends = "消防工作会议到此结束，请大家抓好落实，现在散会。"
    calls = "同志们，守住平安就是守住幸福，让我们一起把日子守得安安稳稳。"
    library.add(speech("全县消防工作会议主持词", ("closing", ends), day=date(2025, 1, 1)), "host")
    library.add(speech("在全县消防安全推进会上的讲话", ("closing", calls), day=date(2024, 1, 1)), "speech")
    assert firsts(library, CLOSING, "在全县消防工作会议上的讲话")[0] == calls
    assert firsts(library, CLOSING, "全县消防工作会议主持词")[0] == ends


def test_nothing_that_its_card_calls_stale_stands_first(library: EmbeddedLibrary):
    old = "同志们，让我们以防汛工作的新成绩，喜迎党的十九大胜利召开。"
    new = "同志们，让我们枕戈待旦，把防汛这道关口守住守牢。"
    library.add(speech("在全县防汛工作会议上的讲话", ("closing", old), day=date(2025, 5, 1)), "old")
    library.add(speech("在全县防汛会商会议上的讲话", ("closing", new), day=date(2025, 4, 1)), "new")
    assert firsts(library, CLOSING, "在全县防汛工作会议上的讲话")[0] == old
    run_job(library.judge(judge_for(lambda: load_terms().times, date(2026, 11, 30)), "mark"))
    assert firsts(library, CLOSING, "在全县防汛工作会议上的讲话")[0] == new


def test_the_title_weighs_more_than_what_stands_in_the_draft(library: EmbeddedLibrary):
    """A safety speech does not fill up with party building once two such paragraphs are in."""
    problems = Slot(Role.BODY, move=Move.PROBLEMS, prompt="问题不足：点出两三类问题")
    party = "也要看到，有的支部组织生活走过场，党员教育不经常，党建责任压得不实。"
    safety = "也要看到，有的企业隐患整改拖着不办，安全检查走马观花，夜班没有人管。"
    library.add(speech("在全县党建工作会议上的讲话", ("problems", party), day=date(2025, 3, 1)), "party")
    library.add(
        speech("在全县安全生产工作会议上的讲话", ("problems", safety), day=date(2025, 1, 1)), "safety"
    )
    around = [
        Paragraph(str(n), Role.HEADING, 1, text, "一、")
        for n, text in enumerate(("建强基层党组织，选好带头人", "严肃组织生活，管好党员队伍"))
    ]
    assert firsts(library, problems, "在全县安全生产工作会议上的讲话", *around)[0] == safety


def test_what_has_no_words_is_never_offered(library: EmbeddedLibrary):
    texts = ("……………………", "（发言）", "同志们，让我们一起把防汛这道关口守住。")
    library.add(speech("在全县防汛会议上的讲话", *(("closing", text) for text in texts)), "marks")
    assert firsts(library, CLOSING, "在全县防汛会议上的讲话") == [texts[2]]
