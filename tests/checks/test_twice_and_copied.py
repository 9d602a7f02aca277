"""Said twice, and copied from the library."""

import datetime
from dataclasses import replace

import pytest

from drafter.checks.copied.check import shares_of
from drafter.checks.finding import Severity
from drafter.core.document import Document
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, Source
from drafter.core.origin import Home
from drafter.library.origin.files import FilePassages
from drafter.library.origin.tracing import Tracer
from tests.checks.texts import check_draft, context

SENTENCE = "各乡镇要把责任一级一级压下去，把措施一条一条落下去。"


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "各级干部要沉下身子抓落实，不能只喊口号不见行动。",
            "各级领导干部必须沉下身子去抓落实，决不能只喊口号、不见行动。",
        ),
        (
            "抓安全生产要有时时放心不下的责任感，把隐患消灭在萌芽状态。",
            "要把隐患消灭在萌芽状态，抓安全生产必须有时时放心不下的责任感。",
        ),
    ],
)
def test_a_sentence_with_other_words_between_or_in_another_order_counts(check, one: str, other: str):
    (finding,) = check("twice", one, other)
    assert (finding.paragraph, finding.text) == (1, other)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "要记住“绿水青山就是金山银山”这句话，走好生态路。",
            "发展不能蛮干，“绿水青山就是金山银山”说的正是这个道理。",
            "绿水青山就是金山银山",
        ),
        (
            "功成不必在我，功成必定有我，这是应有的胸怀。",
            "要有功成不必在我、功成必定有我的境界，久久为功。",
            "功成不必在我、功成必定有我",
        ),
    ],
)
def test_a_saying_counts_with_other_words_around_it(check, one: str, other: str, said: str):
    (finding,) = check("twice", one, other)
    assert (finding.paragraph, finding.text, finding.other) == (1, said, "p0")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "推进“千村示范、万村整治”工程，改善人居环境。",
            "“千村示范、万村整治”工程要抓紧抓好，不能松劲。",
        ),
        (
            "践行“绿水青山就是金山银山”的理念，把生态优势变成发展优势。",
            "牢固树立“绿水青山就是金山银山”理念，河长要常去河边走一走，看看水清不清。",
        ),
        ("各乡镇、各部门要高度重视，认真抓好贯彻落实。", "各乡镇、各部门要加强配合，认真抓好任务分解。"),
        (
            "一要加强领导，各级各部门要高度重视，主要领导亲自抓。",
            "二要加强督查，各级各部门要经常调度，分管领导具体抓。",
        ),
    ],
)
def test_names_and_usual_turns_may_be_said_again(check, one: str, other: str):
    assert check("twice", one, other) == []


def test_what_was_on_the_agenda_may_be_named_again(check):
    agenda = Paragraph("a", Role.BODY, text="第一项议程，学习《关于加强防汛抗旱工作的意见》和有关通报。")
    done = "刚才，大家一起学习了《关于加强防汛抗旱工作的意见》和有关通报。"
    assert check("twice", replace(agenda, move=Move.AGENDA), done) == []
    assert check("twice", agenda, done)


def test_last_years_block_at_the_same_meeting_is_a_hint(check):
    source = Source("s", "去年的讲话", date=datetime.date(2025, 3, 1), occasion="2025年全县农业工作会议")
    (finding,) = check("twice", "要抓好春耕。", source=source, occasion="2026年全县农业工作会议")
    assert finding.severity is Severity.HINT


def tracing(text: str, place: str = "清源县") -> Tracer:
    """What traces drafts of 清源县 against one speech of a place."""
    facts = Facts("去年的讲话", datetime.date(2025, 3, 1), place=place)
    document = Document("old.docx", "docx", (Paragraph("o", text=text),), ("",), facts)
    return Tracer(FilePassages([document]), {}, Home("清源县"))


def test_borrowing_is_no_finding_below_the_offices_limit(check):
    tracer = tracing(SENTENCE)
    texts = ("开头的话是我自己写的，和谁都不一样。", SENTENCE)
    assert check("copied", *texts, origins=tracer.origins, copied_limit=80) == []
    (finding,) = check("copied", *texts, origins=tracer.origins, copied_limit=30)
    assert (finding.severity, finding.paragraph) == (Severity.WARNING, 1)
    assert "《去年的讲话》，24 字" in finding.message
    assert finding.evidence is not None
    assert finding.evidence.text[finding.evidence.start : finding.evidence.end] == SENTENCE.removesuffix("。")


def test_others_words_have_a_limit_of_their_own_once_no_place_is_empty(check):
    tracer = tracing(SENTENCE, "河湾县")
    empty = Paragraph("e", slot=Slot(Role.BODY, prompt="结尾"))
    assert check("copied", SENTENCE, empty, origins=tracer.origins, copied_limit=100) == []
    (finding,) = check("copied", SENTENCE, origins=tracer.origins, copied_limit=100)
    assert "外单位的原话还有 24 字" in finding.message
    assert check("copied", SENTENCE, origins=tracer.origins, copied_limit=100, foreign_limit=100) == []


def test_shares_are_told_by_part_and_source():
    heading = Paragraph("h", Role.HEADING, 1, "压实责任", "一、")
    paragraphs = [Paragraph("a", text="自己写的一段话，别处没有。"), heading, Paragraph("b", text=SENTENCE)]
    draft = Draft(paragraphs=tuple(paragraphs))
    shares = shares_of(paragraphs, tracing(SENTENCE).origins(draft))
    assert [(part, share.copied > 0) for part, share in shares.parts] == [("", False), ("h", True)]
    assert [(source.title, count) for source, count in shares.sources] == [("去年的讲话", 24)]
    assert shares.longest is not None
    assert shares.longest.length == shares.whole.copied == 24


def test_a_transition_that_a_section_brought_along_is_told_and_can_go():
    row = (
        Paragraph("a", text="今天召开会议。"),
        Paragraph("b", text="下面，我讲两点意见。", move=Move.TRANSITION),
        Paragraph("c", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("d", text="下面，我讲四点意见。", move=Move.TRANSITION),
        Paragraph("e", text="认识要到位。"),
        Paragraph("f", Role.HEADING, 1, "抓好落实", "一、"),
        Paragraph("g", text="落实要有力。"),
    )
    draft = Draft(paragraphs=row)
    (found,) = [f for f in check_draft(draft, context()) if f.check == "twice"]
    assert (found.paragraph_id, found.other) == ("d", "b")
    assert [p.id for p in found.fixes[0](draft).paragraphs] == ["a", "b", "c", "e", "f", "g"]
