"""What a place is for, and which card does just that."""

from datetime import date

import pytest

from drafter.core.edits import settled
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.finding.functions import TASK, Functions, Told
from drafter.library.finding.place import place_of
from tests.library.speeches import speech

LEAD_IN = Slot(Role.BODY, move=Move.LEAD_IN, prompt="引论：一句话讲清落实是关键")


def point(prompt: str) -> Slot:
    return Slot(Role.POINT, 1, prompt=prompt)


def offered(library: EmbeddedLibrary, title: str, slot: Slot, *others: Slot) -> list[str]:
    """The cards for the first of some open places of a draft."""
    places = [
        Paragraph(str(at), one.role, one.level, move=one.move, slot=one)
        for at, one in enumerate((slot, *others))
    ]
    draft = settled(Draft(Facts(title, date(2026, 11, 20)), tuple(places)))
    return [hit.clip.paragraphs[0].text for hit in library.recommend(slot, draft)]


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("督查：盯着哪些事，多久通报一回", {"inspection"}),
        ("各负其责：谁来认领", {"duty"}),
        ("引论：点明这件事的分量", {"why"}),
        ("第三项任务：照前面的样子写", {TASK}),
        ("第9处", set()),
    ],
)
def test_a_prompt_says_what_its_place_is_for(prompt: str, asked: set[str]):
    assert Functions().asked(prompt) == asked


def test_the_first_sentence_tells_more_than_the_rest_and_another_function_speaks_against_it():
    functions, duty = Functions(), frozenset({"duty"})
    texts = (
        "谁家的孩子谁抱走，责任要到人。",
        "先把沟清了。每条沟都有专人负责。",
        "先把沟清了。",
        "督查要常来。",
    )
    worth = [Told(functions, text, "").fits(duty, Role.POINT) for text in texts]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > worth[1] > worth[2] == 0 > worth[3]
    assert Told(functions, texts[2], "压实责任").fits(duty, Role.POINT) > worth[2]


def test_one_telling_character_is_no_likeness():
    def letters(prompt: str, move: Move | None = None) -> frozenset[str]:
        slot = Slot(Role.BODY if move else Role.POINT, move=move, prompt=prompt)
        return Functions.letters(place_of(slot, Draft(Facts("在全县信访工作会议上的讲话"), ())))

    assert letters("学：怎么学") == frozenset()
    assert letters("有专班盯") == set("专班盯")
    assert letters("第二项，如：进行第二项议程：审议……（写全名）", Move.AGENDA) == set("审议")


def test_a_card_that_does_what_is_asked_for_stands_before_one_on_the_same_matter(library: EmbeddedLibrary):
    rows = [
        ("point", "一要管住水。消防水池装满，消火栓逐个试压。"),
        ("point", "二要勤回看。发现的问题记下来，半个月后派人暗访，没有改的当场贴封条。"),
    ]
    library.add(speech("在全县消防工作会议上的讲话", *rows, day=date(2025, 3, 1)), "fire")
    found = offered(library, "在全县消防安全工作会议上的讲话", point("督查问效：怎样跟踪，结果怎么用"))
    assert "暗访" in found[0]


def test_a_card_goes_to_the_place_that_it_fits_best(library: EmbeddedLibrary):
    rows = [
        ("point", "一要搭好班子。选几个懂行的人，集中办公，消防的事一竿子插到底。"),
        ("point", "二要钱跟得上。消防的经费列进预算，装备坏一件补一件。"),
    ]
    library.add(speech("在全县消防工作会议上的讲话", *rows, day=date(2025, 3, 1)), "fire")
    title, money, people = (
        "在全县消防安全工作会议上的讲话",
        point("强化保障：钱从哪来"),
        point("建强班子：选什么人"),
    )
    assert "经费" in offered(library, title, money, people)[0]
    assert "班子" in offered(library, title, people, money)[0]


def test_what_is_about_anything_stands_before_what_names_another_matter(library: EmbeddedLibrary):
    whole = "一分部署，九分落实，落实是关键。定下来的事，件件都要有人去办。"
    other = "档案工作抓落实是关键。库房有人看，归档才算落到实处。"
    library.add(speech("在全县重点工作推进会上的讲话", ("lead_in", whole), day=date(2024, 3, 1)), "any")
    library.add(speech("在全县档案工作会议上的讲话", ("lead_in", other), day=date(2025, 3, 1)), "files")
    flood = ("point", "一要看住山塘。防汛的沙袋码在坝上，防汛的人住在坝上。")
    library.add(speech("在全县防汛工作会议上的讲话", flood, day=date(2025, 3, 1)), "flood")
    found = offered(library, "在全县防汛工作会议上的讲话", LEAD_IN)
    assert found.index(whole) < found.index(other)


def test_what_belongs_to_one_season_stands_behind_what_does_not(library: EmbeddedLibrary):
    closing = Slot(Role.BODY, move=Move.CLOSING, prompt="结尾号召")
    spring = "同志们，时间已到三月，请大家会后就动手，把消防这件事办扎实。"
    ever = "同志们，守住一盏灯，就守住一个家，让我们把消防这件事办扎实。"
    for name, text in (("spring", spring), ("ever", ever)):
        library.add(speech("在全县消防工作会议上的讲话", ("closing", text), day=date(2025, 3, 1)), name)
    assert offered(library, "在全县消防工作会议上的讲话", closing)[0] == ever


def test_a_pledge_is_made_of_pledges_though_they_are_on_another_matter(library: EmbeddedLibrary):
    opening = Slot(Role.BODY, move=Move.OPENING, prompt="开头：代表谁发言")
    leader = "今天召开全县消防工作会议，主要任务是把冬天的防火安排好。"
    pledged = "听了县领导的讲话，我坐不住了。下面我替我们镇说几句心里话，作个表态。"
    library.add(speech("在全县消防工作会议上的讲话", ("opening", leader), day=date(2025, 3, 1)), "leader")
    library.add(
        speech("在全县植树工作会议上的表态发言", ("opening", pledged), day=date(2024, 3, 1)), "pledge"
    )
    assert offered(library, "在全县消防工作会议上的表态发言", opening)[0] == pledged
    assert offered(library, "在全县消防工作会议上的讲话", opening)[0] == leader
