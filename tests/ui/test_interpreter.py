"""Nothing that runs in the background, and no search for garbage, may hold the window up."""

import gc
import sys
import threading
import weakref

from drafter.ui.base.interpreter import sweep
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


class _Ring:
    """Garbage that only a search finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def _make_much() -> None:
    kept = [_Ring() for _ in range(50 * gc.get_threshold()[0])]
    kept.clear()


def test_garbage_is_found_by_the_window_and_by_no_thread_beside_it():
    ring = weakref.ref(_Ring())
    beside = threading.Thread(target=_make_much)
    beside.start()
    beside.join()
    assert ring() is not None
    sweep()
    assert ring() is None


def test_an_open_window_looks_for_garbage(qtbot, tmp_path):
    open_window(qtbot, tmp_path / "home")
    ring = weakref.ref(_Ring())
    _make_much()
    qtbot.waitUntil(lambda: ring() is None)
