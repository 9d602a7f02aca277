"""Whose words a source holds."""

import pytest

from drafter.core.model import Source
from drafter.core.origin import Home, Origin, owner_of

HOME = Home("清源县", "清源县人民政府", ("临江市", "江东省"))


@pytest.mark.parametrize(
    ("place", "unit", "owner"),
    [
        ("清源县", "", Origin.OWN),
        ("临江市清源县", "", Origin.OWN),
        ("", "清源县人民政府", Origin.OWN),
        ("", "中共清源县委办公室", Origin.OWN),
        ("临江市", "", Origin.SUPERIOR),
        ("", "临江市人民政府", Origin.SUPERIOR),
        ("", "中共江东省委", Origin.SUPERIOR),
        ("", "国务院安委会办公室", Origin.SUPERIOR),
        ("河湾县", "", Origin.FOREIGN),
        ("临江市河湾县", "", Origin.FOREIGN),
        ("", "临江市河湾县人民政府", Origin.FOREIGN),
        ("别江市", "", Origin.FOREIGN),
        ("", "", Origin.OWN),
    ],
)
def test_place_and_unit_tell_whose_a_source_is(place, unit, owner):
    assert owner_of(Source("s", "讲话", place=place, unit=unit), HOME) is owner


def test_what_somebody_said_of_a_source_goes_first():
    assert owner_of(Source("s", "讲话", place="清源县", whose="foreign"), HOME) is Origin.FOREIGN
    assert owner_of(Source("s", "讲话", place="河湾县", whose="superior"), HOME) is Origin.SUPERIOR


def test_starter_material_is_nobodys_here():
    assert owner_of(Source("s", "讲话", starter=True), HOME) is Origin.FOREIGN


def test_where_nobody_said_for_whom_the_draft_is_all_is_the_offices_own():
    assert owner_of(Source("s", "讲话", place="河湾县"), Home()) is Origin.OWN
