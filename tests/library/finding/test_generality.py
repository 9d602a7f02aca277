"""How general a text is, and where a card that fits any matter stands beside those of another one."""

from dataclasses import replace
from datetime import date

import pytest

from drafter.core.edits import settled
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.library.api import NEXT_IN_SOURCE
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.finding.generality import Generality
from tests.library.speeches import speech

DUTY = Slot(Role.POINT, 1, prompt="压实责任：谁负责")
TASK = Slot(Role.POINT, 1, prompt="第二项任务：写法同上")
CLOSING = Slot(Role.BODY, move=Move.CLOSING, prompt="结尾号召：提出期望")


def offered(library: EmbeddedLibrary, title: str, slot: Slot) -> list[str]:
    place = Paragraph("place", slot.role, slot.level, move=slot.move, slot=slot)
    draft = settled(Draft(Facts(title, date(2026, 11, 20)), (place,)))
    return [hit.clip.paragraphs[0].text for hit in library.recommend(slot, draft)]


@pytest.mark.parametrize(
    ("text", "particular"),
    [
        ("同志们，任务已经明确，关键在于落实。希望大家把这次会议的要求带回去。", False),
        ("压实责任。主要领导要亲自抓，分管领导要具体抓。", False),
        ("蚕茧要分级收购，烘茧灶要提前试温，桑园要及时剪梢。", True),
        ("坝脚的测压管每两小时读一回，浸润线抬高立刻开闸。", True),
    ],
)
def test_words_that_any_speech_uses_tell_no_matter(text: str, particular: bool):
    assert (Generality().particular(text) > 0.5) is particular


def test_rare_characters_of_a_subject_name_it_wherever_they_stand():
    assert Generality().telling("防汛") == {"汛"}
    assert not Generality().telling("发展")


def test_a_closing_for_any_meeting_stands_before_those_of_other_matters(library: EmbeddedLibrary):
    anything = "同志们，目标已经明确，让我们同心协力、真抓实干，向全县人民交出一份满意的答卷。"
    beacons = "同志们，护林员的脚步就是山上的灯，愿每一片林子都平平安安过冬。"
    coffers = "同志们，国库里的每一分钱都带着税户的汗水，请大家替全县看好这把锁。"
    rows = (
        ("在全县年终总结大会上的讲话", anything, 2023),
        ("在全县护林工作会议上的讲话", beacons, 2025),
        ("在全县国库工作会议上的讲话", coffers, 2025),
    )
    for title, text, year in rows:
        library.add(speech(title, ("closing", text), day=date(year, 3, 1)), title)
    assert offered(library, "在全县蚕桑工作会议上的讲话", CLOSING)[0] == anything


def test_a_point_for_a_task_is_none_that_only_says_who_answers(library: EmbeddedLibrary):
    duty = "压实责任。各级负责同志要亲自抓，一级带着一级干。"
    cocoons = "烘茧要守住火候。灶温、风量、翻茧的时间都记在牌上，谁当班谁签字。"
    library.add(speech("在全县经济工作会议上的讲话", ("point", duty), day=date(2025, 3, 1)), "any")
    library.add(speech("在全县蚕桑工作会议上的讲话", ("point", cocoons), day=date(2022, 3, 1)), "silk")
    title = "在全县蚕桑工作推进会上的讲话"
    assert offered(library, title, TASK)[0] == cocoons
    assert offered(library, title, DUTY)[0] == duty


def test_a_meeting_with_three_items_is_not_its_third_item(library: EmbeddedLibrary):
    count = Slot(Role.BODY, move=Move.AGENDA, prompt="议程项数，如：今天的会议共有四项议程，下面逐项进行。")
    rows = [
        ("agenda", "今天的会有三项议程。"),
        ("agenda", "下面，进行第三项议程，请县长讲话，大家欢迎。"),
    ]
    library.add(speech("全县蚕桑工作会议主持词", *rows, day=date(2025, 3, 1)), "host")
    assert offered(library, "全县护林工作会议主持词", count)[0] == "今天的会有三项议程。"


def test_what_stood_below_a_heading_of_another_matter_comes_second(library: EmbeddedLibrary):
    rows = [
        ("heading", "压实责任，形成合力"),
        ("point", "护林员负起责任。每条进山的路都有护林员守着，火种一律留在山下。"),
    ]
    library.add(speech("在全县护林工作会议上的讲话", *rows, day=date(2025, 3, 1)), "forest")
    duty = "压实责任。各级负责同志要亲自抓，一级带着一级干，形成合力。"
    library.add(speech("在全县经济工作会议上的讲话", ("point", duty), day=date(2022, 3, 1)), "any")
    forest = next(one for one in library.sources() if "护林" in one.source.title)
    heading = next(p for p in library.document(forest.source.id).paragraphs if p.role is Role.HEADING)
    place = Paragraph("place", Role.POINT, 1, slot=DUTY)
    for title, at in (("在全县护林工作推进会上的讲话", 0), ("在全县国库工作会议上的讲话", 1)):
        draft = settled(Draft(Facts(title, date(2026, 11, 20)), (replace(heading, id="above"), place)))
        assert [hit.reason for hit in library.recommend(DUTY, draft)].index(NEXT_IN_SOURCE) == at


def test_a_meeting_in_autumn_does_not_end_with_the_spring(library: EmbeddedLibrary):
    spring = "同志们，桑园里春天下的力气，蚕房里一定看得见，让我们把蚕桑这件事办好。"
    whole = "同志们，目标已经明确，让我们同心协力、真抓实干，向全县人民交出一份满意的答卷。"
    library.add(speech("在全县春季蚕桑工作会议上的讲话", ("closing", spring), day=date(2025, 3, 1)), "spring")
    library.add(speech("在全县年终总结大会上的讲话", ("closing", whole), day=date(2024, 3, 1)), "any")
    assert offered(library, "在全县春季蚕桑生产会议上的讲话", CLOSING)[0] == spring
    both = offered(library, "在全县秋季农机工作会议上的讲话", CLOSING)
    assert both[0] == whole


def test_a_county_does_not_open_a_meeting_as_a_township_does(library: EmbeddedLibrary):
    opening = Slot(Role.BODY, move=Move.OPENING, prompt="导语：开的什么会")
    township = "今天的会议是经镇党委研究召开的，主要任务是安排全镇的护林工作。"
    county = "今天的会议是经县委研究召开的，主要任务是安排全县的护林工作。"
    for title, text in (("在全镇护林工作会议上的讲话", township), ("在全县护林工作会议上的讲话", county)):
        library.add(speech(title, ("opening", text), day=date(2025, 3, 1)), title)
    assert offered(library, "在全县护林防火工作会议上的讲话", opening)[0] == county
    assert offered(library, "在全镇护林防火工作会议上的讲话", opening)[0] == township


def test_a_place_made_of_a_paragraph_is_offered_that_paragraph_first(library: EmbeddedLibrary):
    made = Slot(Role.BODY, move=Move.OPENING, prompt="桑叶刚绿，我们就把会开到了蚕房里")
    own = "桑叶刚绿，我们就把会开到了蚕房里，任务只有一个，把春蚕养好。"
    newer = "今天召开全县蚕桑工作会议，主要任务是把今年的蚕桑生产安排好。"
    library.add(speech("在全县蚕桑工作会议上的讲话", ("opening", own), day=date(2021, 3, 1)), "silk")
    library.add(speech("在全县蚕桑工作推进会上的讲话", ("opening", newer), day=date(2025, 3, 1)), "newer")
    assert offered(library, "在全县蚕桑工作会议上的讲话", made)[0] == own
