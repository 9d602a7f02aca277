"""The campaign in a short form; the long one is `python -m tests.office.campaign`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="steps are killed in forked processes")
def test_kills_cut_files_clones_and_wrong_clocks_lose_nothing():
    command = [sys.executable, "-m", "tests.office.campaign", "--runs", "1", "--seed", "11"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.stdout.startswith("1 runs, 0 did not end well"), done.stdout + done.stderr
