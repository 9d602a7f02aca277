"""Where the words of a draft come from, against a real library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from drafter.core.model import Paragraph, Role, Source
from drafter.core.origin import SUSPECTED, Home, Origin, Stretch, shares
from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.origin.files import Both, FilePassages
from drafter.library.origin.tracing import SoFar, Traced, Tracer
from tests.benchmarks import assembled
from tests.library.speeches import speech

HOME = Home("清源县", "清源县人民政府", ("临江市",))
FIXED = {"以人民为中心的发展思想": "党章", "高质量发展": "党的二十大报告"}
OWN = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水。放水闸门开春以前全部试一遍，机手电话贴在墙上。"
ABOVE = "沿河各地要在汛前把老旧堤段逐段走一遍，险情登记到人。值班室的电话二十四小时有人接。"
FOREIGN = "我们把责任人的照片和电话立在坝头，群众看得见打得通。夜里下雨由民兵挨家敲门。"


def document(place: str, *texts: str, day: date = date(2025, 5, 12)):
    """A speech of a place."""
    made = speech(f"在{place}防汛会议上的讲话", *(("argument", text) for text in texts), day=day)
    return replace(made, facts=replace(made.facts, place=place))


@pytest.fixture
def three(library: EmbeddedLibrary) -> EmbeddedLibrary:
    """A library with a speech of the office, one from above and one from elsewhere."""
    for place, text in (("清源县", OWN), ("临江市", ABOVE), ("河湾县", FOREIGN)):
        library.add(document(place, text), place)
    return library


def traced(library, *texts: str, source: Source | None = None, **known) -> list[tuple[Stretch, ...]]:
    paragraphs = [Paragraph(f"p{n}", Role.BODY, text=text, source=source) for n, text in enumerate(texts)]
    tracer = Tracer(library.candidates(), known.pop("fixed", FIXED), HOME)
    return list(run_job(tracer.trace(Traced(paragraphs, **known))))


def told(text: str, stretches: Sequence[Stretch]) -> list[tuple[str, str]]:
    """The origins and the words of a paragraph, which they cover whole."""
    assert [one.start for one in stretches[1:]] == [one.end for one in stretches[:-1]]
    assert (stretches[0].start, stretches[-1].end) == (0, len(text))
    return [(one.name, text[one.start : one.end]) for one in stretches]


def test_each_owners_words_are_told_and_what_is_new(three):
    own, above, foreign = OWN.split("。")[0], ABOVE.split("。")[0], FOREIGN.split("。")[0]
    text = f"{own}。{above}。{foreign}。今年雨来得早，大家不要心存侥幸。"
    (stretches,) = traced(three, text)
    assert told(text, stretches) == [
        ("本单位旧稿", f"{own}。"),
        ("上级原话", f"{above}。"),
        ("外单位", f"{foreign}。"),
        ("新写", "今年雨来得早，大家不要心存侥幸。"),
    ]
    assert stretches[1].source is not None
    assert stretches[1].source.place == "临江市"
    assert stretches[1].text[slice(*stretches[1].there)] == above


@pytest.mark.parametrize(
    "said",
    [
        "水库巡查不要只看坝面，务必下到坝脚去摸一摸有没有渗水。",
        "巡查水库，要下到坝脚摸摸渗水，不能光看坝面。",
        "放水闸门在开春之前全部试上一遍，机手的电话都贴在墙上。",
    ],
)
def test_a_reworded_sentence_is_told_with_its_passage(three, said):
    ((stretch, *rest),) = traced(three, said)
    assert stretch.origin is Origin.REWORDED
    assert stretch.source is not None
    assert stretch.source.place == "清源县"
    assert 0 < stretch.changed < 0.6
    assert all(one.origin in (Origin.REWORDED, Origin.NEW) for one in rest)


def test_free_rewording_is_a_question_and_counts_as_new(three):
    said = "巡查水库的，不能光在坝面上看看，人要下到坝脚去摸。"
    (stretches,) = traced(three, said)
    assert SUSPECTED in {one.name for one in stretches}
    assert shares(stretches)[Origin.NEW] == sum(one.length for one in stretches)


def test_the_dragged_paragraphs_own_source_lowers_what_counts_as_reworded(three):
    said = "巡查水库的，不能光在坝面上看看，人要下到坝脚去摸。"
    own = next(record.source for record in three.sources() if record.source.place == "清源县")
    ((stretch, *_),) = traced(three, said, source=own)
    assert stretch.origin is Origin.REWORDED
    assert stretch.source == own


def test_a_fixed_wording_goes_before_all_else(three):
    three.add(document("江口县", "要坚持以人民为中心的发展思想，把好事办到群众心坎上。"), "more")
    text = "要坚持以人民为中心的发展思想，把好事办到群众心坎上。"
    (stretches,) = traced(three, text)
    assert ("法定表述", "以人民为中心的发展思想，") in told(text, stretches)
    assert next(one for one in stretches if one.origin is Origin.FIXED).document == "党章"


def test_a_superiors_whole_sentence_goes_first_and_a_common_turn_does_not(three):
    quoted = ABOVE.split("。")[0]
    three.add(document("清源县", f"{quoted}。我们要接着往下抓。", day=date(2025, 6, 1)), "quoting")
    ((stretch, *_),) = traced(three, f"{quoted}。")
    assert stretch.origin is Origin.SUPERIOR
    three.add(document("临江市", f"{OWN[3:18]}，也要看天色。", day=date(2025, 7, 1)), "turn")
    ((stretch, *_),) = traced(three, OWN)
    assert stretch.origin is Origin.OWN


def test_a_superiors_sentence_goes_first_where_a_draft_begins_with_it_and_an_own_passage_runs_on(library):
    first, second = "值班室的电话二十四小时有人接。", "机手电话贴在墙上，放水闸门开春以前全部试一遍。"
    library.add(document("临江市", first + "险情登记到人，沿河逐段走一遍。"), "above")
    library.add(document("清源县", first + second), "own")
    (stretches,) = traced(library, first + second)
    assert told(first + second, stretches) == [("上级原话", first), ("本单位旧稿", second)]


def test_what_most_sources_say_is_nobodys(library):
    phrase = "各级各部门要各司其职密切配合形成齐抓共管的工作合力"
    for number in range(25):
        library.add(document("清源县", f"{phrase}，第{number}个乡镇做得最好。"), str(number))
    (stretches,) = traced(library, f"{phrase}，今年也一样。")
    assert {one.origin for one in stretches} == {Origin.NEW}


def test_the_speech_itself_is_no_source(three):
    title = "在清源县防汛会议上的讲话"
    (stretches,) = traced(three, OWN, title=title, date=date(2025, 5, 12))
    assert {one.origin for one in stretches} == {Origin.NEW}


def test_a_source_in_the_bin_is_none(three):
    own = next(record.source for record in three.sources() if record.source.place == "清源县")
    three.remove(own.id)
    (stretches,) = traced(three, OWN)
    assert {one.origin for one in stretches} == {Origin.NEW}


def test_only_the_sentences_that_an_edit_changed_are_looked_for(three, monkeypatch):
    texts = [OWN, ABOVE, FOREIGN]
    candidates = three.candidates()
    tracer = Tracer(candidates, FIXED, HOME)
    paragraphs = [Paragraph(f"p{n}", text=text) for n, text in enumerate(texts)]
    before = run_job(tracer.trace(Traced(paragraphs)))
    asked: list[str] = []
    holding = candidates.holding
    monkeypatch.setattr(candidates, "holding", lambda text: asked.append(text) or holding(text))
    assert run_job(tracer.trace(Traced(paragraphs))) == before
    assert asked == []
    paragraphs[1] = replace(paragraphs[1], text=ABOVE.replace("二十四小时", "白天黑夜"))
    after = run_job(tracer.trace(Traced(paragraphs)))
    assert asked == ["值班室的电话白天黑夜有人接"]
    assert (after[0], after[2]) == (before[0], before[2])
    assert after == run_job(Tracer(candidates, FIXED, HOME).trace(Traced(paragraphs)))


def test_front_matter_and_blank_paragraphs_have_no_origin(three):
    paragraphs = [Paragraph("t", Role.TITLE, text=OWN), Paragraph("b", text="  "), Paragraph("p", text=OWN)]
    found = run_job(Tracer(three.candidates(), FIXED, HOME).trace(Traced(paragraphs)))
    assert [bool(one) for one in found] == [False, False, True]


def test_a_file_is_compared_with_beside_the_library(three):
    file = document("上河市", "防汛物资放在哪个仓库、谁拿钥匙，今晚以前列成一张表发到每个村。")
    said = f"{OWN.split('。')[0]}。防汛物资在哪个仓库、谁拿钥匙，今晚之前列一张表发到村。"
    tracer = Tracer(Both(three.candidates(), FilePassages([file])), FIXED, HOME)
    (stretches,) = run_job(tracer.trace(Traced([Paragraph("p", text=said)])))
    assert [one.origin for one in stretches] == [Origin.OWN, Origin.REWORDED]
    assert stretches[1].source is not None
    assert stretches[1].source.place == "上河市"
    assert not any(record.source.place == "上河市" for record in three.sources())


def test_drafts_of_known_origin_are_told_apart(library):
    """Speeches with siblings of every sentence, and drafts put together from them: by character, as a whole."""
    run_job(library.add_many(assembled.speeches(900, 1, vary=True)))
    given = borrowed = found = right = new = 0
    for number in range(3):
        draft = assembled.draft(1, number, 50, vary=True)
        told_origins = run_job(Tracer(library.candidates(), {}, HOME).trace(Traced(draft.paragraphs)))
        for paragraph, stretches in zip(draft.paragraphs, told_origins, strict=True):
            for span in draft.spans[paragraph.id]:
                for one in stretches:
                    shared = min(one.end, span.end) - max(one.start, span.start)
                    if shared > 0:
                        taken = shared * (one.origin is not Origin.NEW)
                        given += taken
                        borrowed += shared * bool(span.original)
                        found += taken * bool(span.original)
                        right += taken * (bool(span.original) and span.original in one.text)
                        new += taken * (span.kind in ("new", "set"))
    assert found >= 0.96 * borrowed
    assert found >= 0.97 * given
    assert right >= 0.93 * given
    assert new <= 0.03 * given


def test_a_new_draft_is_told_in_parts_and_ends_as_if_it_were_told_at_once(three):
    paragraphs = [
        Paragraph("a", text=f"{OWN}。"),
        Paragraph("b", text=f"{ABOVE}。"),
        Paragraph("c", text="别的话。"),
    ]
    parts: list[SoFar] = []
    job = Tracer(three.candidates(), {}, HOME, patience=-1.0).trace(Traced(paragraphs))
    while True:
        try:
            step = next(job)
        except StopIteration as stop:
            told = stop.value
            break
        if isinstance(step, SoFar):
            parts.append(step)
    assert [[bool(row) for row in one.traces] for one in parts] == [[True, False, False], [True, True, False]]
    assert told == run_job(Tracer(three.candidates(), {}, HOME).trace(Traced(paragraphs)))


DITCHES = (
    "眼前也有一些实际困难。农资价格起伏不定，农户不敢下决心；有的渠道淤塞多年，水到不了田尾；"
    "丘陵地块零碎，大机器下不去，小机器又不够用；会种地的人一年比一年老，谁来种地成了心病。"
)
IN_OTHER_WORDS = (
    "困难也要看到。化肥农药忽高忽低，农民心里没底；一些沟渠多年没有清淤，末端的田灌不上水；"
    "丘陵地带田块细碎，大型农机进不去，小型农机数量不足；种田人年纪越来越大，今后地由谁来种让人发愁。"
)


def test_a_paragraph_said_in_other_words_is_a_question_with_its_passage(three):
    three.add(document("清源县", DITCHES), "ditches")
    (stretches,) = traced(three, IN_OTHER_WORDS)
    asked = [one for one in stretches if one.name == SUSPECTED]
    assert sum(one.length for one in asked) > 0.8 * sum(one.length for one in stretches)
    assert {one.text for one in asked} == {DITCHES}
    assert shares(stretches)[Origin.REWORDED] == 0


def test_versions_of_one_speech_do_not_hide_what_was_said_in_other_words(three):
    three.add(document("清源县", DITCHES), "draft")
    three.add(document("清源县", DITCHES.replace("眼前", "当前")), "final")
    (stretches,) = traced(three, IN_OTHER_WORDS)
    assert SUSPECTED in {one.name for one in stretches}


def test_figures_of_two_reports_are_not_taken_from_each_other(three):
    report = (
        "地区生产总值增长{}%，固定资产投资增长{}%，一般公共预算收入增长{}%，城镇居民人均可支配收入增长{}%。"
    )
    for number in range(3):
        three.add(document("河湾县", report.format(*(number + at for at in (3, 5, 7, 9)))), f"report{number}")
    said = "预计全年固定资产投资增长11%左右，地区生产总值增长6%，城镇居民人均可支配收入增长8%。"
    (stretches,) = traced(three, said)
    assert shares(stretches)[Origin.REWORDED] == 0
    assert SUSPECTED not in {one.name for one in stretches}
