from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drafter.core.edits import settled
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import find_outline, load_outlines
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.finding.similar_sources import source_fit
from tests.library.conftest import copied_library
from tests.library.speeches import FARMING, SAFETY, speech

ARGUMENT = Slot(Role.BODY, move=Move.ARGUMENT, prompt="讲清怎么做")
PROBLEMS = Slot(Role.BODY, move=Move.PROBLEMS, prompt="摆问题")


def draft(title: str, *below: Paragraph) -> Draft:
    return settled(Draft(Facts(title=title), tuple(replace(p, id=str(i)) for i, p in enumerate(below))))


def heading(text: str) -> Paragraph:
    return Paragraph("", Role.HEADING, 1, text, "一、")


def empty(slot: Slot) -> Paragraph:
    return Paragraph("", slot.role, slot.level, move=slot.move, slot=slot)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with the starter material and a speech, made once."""
    folder = tmp_path_factory.mktemp("starter")
    with closing(open_library(folder)) as library:
        add_starter(library)
        library.add(speech("在全县安全生产会议上的讲话", *SAFETY, day=date(2025, 3, 1)), "safety")
    return folder


@pytest.fixture
def filled(starter: Path, tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    yield from copied_library(starter, tmp_path / "library")


def test_the_heading_above_a_place_decides_what_suits_it(filled: EmbeddedLibrary):
    around = draft("在全县安全生产工作会议上的讲话", heading("排查隐患，消除事故苗头"), empty(ARGUMENT))
    hits = filled.recommend(ARGUMENT, around)
    assert SAFETY[6][1] in [hit.clip.paragraphs[0].text for hit in hits]
    farming = draft("在全县春耕会议上的讲话", heading("粮食面积要落到田块"), empty(ARGUMENT))
    assert "粮" in filled.recommend(ARGUMENT, farming)[0].clip.paragraphs[0].text


def test_a_place_outside_the_parts_gets_its_own_move(filled: EmbeddedLibrary):
    around = draft("在全县安全生产工作会议上的讲话", empty(PROBLEMS), heading("压实责任"))
    hits = filled.recommend(PROBLEMS, around)
    assert len(hits) == 5
    moves = [hit.clip.paragraphs[0].move for hit in hits]
    assert moves[:3] == [Move.PROBLEMS] * 3
    assert set(moves) <= {
        Move.PROBLEMS,
        Move.SITUATION,
    }  # how things stand comes before the problems of another matter
    assert hits[0].reason.startswith("同为“问题不足”，主题相符")


def test_the_reason_says_nothing_of_the_year(filled: EmbeddedLibrary):
    around = draft("在全县安全生产工作会议上的讲话", empty(PROBLEMS))
    reasons = {hit.clip.paragraphs[0].text: hit.reason for hit in filled.recommend(PROBLEMS, around, 12)}
    assert reasons[SAFETY[5][1]] == "同为“问题不足”，主题相符"
    assert all(reasons.values())


def test_nothing_is_offered_that_the_draft_already_holds(filled: EmbeddedLibrary):
    around = draft("在全县安全生产工作会议上的讲话", empty(PROBLEMS))
    best = filled.recommend(PROBLEMS, around)[0].clip.paragraphs[0]
    slightly_edited = replace(best, text=best.text.replace("。", "！"), slot=None)
    again = filled.recommend(
        PROBLEMS, draft("在全县安全生产工作会议上的讲话", slightly_edited, empty(PROBLEMS))
    )
    assert best.text not in [hit.clip.paragraphs[0].text for hit in again]


def test_no_two_recommendations_are_of_a_kind(library: EmbeddedLibrary):
    for number in range(4):
        text = f"同时要看到，有的企业隐患整改走过场，消防通道堵塞的问题屡查屡犯，今年已是第{number}次。"
        library.add(
            speech(f"第{number}次讲话", ("problems", text), *FARMING[number : number + 1]), str(number)
        )
    hits = library.recommend(PROBLEMS, draft("安全生产讲话", empty(PROBLEMS)))
    assert sum("消防通道" in hit.clip.paragraphs[0].text for hit in hits) == 1


def test_a_heading_is_offered_for_a_heading(filled: EmbeddedLibrary):
    slot = Slot(Role.HEADING, 1, prompt="第一部分的标题")
    around = draft("在全县安全生产工作会议上的讲话", empty(slot), heading("排查隐患，织密安全防护网络"))
    hits = filled.recommend(slot, around)
    assert hits
    assert all(hit.clip.paragraphs[0].role is Role.HEADING for hit in hits)
    assert "排查隐患，织密安全防护网络" not in [hit.clip.paragraphs[0].text for hit in hits]


def test_front_matter_gets_no_recommendation(filled: EmbeddedLibrary):
    for role in (Role.TITLE, Role.DATE, Role.SALUTATION, Role.SIGNATURE):
        assert filled.recommend(Slot(role), Draft()) == []


def test_an_empty_library_and_an_unknown_place_are_harmless(library: EmbeddedLibrary):
    assert library.recommend(ARGUMENT, Draft()) == []
    library.add(speech("讲话", *SAFETY), "safety")
    assert len(library.recommend(Slot(Role.BODY), Draft(), 2)) == 2


def test_the_same_topic_is_only_claimed_where_the_card_has_it(library: EmbeddedLibrary):
    """Words that the headings have in common with a speech do not make it one about the same thing."""
    money = ("argument", "决不能寅吃卯粮。财政的每一分钱都要花在刀刃上，税收要依法征管，责任要扛在肩上。")
    village = ("argument", "种粮是责任，耕地要种满，撂荒地决不能再撂下去。")
    library.add(speech("在全县财政工作会议上的讲话", money, day=date(2023, 3, 1)), "money")
    library.add(speech("在全县春耕会议上的讲话", village, day=date(2024, 3, 1)), "village")
    around = draft("在全县乡村振兴会议上的讲话", heading("把责任扛在肩上，决不能松懈"), empty(ARGUMENT))
    reasons = {hit.source.title[3:5]: hit.reason for hit in library.recommend(ARGUMENT, around)}
    assert reasons == {"财政": "同为“论述”", "春耕": "同为“论述”，主题相符"}


def test_a_list_of_topics_alone_does_not_make_two_meetings_one_subject(library: EmbeddedLibrary):
    """A drought is no safety at work, and of one head the places of fires are no lines of chemicals."""
    rows = {
        "抗旱": ("argument", "水要先保人畜，再保口粮田，抗旱的责任要落到每一口井。"),
        "消防": ("argument", "消防通道一米也不能占，责任要落到每一个楼长。"),
    }
    for name, row in rows.items():
        library.add(speech(f"在全县{name}工作会议上的讲话", row, day=date(2024, 3, 1)), name)

    def claimed(title: str) -> set[str]:
        around = draft(title, heading("把责任落下去"), empty(ARGUMENT))
        hits = library.recommend(ARGUMENT, around)
        assert len(hits) == 2
        return {hit.source.title[3:5] for hit in hits if "主题相符" in hit.reason}

    assert claimed("在全县安全生产工作会议上的讲话") == {"消防"}
    assert claimed("在全县烟花爆竹管理工作会议上的讲话") == set()
    assert claimed("在全县抗旱工作会议上的讲话") == {"抗旱"}


def test_the_title_says_more_about_the_subject_than_the_headings(library: EmbeddedLibrary):
    library.add(speech("讲话", ("argument", "防汛要抓早抓小。")), "flood")
    library.add(speech("讲话", ("argument", "责任要扛牢。")), "duty")
    with library._looking() as lookup:
        connection, words = lookup.connection, lookup.words
        fit = source_fit(connection, words, lambda _: 1.0, [1, 2], "防汛", "防汛，责任")
        bare = source_fit(connection, words, lambda _: 1.0, [1, 2], "", "防汛，责任")
    assert fit[1] / fit[2] > 1.5 * bare[1] / bare[2]


def test_no_two_open_places_are_offered_the_same_card_first(filled: EmbeddedLibrary):
    outline = find_outline(load_outlines(None), "three-part")
    begun = draft_from_outline(outline, Facts("在全县安全生产工作会议上的讲话"))
    slots = [p.slot for p in begun.paragraphs if p.slot and p.is_empty_slot and p.role is not Role.SPEAKER]
    firsts = [filled.recommend(slot, begun, 1)[0].id for slot in slots]
    assert len(firsts) > 12
    assert len(set(firsts)) == len(firsts)


def test_the_newer_of_two_speeches_alike_comes_first_and_what_is_far_too_long_later(library: EmbeddedLibrary):
    texts = {
        2012: "也要看到，隐患排查还不细，有的企业台账做得漂亮，车间里的老毛病年年都在，一到夜班就没有人管。",
        2025: "也要看到，责任落实还不严，有的乡镇开会多、下去少，问题报上来几个月，回头再看还是原来的样子。",
    }
    for year, text in texts.items():
        made = speech("在全县安全生产会议上的讲话", ("problems", text), day=date(year, 3, 1))
        library.add(made, str(year))
    long = ("problems", "也要看到，检查走过场的还有，整改拖着不办的还有，出了事互相推的还有。" * 12)
    library.add(speech("在全县安全生产会议上的讲话", long, day=date(2025, 4, 1)), "long")
    slot = replace(PROBLEMS, share=0.05)
    around = draft("在全县安全生产工作会议上的讲话", empty(slot))
    around = replace(around, facts=replace(around.facts, minutes=10))
    offered = [hit.clip.paragraphs[0].text for hit in library.recommend(slot, around)]
    assert offered[0] == texts[2025]
    assert offered.index(long[1]) > 0


def test_a_point_that_is_asked_for_comes_first_and_what_does_not_answer_says_so(library: EmbeddedLibrary):
    points = [
        ("point", "一要压实责任。企业负责人要到车间里去，安全生产的责任书不能锁在抽屉里。"),
        ("point", "二要强化保障。安全生产的经费按时拨付，检查的人手要配齐，安全帽安全绳要够数。"),
        ("point", "三要严格督查。安全生产督查不打招呼，三天回看一次，没有改的就地停产。"),
    ]
    library.add(speech("在全县安全生产会议上的讲话", *points, day=date(2025, 3, 1)), "safety")

    def offered(asked: str):
        slot = Slot(Role.POINT, prompt=f"{asked}：写清楚怎么做")
        around = draft("在全县安全生产工作会议上的讲话", heading("压实责任，落实保障"), empty(slot))
        return library.recommend(slot, around)

    assert offered("督查")[0].answers
    assert "督查" in offered("督查")[0].clip.paragraphs[0].text
    assert not any(hit.answers for hit in offered("奖惩"))
    assert all(hit.answers for hit in offered("第二项任务"))
