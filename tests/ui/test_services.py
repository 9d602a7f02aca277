"""What all windows share: what cannot be read there is as if it were not there."""

import pytest

from drafter.core.model import Facts
from drafter.core.unit import Unit
from drafter.files.settings import LENGTH
from drafter.files.unit import save_unit
from tests.ui.paper_material import services_in


@pytest.fixture
def services(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    yield services
    services.jobs.shut_down()
    library.close()


def test_the_unit_is_that_of_the_profile_and_an_empty_one_where_there_is_none(services):
    assert services.unit() == Unit()
    save_unit(Unit("清源县人民政府", place="清源县", speaker="张明"), services.home.unit)
    assert services.unit().name == "清源县人民政府"
    minutes = services.preferences.get(LENGTH)
    assert services.usual_facts() == Facts(
        unit="清源县人民政府", place="清源县", speaker="张明", minutes=minutes
    )


def test_a_profile_with_a_mistake_counts_as_empty(services):
    services.home.unit.parent.mkdir(parents=True, exist_ok=True)
    services.home.unit.write_text("plaze = 1\n", encoding="utf-8")
    assert services.unit() == Unit()
    assert services.usual_facts().unit == ""


def test_a_picture_that_the_library_does_not_have_has_no_bytes(services):
    assert services.picture_bytes("0" * 64) == b""


def test_the_outlines_are_the_built_in_ones_and_the_users_own(services):
    built_in = [one.name for one in services.outlines()]
    services.home.outlines.mkdir(parents=True, exist_ok=True)
    (services.home.outlines / "mine.toml").write_text(
        'title = "我的"\n[[slots]]\nrole = "body"\n', encoding="utf-8"
    )
    assert [one.name for one in services.outlines()] == [*built_in, "mine"]
