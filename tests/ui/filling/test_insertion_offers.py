"""What is told of tables and pictures that came along, and when a level is known."""

import pytest

from drafter.core.model import Draft, Facts, Paragraph, Source
from drafter.core.objects import Cell, Picture, Table
from drafter.core.unit import Unit
from drafter.ui.filling.insertion_offers import _changes_in, _told_objects

TABLE = Table(((Cell("甲"),),))
WHOLE = Picture("a" * 64, "png", 10, 10, b"bytes")
LOST = Picture("b" * 64, "png", 10, 10)
CITY = Source("s", "在全市会议上的讲话", level="city")
COUNTY = Unit(place="清源县", level="county")


@pytest.mark.parametrize(
    "objects, came, lost",
    [
        ([TABLE], "1 个表格", ""),
        ([TABLE, WHOLE, WHOLE], "1 个表格、2 张图片", ""),
        ([LOST, LOST], "", "2 张图片"),
        ([TABLE, LOST], "1 个表格", "1 张图片"),
    ],
)
def test_what_came_along_is_told_beside_what_could_not(objects, came: str, lost: str):
    told = _told_objects(objects)
    assert told.startswith(f"一并放进来 {came}。" if came else "有 ")
    assert (f"有 {lost}在语料库里找不到" in told) is bool(lost)


@pytest.mark.parametrize(
    "place, unit, old_and_new",
    [
        ("", COUNTY, [("全市", "全县")]),
        ("清源县", COUNTY, [("全市", "全县")]),
        ("柳树镇", COUNTY, [("全市", "全镇")]),
        ("临江市", COUNTY, []),
        ("清源县", Unit(), [("全市", "全县")]),
        ("", Unit(), None),
        ("", Unit(place="某处"), None),
        ("", Unit(place="某处", level="city"), []),
    ],
)
def test_the_place_of_the_draft_goes_before_the_units(place: str, unit: Unit, old_and_new):
    draft = Draft(Facts("讲话", place=place), (Paragraph("a", text="全市上下都要行动起来。", source=CITY),))
    changes = _changes_in(draft, unit)
    assert (changes is None) == (old_and_new is None)
    assert [(one.old, one.new) for one in changes or ()] == (old_and_new or [])
