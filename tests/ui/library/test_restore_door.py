"""The window restores a library that cannot be opened, and says where what was there is kept."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from drafter.core.progress import run_job
from drafter.library.restore import DATABASE
from drafter.ui.base.jobs import JobRunner
from drafter.ui.library.care import LibraryCare
from drafter.ui.library.stand_in import open_or_stand_in
from tests.ui.library_material import library_of_speeches


def test_a_damaged_library_is_restored_from_the_window(qtbot, tmp_path: Path, jobs: JobRunner):
    library = library_of_speeches(tmp_path)
    sources = len(library.sources())
    folder = library._folder
    backup = tmp_path / "b.gaolib"
    library.backup(backup)
    library.close()
    (folder / DATABASE).write_bytes(b"damaged" * 5000)
    stand_in, problem = open_or_stand_in(folder)
    assert problem
    here, there = stand_in.compared_with(backup)
    assert here == "读不出来"
    assert f"{sources} 篇" in there
    care = LibraryCare(stand_in, jobs)
    qtbot.addWidget(care)
    with qtbot.waitSignal(care.message) as said:
        care.restore(backup)
    assert "关掉程序再打开" in said.args[0]
    (kept,) = folder.glob("replaced-*")
    assert str(kept) in said.args[0]
    stand_in.close()
    again, problem = open_or_stand_in(folder)
    assert problem == ""
    assert len(again.sources()) == sources
    assert run_job(again.verify()).problems == ()
    again.close()


def test_a_restoring_asks_with_what_is_on_both_sides(qtbot, tmp_path: Path, jobs: JobRunner):
    library = library_of_speeches(tmp_path)
    backup = tmp_path / "b.gaolib"
    library.backup(backup)
    library.remove(library.sources()[0].source.id)
    care = LibraryCare(library, jobs)
    qtbot.addWidget(care)
    care.show()
    here, there = library.compared_with(backup)
    texts: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.append(box.informativeText())
        box.reject()

    QTimer.singleShot(200, refuse)
    care._confirm_restore((backup, here, there))
    assert here in texts[0]
    assert there in texts[0]
    assert here != there
    assert library.counts()[0] == 1
    library.close()
