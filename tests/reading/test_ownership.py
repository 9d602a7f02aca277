"""Whose a speech seems to be, seen from the unit that writes here."""

import pytest

from drafter.core.model import Source
from drafter.reading.ownership import Here, mostly, seems

HERE = Here("澄城县应急管理局", "澄城县", ("渭南市",))


@pytest.mark.parametrize(
    "place, unit, whose",
    [
        ("澄城县", "", "own"),
        ("冯原镇", "", "own"),
        ("", "澄城县应急管理局", "own"),
        ("渭南市", "", "superior"),
        ("陕西省", "", "superior"),
        ("蒲城县", "", "foreign"),
        ("东华门街道", "", "foreign"),
        ("", "县财政局", ""),
        ("", "", ""),
    ],
)
def test_place_and_unit_tell_whose_it_seems(place: str, unit: str, whose: str):
    assert seems(Source("1", "讲话", unit=unit, place=place), HERE) == whose


def test_most_of_a_folder_count():
    places = ("澄城县", "蒲城县", "蒲城县", "")
    assert mostly([Source(p, "讲话", place=p) for p in places], HERE) == ("foreign", 2)
    assert mostly([Source("1", "讲话")], HERE) == ("", 0)
