"""Nothing that runs in the background, and no search for garbage, may hold the window up."""

import gc
import sys

from tests.ui.desk_material import draft_of, open_window


def test_background_threads_give_way_soon(qtbot, tmp_path):
    sys.setswitchinterval(0.005)
    open_window(qtbot, tmp_path / "home")
    assert sys.getswitchinterval() <= 0.001


def test_the_tables_of_the_checks_are_left_out_of_the_search_for_garbage(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    gc.unfreeze()
    window.files.start(draft_of("各级各部门要压实责任。"))
    with qtbot.waitSignal(window.checks.flow.found, timeout=60000):
        window.checks.check()
    assert gc.get_freeze_count() > 50_000
