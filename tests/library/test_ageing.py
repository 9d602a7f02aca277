"""What grows old in a library: phrases, leaders, figures, superiors' speeches; states of one speech; origins kept."""

import datetime
from dataclasses import replace

from drafter.core.archive import Delivery, archived, document_of_draft, with_sources_of
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot, Source
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import speech

POVERTY = "要坚决打赢脱贫攻坚战，一户一户过筛子，一村一村看成效，不获全胜决不收兵。"
LEADER = "县长张明讲得很清楚，河道清障要在汛前完成，沿河各村一处也不能漏。"
FIGURE = "全县小型水库共有37座，座座都要有人管，管护经费按季度拨到村。"


def added(library: EmbeddedLibrary, title: str, text: str, year: int, **known) -> Source:
    """A speech of one paragraph in the library."""
    made = speech(title, ("argument", text), day=datetime.date(year, 5, 12))
    state, whose = known.pop("state", ""), known.pop("whose", "")
    facts = replace(made.facts, place="清源县", **known)
    source = library.add(replace(made, facts=facts, state=state, whose=whose), f"{title}{year}{text}")
    assert source is not None
    return source


def remarks(library: EmbeddedLibrary, words: str) -> tuple[str, ...]:
    return library.search(Query(words)).hits[0].remarks


def test_what_the_judge_finds_is_told_sinks_and_is_found_again_only_with_another_mark(library):
    added(library, "在脱贫攻坚会议上的讲话", POVERTY, 2019)
    added(library, "在村级工作会议上的讲话", "一户一户走到，一村一村看成效，矛盾在院子里说开。", 2025)
    asked: list[str] = []

    def judge(text: str, place: str) -> list[str]:
        asked.append(place)
        return ["“打赢脱贫攻坚战”已经过时。"] if "脱贫攻坚战" in text else []

    assert run_job(library.judge(judge, "one")) > 0
    assert set(asked) == {"清源县"}
    hits = library.search(Query("一户 一村")).hits
    assert [bool(hit.remarks) for hit in hits] == [False, True]
    count = len(asked)
    run_job(library.judge(judge, "one"))
    assert len(asked) == count
    run_job(library.judge(lambda text, place: [], "two"))
    assert not any(hit.remarks for hit in library.search(Query("一户 一村")).hits)


def test_a_leader_who_moved_and_a_figure_with_a_newer_value_are_told(library):
    added(library, "在河道会议上的讲话", LEADER, 2022)
    added(library, "在防汛会议上的讲话", FIGURE, 2022)
    added(library, "在水利会议上的讲话", "县长李华强调，全县小型水库共有39座，逐座落实责任人。", 2026)
    run_job(library.judge(lambda text, place: [], "mark"))
    assert remarks(library, "河道清障") == ("县长后来是李华（2026.05），不是张明。",)
    assert remarks(library, "管护经费") == ("“小型水库”后来是 39座（2026.05），这里是 37座。",)
    assert remarks(library, "逐座") == ()


def test_a_superiors_newer_speech_at_the_same_meeting_is_told(library):
    old = "各县要把堤段逐段走一遍，险情登记到人，夜里值班的电话有人接。"
    added(library, "在2024年全市防汛会议上的讲话", old, 2024, whose="superior")
    added(library, "在2026年全市防汛会议上的讲话", "今年雨水来得早，物资要提前到位。", 2026, whose="superior")
    assert remarks(library, "堤段") == (
        "上级在同一会议上有更新的讲话：《在2026年全市防汛会议上的讲话》（2026.05）。",
    )


def test_of_versions_the_one_that_was_given_is_shown_and_a_draft_knows_it(library):
    told = "产业强县要久久为功，三年翻一番靠的是一个项目一个项目去抓，一家企业一家企业去帮。"
    given = told.replace("三年", "五年")
    early = added(library, "在全县产业大会上的讲话", told, 2025, state="draft")
    late = added(library, "在全县产业大会上的讲话", given, 2025, state="delivered", occasion="全县产业大会")
    (hit,) = library.search(Query("产业强县")).hits
    assert (hit.clip.paragraphs[0].text, hit.source.id) == (given, late.id)
    assert hit.delivered is not None and hit.delivered.occasion == "全县产业大会"
    found = library.given_otherwise(early.id)
    assert found is not None
    assert (found.source.id, given in found.texts) == (late.id, True)
    assert library.given_otherwise(late.id) is None


def test_sources_that_went_into_the_bin_are_known_to_be_there(library):
    one = added(library, "在河道会议上的讲话", LEADER, 2022)
    assert library.whereabouts([one.id, "none"]) == {one.id: (one, False)}
    library.remove(one.id)
    assert library.whereabouts([one.id])[one.id][1]


def test_an_archived_speech_keeps_where_its_paragraphs_come_from_also_out_of_word(library):
    one = added(library, "在河道会议上的讲话", LEADER, 2022)
    taken = Paragraph("p", Role.BODY, text=LEADER, source=one)
    draft = Draft(Facts("在汛前会议上的讲话"), (Paragraph("t", Role.TITLE, text="在汛前会议上的讲话"), taken))
    delivery = Delivery("delivered", "汛前会议", datetime.date(2026, 4, 1))
    reworked = replace(taken, id="w", source=None, text=LEADER.replace("一处也不能漏", "一处都不许漏"))
    word = replace(document_of_draft(draft, "讲话.docx"), paragraphs=(draft.paragraphs[0], reworked))
    for document in (document_of_draft(draft, "讲话.gao"), with_sources_of(draft, word)):
        kept = library.add(*archived(document, delivery))
        assert kept is not None
        assert {place: source.id for place, source in library.origins_of(kept.id).items()} == {1: one.id}


def test_a_yearly_meeting_is_offered_first_what_it_has_not_heard_for_three_years(library):
    new = "防汛物资要按人头清点，冲锋舟开春就试一遍，缺的马上补齐到村。"
    old = "防汛物资要一件一件清点到库，冲锋舟要下水试过，短缺的月底补齐。"
    added(library, "在2025年全县防汛会议上的讲话", new, 2025, state="delivered", occasion="全县防汛会议")
    added(library, "在2020年全县防汛会议上的讲话", old, 2020, state="delivered", occasion="全县防汛会议")
    slot = Slot(Role.BODY, prompt="防汛物资清点")
    facts = Facts(
        "在2026年全县防汛会议上的讲话", datetime.date(2026, 5, 1), occasion="全县防汛会议", place="清源县"
    )
    draft = Draft(facts, (Paragraph("h", Role.HEADING, 1, "备足防汛物资"), Paragraph("s", slot=slot)))
    assert [hit.source.date.year for hit in library.recommend(slot, draft)] == [2020, 2025]
