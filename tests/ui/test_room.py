"""Every text has room on the smallest screen that is promised, at 100 and at 200 per cent."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui import room_probe


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_no_text_is_cut_at_1366_by_768(tmp_path, scale):
    screen = {"name": "small", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": platform}
    probe = subprocess.run(
        [sys.executable, "-m", room_probe.__name__, str(tmp_path / "home")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    seen = json.loads(probe.stdout)
    assert seen["ratio"] == float(scale)
    assert seen["size"] == [1366, 728]
    assert all(least <= room for least, room in zip(seen["least"], seen["screen"], strict=True))
    assert seen["texts"] > 30
    assert seen["cut"] == []
    assert seen["form is whole"] or scale == "2"
    assert seen["lines"] >= 16 or scale != "1"


def test_a_text_without_room_would_be_noticed(qtbot):
    button = QPushButton("换成这个提纲")
    qtbot.addWidget(button)
    button.adjustSize()
    assert not room_probe.is_cut(button)
    button.setFixedWidth(button.width() - 20)
    assert room_probe.is_cut(button)
