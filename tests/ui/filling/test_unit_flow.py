"""When the unit profile is asked for."""

import pytest
from PySide6.QtWidgets import QLineEdit

from drafter.core.unit import Unit
from drafter.files.settings import UNIT_OFFERED
from drafter.files.unit import save_unit
from drafter.ui.filling.unit_flow import UnitFlow
from tests.ui.paper_material import frame_in, services_in


@pytest.fixture
def parts(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    frame = frame_in(qtbot, services)
    yield UnitFlow(frame), services, frame
    assert services.jobs.shut_down()
    library.close()


def test_the_page_is_one_and_takes_names_only_while_it_is_open(parts, qtbot):
    flow, _, _ = parts
    flow._offer_names(["柳树镇"])  # nobody has opened it
    flow.open()
    page = flow._page
    flow.open()
    assert page is not None
    assert flow._page is page
    assert page.isVisible()
    assert page._offer.isHidden()
    flow._offer_names(["柳树镇"])
    assert not page._offer.isHidden()
    page._offer.click()
    assert "柳树镇" in page.unit().own
    with qtbot.waitSignal(flow.saved):
        page.saved.emit()
    page.deleteLater()
    qtbot.waitUntil(lambda: flow._page is None)


def test_the_page_is_offered_once_to_who_has_no_profile(parts):
    flow, services, _ = parts
    flow.offer_once()
    assert services.preferences.get(UNIT_OFFERED)
    services.preferences.set(UNIT_OFFERED, False)
    services.home.unit.parent.mkdir(parents=True, exist_ok=True)
    save_unit(Unit("清源县委办"), services.home.unit)
    flow.offer_once()
    assert not services.preferences.get(UNIT_OFFERED)


def test_a_field_completes_the_usual_meetings(parts, qtbot):
    flow, services, frame = parts
    services.home.unit.parent.mkdir(parents=True, exist_ok=True)
    save_unit(Unit("清源县委办", meetings=("全县农业工作会议", "全县防汛会议")), services.home.unit)
    field = QLineEdit(frame.window)
    flow.suggest_meetings(field)
    completer = field.completer()
    completer.setCompletionPrefix("农业")
    assert completer.completionCount() == 1
    with qtbot.waitSignal(field.textEdited) as edited:
        completer.activated[str].emit("全县农业工作会议")
    assert edited.args == ["全县农业工作会议"]
