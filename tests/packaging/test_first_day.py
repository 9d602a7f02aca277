"""The first day in the installed program's real window, where this machine has wine 10: see `first_day`."""

import os
from pathlib import Path

import pytest

from tests.e2e.display import virtual_display
from tests.e2e.hand import served
from tests.packaging.conftest import cache_folder
from tests.packaging.first_day import Day, shared_folders
from tests.packaging.wine10 import NotToBeHad, Wine10, room_of_wine10

# The Debian with wine 10 and the build may both have to be made.
pytestmark = [pytest.mark.pointer, pytest.mark.timeout(1800)]


@pytest.fixture
def room() -> Path:
    """The Debian with wine 10, made where DRAFTER_WINE10 is set; skipped where there is none."""
    folder = cache_folder() / "wine10"
    if not os.environ.get("DRAFTER_WINE10") and not (folder / "usr" / "bin" / "wine").exists():
        pytest.skip(
            "no wine 10 here, so no real window under wine; DRAFTER_WINE10=1 makes one (root, debootstrap)"
        )
    try:
        return room_of_wine10(folder)
    except NotToBeHad as error:
        pytest.skip(str(error))


def test_a_day_with_what_is_handed_out(room, xvfb, built, tmp_path):
    pictures = Path(os.environ.get("DRAFTER_SCREENSHOTS", tmp_path)) / "first-day"
    with virtual_display("", 1366, 768) as display, served(display, pictures) as hand:
        shared = shared_folders(cache_folder())
        assert Day(Wine10(room, display, shared), hand, shared).play(built.artefact("setup.exe")) == []
