"""What is said of another level becomes what this unit says."""

from dataclasses import replace

import pytest

from drafter.checks.names.phrases import names_no_place
from drafter.core.levels import LevelTable, change_levels, level_changes, level_of_place, places_in
from drafter.core.model import Draft, Source
from drafter.paths import resource
from drafter.reading.people import held_posts
from tests.core.test_fills import draft_of, texts


@pytest.fixture(scope="module")
def table() -> LevelTable:
    return LevelTable.load(resource("terms", "levels.toml"))


def from_level(level: str, *lines: str) -> Draft:
    source = Source("s", "讲话", level=level)
    draft = draft_of(*lines)
    return draft.with_paragraphs(tuple(replace(p, source=source) for p in draft.paragraphs))


def no_names(text: str) -> list[tuple[int, int]]:
    return []


def changed(draft: Draft, level: str, place: str, table: LevelTable, named=no_names) -> list[str]:
    return texts(change_levels(draft, level_changes(draft, level, place, table, named)))


def test_a_city_speaks_as_a_county(table):
    draft = from_level("city", "我市要按照市委、市政府部署，各县区、市直部门抓好落实，全市一盘棋。")
    expected = "我县要按照县委、县政府部署，各乡镇、县直部门抓好落实，全县一盘棋。"
    assert changed(draft, "county", "清源县", table) == [expected]


def test_a_county_speaks_as_a_district_and_as_a_city(table):
    draft = from_level("county", "我县各乡镇要落实县委要求。")
    assert changed(draft, "city", "临江市", table) == ["我市各县区要落实市委要求。"]
    draft = from_level("city", "我市各县区要落实市委要求。")
    assert changed(draft, "county", "东城区", table) == ["我区各乡镇要落实区委要求。"]


def test_a_city_speaks_as_a_township_of_its_kind(table):
    draft = from_level("city", "我市各县区要带头。")
    assert changed(draft, "township", "青山乡", table) == ["我乡各村要带头。"]


@pytest.mark.parametrize(
    "text", ["抓好安全市场监管。", "做大城市长远发展。", "打造都市级商圈。", "统筹全市场要素。"]
)
def test_other_words_that_hold_the_characters_stay(table, text):
    assert changed(from_level("city", text), "county", "清源县", table) == [text]


def test_the_committee_of_a_particular_place_stays(table):
    draft = from_level("city", "学习临江市委的做法，落实市委要求。")
    named = lambda text: [(2, 5)]  # noqa: E731
    assert changed(draft, "county", "清源县", table, named) == ["学习临江市委的做法，落实县委要求。"]


def test_own_text_and_text_of_the_same_level_stay(table):
    assert level_changes(draft_of("我市要抓落实。"), "county", "清源县", table, no_names) == ()
    same = from_level("county", "我县要抓落实。")
    assert level_changes(same, "county", "清源县", table, no_names) == ()
    assert level_changes(from_level("city", "我市"), "", "", table, no_names) == ()


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("江东省", "province"),
        ("临江市", "city"),
        ("清源县", "county"),
        ("东城区", "county"),
        ("青山乡", "township"),
        ("", ""),
    ],
)
def test_the_name_of_a_place_tells_its_level(place, level):
    assert level_of_place(place) == level


def test_a_region_is_no_district(table):
    draft = from_level("county", "在本区域内统筹，本区要带头。")
    assert changed(draft, "city", "临江市", table) == ["在本区域内统筹，本市要带头。"]


def test_the_place_of_the_speech_becomes_the_place_that_speaks(table: LevelTable):
    draft = from_level("city", "临江市三面环山，临江市人民政府反复要求，我市要先动起来。")
    placed = tuple(replace(p, source=replace(p.source, place="临江市")) for p in draft.paragraphs if p.source)
    said = changed(draft.with_paragraphs(placed), "township", "清河县柳树镇", table)
    assert said == ["柳树镇三面环山，临江市人民政府反复要求，我镇要先动起来。"]


def test_the_name_of_the_source_inside_a_set_phrase_stays(table: LevelTable):
    draft = from_level("city", "万全要有万全之策。")
    source = replace(draft.paragraphs[0].source or Source("s", "讲话"), place="万全")
    draft = draft.with_paragraphs(tuple(replace(p, source=source) for p in draft.paragraphs))
    changes = level_changes(draft, "county", "清源县", table, no_names, names_no_place)
    assert texts(change_levels(draft, changes)) == ["清源县要有万全之策。"]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("清河县柳树镇", ("清河县", "柳树镇")),
        ("江苏省镇江市", ("江苏省", "镇江市")),
        ("济宁市市中区", ("济宁市", "市中区")),
        ("山西省临汾市乡宁县", ("山西省", "临汾市", "乡宁县")),
        ("万全", ("万全",)),
    ],
)
def test_a_line_of_places_is_told_apart(name: str, places: tuple[str, ...]):
    assert places_in(name) == places


def test_the_holder_of_a_post_elsewhere_gets_no_post_here(table):
    draft = from_level("city", "市委书记李建国讲了话，市长王强参加。市委要求，市长要亲自抓。")
    expected = "市委书记李建国讲了话，市长王强参加。县委要求，县长要亲自抓。"
    assert changed(draft, "county", "清源县", table, held_posts) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "前天，召开了全市三级干部大会，吹响了冲锋号。",
        "全市三级干部大会刚刚开过。",
        "刚刚召开的全市经济工作会议作了部署。",
        "今天我们传达学习市委十五届七次全会精神。",
        "认真执行《全市防汛应急预案》。",
        "全市防汛抗旱工作动员会提出了要求。",
    ],
)
def test_the_names_of_other_meetings_and_documents_are_told_apart(table, text):
    (change,) = level_changes(from_level("city", text), "county", "清源县", table, no_names)
    assert change.named == set(change.spots)


@pytest.mark.parametrize(
    "text",
    [
        "今天，我们召开全市安全生产工作会议，安排部署下一步工作。",
        "这次全市防汛动员会十分重要。",
        "全市上下要拧成一股绳，把会议精神落到实处。",
        "贯彻《安全生产法》，全市动员。",
        "促进全市社会稳定。",
        "全市讲话会的名字与此会一样：全市讲话会议。",
    ],
)
def test_ones_own_meeting_and_what_is_no_name_are_not(table, text):
    draft = from_level("city", text)
    draft = replace(draft, facts=replace(draft.facts, title="在全县讲话会议上的讲话"))
    for change in level_changes(draft, "county", "清源县", table, no_names):
        assert not change.named


def test_a_place_that_has_both_keeps_only_the_name(table):
    text = "全市三级干部大会强调，全市都要行动起来。"
    (change,) = level_changes(from_level("city", text), "county", "清源县", table, no_names)
    assert [spot.start for spot in change.spots] == [0, text.rindex("全市")]
    assert [spot.start for spot in change.named] == [0]
