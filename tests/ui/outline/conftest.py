"""A panel over a written speech, and one over an outline that nothing was written in yet."""

import pytest

from drafter.ui.document.session import Session
from tests.ui.outline_material import SPEECH, open_panel


@pytest.fixture
def session():
    return Session(SPEECH)


@pytest.fixture
def panel(qtbot, session):
    return open_panel(qtbot, session)


@pytest.fixture
def empty_session(three_part):
    return Session(three_part)


@pytest.fixture
def empty(qtbot, empty_session):
    return open_panel(qtbot, empty_session)
