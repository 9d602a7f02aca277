"""What is known of a blank before anybody types."""

import datetime

import pytest

from drafter.core.fills import BlankGroup, Spot
from drafter.core.model import Draft, Facts
from drafter.core.unit import Leader, Unit
from drafter.ui.filling.known_blanks import known_fill

UNIT = Unit(
    "清源县人民政府",
    level="county",
    place="清源县",
    superiors=("临江市", "海东省"),
    leaders=(
        Leader("王守义", "县委书记"),
        Leader("李清泉", "县委副书记、县长"),
        Leader("孙晓梅", "县委副书记"),
    ),
    speaker="李清泉",
)
DRAFT = Draft(Facts("讲话", datetime.date(2026, 3, 5), occasion="全县农业会议"))


def blank(name: str = "", after: str = "", **known) -> BlankGroup:
    return BlankGroup(f"【{name}】" if name else "X", name, (Spot("p", 0, 1, after=after),), **known)


@pytest.mark.parametrize(
    "name, fill",
    [
        ("地名", "清源县"),
        ("本单位", "清源县人民政府"),
        ("县委书记", "王守义"),
        ("书记", "王守义"),
        ("县长", "李清泉"),
        ("县名", "清源县"),
        ("市名称", "临江市"),
        ("省", "海东省"),
        ("镇", ""),
        ("乡镇名", ""),
        ("会议名称", "全县农业会议"),
        ("讲话人", "李清泉"),
        ("年份", "2026"),
        ("月", "3"),
        ("日", "5"),
        ("牵头单位", ""),
    ],
)
def test_a_named_blank_is_filled_from_the_unit_and_the_facts(name: str, fill: str):
    assert known_fill(blank(name), DRAFT, UNIT) == fill


def test_what_the_draft_says_goes_before_the_unit():
    draft = Draft(Facts("讲话", speaker="周大力", unit="柳树镇人民政府", place="柳树镇"))
    told = {name: known_fill(blank(name), draft, UNIT) for name in ("地名", "单位名", "讲话人", "镇名", "年")}
    assert told == {
        "地名": "柳树镇", "单位名": "柳树镇人民政府", "讲话人": "周大力", "镇名": "柳树镇", "年": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "after, fill",
    [
        ("县的同志", "清源"),
        ("市各县区", "临江"),
        ("省", "海东"),
        ("镇", ""),
        ("月X日", "3"),
        ("月份", ""),
        ("日上午", "5"),
        ("", ""),
        ("人", ""),
    ],
)
def test_a_masked_name_is_known_by_the_word_behind_it(after: str, fill: str):
    assert known_fill(blank(after=after), DRAFT, UNIT) == fill


def test_a_level_names_the_units_own_place():
    town = Unit(level="township", place="柳树镇")
    assert known_fill(blank("乡镇名"), DRAFT, town) == "柳树镇"
    assert known_fill(blank("乡镇名"), DRAFT, Unit(level="township")) == ""
    assert known_fill(blank("乡镇名"), DRAFT, Unit(level="某级", place="柳树镇")) == ""
    assert known_fill(blank(after="县"), DRAFT, Unit(place="县")) == ""


def test_without_a_day_and_where_blanks_of_a_name_differ_nothing_is_known():
    assert known_fill(blank(after="日"), Draft(), UNIT) == ""
    assert known_fill(blank(after="月X日"), Draft(), UNIT) == ""
    assert known_fill(blank("地名", apart=True), DRAFT, UNIT) == ""
