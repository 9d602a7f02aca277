"""Killed at any moment of a busy session, the program loses at most two seconds and leaves nothing broken.

DRAFTER_KILLS says how many kills; 200 of them (`DRAFTER_KILLS=200 pytest tests/e2e/test_kills.py`) are the full
proof, an ordinary run makes fewer.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

KILLS = int(os.environ.get("DRAFTER_KILLS", "24"))
#: Sessions that run side by side; each waits most of the time.
LANES = 4
#: What may be lost, in seconds.
MOST_LOST = 2.0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills its own children")
def test_killed_at_any_moment_nothing_is_broken_and_at_most_two_seconds_are_lost(tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    lanes = []
    for lane in range(LANES):
        folder = tmp_path / str(lane)
        folder.mkdir()
        kills = KILLS // LANES + (lane < KILLS % LANES)
        command = [sys.executable, "-m", "tests.e2e.kill_session", str(folder), str(kills), str(lane)]
        lanes.append(
            subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        )
    found = []
    for process in lanes:
        out, errors = process.communicate(timeout=280)
        assert process.returncode == 0, errors
        found.append(json.loads(out))
    assert sum(lane["kills"] for lane in found) == KILLS
    assert sum(lane["copies"] for lane in found) > 0
    assert max(lane["lost"] for lane in found) <= MOST_LOST
