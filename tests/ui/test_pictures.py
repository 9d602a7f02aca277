"""Every view, by day and by night, at 100 and 200 per cent: nothing is cut off, nothing is missing.

With DRAFTER_SCREENSHOTS each view is also written there as a picture, to be looked at.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui.views import VIEWS
from tests.windows_fonts import make


@pytest.fixture(scope="module")
def windows_fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings that know only stand-ins for the fonts of a Chinese Windows."""
    return make(tmp_path_factory.mktemp("fonts"))


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_every_view_shows_all_of_its_words_in_light_and_dark(
    tmp_path: Path, windows_fonts: Path, percent: int
) -> None:
    """With letters as wide and as high as those of Windows. Each scale needs a program of its own: Qt reads it at its start."""
    pictures = Path(os.environ.get("DRAFTER_SCREENSHOTS", tmp_path / "pictures"))
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(percent / 100),
        "FONTCONFIG_FILE": str(windows_fonts),
        "DRAFTER_SCREENSHOTS": str(pictures),
    }
    command = [sys.executable, "-m", "tests.ui.views", str(tmp_path / "home"), str(percent)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in VIEWS:
        for appearance in ("light", "dark"):
            assert (pictures / f"{name}-{appearance}-{percent}.png").stat().st_size > 3000
