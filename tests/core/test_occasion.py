"""What is known of the occasion: the unit, its leaders, meetings held again, facts that a person states."""

from datetime import date

import pytest

from drafter.core.dates import first_day
from drafter.core.errors import UserError
from drafter.core.facts import with_stated
from drafter.core.leader_lines import read_leaders, write_leaders
from drafter.core.meetings import meeting_name, occasion_of, was_before
from drafter.core.model import Facts, Source
from drafter.core.unit import Leader, Unit

UNIT = Unit(
    name="清河县人民政府",
    place="清河县",
    superiors=("某州市", "某省"),
    leaders=(Leader("张明", "县长"),),
    speed=230,
    copied_limit=40,
    foreign_limit=5,
    own=("石桥镇",),
)


def test_leaders_are_read_a_line_each_with_names_that_are_written_apart():
    lines = "县委书记 李强国\n\n县委副书记 县长 张　明\n王 芳\n"
    assert list(read_leaders(lines)) == [("李强国", "县委书记"), ("张明", "县委副书记 县长"), ("芳", "王")]
    assert write_leaders([("李强国", "县委书记"), ("王芳", "")]) == "县委书记 李强国\n王芳"


@pytest.mark.parametrize("name", ["甲 张 明", "甲 张 小明", "甲 欧阳 明"])
def test_only_two_single_characters_at_the_end_are_one_name(name):
    joined = next(read_leaders(name))[0]
    assert joined == ("张明" if name == "甲 张 明" else name.split()[-1])


def test_a_speech_at_another_place_has_only_the_limits_of_what_is_taken_over():
    assert UNIT.speaking_at("清河县") is UNIT
    assert UNIT.speaking_at("") is UNIT
    away = UNIT.speaking_at("东山县")
    assert away == Unit(copied_limit=40, foreign_limit=5)
    assert Unit(name="某局").speaking_at("东山县").name == "某局"


def test_a_draft_is_written_for_the_unit_unless_it_is_of_another_place():
    home = UNIT.home_of(Facts(unit="县农业农村局"))
    assert (home.place, home.unit) == ("清河县", "清河县人民政府")
    assert home.own == ("石桥镇", "张明")
    assert UNIT.home_of(Facts(place="清河县")) == home
    away = UNIT.home_of(Facts(place="东山县", unit="东山县农业农村局"))
    assert (away.place, away.unit, away.own) == ("东山县", "东山县农业农村局", ())
    unknown = Unit(own=("石桥镇",)).home_of(Facts(place="东山县", unit="东山县农业农村局"))
    assert (unknown.place, unknown.unit, unknown.own) == ("东山县", "东山县农业农村局", ("石桥镇",))


def test_a_meeting_of_last_year_was_before_and_one_not_much_longer_ago():
    day = date(2026, 11, 20)
    sources = [
        (date(2025, 1, 1), True),
        (date(2026, 11, 19), True),
        (date(2025, 5, 19), True),
        (date(2024, 12, 31), False),
        (date(2026, 11, 20), False),
        (date(2026, 11, 21), False),
        (None, False),
    ]
    assert [was_before(Source("s", "", date=when), day) for when, _ in sources] == [
        told for _, told in sources
    ]
    assert was_before(Source("s", "", date=date(2024, 12, 31)), date(2026, 7, 4))
    assert not was_before(Source("s", "", date=date(2024, 12, 31)), date(2026, 7, 5))


def test_a_meeting_is_known_by_its_name_without_year_place_and_number():
    title = "在2025年全县农业工作会议上的讲话"
    assert occasion_of(title) == "2025年全县农业工作会议"
    assert meeting_name("", title) == "农业工作"
    assert meeting_name("清河县农业工作会议", "", "清河县") == "农业工作"
    assert occasion_of("关于农业工作的意见") == meeting_name("", "关于农业工作的意见") == ""


def test_facts_are_stated_as_name_and_value():
    stated = with_stated(Facts(title="旧题"), ["place = 清河县", "date=2026年11月20日", "minutes=12"])
    assert stated == Facts(title="旧题", place="清河县", date=date(2026, 11, 20), minutes=12)
    assert with_stated(stated, ["date="]).date is None
    assert with_stated(stated, ["minutes=999"]).minutes == 999


@pytest.mark.parametrize(
    "stated",
    [
        "清河县",
        "weather=晴",
        "date=改日",
        "minutes=0",
        "minutes=1000",
        "minutes=十",
        "minutes=1.5",
        "=清河县",
    ],
)
def test_a_fact_that_cannot_be_understood_is_refused(stated):
    with pytest.raises(UserError):
        with_stated(Facts(), [stated])


def test_the_first_day_of_a_year_or_month_stands_for_it():
    assert first_day("2024") == date(2024, 1, 1)
    assert first_day("2024-03") == date(2024, 3, 1)
    assert first_day("2024-03-05") == date(2024, 3, 5)
    assert first_day("2024-13") is None
    assert first_day("") is None


def test_a_source_shows_its_day_and_of_a_guessed_one_the_year():
    known = Source("s", "", date=date(2024, 3, 5))
    assert (known.day_shown, known.month_shown) == ("2024-03-05", "2024.03")
    guessed = Source("s", "", date=date(2024, 3, 5), date_guessed=True)
    assert (guessed.day_shown, guessed.month_shown) == ("约2024年", "约2024年")
    assert (Source("s", "").day_shown, Source("s", "", date_guessed=True).month_shown) == ("", "")
